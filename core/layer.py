"""The optional layer beside an article's spans: proposals nobody has asked to be on record (docs/adr/0010)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.changes import RecordChange, SpanChange
from core.merge import additions
from core.model import TASK, Extraction, Span, Status
from core.spans import SpanSet


def beside(spans: SpanSet, found: Sequence[Span]) -> SpanSet:
    """What of the layer is to be shown: not on record in any way, and meeting no task."""
    new = (change.after for change in additions(spans, Extraction(tuple(found))) if isinstance(change, SpanChange))
    return SpanSet(span for span in new if span is not None and not _meets_task(spans, span))


def _meets_task(spans: SpanSet, span: Span) -> bool:
    near = spans.overlapping(*span.range)
    return any(one.label == TASK and not one.rejected and not one.lost for one in near)


def taken_in(made: Iterable[RecordChange], span: Span | None) -> tuple[RecordChange, ...]:
    """The changes with that span of the layer as one that was not on record; whatever is done to it decides it."""
    if span is None:
        return tuple(made)
    return tuple(_taken(change, span) for change in made)


def _taken(change: RecordChange, span: Span) -> RecordChange:
    if not isinstance(change, SpanChange) or change.id != span.id:
        return change
    after = change.after
    if after is not None and after.pending:
        after = replace(after, status=Status.ACCEPTED)
    return SpanChange(change.id, None, after)
