"""Said above the page where the file of the article has another text now: the stored text shows until it is decided."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class ChangedFileBar(QFrame):
    """The three ways on: take the newer text over, keep the stored one, or open the file as another article."""

    take_over_asked = Signal(str)
    apart_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._path = ""
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.take_over = QPushButton(self.tr("Take over the new text"), self)
        self.apart = QPushButton(self.tr("It is another article"), self)
        self.keep = QPushButton(self.tr("Keep the stored text"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        for button in (self.take_over, self.apart, self.keep):
            row.addWidget(button)
        self.take_over.clicked.connect(self._on_take_over)
        self.apart.clicked.connect(self._on_apart)
        self.keep.clicked.connect(self.hide)
        self.hide()

    def ask(self, path: str) -> None:
        """Say that this file has changed."""
        self._path = path
        self.words.setText(
            self.tr(
                "The file has changed since its text was stored: {path}. The stored text shows, with your work on it."
            ).format(path=path)
        )
        self.show()

    def _on_take_over(self) -> None:
        self.hide()
        self.take_over_asked.emit(self._path)

    def _on_apart(self) -> None:
        self.hide()
        self.apart_asked.emit(self._path)
