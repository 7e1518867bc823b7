"""The rows of the history: what a correction was, of which words, what changed, who made it and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.stored import HistoryLine
from core.versions.told import Told
from ui.look.theme import Theme
from ui.panels.parts.row_card import paint_card
from ui.safety.history_words import details, kind_words, summary

Index = QModelIndex | QPersistentModelIndex
Tell = Callable[[HistoryLine], Told]
"""What a correction changed, told no further than it is asked for."""
TextOf = Callable[[str], str]
"""SHA-256 of a text of the article → that text."""
DETAILS = 40
"""Records of one correction that are told one by one."""
PARTS = Qt.ItemDataRole.UserRole + 1
"""The role under which a row gives its `RowParts`."""


class RowParts(NamedTuple):
    """What a row shows: the first line's two parts, the second line, and the time at the right."""

    kind: str
    quote: str
    rest: str
    clock: str


class HistoryModel(QAbstractListModel):
    """The corrections, the latest first; a row is put into words when it is shown."""

    def __init__(self, tell: Tell, text_of: TextOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[HistoryLine] = []
        self.labels: Mapping[str, str] = {}
        self._kinds: dict[int, str] = {}
        self._ways: dict[tuple[int, str], str] = {}
        self._tell = tell
        self._text_of = text_of
        self._words = lru_cache(maxsize=512)(self._summary)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One a correction."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's words: as parts for the delegate, as one line for a screen reader, in full as the tool tip."""
        line = self.lines[index.row()]
        if role == PARTS:
            return self._words(line.seq)
        if role == Qt.ItemDataRole.DisplayRole:
            parts = self._words(line.seq)
            return " · ".join(part for part in (parts.kind, parts.quote, parts.rest, made_words(line)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([self.kind_of(line), made_words(line), *self.details(line)])
        return None

    def kind_of(self, line: HistoryLine) -> str:
        """The kind in words; of an undo also what it takes back."""
        kind = self._way_removed(line) if line.kind == "remove" else line.kind
        return kind_words(kind, self._kinds.get(line.undoes, "") if line.undoes is not None else "")

    def _way_removed(self, line: HistoryLine) -> str:
        """Looked for once, and also of a line that the card tells while the list is not filled."""
        key = (line.seq, line.text_after)
        if key not in self._ways:
            self._ways[key] = self._tell(line).way_removed()
        return self._ways[key]

    def details(self, line: HistoryLine) -> list[str]:
        """What was before and after, a line a record."""
        return details(self._tell(line), self._texts(line), self.labels, DETAILS)

    def _texts(self, line: HistoryLine) -> tuple[str, str]:
        return self._text_of(line.text_before), self._text_of(line.text_after)

    def _summary(self, seq: int) -> RowParts:
        line = self.lines[self.row_of(seq)]
        told = self._tell(line)
        quote, rest = summary(told, told.span_count, self._texts(line), self.labels)
        by = " · ".join(part for part in (rest, line.by) if part)
        return RowParts(self.kind_of(line), quote, by, short_clock(line.at))

    def row_of(self, seq: int) -> int:
        """The row of that correction: they stand by falling number."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.lines[middle].seq > seq else (low, middle)
        return low

    def take(self, lines: Sequence[HistoryLine]) -> None:
        """Show these; where only some came on top, the others keep their place and selection."""
        new = len(lines) - len(self.lines)
        if new >= 0 and self.lines and lines[new].seq == self.lines[0].seq and lines[-1].seq == self.lines[-1].seq:
            if not new:
                return
            self.beginInsertRows(QModelIndex(), 0, new - 1)
            self.lines = list(lines)
            self._kinds.update((line.seq, line.kind) for line in lines[:new])
            self.endInsertRows()
            return
        self.beginResetModel()
        self.lines = list(lines)
        self._kinds = {line.seq: line.kind for line in lines}
        self._words.cache_clear()
        self.endResetModel()


class HistoryDelegate(QStyledItemDelegate):
    """Two lines: the kind and the words with the time at the right; below, quieter, what changed and who did it."""

    theme: Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Two lines and the room between them."""
        return QSize(120, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One correction; the chosen one lies on a card."""
        parts = index.data(PARTS)
        if not isinstance(parts, RowParts) or self.theme is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, self.theme, above=1.5, radius=6)
        self._lines(painter, option, parts)
        painter.restore()

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, parts: RowParts) -> None:
        palette = QApplication.palette()
        ink, soft = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
        rect = option.rect.adjusted(18, 7, -18, -7)
        height = option.fontMetrics.height()
        small = QFont(option.font)
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(soft)
        first = QRect(rect.left(), rect.top(), rect.width(), height)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, parts.clock)
        room = painter.fontMetrics().horizontalAdvance(parts.clock) + 12
        second = QRect(rect.left(), first.bottom() + 4, rect.width(), height)
        _line(painter, second, parts.rest)
        painter.setFont(option.font)
        painter.drawText(first, _LINE, parts.kind)
        painter.setPen(ink)
        _line(painter, first.adjusted(option.fontMetrics.horizontalAdvance(parts.kind) + 10, 0, -room, 0), parts.quote)


_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


def _line(painter: QPainter, room: QRect, words: str) -> None:
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.drawText(room, _LINE, elided)


def made_words(line: HistoryLine) -> str:
    """Who made a correction and when."""
    return " · ".join(part for part in (line.by, clock_words(line.at)) if part)


def clock_words(at: str) -> str:
    """A time of the record by this machine's clock: shown, and never what anything is ordered by."""
    when = _moment(at)
    return at if when is None else when.strftime("%Y-%m-%d %H:%M")


def short_clock(at: str) -> str:
    """The same in as few characters as tell it: the hour of today, the day of this year, the date."""
    when, today = _moment(at), datetime.now().astimezone()
    if when is None:
        return at
    if when.date() == today.date():
        return when.strftime("%H:%M")
    return when.strftime("%m-%d" if when.year == today.year else "%Y-%m-%d")


def _moment(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at).astimezone()
    except ValueError:
        return None
