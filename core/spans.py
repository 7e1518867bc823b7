"""The span set: every span and group of one article, immutable, in chunks of about 512 spans.

Spans are ordered by `(start, -end, id)`. A change copies one chunk and the tuple of chunks, so its cost does not
grow with the article in any way a person could notice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from core.giving_way import give_way
from core.model import Group, Span, Status
from core.steps import Steps, at_once

CHUNK: Final = 512
"""Spans in a chunk (DESIGN: 0.01 ms a change at 600,000 spans with this size)."""

STEP: Final = 2000
"""Spans that are looked at together: a millisecond."""
FEW: Final = 16
"""Changed spans up to which each is looked up; more are looked for in every chunk."""

_FAR: Final = 1 << 60
"""Beyond every offset."""

_Key = tuple[int, int, str]
_KIND: Final = attrgetter("label", "status")
_PLACE: Final = attrgetter("label", "start", "end")
_start_of: Final = attrgetter("start")


def reading_order(span: Span) -> _Key:
    """The order of spans in an article: by start, the longer first, then by id."""
    return (span.start, -span.end, span.id)


def in_reading_order(spans: Iterable[Span]) -> list[Span]:
    """The spans in `reading_order`.

    Where no two begin at one place, as mostly, their starts alone say it, in a third of the time.
    """
    ordered = sorted(spans, key=_start_of)
    if len(set(map(_start_of, ordered))) < len(ordered):
        ordered.sort(key=reading_order)
    return ordered


@dataclass(frozen=True, eq=False)
class _Chunk:
    """Some spans that follow each other, sorted."""

    spans: tuple[Span, ...]

    @cached_property
    def by_id(self) -> dict[str, Span]:
        return {span.id: span for span in self.spans}

    @cached_property
    def places(self) -> frozenset[tuple[str, int, int]]:
        return frozenset(map(_PLACE, self.spans))

    @cached_property
    def decided(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if not span.pending)

    @cached_property
    def born(self) -> frozenset[str]:
        return frozenset(span.born for span in self.spans if span.born)

    @cached_property
    def kinds(self) -> Counter[tuple[str, Status]]:
        found = Counter(map(_KIND, self.spans))
        found.subtract(_KIND(span) for span in self.spans if span.lost)
        return found

    @cached_property
    def grouped(self) -> dict[str, tuple[Span, ...]]:
        found: dict[str, list[Span]] = {}
        for span in self.spans:
            if span.group:
                found.setdefault(span.group, []).append(span)
        return {key: tuple(spans) for key, spans in found.items()}

    @cached_property
    def reach(self) -> tuple[int, ...]:
        """Of each span how far it and those before it reach: it never falls, so that it can be bisected."""
        return tuple(accumulate([span.end for span in self.spans], max))

    @property
    def last_end(self) -> int:
        return self.reach[-1]

    @cached_property
    def first(self) -> _Key:
        return reading_order(self.spans[0])

    @cached_property
    def last(self) -> _Key:
        return reading_order(self.spans[-1])


class SpanSet:
    """An immutable, ordered set of spans with unique ids, and the groups they name."""

    __slots__ = ("_chunks", "_groups", "_size", "_starts")

    def __init__(self, spans: Iterable[Span] = (), groups: Iterable[Group] = ()) -> None:
        self._chunks: tuple[_Chunk, ...]
        ordered = in_reading_order(spans)
        self._chunks = _split(ordered)
        self._size = len(ordered)
        # Shared by every set made from this one: each id any of them ever held, and where it was put last. An id
        # that is not there is in none of them; one that is leads to the chunk without a walk over all of them.
        self._starts: dict[str, int] = {span.id: span.start for span in ordered}
        self._groups: Mapping[str, Group] = MappingProxyType({group.id: group for group in groups})
        if len(self._starts) != len(ordered):
            raise ValueError("two spans have the same id")

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Span]:
        for chunk in self._chunks:
            yield from chunk.spans

    def __reversed__(self) -> Iterator[Span]:
        for chunk in reversed(self._chunks):
            yield from reversed(chunk.spans)

    def __contains__(self, span_id: object) -> bool:
        return isinstance(span_id, str) and self.get(span_id) is not None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SpanSet):
            return NotImplemented
        return self._groups == other._groups and len(self) == len(other) and all(map(_same, self, other))

    __hash__ = None  # type: ignore[assignment]  # equality goes by content, which is large

    def __repr__(self) -> str:
        return f"SpanSet({self._size} spans, {len(self._groups)} groups)"

    @property
    def groups(self) -> Mapping[str, Group]:
        """Every group, by id."""
        return self._groups

    def get(self, span_id: str) -> Span | None:
        """The span of that id, or None."""
        at = self._chunk_of(span_id)
        return None if at is None else self._chunks[at].by_id[span_id]

    def _chunk_of(self, span_id: str) -> int | None:
        """Which chunk holds that span, or None."""
        start = self._starts.get(span_id)
        if start is None:
            return None
        at = bisect_left(self._chunks, (start, -_FAR, ""), key=_last_of)
        while at < len(self._chunks) and self._chunks[at].first[0] <= start:
            if span_id in self._chunks[at].by_id:
                return at
            at += 1
        # Another version of this set holds it elsewhere; this one may too.
        return next((number for number, chunk in enumerate(self._chunks) if span_id in chunk.by_id), None)

    def several(self, ids: Collection[str]) -> Mapping[str, Span]:
        """Spans by id, at least all of those that are asked for and in the set."""
        if len(ids) <= CHUNK:
            return {span.id: span for span in map(self.get, ids) if span is not None}
        found: dict[str, Span] = {}
        for chunk in self._chunks:
            found.update(chunk.by_id)
        return found

    def kinds(self) -> Counter[tuple[str, Status]]:
        """How many spans there are of each (label, status); lost ones do not count. Remembered by chunk."""
        found: Counter[tuple[str, Status]] = Counter()
        for chunk in self._chunks:
            found.update(chunk.kinds)
        return found

    def look_through(self) -> None:
        """Remember now what the first who ask would wait for: in a set just read, 60 ms of 60,000 spans."""
        for chunk in self._chunks:
            give_way()
            _ = chunk.by_id, chunk.kinds, chunk.grouped, chunk.decided, chunk.reach, chunk.first, chunk.last

    def decided(self) -> Iterator[Span]:
        """Spans that a person has decided, in reading order; remembered by chunk, so asking again is cheap."""
        for chunk in self._chunks:
            yield from chunk.decided

    def born(self) -> frozenset[str]:
        """The ids of proposals that some span answers to (`Span.born`)."""
        return frozenset().union(*(chunk.born for chunk in self._chunks))

    def in_group(self, group_id: str) -> list[Span]:
        """The spans that name that group, in reading order; remembered by chunk, so asking again is cheap."""
        if not group_id:
            return []
        return [span for chunk in self._chunks for span in chunk.grouped.get(group_id, ())]

    def stands(self, label: str, start: int, end: int) -> bool:
        """Whether a span of that label has exactly that range; remembered by chunk, so asking again is cheap."""
        at = bisect_left(self._chunks, (start, -_FAR, ""), key=_last_of)
        while at < len(self._chunks) and self._chunks[at].first[0] <= start:
            if (label, start, end) in self._chunks[at].places:
                return True
            at += 1
        return False

    def overlapping(self, start: int, end: int) -> Iterator[Span]:
        """Spans that share at least one code point with `[start, end)`, in reading order."""
        for chunk in self._chunks:
            if chunk.first[0] >= end:
                return
            if chunk.last_end <= start:
                continue
            spans = chunk.spans
            for at in range(bisect_right(chunk.reach, start), len(spans)):
                span = spans[at]
                if span.start >= end:
                    return
                if span.end > start and span.end > span.start:
                    yield span

    def after(self, place: _Key) -> Iterator[Span]:
        """Spans that come after that place in reading order."""
        at = bisect_right([chunk.last for chunk in self._chunks], place)
        for chunk in self._chunks[at:]:
            yield from chunk.spans[bisect_right(chunk.spans, place, key=reading_order) :]

    def before(self, place: _Key) -> Iterator[Span]:
        """Spans that come before that place, the nearest first."""
        at = bisect_left([chunk.first for chunk in self._chunks], place)
        for chunk in reversed(self._chunks[:at]):
            yield from reversed(chunk.spans[: bisect_left(chunk.spans, place, key=reading_order)])

    def updated(
        self,
        put: Iterable[Span] = (),
        drop: Iterable[str] = (),
        put_groups: Iterable[Group] = (),
        drop_groups: Iterable[str] = (),
    ) -> SpanSet:
        """A new set: `drop` (ids) taken out first, then `put` added, replacing the spans of the same ids."""
        return at_once(self.updating(put, drop, put_groups, drop_groups))

    def updating(
        self,
        put: Iterable[Span] = (),
        drop: Iterable[str] = (),
        put_groups: Iterable[Group] = (),
        drop_groups: Iterable[str] = (),
    ) -> Steps[SpanSet]:
        """`updated` in steps of a few milliseconds."""
        new: dict[str, Span] = {}
        left = iter(put)
        while part := tuple(islice(left, STEP)):
            new.update((span.id, span) for span in part)
            yield
        gone = {span_id for span_id in drop if span_id in self._starts} - new.keys()
        chunks, placed = yield from self._replaced(new, gone)
        come = [span for span in new.values() if span.id not in placed] if len(placed) < len(new) else []
        chunks = yield from _with(chunks, sorted(come, key=reading_order))
        made = SpanSet()
        made._chunks = chunks
        made._size = sum(len(chunk.spans) for chunk in chunks)
        made._groups = _changed_groups(self._groups, list(put_groups), list(drop_groups))
        made._starts = self._starts
        made._starts.update((span.id, span.start) for span in come)
        return made

    def _replaced(self, new: Mapping[str, Span], gone: set[str]) -> Steps[tuple[tuple[_Chunk, ...], set[str]]]:
        """The chunks without what is gone, and with each new span that keeps its place; and the ids of those."""
        placed: set[str] = set()
        concerned = gone.union(new.keys() & self._starts.keys())
        few = len(concerned) <= FEW
        where = {self._chunk_of(one) for one in concerned} - {None} if few else set(range(len(self._chunks)))
        if not where:
            return self._chunks, placed
        kept: list[_Chunk] = []
        for at, chunk in enumerate(self._chunks):
            found = chunk.by_id.keys() & concerned if at in where else None
            if not found:
                kept.append(chunk)
                continue
            left = _left(chunk, found, new, placed)
            if left:
                kept.append(_Chunk(left))
            yield
        return tuple(kept), placed


def _last_of(chunk: _Chunk) -> _Key:
    return chunk.last


def _same(a: Span, b: Span) -> bool:
    return a is b or a == b


def _split(ordered: list[Span]) -> tuple[_Chunk, ...]:
    return tuple(_Chunk(tuple(ordered[at : at + CHUNK])) for at in range(0, len(ordered), CHUNK))


def _left(chunk: _Chunk, found: set[str], new: Mapping[str, Span], placed: set[str]) -> tuple[Span, ...]:
    """The chunk's spans after what was `found` of a change; those that keep their places are noted in `placed`."""
    if len(found) == 1:
        span = chunk.by_id[next(iter(found))]
        at = bisect_left(chunk.spans, reading_order(span), key=reading_order)
        other = new.get(span.id)
        stays = other is not None and other.range == span.range
        middle = (other,) if other is not None and stays else ()
        placed.update(one.id for one in middle)
        return (*chunk.spans[:at], *middle, *chunk.spans[at + 1 :])
    left: list[Span] = []
    for span in chunk.spans:
        if span.id not in found:
            left.append(span)
            continue
        other = new.get(span.id)
        if other is not None and other.range == span.range:
            left.append(other)
            placed.add(span.id)
    return tuple(left)


def _with(chunks: tuple[_Chunk, ...], new: list[Span]) -> Steps[tuple[_Chunk, ...]]:
    """Each new span goes into the last chunk that starts at or before it; full chunks are split."""
    if not new:
        return chunks
    if not chunks:
        return _split(new)
    firsts = [chunk.first for chunk in chunks]
    arrivals: dict[int, list[Span]] = {}
    for span in new:
        arrivals.setdefault(max(0, bisect_right(firsts, reading_order(span)) - 1), []).append(span)
    result: list[_Chunk] = []
    for at, chunk in enumerate(chunks):
        if at not in arrivals:
            result.append(chunk)
            continue
        merged = _merged(chunk.spans, arrivals[at])
        result.extend(_split(merged) if len(merged) > 2 * CHUNK else (_Chunk(tuple(merged)),))
        yield
    return tuple(result)


def _merged(spans: tuple[Span, ...], new: list[Span]) -> list[Span]:
    """Both in reading order; a few are put in their places, since sorting asks for the key of every span."""
    if len(new) > FEW:
        return sorted((*spans, *new), key=reading_order)
    merged = list(spans)
    for span in new:
        insort(merged, span, key=reading_order)
    return merged


def _changed_groups(groups: Mapping[str, Group], put: list[Group], drop: list[str]) -> Mapping[str, Group]:
    if not put and not drop:
        return groups
    changed = dict(groups)
    for key in drop:
        changed.pop(key, None)
    changed.update((group.id, group) for group in put)
    return MappingProxyType(changed)
