"""Keys in lists: what a list does not need itself goes on to the window, so single keys work there too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView, QTreeWidget

_OWN_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
    | {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)


def wants(event: QKeyEvent) -> bool:
    """Whether a list keeps the key: moving about in it, and nothing that is typed."""
    return event.key() in _OWN_KEYS


def prepare(view: QAbstractItemView) -> None:
    """No input method, no editing: letters are commands."""
    view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


class QuietList(QListView):
    """A list that leaves letters to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the moving keys, pass the others on."""
        if wants(event):
            super().keyPressEvent(event)
        else:
            event.ignore()


class QuietTable(QTableView):
    """A table that leaves letters to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the moving keys, pass the others on."""
        if wants(event):
            super().keyPressEvent(event)
        else:
            event.ignore()


class QuietTree(QTreeWidget):
    """A tree that leaves letters to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the moving keys, pass the others on."""
        if wants(event):
            super().keyPressEvent(event)
        else:
            event.ignore()
