"""Heights of the blocks of a page and their running sums: a Fenwick tree, so one correction costs O(log n)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """Heights in pixels; sums and places are found, and one height changed, in logarithmic time."""

    __slots__ = ("_heights", "_top", "_tree")

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        size = len(self._heights)
        sums = list(accumulate(self._heights, initial=0))
        self._tree = [total - sums[at & (at - 1)] for at, total in enumerate(sums)]
        self._top = 1 << size.bit_length() >> 1 if size else 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    def put(self, index: int, height: int) -> None:
        """Change one height."""
        grown = height - self._heights[index]
        if not grown:
            return
        self._heights[index] = height
        at = index + 1
        while at < len(self._tree):
            self._tree[at] += grown
            at += at & -at

    def above(self, index: int) -> int:
        """The sum of the heights before that index."""
        total = 0
        while index:
            total += self._tree[index]
            index &= index - 1
        return total

    @property
    def total(self) -> int:
        """The sum of all heights."""
        return self.above(len(self._heights))

    def find(self, y: int) -> tuple[int, int]:
        """The index whose stretch holds `y`, and how deep `y` lies in it; clamped to the ends."""
        if not self._heights or y <= 0:
            return (0, 0)
        at, left, step = 0, y, self._top
        while step:
            if at + step < len(self._tree) and self._tree[at + step] <= left:
                at += step
                left -= self._tree[at]
            step >>= 1
        if at >= len(self._heights):
            return (len(self._heights) - 1, self._heights[-1])
        return (at, left)
