"""Rows of which each is one question with two answers: mine or theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.theme import active
from ui.panels.parts.quiet import QuietList, prepare
from ui.panels.parts.row_card import paint_card

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """The words in question, where they stand, what either side says, and which holds."""

    quote: str
    title: str
    mine: str
    theirs: str
    theirs_chosen: bool = False


class ChoiceModel(QAbstractListModel):
    """Rows that are put into words when they are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = 0
        self._row_of: Callable[[int], ChoiceRow] = _nothing

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many questions there are."""
        return 0 if parent.isValid() else self._number

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for the delegate, one line for a screen reader, everything as the tool tip."""
        if role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._row_of(index.row())
        if role == ROW:
            return row
        marks = ("○", "●") if row.theirs_chosen else ("●", "○")
        mine = self.tr("{mark} Mine: {words}").format(mark=marks[0], words=row.mine)
        theirs = self.tr("{mark} Theirs: {words}").format(mark=marks[1], words=row.theirs)
        return ("\n" if role == Qt.ItemDataRole.ToolTipRole else " · ").join((row.quote, row.title, mine, theirs))

    def take(self, number: int, row_of: Callable[[int], ChoiceRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._number, self._row_of = number, row_of
        self.endResetModel()

    def touch(self) -> None:
        """Choices have changed, the rows have not."""
        if self._number:
            self.dataChanged.emit(self.index(0), self.index(self._number - 1))


def _nothing(_row: int) -> ChoiceRow:
    return ChoiceRow("", "", "", "")


def columns(rect: QRect) -> tuple[QRect, QRect, QRect]:
    """A row's three parts: the words, mine, theirs."""
    inner = rect.adjusted(24, 0, -18, 0)
    side = inner.width() * 31 // 100
    words = QRect(inner.left(), inner.top(), inner.width() - 2 * side, inner.height())
    mine = QRect(words.right() + 1, inner.top(), side, inner.height())
    return words, mine, QRect(mine.right() + 1, inner.top(), side, inner.height())


class ChoiceDelegate(QStyledItemDelegate):
    """Two lines of words, then two circles of which one is filled, each with what that side says."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Two lines and the room between them."""
        return QSize(120, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One question; the chosen row lies on a card."""
        row = index.data(ROW)
        if not isinstance(row, ChoiceRow):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, active(), above=1.5, radius=6)
        words, mine, theirs = columns(option.rect)
        self._words(painter, option, words, (row.quote, row.title))
        names = (self.tr("Mine"), self.tr("Theirs"))
        self._side(painter, option, mine, (names[0], row.mine), chosen=not row.theirs_chosen)
        self._side(painter, option, theirs, (names[1], row.theirs), chosen=row.theirs_chosen)
        painter.restore()

    def _side(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, words: tuple[str, str], *, chosen: bool
    ) -> None:
        theme = active()
        centre = QPointF(place.left() + 9.0, place.center().y() + 0.5)
        painter.setPen(QPen(QColor(theme.good if chosen else theme.soft), 1.3))
        painter.setBrush(QColor(theme.card))
        painter.drawEllipse(centre, 7, 7)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.good))
            painter.drawEllipse(centre, 3.6, 3.6)
        self._words(painter, option, place.adjusted(24, 0, -8, 0), (words[1], words[0]), faint=not chosen)

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        words: tuple[str, str],
        *,
        faint: bool = False,
    ) -> None:
        theme = active()
        height = option.fontMetrics.height()
        first = QRect(place.left(), place.top() + 7, place.width(), height)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.soft if faint else theme.ink))
        _line(painter, first, words[0])
        small = QFont(option.font)
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        _line(painter, QRect(place.left(), first.bottom() + 3, place.width(), height), words[1])


def _line(painter: QPainter, room: QRect, words: str) -> None:
    plain = words.replace("\n", " ")
    shown = painter.fontMetrics().elidedText(plain, Qt.TextElideMode.ElideRight, max(0, room.width() - 10))
    painter.drawText(room, _LINE, shown)


class ChoiceList(QuietList):
    """Left chooses mine, Right theirs, Space the other one; a click chooses the side it falls on."""

    picked = Signal(list, bool)
    """Rows, and whether theirs holds there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        prepare(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows = ChoiceModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ChoiceDelegate(self))

    def marked(self) -> list[int]:
        """The selected rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right and Space choose; the rest moves about."""
        marked = self.marked()
        sides = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        if marked and event.key() in sides:
            self.picked.emit(marked, sides[Qt.Key(event.key())])
            event.accept()
        elif marked and event.key() == Qt.Key.Key_Space:
            row = self.rows.index(marked[0]).data(ROW)
            self.picked.emit(marked, not row.theirs_chosen)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a side chooses it."""
        super().mousePressEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid():
            return
        _words, mine, theirs = columns(self.visualRect(index))
        for side, holds in ((mine, False), (theirs, True)):
            if side.contains(place):
                self.picked.emit([index.row()], holds)
