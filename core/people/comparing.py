"""One's own spans of an article against another person's: the same, only here, only there, or not quite the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from core.changes import GroupChange, RecordChange, SpanChange
from core.model import Span, Status
from core.spans import SpanSet, reading_order


class Agreement(StrEnum):
    """How a span of one's own and one of theirs stand to each other."""

    SAME = "same"
    MINE = "mine"
    """Only here."""
    THEIRS = "theirs"
    """Only there."""
    RANGE = "range"
    LABEL = "label"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Pair:
    """A span of one's own and one of theirs; None where one side has none."""

    agreement: Agreement
    mine: Span | None
    theirs: Span | None

    @property
    def span(self) -> Span:
        """The one there is, one's own first."""
        found = self.mine or self.theirs
        assert found is not None
        return found


def compare(mine: SpanSet, theirs: SpanSet) -> list[Pair]:
    """Every span that somebody decided, in reading order; proposals that nobody decided are nobody's opinion.

    Both sets refer to the same text. A span that one side rejected and the other has not at all is agreed on.
    """
    left = {span.id: span for span in theirs if not span.lost}
    pairs: list[Pair] = []
    alone: list[Span] = []
    for span in mine:
        if span.lost:
            continue
        other = _partner(span, left, theirs, mine)
        if other is None:
            alone.append(span)
        else:
            del left[other.id]
            pairs.append(Pair(_agreement(span, other), span, other))
    pairs += [Pair(Agreement.MINE, span, None) for span in alone if span.status is Status.ACCEPTED]
    pairs += [Pair(Agreement.THEIRS, None, span) for span in left.values() if span.status is Status.ACCEPTED]
    return sorted((pair for pair in pairs if _opinion(pair)), key=_place)


def _partner(span: Span, left: dict[str, Span], theirs: SpanSet, mine: SpanSet) -> Span | None:
    """The span of theirs that answers to one's own: by identity, by place, then by what it overlaps."""
    if span.id in left:
        return left[span.id]
    near = [one for one in theirs.overlapping(span.start, span.end) if one.id in left and one.id not in mine]
    for fits in (_same_place, _same_range, _same_label):
        found = next((one for one in near if fits(one, span)), None)
        if found is not None:
            return found
    return None


def _same_place(one: Span, other: Span) -> bool:
    return one.range == other.range and one.label == other.label


def _same_range(one: Span, other: Span) -> bool:
    return one.range == other.range


def _same_label(one: Span, other: Span) -> bool:
    return one.label == other.label


def _agreement(mine: Span, theirs: Span) -> Agreement:
    if mine.rejected and theirs.rejected:
        return Agreement.SAME
    if mine.status is not theirs.status:
        return Agreement.STATUS
    if mine.label != theirs.label:
        return Agreement.LABEL
    return Agreement.SAME if mine.range == theirs.range else Agreement.RANGE


def _opinion(pair: Pair) -> bool:
    return any(one is not None and not one.pending for one in (pair.mine, pair.theirs))


def _place(pair: Pair) -> tuple[int, int, str]:
    return reading_order(pair.span)


def moved_to(theirs: SpanSet, their_text: str, text: str) -> SpanSet:
    """Their spans in another text of the article: found again, or left out."""
    from core.anchor import anchor  # noqa: PLC0415  # RapidFuzz loads only where a text has changed

    if their_text == text:
        return theirs
    spans = [span for span in theirs if not span.lost]
    places = anchor(their_text, text, [span.range for span in spans])
    found = [
        replace(span, start=place.start, end=place.end, marker=_shifted(span, place.start))
        for span, place in zip(spans, places, strict=True)
        if place.found and (place.end - place.start == span.end - span.start or span.marker is None)
    ]
    groups = [replace(one, lead_in=None, org=None, target=None) for one in theirs.groups.values()]
    return SpanSet(found, groups)


def _shifted(span: Span, start: int) -> tuple[int, int] | None:
    return (span.marker[0] - span.start + start, span.marker[1] - span.start + start) if span.marker else None


def take_over(mine: SpanSet, theirs: SpanSet, pairs: Iterable[Pair]) -> tuple[RecordChange, ...]:
    """The changes that make one's own spans say what theirs say; what only one's own set has is left as it is."""
    made: dict[str, RecordChange] = {}
    for pair in pairs:
        if pair.theirs is not None and pair.agreement is not Agreement.SAME:
            made.update((change.id, change) for change in _taken(mine, theirs, pair.mine, pair.theirs))
    return tuple(made.values())


def _taken(mine: SpanSet, theirs: SpanSet, own: Span | None, other: Span) -> Iterator[SpanChange | GroupChange]:
    group = theirs.groups.get(other.group)
    if group is not None and group.id not in mine.groups:
        yield GroupChange(group.id, None, replace(group, parent=group.parent if group.parent in mine.groups else ""))
    wanted = other if group is not None else replace(other, group="")
    if own is not None:
        # one's own id, note and flag stay; what the span is comes from theirs
        wanted = replace(wanted, id=own.id, note=own.note, flag=own.flag, born=own.born, origin=own.origin)
        yield SpanChange(own.id, own, wanted)
    elif other.id not in mine:
        yield SpanChange(other.id, None, wanted)
