"""Fields of many articles filled from a table: read and looked up in steps, carried out as one correction."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from core.articles.fields import FieldRow, fresh_name
from core.errors import WorkspaceReadOnly, ZhupiError
from ui.session import Session

if TYPE_CHECKING:
    from core.articles.filling import Cell, Columns, Plan
    from core.articles.table_reading import Table
    from ui.main_window import MainWindow
    from ui.panels.article.fill_page import FillPage

# What reads tables and shows them is imported where a person first asks for it: the start does not wait for it.


class Filling(QObject):
    """Opens the page in front of the side tabs and carries out what is ticked there."""

    undoable = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._page: FillPage | None = None
        self._table: Table | None = None
        self._plan: Plan | None = None
        self._made: tuple[FieldRow, ...] = ()
        self._steps: Iterator[int] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    @property
    def page(self) -> FillPage:
        """The page, made when it is first wanted."""
        from ui.panels.article.fill_page import FillPage  # noqa: PLC0415

        if self._page is None:
            self._page = FillPage(self._window)
            self._page.columns_changed.connect(self._look_up)
            self._page.fill_asked.connect(self._fill)
            self._page.closed.connect(self.leave)
            self._page.article_chosen.connect(self._window.opening.open_entry)
        return self._page

    def fill_fields(self) -> None:
        """Ask for a table."""
        if self._window.workspace.read_only:
            self.failed.emit(WorkspaceReadOnly())
            return
        path, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("A table with the fields"),
            self._window.opening.folder(),
            self.tr("Tables (*.csv *.tsv *.txt);;All files (*)"),
        )
        if path:
            self.open_table(path)

    def open_table(self, path: str) -> None:
        """Read a table and show what it would fill."""
        from core.articles.table_reading import Table  # noqa: PLC0415

        self._table, self._made = Table(path), ()
        self._begin(self._read(self._table))

    def _read(self, table: Table) -> Iterator[int]:
        from core.articles.filling import guess  # noqa: PLC0415
        from core.articles.table_reading import reading  # noqa: PLC0415

        yield from reading(table)
        rows = self._window.panes.article_fields.rows
        columns = guess(table, rows)
        self.page.show_table(table, rows, columns, partial(self._make, table))
        self._window.actions_table.by_name["side_pane"].setChecked(True)
        self._window.side.bring_to_front(self.page)
        yield from self._planned(table, columns)

    def _make(self, table: Table, column: int) -> FieldRow:
        """The new field a column would fill."""
        from ui.panels.article.fill_page import kind_of  # noqa: PLC0415

        rows = self._window.panes.article_fields.rows
        name = fresh_name((*rows, *self._made), table.names[column])
        values = [row[column] for row in table.rows[:1000]]
        made = FieldRow(name, name, name, kind_of(values), order=len(rows) + len(self._made))
        self._made = (*self._made, made)
        return made

    def _look_up(self, columns: Columns) -> None:
        if self._table is not None:
            self._begin(self._planned(self._table, columns))

    def _planned(self, table: Table, columns: Columns) -> Iterator[int]:
        from core.articles.filling import Plan, planning  # noqa: PLC0415

        plan = self._plan = Plan()
        entries = self._window.workspace.entries()
        for done in planning(table, entries, columns, plan):
            self.page.show_working(done, len(table.rows))
            yield done
        self.page.show_plan(plan, {entry.uid: entry.title or entry.path for entry in entries})

    def _begin(self, steps: Iterator[int]) -> None:
        self._steps = steps
        self._turn.start()

    def _step(self) -> None:
        try:
            going = self._steps is not None and next(self._steps, None) is not None
        except ZhupiError as error:
            going = False
            self.failed.emit(error)
        if not going:
            self._turn.stop()
            self._steps = None

    def _fill(self, cells: list[Cell]) -> None:
        from core.articles.filling import transaction  # noqa: PLC0415

        fresh = self.page.new_fields()
        if fresh:
            self._window.panes.article_fields.add_fields(fresh)
        made = transaction({entry.uid: entry for entry in self._window.workspace.entries()}, cells)
        if self._session.apply_transaction(made):
            self.undoable.emit(
                self.tr("{n} values filled in {articles} articles.").format(n=len(cells), articles=len(made.articles))
            )
            self.leave()
        elif self._plan is not None:
            self.page.show_plan(self._plan, {entry.uid: entry.title for entry in self._window.workspace.entries()})

    def leave(self) -> None:
        """Show the tabs again."""
        self._turn.stop()
        self._steps = None
        self._made = ()
        self._window.side.leave_front()
        self._window.reader.setFocus()
