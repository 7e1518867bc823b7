"""The structure's rows: which there are, the words of one, and how it is painted like a line of a table of contents.

A row is a small tuple made in one pass; its words are made only when it is painted, so an article of thousands of
tasks costs no more to show than one of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from heapq import merge
from itertools import chain
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from core.editing import grouping
from core.editing.grouping import Trouble, TroubleKind
from core.model import PROVINCE, SLOGAN, TASK, Article, Group, OutlineEntry, Range, Span
from core.review.unlit import missing_marker
from core.spans import SpanSet
from ui.reader.rail import numeral

ROW: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_CLAUSE: Final = re.compile(r"[，,。；;\n]")
_OPENING: Final = re.compile(r"^[，,、:：.．\s]*(?:要在|要)?")
STEP: Final = 1000
"""Spans, lists or rows that are gone through at once: 1 to 3 ms."""
MIME: Final = "application/x-zhupi-item"
_CHIP: Final = 8
"""Code points up to which provinces named together are shown as the text writes them."""
_TOOLTIP: Final = 300
"""Code points of a task that its tooltip shows."""


class Kind(IntEnum):
    """What a row is."""

    HEAD = 0
    TASK = 1
    HEADING = 2
    TROUBLE = 3
    """What a list's numbering has wrong, over the item where it shows."""
    TOGETHER = 4
    """Provinces named together: one group, one chip."""
    CAPTION = 5
    """The words over those."""


class Row(NamedTuple):
    """One row. `place` is a code point, `level` counts from 1.

    `key` is a span's id for a task or a trouble, a group's for a head or for provinces named together.
    """

    place: int
    kind: Kind
    key: str
    level: int
    number: int
    """A task's ordinal, a heading's number in the outline; 0: none."""
    province: str = ""
    """Of a head: the code its first task has, for a group that names none."""
    trouble: Trouble | None = None


def rows_of(spans: SpanSet, outline: Sequence[OutlineEntry]) -> list[Row]:
    """Every row: in reading order heads, tasks, what their numbering has wrong and headings; then the provinces."""
    return next(made.rows for made in building(spans, outline) if made is not None)


class Built(NamedTuple):
    """All rows, where the row of each task is, and how many stand before the provinces."""

    rows: list[Row]
    at: dict[str, int]
    body: int


def building(spans: SpanSet, outline: Sequence[OutlineEntry]) -> Iterator[Built | None]:
    """The rows as the last value; None before it as often as a key may come in between."""
    found = _Found()
    for number, span in enumerate(spans):
        if number % STEP == 0:
            yield None
        found.take(span)
    wrong: dict[str, Trouble] = {}
    for number, (key, items) in enumerate(found.groups.items()):
        if number % STEP == 0:
            yield None
        if key:
            wrong.update({one.span: one for one in grouping.troubles(spans.groups.get(key), items)})
    yield from _numbered(_lists(spans, found.tasks, wrong), outline, found.together)


def _numbered(
    lists: Iterator[Row], outline: Sequence[OutlineEntry], together: Mapping[str, Sequence[Span]]
) -> Iterator[Built | None]:
    headings = (Row(entry.start, Kind.HEADING, "", entry.level, at) for at, entry in enumerate(outline))
    rows: list[Row] = []
    at: dict[str, int] = {}
    body = 0
    for row in chain(merge(lists, headings, key=place_of), _provinces(together)):
        if row.kind is Kind.TASK:
            at[row.key] = len(rows)
        rows.append(row)
        body += row.kind not in {Kind.CAPTION, Kind.TOGETHER}
        if len(rows) % STEP == 0:
            yield None
    yield Built(rows, at, body)


class _Found:
    """What of the spans has a part in the rows."""

    def __init__(self) -> None:
        self.tasks: list[Span] = []
        self.groups: dict[str, list[Span]] = {}
        self.together: dict[str, list[Span]] = {}

    def take(self, span: Span) -> None:
        """One more span, in reading order."""
        if not grouping.counts(span):
            return
        if span.label == TASK:
            self.tasks.append(span)
            self.groups.setdefault(span.group, []).append(span)
        elif span.label == PROVINCE and span.group:
            self.together.setdefault(span.group, []).append(span)


def place_of(row: Row) -> int:
    """Where a row stands in the text."""
    return row.place


def _lists(spans: SpanSet, tasks: Iterable[Span], wrong: Mapping[str, Trouble]) -> Iterator[Row]:
    seen: set[str] = set()
    for span in tasks:
        group = spans.groups.get(span.group)
        if span.group not in seen:
            seen.add(span.group)
            if group is None or not group.parent or group.parent not in seen:
                yield Row(span.start, Kind.HEAD, span.group, 1, 0, span.province)
        level = grouping.level_of(span, group)
        if span.id in wrong:
            yield Row(span.start, Kind.TROUBLE, span.id, level, 0, trouble=wrong[span.id])
        yield Row(span.start, Kind.TASK, span.id, level, span.ordinal or 0)


def _provinces(together: Mapping[str, Sequence[Span]]) -> Iterator[Row]:
    """Under a caption, a row for each group of two provinces or more."""
    rows = [Row(items[0].start, Kind.TOGETHER, key, 1, len(items)) for key, items in together.items() if len(items) > 1]
    if rows:
        yield Row(rows[0].place, Kind.CAPTION, "", 1, 0)
    yield from rows


def number_of(row: Row) -> str:
    """A task's ordinal as lists are counted (一, 十二), or nothing."""
    return numeral(row.number) if row.number else ""


def ordinal_of(words: str) -> int:
    """The number that was typed, in digits or as lists are counted; 0 where it is none."""
    words = words.strip()
    if words.isdecimal():
        return int(words)
    return next((number for number in range(1, grouping.HIGHEST + 1) if numeral(number) == words), 0)


def trouble_words(trouble: Trouble) -> str:
    """What is wrong, in two words: 缺 三."""
    numbers = numeral(trouble.ordinal)
    if trouble.last > trouble.ordinal:
        numbers += f"–{numeral(trouble.last)}"
    if trouble.kind is TroubleKind.GAP:
        return QCoreApplication.translate("StructureModel", "missing {number}").format(number=numbers)
    if trouble.kind is TroubleKind.REPEAT:
        return QCoreApplication.translate("StructureModel", "{number} again").format(number=numbers)
    return QCoreApplication.translate("StructureModel", "{number} out of order").format(number=numbers)


def mend_words(how: str, trouble: Trouble) -> str:
    """What mends it, as a short command."""
    if how == "mark":
        return QCoreApplication.translate("StructureModel", "mark it")
    if how == "next":
        words = QCoreApplication.translate("StructureModel", "make it {number}")
        return words.format(number=numeral(trouble.expected))
    return QCoreApplication.translate("StructureModel", "renumber")


class StructureModel(QAbstractListModel):
    """The rows, with what their words are made of."""

    moved = Signal(str, str)
    """The id of an item and of the group it was dropped on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.body = 0
        """How many rows follow the text; those of the provinces come after them."""
        self.at: dict[str, int] = {}
        self._mends: dict[str, str] = {}
        self.article: Article | None = None
        self.spans = SpanSet()
        self.outline: tuple[OutlineEntry, ...] = ()
        self.names: Mapping[str, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the whole task as tooltip, the row itself."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            span = self.task(row)
            return self.text(span.range)[:_TOOLTIP] if span is not None else self.words(row)
        return None

    def take(self, built: Built) -> None:
        """Show those rows."""
        self.beginResetModel()
        self.rows, self.at, self.body = built
        self._mends.clear()
        self.endResetModel()

    def refresh(self, span_id: str) -> None:
        """One task looks different; its row stays where it is."""
        at = self.at.get(span_id)
        if at is not None:
            self.dataChanged.emit(self.index(at), self.index(at))

    def shift(self, span_id: str, place: int) -> bool:
        """One task begins elsewhere; False where that would change the order of the rows."""
        last = self.at.get(span_id)
        if last is None:
            return False
        first, old = last, self.rows[last].place
        while (
            first > 0 and self.rows[first - 1].place == old and self.rows[first - 1].kind in {Kind.HEAD, Kind.TROUBLE}
        ):
            first -= 1
        before = self.rows[first - 1].place if first > 0 else -1
        after = self.rows[last + 1].place if last + 1 < self.body else place + 1
        if not before < place < after:  # at the same place the kind of the rows decides
            return False
        for at in range(first, last + 1):
            self.rows[at] = self.rows[at]._replace(place=place)
        self.dataChanged.emit(self.index(first), self.index(last))
        return True

    # ---- words

    def text(self, range_: Range | None) -> str:
        """A range of the article, on one line."""
        if range_ is None or self.article is None:
            return ""
        return self.article.text[range_[0] : range_[1]].replace("\n", " ")

    def task(self, row: Row) -> Span | None:
        """The task of a row."""
        return self.spans.get(row.key) if row.kind is Kind.TASK else None

    def group(self, row: Row) -> Group:
        """The group of a head."""
        return self.spans.groups.get(row.key) or Group(row.key, TASK)

    def province(self, row: Row) -> str:
        """The name of the province a head's list belongs to, or empty."""
        code = self.group(row).province or row.province
        return self.names.get(code, code)

    def words(self, row: Row) -> str:
        """What a row says, as one line."""
        if row.kind is Kind.HEAD:
            group = self.group(row)
            found = (self.province(row), self.text(group.org), self.text(group.lead_in))
            return "  ".join(part for part in found if part) or self.tr("No province named")
        if row.kind is Kind.HEADING:
            entry = self.outline[row.number]
            return self.text((entry.start, entry.end))
        if row.kind is Kind.TROUBLE and row.trouble is not None:
            return trouble_words(row.trouble)
        if row.kind is Kind.TOGETHER:
            return f"{self.chip(row)}  {self.members(row)}".strip()
        if row.kind is Kind.CAPTION:
            return self.tr("Provinces named together")
        return f"{number_of(row)}  {self.text(self.clause(row))}".strip()

    def chip(self, row: Row) -> str:
        """Provinces named together as the text writes them where that is short (粤赣湘), else how many there are."""
        items = self.spans.in_group(row.key)
        items = [span for span in items if grouping.counts(span)]
        written = self.text((items[0].start, items[-1].end)) if items else ""
        return written if len(written) <= _CHIP else self.tr("{n} provinces").format(n=row.number)

    def members(self, row: Row) -> str:
        """The names of the provinces named together; empty where the chip says them already."""
        items = [span for span in self.spans.in_group(row.key) if grouping.counts(span)]
        names = "、".join(self.names.get(span.norm, "") or self.text(span.range) for span in items)
        return names if names != self.chip(row) else ""

    def mend(self, row: Row) -> str:
        """What one click does about a trouble: `mark`, `next` or `renumber`."""
        trouble = row.trouble
        if trouble is None or self.article is None:
            return ""
        found = self._mends.get(row.key)
        if found is None:
            found = "renumber"
            if trouble.kind is TroubleKind.GAP and missing_marker(self.spans, self.article.text, trouble) is not None:
                found = "mark"
            elif trouble.kind is TroubleKind.REPEAT and trouble.expected <= grouping.HIGHEST:
                found = "next"
            self._mends[row.key] = found
        return found

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tasks can be dragged and their number edited; a row of a list takes what is dropped on it."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        kind = self.rows[index.row()].kind
        if kind is Kind.CAPTION:
            return Qt.ItemFlag.NoItemFlags
        if kind is Kind.TASK:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable
        if kind in {Kind.TASK, Kind.HEAD}:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """An item of a list travels by its id."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the item that is dragged."""
        data = QMimeData()
        data.setData(MIME, QByteArray(self.rows[indexes[0].row()].key.encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """An item goes to another list."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """On a row of a list, not between two."""
        return data.hasFormat(MIME) and bool(self.list_of(parent))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Say what is wanted; the rows follow the correction, so nothing is moved here."""
        if self.canDropMimeData(data, action, row, column, parent):
            self.moved.emit(bytes(data.data(MIME).data()).decode(), self.list_of(parent))
        return False

    def list_of(self, index: Index) -> str:
        """The id of the group a row belongs to, or empty."""
        if not index.isValid():
            return ""
        row = self.rows[index.row()]
        if row.kind is Kind.HEAD:
            return row.key
        span = self.task(row)
        return span.group if span is not None else ""

    def clause(self, row: Row) -> Range:
        """The first clause of a task, without its marker and without 要 or 要在."""
        span = self.task(row)
        if span is None or self.article is None:
            return (row.place, row.place)
        start = span.marker[1] if span.marker else span.start
        text = self.article.text
        opening = _OPENING.match(text[start : min(start + 12, span.end)])
        start += opening.end() if opening else 0
        stop = _CLAUSE.search(text, start, span.end)
        return (start, stop.start() if stop and stop.start() > start else span.end)

    def slogans(self, range_: Range) -> list[Range]:
        """The slogans inside a range."""
        near = self.spans.overlapping(*range_)
        return [one.range for one in near if one.label == SLOGAN and not one.rejected and one.start >= range_[0]]
