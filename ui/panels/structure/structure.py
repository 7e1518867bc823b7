"""The structure: province, body and lead-in, then the tasks, and the heading lines; every line leads to its place."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from core.changes import RecordChange, SpanChange
from core.editing.grouping import HIGHEST, counts
from core.model import PROVINCE, SLOGAN, TASK, Article, Group, Label, OutlineEntry, Span
from core.spans import SpanSet
from ui.desk import teaching
from ui.look.theme import Theme
from ui.panels.parts.quiet import QuietTable, prepare
from ui.panels.structure.painting import StructureDelegate, row_height
from ui.panels.structure.rows import ROW, Built, Kind, Row, StructureModel, building, mend_words, place_of

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
AT_ONCE = 0.004
"""Seconds that making rows may take before the next key has its turn."""
LATE = 200
"""Milliseconds in which changes gather before the rows are made anew."""
MANY = 200
"""Changes in one step from which on the rows are made anew instead of painted one by one."""


class StructureList(QuietTable):
    """The list of the structure: Enter and F2 are its own on the rows they are for.

    A table of one column: unlike `QListView` it never lays out every row to show a few.
    """

    confirmed = Signal(QModelIndex, bool)
    """A row, and whether its number is to be edited."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on what is wrong, F2 on a task; the rest as every list."""
        row = self.currentIndex().data(ROW)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & _HELD
        if isinstance(row, Row) and (
            (enter and row.kind is Kind.TROUBLE) or (event.key() == Qt.Key.Key_F2 and row.kind is Kind.TASK)
        ):
            self.confirmed.emit(self.currentIndex(), not enter)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped on a row is told; no row is moved here, so the drag itself comes to nothing."""
        model = self.model()
        if model is not None:
            index = self.indexAt(event.position().toPoint())
            model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, index)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()


class StructurePanel(QWidget):
    """A table of contents of the open article."""

    span_chosen = Signal(str)
    place_chosen = Signal(int)
    group_chosen = Signal(str)
    """The id of a group: all of it is meant."""
    number_asked = Signal(str, int)
    """An item's id and the ordinal it is to have."""
    move_asked = Signal(str, str)
    """The ids of an item and of the group it is to go into."""
    mend_asked = Signal(object, str)
    """A `Trouble`, and how it is to be mended: `mark`, `next` or `renumber`."""
    menu_asked = Signal(QPoint, str)
    """A global place and the id of the item under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = StructureList(self)
        prepare(self.list)
        self.list.setObjectName("rows")  # its rows paint what lies under a chosen one
        self.list.setAccessibleName(self.tr("Structure"))
        self.list.empty_words = self.tr("Numbered tasks stand here under the province and body they belong to.")
        self.list.empty_how = teaching.opens
        self.list.setMouseTracking(True)
        self.model = StructureModel(self)
        self.list.setModel(self.model)
        self._delegate = StructureDelegate(self.model, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.pressed.connect(self._on_pressed)
        self.list.clicked.connect(self._on_clicked)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.list.setDropIndicatorShown(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.confirmed.connect(self._on_confirmed)
        self.list.doubleClicked.connect(self._on_double)
        self.model.moved.connect(self.move_asked)
        self._delegate.number_given.connect(self.number_asked)
        self._delegate.mend_pressed.connect(self._mend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.list)
        self._selecting = False
        self._wanted = ""
        self._told = self._pressed_anew = False
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._rebuild)
        self._building: Iterator[Built | None] | None = None
        self._again = False
        self._steps = QTimer(self, interval=0)
        self._steps.timeout.connect(self._step)

    def set_labels(self, _labels: Sequence[Label]) -> None:
        """The structure shows tasks, whatever other labels there are."""

    def set_province_names(self, names: Mapping[str, str]) -> None:
        """GB/T 2260 code → name."""
        self.model.names = dict(names)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.list.verticalHeader().setDefaultSectionSize(row_height(self.list.fontMetrics()))
        self.list.viewport().update()

    def set_article(self, article: Article, spans: SpanSet, outline: Sequence[OutlineEntry] = ()) -> None:
        """Show another article."""
        self.list.empty_how = teaching.marks
        if self.model.article is not article:
            self.model.take(Built([], {}, 0))
        self.model.article, self.model.spans, self.model.outline = article, spans, tuple(outline)
        self._building = None
        self._rebuild()

    def apply(self, _before: SpanSet, after: SpanSet, changes: Iterable[RecordChange]) -> None:
        """One row where only how a task looks has changed; else the rows are made anew, once for many changes."""
        self.model.spans = after
        told = tuple(changes)
        if len(told) > MANY:
            self._rebuild_soon()
            return
        for change in told:
            start = _new_start(change)
            if start is not None and isinstance(change, SpanChange) and self.model.shift(change.id, start):
                continue
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
        self._wanted = span_id
        at = self.model.at.get(span_id)
        self._selecting = True
        if at is None:
            self.list.clearSelection()
        else:
            self.list.setCurrentIndex(self.model.index(at))
        self._selecting = False

    def follow(self, start: int) -> None:
        """Keep the line of what the page shows in view, unless the pointer is at work here."""
        rows, body = self.model.rows, self.model.body
        if body and not self.list.underMouse():
            at = min(bisect_left(rows, start, 0, body, key=place_of), body - 1)
            self.list.scrollTo(self.model.index(at), QAbstractItemView.ScrollHint.EnsureVisible)

    def _on_pressed(self, _index: QModelIndex) -> None:
        """Whether the press has just made the row current, and so has chosen it already."""
        self._pressed_anew, self._told = self._told, False

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click on the row that is current already chooses it once more."""
        if not self._pressed_anew:
            self._choose(index)

    def _on_double(self, index: QModelIndex) -> None:
        """A double click on a task edits its number."""
        row = index.data(ROW)
        if isinstance(row, Row) and row.kind is Kind.TASK:
            self.list.edit(index)

    def _on_confirmed(self, index: QModelIndex, edits: bool) -> None:
        """Enter mends the trouble it stands on; F2 edits a task's number."""
        row = index.data(ROW)
        if isinstance(row, Row) and row.kind is Kind.TROUBLE and not edits:
            self._mend(row)
        elif isinstance(row, Row) and row.kind is Kind.TASK and edits:
            self.list.edit(index)

    def _mend(self, row: Row) -> None:
        if row.trouble is not None:
            self.mend_asked.emit(row.trouble, self.model.mend(row))

    def _on_menu(self, place: QPoint) -> None:
        row = self.list.indexAt(place).data(ROW)
        there = self.list.viewport().mapToGlobal(place)
        if not isinstance(row, Row):
            return
        if row.kind is Kind.TASK:
            self.menu_asked.emit(there, row.key)
        elif row.kind is Kind.TROUBLE and row.trouble is not None:
            self._mends_of(row).popup(there)

    def _mends_of(self, row: Row) -> QMenu:
        """Everything that can be done about a trouble."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        trouble, first = row.trouble, self.model.mend(row)
        if trouble is None:
            return menu
        for how in dict.fromkeys((first, "next", "renumber")):
            if how != "next" or trouble.expected <= HIGHEST:
                action = menu.addAction(mend_words(how, trouble))
                action.triggered.connect(partial(self.mend_asked.emit, trouble, how))
        return menu

    def _on_current(self, current: QModelIndex) -> None:
        if not self._selecting:
            self._told = True
            QTimer.singleShot(0, self, self._forget_told)  # a press comes within the same event, a later click does not
            self._choose(current)

    def _forget_told(self) -> None:
        self._told = False

    def _choose(self, current: QModelIndex) -> None:
        row = current.data(ROW) if current.isValid() else None
        if not isinstance(row, Row):
            return
        if row.kind in {Kind.TASK, Kind.TROUBLE}:
            self.span_chosen.emit(row.key)
        elif row.kind is Kind.TOGETHER:
            self.group_chosen.emit(row.key)
        else:
            self.place_chosen.emit(row.place)

    def _rebuild(self) -> None:
        """Make the rows anew, a few milliseconds at a time; one that is under way is finished first."""
        self._again = self._building is not None
        if self._building is None:
            self._building = building(self.model.spans, self.model.outline)
            self._step()

    def _step(self) -> None:
        until = time.perf_counter() + AT_ONCE
        for made in self._building or ():
            if made is not None:
                self._steps.stop()
                self._building = None
                self._take(made)
                break
            if time.perf_counter() > until:
                self._steps.start()
                return
        self._steps.stop()
        if self._again:
            self._rebuild()

    def _take(self, rows: Built) -> None:
        top = self.list.verticalScrollBar().value()
        self._selecting = True
        self.model.take(rows)
        self._selecting = False
        self.select(self._wanted)
        self.list.verticalScrollBar().setValue(top)


def _new_start(change: RecordChange) -> int | None:
    """Where a task begins now that has other edges, and else all that a row is made of; None for other changes."""
    if not isinstance(change, SpanChange) or change.before is None or change.after is None:
        return None
    before, after = change.before, change.after
    stays = before.label == after.label == TASK and counts(before) and counts(after)
    return after.start if stays and before.range != after.range and _plain(before) == _plain(after) else None


def _is_slogan(change: RecordChange) -> bool:
    both = (getattr(change, "before", None), getattr(change, "after", None))
    return any(isinstance(one, Span) and one.label == SLOGAN for one in both)


def _moves_rows(change: RecordChange) -> bool:
    """Whether a change adds, takes away or moves a row: anything but how one task looks."""
    both = (getattr(change, "before", None), getattr(change, "after", None))
    if any(isinstance(one, Group) for one in both):
        return True
    provinces = [one for one in both if isinstance(one, Span) and one.label == PROVINCE and one.group]
    if provinces and _together(both[0]) != _together(both[1]):
        return True
    tasks = [one for one in both if isinstance(one, Span) and one.label == TASK and not one.rejected and not one.lost]
    return len(tasks) == 1 or (
        len(tasks) == 2 and (tasks[0].start, _plain(tasks[0])) != (tasks[1].start, _plain(tasks[1]))
    )


def _together(span: object) -> tuple[object, ...]:
    """What a row of provinces named together is made of, as far as one of them has a part in it."""
    if not isinstance(span, Span) or not counts(span) or span.label != PROVINCE:
        return ()
    return (span.start, span.end, span.group, span.norm)


def _plain(task: Span) -> tuple[object, ...]:
    """What a row is made of."""
    return (task.group, task.level, task.ordinal)
