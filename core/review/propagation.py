"""Propagation: what is decided about one string, for every equal string of an article.

Equal means the same code points: nothing is folded, so neither width nor joints may differ. A place where a person has
decided otherwise is shown, and left alone unless it is asked for by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from core import corrections
from core.changes import RecordChange, SpanChange
from core.ids import new_ids
from core.model import PERSON, Article, Range, Role, Span, Status, span_from
from core.spans import SpanSet


class Stand(StrEnum):
    """How a place stands to what is proposed for it."""

    NEW = "new"
    """Nothing is marked there."""
    PENDING = "pending"
    """The very span waits for a decision."""
    PRESENT = "present"
    """The very span is accepted: nothing to do."""
    REJECTED = "rejected"
    """A person has rejected the very span."""
    RELABEL = "relabel"
    """A pending span of another label holds the very range."""
    OTHER = "other"
    """An accepted span of another label holds the very range."""
    INSIDE = "inside"
    """It lies inside a longer span of the label."""
    CROSSES = "crosses"
    """It crosses the edge of a span of the label."""
    AROUND = "around"
    """It holds a shorter span of the label."""
    CHROME = "chrome"
    """It lies in the page's own words, where nothing is looked for."""
    FINISHED = "finished"
    """To be cleared: accepted by finishing the article only."""
    ACCEPTED = "accepted"
    """To be cleared: a person has accepted it."""


TICKED: Final = frozenset({Stand.NEW, Stand.PENDING, Stand.RELABEL, Stand.AROUND, Stand.FINISHED})
"""Stands that are carried out unless they are excepted; the others only where they are asked for one by one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to hold for every equal string: marked with the label, or (`clear`) not."""

    string: str
    label: str
    clear: bool = False
    norm: str = ""
    kind: str = ""
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One place `[start, end)` and the span it concerns (empty: there is none yet)."""

    start: int
    end: int
    stand: Stand
    span: str = ""

    @property
    def ticked(self) -> bool:
        """Whether it is carried out unless a person excepts it."""
        return self.stand in TICKED

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to do."""
        return self.stand is Stand.PRESENT


def wanted_like(span: Span, text: str, *, clear: bool = False) -> Wanted:
    """What holds for that span, for every equal string: its label, norm, kind and tier."""
    return Wanted(span.text_of(text), span.label, clear, span.norm, span.kind, span.tier)


def equal_strings(text: str, string: str, anchor: int = 0) -> list[Range]:
    """Where the string stands, ascending, none overlapping another; one stands at `anchor` if it can. Linear."""
    if not string:
        return []
    size = len(string)
    found: list[Range] = []
    end = anchor
    while (at := text.rfind(string, 0, end)) >= 0:
        found.append((at, at + size))
        end = at
    found.reverse()
    at = text.find(string, anchor)
    while at >= 0:
        found.append((at, at + size))
        at = text.find(string, at + size)
    return found


def proposals(article: Article, spans: SpanSet, wanted: Wanted, anchor: int = 0) -> list[Proposal]:
    """Every place the wish concerns, in reading order."""
    return list(proposing(article, spans, wanted, anchor))


def proposing(article: Article, spans: SpanSet, wanted: Wanted, anchor: int = 0) -> Iterator[Proposal]:
    """The same, one by one: there may be 10,000."""
    if wanted.clear:
        yield from _to_clear(article.text, spans, wanted)
        return
    places = equal_strings(article.text, wanted.string, anchor)
    if places:
        yield from _to_mark(article, spans, wanted, places)


def _to_clear(text: str, spans: SpanSet, wanted: Wanted) -> Iterator[Proposal]:
    size = len(wanted.string)
    for span in spans:
        if span.end - span.start != size or span.label != wanted.label or span.rejected or span.lost:
            continue
        if text.startswith(wanted.string, span.start):
            yield Proposal(span.start, span.end, _clear_stand(span), span.id)


def _clear_stand(span: Span) -> Stand:
    if span.pending:
        return Stand.PENDING
    return Stand.FINISHED if span.how == corrections.FINISH else Stand.ACCEPTED


def _to_mark(article: Article, spans: SpanSet, wanted: Wanted, places: Sequence[Range]) -> Iterator[Proposal]:
    """Spans and places are gone through side by side: nothing is looked at before its place has its turn."""
    chrome = _Sweep([(one.start, one.end) for one in article.paragraphs if one.role is Role.CHROME])
    near = _Sweep([])
    label, refused = wanted.label, Status.REJECTED
    left = iter(spans)
    ahead = next(left, None)
    for place in places:
        exact: list[Span] = []
        while ahead is not None and ahead.start < place[1]:
            if ahead.range == place:
                exact.append(ahead)
            elif ahead.label == label and ahead.status is not refused and not ahead.lost:
                near.add(ahead.range)
            ahead = next(left, None)
        over, in_chrome = near.over(place), bool(chrome.over(place))
        if not over and not in_chrome and not exact:
            yield Proposal(*place, Stand.NEW)
        else:
            yield _proposal(place, exact, over, label, in_chrome=in_chrome)


class _Sweep:
    """Ranges (ascending by start) asked for what overlaps ascending places; each is passed once."""

    def __init__(self, ordered: list[Range]) -> None:
        self._ordered = ordered
        self._at = 0
        self._active: list[Range] = []

    def add(self, one: Range) -> None:
        """Another one, behind those there are."""
        self._ordered.append(one)

    def over(self, place: Range) -> list[Range]:
        start, end = place
        ordered, at = self._ordered, self._at
        while at < len(ordered) and ordered[at][0] < end:
            if ordered[at][1] > start:
                self._active.append(ordered[at])
            at += 1
        self._at = at
        if self._active:
            self._active = [one for one in self._active if one[1] > start]
        return self._active


def _proposal(place: Range, exact: Iterable[Span], over: list[Range], label: str, *, in_chrome: bool) -> Proposal:
    same = next((span for span in exact if span.label == label), None)
    if same is not None:
        return Proposal(*place, _EXACT[same.status], same.id)
    edges = _edges(place, over)
    if in_chrome or edges is not None:
        return Proposal(*place, edges if edges is not None and not in_chrome else Stand.CHROME)
    others = sorted((span for span in exact if not span.rejected), key=_decided_last)
    if others:
        return Proposal(*place, Stand.RELABEL if others[0].pending else Stand.OTHER, others[0].id)
    return Proposal(*place, Stand.AROUND if over else Stand.NEW)


def _edges(place: Range, over: list[Range]) -> Stand | None:
    """Whether the place lies inside one of those spans or crosses an edge of one."""
    if any(first <= place[0] and place[1] <= last for first, last in over):
        return Stand.INSIDE
    return Stand.CROSSES if any(first < place[0] or last > place[1] for first, last in over) else None


def _decided_last(span: Span) -> int:
    return int(span.status)


_EXACT: Final = {Status.PENDING: Stand.PENDING, Status.ACCEPTED: Stand.PRESENT, Status.REJECTED: Stand.REJECTED}


def carried_out(spans: SpanSet, wanted: Wanted, chosen: Iterable[Proposal]) -> tuple[RecordChange, ...]:
    """The changes that make the wish hold at those places: new spans accepted, lit ones accepted or relabelled."""
    return tuple(carrying_out(spans, wanted, list(chosen)))


def carrying_out(spans: SpanSet, wanted: Wanted, chosen: Sequence[Proposal]) -> Iterator[RecordChange]:
    """The same, one by one."""
    if wanted.clear:
        yield from corrections.remove(spans, [one.span for one in chosen])
        return
    ids = new_ids(len(chosen))
    for one in chosen:
        span = spans.get(one.span) if one.span else None
        if span is None:
            yield _added(wanted, one, next(ids))
        elif span.label == wanted.label:
            yield from corrections.accept(spans, [span.id])
        else:
            yield from (_relabelled(change, wanted) for change in corrections.relabel(spans, span.id, wanted.label))


def _added(wanted: Wanted, place: Proposal, key: str) -> SpanChange:
    first = (key, wanted.label, place.start, place.end, Status.ACCEPTED, PERSON, None)
    return SpanChange(key, None, span_from(first, {"norm": wanted.norm, "kind": wanted.kind, "tier": wanted.tier}))


def _relabelled(change: RecordChange, wanted: Wanted) -> RecordChange:
    if isinstance(change, SpanChange) and change.after is not None:
        after = replace(change.after, norm=wanted.norm, kind=wanted.kind, tier=wanted.tier)
        return replace(change, after=after)
    return change
