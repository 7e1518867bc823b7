"""A short line for a whole number: typed, or stepped with Up and Down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

WIDTH = 58
"""Pixels: five digits."""


class NumberLine(QLineEdit):
    """A number from 0 to `largest`; an empty line is 0."""

    changed = Signal()

    def __init__(self, name: str, value: int, largest: int, parent: QWidget) -> None:
        super().__init__(str(value), parent)
        self._largest = largest
        self.setValidator(QIntValidator(0, largest, self))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedWidth(WIDTH)
        self.textChanged.connect(self.changed)

    def value(self) -> int:
        """The number that stands there."""
        text = self.text().strip()
        return min(int(text), self._largest) if text.isdecimal() else 0

    def put(self, value: int) -> None:
        """Show a number."""
        self.setText(str(max(0, min(value, self._largest))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step by one."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.put(self.value() + steps[Qt.Key(event.key())])
            event.accept()
        else:
            super().keyPressEvent(event)
