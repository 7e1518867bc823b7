"""In the card: what became of the selected span, the latest correction first; the history tab has what was undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.stored import HistoryLine
from core.versions.told import standing
from ui.panels.safety.history_rows import HistoryModel, made_words

MOST = 4
"""Corrections of a span that the card tells; the history tab has all."""


class SpanHistory(QWidget):
    """A line a correction: who, when, what. Hidden while there is none."""

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.words = QLabel(self)
        self.words.setObjectName("dim")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self.hide()

    def show_of(self, span_id: str, lines: Sequence[HistoryLine]) -> None:
        """Tell the corrections among these that changed that span and were not undone."""
        found: list[str] = []
        for line in standing(one for one in lines if span_id in one.raw) if span_id else ():
            if len(found) == MOST:
                found.append("…")
                break
            found.append(f"{self._model.kind_of(line)} · {made_words(line)}")
        self.words.setText("\n".join(found))
        self.setVisible(bool(found))
