"""The problems tab: what does not fit together, by kind, with the mend of the chosen one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.review.problems import Kind, Problem, kind_words
from ui.actions import first_key
from ui.look.drawn import Choice
from ui.look.theme import Theme
from ui.panels.occurrences.rows import Occurrence, OccurrenceDelegate, OccurrenceModel
from ui.panels.parts.quiet import QuietTable, Teaching, prepare

ROOM = 13
"""Pixels a row is higher than its words."""


class _Table(QuietTable):
    """The list; Enter mends."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the list's; letters go on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ProblemsPanel(QWidget):
    """Where to look, which kinds, the list, and the two answers to the chosen one."""

    chosen = Signal(str)
    """The row's key: a person went to it."""
    mend_asked = Signal()
    right_asked = Signal()
    scope_changed = Signal(bool)
    """Whether to look through the whole library."""
    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("listed", True)
        self._selecting = False
        self.scope = Choice(self)
        self.scope.addItem(self.tr("in this article"), False)
        self.scope.addItem(self.tr("in the library"), True)
        self.scope.setAccessibleName(self.tr("Where"))
        self.kind = Choice(self)
        self.kind.setAccessibleName(self.tr("Which kind"))
        self.table = _Table(self)
        self.model = OccurrenceModel(self)
        self._delegate = OccurrenceDelegate(self.model, self)
        self._delegate.boxes = False
        self._prepare_table()
        self._make_card()
        self._lay_out()
        self.show_kinds(Counter())
        self.scope.activated.connect(self._on_scope)
        self.kind.activated.connect(self.filter_changed)
        self.table.entered.connect(self.mend_asked)
        self.mend.clicked.connect(self.mend_asked)
        self.right.clicked.connect(self.right_asked)
        self.show_problem(None)

    def _prepare_table(self) -> None:
        prepare(self.table)
        self.table.setObjectName("rows")
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._delegate)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setMouseTracking(True)
        self.table.setAccessibleName(self.tr("Problems"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for header in (self.table.verticalHeader(), self.table.horizontalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROOM)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def _make_card(self) -> None:
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.what, self.why = QLabel(self.card), QLabel(self.card)
        self.what.setObjectName("heading")
        for label in (self.what, self.why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.mend = QPushButton(self.card)
        self.mend.setObjectName("main")
        self.right = QPushButton(self.card)
        self.right.setObjectName("quiet")
        buttons = QHBoxLayout()
        buttons.addWidget(self.mend)
        buttons.addWidget(self.right)
        buttons.addStretch(1)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.what)
        column.addWidget(self.why)
        column.addLayout(buttons)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(10, 10, 10, 4)
        head.setSpacing(6)
        head.addWidget(self.kind)
        head.addWidget(self.scope)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 4, 10, 10)
        foot.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        for one, following in pairwise((self.kind, self.scope, self.table, self.mend, self.right)):
            QWidget.setTabOrder(one, following)

    # ---- what is shown

    def show_kinds(self, counts: Mapping[Kind, int]) -> None:
        """How many there are of each kind; the chosen kind stays chosen."""
        held = self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(self.tr("every kind · {n}").format(n=sum(counts.values())), None)
        for kind in Kind:
            if counts.get(kind) or kind == held:
                self.kind.addItem(f"{kind_words(kind)} · {counts.get(kind, 0)}", kind.value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(held)))

    def filter_by(self, kind: str, *, in_library: bool) -> None:
        """Show only problems of that kind (empty: every one), of the article or of the library."""
        if kind in {one.value for one in Kind} and self.kind.findData(kind) < 0:
            self.kind.addItem(kind_words(Kind(kind)), kind)
        at = max(0, self.kind.findData(kind or None))
        if at != self.kind.currentIndex():
            self.kind.setCurrentIndex(at)
            self.filter_changed.emit()
        if in_library != bool(self.scope.currentData()):
            self.scope.setCurrentIndex(self.scope.findData(in_library))
            self.scope_changed.emit(in_library)

    def passes(self, problem: Problem) -> bool:
        """Whether the filter shows it."""
        return self.kind.currentData() in {None, problem.kind.value}

    def show_rows(
        self, rows: Sequence[Occurrence], titles: Mapping[str, str] | None, empty: str, how: Teaching | None = None
    ) -> None:
        """Show those; `titles` where they are of several articles; `empty`: why there are none, `how`: the way on."""
        self._selecting = True
        self.table.empty_words, self.table.empty_how = empty, how
        self.model.take(rows, titles)
        self._selecting = False
        self.table.viewport().update()

    def select(self, key: str) -> None:
        """Show the row of that key as the chosen one, without going there."""
        number = next((at for at, one in enumerate(self.model.occurrences) if one.key == key), None)
        self._selecting = True
        if number is None:
            self.table.clearSelection()
        else:
            row = self.model.rows.index(number)
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._selecting = False

    def show_problem(self, problem: Problem | None) -> None:
        """What the chosen one is, and what its mend does."""
        self.card.setVisible(problem is not None)
        if problem is None:
            return
        self.what.setText(problem.what)
        self.why.setText(f"{problem.why}\n→ {problem.mend}")
        mend = self.tr("Mend")
        self.mend.setText(f"{mend}  {first_key('mend_problem')}")
        right = self.tr("All right")
        self.right.setText(f"{right}  {first_key('problem_right')}")

    def _on_scope(self) -> None:
        self.scope_changed.emit(bool(self.scope.currentData()))

    def _on_current(self, current: QModelIndex) -> None:
        if self._selecting or not current.isValid():
            return
        row = self.model.rows[current.row()]
        if row >= 0:
            self.chosen.emit(self.model.occurrences[row].key)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.table.viewport().update()
