"""The rows of the list of spans: what passes the filter, in order, kept so span by span where few have changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from core.changes import SpanChange
from core.model import Article, Paragraph, Span, Status
from core.review.span_filter import Sort, SpanFilter, sort_key
from core.spans import SpanSet
from ui.wording import confidence_tip, confidence_word, status_word

Index = QModelIndex | QPersistentModelIndex
PLACE, STRING, LABEL, STATE = range(4)
"""The columns."""
_SHOWN: Final = 40
"""Code points of a span that a row has room for."""
_TOOLTIP: Final = 200
"""Code points of a span that its tool tip shows."""


_STATUS: Final = attrgetter("status")
_LOST: Final = attrgetter("lost")


class SpanRows(QAbstractTableModel):
    """Spans of one article, asked for by row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Span] = []
        self.names: Mapping[str, str] = {}
        self.statuses: Counter[Status] = Counter()
        """How many rows have each status."""
        self.total = 0
        """Spans of the article that are not lost."""
        self._text = ""
        self._paragraphs: tuple[Paragraph, ...] = ()
        self.arrange(SpanFilter(), Sort.PLACE, SpanSet())

    def show_article(self, article: Article) -> None:
        """The text that the spans are of; the rows come with `fill`."""
        self._text, self._paragraphs = article.text, article.paragraphs

    def arrange(self, chosen: SpanFilter, sort: Sort, spans: SpanSet) -> None:
        """What passes and in which order, from the next `fill` on."""
        self._passes = chosen.test(self._text)
        self._key = sort_key(sort, self._text, spans)
        self._sorted = sort is not Sort.PLACE

    def fill(self, spans: SpanSet) -> None:
        """Make every row anew."""
        self.beginResetModel()
        self.rows = list(filter(self._passes, spans))
        if self._sorted:
            self.rows.sort(key=self._key)
        self.statuses = Counter(map(_STATUS, self.rows))
        self.total = len(spans) - sum(map(_LOST, spans))
        self.endResetModel()

    def follow(self, changes: Iterable[SpanChange]) -> None:
        """Take in a few changes, row by row."""
        for change in changes:
            before, after = change.before, change.after
            self.total += _counts(after) - _counts(before)
            row = self.row_of(before) if before is not None else -1
            shown = after is not None and self._passes(after)
            if row >= 0 and before is not None:
                self.statuses[before.status] -= 1
            if after is not None and shown:
                self.statuses[after.status] += 1
            if row >= 0 and after is not None and shown and self._key(self.rows[row]) == self._key(after):
                self.rows[row] = after
                self.dataChanged.emit(self.index(row, 0), self.index(row, STATE))
                continue
            if row >= 0:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.rows[row]
                self.endRemoveRows()
            if after is not None and shown:
                self._insert(after)

    def _insert(self, span: Span) -> None:
        row = self.place_of(span)
        self.beginInsertRows(QModelIndex(), row, row)
        self.rows.insert(row, span)
        self.endInsertRows()

    def place_of(self, span: Span) -> int:
        """The row a span has, or would have if it were shown."""
        return bisect_left(self.rows, self._key(span), key=self._key)

    def row_of(self, span: Span) -> int:
        """The row of a span, -1 where it is not shown."""
        row = self.place_of(span)
        return row if row < len(self.rows) and self.rows[row].id == span.id else -1

    # ---- Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One a span."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Paragraph, string, label, and how it stands."""
        return 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names, and what a click on one sorts by."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("¶"), self.tr("String"), self.tr("Label"), self.tr("State"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            by = (self.tr("place in the text"), self.tr("string"), self.tr("label"), self.tr("confidence"))[section]
            return self.tr("Sort by {what}").format(what=by)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the whole string, the status and the number behind the word as tool tip.

        How a span stands is one word: how sure its maker was while it is pending, else what was decided.
        """
        span = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(span, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = self._text[span.start : min(span.end, span.start + _TOOLTIP)]
            state = " · ".join(filter(None, (status_word(span.status), confidence_tip(span.confidence))))
            return "\n".join(part for part in (whole, state, span.note) if part)
        return None

    def _words(self, span: Span, column: int) -> str:
        if column == PLACE:
            return str(max(1, bisect_right(self._paragraphs, span.start, key=_start_of)))
        if column == STRING:
            return self._text[span.start : min(span.end, span.start + _SHOWN)].replace("\n", " ")
        if column == LABEL:
            return self.names.get(span.label, span.label)
        return (span.pending and confidence_word(span.confidence)) or status_word(span.status)


def _counts(span: Span | None) -> int:
    return int(span is not None and not span.lost)


def _start_of(paragraph: Paragraph) -> int:
    return paragraph.start
