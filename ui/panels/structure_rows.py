"""The structure's rows: which there are, the words of one, and how it is painted like a line of a table of contents.

A row is a small tuple made in one pass; its words are made only when it is painted, so an article of thousands of
tasks costs no more to show than one of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from heapq import merge
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from core.model import SLOGAN, TASK, Article, Group, OutlineEntry, Range, Span
from core.spans import SpanSet
from ui.reader.rail import numeral

ROW: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_CLAUSE: Final = re.compile(r"[，,。；;\n]")
_OPENING: Final = re.compile(r"^[，,、:：.．\s]*(?:要在|要)?")
_TOOLTIP: Final = 300
"""Code points of a task that its tooltip shows."""


class Kind(IntEnum):
    """What a row is."""

    HEAD = 0
    TASK = 1
    HEADING = 2


class Row(NamedTuple):
    """`key` is a span's id for a task, a group's for a head; `place` a code point; `level` counts from 1."""

    place: int
    kind: Kind
    key: str
    level: int
    number: int
    """A task's ordinal, a heading's number in the outline; 0: none."""
    province: str = ""
    """Of a head: the code its first task has, for a group that names none."""


def rows_of(spans: SpanSet, outline: Sequence[OutlineEntry]) -> list[Row]:
    """Every row in reading order: a head where a list of its own begins, its tasks, and the numbered headings."""
    headings = (Row(entry.start, Kind.HEADING, "", entry.level, at) for at, entry in enumerate(outline))
    return list(merge(_lists(spans), headings, key=place_of))


def place_of(row: Row) -> int:
    """Where a row stands in the text."""
    return row.place


def _lists(spans: SpanSet) -> Iterator[Row]:
    seen: set[str] = set()
    for span in spans:
        if span.label != TASK or span.rejected or span.lost:
            continue
        group = spans.groups.get(span.group)
        if span.group not in seen:
            seen.add(span.group)
            if group is None or not group.parent or group.parent not in seen:
                yield Row(span.start, Kind.HEAD, span.group, 1, 0, span.province)
        level = span.level or (group.level if group is not None else 1)
        yield Row(span.start, Kind.TASK, span.id, level, span.ordinal or 0)


def number_of(row: Row) -> str:
    """A task's ordinal as lists are counted (一, 十二), or nothing."""
    return numeral(row.number) if row.number else ""


class StructureModel(QAbstractListModel):
    """The rows, with what their words are made of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.at: dict[str, int] = {}
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

    def take(self) -> None:
        """Make the rows anew from the spans and the outline."""
        self.beginResetModel()
        self.rows = rows_of(self.spans, self.outline)
        self.at = {row.key: at for at, row in enumerate(self.rows) if row.kind is Kind.TASK}
        self.endResetModel()

    def refresh(self, span_id: str) -> None:
        """One task looks different; its row stays where it is."""
        at = self.at.get(span_id)
        if at is not None:
            self.dataChanged.emit(self.index(at), self.index(at))

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
        return f"{number_of(row)}  {self.text(self.clause(row))}".strip()

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
