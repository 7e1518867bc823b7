"""The queue of pending spans, in the order in which they are decided, kept up to date change by change.

Each label has a line of its own, so hiding a label costs nothing; the next span is the lowest key of the shown lines
above where one is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import Final, NamedTuple, Protocol

from core.changes import RecordChange, SpanChange
from core.model import Span
from core.review.sorted_keys import Key, SortedKeys
from core.spans import SpanSet, reading_order
from core.steps import Steps, at_once

STEP: Final = 4000
"""Spans that are gone through at once: 2 to 3 ms."""
MANY: Final = 1000
"""Changes in one step from which on the lines are made anew (when they are asked) instead of followed."""
UNSURE_OF_NOTHING: Final = 2.0
"""Where a span stands whose maker gave no confidence: after every one that has some."""
_FAR: Final = 1 << 60
"""Beyond every offset."""


class Order(StrEnum):
    """How the queue is ordered; the values are those of the setting `review_order`."""

    READING = "reading"
    DOUBTFUL = "doubtful"
    """The lowest confidence first, equally doubtful ones in reading order."""
    EQUAL = "equal"
    """Every occurrence of one string together, the string with the most spans (of whatever status) first.

    Counting decided spans too keeps a string where it is while its occurrences are being decided.
    """


class Step(NamedTuple):
    """Where a step in the queue leads: `around` when it went over the end and on from the other one."""

    span: Span
    around: bool


class _Line(Protocol):
    """The pending spans of one label, by key."""

    @property
    def weight(self) -> int: ...
    @property
    def first(self) -> Key | None: ...
    @property
    def last(self) -> Key | None: ...
    def add(self, key: Key) -> None: ...
    def discard(self, key: Key) -> bool: ...
    def after(self, key: Key) -> Key | None: ...
    def before(self, key: Key) -> Key | None: ...
    def weight_before(self, key: Key) -> int: ...


class _Strings:
    """A line ordered by string: keys `(-total, string, start, -end, id)`, kept as heads and what stands below each.

    When a string's total changes, one head moves and not every occurrence.
    """

    def __init__(self, ascending: Iterable[Key] = ()) -> None:
        self._below: dict[str, list[Key]] = {}
        heads: dict[Key, None] = {}
        for key in ascending:
            heads[key[:2]] = None
            self._below.setdefault(key[1], []).append(key[2:])
        self._heads = SortedKeys(heads, self._number)

    def _number(self, head: Key) -> int:
        return len(self._below[head[1]])

    @property
    def weight(self) -> int:
        return self._heads.weight

    @property
    def first(self) -> Key | None:
        head = self._heads.first
        return head + self._below[head[1]][0] if head else None

    @property
    def last(self) -> Key | None:
        head = self._heads.last
        return head + self._below[head[1]][-1] if head else None

    def add(self, key: Key) -> None:
        below = self._below.setdefault(key[1], [])
        insort(below, key[2:])
        if len(below) > 1:
            self._heads.weigh(key[:2], 1)
        else:
            self._heads.add(key[:2])

    def discard(self, key: Key) -> bool:
        below = self._below.get(key[1], [])
        at = bisect_left(below, key[2:])
        if at == len(below) or below[at] != key[2:]:
            return False
        del below[at]
        if below:
            self._heads.weigh(key[:2], -1)
        else:
            self._heads.discard(key[:2])
            del self._below[key[1]]
        return True

    def move(self, string: str, old: int, new: int) -> None:
        """The string's total has changed."""
        below = self._below.get(string)
        if below:
            self._heads.discard((-old, string), len(below))
            self._heads.add((-new, string), len(below))

    def after(self, key: Key) -> Key | None:
        below = self._below.get(key[1], [])
        at = bisect_right(below, key[2:])
        if at < len(below):
            return key[:2] + below[at]
        head = self._heads.after(key[:2])
        return head + self._below[head[1]][0] if head else None

    def before(self, key: Key) -> Key | None:
        below = self._below.get(key[1], [])
        at = bisect_left(below, key[2:])
        if at:
            return key[:2] + below[at - 1]
        head = self._heads.before(key[:2])
        return head + self._below[head[1]][-1] if head else None

    def weight_before(self, key: Key) -> int:
        below = self._below.get(key[1], [])
        return self._heads.weight_before(key[:2]) + bisect_left(below, key[2:])


class ReviewQueue:
    """The pending spans of the open article that are not lost, in one of three orders."""

    def __init__(self, order: Order = Order.READING) -> None:
        self._order = order
        self._text = ""
        self._spans = SpanSet()
        self._lines: dict[str, _Line] = {}
        self._totals: Counter[str] = Counter()
        self._stale = False

    @property
    def order(self) -> Order:
        """How it is ordered now."""
        return self._order

    def arrange(self, order: Order) -> None:
        """Order it otherwise."""
        self._stale = self._stale or order is not self._order
        self._order = order

    def show(self, text: str, spans: SpanSet) -> None:
        """Another article, or another text of it."""
        self._text, self._spans, self._stale = text, spans, True

    def take(self, after: SpanSet, changes: tuple[RecordChange, ...]) -> None:
        """Follow what has changed."""
        self._spans = after
        if self._stale:
            return
        concerned = (change for change in changes if isinstance(change, SpanChange) and self._concerns(change))
        followed = list(islice(concerned, MANY + 1))
        if len(followed) > MANY:
            self._stale = True
            return
        for change in followed:
            self._follow(change.before, change.after)

    # ---- asking

    def count(self, hidden: frozenset[str] = frozenset()) -> int:
        """How many spans are pending, those of hidden labels left out."""
        return sum(line.weight for line in self._shown(hidden))

    def number_of(self, span: Span, hidden: frozenset[str] = frozenset()) -> int:
        """Which one of the queue a span is, counted from 1; where it is not in it, the place it would take."""
        lines = list(self._shown(hidden))
        key = self._key(span)
        return 1 + sum(line.weight_before(key) for line in lines)

    def step(self, here: Span | int | None, hidden: frozenset[str] = frozenset(), *, back: bool = False) -> Step | None:
        """The next (or the previous) pending span; None where nothing is pending.

        `here` is a span, as it was when the queue was last left; or, while none is selected, the code point that shows
        first on the page, which only the reading order goes by. The span itself is given only when it is the only one.
        """
        lines = list(self._shown(hidden))
        own = here.id if isinstance(here, Span) else ""
        key, around = self._key_of_place(here), False
        found = _nearest(lines, key, back=back)
        if found is not None and found[-1] == own:  # it has moved since the queue was left
            found = _nearest(lines, found, back=back)
        if found is None:
            found, around = _nearest(lines, None, back=back), key is not None
            if found is not None and found[-1] == own:
                found = _nearest(lines, found, back=back) or found
        span = None if found is None else self._spans.get(found[-1])
        return None if span is None else Step(span, around)

    def _key_of_place(self, here: Span | int | None) -> Key | None:
        if isinstance(here, Span):
            return self._key(here)
        if here is None or self._order is not Order.READING:
            return None
        return (here, -_FAR, "")

    # ---- keeping

    def _concerns(self, change: SpanChange) -> bool:
        """Whether the queue changes with it: what is decided before and after counts only among equal strings."""
        if self._order is Order.EQUAL:
            return True
        return any(one is not None and one.pending for one in (change.before, change.after))

    def _shown(self, hidden: frozenset[str]) -> Iterator[_Line]:
        self._fresh()
        return (line for label, line in self._lines.items() if label not in hidden)

    def _key(self, span: Span) -> Key:
        place = reading_order(span)
        if self._order is Order.READING:
            return place
        if self._order is Order.DOUBTFUL:
            return (UNSURE_OF_NOTHING if span.confidence is None else span.confidence, *place)
        string = span.text_of(self._text)
        return (-self._totals[string], string, *place)

    def _line_of(self, label: str) -> _Line:
        if label not in self._lines:
            self._lines[label] = _Strings() if self._order is Order.EQUAL else SortedKeys()
        return self._lines[label]

    @property
    def stale(self) -> bool:
        """Whether the next question waits until the lines are made anew."""
        return self._stale

    def _fresh(self) -> None:
        """Make the lines anew where they are not followed any more."""
        if self._stale:
            at_once(self.freshening())

    def freshening(self) -> Steps[None]:
        """Make the lines anew in steps of a few milliseconds; in vain where something is changed meanwhile."""
        now = (self._spans, self._text, self._order)
        by_string = self._order is Order.EQUAL
        if by_string:
            self._totals = Counter(span.text_of(self._text) for span in self._spans if not span.lost)
            yield
        key_of = reading_order if self._order is Order.READING else self._key
        keys: dict[str, list[Key]] = {}
        for number, span in enumerate(self._spans):
            if number % STEP == STEP - 1:
                yield
            if span.pending and not span.lost:
                keys.setdefault(span.label, []).append(key_of(span))
        if any(one is not other for one, other in zip(now, (self._spans, self._text, self._order), strict=True)):
            return
        self._stale = False
        if self._order is not Order.READING:
            for one in keys.values():
                one.sort()
        self._lines = {label: _Strings(one) if by_string else SortedKeys(one) for label, one in keys.items()}

    def _follow(self, before: Span | None, after: Span | None) -> None:
        if before is not None and before.pending and not before.lost:
            self._line_of(before.label).discard(self._key(before))
        if self._order is Order.EQUAL:
            self._recount(before, after)
        if after is not None and after.pending and not after.lost:
            self._line_of(after.label).add(self._key(after))

    def _recount(self, before: Span | None, after: Span | None) -> None:
        old = None if before is None or before.lost else before.text_of(self._text)
        new = None if after is None or after.lost else after.text_of(self._text)
        if old == new:
            return
        for string, step in ((old, -1), (new, 1)):
            if string is None:
                continue
            number = self._totals[string]
            self._totals[string] = number + step
            for line in self._lines.values():
                if isinstance(line, _Strings):
                    line.move(string, number, number + step)


def _nearest(lines: list[_Line], key: Key | None, *, back: bool) -> Key | None:
    """The nearest key of those lines after (or before) that one; without one, the very first (or last)."""
    if key is None:
        found = [line.last if back else line.first for line in lines]
    else:
        found = [line.before(key) if back else line.after(key) for line in lines]
    real = [one for one in found if one is not None]
    if not real:
        return None
    return max(real) if back else min(real)
