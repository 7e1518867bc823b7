"""Where the viewport stands on the page: an anchor (block, depth), so that corrected heights never move the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ui.reader.layout import FOOT, LaidBlock, PageLayout

NEAR: Final = 40
"""Blocks within which a distance is laid out exactly instead of jumped."""
FAR: Final = 2
"""Heights of the viewport beyond which it is jumped all the same."""
_HEAD: Final = FOOT // 3


class Anchor:
    """The block at the top of the viewport and how many of its pixels are scrolled off."""

    def __init__(self, page: PageLayout, height: int) -> None:
        self.page = page
        self.index = 0
        self.depth = -_HEAD
        self.height = height

    @property
    def y(self) -> int:
        """The scroll position: `y` of the viewport's top on the page."""
        return self.page.top(self.index) + self.depth if self.page.blocks else 0

    @property
    def limit(self) -> int:
        """The greatest scroll position."""
        return max(0, self.page.height - self.height)

    def visible(self) -> Iterator[tuple[LaidBlock, int]]:
        """Every block in the viewport, laid out, with its top in the viewport."""
        index, y = self.index, -self.depth
        while index < len(self.page.blocks) and y < self.height:
            laid = self.page.laid(index)
            yield laid, y
            y += laid.height
            index += 1

    def go(self, index: int, depth: int) -> None:
        """Stand `depth` pixels under the top of that block, as far as the page's ends allow."""
        if not self.page.blocks:
            return
        self.index, self.depth = index, depth
        self._settle()
        for _round in range(4):
            for _laid in self.visible():
                pass
            if self.y <= self.limit:
                return
            self.index, self.depth = self.page.find(self.limit)
            self._settle()

    def _settle(self) -> None:
        """Bring the depth into its block by laid-out heights."""
        while self.depth < 0 and self.index > 0:
            self.index -= 1
            self.depth += self.page.laid(self.index).height
        while self.index < len(self.page.blocks) - 1 and self.depth >= self.page.laid(self.index).height:
            self.depth -= self.page.laid(self.index).height
            self.index += 1
        if self.index == 0:
            self.depth = max(self.depth, -_HEAD)

    def move(self, by: int) -> None:
        """Scroll by that many pixels; near distances are laid out, so nothing jumps."""
        if abs(by) <= 3 * max(self.height, 400):
            self.go(self.index, self.depth + by)
        else:
            self.go(*self.page.find(min(max(0, self.y + by), self.limit)))

    def line_top(self, offset: int) -> int | None:
        """The top in the viewport of the line that holds the offset; None where it is far away."""
        index = self.page.block_at(offset)
        if not self.page.blocks or abs(index - self.index) > NEAR:
            return None
        if abs(self.page.top(index) - self.page.top(self.index)) > FAR * max(self.height, 400):
            return None  # what lies between need not be laid out for a line that nobody sees
        y = -self.depth
        for between in range(self.index, index):
            y += self.page.laid(between).height
        for between in range(index, self.index):
            y -= self.page.laid(between).height
        laid = self.page.laid(index)
        return y + laid.line_top(laid.line_of(laid.unit(offset)))

    def go_to_offset(self, offset: int, at: int) -> None:
        """Show the offset's line `at` pixels under the viewport's top."""
        if not self.page.blocks:
            return
        index = self.page.block_at(offset)
        laid = self.page.laid(index)
        self.go(index, laid.line_top(laid.line_of(laid.unit(offset))) - at)

    def first_offset(self) -> int:
        """The offset of the first character of the line at the viewport's top."""
        if not self.page.blocks:
            return 0
        laid = self.page.laid(self.index)
        number = min(max(0, -(-(self.depth - laid.above) // laid.line_height)), len(laid.lines) - 1)
        return laid.line_range(number)[0]

    def last_offset(self) -> int:
        """The offset after the last character of the viewport's last line; of the page's last line, the text's end.

        What is folded into that line, and empty lines after it, are not still to be read.
        """
        last = 0
        for index, (laid, y) in enumerate(self.visible(), self.index):
            number = min(max(0, (self.height - y - laid.above) // laid.line_height), len(laid.lines) - 1)
            ends = number == len(laid.lines) - 1 and index == len(self.page.blocks) - 1
            last = self.page.length if ends else laid.line_range(number)[1]
        return last
