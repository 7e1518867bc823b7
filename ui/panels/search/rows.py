"""The rows of the search's results: articles with their hits; a line of context is made when it is painted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.model import Label, Range, Status
from core.searching.hits import Hits
from ui.look.theme import Theme
from ui.panels.parts.row_card import paint_card
from ui.wording import label_name, status_word

Index = QModelIndex | QPersistentModelIndex
Line = tuple[str, Range]
"""A line of context, and where the hit lies in it."""
Mark = tuple[str, Status]
"""Label and status of the span at a hit."""
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
AT: Final = 18
"""Pixels from the left edge to the words."""


@dataclass(slots=True)
class Shown:
    """One article of the results; `marks` has the span at each hit, as far as it is known (by the hit's number)."""

    hits: Hits
    title: str
    marks: dict[int, Mark] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """The heading and the hits; an article that is the hit itself is one row."""
        return 1 if self.hits.whole else 1 + len(self.hits.places)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the article and the number of the hit in it, -1 for the heading."""

    article: Shown
    hit: int

    @property
    def place(self) -> Range:
        """The hit's range, of a heading that of the first hit."""
        return self.article.hits.places[max(0, self.hit)]

    @property
    def span(self) -> str:
        """The id of the span that the hit is, or empty."""
        return self.article.hits.spans[self.hit] if self.hit >= 0 and self.article.hits.spans else ""


class SearchModel(QAbstractTableModel):
    """Articles in the order given, each with its hits below it."""

    def __init__(self, line_of: Callable[[Row], Line], parent: QWidget) -> None:
        super().__init__(parent)
        self.articles: list[Shown] = []
        self.by_uid: dict[str, int] = {}
        self.hits = 0
        self._line_of = line_of
        self._first: list[int] = []
        self._total = 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Headings and hits."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def row(self, number: int) -> Row:
        """What stands in that row."""
        at = bisect_right(self._first, number) - 1
        return Row(self.articles[at], number - self._first[at] - 1)

    def number_of(self, article: int, hit: int) -> int:
        """The row of a hit of the article of that number."""
        return self._first[article] + 1 + hit

    def line(self, row: Row) -> Line:
        """A hit's line of context."""
        return self._line_of(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self.row(index.row())
        if row.hit < 0:
            return row.article.title
        mark = row.article.marks.get(row.hit)
        return self.line(row)[0] + (f" · {status_word(mark[1])}" if mark is not None else "")

    def clear(self) -> None:
        """No results."""
        self.beginResetModel()
        self.articles, self.by_uid, self._first, self._total, self.hits = [], {}, [], 0, 0
        self.endResetModel()

    def append(self, found: Sequence[Shown]) -> None:
        """More articles, after the others."""
        if not found:
            return
        new = sum(one.rows for one in found)
        self.beginInsertRows(QModelIndex(), self._total, self._total + new - 1)
        for one in found:
            self.by_uid[one.hits.uid] = len(self.articles)
            self.articles.append(one)
            self._first.append(self._total)
            self._total += one.rows
            self.hits += len(one.hits.places)
        self.endInsertRows()

    def mark(self, uid: str, marks: dict[int, Mark]) -> None:
        """The spans at an article's hits are known, or have changed."""
        at = self.by_uid.get(uid)
        if at is not None and self.articles[at].marks != marks:
            self.articles[at].marks = marks
            first = self._first[at]
            self.dataChanged.emit(self.index(first, 0), self.index(first + self.articles[at].rows - 1, 0))


class SearchDelegate(QStyledItemDelegate):
    """A heading with the article's title and how many hits it has; a hit's context, the string lit, and its span."""

    theme: Theme | None = None

    def __init__(self, model: SearchModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.labels: dict[str, Label] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; chosen ones lie on a card."""
        theme = self.theme
        if theme is None:
            super().paint(painter, option, index)
            return
        row = self._model.row(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, theme, above=0.5, radius=5)
        painter.setFont(option.font)
        room = option.rect.adjusted(AT, 0, -16, 0)
        if row.hit < 0:
            self._heading(painter, room, row.article, theme)
        else:
            self._hit(painter, room.adjusted(12, 0, 0, 0), row, theme)
        painter.restore()

    def _heading(self, painter: QPainter, room: QRect, article: Shown, theme: Theme) -> None:
        if not article.hits.whole:
            room.setRight(self._small(painter, room, str(len(article.hits.places)), QColor(theme.soft)) - 10)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        title = painter.fontMetrics().elidedText(article.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT | Qt.TextFlag.TextDontClip, title)

    def _hit(self, painter: QPainter, room: QRect, row: Row, theme: Theme) -> None:
        line, lit = self._model.line(row)
        colour = QColor(theme.accent)
        mark = row.article.marks.get(row.hit)
        label = self.labels.get(mark[0]) if mark is not None else None
        if mark is not None and label is not None:
            colour = theme.colour(label)
            words = label_name(label) if mark[1] is Status.ACCEPTED else f"{label_name(label)} {status_word(mark[1])}"
            room.setRight(self._small(painter, room, words, colour) - 8)
        struck = mark is not None and mark[1] is Status.REJECTED
        _paint_line(painter, room, (line, lit), (QColor(theme.ink), QColor(theme.soft), colour), struck=struck)

    def _small(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> int:
        """Paint small words at the right; where they begin."""
        plain = painter.font()
        small = QFont(plain)
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(colour)
        painter.drawText(room, _RIGHT, words)
        painter.setFont(plain)
        return room.right() - QFontMetrics(small).horizontalAdvance(words)


def _paint_line(
    painter: QPainter, room: QRect, line: Line, colours: tuple[QColor, QColor, QColor], *, struck: bool
) -> None:
    """The context with the hit lit, the hit always in sight; colours of the hit, of the rest, of the wash."""
    ink, soft, wash = colours
    (words, (start, end)), metrics = line, painter.fontMetrics()
    shown = metrics.elidedText(words[start:end], Qt.TextElideMode.ElideMiddle, room.width())
    wide = metrics.horizontalAdvance(shown)
    before = words[:start].lstrip()
    half = min(max(0, room.width() - wide) * 2 // 5, metrics.horizontalAdvance(before))
    left = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, half) if half > 16 else ""
    at = room.left() + metrics.horizontalAdvance(left)
    painter.setPen(soft)
    painter.drawText(room, _LEFT | Qt.TextFlag.TextDontClip, left)
    lit = QColor(wash)
    lit.setAlphaF(0.16)
    high = min(metrics.height(), room.height() - 5)  # the washes of two rows never touch
    painter.fillRect(QRectF(at, room.top() + (room.height() - high) / 2, wide, high), lit)
    painter.setPen(ink if not struck else soft)
    painter.drawText(QRect(at, room.top(), wide + 2, room.height()), _LEFT | Qt.TextFlag.TextDontClip, shown)
    if struck:
        painter.drawLine(at, room.center().y() + 1, at + wide, room.center().y() + 1)
    rest = QRect(at + wide, room.top(), max(0, room.right() - at - wide), room.height())
    after = metrics.elidedText(words[end:].rstrip(), Qt.TextElideMode.ElideRight, rest.width())
    painter.setPen(soft)
    painter.drawText(rest, _LEFT | Qt.TextFlag.TextDontClip, after)
