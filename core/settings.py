"""One table of settings: name, type, default, what it is for; and the file that keeps what differs from it."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.errors import SettingsDamaged
from core.review_order import Order
from core.translation import QT_TRANSLATE_NOOP

Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: `default` gives the type; `choices` are the values allowed, empty for any.

    `title` and `doc` are English sources of the translation context `settings`; a row without a title is
    remembered by the program and not shown in the settings panel.
    """

    name: str
    default: Value
    title: str = ""
    doc: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, English source of its name)."""
    low: float = 0
    high: float = 0


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        "annotator",
        "",
        QT_TRANSLATE_NOOP("settings", "Annotator"),
        QT_TRANSLATE_NOOP("settings", "The name under which corrections are made."),
    ),
    Setting(
        "language",
        "system",
        QT_TRANSLATE_NOOP("settings", "Language"),
        QT_TRANSLATE_NOOP("settings", "Takes effect at the next start."),
        (
            ("system", QT_TRANSLATE_NOOP("settings", "As the system")),
            ("zh_CN", QT_TRANSLATE_NOOP("settings", "Chinese")),
            ("en", QT_TRANSLATE_NOOP("settings", "English")),
        ),
    ),
    Setting(
        "theme",
        "system",
        QT_TRANSLATE_NOOP("settings", "Theme"),
        QT_TRANSLATE_NOOP("settings", "Light, dark, like old paper, or as the system."),
        (
            ("system", QT_TRANSLATE_NOOP("settings", "As the system")),
            ("light", QT_TRANSLATE_NOOP("settings", "Light")),
            ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
            ("paper", QT_TRANSLATE_NOOP("settings", "Paper")),
        ),
    ),
    Setting(
        "face",
        "serif",
        QT_TRANSLATE_NOOP("settings", "Face of the page"),
        QT_TRANSLATE_NOOP("settings", "With serifs (Song) or without (Hei)."),
        (
            ("serif", QT_TRANSLATE_NOOP("settings", "Serif")),
            ("sans", QT_TRANSLATE_NOOP("settings", "Sans-serif")),
        ),
    ),
    Setting(
        "zoom",
        1.0,
        QT_TRANSLATE_NOOP("settings", "Zoom of the page"),
        QT_TRANSLATE_NOOP("settings", "1 is 17.5 pixels; Ctrl with the wheel changes it too."),
        low=0.5,
        high=4,
    ),
    Setting(
        "finish_accepts",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Finishing accepts what is pending"),
        doc=QT_TRANSLATE_NOOP("settings", "Marked as accepted by finishing, in one step that can be undone."),
    ),
    Setting(
        "accept_advances",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Go on to the next pending span after a decision"),
        doc=QT_TRANSLATE_NOOP("settings", "One decision, one key."),
    ),
    Setting(
        "simple_mode",
        default=False,
        title=QT_TRANSLATE_NOOP("settings", "Simple mode"),
        doc=QT_TRANSLATE_NOOP("settings", "Mouse, Enter, Delete and menus only; single letters do nothing."),
    ),
    Setting(
        "review_order",
        "reading",
        choices=tuple((str(order), "") for order in Order),
    ),
    Setting(
        "search_cache",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Keep an index for searching the library"),
        doc=QT_TRANSLATE_NOOP(
            "settings",
            "A private file beside the other caches that holds the texts of all articles. Without it, every search "
            "reads the files again.",
        ),
    ),
    Setting("demands", default=False),
    Setting("chrome_folded", default=True),
    Setting("labels_used", ()),
    Setting("article_card_folded", default=False),
    Setting("library_order", "added"),
    Setting("first_start_done", default=False),
    Setting("recent", ()),
    Setting("faces_missing", ""),
    Setting("keys", ()),
    Setting("palette_recent", ()),
    Setting("last_article", ()),
    Setting("today", ()),
    Setting("export_presets", ()),
    Setting("export_last", ""),
    Setting("export_folder", ""),
    Setting("geometry", ""),
    Setting("panes", ""),
)

_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


class Settings:
    """The values in force. A damaged file never stops the program: defaults hold, the file is kept aside."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged: SettingsDamaged | None = None
        self._unknown: dict[str, object] = {}
        self._values: dict[str, Value] = {}
        self._load()

    def __getitem__(self, name: str) -> Value:
        return self._values.get(name, _BY_NAME[name].default)

    def text(self, name: str) -> str:
        """A setting that is a string."""
        return str(self[name])

    def on(self, name: str) -> bool:
        """A setting that is yes or no."""
        return bool(self[name])

    def number(self, name: str) -> float:
        """A setting that is a number."""
        value = self[name]
        return float(value) if isinstance(value, (int, float)) else float(str(_BY_NAME[name].default))

    def names(self, name: str) -> tuple[str, ...]:
        """A setting that is a list of strings."""
        value = self[name]
        return value if isinstance(value, tuple) else ()

    def put(self, name: str, value: Value) -> bool:
        """Keep a value; whether it could be written to the file."""
        checked = _fitting(_BY_NAME[name], value)
        if checked is None or checked == self[name]:
            return True
        self._values[name] = checked
        return self._save()

    def _load(self) -> None:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError) as error:
            self._set_aside(error)
            return
        if not isinstance(found, dict):
            self._set_aside(ValueError("not an object"))
            return
        self._take(found)

    def _take(self, found: Mapping[str, object]) -> None:
        for name, value in found.items():
            if name not in _BY_NAME:
                self._unknown[name] = value
                continue
            checked = _fitting(_BY_NAME[name], value)
            if checked is not None:
                self._values[name] = checked

    def _set_aside(self, cause: Exception) -> None:
        self.damaged = SettingsDamaged(str(cause), path=str(self.path))
        try:
            os.replace(self.path, self.path.with_suffix(".damaged.json"))
        except OSError:
            return

    def _save(self) -> bool:
        words = json.dumps({**self._unknown, **self._values}, ensure_ascii=False, indent=1, sort_keys=True)
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(words, "utf-8")
            os.replace(fresh, self.path)
        except OSError:
            return False
        return True


def _fitting(setting: Setting, value: object) -> Value | None:
    """The value in the row's own type and bounds; None where it cannot be."""
    default = setting.default
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, tuple):
        return tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else None
    if isinstance(default, (int, float)):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or math.isnan(value):
            return None
        return min(max(value, setting.low), setting.high) if setting.high else value
    if not isinstance(value, str):
        return None
    allowed = [choice for choice, _name in setting.choices]
    return value if not allowed or value in allowed else None
