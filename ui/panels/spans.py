"""Every span of the article in reading order, filtered by label, status and text; several can be decided at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.changes import RecordChange, SpanChange
from core.model import Article, Label, Span, Status
from core.spans import SpanSet, reading_order
from ui.drawn import Choice
from ui.panels.quiet import QuietTable, prepare
from ui.theme import Theme
from ui.wording import confidence_word, status_word

Index = QModelIndex | QPersistentModelIndex
LATE = 200
"""Milliseconds in which changes gather before the table is filled anew."""


class _Model(QAbstractTableModel):
    """The rows that pass the filter: spans, asked for by row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Span] = []
        self.text = ""
        self.names: Mapping[str, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        span = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(span, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.text[span.start : min(span.end, span.start + 200)]
        return None

    def _words(self, span: Span, column: int) -> str:
        if column == 0:
            return self.text[span.start : min(span.end, span.start + 40)].replace("\n", " ")
        if column == 1:
            return self.names.get(span.label, span.label)
        status = status_word(span.status)
        return f"{status} · {confidence_word(span.confidence)}" if span.confidence is not None else status

    def take(self, rows: list[Span]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def replace_row(self, row: int, span: Span) -> None:
        self.rows[row] = span
        self.dataChanged.emit(self.index(row, 0), self.index(row, 2))


class SpansPanel(QWidget):
    """The table with its filters and the two decisions."""

    span_chosen = Signal(str)
    accept_asked = Signal(list)
    remove_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans = SpanSet()
        self._selecting = False
        self._stale = False
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Filter"))
        self.label = Choice(self)
        self.status = Choice(self)
        self.status.addItem(self.tr("every status"), None)
        for status in Status:
            self.status.addItem(status_word(status), int(status))
        self.table = QuietTable(self)
        self._model = _Model(self)
        self._prepare_table()
        self.accept_button = QPushButton(self.tr("Accept"), self)
        self.remove_button = QPushButton(self.tr("Reject"), self)
        self._lay_out()
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._refill)
        for box in (self.label, self.status):
            box.currentIndexChanged.connect(self._refill)
        self.search.textChanged.connect(self._refill)
        self.accept_button.clicked.connect(self._on_accept)
        self.remove_button.clicked.connect(self._on_remove)

    def _prepare_table(self) -> None:
        prepare(self.table)
        self.table.setModel(self._model)
        self.table.setShowGrid(False)
        self.table.setAccessibleName(self.tr("Spans"))
        self.table.empty_words = self.tr("Every span of the open article stands here; several can be decided at once.")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 64)
        self.table.setColumnWidth(2, 120)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        for widget in (self.label, self.status):
            filters.addWidget(widget, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.search)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels to filter by."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        self._model.names = {one.name: (one.zh if chinese else one.en) or one.name for one in labels}
        self.label.clear()
        self.label.addItem(self.tr("every label"), "")
        for one in labels:
            self.label.addItem(self._model.names[one.name], one.name)

    def set_article(self, article: Article, spans: SpanSet) -> None:
        """Show the spans of an article."""
        self._model.text = article.text
        self._spans = spans
        if self.isVisible():
            self._refill()
        else:
            self._stale = True

    def apply(self, _before: SpanSet, after: SpanSet, changes: Iterable[RecordChange]) -> None:
        """Refresh what changed: one row where one span only got another status."""
        self._spans = after
        made = [change for change in changes if isinstance(change, SpanChange)]
        if not self.isVisible():
            self._stale = True
        elif len(made) != 1 or not self._in_place(made[0]):
            self._refill_soon()

    def _refill_soon(self) -> None:
        if not self._late.isActive():
            self._late.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another tab was in front is shown now."""
        if self._stale:
            self._refill()
        super().showEvent(event)

    def _in_place(self, change: SpanChange) -> bool:
        before, after = change.before, change.after
        if before is None or after is None or before.range != after.range or not self._passes(after):
            return False
        row = self._row_of(before)
        if row < 0:
            return False
        self._model.replace_row(row, after)
        return True

    def _row_of(self, span: Span) -> int:
        from bisect import bisect_left  # noqa: PLC0415

        row = bisect_left(self._model.rows, reading_order(span), key=reading_order)
        return row if row < len(self._model.rows) and self._model.rows[row].id == span.id else -1

    def _passes(self, span: Span) -> bool:
        label, status = self.label.currentData(), self.status.currentData()
        if span.lost:
            return False
        if (label and span.label != label) or (status is not None and int(span.status) != status):
            return False
        words = self.search.text()
        return not words or words in span.text_of(self._model.text)

    def _refill(self) -> None:
        self._stale = False
        self._selecting = True
        self._model.take([span for span in self._spans if self._passes(span)])
        self._selecting = False

    def select(self, span_id: str) -> None:
        """Show the selected span's row."""
        span = self._spans.get(span_id) if span_id else None
        row = self._row_of(span) if span is not None else -1
        self._selecting = True
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self._model.index(row, 0))
        else:
            self.table.clearSelection()
        self._selecting = False

    def _on_current(self, current: QModelIndex) -> None:
        if not self._selecting and current.isValid() and current.row() < len(self._model.rows):
            self.span_chosen.emit(self._model.rows[current.row()].id)

    def _chosen(self) -> list[str]:
        return [self._model.rows[index.row()].id for index in self.table.selectionModel().selectedRows()]

    def _on_accept(self) -> None:
        if self._chosen():
            self.accept_asked.emit(self._chosen())

    def _on_remove(self) -> None:
        if self._chosen():
            self.remove_asked.emit(self._chosen())

    def set_theme(self, _theme: Theme) -> None:
        """The stylesheet dresses the table; repaint it."""
        self.table.viewport().update()
