"""The search page: a line to type in, filters for those who do not type them, and the results.

It comes in front of the side tabs, so that an article opened from it stands beside its results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.articles.library_filter import STATE_WORDS
from core.model import Label
from core.searching.query import NAMES, STATUS_WORDS, quoted
from ui.look.theme import Theme
from ui.panels.parts.quiet import QuietTable, make_current, prepare
from ui.panels.search.rows import Line, Row, SearchDelegate, SearchModel
from ui.wording import label_name, state_word, status_word, unbroken

ROOM: Final = 11
"""Pixels a row is higher than its words."""
HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _Results(QuietTable):
    """Ctrl+A chooses all results while they have the focus, not the text of the page beside them."""

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+A from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.matches(QKeySequence.StandardKey.SelectAll))
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose all, or what every quiet table does."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
            return
        super().keyPressEvent(event)


class SearchPage(QWidget):
    """Emits what is asked for and decides nothing."""

    query_changed = Signal(str)
    open_asked = Signal(object)
    """The `Row` to be opened."""
    current_changed = Signal(object)
    decided = Signal(str)
    """`accept` or `remove`, for the rows that are chosen."""
    label_asked = Signal(str)
    stop_asked = Signal()
    left = Signal()

    def __init__(
        self, line_of: Callable[[Row], Line], action_of: Callable[[QKeyEvent], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._action_of = action_of
        self._labels: tuple[Label, ...] = ()
        self.chinese = False
        self._simple = False
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Words to look for"))
        self.line.setAccessibleName(self.tr("Search the library"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self.query_changed)
        self.filter = QToolButton(self)
        self.filter.setText(self.tr("Filter"))
        self.filter.setToolTip(self.tr("Look only for a label, a status, notes …"))
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.filter)
        self.filter.setMenu(self.menu)
        self.counts = self._caption()
        self.note = self._caption()
        self.keys = self._caption()
        self.stop = QToolButton(self)
        self.stop.setText(self.tr("Stop"))
        self.stop.setAutoRaise(True)
        self.stop.clicked.connect(self.stop_asked)
        self.model = SearchModel(line_of, self)
        self.list = _Results(self)
        self.delegate = SearchDelegate(self.model, self)
        self._make_acts()
        self._prepare_list()
        self._lay_out()
        self.set_simple(on=False)
        self.setFocusProxy(self.line)
        self.show_note("")

    def _make_acts(self) -> None:
        """What is done with the chosen results, for the mouse."""
        self.marks = QMenu(self)
        self.mark, self.accept, self.reject = (
            self._act(words) for words in (self.tr("Mark"), self.tr("Accept"), self.tr("Reject"))
        )
        self.mark.setToolTip(self.tr("Make spans of what is chosen"))
        self.mark.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.mark.setMenu(self.marks)
        self.accept.clicked.connect(lambda: self.decided.emit("accept"))
        self.reject.clicked.connect(lambda: self.decided.emit("remove"))

    def _act(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setEnabled(False)
        return button

    def _caption(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("caption")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _prepare_list(self) -> None:
        prepare(self.list)
        self.list.setObjectName("rows")
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for header in (self.list.verticalHeader(), self.list.horizontalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROOM)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setAccessibleName(self.tr("Results"))
        self.list.doubleClicked.connect(self._open)
        self.list.selectionModel().currentRowChanged.connect(self._on_current)
        self.list.selectionModel().selectionChanged.connect(self._on_chosen)
        self.model.modelReset.connect(self._on_chosen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Search the library"), self)
        heading.setObjectName("heading")
        close = QToolButton(self)
        close.setText("✕")
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(close)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.filter)
        noted = QHBoxLayout()
        noted.addWidget(self.note, 1)
        noted.addWidget(self.stop)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.setSpacing(6)
        for layout in (top, row):
            head.addLayout(layout)
        head.addWidget(self.counts)
        head.addLayout(noted)
        foot = QHBoxLayout()  # a label that breaks into lines forgets margins of its own
        foot.setContentsMargins(16, 0, 16, 10)
        foot.addWidget(self.keys)
        acts = QHBoxLayout()
        acts.setContentsMargins(16, 8, 12, 8)
        acts.setSpacing(6)
        for button in (self.mark, self.accept, self.reject):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(acts)
        column.addLayout(foot)
        order = (self.line, self.filter, self.list, self.mark, self.accept, self.reject)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    # ---- what is shown

    def set_simple(self, *, on: bool) -> None:
        """Whether single letters and figures are off; the labels are to be set again."""
        self._simple = on
        words = (
            self.tr("Enter opens   Delete rejects   Ctrl+A chooses all   Esc goes back")
            if on
            else self.tr("J K move   Enter open   1–9 make spans   A X decide   Ctrl+A all   Esc back")
        )
        self.keys.setText(unbroken(words))

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels that can be looked for and given."""
        self._labels = tuple(labels)
        self.delegate.labels = {label.name: label for label in labels}
        self.marks.clear()
        for one in labels:
            key = f"\t{one.key}" if one.key and not self._simple else ""
            action = self.marks.addAction(f"{label_name(one)}{key}")
            action.triggered.connect(lambda _checked=False, name=one.name: self.label_asked.emit(name))
        self.menu.clear()
        self._submenu("label", self.tr("Label"), [label_name(one) for one in labels])
        self._submenu("status", self.tr("Status"), [status_word(one) for one in STATUS_WORDS])
        self._submenu("progress", self.tr("Progress"), [state_word(one) for one in STATE_WORDS])
        self.menu.addSeparator()
        for name, words in (
            ("note", self.tr("With a note")),
            ("flag", self.tr("Flagged")),
            ("title", self.tr("Title …")),
            ("source", self.tr("Source …")),
            ("published", self.tr("Date …")),
        ):
            self.menu.addAction(words).triggered.connect(lambda _checked=False, name=name: self.add_filter(name, ""))

    def _submenu(self, name: str, title: str, values: Sequence[str]) -> None:
        menu = self.menu.addMenu(title)
        for value in values:
            menu.addAction(value).triggered.connect(lambda _checked=False, value=value: self.add_filter(name, value))

    def add_filter(self, name: str, value: str) -> None:
        """Put a filter into the line, as it could have been typed."""
        word = NAMES[name][0 if self.chinese else -1]
        typed = f"{word}:{quoted(value) if value else ''}"
        before = self.line.text().rstrip()
        tail = "" if name in {"title", "source", "published"} else " "
        self.line.setText(f"{before} {typed}{tail}" if before else f"{typed}{tail}")
        self.line.setFocus()

    def show_counts(self, words: str) -> None:
        """How much is found; empty: nothing is looked for."""
        self.counts.setText(words)
        self.counts.setVisible(bool(words))

    def show_note(self, words: str, *, stoppable: bool = False) -> None:
        """What goes on, or is to be known."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.stop.setVisible(stoppable)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.delegate.theme = theme
        self.list.viewport().update()

    # ---- moving about

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def chosen(self) -> Iterator[Row]:
        """The rows that are chosen, a heading standing for all hits of its article; no hit twice."""
        selection = self.list.selectionModel().selection()
        parts = [selection.at(at) for at in range(selection.size())]
        numbers = sorted({(part.top(), part.bottom()) for part in parts})
        done = -1
        for top, bottom in numbers:
            number = max(top, done + 1)
            while number <= bottom:
                row = self.model.row(number)
                if row.hit < 0 and not row.article.hits.whole:
                    for hit in range(len(row.article.hits.places)):
                        yield Row(row.article, hit)
                    number += row.article.rows
                else:
                    yield row
                    number += 1
            done = max(done, number - 1)

    def step(self, by: int) -> None:
        """Go that many rows on, over headings."""
        at = self.list.currentIndex().row() + by
        total = self.model.rowCount()
        while 0 <= at < total and self.model.row(at).hit < 0 and not self.model.row(at).article.hits.whole:
            at += by
        if 0 <= at < total:
            make_current(self.list, self.model.index(at, 0))

    def enter_list(self) -> None:
        """Give the results the focus, at the first hit where none is current."""
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.step(1)  # before a list without a current row, which gets the focus, takes its first: a heading
            self.list.setFocus()

    def _open(self) -> None:
        row = self.current
        if row is not None:
            self.open_asked.emit(row)

    def _on_current(self, current: QModelIndex) -> None:
        self.current_changed.emit(self.model.row(current.row()) if current.isValid() else None)

    def _on_chosen(self, *_parts: object) -> None:
        chosen = self.list.selectionModel().hasSelection()
        for button in (self.mark, self.accept, self.reject):
            button.setEnabled(chosen)

    def _show_menu(self, at: QPoint) -> None:
        """The same acts where the mouse is."""
        if not self.list.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).triggered.connect(self._open)
        menu.addSeparator()
        marks = menu.addMenu(self.mark.text())
        marks.addActions(self.marks.actions())
        for button in (self.accept, self.reject):
            menu.addAction(button.text()).triggered.connect(button.click)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page's keys; letters end here, so that none decides a span behind the page."""
        key = event.key()
        if event.modifiers() & HELD:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.line.hasFocus():
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
                self.enter_list()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            self._single(event)

    def _single(self, event: QKeyEvent) -> None:
        name = self._action_of(event)
        if name in {"next_pending", "previous_pending"}:
            self.step(1 if name == "next_pending" else -1)
        elif name in {"accept", "remove"}:
            self.decided.emit(name)
        elif name.startswith("label:"):
            self.label_asked.emit(name.removeprefix("label:"))
        elif not event.text().strip():
            super().keyPressEvent(event)
