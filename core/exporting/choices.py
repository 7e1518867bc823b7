"""What is exported and how it is written; both can be kept under a name in the settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from core.articles.article_json import STATUSES
from core.errors import ExportError
from core.labels.policy import Policy
from core.model import Status
from core.settings import Settings

UNITS: Final = ("article", "paragraph", "sentence")
DUPLICATES: Final = ("together", "once", "apart")
"""Near-duplicates on one side of a split; only the best of them exported; not looked for."""
KINDS: Final = ("region", "implied", "in_name", "plan")
"""What the guidelines show and export by choice."""
PRESETS: Final = "export_presets"
"""The setting that keeps them."""
LAST: Final = "export_last"
"""The setting that keeps what was chosen last, under the word for the articles."""
SCOPES: Final = ("all", "finished", "article")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to export; an empty set of statuses or labels stands for all of them.

    `scope` is `article` (those `uids`: the open one, a selection, what a filter shows), `finished`, or `all`.
    `include_unworked` extracts the other articles of the library afresh and exports what the machine found there,
    whatever the statuses.
    """

    scope: str = "all"
    uids: tuple[str, ...] = ()
    statuses: frozenset[Status | str] = frozenset()
    labels: frozenset[str] = frozenset()
    include_unworked: bool = False
    machine: bool = False
    """What a machine proposed and nobody has decided comes too, whatever the statuses."""
    negatives: bool = False
    """Rejected spans come too, whatever the statuses; a format without statuses has them under `NOT_` and the label."""
    without: frozenset[str] = frozenset()
    """Of `KINDS`: spans of those kinds are left out."""

    @property
    def whole(self) -> bool:
        """Whether no span is left out."""
        return not (self.labels or self.without or (self.statuses and len(self.words) < len(STATUSES)))

    @property
    def words(self) -> frozenset[str]:
        """The statuses by the words files use."""
        return frozenset(one.name.lower() if isinstance(one, Status) else one for one in self.statuses)


@dataclass(frozen=True, slots=True)
class Layout:
    """How what was selected is written."""

    rename: tuple[tuple[str, str], ...] = ()
    """(label, the name it has in the export); two may get one name."""
    policy: Policy | None = None
    """Where spans begin and end in this export; None: as they are."""
    unit: str = "article"
    split: tuple[int, ...] = ()
    """Shares of train, dev and test, by article; empty: one export."""
    seed: int = 0
    duplicates: str = "together"
    separate: frozenset[str] = frozenset()
    """Uids of articles that a person has said are nobody's near-duplicates."""
    each: bool = False
    """One file an article, in a folder."""
    options: Mapping[str, str] = field(default_factory=dict)
    """The format's own (`Exporter.options`)."""

    @property
    def plain(self) -> bool:
        """Whether articles are written as they are on record."""
        return not self.rename and self.policy is None and self.unit == "article"


@dataclass(frozen=True, slots=True)
class Preset:
    """Choices under a name; the articles chosen one by one are not part of it."""

    name: str
    format: str
    selection: Selection = Selection()
    layout: Layout = Layout()


def choices_row(selection: Selection, layout: Layout) -> dict[str, Any]:
    """Both as one JSON object with sorted lists: for the report and for presets."""
    row = {one.name: getattr(selection, one.name) for one in fields(selection)} | {"statuses": selection.words}
    row |= {one.name: getattr(layout, one.name) for one in fields(layout)}
    row["policy"] = None if layout.policy is None else layout.policy._asdict()
    row["options"] = dict(sorted(layout.options.items()))
    row["rename"] = dict(layout.rename)
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in row.items()}


def choices_of(row: Mapping[str, Any]) -> tuple[Selection, Layout]:
    """The choices of such an object; `ExportError` where one is not as it must be."""
    try:
        policy = row.get("policy")
        selection = Selection(
            scope=_one_of(row.get("scope", "all"), SCOPES),
            uids=tuple(map(str, row.get("uids", ()))),
            statuses=frozenset(_one_of(one, tuple(STATUSES)) for one in row.get("statuses", ())),
            labels=frozenset(map(str, row.get("labels", ()))),
            include_unworked=bool(row.get("include_unworked")),
            machine=bool(row.get("machine")),
            negatives=bool(row.get("negatives")),
            without=frozenset(_one_of(one, KINDS) for one in row.get("without", ())),
        )
        layout = Layout(
            rename=tuple((str(key), str(one)) for key, one in dict(row.get("rename") or {}).items()),
            policy=None if policy is None else Policy(**{str(key): bool(one) for key, one in policy.items()}),
            unit=_one_of(row.get("unit", "article"), UNITS),
            split=tuple(map(int, row.get("split", ()))),
            seed=int(row.get("seed", 0)),
            duplicates=_one_of(row.get("duplicates", "together"), DUPLICATES),
            separate=frozenset(map(str, row.get("separate", ()))),
            each=bool(row.get("each")),
            options={str(key): str(one) for key, one in dict(row.get("options") or {}).items()},
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise ExportError(f"these choices are not as they must be: {error}") from error
    return selection, layout


def _one_of(value: object, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return str(value)


def presets(settings: Settings) -> dict[str, Preset]:
    """The presets by name, in the order of saving; one that cannot be read is left out."""
    read = (_preset_of(line) for line in settings.names(PRESETS))
    return {one.name: one for one in read if one is not None}


def save_preset(settings: Settings, preset: Preset) -> bool:
    """Keep a preset; one of the same name gives way. Whether the settings could be written."""
    kept = {**presets(settings), preset.name: preset}
    return settings.put(PRESETS, tuple(_line(one) for one in kept.values()))


def drop_preset(settings: Settings, name: str) -> bool:
    """Forget a preset."""
    return settings.put(PRESETS, tuple(_line(one) for key, one in presets(settings).items() if key != name))


def last_choices(settings: Settings) -> Preset | None:
    """What was chosen last time; None where nothing was, or nothing that can be read."""
    return _preset_of(settings.text(LAST))


def keep_last(settings: Settings, preset: Preset) -> bool:
    """Remember what is chosen."""
    return settings.put(LAST, _line(preset))


def _preset_of(line: str) -> Preset | None:
    try:
        row = json.loads(line)
        selection, layout = choices_of(row["choices"])
        return Preset(str(row["name"]), str(row["format"]), selection, layout)
    except (ValueError, KeyError, TypeError, ExportError):
        return None


def _line(preset: Preset) -> str:
    row = choices_row(preset.selection, preset.layout)
    general = {name: one for name, one in row.items() if name not in {"uids", "separate"}}
    if general["scope"] == "article":
        general["scope"] = "all"
    return json.dumps({"name": preset.name, "format": preset.format, "choices": general}, ensure_ascii=False)
