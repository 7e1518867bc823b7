"""A short list below a line that is typed in: labels, codes, choices; the line keeps the focus and moves in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.look.theme import Theme
from ui.panels.parts.quiet import QuietList, prepare

ROW_HEIGHT: Final = 28
MOST_ROWS: Final = 8
"""Rows that show without scrolling."""
_LEAST_QUIET: Final = 40
"""Pixels below which the quiet words are left out."""
Index = QModelIndex | QPersistentModelIndex
_ROW: Final = Qt.ItemDataRole.UserRole + 1
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST_ROWS, Qt.Key.Key_PageDown: MOST_ROWS}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row: what choosing it means, its words, what stands at its right end, and a colour in front of it."""

    value: str
    words: str
    aside: str = ""
    colour: str = ""
    """`#RRGGBB`, or empty for none."""
    quiet: str = ""
    """More words, quiet, after the words."""
    dim: bool = False
    """It cannot be taken now."""


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Suggestion, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        return f"{row.words} {row.aside}".strip() if role == Qt.ItemDataRole.DisplayRole else None

    def take(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    """A square in the colour, the words, and what stands aside in a quiet colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(_ROW), self.theme
        if not isinstance(row, Suggestion) or theme is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 5, 5)
        room = option.rect.adjusted(10, 0, -10, 0)
        if row.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.colour))
            painter.drawRoundedRect(QRectF(room.left(), room.center().y() - 5, 12, 12), 3, 3)
            room.adjust(21, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.soft))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, row.aside)
        room.adjust(0, 0, -option.fontMetrics.horizontalAdvance(row.aside) - 8, 0)
        painter.setPen(QColor(theme.soft if row.dim else theme.ink))
        words = option.fontMetrics.elidedText(row.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, words)
        room.adjust(option.fontMetrics.horizontalAdvance(words) + 12, 0, 0, 0)
        if row.quiet and room.width() > _LEAST_QUIET:
            painter.setPen(QColor(theme.soft))
            quiet = option.fontMetrics.elidedText(row.quiet, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, quiet)
        painter.restore()


class SuggestionList(QuietList):
    """The rows; the line that owns the list moves in it with `move_by`."""

    chosen = Signal(str)
    """The value of a row that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        prepare(self)
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self._rows = _Model(self)
        self._painter = _Painter(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.clicked.connect(self._on_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._painter.theme = theme
        self.viewport().update()

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Show these, the first one current."""
        self._rows.take(rows)
        if rows:
            self.setCurrentIndex(self._rows.index(0))

    @property
    def rows(self) -> tuple[Suggestion, ...]:
        """What is shown."""
        return self._rows.rows

    @property
    def current(self) -> Suggestion | None:
        """The row that Enter takes, or None."""
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def move_by(self, steps: int) -> None:
        """Make another row current, round at the ends for single steps."""
        if not self.rows:
            return
        at = self.currentIndex().row() + steps
        at = at % len(self.rows) if abs(steps) == 1 else max(0, min(len(self.rows) - 1, at))
        self.setCurrentIndex(self._rows.index(at))

    def takes(self, event: QKeyEvent) -> bool:
        """Move for an arrow or page key that the line was given; whether it was one."""
        steps = _MOVES.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.move_by(steps)
        return True

    def height_for_rows(self) -> int:
        """Pixels for the rows there are, at most `MOST_ROWS`."""
        return ROW_HEIGHT * max(1, min(MOST_ROWS, len(self.rows))) + 2

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, Suggestion):
            self.chosen.emit(row.value)


class ListedLine(QLineEdit):
    """A line above its list: arrows move in the list; losing the focus closes."""

    entered = Signal()
    left = Signal()

    def __init__(self, rows: SuggestionList, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes a row, Escape leaves, arrows and Tab move in the list; the rest is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._rows.move_by(1 if event.key() == Qt.Key.Key_Tab else -1)
        elif not self._rows.takes(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab moves in the list."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave, unless the whole window lost the focus."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


class Dropped(QFrame):
    """Suggestions that drop from a line: a part of the window, not a window of its own, so an input method stays on."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.setObjectName("dropped")
        self.list = SuggestionList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(self.list)
        self.hide()

    def drop(self, rows: Sequence[Suggestion]) -> None:
        """Show these rows under the line, or over it where there is no room; none: nothing is shown."""
        self.list.show_rows(rows)
        window = self._line.window()
        if not rows or not self._line.isVisible():
            self.hide()
            return
        if self.parentWidget() is not window:
            self.setParent(window)
        wide, high = max(self._line.width(), 200), self.list.height_for_rows() + 8
        place = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        room = QRect(0, 0, window.width(), window.height())
        if place.y() + high > room.bottom():
            place.setY(max(0, place.y() - self._line.height() - 4 - high))
        place.setX(max(4, min(place.x(), room.right() - wide - 4)))
        self.setGeometry(place.x(), place.y(), wide, high)
        self.show()
        self.raise_()

    def event(self, event: QEvent) -> bool:
        """A press between the rows is nobody's else."""
        if event.type() == QEvent.Type.MouseButtonPress:
            event.accept()
            return True
        return super().event(event)
