"""Every correction as a pure function: a span set and what the person asked for → the changes.

None of them changes anything by itself: `core.changes.apply` does. Adding, relabelling and resizing accept; the
origin of a span stays its maker's. A machine's span is rejected (the row stays: a tombstone); a person's own is
removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from core.changes import FieldChange, RecordChange, SpanChange
from core.editing.edges import step
from core.errors import CorrectionRefused
from core.ids import new_id
from core.labels.attributes import FIELDS, put
from core.model import PERSON, ArticleState, Range, Span, Status, with_status
from core.spans import SpanSet

FINISH = "finish"


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space at either end; `CorrectionRefused` when nothing is left of it.

    What counts as white space is what Python counts: U+3000 and NBSP included.
    """
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        following = step(text, start, 1)
        if not text[start:following].isspace():  # a mark stands on the blank: both are one character
            break
        start = following
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise CorrectionRefused("a span must hold at least one character that is not white space")
    return start, end


def add(spans: SpanSet, text: str, label: str, start: int, end: int, *, norm: str = "") -> tuple[RecordChange, ...]:
    """A person's new span; where one of that label and range is on record, that one is accepted instead."""
    start, end = trimmed(text, start, end)
    twin = next((span for span in spans.overlapping(start, end) if _is(span, label, start, end)), None)
    if twin is not None:
        return accept(spans, [twin.id])
    new = Span(new_id(), label, start, end, Status.ACCEPTED, PERSON, norm=norm)
    return (SpanChange(new.id, None, new),)


def accept(spans: SpanSet, ids: Iterable[str], *, how: str = "") -> tuple[RecordChange, ...]:
    """Those spans accepted; one that is accepted in this way already gives no change."""
    return _each(spans, ids, lambda span: _as(span, Status.ACCEPTED, how))


def pend(spans: SpanSet, ids: Iterable[str]) -> tuple[RecordChange, ...]:
    """Those spans put back to pending."""
    return _each(spans, ids, lambda span: _as(span, Status.PENDING))


def remove(spans: SpanSet, ids: Iterable[str]) -> tuple[RecordChange, ...]:
    """A machine's span is rejected and stays on record, a person's own is taken away (its history stays)."""
    return _each(
        spans,
        ids,
        lambda span: None if span.origin.is_person else _as(span, Status.REJECTED),
    )


def relabel(spans: SpanSet, span_id: str, label: str) -> tuple[RecordChange, ...]:
    """Another label; id, note and history stay, what only the old label has a meaning for does not."""
    span = _must(spans, span_id)
    if span.label == label:
        return accept(spans, [span_id])
    plain = replace(
        span,
        label=label,
        status=Status.ACCEPTED,
        how="",
        norm="",
        kind="",
        group="",
        ordinal=None,
        level=None,
        style="",
        marker=None,
        tier="",
        in_name=False,
        extra={key: one for key, one in span.extra.items() if key != FIELDS},
    )
    return (SpanChange(span_id, span, plain),)


def relabel_many(spans: SpanSet, ids: Iterable[str], label: str) -> tuple[RecordChange, ...]:
    """Another label for each of those spans, as `relabel` gives it."""
    return tuple(change for span_id in dict.fromkeys(ids) for change in relabel(spans, span_id, label))


def resize(spans: SpanSet, text: str, span_id: str, start: int, end: int) -> tuple[RecordChange, ...]:
    """Another range, accepted; white space at the ends is left out. A marker cut off is given up."""
    span = _must(spans, span_id)
    start, end = trimmed(text, start, end)
    if (start, end) == span.range:
        return ()
    marker = span.marker if span.marker and start <= span.marker[0] and span.marker[1] <= end else None
    return (
        SpanChange(span_id, span, replace(span, start=start, end=end, status=Status.ACCEPTED, how="", marker=marker)),
    )


def note(spans: SpanSet, span_id: str, words: str) -> tuple[RecordChange, ...]:
    """The note on a span; its status stays."""
    return _each(spans, [span_id], lambda span: replace(span, note=words.strip()))


def flag(spans: SpanSet, span_id: str, on: bool) -> tuple[RecordChange, ...]:
    """Whether a span is flagged; its status stays."""
    return _each(spans, [span_id], lambda span: replace(span, flag=on))


def set_norm(spans: SpanSet, span_id: str, norm: str) -> tuple[RecordChange, ...]:
    """The norm of a span (a province's code, a slogan's same-as), accepted with it."""
    return put(spans, span_id, "norm", norm)


def finish(
    spans: SpanSet, state: ArticleState, *, accept_pending: bool = True, put_away: frozenset[str] = frozenset()
) -> tuple[RecordChange, ...]:
    """The article is done: what is pending is accepted by finishing, marked so, in the same step.

    Spans of labels that are put away stay pending: nobody has seen them.
    """
    return tuple(finishing(spans, state, accept_pending=accept_pending, put_away=put_away))


def finishing(
    spans: SpanSet, state: ArticleState, *, accept_pending: bool = True, put_away: frozenset[str] = frozenset()
) -> Iterator[RecordChange]:
    """The same, one by one: there may be 60,000."""
    for span in spans if accept_pending else ():
        if span.pending and not span.lost and span.label not in put_away:
            yield SpanChange(span.id, span, with_status(span, Status.ACCEPTED, FINISH))
    if state is not ArticleState.FINISHED:
        yield FieldChange("state", state.value, ArticleState.FINISHED.value)


def reopen(state: ArticleState) -> tuple[RecordChange, ...]:
    """The article is not done after all; what finishing accepted stays as it is."""
    if state is not ArticleState.FINISHED:
        return ()
    return (FieldChange("state", state.value, ArticleState.OPEN.value),)


def _is(span: Span, label: str, start: int, end: int) -> bool:
    return (span.label, span.start, span.end) == (label, start, end)


def _must(spans: SpanSet, span_id: str) -> Span:
    span = spans.get(span_id)
    if span is None:
        raise CorrectionRefused(f"there is no span {span_id}")
    return span


def _as(span: Span, status: Status, how: str = "") -> Span:
    """The span with that status; itself where it has it already."""
    return span if span.status is status and span.how == how else with_status(span, status, how)


def _each(spans: SpanSet, ids: Iterable[str], to: Callable[[Span], Span | None]) -> tuple[RecordChange, ...]:
    """One change for every span that really becomes another."""
    changes: list[RecordChange] = []
    wanted = list(dict.fromkeys(ids))
    found = spans.several(wanted)
    for span_id in wanted:
        span = found.get(span_id)
        if span is None:
            raise CorrectionRefused(f"there is no span {span_id}")
        after = to(span)
        if after is not span and (after is None or after.status is not span.status or after != span):
            changes.append(SpanChange(span_id, span, after))
    return tuple(changes)
