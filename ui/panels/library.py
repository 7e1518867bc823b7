"""The library: every article a workspace knows, how far each is, and a filter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from core.model import ArticleState
from ui.drawn import icon
from ui.panels.library_rows import ENTRY, LibraryDelegate, LibraryEntryView, LibraryModel
from ui.panels.quiet import QuietList, prepare
from ui.theme import Theme


class LibraryPanel(QWidget):
    """The list, its filter, and the two ways to add to it."""

    opened = Signal(str)
    add_files_asked = Signal()
    add_folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(180)
        self._current = ""
        self._late = QTimer(self, singleShot=True, interval=0)  # many entries may change in one step
        self._late.timeout.connect(self._show_numbers)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the library"))
        self.filter.setClearButtonEnabled(True)
        self.list = QuietList(self)
        prepare(self.list)
        self.list.setAccessibleName(self.tr("Library"))
        self.list.empty_words = self.tr("Every article you open or add stays here, with how far you are.")
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self._model = LibraryModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setModel(self._shown)
        self._delegate = LibraryDelegate(self)
        self.list.setItemDelegate(self._delegate)
        self.filter.textChanged.connect(self._on_filter)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Library"), self)
        heading.setObjectName("paneTitle")
        self.numbers = QLabel(self)
        self.numbers.setObjectName("paneTitle")
        self.add_files = self._button(self.tr("Add articles"))
        self.add_files.clicked.connect(self.add_files_asked)
        self.add_folder = self._button(self.tr("Add a folder of articles"))
        self.add_folder.clicked.connect(self.add_folder_asked)
        row = QHBoxLayout()
        row.setContentsMargins(10, 10, 10, 4)
        row.setSpacing(4)
        row.addWidget(self.filter, 1)
        row.addWidget(self.add_files)
        row.addWidget(self.add_folder)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 16, 4)
        head.addWidget(heading, 1)
        head.addWidget(self.numbers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, LibraryEntryView):
            self.opened.emit(entry.uid)

    def _on_filter(self, words: str) -> None:
        self._shown.setFilterFixedString(words)
        self._show_numbers()

    def _show_numbers(self) -> None:
        """Finished of all; while there is a filter, shown of all."""
        every = len(self._model.entries)
        if self.filter.text():
            number, tip = self._shown.rowCount(), self.tr("{n} of {of} articles shown")
        else:
            number = sum(1 for entry in self._model.entries if entry.state is ArticleState.FINISHED)
            tip = self.tr("{n} of {of} articles finished")
        self.numbers.setText(f"{number} / {every}" if every else "")
        self.numbers.setToolTip(tip.format(n=number, of=every))

    def set_entries(self, entries: Sequence[LibraryEntryView]) -> None:
        """Show those articles; what was selected stays selected."""
        self._model.take(entries)
        self._show_numbers()
        self.select(self._current)

    def update_entry(self, entry: LibraryEntryView) -> None:
        """One article is new or has changed."""
        self._model.put(entry)
        self._late.start()
        if entry.uid == self._current and not self.list.currentIndex().isValid():
            self.select(entry.uid)

    def select(self, uid: str) -> None:
        """Mark the open article, now or once its row is there."""
        self._current = uid
        row = self._model.rows.get(uid)
        at = QModelIndex() if row is None else self._shown.mapFromSource(self._model.index(row))
        self.list.setCurrentIndex(at)

    def next_unfinished(self, uid: str) -> str:
        """The uid of the next article after `uid` that is not finished, round to the first; empty: none."""
        entries = self._model.entries
        at = self._model.rows.get(uid, -1) + 1
        around = [*entries[at:], *entries[: max(0, at - 1)]]
        return next((entry.uid for entry in around if entry.state is not ArticleState.FINISHED), "")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.add_files.setIcon(icon("plus", theme.ink, theme.edge))
        self.add_folder.setIcon(icon("folder", theme.ink, theme.edge))
        self.list.viewport().update()
