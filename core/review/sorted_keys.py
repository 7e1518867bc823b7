"""Keys in ascending order, in runs of some hundred: adding, taking away and counting cost little at any length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable
from typing import Any, Final

RUN: Final = 512
"""Keys in a run as it is made; one of twice that is split."""

Key = tuple[Any, ...]
"""What is ordered; two keys of one collection can always be compared."""


class SortedKeys:
    """Different keys in ascending order, each with a weight (1 where none is named)."""

    __slots__ = ("_lasts", "_runs", "_weight_of", "_weights")

    def __init__(self, ascending: Iterable[Key] = (), weight_of: Callable[[Key], int] | None = None) -> None:
        """Begin with keys that are in order already; `weight_of` gives the weight of a key that is there."""
        keys = list(ascending)
        self._weight_of = weight_of
        self._runs = [keys[at : at + RUN] for at in range(0, len(keys), RUN)]
        self._lasts = [run[-1] for run in self._runs]
        self._weights = list(map(self._sum, self._runs))

    def _sum(self, keys: list[Key]) -> int:
        return len(keys) if self._weight_of is None else sum(map(self._weight_of, keys))

    def __bool__(self) -> bool:
        return bool(self._runs)

    @property
    def weight(self) -> int:
        """What all keys weigh together."""
        return sum(self._weights)

    @property
    def first(self) -> Key | None:
        """The lowest key, or None."""
        return self._runs[0][0] if self._runs else None

    @property
    def last(self) -> Key | None:
        """The highest key, or None."""
        return self._runs[-1][-1] if self._runs else None

    def add(self, key: Key, weight: int = 1) -> None:
        """Put in a key that is not there."""
        if not self._runs:
            self._runs, self._lasts, self._weights = [[key]], [key], [weight]
            return
        at = min(bisect_left(self._lasts, key), len(self._runs) - 1)
        run = self._runs[at]
        insort(run, key)
        self._lasts[at] = run[-1]
        self._weights[at] += weight
        if len(run) > 2 * RUN:
            self._split(at)

    def _split(self, at: int) -> None:
        halves = [self._runs[at][:RUN], self._runs[at][RUN:]]
        self._runs[at : at + 1] = halves
        self._lasts[at : at + 1] = [half[-1] for half in halves]
        self._weights[at : at + 1] = map(self._sum, halves)

    def discard(self, key: Key, weight: int = 1) -> bool:
        """Take a key out, with its weight; whether it was there."""
        at = bisect_left(self._lasts, key)
        if at == len(self._runs):
            return False
        run = self._runs[at]
        place = bisect_left(run, key)
        if place == len(run) or run[place] != key:
            return False
        del run[place]
        self._weights[at] -= weight
        if run:
            self._lasts[at] = run[-1]
        else:
            del self._runs[at], self._lasts[at], self._weights[at]
        return True

    def weigh(self, key: Key, more: int) -> None:
        """Make a key that is there heavier (or lighter)."""
        self._weights[bisect_left(self._lasts, key)] += more

    def after(self, key: Key) -> Key | None:
        """The lowest key above that one, which need not be there itself; None: there is none."""
        at = bisect_right(self._lasts, key)
        if at == len(self._runs):
            return None
        run = self._runs[at]
        return run[bisect_right(run, key)]

    def before(self, key: Key) -> Key | None:
        """The highest key below that one, which need not be there itself; None: there is none."""
        at = bisect_left(self._lasts, key)
        if at < len(self._runs):
            place = bisect_left(self._runs[at], key)
            if place:
                return self._runs[at][place - 1]
        return self._runs[at - 1][-1] if at else None

    def weight_before(self, key: Key) -> int:
        """What the keys below that one weigh together."""
        at = bisect_left(self._lasts, key)
        if at == len(self._runs):
            return self.weight
        run = self._runs[at]
        return sum(self._weights[:at]) + self._sum(run[: bisect_left(run, key)])
