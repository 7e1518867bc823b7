"""What a correction on record changed, told no further than somebody asks: one may have changed 60,000 spans."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from core.changes import RecordChange, SpanChange
from core.model import Status
from core.store import rows

if TYPE_CHECKING:
    from core.stored import HistoryLine

_STATUS = 3
"""Where a span's row has its status."""


def _flat(raw: Mapping[str, Any]) -> Iterator[tuple[str, object, object]]:
    return ((key, before, after) for key, (before, after) in raw.items())


def standing(lines: Iterable[HistoryLine]) -> Iterator[HistoryLine]:
    """Of corrections, the latest first, those that still hold: neither what was undone, nor undoing and redoing."""
    void: set[int] = set()
    for line in lines:
        if line.seq in void:
            continue
        if line.undoes is None:
            yield line
        else:
            void.add(line.undoes)


class Told:
    """The record changes of one correction of one article, from `{id: [before, after]}` as the file has it."""

    def __init__(self, raw: Mapping[str, Any], rule_of: rows.RuleOf) -> None:
        self._raw = raw
        self._rule_of = rule_of

    def __iter__(self) -> Iterator[RecordChange]:
        """One after another, each made when it is reached."""
        if isinstance(self._raw, rows.LaterRows) and self._raw.each_once:
            return iter(self._raw.changes)
        return rows.each_change(self._raw, self._rule_of)

    @property
    def span_count(self) -> int:
        """How many spans it changed."""
        if isinstance(self._raw, rows.LaterRows) and self._raw.each_once:
            return list(map(type, self._raw.changes)).count(SpanChange)
        return sum(itertools.starmap(rows.is_span_row, _flat(self._raw)))

    def way_removed(self) -> str:
        """Of a removal: `reject` or `drop`, where all of its spans went one way, else `remove`."""
        gone = rejected = False
        for before, after in self._span_rows():
            gone = gone or after is None
            rejected = rejected or (before is not None and after is not None and after == Status.REJECTED)
            if gone and rejected:
                return "remove"
        return "drop" if gone else "reject" if rejected else "remove"

    def _span_rows(self) -> Iterator[tuple[int | None, int | None]]:
        """The status of each span before and after; None where there was or is no span."""
        if isinstance(self._raw, rows.LaterRows) and self._raw.each_once:
            for change in self._raw.changes:
                if isinstance(change, SpanChange):
                    yield (
                        None if change.before is None else change.before.status,
                        None if change.after is None else change.after.status,
                    )
            return
        for key, (before, after) in self._raw.items():
            if rows.is_span_row(key, before, after):
                yield (None if before is None else before[_STATUS], None if after is None else after[_STATUS])
