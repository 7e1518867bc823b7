"""The page as laid-out blocks: only what is looked at is laid out, the rest has estimated heights.

Offsets are code points of the article; lengths are pixels; `y` runs from the top of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from core.model import Article, Range, Role
from core.textpos import TextPositions
from ui.reader.blocks import Block, blocks_of, shown
from ui.reader.folding import folded
from ui.reader.heights import Heights
from ui.reader.punctuation import CLOSING, OPENING, POINTS, spaced, squeezed
from ui.reader.style import ReaderTheme, RoleStyle, fold_style, role_style

KEPT: Final = 300
"""Layouts kept; a screen shows a few dozen."""
STRIPS: Final = 400
"""Ranges of a block (of 2,000 characters at most) whose places are remembered."""
FOOT: Final = 80
"""Empty pixels under the last block, and a third of it over the first."""
Folds = AbstractSet[int]
"""Starts of the stretches of chrome that a person has opened."""
_Style = tuple[Role, int]


class LaidBlock:
    """One block laid out: lines of one height, and the way between offsets and places."""

    __slots__ = (
        "_strips",
        "_text",
        "above",
        "block",
        "layout",
        "line_height",
        "lines",
        "positions",
        "starts",
        "stops",
        "style",
        "width",
    )

    def __init__(self, block: Block, text: str, style: RoleStyle, width: int) -> None:
        self.block = block
        self.style = style
        self.positions = TextPositions(text)
        self.line_height = style.line
        self.above = style.above if block.first else 0
        self.layout = QTextLayout(shown(text), style.font)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_option(block.role, style))
        self.width = width
        self._text = text
        if style.wide:
            self.layout.setFormats(self._tightened())
        self.lines: list[QTextLine] = self._lay(width)
        self.starts = [line.textStart() for line in self.lines]
        self.stops = [line.textStart() + line.textLength() for line in self.lines]
        self._strips: dict[Range, list[tuple[int, float, float]]] = {}

    def _lay(self, width: int) -> list[QTextLine]:
        style = self.style
        metrics = QFontMetricsF(style.font)
        baseline = (style.line - metrics.height()) / 2 + metrics.ascent()
        indent = style.indent if self.block.first else 0
        lines: list[QTextLine] = []
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            left: float = 0 if lines else indent
            spare = style.font.pixelSize() if self.block.folded else 0
            left -= self._fit(line, max(20, width - left - spare))
            line.setPosition(QPointF(left, round(self.above + len(lines) * style.line + baseline - line.ascent())))
            lines.append(line)
            if self.block.folded:
                break
        self.layout.endLayout()
        return lines

    def _tightened(self) -> list[QTextLayout.FormatRange]:
        """Signs that give up half of their width, and the space between Chinese and Western letters."""
        style = self.style
        return [
            _range(self.positions.to_utf16(at), look)
            for places, look in (
                (squeezed(self._text, style.wide), style.tight),
                (spaced(self._text), style.loose),
            )
            for at in places
        ]

    def _fit(self, line: QTextLine, room: float) -> float:
        """Fill the line; how far it reaches out to the left, so that its first sign's ink stands at the edge.

        Tried from the widest: a point that hangs in the margin, a sign that loses its empty half there, neither.
        """
        half, text = self.style.half, self._text
        from_utf16 = self.positions.from_utf16
        first = from_utf16(line.textStart())
        if not self.style.wide or first == len(text):  # the empty line after a last line break
            line.setLineWidth(room)
            return 0
        out = half if text[first] in OPENING and text[first] in self.style.wide else 0
        for reach in (2 * half, half):
            line.setLineWidth(room + out + reach)
            last = from_utf16(line.textStart() + line.textLength()) - 1
            natural = line.naturalTextWidth() - room - out
            if last == len(text) - 1 and natural <= 0:
                break
            sign = text[last]
            if sign in self.style.wide and sign in CLOSING and (reach == half or (natural > half and sign in POINTS)):
                break
        else:
            line.setLineWidth(room + out)
        return out

    @property
    def cut_off(self) -> bool:
        """Whether the one line of a folded stretch holds less than the words it begins with."""
        return self.block.folded and self.lines[0].textLength() < self.positions.units

    @property
    def height(self) -> int:
        """Of the whole block with the space over it."""
        return self.above + len(self.lines) * self.line_height

    def unit(self, offset: int) -> int:
        """The UTF-16 place inside the block of an offset of the article, clamped to the block."""
        inside = min(max(offset - self.block.start, 0), self.positions.length)
        return self.positions.to_utf16(inside)

    def offset(self, unit: int) -> int:
        """The article's offset of a UTF-16 place inside the block."""
        return self.block.start + self.positions.from_utf16(min(max(unit, 0), self.positions.units))

    def line_of(self, unit: int) -> int:
        """The number of the line that holds that place."""
        return max(0, bisect_right(self.starts, unit) - 1)

    def line_range(self, number: int) -> Range:
        """The offsets of a line, half-open."""
        return (self.offset(self.starts[number]), self.offset(self.stops[number]))

    def line_top(self, number: int) -> int:
        """Where a line begins, from the top of the block."""
        return self.above + number * self.line_height

    def x_of(self, number: int, unit: int) -> float:
        """The left edge of that place in that line, from the left of the column."""
        placed: object = self.lines[number].cursorToX(unit)
        return float(placed[0]) if isinstance(placed, tuple) else 0.0

    def strips(self, start: int, end: int) -> list[tuple[int, float, float]]:
        """`(line, left, right)` of each line that `[start, end)` touches; remembered, as lines never change."""
        found = self._strips.get((start, end))
        if found is None:
            if len(self._strips) >= STRIPS:
                self._strips.clear()
            found = self._strips[start, end] = self._measured(start, end)
        return found

    def _measured(self, start: int, end: int) -> list[tuple[int, float, float]]:
        first, last = self.unit(start), self.unit(end)
        if first >= last:
            return []
        found = []
        for number in range(self.line_of(first), self.line_of(last - 1) + 1):
            left = self.x_of(number, max(first, self.starts[number]))
            right = self.x_of(number, min(last, self.stops[number]))
            found.append((number, min(left, right), max(left, right)))
        return found

    def at(self, x: float, y: float) -> tuple[int, bool]:
        """The nearest gap between characters, and whether the place lies on text."""
        number = min(max(int((y - self.above) // self.line_height), 0), len(self.lines) - 1)
        line = self.lines[number]
        unit = line.xToCursor(x)
        stop = line.textStart() + line.textLength()
        if number + 1 < len(self.lines) and unit >= stop:
            unit = stop
        on_text = y >= self.above and line.x() <= x < self.x_of(number, stop)
        return (self.offset(unit), on_text)

    def character_at(self, x: float, y: float) -> int | None:
        """The offset of the character under that place, or None."""
        gap, on_text = self.at(x, y)
        if not on_text:
            return None
        number = min(max(int((y - self.above) // self.line_height), 0), len(self.lines) - 1)
        unit = self.unit(gap)
        if self.line_of(unit) != number or self.x_of(number, unit) > x:
            gap = self.offset(unit - 1)
        return max(self.block.start, gap)


def _range(unit: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = unit, 1, look
    return made


def _option(role: Role, style: RoleStyle) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignJustify if role is Role.BODY else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(4 * style.font.pixelSize())
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return option


class PageLayout:
    """All blocks of an article at one width, zoom and theme."""

    def __init__(
        self, article: Article, theme: ReaderTheme, zoom: float, width: int, folds: Folds | None = None
    ) -> None:
        self._text = article.text
        self.length = len(article.text)
        self._all = blocks_of(article)
        self.opened: frozenset[int] = frozenset()
        self._folds: set[int] | None = None
        self._put(self._all)
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        self.set_look(theme, zoom, width, folds)

    def _fold(self, folds: Folds | None) -> None:
        if folds == self._folds:
            return
        self._folds = None if folds is None else set(folds)
        blocks, self.opened = (self._all, frozenset()) if folds is None else folded(self._all, folds)
        if blocks is not self.blocks:
            self._put(blocks)

    def _put(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.starts = [block.start for block in blocks]
        kinds: dict[tuple[Role, int, bool, bool], int] = {}
        self._kinds: list[Block] = []
        """One block of each kind that is set in its own way."""
        self._lengths: list[tuple[int, int]] = []
        """Of each block its length in code points and the number of its kind."""
        for block in blocks:
            key = (block.role, block.level, block.first, block.folded)
            kind = kinds.get(key)
            if kind is None:
                kind = kinds[key] = len(self._kinds)
                self._kinds.append(block)
            self._lengths.append((block.end - block.start, kind))
        self._unlike = set(self._lengths)

    def set_look(self, theme: ReaderTheme, zoom: float, width: int, folds: Folds | None = None) -> None:
        """Lay everything out anew: other faces, sizes, another width of the column, other stretches folded.

        `folds` are the stretches of chrome that stay open; None: none is folded.
        """
        self._fold(folds)
        self._theme, self._zoom, self.width = theme, zoom, width
        self._styles: dict[_Style, RoleStyle] = {}
        self._laid.clear()
        self.heights = Heights(self._estimates())

    def set_theme(self, theme: ReaderTheme) -> None:
        """Other colours; layouts stay where the faces are the same."""
        if self._theme.measures != theme.measures:
            self.set_look(theme, self._zoom, self.width, self._folds)
            return
        self._theme = theme
        self._styles.clear()
        for laid in self._laid.values():
            laid.style = self.style(laid.block)

    def style(self, block: Block) -> RoleStyle:
        """How that block is set."""
        key = (block.role, -1 if block.folded else block.level)
        found = self._styles.get(key)
        if found is None:
            if block.folded:
                lead = QCoreApplication.translate("reader", "Page navigation (folded)")
                found = fold_style(self._theme, self._zoom, lead)
            else:
                found = role_style(self._theme, self._zoom, *key)
            self._styles[key] = found
        return found

    def _estimates(self) -> list[int]:
        """About how tall each block is; looped over once whenever the look changes; alike ones are worked out once."""
        width = max(20, self.width)
        table = []
        for block in self._kinds:
            style = self.style(block)
            above, indent = (style.above, style.indent) if block.first else (0, 0)
            # a folded stretch has one line, whatever it hides
            table.append((0 if block.folded else style.font.pixelSize(), indent, above, style.line))
        heights = {}
        for length, kind in self._unlike:
            size, indent, above, line = table[kind]
            heights[length, kind] = above + line * (-(-(length * size + indent) // width) or 1)
        return [heights[pair] for pair in self._lengths]

    def laid(self, index: int) -> LaidBlock:
        """That block, laid out now if it was not; its true height takes the estimate's place."""
        found = self._laid.get(index)
        if found is not None:
            self._laid.move_to_end(index)
            return found
        block = self.blocks[index]
        found = LaidBlock(
            block,
            self._text[block.start : block.words_end if block.folded else block.end],
            self.style(block),
            self.width,
        )
        self._laid[index] = found
        if len(self._laid) > KEPT:
            self._laid.popitem(last=False)
        self.heights.put(index, found.height)
        return found

    def block_at(self, offset: int) -> int:
        """The index of the block that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    @property
    def height(self) -> int:
        """Of the whole page as far as is known."""
        return self.heights.total + FOOT + FOOT // 3

    def top(self, index: int) -> int:
        """The `y` where that block begins."""
        return self.heights.above(index) + FOOT // 3

    def find(self, y: int) -> tuple[int, int]:
        """The block at `y`, and how far `y` lies under its top (negative over the first)."""
        index, depth = self.heights.find(y - FOOT // 3)
        return (index, y - FOOT // 3) if y < FOOT // 3 else (index, depth)
