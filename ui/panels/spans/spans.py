"""The spans of the article as a list: filtered, sorted, decided one by one, several at once, or all that it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.changes import RecordChange, SpanChange
from core.model import Article, Label, Span, Status
from core.review.order import Order, Step
from core.review.span_filter import By, Sort, SpanFilter
from core.spans import SpanSet
from ui.desk import teaching
from ui.look.drawn import Choice
from ui.look.theme import Theme
from ui.panels.parts.quiet import QuietTable, make_current, prepare
from ui.panels.spans.filters import FilterBar
from ui.panels.spans.rows import LABEL, PLACE, STATE, STRING, SpanRows
from ui.wording import label_name, status_word

LATE = 200
"""Milliseconds in which changes gather before the list is filled anew."""
FEW = 50
"""Changes in one step up to which rows are changed one by one."""
ROW: Final = 28
"""Pixels."""
_WIDEST: Final = 84
"""Pixels of a column of labels or of statuses at the most."""
_PADDING: Final = 24
"""Pixels of a cell beside its words."""
_COLUMNS: Final = {PLACE: Sort.PLACE, STRING: Sort.STRING, LABEL: Sort.LABEL, STATE: Sort.CONFIDENCE}
_SORTS: Final = {Order.READING: Sort.PLACE, Order.DOUBTFUL: Sort.CONFIDENCE, Order.EQUAL: Sort.EQUAL}


class SpansPanel(QWidget):
    """Order, filter, list, and what can be done with what it shows."""

    span_chosen = Signal(str)
    accept_asked = Signal(list)
    remove_asked = Signal(list)
    relabel_asked = Signal(list, str)
    order_asked = Signal(str)
    by_string_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("listed", True)
        self._spans = SpanSet()
        self._selected = ""
        self._selecting = self._stale = self._open = False
        self._sort = Sort.PLACE
        # Tab goes through them as they are made
        self.filters = FilterBar(self)
        self.by_string = QToolButton(self)
        self.by_string.setText(self.tr("By string"))
        self.by_string.setToolTip(self.tr("Decide all occurrences of one string together"))
        self.order = Choice(self)
        self.numbers = _caption(self)
        self.table = QuietTable(self)
        self.model = SpanRows(self)
        self.accept_button = QPushButton(self)
        self.remove_button = QPushButton(self)
        self.relabel_button = QToolButton(self)
        self._prepare_table()
        self._prepare_buttons()
        self._lay_out()
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._refill)
        self._connect()
        self._show_numbers()

    # ---- building

    def _prepare_table(self) -> None:
        prepare(self.table)
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setAccessibleName(self.tr("Spans"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        down = self.table.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(STRING, QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        self.table.setColumnWidth(PLACE, 42)
        self._fit_column(STATE, [status_word(one) for one in (Status.PENDING, Status.ACCEPTED, Status.REJECTED)])

    def _fit_column(self, column: int, words: Iterable[str]) -> None:
        """As wide as its longest word, so that none is cut short while there is room for the strings."""
        widest = max((self.fontMetrics().horizontalAdvance(one) for one in words), default=0)
        self.table.setColumnWidth(column, min(_WIDEST, widest + _PADDING))

    def _prepare_buttons(self) -> None:
        for order, words in (
            (Order.READING, self.tr("Reading order")),
            (Order.DOUBTFUL, self.tr("Most doubtful first")),
            (Order.EQUAL, self.tr("Equal strings together")),
        ):
            self.order.addItem(words, str(order))
        self.order.setObjectName("inline")
        self.order.setAccessibleName(self.tr("Order of review"))
        self.order.setToolTip(self.tr("The order in which J and K go through what is pending"))
        self.accept_button.setObjectName("main")
        self.relabel_button.setText(self.tr("Relabel"))
        self.relabel_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.relabel_button.setMenu(QMenu(self.relabel_button))

    def _lay_out(self) -> None:
        self.filters.add(self.by_string)
        said = QHBoxLayout()
        said.addWidget(self.numbers, 1)
        said.addWidget(self.order)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.accept_button, self.remove_button, self.relabel_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.filters)
        column.addLayout(said)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.filters.spans = self._every
        self.filters.changed.connect(self._refill)
        self.order.activated.connect(self._on_order)
        self.by_string.clicked.connect(self.by_string_asked)
        self.accept_button.clicked.connect(self.accept_shown)
        self.remove_button.clicked.connect(self.remove_shown)
        self.table.horizontalHeader().sectionClicked.connect(self._on_column)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.selectionModel().selectionChanged.connect(self._show_numbers)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels' names, and what there is to relabel with."""
        names = {one.name: label_name(one) for one in labels}
        self.model.names = self.filters.labels = names
        self._fit_column(LABEL, names.values())
        menu = self.relabel_button.menu()
        menu.clear()
        for name, words in names.items():
            action = menu.addAction(words)
            action.setData(name)
            action.triggered.connect(self._on_relabel)

    def set_rule_words(self, words: Callable[[str], str]) -> None:
        """What puts a rule into words."""
        self.filters.rule_words = words

    # ---- what is shown

    def set_article(self, article: Article, spans: SpanSet) -> None:
        """Show the spans of an article, by the filter that was on."""
        self.model.show_article(article)
        self._spans, self._selected, self._open = spans, "", True
        self._refill_when_seen()

    def apply(self, _before: SpanSet, after: SpanSet, changes: Iterable[RecordChange]) -> None:
        """Change the rows of what has changed; where that is much, fill the list anew a little later."""
        self._spans = after
        told = tuple(changes)
        if not self.isVisible():
            self._stale = True
        elif len(told) > FEW or self._late.isActive():
            self._refill_soon()
        else:
            self._selecting, number = True, len(self.model.rows)
            self.model.follow(change for change in told if isinstance(change, SpanChange))
            self._selecting = False
            if len(self.model.rows) != number:
                self._show_selected()
            self._show_numbers()

    def _refill_soon(self) -> None:
        if not self._late.isActive():
            self._late.start()

    def _refill_when_seen(self) -> None:
        if self.isVisible():
            self._refill()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another tab was in front is shown now."""
        if self._stale:
            self._refill()
        super().showEvent(event)

    def _refill(self) -> None:
        self._stale = False
        self._late.stop()
        self._selecting = True
        self.model.arrange(self.filters.filter, self._sort, self._spans)
        self.model.fill(self._spans)
        self._selecting = False
        self._show_selected()
        self._show_numbers()

    def _every(self) -> SpanSet:
        return self._spans

    def filter_by(self, chosen: SpanFilter) -> None:
        """Show only what passes."""
        self.filters.take(chosen)

    def show_order(self, order: Order) -> None:
        """The order of review as it is; the list is sorted in the same way."""
        self.order.setCurrentIndex(self.order.findData(str(order)))
        self._sort_by(_SORTS[order])

    def select(self, span_id: str) -> None:
        """Show the selected span's row; what was chosen in the list itself keeps the rows chosen beside it."""
        if span_id == self._selected and self.table.currentIndex().isValid():
            return
        self._selected = span_id
        self._show_selected()

    def _show_selected(self) -> None:
        span = self._spans.get(self._selected) if self._selected and self.isVisible() else None
        row = self.model.row_of(span) if span is not None else -1
        self._selecting = True
        if row < 0:
            self.table.clearSelection()
        elif not self.table.selectionModel().isRowSelected(row) or row != self.table.currentIndex().row():
            make_current(self.table, self.model.index(row, STRING))
        if row >= 0:
            self.table.scrollTo(self.model.index(row, STRING))
        self._selecting = False

    def _show_numbers(self, *_news: object) -> None:
        rows, chosen = len(self.model.rows), self._chosen_spans()
        several = len(chosen)
        words = self.tr("{n} of {of} shown").format(n=rows, of=self.model.total) if self.model.total else ""
        if several:
            words += " · " + self.tr("{n} chosen").format(n=several)
        self.numbers.setText(words)
        statuses = Counter(span.status for span in chosen) if chosen else self._decidable()
        accepts, removes = (statuses.total() - statuses[to] for to in (Status.ACCEPTED, Status.REJECTED))
        self.accept_button.setText(self.tr("Accept {n}").format(n=accepts))
        self.remove_button.setText(self.tr("Reject {n}").format(n=removes))
        what = self.tr("the chosen rows") if several else self.tr("what the list shows and is pending")
        for button, number in ((self.accept_button, accepts), (self.remove_button, removes)):
            button.setEnabled(number > 0)
            button.setToolTip(self.tr("In one step: {what}").format(what=what))
        self.relabel_button.setEnabled(rows > 0)
        if self.model.total:
            self.table.empty_words, self.table.empty_how = self.tr("No span of the article passes the filter."), None
        else:
            words = self.tr("Every span of the open article stands here; several can be decided at once.")
            self.table.empty_words = words
            self.table.empty_how = teaching.marks if self._open else teaching.opens

    # ---- sorting

    def _on_column(self, column: int) -> None:
        self._sort_by(_COLUMNS[column])

    def _sort_by(self, sort: Sort) -> None:
        self._sort = sort
        across = self.table.horizontalHeader()
        column = STRING if sort is Sort.EQUAL else next(at for at, one in _COLUMNS.items() if one is sort)
        across.setSortIndicatorShown(True)
        across.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        self._refill_when_seen()

    def _on_order(self, _row: int) -> None:
        self.order_asked.emit(str(self.order.currentData()))

    # ---- choosing and deciding

    def _on_current(self, current: QModelIndex) -> None:
        if not self._selecting and current.isValid() and current.row() < len(self.model.rows):
            self._selected = self.model.rows[current.row()].id
            self.span_chosen.emit(self._selected)

    def chosen(self) -> list[str]:
        """The ids of the rows that are chosen, where they are several."""
        return [span.id for span in self._chosen_spans()]

    def _chosen_spans(self) -> list[Span]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows] if len(rows) > 1 else []

    def has_keys(self) -> bool:
        """Whether the keys are meant for the list."""
        return self.table.hasFocus() and bool(self.model.rows)

    def step(self, here: Span | None, hidden: frozenset[str], *, back: bool) -> Step | None:
        """The next pending row from there, then round; where no row is pending, the next row."""
        rows, any_row = self.model.rows, not self.model.statuses[Status.PENDING]
        at = self.model.place_of(here) if here is not None else (len(rows) if back else 0)
        own = at < len(rows) and here is not None and rows[at].id == here.id
        below, above = range(at + own, len(rows)), range(at)
        for around, way in enumerate((reversed(above), reversed(below)) if back else (below, above)):
            for span in map(rows.__getitem__, way):
                if (span.pending or any_row) and span.label not in hidden:
                    return Step(span, bool(around))
        return None

    def _decidable(self) -> Counter[Status]:
        """How many rows a decision on all that is shown is meant for, by status.

        What is pending is decided; what is decided already only where the filter names its status.
        """
        named = {Status(int(value)) for value in self.filters.filter.values.get(By.STATUS, ())}
        return Counter({one: self.model.statuses[one] for one in (Status.PENDING, *named)})

    def _meant(self, to: Status) -> list[str]:
        several = self.chosen()
        if several:
            return several
        held = set(self._decidable()) - {to}
        return [span.id for span in self.model.rows if span.status in held]

    def accept_shown(self) -> None:
        """Accept the chosen rows, or whatever the list shows."""
        self.accept_asked.emit(self._meant(Status.ACCEPTED))

    def remove_shown(self) -> None:
        """Reject the chosen rows, or whatever the list shows."""
        self.remove_asked.emit(self._meant(Status.REJECTED))

    def _on_relabel(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            shown = [span.id for span in self.model.rows if not span.rejected]
            self.relabel_asked.emit(self.chosen() or shown, str(action.data()))

    def set_theme(self, _theme: Theme) -> None:
        """The stylesheet dresses the table; repaint it."""
        self.table.viewport().update()


def _caption(parent: QWidget) -> QLabel:
    words = QLabel(parent)
    words.setObjectName("caption")
    return words
