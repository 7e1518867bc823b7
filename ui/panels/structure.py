"""The structure: province → body → lead-in → tasks, and the heading lines; every line leads to its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from core.changes import RecordChange
from core.model import TASK, Article, Group, Label, OutlineEntry, Range, Span
from core.spans import SpanSet
from ui.panels.quiet import QuietTree, prepare
from ui.theme import Theme

SPAN = Qt.ItemDataRole.UserRole + 1
PLACE = Qt.ItemDataRole.UserRole + 2
_CLAUSE = re.compile(r"[，,。；;\n]")
LATE = 200
"""Milliseconds in which changes gather before the tree is built anew."""
_SHOWN = 40
"""Code points of a task's first clause."""


class StructurePanel(QWidget):
    """A tree of the open article."""

    span_chosen = Signal(str)
    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QuietTree(self)
        prepare(self.tree)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Structure"))
        self.tree.empty_words = self.tr("Numbered tasks stand here under the province and body they belong to.")
        self.tree.setIndentation(16)
        self.tree.itemClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.tree)
        self._article: Article | None = None
        self._spans = SpanSet()
        self._outline: tuple[OutlineEntry, ...] = ()
        self._names: Mapping[str, str] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._rebuild)

    def set_labels(self, _labels: Sequence[Label]) -> None:
        """The structure shows tasks, whatever other labels there are."""

    def set_province_names(self, names: Mapping[str, str]) -> None:
        """GB/T 2260 code → name."""
        self._names = dict(names)

    def set_theme(self, _theme: Theme) -> None:
        """The stylesheet dresses the tree; repaint it."""
        self.tree.viewport().update()

    def set_article(self, article: Article, spans: SpanSet, outline: Sequence[OutlineEntry] = ()) -> None:
        """Show another article."""
        self._article, self._spans, self._outline = article, spans, tuple(outline)
        self._rebuild()

    def apply(self, _before: SpanSet, after: SpanSet, changes: Iterable[RecordChange]) -> None:
        """Rebuild, once, where a task or a group changed."""
        self._spans = after
        if not self._late.isActive() and any(_concerns(change) for change in changes):
            self._late.start()

    def select(self, span_id: str) -> None:
        """Show the selected task's line."""
        item = self._items.get(span_id)
        if item is None:
            self.tree.clearSelection()
        else:
            self.tree.setCurrentItem(item)

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        span_id, place = item.data(0, SPAN), item.data(0, PLACE)
        if span_id:
            self.span_chosen.emit(span_id)
        elif place is not None:
            self.place_chosen.emit(place)

    # ---- building

    def _rebuild(self) -> None:
        if self._article is None:
            return
        top = self.tree.verticalScrollBar().value()
        self.tree.clear()
        self._items = {}
        nodes: dict[tuple[str, ...], QTreeWidgetItem] = {}
        for group, tasks in self._lists():
            parent = self._list_node(nodes, group, tasks[0])
            for task in tasks:
                self._items[task.id] = self._add(parent, self._task_words(task), task.start, task.id)
        self._add_outline()
        self.tree.expandAll()
        self.tree.verticalScrollBar().setValue(top)

    def _lists(self) -> list[tuple[Group, list[Span]]]:
        lists: dict[str, list[Span]] = {}
        for span in self._spans:
            if span.label == TASK and not span.rejected and not span.lost:
                lists.setdefault(span.group, []).append(span)
        return [(self._spans.groups.get(key, Group(key, TASK)), tasks) for key, tasks in lists.items()]

    def _list_node(self, nodes: dict[tuple[str, ...], QTreeWidgetItem], group: Group, first: Span) -> QTreeWidgetItem:
        code = group.province or first.province
        words = [self._names.get(code, code) or self.tr("No province named")]
        words += [text for text in (self._text(group.org), self._text(group.lead_in)) if text]
        node = None
        for depth in range(1, len(words) + 1):
            key = tuple(words[:depth])
            if key not in nodes:
                nodes[key] = self._add(node, words[depth - 1], first.start)
            node = nodes[key]
        assert node is not None
        return node

    def _text(self, range_: Range | None) -> str:
        if range_ is None or self._article is None:
            return ""
        return _short(self._article.text[range_[0] : range_[1]])

    def _task_words(self, task: Span) -> str:
        text = self._article.text if self._article else ""
        start = task.marker[1] if task.marker else task.start
        clause = _CLAUSE.split(text[start : task.end].lstrip("，,、:： "), maxsplit=1)[0]
        return f"{task.ordinal}  {_short(clause)}" if task.ordinal else _short(clause)

    def _add_outline(self) -> None:
        if not self._outline or self._article is None:
            return
        head = self._add(None, self.tr("Headings"), self._outline[0].start)
        levels: list[QTreeWidgetItem] = []
        for entry in self._outline:
            del levels[entry.level - 1 :]
            words = _short(self._article.text[entry.start : entry.end])
            levels.append(self._add(levels[-1] if levels else head, words, entry.start))

    def _add(self, parent: QTreeWidgetItem | None, words: str, place: int, span_id: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, SPAN, span_id)
        item.setData(0, PLACE, place)
        item.setToolTip(0, words)
        if parent is None:
            self.tree.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _concerns(change: RecordChange) -> bool:
    both = (getattr(change, "before", None), getattr(change, "after", None))
    return any(isinstance(one, Group) or (isinstance(one, Span) and one.label == TASK) for one in both)
