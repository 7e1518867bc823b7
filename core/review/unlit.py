"""The missing item of a list: whether its number stands in the text, and the correction that marks it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.changes import RecordChange
from core.editing.grouping import Trouble, TroubleKind, insert, level_of
from core.errors import CorrectionRefused
from core.ids import new_id
from core.model import PERSON, TASK, Range, Span, Status
from core.spans import SpanSet
from core.text import fold

REACH: Final = 4000
"""Code points before the first item of a list in which its missing beginning is looked for."""


def missing_marker(spans: SpanSet, text: str, trouble: Trouble) -> tuple[int, Range] | None:
    """The first of the missing numbers that stands in the text between its neighbours, and the range of its sign."""
    from core.extractors.task_markers import find_markers  # noqa: PLC0415  # read when first needed

    behind = spans.get(trouble.span)
    if trouble.kind is not TroubleKind.GAP or behind is None:
        return None
    previous = spans.get(trouble.previous)
    first = previous.start if previous is not None else max(0, behind.start - REACH)
    if previous is None:
        first = max(first, text.rfind("\n", 0, max(0, behind.start - 1)) + 1)
    # One sign alone is no list for the finder, so the item behind the gap is in the stretch too.
    last = behind.marker[1] if behind.marker else min(behind.end, behind.start + 8)
    found = find_markers(fold(text[first:last]), [(0, last - first)])
    wanted = range(trouble.ordinal, trouble.last + 1)
    style = behind.style or (previous.style if previous is not None else "")
    fitting = [one for one in found if one.ordinal in wanted and first + one.end <= behind.start]
    fitting = [one for one in fitting if not _begins_an_item(spans, first + one.start)]
    # A sign of the list's own style goes before one that only has the number.
    fitting.sort(key=lambda one: (one.style != style, one.ordinal, one.start))
    return (fitting[0].ordinal, (first + fitting[0].start, first + fitting[0].end)) if fitting else None


def mark_missing(spans: SpanSet, text: str, trouble: Trouble) -> tuple[RecordChange, ...]:
    """The missing item marked where its number stands; the item that had swallowed it ends before it."""
    from core.extractors.task_ends import stripped  # noqa: PLC0415

    found = missing_marker(spans, text, trouble)
    behind = spans.get(trouble.span)
    if found is None or behind is None:
        raise CorrectionRefused("the missing number does not stand in the text")
    ordinal, marker = found
    previous = spans.get(trouble.previous)
    swallowed = previous is not None and previous.end > marker[0]
    end = previous.end if previous is not None and swallowed else _end_before(text, marker[1], behind.start)
    end = stripped(text, marker[1], end)
    group = spans.groups.get(trouble.group)
    refused = _refused_at(spans, marker[0])
    place = refused or Span(new_id(), TASK, marker[0], max(end, marker[1]), origin=PERSON, province=behind.province)
    new = replace(
        place,
        status=Status.ACCEPTED,
        how="",
        group=trouble.group,
        ordinal=ordinal,
        level=level_of(behind, group),
        style=behind.style,
        marker=marker,
    )
    shortened = None
    if previous is not None and swallowed:
        stop = stripped(text, previous.start + 1, marker[0])
        shortened = replace(previous, end=stop)
    return insert(spans, new, shortened, trouble.previous)


def _begins_an_item(spans: SpanSet, start: int) -> bool:
    """Whether the sign is that of an item already, which then has another number."""
    there = (one for one in spans.overlapping(start, start + 1) if one.label == TASK and not one.rejected)
    return any(start == (one.marker[0] if one.marker else one.start) for one in there)


def _refused_at(spans: SpanSet, start: int) -> Span | None:
    """The task that was rejected there: it comes back, or it would be on record twice."""
    there = spans.overlapping(start, start + 1)
    return next((one for one in there if one.label == TASK and one.rejected and one.start == start), None)


def _end_before(text: str, start: int, stop: int) -> int:
    """The end of the line, or where the next item begins."""
    line = text.find("\n", start, stop)
    return stop if line < 0 else line
