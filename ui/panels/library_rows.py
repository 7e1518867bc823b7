"""The library's rows: what a row shows of an article, the list's model, and how a row is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.model import ArticleState
from ui.theme import Theme
from ui.wording import state_word

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

    @property
    def decided(self) -> float:
        """The share of its spans that somebody has decided, 0 … 1."""
        if self.state is ArticleState.FINISHED:
            return 1.0
        total = self.pending + self.accepted + self.rejected
        return (self.accepted + self.rejected) / total if total else 0.0


class LibraryModel(QAbstractListModel):
    """The articles, in the order of adding."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[LibraryEntryView] = []
        self.rows: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many articles there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words to filter by, the tooltip, the row itself."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title} {entry.source} {entry.published}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title}\n{state_word(entry.state)}\n{entry.path}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {state_word(entry.state)}"
        return entry if role == ENTRY else None

    def take(self, entries: Sequence[LibraryEntryView]) -> None:
        """Other articles."""
        self.beginResetModel()
        self.entries = list(entries)
        self.rows = {entry.uid: row for row, entry in enumerate(self.entries)}
        self.endResetModel()

    def put(self, entry: LibraryEntryView) -> None:
        """One article is new or has changed."""
        row = self.rows.get(entry.uid)
        if row is None:
            self.beginInsertRows(QModelIndex(), len(self.entries), len(self.entries))
            self.rows[entry.uid] = len(self.entries)
            self.entries.append(entry)
            self.endInsertRows()
        elif self.entries[row] != entry:
            self.entries[row] = entry
            self.dataChanged.emit(self.index(row), self.index(row))


class LibraryDelegate(QStyledItemDelegate):
    """The title; the state's dot and word with a thin progress line; source and date."""

    theme: Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Three lines and the room between them."""
        return QSize(120, option.fontMetrics.height() + 2 * 16 + 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One article; the chosen one lies on a card."""
        entry = index.data(ENTRY)
        theme = self.theme
        if not isinstance(entry, LibraryEntryView) or theme is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(8.5, 2.5, -8.5, -2.5)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.hairline), 1))
            painter.setBrush(QColor(theme.chosen))
            painter.drawRoundedRect(card, 7, 7)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(card, 7, 7)
        self._lines(painter, option, entry, theme)
        painter.restore()

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, entry: LibraryEntryView, theme: Theme) -> None:
        rect = option.rect.adjusted(20, 10, -18, -8)
        height = option.fontMetrics.height()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.ink))
        line = QRect(rect.left(), rect.top(), rect.width(), height)
        painter.drawText(line, 0, option.fontMetrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, line.width()))
        small = QFont(option.font)
        small.setPixelSize(12)
        painter.setFont(small)
        below = QRect(rect.left(), line.bottom() + 5, rect.width(), 16)
        draw_dot(painter, QPointF(below.left() + 4.5, below.center().y() + 0.5), entry.state, theme)
        words = self._state(entry)
        painter.setPen(QColor(theme.soft))
        painter.drawText(below.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        start = below.left() + 14 + painter.fontMetrics().horizontalAdvance(words) + 10
        self._progress(painter, QRectF(start, below.center().y() - 1, max(0, below.right() - start), 3), entry, theme)
        foot = " · ".join(part for part in (entry.source, entry.published) if part)
        last = below.translated(0, 18)
        painter.setPen(QColor(theme.soft))
        elided = painter.fontMetrics().elidedText(foot, Qt.TextElideMode.ElideRight, last.width())
        painter.drawText(last, Qt.AlignmentFlag.AlignVCenter, elided)

    def _state(self, entry: LibraryEntryView) -> str:
        word = state_word(entry.state)
        if entry.state is ArticleState.FINISHED or not entry.pending:
            return word
        pending = self.tr("{n} pending").format(n=entry.pending)
        return f"{word} · {pending}"

    def _progress(self, painter: QPainter, room: QRectF, entry: LibraryEntryView, theme: Theme) -> None:
        if room.width() < 20:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hairline))
        painter.drawRoundedRect(room, 1.5, 1.5)
        if entry.decided:
            painter.setBrush(QColor(theme.good))
            painter.drawRoundedRect(QRectF(room.left(), room.top(), room.width() * entry.decided, 3), 1.5, 1.5)


def draw_dot(painter: QPainter, centre: QPointF, state: ArticleState, theme: Theme) -> None:
    """○ unseen, ◐ open, ● finished, drawn so that every font shows the same."""
    if state is ArticleState.FINISHED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.good))
        painter.drawEllipse(centre, 4.5, 4.5)
        return
    ink = QColor(theme.slogan if state is ArticleState.OPEN else theme.soft)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, 3.75, 3.75)
    if state is ArticleState.OPEN:
        painter.setBrush(ink)
        painter.drawPie(QRectF(centre.x() - 3.5, centre.y() - 3.5, 7, 7), 90 * 16, 180 * 16)
