"""The rows of a list of occurrences: places with their context, which of them are ticked, and how one is painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.model import Range
from ui.look.drawn import BOX
from ui.look.theme import Theme
from ui.panels.parts.row_card import paint_card

Index = QModelIndex | QPersistentModelIndex
OCCURRENCE: Final = Qt.ItemDataRole.UserRole + 1
AROUND: Final = 40
"""Code points of context on either side."""
BOX_AT: Final = 16
"""Pixels from the left edge to the tick box."""
WORDS_AT: Final = 40
"""Pixels from the left edge to the context."""
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place `[start, end)` of the article `uid`: `line` is its context, `lit` the place within that line."""

    uid: str
    start: int
    end: int
    line: str
    lit: Range
    state: str = ""
    """What the row is, in a word; rows of one word are counted together in the header."""
    quiet: bool = False
    """Whether the row leaves its word to the header: most rows are what the list is for."""
    reason: str = ""
    """Why it comes without a tick, or what else is to be known; a sentence shown while the row is current."""
    ticked: bool = True
    fixed: bool = False
    """Whether it can never be ticked: there is nothing to do there."""
    key: str = ""
    """What the maker of the list knows it by: a span's id, a problem's key."""


def context(text: str, start: int, end: int) -> tuple[str, Range]:
    """The line of context of a place in an article's text, and where the place lies in it."""
    first = max(text.rfind("\n", max(0, start - AROUND), start) + 1, start - AROUND, 0)
    stop = text.find("\n", end, end + AROUND)
    last = stop if stop >= 0 else min(len(text), end + AROUND)
    line = text[first:last]
    if "\n" in line:
        line = line.replace("\n", " ")
    return line, (start - first, end - first)


class OccurrenceModel(QAbstractTableModel):
    """Occurrences in the order given; where they are of several articles, each article's title stands before them.

    A row is a number: 0 and up an occurrence, below 0 a heading (the article of number `-1 - row`).
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.occurrences: list[Occurrence] = []
        self.ticks = bytearray()
        self.rows: list[int] = []
        self.counts: Counter[str] = Counter()
        """How many rows each word stands for, in the order in which the words came."""
        self._uids: list[str] = []
        self._first: list[int] = []
        self._titles: Mapping[str, str] = {}
        self._headings = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Occurrences and headings."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, the reason as tool tip, whether it is ticked, or the occurrence itself."""
        row = self.rows[index.row()]
        if row < 0:
            return self.title(row) if role == Qt.ItemDataRole.DisplayRole else None
        found = self.occurrences[row]
        if role == OCCURRENCE:
            return found
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{found.line} {found.state}".rstrip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (found.line, found.reason) if part)
        return None

    def title(self, row: int) -> str:
        """The title of a heading's article."""
        uid = self._uids[-1 - row]
        return self._titles.get(uid) or uid

    def take(self, occurrences: Iterable[Occurrence], titles: Mapping[str, str] | None) -> None:
        """Show those; `titles` (article → title) where they are of several articles."""
        self.beginResetModel()
        self.occurrences, self.ticks, self.rows, self._uids, self._first = [], bytearray(), [], [], []
        self.counts = Counter()
        self._headings, self._titles = titles is not None, titles or {}
        self._append(occurrences)
        self.endResetModel()

    def append(self, occurrences: Sequence[Occurrence]) -> None:
        """Show more, after the others: those of one article come together."""
        if not occurrences:
            return
        new = len(occurrences) + (self._new_headings(occurrences) if self._headings else 0)
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + new - 1)
        self._append(occurrences)
        self.endInsertRows()

    def _new_headings(self, occurrences: Sequence[Occurrence]) -> int:
        last, found = (self._uids[-1] if self._uids else None), 0
        for one in occurrences:
            found += one.uid != last
            last = one.uid
        return found

    def _append(self, occurrences: Iterable[Occurrence]) -> None:
        for one in occurrences:
            if self._headings and (not self._uids or self._uids[-1] != one.uid):
                self._uids.append(one.uid)
                self.rows.append(-len(self._uids))
                self._first.append(len(self.occurrences))
            self.rows.append(len(self.occurrences))
            self.occurrences.append(one)
            self.ticks.append(one.ticked and not one.fixed)
            if one.state:
                self.counts[one.state] += 1

    # ---- ticks

    def ticked(self) -> list[Occurrence]:
        """Those that are ticked."""
        return [one for one, on in zip(self.occurrences, self.ticks, strict=True) if on]

    def ticked_in(self, number: int) -> bool:
        """Whether anything of a heading's article is ticked."""
        return any(self.ticks[slice(*self._of_heading(number))])

    def _of_heading(self, row: int) -> Range:
        at = -1 - row
        end = self._first[at + 1] if at + 1 < len(self._first) else len(self.occurrences)
        return self._first[at], end

    def toggle(self, at: int) -> bool:
        """Tick a row or take its tick away, a heading all of its article; False where nothing can be ticked."""
        row = self.rows[at]
        first, last = self._of_heading(row) if row < 0 else (row, row + 1)
        free = [number for number in range(first, last) if not self.occurrences[number].fixed]
        on = not any(self.ticks[number] for number in free)
        for number in free:
            self.ticks[number] = on
        self.dataChanged.emit(self.index(at, 0), self.index(min(len(self.rows) - 1, at + last - first), 0))
        if row >= 0 and self._headings:
            head = at - 1
            while self.rows[head] >= 0:
                head -= 1
            self.dataChanged.emit(self.index(head, 0), self.index(head, 0))
        return bool(free)

    def tick_all(self, on: bool) -> None:
        """Tick every row that can be ticked, or none."""
        self.ticks = bytearray(on and not one.fixed for one in self.occurrences)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))


class OccurrenceDelegate(QStyledItemDelegate):
    """The tick box, the context with the string lit, and the row's word."""

    theme: Theme | None = None
    colour: QColor | None = None
    """The label's own; the theme's accent where there is none."""
    boxes = True
    """Whether rows can be ticked."""

    def __init__(self, model: OccurrenceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the current one lies on a card."""
        theme = self.theme
        if theme is None:
            super().paint(painter, option, index)
            return
        row = self._model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, theme, above=0.5, radius=5)
        painter.setFont(option.font)
        if row < 0:
            self._heading(painter, option.rect, row, theme)
        else:
            self._occurrence(painter, option.rect, row, theme)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: int, theme: Theme) -> None:
        if self.boxes:
            self._box(painter, rect, on=self._model.ticked_in(row), theme=theme)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        room = rect.adjusted(WORDS_AT if self.boxes else BOX_AT, 0, -16, 0)
        title = painter.fontMetrics().elidedText(self._model.title(row), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, title)

    def _occurrence(self, painter: QPainter, rect: QRect, row: int, theme: Theme) -> None:
        found, on = self._model.occurrences[row], bool(self._model.ticks[row])
        if not found.fixed:
            self._box(painter, rect, on=on, theme=theme)
        room = rect.adjusted(WORDS_AT if self.boxes else BOX_AT, 0, -16, 0)
        if found.state and not found.quiet:
            room.setRight(self._word(painter, room, found.state, theme) - 8)
        self._line(painter, room, found, on=on or found.fixed, theme=theme)

    def _word(self, painter: QPainter, room: QRect, word: str, theme: Theme) -> int:
        """Paint the row's word at the right; where it begins."""
        plain = painter.font()
        small = QFont(plain)
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.drawText(room, _RIGHT, shown)
        painter.setFont(plain)
        return room.right() - QFontMetrics(small).horizontalAdvance(shown)

    def _line(self, painter: QPainter, room: QRect, found: Occurrence, *, on: bool, theme: Theme) -> None:
        metrics = painter.fontMetrics()
        words = found.line[slice(*found.lit)]
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        wide = metrics.horizontalAdvance(shown)
        before = found.line[: found.lit[0]].lstrip()
        half = min(max(0, room.width() - wide) // 2, metrics.horizontalAdvance(before))
        left = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, half) if half > 16 else ""
        at = room.left() + metrics.horizontalAdvance(left)
        painter.setPen(QColor(theme.soft))
        painter.drawText(room, _LEFT, left)
        colour = self.colour or QColor(theme.accent)
        wash = QColor(colour)
        wash.setAlphaF(0.2 if on else 0.07)
        box = QRectF(at, room.center().y() - metrics.height() / 2 - 1, wide, metrics.height() + 3)
        painter.fillRect(box, wash)
        painter.setPen(QColor(theme.ink if on else theme.soft))
        painter.drawText(QRect(at, room.top(), wide + 2, room.height()), _LEFT | Qt.TextFlag.TextDontClip, shown)
        if not on:
            painter.setPen(QPen(QColor(theme.soft), 1))
            painter.drawLine(QPointF(at, room.center().y() + 1), QPointF(at + wide, room.center().y() + 1))
        rest = QRect(at + wide, room.top(), max(0, room.right() - at - wide), room.height())
        after = metrics.elidedText(found.line[found.lit[1] :].rstrip(), Qt.TextElideMode.ElideRight, rest.width())
        painter.setPen(QColor(theme.soft))
        painter.drawText(rest, _LEFT, after)

    def _box(self, painter: QPainter, rect: QRect, *, on: bool, theme: Theme) -> None:
        square = QRectF(rect.left() + BOX_AT + 0.5, rect.center().y() - BOX / 2 + 1, BOX - 2, BOX - 2)
        painter.setPen(QPen(QColor(theme.good if on else theme.soft), 1.3))
        painter.setBrush(QColor(theme.good) if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, 4, 4)
        if on:
            pen = QPen(QColor(theme.on_good), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            x, y = square.left(), square.top()
            painter.drawPolyline([QPointF(x + 3.4, y + 7.2), QPointF(x + 6, y + 9.8), QPointF(x + 10.6, y + 4.2)])
