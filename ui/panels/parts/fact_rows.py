"""Lists of two-line rows that can be ticked: what it is, quieter what there is to know of it, at the right a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.drawn import BOX
from ui.look.theme import Theme, active
from ui.panels.parts.quiet import QuietList, make_current, prepare
from ui.panels.parts.row_card import paint_card

Index = QModelIndex | QPersistentModelIndex
FACT = Qt.ItemDataRole.UserRole + 1
"""The role under which a row gives its `Fact`."""
_TICK_LEFT = 22
"""Pixels between the edge of a row and its tick."""
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True, slots=True)
class Fact:
    """What a row says; `ticked` is None where there is nothing to tick, `faint` where nothing can be done with it."""

    above: str
    below: str = ""
    right: str = ""
    ticked: bool | None = None
    faint: bool = False
    tip: str = ""
    """What the tool tip says instead of the row's own parts."""


class FactModel(QAbstractListModel):
    """Rows that are put into words when they are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = 0
        self._fact_of: Callable[[int], Fact] = _nothing

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else self._number

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row's parts for the delegate, one line for a screen reader, everything as the tool tip."""
        if role not in (FACT, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.CheckStateRole):
            return None
        fact = self._fact_of(index.row())
        if role == FACT:
            return fact
        if role == Qt.ItemDataRole.CheckStateRole:
            return None if fact.ticked is None else Qt.CheckState(2 * fact.ticked)
        parts = [part for part in (fact.above, fact.below, fact.right) if part]
        if role == Qt.ItemDataRole.ToolTipRole:
            return fact.tip or "\n".join(parts)
        return " · ".join(parts)

    def take(self, number: int, fact_of: Callable[[int], Fact]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._number, self._fact_of = number, fact_of
        self.endResetModel()

    def touch(self) -> None:
        """Words or ticks have changed, the rows have not."""
        if self._number:
            self.dataChanged.emit(self.index(0), self.index(self._number - 1))


def _nothing(_row: int) -> Fact:
    return Fact("")


class FactDelegate(QStyledItemDelegate):
    """Paints a `Fact`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Two lines and the room between them."""
        return QSize(120, 2 * option.fontMetrics.height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the chosen one lies on a card."""
        fact, theme = index.data(FACT), active()
        if not isinstance(fact, Fact):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, theme, above=1.5, radius=6)
        left = 24
        if fact.ticked is not None:
            _tick(painter, option.rect, fact.ticked, theme)
            left = _TICK_LEFT + BOX + 10
        self._words(painter, option, fact, left, theme)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, fact: Fact, left: int, theme: Theme) -> None:
        rect = option.rect.adjusted(left, 6, -24, -6)
        height = option.fontMetrics.height()
        small = QFont(option.font)
        small.setPixelSize(12)
        first = QRect(rect.left(), rect.top(), rect.width(), height)
        second = QRect(rect.left(), first.bottom() + 3, rect.width(), height)
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, fact.right)
        room = painter.fontMetrics().horizontalAdvance(fact.right) + 12 if fact.right else 0
        _line(painter, second, fact.below)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.soft if fact.faint else theme.ink))
        _line(painter, first.adjusted(0, 0, -room, 0), fact.above)


def _line(painter: QPainter, room: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LINE, shown)


def _tick(painter: QPainter, row: QRect, ticked: bool, theme: Theme) -> None:
    top = row.top() + (row.height() - BOX) / 2
    square = QRectF(row.left() + _TICK_LEFT, top, BOX, BOX).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(QColor(theme.good if ticked else theme.soft), 1.3))
    painter.setBrush(QColor(theme.good if ticked else theme.card))
    painter.drawRoundedRect(square, 4, 4)
    if ticked:
        pen = QPen(QColor(theme.on_good), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = square.left(), square.top()
        painter.drawPolyline([QPointF(x + 3.6, y + 7.6), QPointF(x + 6.4, y + 10.4), QPointF(x + 11.2, y + 4.4)])


class FactList(QuietList):
    """Arrows move, Space or a click on the tick turns it, Enter or a double click chooses; letters do nothing here."""

    ticked = Signal(list)
    """The rows whose ticks are to turn."""
    chosen = Signal(int)
    moved = Signal()
    """Another row is the current one, or others are selected."""

    def __init__(self, parent: QWidget | None = None, *, many: bool = False) -> None:
        super().__init__(parent)
        prepare(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        if many:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows = FactModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(FactDelegate(self))
        self.doubleClicked.connect(self._on_double)
        self.selectionModel().selectionChanged.connect(self._on_moved)

    def marked(self) -> list[int]:
        """The selected rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        make_current(self, self.rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the ticks of what is selected, Enter chooses."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not held and not self.marked() and self.rows.rowCount():
            self.choose(max(0, self.currentIndex().row()))  # one comes from outside: the first one is not jumped over
            event.accept()
            return
        if event.key() == Qt.Key.Key_Space and self.marked() and not held:
            self.ticked.emit(self.marked())
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid() and not held:
            self.chosen.emit(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the tick turns it."""
        index = self.indexAt(event.position().toPoint())
        fact = index.data(FACT) if index.isValid() else None
        before = self.marked()
        super().mousePressEvent(event)
        if isinstance(fact, Fact) and fact.ticked is not None and event.position().x() < _TICK_LEFT + BOX + 8:
            self.ticked.emit(before if index.row() in before else [index.row()])

    def _on_double(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def _on_moved(self, *_selected: object) -> None:
        self.moved.emit()


def turned(ticks: frozenset[int], rows: Sequence[int]) -> frozenset[int]:
    """The ticks with those rows turned: all on, or all off where every one is on."""
    return ticks - set(rows) if ticks.issuperset(rows) else ticks | set(rows)
