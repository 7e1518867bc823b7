"""What is being typed into a line of the window, whether or not the window is the active one at this moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


def typed_into(line: QWidget) -> bool:
    """Whether keys go to that line as soon as its window is active: `hasFocus`, also while one looks elsewhere."""
    return line.window().focusWidget() is line


def keep_typed(window: QWidget) -> None:
    """What is typed in the window and not yet kept is kept now, as it is when the line is left."""
    line = window.focusWidget()
    if line is not None:
        # In a window that is not active Qt tells the line nothing.
        QCoreApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))
        line.clearFocus()
