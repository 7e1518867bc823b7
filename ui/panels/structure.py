"""The structure: province, body and lead-in, then the tasks, and the heading lines; every line leads to its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from core.changes import RecordChange, SpanChange
from core.model import SLOGAN, TASK, Article, Group, Label, OutlineEntry, Span
from core.spans import SpanSet
from ui.panels.quiet import QuietList, prepare
from ui.panels.structure_paint import StructureDelegate
from ui.panels.structure_rows import ROW, Kind, Row, StructureModel, place_of
from ui.theme import Theme

LATE = 200
"""Milliseconds in which changes gather before the rows are made anew."""
MANY = 200
"""Changes in one step from which on the rows are made anew instead of painted one by one."""


class StructurePanel(QWidget):
    """A table of contents of the open article."""

    span_chosen = Signal(str)
    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QuietList(self)
        prepare(self.list)
        self.list.setAccessibleName(self.tr("Structure"))
        self.list.empty_words = self.tr("Numbered tasks stand here under the province and body they belong to.")
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.model = StructureModel(self)
        self.list.setModel(self.model)
        self._delegate = StructureDelegate(self.model, self)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.pressed.connect(self._on_pressed)
        self.list.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.list)
        self._selecting = False
        self._told = self._pressed_anew = False
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._rebuild)

    def set_labels(self, _labels: Sequence[Label]) -> None:
        """The structure shows tasks, whatever other labels there are."""

    def set_province_names(self, names: Mapping[str, str]) -> None:
        """GB/T 2260 code → name."""
        self.model.names = dict(names)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_article(self, article: Article, spans: SpanSet, outline: Sequence[OutlineEntry] = ()) -> None:
        """Show another article."""
        self.model.article, self.model.spans, self.model.outline = article, spans, tuple(outline)
        self._rebuild()

    def apply(self, _before: SpanSet, after: SpanSet, changes: Iterable[RecordChange]) -> None:
        """One row where only how a task looks has changed; else the rows are made anew, once for many changes."""
        self.model.spans = after
        told = tuple(changes)
        if len(told) > MANY:
            self._rebuild_soon()
            return
        for change in told:
            if _moves_rows(change):
                self._rebuild_soon()
            elif isinstance(change, SpanChange) and change.after is not None and change.after.label == TASK:
                self.model.refresh(change.id)
            elif _is_slogan(change):
                self.list.viewport().update()

    def _rebuild_soon(self) -> None:
        if not self._late.isActive():
            self._late.start()

    def select(self, span_id: str) -> None:
        """Show the selected task's line."""
        at = self.model.at.get(span_id)
        self._selecting = True
        if at is None:
            self.list.clearSelection()
        else:
            self.list.setCurrentIndex(self.model.index(at))
        self._selecting = False

    def follow(self, start: int) -> None:
        """Keep the line of what the page shows in view, unless the pointer is at work here."""
        rows = self.model.rows
        if rows and not self.list.underMouse():
            at = min(bisect_left(rows, start, key=place_of), len(rows) - 1)
            self.list.scrollTo(self.model.index(at), QAbstractItemView.ScrollHint.EnsureVisible)

    def _on_pressed(self, _index: QModelIndex) -> None:
        """Whether the press has just made the row current, and so has chosen it already."""
        self._pressed_anew, self._told = self._told, False

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click on the row that is current already chooses it once more."""
        if not self._pressed_anew:
            self._choose(index)

    def _on_current(self, current: QModelIndex) -> None:
        if not self._selecting:
            self._told = True
            QTimer.singleShot(0, self._forget_told)  # a press comes within the same event, a later click does not
            self._choose(current)

    def _forget_told(self) -> None:
        self._told = False

    def _choose(self, current: QModelIndex) -> None:
        row = current.data(ROW) if current.isValid() else None
        if not isinstance(row, Row):
            return
        if row.kind is Kind.TASK:
            self.span_chosen.emit(row.key)
        else:
            self.place_chosen.emit(row.place)

    def _rebuild(self) -> None:
        top = self.list.verticalScrollBar().value()
        self._selecting = True
        chosen = self.list.currentIndex().data(ROW)
        self.model.take()
        self._selecting = False
        if isinstance(chosen, Row) and chosen.kind is Kind.TASK:
            self.select(chosen.key)
        self.list.verticalScrollBar().setValue(top)


def _is_slogan(change: RecordChange) -> bool:
    both = (getattr(change, "before", None), getattr(change, "after", None))
    return any(isinstance(one, Span) and one.label == SLOGAN for one in both)


def _moves_rows(change: RecordChange) -> bool:
    """Whether a change adds, takes away or moves a row: anything but how one task looks."""
    both = (getattr(change, "before", None), getattr(change, "after", None))
    if any(isinstance(one, Group) for one in both):
        return True
    tasks = [one for one in both if isinstance(one, Span) and one.label == TASK and not one.rejected and not one.lost]
    return len(tasks) == 1 or (len(tasks) == 2 and _plain(tasks[0]) != _plain(tasks[1]))


def _plain(task: Span) -> tuple[object, ...]:
    """What a row is made of."""
    return (task.start, task.end, task.group, task.level, task.ordinal)
