"""The library: every article a workspace knows, how far each is, and a filter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from core.articles.fields import BUILT_IN_FIELDS, FieldRow
from core.articles.library_filter import read, toggled
from core.articles.listed import ListedArticle
from core.model import ArticleState
from ui.desk import teaching
from ui.look.drawn import icon
from ui.look.theme import Theme
from ui.panels.library.menu import LibraryMenu
from ui.panels.library.rows import ENTRY, LibraryDelegate, LibraryModel
from ui.panels.parts.quiet import QuietList, make_current, prepare
from ui.wording import wrapped

LATE = 150
"""Milliseconds in which changes of articles gather before they are sorted and counted anew."""


class LibraryPanel(QWidget):
    """The list, its filter, and the two ways to add to it."""

    opened = Signal(str)
    add_files_asked = Signal()
    add_folder_asked = Signal()
    order_changed = Signal(str)
    selection_changed = Signal()
    """Other articles are selected; the open one is the only one unless a person selects more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(180)
        self._current = ""
        self._rows: tuple[FieldRow, ...] = BUILT_IN_FIELDS
        self.filter = QLineEdit(self)
        self.filter.setToolTip(
            wrapped(
                self.tr("Words, or a field and its value: source:Xinhua, date:2020-01..2020-06, progress:finished."),
                self.tr("A - before it leaves such articles out; quotation marks keep words together."),
            )
        )
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the library"))
        self.filter.setClearButtonEnabled(True)
        self.list = QuietList(self)
        prepare(self.list)
        self.list.setAccessibleName(self.tr("Library"))
        self._empty_words = self.tr("Every article you open or add stays here, with how far you are.")
        self.list.empty_words, self.list.empty_how = self._empty_words, teaching.opens
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self._model = LibraryModel(self)
        self.list.setModel(self._model)
        self._delegate = LibraryDelegate(self)
        self.list.setItemDelegate(self._delegate)
        self.filter.textChanged.connect(self._on_filter)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._on_late)
        self._stale = False
        self._model.stale.connect(self._on_stale)
        self.list.setSelectionMode(QuietList.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.list.clicked.connect(self._on_clicked)
        self.list.activated.connect(self._on_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Library"), self)
        heading.setObjectName("paneTitle")
        self.numbers = QLabel(self)
        self.numbers.setObjectName("paneTitle")
        self.narrow = self._button(self.tr("Filter by fields, sort"))
        self.menu = LibraryMenu(self)
        self.narrow.setMenu(self.menu)
        self.narrow.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.narrow.setObjectName("noArrow")
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.part_chosen.connect(self._on_part)
        self.menu.order_chosen.connect(self._on_order)
        self.add_files = self._button(self.tr("Add articles"))
        self.add_files.clicked.connect(self.add_files_asked)
        self.add_folder = self._button(self.tr("Add a folder of articles"))
        self.add_folder.clicked.connect(self.add_folder_asked)
        row = QHBoxLayout()
        row.setContentsMargins(10, 10, 10, 4)
        row.setSpacing(4)
        row.addWidget(self.filter, 1)
        row.addWidget(self.narrow)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 2)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addWidget(self.numbers)
        head.addStretch(1)
        for button in (self.add_files, self.add_folder):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        for one, following in pairwise((self.filter, self.narrow, self.add_files, self.add_folder, self.list)):
            QWidget.setTabOrder(one, following)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _on_selected(self, *_selected: object) -> None:
        self.selection_changed.emit()

    def selected_uids(self) -> tuple[str, ...]:
        """The articles that are selected, in the list's order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self._model.entries[self._model.shown[row]].uid for row in rows)

    def shown_uids(self) -> tuple[str, ...]:
        """The articles that pass the filter, in the list's order."""
        return tuple(self._model.entries[at].uid for at in self._model.shown)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click opens; with Ctrl or Shift it only selects."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QGuiApplication.keyboardModifiers() & held:
            self._on_chosen(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, ListedArticle):
            self.opened.emit(entry.uid)

    # ---- filter and order

    def set_fields(self, rows: Sequence[FieldRow]) -> None:
        """The fields a filter can name."""
        self._rows = tuple(rows)
        if self.filter.text():
            self._on_filter(self.filter.text())

    def set_order(self, order: str) -> None:
        """Show the articles in that order, one of `core.articles.library_filter.ORDERS`."""
        self.order = order
        self._model.set_order(order)
        self.select(self._current)

    order = "added"

    def _on_filter(self, words: str) -> None:
        self._model.set_filter(read(words, self._rows))
        missed = bool(words.strip() and self._model.entries)
        self.list.empty_words = self.tr("No article is like that.") if missed else self._empty_words
        self.list.empty_how = None if missed else teaching.opens
        self._show_numbers()
        self.select(self._current)

    def _fill_menu(self) -> None:
        self.menu.fill(self._model.entries, self._rows, self.filter.text(), self.order)

    def _on_part(self, part: str) -> None:
        self.filter.setText(toggled(self.filter.text(), part) if part else "")

    def _on_order(self, order: str) -> None:
        self.set_order(order)
        self.order_changed.emit(order)

    def _on_stale(self) -> None:
        self._stale = True
        self._late.start()

    def _on_late(self) -> None:
        if self._stale:
            self._stale = False
            at = self.list.verticalScrollBar().value()
            self._model.arrange()
            self.select(self._current)
            self.list.verticalScrollBar().setValue(at)
        self._show_numbers()

    def _show_numbers(self) -> None:
        """Finished of all; while there is a filter, shown of all."""
        every = len(self._model.entries)
        if self.filter.text():
            number, tip = len(self._model.shown), self.tr("{n} of {of} articles shown")
        else:
            number = sum(entry.state is ArticleState.FINISHED for entry in self._model.entries)
            tip = self.tr("{n} of {of} articles finished")
        self.numbers.setText(f"{number} / {every}" if every else "")
        self.numbers.setToolTip(tip.format(n=number, of=every))

    # ---- the articles

    def set_entries(self, entries: Sequence[ListedArticle]) -> None:
        """Show those articles; what was selected stays selected, what was in sight stays there."""
        at = self.list.verticalScrollBar().value()
        self._model.take(entries)
        self._show_numbers()
        self.select(self._current)
        if at:
            self.list.verticalScrollBar().setValue(at)

    def update_entry(self, entry: ListedArticle) -> None:
        """One article is new or has changed; how many there are is counted when no more come."""
        self._model.put(entry)
        if not self._late.isActive():
            self._late.start()
        if entry.uid == self._current and not self.list.currentIndex().isValid():
            self.select(entry.uid)

    def select(self, uid: str) -> None:
        """Mark the open article, now or once its row is there; several that a person selected stay so."""
        again, self._current = uid == self._current, uid
        if not again or len(self.list.selectionModel().selectedIndexes()) < 2:
            make_current(self.list, self._model.index_of(uid))

    def next_unfinished(self, uid: str) -> str:
        """The uid of the next article below `uid` that is not finished, round to the first; empty: none.

        The list as it is filtered and sorted counts; where `uid` is not in it, all articles do.
        """
        model = self._model
        at = model.index_of(uid).row()
        if at >= 0:
            entries = [model.entries[one] for one in model.shown]
        else:
            entries, at = model.entries, model.rows.get(uid, -1)
        around = [*entries[at + 1 :], *entries[: max(0, at)]]
        return next((entry.uid for entry in around if entry.state is not ArticleState.FINISHED), "")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.narrow.setIcon(icon("filter", theme.ink, theme.edge))
        self.add_files.setIcon(icon("plus", theme.ink, theme.edge))
        self.add_folder.setIcon(icon("folder", theme.ink, theme.edge))
        self.list.viewport().update()
