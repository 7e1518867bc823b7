"""The optional layer beside an article's spans: proposals nobody has asked to be on record (docs/adr/0010)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.changes import RecordChange, SpanChange
from core.model import TASK, Span, Status
from core.spans import SpanSet


def beside(spans: SpanSet, found: Iterable[Span]) -> SpanSet:
    """What of the layer is to be shown: not on record in any way, and meeting no task."""
    born = spans.born()
    return SpanSet(span for span in found if _is_shown(spans, span, born))


def followed(layer: SpanSet, found: SpanSet, spans: SpanSet, changes: Iterable[RecordChange]) -> SpanSet:
    """The layer after those changes of the spans; only what lies where something changed is looked at.

    `found` is the whole layer, whatever is on record.
    """
    near: dict[str, Span] = {}
    for change in changes:
        if isinstance(change, SpanChange):
            own = found.get(change.id)
            near |= {change.id: own} if own is not None else {}
            for one in (change.before, change.after):
                near |= {span.id: span for span in found.overlapping(*one.range)} if one is not None else {}
    if not near:
        return layer
    born = spans.born()
    shown = {key: span for key, span in near.items() if _is_shown(spans, span, born)}
    if all((key in layer) == (key in shown) for key in near):
        return layer
    return layer.updated(shown.values(), near.keys() - shown.keys())


def _is_shown(spans: SpanSet, span: Span, born: frozenset[str]) -> bool:
    if span.id in spans or span.id in born:
        return False
    for one in spans.overlapping(*span.range):
        if one.lost:
            continue
        if one.label == TASK and not one.rejected:
            return False
        if one.label == span.label and (not one.pending or one.range == span.range):
            return False
    return True


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
