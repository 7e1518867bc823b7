"""What pages in front of the side tabs have in common: a heading, a way back, and no letter that acts behind them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget


class FrontPage(QWidget):
    """A page for one task; Escape leaves it."""

    closed = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = QLabel(heading, self)
        title.setObjectName("heading")
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("quiet")
        self.close_button.setText("✕")
        self.close_button.setToolTip(self.tr("Back (Esc)"))
        self.close_button.setAccessibleName(self.tr("Back"))
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 8, 10, 10)
        self.column.setSpacing(8)
        self.column.addLayout(head)

    def caption(self, words: str = "") -> QLabel:
        """A quiet line that wraps."""
        line = QLabel(words, self)
        line.setObjectName("caption")
        line.setWordWrap(True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setContentsMargins(6, 0, 6, 0)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; keys without Ctrl or Alt stay here, for what they would do is out of sight."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        else:
            event.accept()
