"""Lists without frames whose keys go on to the window, and that say what they are for while they are empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QTableView

Index = QModelIndex | QPersistentModelIndex
_OWN_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
    | {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)


def wants(event: QKeyEvent) -> bool:
    """Whether a list keeps the key: moving about in it, and nothing that is typed."""
    return event.key() in _OWN_KEYS


def prepare(view: QAbstractItemView) -> None:
    """No input method, no editing, no frame: letters are commands, and the list is the pane itself."""
    view.setObjectName("list")
    view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
    view.setTabKeyNavigation(False)  # or Tab would go from cell to cell and never leave a table
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def make_current(view: QAbstractItemView, index: QModelIndex) -> None:
    """Choose that row and no other: a view left to itself adds it to the others while Ctrl is held, for Undo say."""
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def keep_in_sight(view: QAbstractItemView, event: QResizeEvent) -> None:
    """The current row stays in sight where a pane below takes room from the list, unless it was out of sight before."""
    index = view.currentIndex()
    if index.isValid() and event.size().height() < event.oldSize().height():
        row = view.visualRect(index)
        if row.top() >= 0 and event.size().height() <= row.bottom() <= event.oldSize().height():
            view.scrollTo(index)


Teaching = Callable[[], str]


def say_empty(view: QAbstractItemView, words: str, how: Teaching | None = None) -> None:
    """What a list is for and, below it, the key that fills it, in the upper third of one that has nothing to show."""
    model = view.model()
    if not words or (model is not None and model.rowCount()):
        return
    painter = QPainter(view.viewport())
    palette = QApplication.palette()
    room = view.viewport().rect()
    box = QRect(room.left() + 24, room.top() + 28, max(40, room.width() - 48), max(60, room.height() - 28))
    looks = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    painter.setPen(palette.color(QPalette.ColorRole.WindowText if how else QPalette.ColorRole.PlaceholderText))
    painter.drawText(box, looks, words)
    if how is not None:
        box.setTop(painter.boundingRect(box, looks, words).bottom() + 10)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, looks, how())
    painter.end()


class QuietList(QListView):
    """A list that leaves letters to the window."""

    empty_words = ""
    empty_how: Teaching | None = None
    """What fills it, where a key does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the moving keys, pass the others on."""
        if wants(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the rows anew: no row changes height, and `QListView` would lay out every one (150 ms at 13,000)."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: what is current is still seen."""
        super().resizeEvent(event)
        keep_in_sight(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or what the list is for."""
        super().paintEvent(event)
        say_empty(self, self.empty_words, self.empty_how)


class QuietTable(QTableView):
    """A table that leaves letters to the window."""

    empty_words = ""
    empty_how: Teaching | None = None
    """What fills it, where a key does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the moving keys, pass the others on."""
        if wants(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: what is current is still seen."""
        super().resizeEvent(event)
        keep_in_sight(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or what the table is for."""
        super().paintEvent(event)
        say_empty(self, self.empty_words, self.empty_how)
