"""What an export would be: its first lines, how much it is, and what the format cannot hold."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.panels.parts.sheet import words_label


class ExportPreview(QWidget):
    """Given words; it decides nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = QLabel(self.tr("The first lines"), self)
        self.heading.setObjectName("paneTitle")
        self.lines = self._box(self.tr("The first lines of the file"))
        self.lines.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        self.lines.setFont(font)
        self.number = words_label(self, "number")
        self.more = words_label(self, "caption")
        self.lost_title = QLabel(self)
        self.lost_title.setObjectName("paneTitle")
        self.lost = self._box(self.tr("What is not in the file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 24, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.lines, 3)
        column.addWidget(self.number)
        column.addWidget(self.more)
        column.addWidget(self.lost_title)
        column.addWidget(self.lost, 2)
        self.show_numbers("", "", [])

    def _box(self, name: str) -> QPlainTextEdit:
        box = QPlainTextEdit(self)
        box.setReadOnly(True)
        box.setFrameShape(QFrame.Shape.NoFrame)
        box.setAccessibleName(name)
        box.setTabChangesFocus(True)
        box.setMinimumHeight(64)
        return box

    def minimumSizeHint(self) -> QSize:
        """Two short boxes and the words between them."""
        return QSize(220, 220)

    def show_lines(self, text: str) -> None:
        """The first lines; what was in sight stays in sight."""
        if text != self.lines.toPlainText():
            self.lines.setPlainText(text)

    def show_numbers(self, number: str, more: str, lost: list[str]) -> None:
        """How much it is, what else is to be known, and a line a loss."""
        self.number.setText(number)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.lost_title.setText(self.tr("Not in the file"))
        words = "\n".join(lost)
        if words != self.lost.toPlainText():
            self.lost.setPlainText(words)
        for widget in (self.lost_title, self.lost):
            widget.setVisible(bool(lost))
