"""The history of the article: every correction in its order, who made it, and what was before and after.

Above it stand the spans that a newer text has lost, each with its old words, until a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from core.model import Label, Span
from core.stored import HistoryLine
from core.versions.newer_text import anchored
from ui.desk import teaching
from ui.look.theme import Theme
from ui.panels.parts.quiet import QuietList, prepare
from ui.panels.safety.history_rows import HistoryDelegate, HistoryModel, Tell, TextOf

LOST_ROWS = 4
"""Rows of the list of lost spans that show without scrolling."""


class HistoryPanel(QWidget):
    """The lost spans, the corrections, what one of them changed, and the way back to it."""

    state_asked = Signal(int)
    """Look at the article as it was after that correction."""
    place_asked = Signal(str)
    drop_asked = Signal(str)

    def __init__(self, tell: Tell, text_of: TextOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("listed", True)
        self.model = HistoryModel(tell, text_of, self)
        self.lost = _LostList(self)
        self.lost.place_asked.connect(self.place_asked)
        self.lost.drop_asked.connect(self.drop_asked)
        self.list = QuietList(self)
        prepare(self.list)
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("History"))
        self.list.empty_words = self.tr("Every correction of the open article will stand here, the latest first.")
        self.list.empty_how = teaching.decides
        self.delegate = HistoryDelegate(self)
        self.list.setItemDelegate(self.delegate)
        self.changed = QLabel(self)
        self.changed.setObjectName("dim")
        self.changed.setWordWrap(True)
        self.changed.setTextFormat(Qt.TextFormat.PlainText)
        self.look = QPushButton(self.tr("Look at this state"), self)
        self.look.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 10)
        column.addWidget(self.lost)
        column.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        below.addWidget(self.changed)
        below.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(below)
        self.look.clicked.connect(self._on_look)
        self.list.doubleClicked.connect(self._on_look)
        self.list.selectionModel().currentRowChanged.connect(self._on_current)

    def set_theme(self, theme: Theme) -> None:
        """The rows' colours."""
        self.delegate.theme = theme
        self.list.viewport().update()

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels' names."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        self.model.labels = {one.name: (one.zh if chinese else one.en) or one.name for one in labels}
        self.lost.labels = self.model.labels

    def show_lines(self, lines: Sequence[HistoryLine], lost: Sequence[Span]) -> None:
        """Show these corrections, the latest first, and these lost spans."""
        self.model.take(lines)
        self.lost.take(lost)
        self._on_current(self.list.currentIndex())

    def chosen(self) -> HistoryLine | None:
        """The correction that is chosen."""
        index = self.list.currentIndex()
        return self.model.lines[index.row()] if index.isValid() else None

    def _on_current(self, _current: QModelIndex) -> None:
        line = self.chosen()
        self.look.setEnabled(line is not None)
        self.changed.setText("" if line is None else "\n".join(self.model.details(line)[:8]))
        self.changed.setVisible(line is not None)

    def _on_look(self) -> None:
        line = self.chosen()
        if line is not None:
            self.state_asked.emit(line.seq)


class _LostList(QWidget):
    """Each lost span with its old words; hidden where there is none."""

    place_asked = Signal(str)
    drop_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.labels: Mapping[str, str] = {}
        title = QLabel(self.tr("Not found again in the newer text:"), self)
        title.setObjectName("caption")
        self.list = QListWidget(self)
        self.list.setAccessibleName(title.text())
        self.list.setObjectName("list")
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(LOST_ROWS * 44)
        prepare(self.list)
        self.place = QPushButton(self.tr("Place at the selected text"), self)
        self.drop = QPushButton(self.tr("Remove"), self)
        buttons = QHBoxLayout()
        for button in (self.place, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(title)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.place.clicked.connect(self._on_place)
        self.drop.clicked.connect(self._on_drop)
        self.hide()

    def take(self, spans: Sequence[Span]) -> None:
        """Show these."""
        here = self._chosen()
        self.list.clear()
        for span in spans:
            quoted = anchored(span)
            words = f"…{quoted.get('before', '')[-12:]}【{quoted.get('quote', '')}】{quoted.get('after', '')[:12]}…"
            item = QListWidgetItem(f"{self.labels.get(span.label, span.label)}  {words}".replace("\n", " "), self.list)
            item.setData(Qt.ItemDataRole.UserRole, span.id)
            if span.id == here:
                self.list.setCurrentItem(item)
        if spans and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.setVisible(bool(spans))

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _on_place(self) -> None:
        if self._chosen():
            self.place_asked.emit(self._chosen())

    def _on_drop(self) -> None:
        if self._chosen():
            self.drop_asked.emit(self._chosen())
