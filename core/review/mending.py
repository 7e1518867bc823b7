"""The mend of each kind of problem, as a correction: it takes that problem away and makes no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from core import corrections
from core.articles.library import Entry
from core.changes import FieldChange, GroupChange, RecordChange, SpanChange
from core.editing.grouping import items_of, level_of, troubles
from core.errors import CorrectionRefused
from core.ids import new_id
from core.model import PROVINCE, TASK, Group, Span, Status
from core.review.problems import Kind, Problem
from core.review.unlit import mark_missing
from core.spans import SpanSet, reading_order

CHECKED = "checked"
"""The name of the article's field that keeps what a person has said to be all right."""


def mended(text: str, spans: SpanSet, problem: Problem) -> tuple[RecordChange, ...]:
    """The changes that mend a problem; `CorrectionRefused` where it cannot be, or is not there any more."""
    if not problem.mendable:
        raise CorrectionRefused("this problem has no mend of its own; correct the span by hand")
    if problem.kind is Kind.UNLIT:
        return _lit(spans, text, problem)
    span = spans.get(problem.span)
    if span is None or span.range != (problem.start, problem.end) or span.rejected:
        raise CorrectionRefused("the span is not as it was when the problem was found")
    if problem.kind in {Kind.GAP, Kind.REPEAT}:
        return _counted(spans, text, span, problem)
    if problem.kind is Kind.ALONE:
        return tuple(_into_list(spans, span))
    return _by_itself(spans, text, span, problem)


def _by_itself(spans: SpanSet, text: str, span: Span, problem: Problem) -> tuple[RecordChange, ...]:
    match problem.kind:
        case Kind.LABELS:
            return _relabelled(spans, text, span, problem.fact)
        case Kind.NORMS | Kind.CODE:
            return corrections.set_norm(spans, span.id, problem.fact)
        case Kind.OVERLAP:
            return corrections.remove(spans, [span.id])
        case _:
            return _moved(spans, span, problem)


def all_right(entry: Entry, problem: Problem) -> tuple[RecordChange, ...]:
    """A person says that this is no problem: kept with the article."""
    if problem.key in entry.checked:
        return ()
    return (FieldChange(CHECKED, list(entry.checked), [*entry.checked, problem.key]),)


def _lit(spans: SpanSet, text: str, problem: Problem) -> tuple[RecordChange, ...]:
    like = spans.get(problem.other)
    made = corrections.add(spans, text, problem.label, problem.start, problem.end)
    return tuple(_as(change, like) for change in made)


def _as(change: RecordChange, like: Span | None) -> RecordChange:
    """The change with what a span of the same string says: norm, kind, tier."""
    if like is None or not isinstance(change, SpanChange) or change.after is None:
        return change
    return replace(change, after=replace(change.after, norm=like.norm, kind=like.kind, tier=like.tier))


def _relabelled(spans: SpanSet, text: str, span: Span, label: str) -> tuple[RecordChange, ...]:
    string = span.text_of(text)
    alike = (one for one in spans if one.label == label and one.status is Status.ACCEPTED)
    like = next((one for one in alike if one.text_of(text) == string), None)
    return tuple(_as(change, like) for change in corrections.relabel(spans, span.id, label))


def _moved(spans: SpanSet, span: Span, problem: Problem) -> tuple[RecordChange, ...]:
    """The edges moved; where a span of the label stands there already, this one goes."""
    place = problem.place or span.range
    twins = (one for one in spans.overlapping(*place) if one.label == span.label and one.range == place)
    if any(not one.rejected and one.id != span.id for one in twins):
        return corrections.remove(spans, [span.id])
    kind = span.kind
    if span.label == PROVINCE and kind in {"full", "short"}:
        kind = "full" if place[1] > span.end else "short"
    after = replace(span, start=place[0], end=place[1], kind=kind, status=Status.ACCEPTED, how="")
    return (SpanChange(span.id, span, after),)


def _items(spans: SpanSet, group: str) -> list[Span]:
    found = (span for span in spans if span.group == group and span.label == TASK and not span.rejected)
    return sorted((span for span in found if not span.lost), key=reading_order)


def _shifted(items: list[Span], by: int) -> Iterator[RecordChange]:
    for item in items:
        if item.ordinal is not None and by:
            yield SpanChange(item.id, item, replace(item, ordinal=item.ordinal + by, status=Status.ACCEPTED, how=""))


def _counted(spans: SpanSet, text: str, span: Span, problem: Problem) -> tuple[RecordChange, ...]:
    """The missing item marked where its number stands in the text, else the numbers put right."""
    group = spans.groups.get(span.group)
    found = troubles(group, items_of(spans, span.group), from_one=True)
    trouble = next((one for one in found if one.span == span.id), None)
    if trouble is None:
        raise CorrectionRefused("the list is not as it was when the problem was found")
    if problem.kind is Kind.GAP and problem.place is not None:
        return mark_missing(spans, text, trouble)
    return tuple(_renumbered(spans, span, trouble.expected))


def _renumbered(spans: SpanSet, span: Span, expected: int) -> Iterator[RecordChange]:
    """This item gets the number that is expected, those of its level after it follow; the list's flag for it goes."""
    group = spans.groups.get(span.group)
    items = [one for one in _items(spans, span.group) if one.ordinal is not None]
    level = level_of(span, group)
    below = list(takewhile(lambda one: level_of(one, group) >= level, items[items.index(span) :]))
    ordinal = span.ordinal or 0
    yield from _shifted([one for one in below if level_of(one, group) == level], expected - ordinal)
    gone = {f"gap:{number}" for number in range(expected, ordinal)} | {f"repeat:{ordinal}"}
    if group is not None and not gone.isdisjoint(group.flags):
        flags = tuple(flag for flag in group.flags if flag not in gone)
        yield GroupChange(group.id, group, replace(group, flags=flags))


def _into_list(spans: SpanSet, span: Span) -> Iterator[RecordChange]:
    """A task joins the list of the item before it, the items after it count one more; without one it begins a list."""
    earlier = spans.before(reading_order(span))
    fits = (one for one in earlier if one.label == TASK and one.group and not one.rejected and not one.lost)
    before = next(fits, None)
    if before is None:
        group = Group(new_id(), TASK, style=span.style)
        yield GroupChange(group.id, None, group)
        after = replace(span, group=group.id, ordinal=1, level=1)
    else:
        ordinal = (before.ordinal or 0) + 1
        after = replace(span, group=before.group, ordinal=ordinal, level=before.level, style=span.style or before.style)
        items = _items(spans, before.group)
        yield from _shifted(items[items.index(before) + 1 :], 1)
    yield SpanChange(span.id, span, replace(after, status=Status.ACCEPTED, how=""))
