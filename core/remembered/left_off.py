"""Where a person left off: what was selected, what the lists were filtered by, which drawers lay open.

One line of JSON in the settings; a damaged one counts as nothing left.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Final

from core.review.span_filter import By, SpanFilter

_LONGEST: Final = 20_000
"""Characters of a line; a longer one was not written by this program."""


@dataclass(frozen=True, slots=True)
class LeftOff:
    """The state of the window that no article and no setting of its own holds."""

    workspace: str = ""
    """The path of the workspace that was open; what follows is of it."""
    article: str = ""
    """The uid of the article that was open."""
    selected: str = ""
    """Id of the selected span of that article."""
    library: str = ""
    """The words in the library's filter."""
    span_words: str = ""
    span_values: tuple[tuple[str, str], ...] = ()
    """(what the list of spans is filtered by, value), sorted."""
    problem_kind: str = ""
    problems_in_library: bool = False
    drawers: tuple[str, ...] = ()
    """The drawers that lay open."""
    hidden: tuple[str, ...] = ()
    """The labels that were put out of sight."""

    def with_filter(self, chosen: SpanFilter) -> LeftOff:
        """With that filter of the list of spans, taken apart."""
        pairs = sorted((str(by), value) for by, values in chosen.values.items() for value in values)
        return replace(self, span_words=chosen.words, span_values=tuple(pairs))

    @property
    def span_filter(self) -> SpanFilter:
        """The filter of the list of spans; a kind that nobody knows any more is left out."""
        known: dict[By, frozenset[str]] = {}
        for name, value in self.span_values:
            if name in set(map(str, By)):
                known[By(name)] = known.get(By(name), frozenset()) | {value}
        return SpanFilter(known, self.span_words)

    def line(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), separators=(",", ":"))


def read(line: str) -> LeftOff:
    """What such a line says; nothing where it is damaged."""
    try:
        found = json.loads(line) if line and len(line) <= _LONGEST else {}
    except (ValueError, RecursionError):
        return LeftOff()
    if not isinstance(found, dict):
        return LeftOff()
    known = {one.name: found[one.name] for one in fields(LeftOff) if one.name in found}
    pairs, drawers, hidden = (known.pop(name, []) for name in ("span_values", "drawers", "hidden"))
    kinds = all(type(value) is type(getattr(LeftOff(), name)) for name, value in known.items())
    if not kinds or not _strings(drawers) or not _strings(hidden) or not isinstance(pairs, list):
        return LeftOff()
    if not all(_strings(pair) and len(pair) == 2 for pair in pairs):
        return LeftOff()
    values = tuple((by, value) for by, value in pairs)
    return LeftOff(**known, span_values=values, drawers=tuple(drawers), hidden=tuple(hidden))


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(type(one) is str for one in value)
