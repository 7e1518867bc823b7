"""A list whose rows can be ticked: two lines of words each, as many rows as one likes."""

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
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.drawn import BOX
from ui.panels.quiet import QuietList, prepare
from ui.panels.row_card import paint_card
from ui.theme import Theme, active

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class TickRow:
    """What a row says; `ticked` is None where there is nothing to tick."""

    above: str
    below: str
    ticked: bool | None = None
    tip: str = ""


class TickModel(QAbstractListModel):
    """Rows that are put into words when they are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = 0
        self._row_of: Callable[[int], TickRow] = _nothing

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else self.number

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its words, its tool tip."""
        if not index.isValid() or index.row() >= self.number:
            return None
        if role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._row_of(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or f"{row.above}\n{row.below}"
        return f"{row.above} {row.below}"

    def take(self, number: int, row_of: Callable[[int], TickRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.number, self._row_of = number, row_of
        self.endResetModel()

    def touch(self) -> None:
        """Words or ticks have changed, the rows have not."""
        if self.number:
            self.dataChanged.emit(self.index(0), self.index(self.number - 1))


def _nothing(_row: int) -> TickRow:
    return TickRow("", "")


class TickDelegate(QStyledItemDelegate):
    """A tick, a line in ink, a paler line below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Two lines."""
        return QSize(120, option.fontMetrics.height() + 16 + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the chosen one lies on a card."""
        row, theme = index.data(ROW), active()
        if not isinstance(row, TickRow):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, theme, above=1.5, radius=6)
        left = 18
        if row.ticked is not None:
            self._tick(
                painter, QRectF(option.rect.left() + 16, option.rect.center().y() - BOX / 2, BOX, BOX), row, theme
            )
            left += BOX + 8
        rect = option.rect.adjusted(left, 6, -14, -6)
        height = option.fontMetrics.height()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.ink))
        words = option.fontMetrics.elidedText(row.above, Qt.TextElideMode.ElideRight, rect.width())
        line = QRect(rect.left(), rect.top(), rect.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)
        small = QFont(option.font)
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        words = painter.fontMetrics().elidedText(row.below, Qt.TextElideMode.ElideRight, rect.width())
        line = QRect(rect.left(), line.bottom() + 2, rect.width(), 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _tick(self, painter: QPainter, square: QRectF, row: TickRow, theme: Theme) -> None:
        square = square.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(QColor(theme.good if row.ticked else theme.soft), 1.3))
        painter.setBrush(QColor(theme.good if row.ticked else theme.card))
        painter.drawRoundedRect(square, 4, 4)
        if row.ticked:
            pen = QPen(QColor(theme.on_good), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            x, y = square.left(), square.top()
            painter.drawPolyline([QPointF(x + 3.6, y + 7.6), QPointF(x + 6.4, y + 10.4), QPointF(x + 11.2, y + 4.4)])


class TickList(QuietList):
    """Space or a click on the tick turns it; Enter and double click choose; letters do nothing here."""

    ticked = Signal(list)
    """The rows whose ticks are to turn."""
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        prepare(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.rows = TickModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(TickDelegate(self))
        self.doubleClicked.connect(self._on_double)

    def marked(self) -> list[int]:
        """The selected rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the ticks of what is selected."""
        if event.key() == Qt.Key.Key_Space and self.marked():
            self.ticked.emit(self.marked())
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the tick turns it."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        super().mousePressEvent(event)
        if isinstance(row, TickRow) and row.ticked is not None and event.position().x() < 18 + BOX + 6:
            marked = self.marked()
            self.ticked.emit(marked if index.row() in marked else [index.row()])

    def _on_double(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())


def turned(ticks: set[int], rows: Sequence[int]) -> set[int]:
    """The ticks with those rows turned: all on, or all off where every one is on."""
    return ticks - set(rows) if ticks.issuperset(rows) else ticks | set(rows)
