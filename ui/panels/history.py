"""The history of the article: every correction in its order, who made it, and what was before and after.

Above it stand the spans that a newer text has lost, each with its old words, until a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.changes import RecordChange
from core.model import Label, Span
from core.newer_text import anchored
from core.stored import HistoryLine
from ui.history_words import details, kind_words, summary
from ui.panels.quiet import QuietTable, prepare

Index = QModelIndex | QPersistentModelIndex
Decode = Callable[[HistoryLine], tuple[RecordChange, ...]]
TextOf = Callable[[str], str]
"""SHA-256 of a text of the article → that text."""
DETAILS = 40
"""Records of one correction that are told one by one."""
LOST_ROWS = 4
"""Rows of the list of lost spans that show without scrolling."""


class HistoryModel(QAbstractTableModel):
    """The corrections, the latest first; a row is put into words when it is shown."""

    def __init__(self, decode: Decode, text_of: TextOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[HistoryLine] = []
        self.labels: Mapping[str, str] = {}
        self._kinds: dict[int, str] = {}
        self._decode = decode
        self._text_of = text_of
        self._words = lru_cache(maxsize=512)(self._summary)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One a correction."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """What it was; who made it and when."""
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, or all of the correction as its tool tip."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line.seq) if index.column() == 0 else made_words(line, short=True)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([self.kind_of(line), made_words(line), *self.details(line)])
        return None

    def kind_of(self, line: HistoryLine) -> str:
        """The kind in words; of an undo also what it takes back."""
        return kind_words(line.kind, self._kinds.get(line.undoes, "") if line.undoes is not None else "")

    def details(self, line: HistoryLine) -> list[str]:
        """What was before and after, a line a record."""
        return details(self._decode(line), self._texts(line), self.labels, DETAILS)

    def _texts(self, line: HistoryLine) -> tuple[str, str]:
        return self._text_of(line.text_before), self._text_of(line.text_after)

    def _summary(self, seq: int) -> str:
        line = self.lines[self.row_of(seq)]
        return f"{self.kind_of(line)}  {summary(self._decode(line), self._texts(line), self.labels)}"

    def row_of(self, seq: int) -> int:
        """The row of that correction: they stand by falling number."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.lines[middle].seq > seq else (low, middle)
        return low

    def take(self, lines: Sequence[HistoryLine]) -> None:
        """Show these; where only some came on top, the others keep their place and selection."""
        new = len(lines) - len(self.lines)
        if new > 0 and self.lines and lines[new].seq == self.lines[0].seq and lines[-1].seq == self.lines[-1].seq:
            self.beginInsertRows(QModelIndex(), 0, new - 1)
            self.lines = list(lines)
            self._kinds.update((line.seq, line.kind) for line in lines[:new])
            self.endInsertRows()
            return
        self.beginResetModel()
        self.lines = list(lines)
        self._kinds = {line.seq: line.kind for line in lines}
        self._words.cache_clear()
        self.endResetModel()


class HistoryPanel(QWidget):
    """The lost spans, the corrections, what one of them changed, and the way back to it."""

    state_asked = Signal(int)
    """Look at the article as it was after that correction."""
    place_asked = Signal(str)
    drop_asked = Signal(str)

    def __init__(self, decode: Decode, text_of: TextOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(decode, text_of, self)
        self.lost = _LostList(self)
        self.lost.place_asked.connect(self.place_asked)
        self.lost.drop_asked.connect(self.drop_asked)
        self.table = QuietTable(self)
        prepare(self.table)
        self.table.setObjectName("list")
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 120)
        self.changed = QLabel(self)
        self.changed.setObjectName("dim")
        self.changed.setWordWrap(True)
        self.changed.setTextFormat(Qt.TextFormat.PlainText)
        self.look = QPushButton(self.tr("Look at this state"), self)
        self.look.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.lost)
        column.addWidget(self.table, 1)
        column.addWidget(self.changed)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.look.clicked.connect(self._on_look)
        self.table.doubleClicked.connect(self._on_look)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels' names."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        self.model.labels = {one.name: (one.zh if chinese else one.en) or one.name for one in labels}
        self.lost.labels = self.model.labels

    def show_lines(self, lines: Sequence[HistoryLine], lost: Sequence[Span]) -> None:
        """Show these corrections, the latest first, and these lost spans."""
        self.model.take(lines)
        self.lost.take(lost)
        self._on_current(self.table.currentIndex())

    def chosen(self) -> HistoryLine | None:
        """The correction that is chosen."""
        index = self.table.currentIndex()
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


def made_words(line: HistoryLine, *, short: bool = False) -> str:
    """Who made a correction and when; `short` leaves the year out."""
    when = clock_words(line.at)
    return " · ".join(part for part in (line.by, when[5:] if short else when) if part)


def clock_words(at: str) -> str:
    """A time of the record by this machine's clock: shown, and never what anything is ordered by."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at
