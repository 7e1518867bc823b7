"""An earlier state of the article on a page of its own: to be read, not to be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.model import Article, Label, OutlineEntry
from core.spans import SpanSet
from ui.reader.style import ReaderTheme
from ui.reader.view import ReaderView


class PastPage(QWidget):
    """A banner that says what is shown, with the two ways on, over a page that takes no corrections."""

    back_asked = Signal()
    bring_back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = QFrame(self)
        self.banner.setObjectName("notice")
        self.words = QLabel(self.banner)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bring_back = QPushButton(self.tr("Bring this state back"), self.banner)
        self.back = QPushButton(self.tr("Back to now"), self.banner)
        row = QHBoxLayout(self.banner)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.bring_back)
        row.addWidget(self.back)
        self.page = ReaderView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)
        self.bring_back.clicked.connect(self.bring_back_asked)
        self.back.clicked.connect(self.back_asked)

    def show_state(self, words: str, article: Article, spans: SpanSet, outline: Sequence[OutlineEntry]) -> None:
        """Show the article as it was."""
        self.words.setText(words)
        self.page.set_article(article, spans, outline)

    def dress(self, theme: ReaderTheme, zoom: float, labels: Sequence[Label], hidden: set[str]) -> None:
        """Look as the page of now does."""
        self.page.set_theme(theme)
        self.page.set_zoom(zoom)
        self.page.set_labels(labels, hidden)
