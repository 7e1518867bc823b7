"""Find in the open article: a line under the page; matches are lit, F3 goes on."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from core.model import Range
from core.text import fold

MOST = 10_000
"""Matches that are lit at the most."""


def matches(text: str, wanted: str) -> list[Range]:
    """Where the words stand in the text, width and case put aside; ranges of code points."""
    if not wanted:
        return []
    found = re.finditer(re.escape(fold(wanted)), fold(text), re.IGNORECASE)
    return [match.span() for match, _number in zip(found, range(MOST), strict=False)]


class FindBar(QWidget):
    """`found(ranges, current)` after each change; `closed` when the person is done."""

    found = Signal(object, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ""
        self._ranges: list[Range] = []
        self._current = -1
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find in this article"))
        self.line.setAccessibleName(self.tr("Find in this article"))
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self.next)
        self.count = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self.line)
        row.addWidget(self.count)
        for words, name, step in (
            ("↑", self.tr("Previous match"), self.previous),
            ("↓", self.tr("Next match"), self.next),
            ("✕", self.tr("Close"), self.close_bar),
        ):
            button = QToolButton(self)
            button.setText(words)
            button.setAutoRaise(True)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(step)
            row.addWidget(button)
        self.hide()

    def open_for(self, text: str, words: str = "") -> None:
        """Show the bar for that text, with those words in it if any."""
        self._text = text
        self.show()
        if words:
            self.line.setText(words)
        self.line.setFocus()
        self.line.selectAll()
        self._search()

    def next(self) -> None:
        """Go to the match after."""
        self._step(1)

    def previous(self) -> None:
        """Go to the match before."""
        self._step(-1)

    def close_bar(self) -> None:
        """Hide the bar and put the lights out."""
        self.hide()
        self._ranges, self._current = [], -1
        self.found.emit([], -1)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._ranges = matches(self._text, self.line.text())
        self._current = 0 if self._ranges else -1
        self._tell()

    def _step(self, by: int) -> None:
        if self._ranges:
            self._current = (self._current + by) % len(self._ranges)
            self._tell()

    def _tell(self) -> None:
        if not self.line.text():
            self.count.clear()
        else:
            self.count.setText(f"{self._current + 1} / {len(self._ranges)}")
        self.found.emit(self._ranges, self._current)
