"""The library's rows: what a row shows of an article, the list's model, and how a row is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.articles.library_filter import ORDERS, Filter, line_of, order_key
from core.articles.listed import ListedArticle
from core.model import ArticleState
from ui.look.theme import Theme
from ui.panels.parts.row_card import paint_card
from ui.wording import state_word

ENTRY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """The articles that pass the filter, in the order chosen; `entries` are all of them, in the order of adding."""

    stale = Signal()
    """An article has changed so that it may belong elsewhere in the list; `arrange` puts it there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[ListedArticle] = []
        self.rows: dict[str, int] = {}
        self.shown: list[int] = []
        """Numbers in `entries`, a row each."""
        self._row_of: dict[int, int] = {}
        self._lines: list[str | None] = []
        self._filter = Filter("")
        self._order = ORDERS[0]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many articles are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words, the tooltip."""
        if not 0 <= index.row() < len(self.shown):
            return None
        entry = self.entries[self.shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title} {entry.source} {entry.published}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title}\n{state_word(entry.state)}\n{entry.path}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {state_word(entry.state)}"
        return entry if role == ENTRY else None

    def take(self, entries: Sequence[ListedArticle]) -> None:
        """Other articles."""
        self.entries = list(entries)
        self.rows = {entry.uid: at for at, entry in enumerate(self.entries)}
        self._lines = [None] * len(self.entries)
        self.arrange()

    def put(self, entry: ListedArticle) -> None:
        """One article is new or has changed."""
        at = self.rows.get(entry.uid)
        if at is None:
            self._append(entry)
        elif self.entries[at] != entry:
            before, row = self.entries[at], self._row_of.get(at)
            self.entries[at], self._lines[at] = entry, None
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))
            key = order_key(self._order)
            if (row is not None) != self._passes(at) or (key is not None and key(before) != key(entry)):
                self.stale.emit()

    def _append(self, entry: ListedArticle) -> None:
        at = self.rows[entry.uid] = len(self.entries)
        self.entries.append(entry)
        self._lines.append(None)
        if not self._passes(at):
            return
        self.beginInsertRows(QModelIndex(), len(self.shown), len(self.shown))
        self._row_of[at] = len(self.shown)
        self.shown.append(at)
        self.endInsertRows()
        if self._order != ORDERS[0]:
            self.stale.emit()

    def _passes(self, at: int) -> bool:
        if not self._filter.tests:
            return True
        line = self._lines[at]
        if line is None:
            line = self._lines[at] = line_of(self.entries[at])
        return self._filter.passes(self.entries[at], line)

    def set_filter(self, wanted: Filter) -> None:
        """Show what passes it."""
        self._filter = wanted
        self.arrange()

    def set_order(self, order: str) -> None:
        """Show the articles in that order, one of `ORDERS`."""
        self._order = order if order in ORDERS else ORDERS[0]
        self.arrange()

    def arrange(self) -> None:
        """Filter and sort anew."""
        self.beginResetModel()
        every = range(len(self.entries))
        self.shown = [at for at in every if self._passes(at)] if self._filter.tests else list(every)
        key = order_key(self._order)
        if key is not None:
            self.shown.sort(key=lambda at: key(self.entries[at]))
        self._row_of = {at: row for row, at in enumerate(self.shown)}
        self.endResetModel()

    def index_of(self, uid: str) -> QModelIndex:
        """Where an article is shown; an invalid index where it is not."""
        row = self._row_of.get(self.rows.get(uid, -1))
        return QModelIndex() if row is None else self.index(row)


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
        if not isinstance(entry, ListedArticle) or theme is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, theme, above=2.5, radius=7)
        self._lines(painter, option, entry, theme)
        painter.restore()

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, entry: ListedArticle, theme: Theme) -> None:
        rect = option.rect.adjusted(20, 10, -18, -8)
        height = option.fontMetrics.height()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.ink))
        line = QRect(rect.left(), rect.top(), rect.width(), height)
        title = option.fontMetrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, line.width())
        # The metrics are those of the first face; a Chinese one that stands in for it is taller.
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, title)
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

    def _state(self, entry: ListedArticle) -> str:
        word = state_word(entry.state)
        if entry.state is ArticleState.FINISHED or not entry.pending:
            return word
        pending = self.tr("{n} pending").format(n=entry.pending)
        return f"{word} · {pending}"

    def _progress(self, painter: QPainter, room: QRectF, entry: ListedArticle, theme: Theme) -> None:
        if room.width() < 20:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.edge))
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
