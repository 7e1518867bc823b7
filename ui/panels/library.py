"""The library: every article a workspace knows, how far each is, and a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.model import ArticleState
from ui.panels.quiet import QuietList, prepare
from ui.theme import Theme
from ui.wording import DOTS, state_word

ENTRY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class LibraryEntryView:
    """What a row shows of an article."""

    uid: str
    title: str
    source: str
    published: str
    state: ArticleState
    pending: int
    accepted: int
    rejected: int
    path: str
    missing: bool = False


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[LibraryEntryView] = []
        self.rows: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title} {entry.source} {entry.published}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title}\n{state_word(entry.state)}\n{entry.path}"
        return entry if role == ENTRY else None

    def take(self, entries: Sequence[LibraryEntryView]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.rows = {entry.uid: row for row, entry in enumerate(self.entries)}
        self.endResetModel()

    def put(self, entry: LibraryEntryView) -> None:
        row = self.rows.get(entry.uid)
        if row is None:
            self.beginInsertRows(QModelIndex(), len(self.entries), len(self.entries))
            self.rows[entry.uid] = len(self.entries)
            self.entries.append(entry)
            self.endInsertRows()
        elif self.entries[row] != entry:
            self.entries[row] = entry
            self.dataChanged.emit(self.index(row), self.index(row))


class _Delegate(QStyledItemDelegate):
    """Two lines: the title; source, date and what is pending."""

    theme: Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        return QSize(120, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, LibraryEntryView) or self.theme is None:
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.chosen))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(self.theme.hover))
        self._words(painter, option, entry, self.theme)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, entry: LibraryEntryView, theme: Theme) -> None:
        rect = option.rect.adjusted(14, 8, -12, -8)
        height = option.fontMetrics.height()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.soft if entry.state is ArticleState.UNSEEN else theme.accent))
        painter.drawText(QRect(rect.left(), rect.top(), 16, height), 0, DOTS[entry.state])
        painter.setPen(QColor(theme.ink))
        line = QRect(rect.left() + 20, rect.top(), rect.width() - 20, height)
        elided = option.fontMetrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, 0, elided)
        small = QFont(option.font)
        small.setPixelSize(max(10, option.fontMetrics.height() - 5))
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        parts = [entry.source, entry.published]
        if entry.state is ArticleState.FINISHED:
            parts.append(state_word(entry.state))
        elif entry.pending:
            parts.append(self.tr("{n} pending").format(n=entry.pending))
        words = " · ".join(part for part in parts if part)
        below = line.translated(0, height + 2)
        painter.drawText(below, 0, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, below.width()))


class LibraryPanel(QWidget):
    """The list, its filter, and the two ways to add to it."""

    opened = Signal(str)
    add_files_asked = Signal()
    add_folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(180)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.list = QuietList(self)
        prepare(self.list)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = _Model(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setModel(self._shown)
        self._delegate = _Delegate(self)
        self.list.setItemDelegate(self._delegate)
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self.list.clicked.connect(self._on_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Library"), self)
        heading.setObjectName("paneTitle")
        self.add_files = self._button("＋")
        self.add_files.setToolTip(self.tr("Add articles"))
        self.add_files.clicked.connect(self.add_files_asked)
        self.add_folder = self._button(self.tr("Folder…"))
        self.add_folder.setToolTip(self.tr("Add a folder of articles"))
        self.add_folder.clicked.connect(self.add_folder_asked)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 8, 4)
        head.addWidget(heading, 1)
        head.addWidget(self.add_files)
        head.addWidget(self.add_folder)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.list, 1)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setAutoRaise(True)
        return button

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, LibraryEntryView):
            self.opened.emit(entry.uid)

    def set_entries(self, entries: Sequence[LibraryEntryView]) -> None:
        """Show those articles; what was selected stays selected."""
        current = self.list.currentIndex().data(ENTRY)
        self._model.take(entries)
        if isinstance(current, LibraryEntryView):
            self.select(current.uid)

    def update_entry(self, entry: LibraryEntryView) -> None:
        """One article is new or has changed."""
        self._model.put(entry)

    def select(self, uid: str) -> None:
        """Mark the open article."""
        row = self._model.rows.get(uid)
        if row is not None:
            self.list.setCurrentIndex(self._shown.mapFromSource(self._model.index(row)))

    def next_unfinished(self, uid: str) -> str:
        """The uid of the next article after `uid` that is not finished, round to the first; empty: none."""
        entries = self._model.entries
        at = self._model.rows.get(uid, -1) + 1
        around = [*entries[at:], *entries[: max(0, at - 1)]]
        return next((entry.uid for entry in around if entry.state is not ArticleState.FINISHED), "")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.list.viewport().update()
