"""What a machine found against what is on record: a person's decision is never overridden (SCHEMA, "Re-extraction")."""

from __future__ import annotations

from collections.abc import Iterable

from core.changes import GroupChange, RecordChange, SpanChange
from core.model import TASK, Extraction, Span, Status
from core.spans import SpanSet


def additions(spans: SpanSet, found: Extraction) -> tuple[RecordChange, ...]:
    """The proposals to add: not on record by id, `born` or place, and not overlapping a decided span of their label.

    A task is dropped where a decided task has the same marker start.
    """
    decided = _Decided(spans)
    born = spans.born()
    fresh = (span for span in found.spans if span.id not in spans and span.id not in born)
    new = [span for span in fresh if not spans.stands(span.label, *span.range) and not decided.meets(span)]
    named = {span.group for span in new if span.group}
    groups = [group for group in found.groups if group.id in named and group.id not in spans.groups]
    return (*(GroupChange(group.id, None, group) for group in groups), *(SpanChange(one.id, None, one) for one in new))


def merge(spans: SpanSet, found: Extraction, selected: Iterable[str] = ()) -> tuple[RecordChange, ...]:
    """A whole re-extraction: additions, and pending rows of rule origin that are not found any more taken out.

    What is `selected` stays.
    """
    kept = {*selected, *(span.id for span in found.spans)}
    stale = [span for span in spans if _replaceable(span) and span.id not in kept]
    gone = tuple(SpanChange(span.id, span, None) for span in stale)
    return gone + additions(spans.updated(drop=[span.id for span in stale]), found)


def _replaceable(span: Span) -> bool:
    return span.pending and span.origin.kind == "rule" and not span.note and not span.flag


class _Decided:
    """The spans a person decided, asked by label and place."""

    def __init__(self, spans: SpanSet) -> None:
        decided = [span for span in spans.decided() if not span.lost]
        self._spans = spans
        self._markers = {_marker(span) for span in decided if span.label == TASK}
        self._any = bool(decided)

    def meets(self, proposal: Span) -> bool:
        if not self._any:
            return False
        if proposal.label == TASK:
            return _marker(proposal) in self._markers
        near = self._spans.overlapping(proposal.start, proposal.end)
        return any(span.label == proposal.label and _is_decided(span) for span in near)


def _is_decided(span: Span) -> bool:
    return span.status is not Status.PENDING


def _marker(span: Span) -> int:
    return span.marker[0] if span.marker else span.start
