"""The page that fills fields from a table: what each column is for, what would change, what cannot be used and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from core.articles.fields import FieldRow, Kind, Unfit, fitting
from core.articles.filling import OUTCOMES, Cell, Columns, Outcome, Plan, chosen
from core.articles.table_reading import Table
from core.translation import translate
from ui.look.drawn import Choice
from ui.panels.parts.fact_rows import Fact, FactList, turned
from ui.panels.parts.front_page import FrontPage
from ui.wording import field_name

NOTHING, FILE, TITLE, NEW = "-", "@file", "@title", "@new"
"""What a column can be for, beside the name of a field."""
MAPPING_TALLEST = 190
"""Logical pixels of the list of columns."""
MAPPING_SHARE = 0.34
"""Of the page's height that it takes at most."""


class FillPage(FrontPage):
    """Columns above, what would change below, ticks for each value."""

    columns_changed = Signal(object)
    """`Columns`; new fields are among them as rows without a place in the table yet."""
    fill_asked = Signal(list)
    """The cells to carry out."""
    article_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Fill fields from a table"), parent)
        self.file = self.caption()
        self.boxes: list[Choice] = []
        self._table = Table("")
        self._rows: tuple[FieldRow, ...] = ()
        self._new: dict[int, FieldRow] = {}
        self._make: Callable[[int], FieldRow] | None = None
        self._plan = Plan()
        self._titles: Mapping[str, str] = {}
        self._left_out = frozenset[int]()
        self._overwriting = frozenset[int]()
        self._shown: list[int] = []
        self.area = QScrollArea(self)
        self.area.setObjectName("bare")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget(self.area)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(6, 0, 6, 0)
        self._grid.setColumnStretch(0, 1)
        self.area.setWidget(self._holder)
        self.matched = self.caption()
        self.part = Choice(self)
        self.part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.part.currentIndexChanged.connect(self._show_part)
        self.list = FactList(self, many=True)
        self.list.ticked.connect(self._on_ticked)
        self.list.chosen.connect(self._on_chosen)
        self.all_button = QPushButton(self)
        self.all_button.setObjectName("quiet")
        self.all_button.clicked.connect(self._turn_all)
        self.fill_button = QPushButton(self)
        self.fill_button.setObjectName("main")
        self.fill_button.setMinimumWidth(132)
        self.fill_button.clicked.connect(self._on_fill)
        foot = QHBoxLayout()
        foot.addWidget(self.all_button)
        foot.addStretch(1)
        foot.addWidget(self.fill_button)
        for widget in (self.file, self.area, self.matched, self.part):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(foot)

    # ---- the columns

    def show_table(
        self, table: Table, rows: Sequence[FieldRow], columns: Columns, make: Callable[[int], FieldRow]
    ) -> None:
        """Ask what the columns are for; `make` gives the new field that a column would fill."""
        self._table, self._rows, self._make, self._new = table, tuple(rows), make, {}
        self.file.setText(
            self.tr("{name} · {n} rows · {encoding}").format(
                name=table.path.replace("\\", "/").rpartition("/")[2], n=len(table.rows), encoding=table.encoding
            )
            + (" · " + self.tr("{n} rows with more cells than names").format(n=table.ragged) if table.ragged else "")
        )
        for at in reversed(range(self._grid.count())):
            item = self._grid.takeAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.boxes = [self._add_column(at, name, columns) for at, name in enumerate(table.names)]
        self._fit()

    def _fit(self) -> None:
        wanted = self._holder.sizeHint().height() + 4
        self.area.setFixedHeight(min(MAPPING_TALLEST, round(self.height() * MAPPING_SHARE), wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns take a share of the page, so that the rows below have room."""
        super().resizeEvent(event)
        self._fit()

    def _add_column(self, at: int, name: str, columns: Columns) -> Choice:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setText(name)
        example = next((row[at] for row in self._table.rows[:50] if row[at].strip()), "")
        label.setToolTip(f"{name}\n{example[:200]}")
        box = Choice(self)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumSize(QSize(150, 0))
        box.addItem(self.tr("not used"), NOTHING)
        box.addItem(self.tr("file name"), FILE)
        box.addItem(self.tr("title, to match"), TITLE)
        for row in self._rows:
            box.addItem(f"→ {field_name(row)}", row.name)
        box.addItem(self.tr("→ a new field"), NEW)
        wanted = FILE if at == columns.file else TITLE if at == columns.title else NOTHING
        if at in columns.fields:
            wanted = columns.fields[at].name
        box.setCurrentIndex(max(0, box.findData(wanted)))
        box.setProperty("column", at)
        box.setAccessibleName(name)
        box.activated.connect(self._on_box)
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(box, at, 1)
        return box

    def _on_box(self) -> None:
        box = self.sender()
        if isinstance(box, Choice):
            value = box.currentData()
            for other in self.boxes:
                if other is not box and value not in (NOTHING, NEW) and other.currentData() == value:
                    other.setCurrentIndex(0)
        self.columns_changed.emit(self.columns())

    def columns(self) -> Columns:
        """What the columns are for as it is chosen now."""
        file = title = None
        fields: dict[int, FieldRow] = {}
        known = {row.name: row for row in self._rows}
        for at, box in enumerate(self.boxes):
            value = str(box.currentData())
            if value == FILE:
                file = at
            elif value == TITLE:
                title = at
            elif value == NEW and self._make is not None:
                if at not in self._new:
                    self._new[at] = self._make(at)
                fields[at] = self._new[at]
            elif value in known:
                fields[at] = known[value]
        return Columns(file, title, fields)

    def new_fields(self) -> list[FieldRow]:
        """The fields that are to be made."""
        return [row for row in self.columns().fields.values() if row.name not in {one.name for one in self._rows}]

    # ---- the plan

    def show_working(self, done: int, of: int) -> None:
        """The rows are being looked up."""
        self.matched.setText(self.tr("{n} of {of} rows…").format(n=done, of=of))
        self.fill_button.setEnabled(False)

    def show_plan(self, plan: Plan, titles: Mapping[str, str]) -> None:
        """Show what would change; what a person said is overwritten only where it is ticked."""
        self._plan, self._titles = plan, titles
        self._left_out, self._overwriting = frozenset(), frozenset()
        counts = [
            " ".join((translate("fields", OUTCOMES[one]), str(plan.counts[one]))) for one in Outcome if plan.counts[one]
        ]
        self.matched.setText(" · ".join(counts))
        overwriting = sum(cell.overwrites for cell in plan.cells)
        self.part.blockSignals(True)
        self.part.clear()
        for words, number, value in (
            (self.tr("Will be filled"), len(plan.cells) - overwriting, "fill"),
            (self.tr("A person said something else"), overwriting, "overwrite"),
            (self.tr("Cannot be used"), len(plan.problems), "problem"),
        ):
            self.part.addItem(f"{words} · {number}", value)
        self.part.blockSignals(False)
        self._show_part()

    def _show_part(self) -> None:
        part = self.part.currentData()
        if part == "problem":
            self._shown = list(range(len(self._plan.problems)))
            self.list.rows.take(len(self._shown), self._problem)
        else:
            wanted = part == "overwrite"
            self._shown = [at for at, cell in enumerate(self._plan.cells) if cell.overwrites is wanted]
            self.list.rows.take(len(self._shown), self._row)
        self.list.empty_words = self.tr("Nothing here.")
        self._show_number()

    def _ticked(self, at: int) -> bool:
        return at in self._overwriting if self._plan.cells[at].overwrites else at not in self._left_out

    def _row(self, row: int) -> Fact:
        at = self._shown[row]
        cell = self._plan.cells[at]
        known = {one.name: one for one in (*self._rows, *self._new.values())}
        name = field_name(known[cell.field]) if cell.field in known else cell.field
        words = self.tr("confirms {value}").format(value=cell.after) if cell.confirms else ""
        turned_words = f"{cell.after} ← {cell.before}" if cell.before else cell.after
        below = f"{name}: {words or turned_words}"
        title = self._titles.get(cell.uid, cell.uid)
        tip = self.tr("line {line}").format(line=cell.line)
        return Fact(title, below, ticked=self._ticked(at), tip=f"{title}\n{below}\n{tip}")

    def _problem(self, row: int) -> Fact:
        one = self._plan.problems[row]
        line = self.tr("line {line}").format(line=one.line)
        return Fact(one.words or "–", f"{line} · {one.why}")

    def _on_ticked(self, rows: list[int]) -> None:
        if self.part.currentData() == "problem":
            return
        places = [self._shown[row] for row in rows]
        if self.part.currentData() == "overwrite":
            self._overwriting = turned(self._overwriting, places)
        else:
            self._left_out = turned(self._left_out, places)
        self.list.viewport().update()
        self._show_number()

    def _turn_all(self) -> None:
        self._on_ticked(list(range(len(self._shown))))

    def _on_chosen(self, row: int) -> None:
        if self.part.currentData() != "problem":
            self.article_chosen.emit(self._plan.cells[self._shown[row]].uid)

    def cells(self) -> list[Cell]:
        """What would be carried out now."""
        return chosen(self._plan, self._left_out, self._overwriting)

    def _show_number(self) -> None:
        number = len(self.cells())
        self.fill_button.setText(self.tr("Fill {n} values").format(n=number))
        self.fill_button.setEnabled(bool(number))
        part, places = self.part.currentData(), set(self._shown)
        every = places <= self._overwriting if part == "overwrite" else not places & self._left_out
        self.all_button.setText(self.tr("Tick none") if every else self.tr("Tick all"))
        self.all_button.setVisible(part != "problem" and bool(places))

    def _on_fill(self) -> None:
        self.fill_button.setEnabled(False)
        self.fill_asked.emit(self.cells())


def kind_of(values: Sequence[str]) -> Kind:
    """What a column's values are: dates or numbers where all of them are, else text."""
    filled = [value for value in values if value.strip()]
    for kind in (Kind.NUMBER, Kind.DATE):
        try:
            for value in filled:
                fitting(FieldRow("x", "", "", kind), value)
        except Unfit:
            continue
        if filled:
            return kind
    return Kind.TEXT
