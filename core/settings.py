"""One table of settings: name, type, default, what it is for; and the file that keeps what differs from it."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from core.errors import SettingsDamaged
from core.remembered.late_file import LateFile
from core.review.order import Order
from core.system_errors import why_refused
from core.translation import QT_TRANSLATE_NOOP

NOT_SETTINGS: Final = "it is not as it must be"
Value = str | int | float | bool | tuple[str, ...]


class Setting(NamedTuple):
    """One row: `default` gives the type; `choices` are the values allowed, empty for any.

    `title`, `doc` and `unit` are English sources of the translation context `settings`, `group` is a key of `GROUPS`.
    An internal row is remembered by the program; every other one has an editor in the settings dialog.
    """

    name: str
    default: Value
    title: str = ""
    doc: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, English source of its name)."""
    low: float = 0
    high: float = 0
    group: str = ""
    unit: str = ""
    step: float = 1
    """By which the editor of a number goes up and down."""
    shown: float = 1
    """The editor shows the value times this: 100 with the unit % for a share."""
    editor: str = ""
    """`font` or `keys` where the type alone does not tell."""
    internal: bool = False


GROUPS: Final[tuple[tuple[str, str], ...]] = (
    ("person", QT_TRANSLATE_NOOP("settings", "You")),
    ("page", QT_TRANSLATE_NOOP("settings", "The page")),
    ("desk", QT_TRANSLATE_NOOP("settings", "The window")),
    ("review", QT_TRANSLATE_NOOP("settings", "Review")),
    ("keeping", QT_TRANSLATE_NOOP("settings", "Backups and search")),
)
"""The headings of the dialog in their order: (key, English source of its words)."""

SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        "annotator",
        "",
        QT_TRANSLATE_NOOP("settings", "Annotator"),
        QT_TRANSLATE_NOOP("settings", "The name under which corrections are made."),
        group="person",
    ),
    Setting(
        "language",
        "system",
        QT_TRANSLATE_NOOP("settings", "Language"),
        QT_TRANSLATE_NOOP("settings", "The window opens anew in it, where you were."),
        (
            ("system", QT_TRANSLATE_NOOP("settings", "As the system")),
            ("zh_CN", QT_TRANSLATE_NOOP("settings", "Chinese")),
            ("en", QT_TRANSLATE_NOOP("settings", "English")),
        ),
        group="person",
    ),
    Setting(
        "input_method",
        "system",
        QT_TRANSLATE_NOOP("settings", "Input method"),
        QT_TRANSLATE_NOOP(
            "settings", "What Chinese is typed with; ibus serves fcitx too. Takes effect at the next start."
        ),
        (
            ("system", QT_TRANSLATE_NOOP("settings", "As the system")),
            ("ibus", QT_TRANSLATE_NOOP("settings", "ibus or fcitx")),
            ("compose", QT_TRANSLATE_NOOP("settings", "None, the keyboard alone")),
        ),
        group="person",
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
        group="page",
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
        group="page",
    ),
    Setting(
        "serif_family",
        "",
        QT_TRANSLATE_NOOP("settings", "Font with serifs"),
        QT_TRANSLATE_NOOP("settings", "Of title and text while the page has serifs."),
        group="page",
        editor="font",
    ),
    Setting(
        "sans_family",
        "",
        QT_TRANSLATE_NOOP("settings", "Font without serifs"),
        QT_TRANSLATE_NOOP(
            "settings", "Of dates, sources and navigation, and of the text while the page has no serifs."
        ),
        group="page",
        editor="font",
    ),
    Setting(
        "zoom",
        1.0,
        QT_TRANSLATE_NOOP("settings", "Zoom of the page"),
        QT_TRANSLATE_NOOP("settings", "100 % is 17.5 pixels; Ctrl with the wheel changes it too."),
        low=0.5,
        high=4,
        group="page",
        unit=QT_TRANSLATE_NOOP("settings", "%"),
        step=0.1,
        shown=100,
    ),
    Setting(
        "column",
        38,
        QT_TRANSLATE_NOOP("settings", "Width of the column"),
        QT_TRANSLATE_NOOP("settings", "Characters in a line at the most; 30 to 40 are read best."),
        low=20,
        high=70,
        group="page",
        unit=QT_TRANSLATE_NOOP("settings", "characters"),
    ),
    Setting(
        "line_height",
        1.9,
        QT_TRANSLATE_NOOP("settings", "Height of a line"),
        QT_TRANSLATE_NOOP("settings", "In heights of a character."),
        low=1.4,
        high=3,
        group="page",
        unit=QT_TRANSLATE_NOOP("settings", "characters"),
        step=0.1,
    ),
    Setting(
        "indent",
        2,
        QT_TRANSLATE_NOOP("settings", "Indent of a paragraph"),
        QT_TRANSLATE_NOOP("settings", "Characters left free before its first line."),
        low=0,
        high=4,
        group="page",
        unit=QT_TRANSLATE_NOOP("settings", "characters"),
    ),
    Setting(
        "chrome_folded",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Fold page navigation"),
        doc=QT_TRANSLATE_NOOP("settings", "Menus, disclaimers and comments that came with a web page are one line."),
        group="page",
    ),
    Setting(
        "library_side",
        "left",
        QT_TRANSLATE_NOOP("settings", "Side of the library"),
        QT_TRANSLATE_NOOP("settings", "The other panes stand on the other side."),
        (
            ("left", QT_TRANSLATE_NOOP("settings", "Left of the page")),
            ("right", QT_TRANSLATE_NOOP("settings", "Right of the page")),
        ),
        group="desk",
    ),
    Setting(
        "library_order",
        "added",
        QT_TRANSLATE_NOOP("settings", "Order of the library"),
        QT_TRANSLATE_NOOP("settings", "In which the articles stand."),
        (
            ("added", QT_TRANSLATE_NOOP("settings", "As they were added")),
            ("newest", QT_TRANSLATE_NOOP("settings", "Newest first")),
            ("oldest", QT_TRANSLATE_NOOP("settings", "Oldest first")),
            ("title", QT_TRANSLATE_NOOP("settings", "By title")),
            ("progress", QT_TRANSLATE_NOOP("settings", "Least done first")),
            ("pending", QT_TRANSLATE_NOOP("settings", "Most pending first")),
        ),
        group="desk",
    ),
    Setting(
        "open_last",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Open the last article at the start"),
        doc=QT_TRANSLATE_NOOP("settings", "Where it was left, with the selected span and the filters of the lists."),
        group="desk",
    ),
    Setting(
        "notice_seconds",
        8,
        QT_TRANSLATE_NOOP("settings", "Messages stay for"),
        QT_TRANSLATE_NOOP("settings", "What was done, with its Undo button; errors stay until they are dismissed."),
        low=3,
        high=60,
        group="desk",
        unit=QT_TRANSLATE_NOOP("settings", "seconds"),
    ),
    Setting(
        "simple_mode",
        default=False,
        title=QT_TRANSLATE_NOOP("settings", "Simple mode"),
        doc=QT_TRANSLATE_NOOP("settings", "Mouse, Enter, Delete and menus only; single letters do nothing."),
        group="desk",
    ),
    Setting(
        "keys",
        (),
        QT_TRANSLATE_NOOP("settings", "Keys"),
        QT_TRANSLATE_NOOP("settings", "Every command can have another key."),
        group="desk",
        editor="keys",
    ),
    Setting(
        "review_order",
        "reading",
        QT_TRANSLATE_NOOP("settings", "Order of review"),
        QT_TRANSLATE_NOOP("settings", "In which J and K go through what is pending."),
        (
            (str(Order.READING), QT_TRANSLATE_NOOP("settings", "Reading order")),
            (str(Order.DOUBTFUL), QT_TRANSLATE_NOOP("settings", "Most doubtful first")),
            (str(Order.EQUAL), QT_TRANSLATE_NOOP("settings", "Equal strings together")),
        ),
        group="review",
    ),
    Setting(
        "accept_advances",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Go on to the next pending span after a decision"),
        doc=QT_TRANSLATE_NOOP("settings", "One decision, one key."),
        group="review",
    ),
    Setting(
        "finish_accepts",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Finishing accepts what is pending"),
        doc=QT_TRANSLATE_NOOP("settings", "Marked as accepted by finishing, in one step that can be undone."),
        group="review",
    ),
    Setting(
        "finish_goes_on",
        default=True,
        title=QT_TRANSLATE_NOOP("settings", "Go on to the next article after finishing"),
        doc=QT_TRANSLATE_NOOP("settings", "The next one in the library that is not finished."),
        group="review",
    ),
    Setting(
        "demands",
        default=False,
        title=QT_TRANSLATE_NOOP("settings", "Show demands without a number"),
        doc=QT_TRANSLATE_NOOP("settings", "Sentences that ask something of somebody and stand in no numbered list."),
        group="review",
    ),
    Setting(
        "backup_every",
        "day",
        QT_TRANSLATE_NOOP("settings", "Make a backup"),
        QT_TRANSLATE_NOOP("settings", "At the start always; while the program runs, with the next correction."),
        (
            ("start", QT_TRANSLATE_NOOP("settings", "At the start only")),
            ("day", QT_TRANSLATE_NOOP("settings", "Every day")),
            ("hour", QT_TRANSLATE_NOOP("settings", "Every hour")),
        ),
        group="keeping",
    ),
    Setting(
        "backups_last",
        5,
        QT_TRANSLATE_NOOP("settings", "Latest backups kept"),
        QT_TRANSLATE_NOOP(
            "settings", "Beside one for each of the last days and weeks; those of a restoring stay always."
        ),
        low=1,
        high=100,
        group="keeping",
        unit=QT_TRANSLATE_NOOP("settings", "backups"),
    ),
    Setting(
        "backups_days",
        7,
        QT_TRANSLATE_NOOP("settings", "Daily backups kept"),
        QT_TRANSLATE_NOOP("settings", "The last one of each day."),
        low=0,
        high=90,
        group="keeping",
        unit=QT_TRANSLATE_NOOP("settings", "days"),
    ),
    Setting(
        "backups_weeks",
        4,
        QT_TRANSLATE_NOOP("settings", "Weekly backups kept"),
        QT_TRANSLATE_NOOP("settings", "The last one of each week."),
        low=0,
        high=52,
        group="keeping",
        unit=QT_TRANSLATE_NOOP("settings", "weeks"),
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
        group="keeping",
    ),
    Setting("labels_used", (), internal=True),
    Setting("article_card_folded", default=False, internal=True),
    Setting("recent", (), internal=True),
    Setting("faces_missing", "", internal=True),
    Setting("palette_recent", (), internal=True),
    Setting("today", (), internal=True),
    Setting("left_off", "", internal=True),
    Setting("export_presets", (), internal=True),
    Setting("export_last", "", internal=True),
    Setting("export_folder", "", internal=True),
    Setting("geometry", "", internal=True),
    Setting("panes", "", internal=True),
)

_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def row_of(name: str) -> Setting:
    """The row of that name."""
    return _BY_NAME[name]


class Settings:
    """The values in force. A damaged file never stops the program: defaults hold, the file is kept aside."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = LateFile(path)
        self.damaged: SettingsDamaged | None = None
        self._unknown: dict[str, object] = {}
        self._values: dict[str, Value] = {}
        self._watcher: Callable[[str], None] | None = None
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

    def watch(self, watcher: Callable[[str], None] | None) -> None:
        """Tell that one (or nobody) the name of every setting that gets another value."""
        self._watcher = watcher

    def put(self, name: str, value: Value) -> bool:
        """Keep a value; whether it could be written to the file."""
        return self.put_all({name: value})

    def put_all(self, values: Mapping[str, Value], *, later: bool = False) -> bool:
        """Keep several values with one writing of the file; whether that went well.

        `later`: nobody waits for the disk; what is kept by itself is written so, and `flush` ends it.
        """
        fitting = {name: _fitting(_BY_NAME[name], value) for name, value in values.items()}
        fresh = {name: value for name, value in fitting.items() if value is not None and value != self[name]}
        if not fresh:
            return True
        self._values.update(fresh)
        words = json.dumps({**self._unknown, **self._values}, indent=1, sort_keys=True)
        done = True
        if later:
            self._file.write_later(words)
        else:
            done = self._file.write(words)
        if self._watcher is not None:
            for name in fresh:
                self._watcher(name)
        return done

    def flush(self) -> None:
        """Everything kept is in the file, or could not be written."""
        self._file.flush()

    def _load(self) -> None:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError) as error:
            self._set_aside(_why(error))
            return
        if not isinstance(found, dict):
            self._set_aside(NOT_SETTINGS)
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

    def _set_aside(self, why: str) -> None:
        self.damaged = SettingsDamaged(why, path=str(self.path))
        try:
            os.replace(self.path, self.path.with_suffix(".damaged.json"))
        except OSError:
            return


def _why(error: Exception) -> str:
    """Why the file was not read: the words of Python's own reader are in no person's language."""
    if isinstance(error, json.JSONDecodeError):
        return f"it is broken in line {error.lineno}, at character {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return why_refused(error) if isinstance(error, OSError) else NOT_SETTINGS


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
        bounded = min(max(value, setting.low), setting.high) if setting.high else value
        return round(bounded) if isinstance(default, int) else bounded
    if not isinstance(value, str):
        return None
    allowed = [choice for choice, _name in setting.choices]
    return value if not allowed or value in allowed else None
