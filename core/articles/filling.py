"""Fields of many articles filled from a table: which row is which article, what would change, and the one correction.

Nothing is carried out here: a plan says what every row would do, and `transaction` makes one undo step of what was
chosen. A person's value is overwritten only where that very cell was chosen; an empty cell says nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from core.articles.fields import FieldRow, Unfit, by_person, changed, fitting, named, value_of
from core.articles.library import Entry
from core.articles.table_reading import Table
from core.changes import RecordChange, Transaction
from core.translation import QT_TRANSLATE_NOOP, translate

KIND: Final = "fill"
"""The kind of the transaction."""
_SLICE: Final = 250
"""Rows planned in one step."""
_FILE: Final = frozenset(
    {"file", "filename", "file name", "path", "file path", "文件", "文件名", "文件名称", "路径", "文件路径"}
)
_TITLE: Final = frozenset({"title", "标题", "篇名", "题名", "文章标题", "文章"})


class Outcome(StrEnum):
    """What became of a row."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value a row brings for a field of an article; `overwrites` where a person has said something else."""

    line: int
    uid: str
    field: str
    before: str
    after: str
    overwrites: bool = False
    confirms: bool = False
    """The page says the same; from then on a person does."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or a cell that fills nothing, and why, in the person's language."""

    line: int
    words: str
    why: str
    outcome: Outcome = Outcome.MATCHED
    """`MATCHED` where the row is an article and one of its values does not fit."""


@dataclass(frozen=True)
class Columns:
    """What the columns are for, by their numbers: the file's name, the title, and the field each fills."""

    file: int | None = None
    title: int | None = None
    fields: Mapping[int, FieldRow] = field(default_factory=dict)


@dataclass
class Plan:
    """What a table would do."""

    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    cells: list[Cell] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def unfit(self) -> int:
        """Values that do not fit their field."""
        return sum(one.outcome is Outcome.MATCHED for one in self.problems)


def guess(table: Table, rows: Sequence[FieldRow]) -> Columns:
    """What the columns seem to be for, by their names; what tells the articles apart fills nothing."""
    file = next((at for at, name in enumerate(table.names) if name.strip().casefold() in _FILE), None)
    title = next((at for at, name in enumerate(table.names) if name.strip().casefold() in _TITLE), None)
    if file is None and title is None:
        title = 0
    fields: dict[int, FieldRow] = {}
    for at, name in enumerate(table.names):
        row = named(rows, name)
        if row is not None and at not in (file, title) and row not in fields.values():
            fields[at] = row
    return Columns(file, title, fields)


def plan(table: Table, entries: Iterable[Entry], columns: Columns) -> Plan:
    """The whole plan at once."""
    made = Plan()
    for _done in planning(table, entries, columns, made):
        pass
    return made


def planning(table: Table, entries: Iterable[Entry], columns: Columns, made: Plan) -> Iterator[int]:
    """The plan in steps, the number of rows so far."""
    index = Index()
    for at, entry in enumerate(entries, 1):
        index.add(entry)
        if at % _SLICE == 0:
            yield 0
    planner = _Planner(index, columns, made)
    for at, (line, cells) in enumerate(zip(table.lines, table.rows, strict=True), 1):
        planner.take(line, cells)
        if at % _SLICE == 0:
            yield at
    yield len(table.rows)


@dataclass
class _Planner:
    index: Index
    columns: Columns
    made: Plan
    taken: dict[str, int] = field(default_factory=dict)
    """The line that is each article's, by its uid."""

    def take(self, line: int, cells: Sequence[str]) -> None:
        columns = self.columns
        file = cells[columns.file] if columns.file is not None else ""
        title = cells[columns.title] if columns.title is not None else ""
        words = " · ".join(one.strip()[:60] for one in (file, title) if one.strip())
        found = self.index.find(file, title)
        if len(found) != 1:
            self._put(line, words, _why(found, words), Outcome.AMBIGUOUS if found else Outcome.UNMATCHED)
            return
        entry = found[0]
        if entry.uid in self.taken:
            why = translate("fields", "line {line} is for the same article").format(line=self.taken[entry.uid])
            self._put(line, words, why, Outcome.TWICE)
            return
        self.taken[entry.uid] = line
        self.made.counts[Outcome.MATCHED] += 1
        for at, row in columns.fields.items():
            _plan_cell(entry, row, line, cells[at], self.made)

    def _put(self, line: int, words: str, why: str, outcome: Outcome) -> None:
        self.made.counts[outcome] += 1
        self.made.problems.append(Problem(line, words, why, outcome))


def _why(found: Sequence[Entry], words: str) -> str:
    if not words:
        return translate("fields", "the row names no article")
    if not found:
        return translate("fields", "no article of this name or title")
    return translate("fields", "{n} articles are called so").format(n=len(found))


def _plan_cell(entry: Entry, row: FieldRow, line: int, cell: str, made: Plan) -> None:
    try:
        value = fitting(row, cell)
    except Unfit as error:
        shown = " ".join(cell.split())
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        made.problems.append(Problem(line, f"{row.name}: {shown}", translate("fields", str(error))))
        return
    if not value:
        return
    before, mine = value_of(entry, row.name), by_person(entry, row.name)
    if mine and before == value:
        return
    made.cells.append(
        Cell(line, entry.uid, row.name, before, value, overwrites=mine, confirms=not mine and before == value)
    )


def transaction(entries: Mapping[str, Entry], cells: Iterable[Cell]) -> Transaction:
    """One correction of all those cells."""
    values: dict[str, dict[str, str | None]] = {}
    for cell in cells:
        values.setdefault(cell.uid, {})[cell.field] = cell.after
    parts: list[tuple[str, tuple[RecordChange, ...]]] = []
    for uid, wanted in values.items():
        made = changed(entries[uid], wanted) if uid in entries else ()
        if made:
            parts.append((uid, made))
    return Transaction(KIND, tuple(parts))


def chosen(plan_made: Plan, left_out: Collection[int], overwriting: Collection[int]) -> list[Cell]:
    """The cells to carry out, by their numbers in the plan: the plain ones not left out, the others if named."""
    return [
        cell
        for at, cell in enumerate(plan_made.cells)
        if (at in overwriting if cell.overwrites else at not in left_out)
    ]


class Index:
    """The articles by file name, by stem and by title, however they are written."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._files: dict[str, list[tuple[Entry, str]]] = {}
        self._stems: dict[str, list[tuple[Entry, str]]] = {}
        self._titles: dict[str, list[Entry]] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """One more article."""
        for path in entry.paths:
            whole = _path(path)
            name = whole.rpartition("/")[2]
            self._files.setdefault(name, []).append((entry, whole))
            self._stems.setdefault(_stem(name), []).append((entry, whole))
        if entry.title:
            self._titles.setdefault(bare_title(entry.title), []).append(entry)

    def find(self, file: str, title: str) -> list[Entry]:
        """The articles a row can mean: by file name where it names one, by title where that finds none.

        A title tells articles of the same file name apart.
        """
        files = self._by_file(file)
        titles = self._titles.get(bare_title(title), []) if title.strip() else []
        if len(files) > 1 and titles:
            both = [entry for entry in files if entry in titles]
            return both or files
        return files or titles

    def _by_file(self, file: str) -> list[Entry]:
        whole = _path(file.strip()).rstrip("/")
        if not whole:
            return []
        name = whole.rpartition("/")[2]
        found = self._files.get(name) or self._stems.get(name) or self._stems.get(_stem(name), [])
        folder = whole[: -len(name)].strip("/") if name else ""
        if folder and len(found) > 1:
            near = [(entry, path) for entry, path in found if f"/{folder}/" in f"/{path}"]
            found = near or found
        return list({entry.uid: entry for entry, _path_ in found}.values())


def _path(path: str) -> str:
    return unicodedata.normalize("NFC", path.replace("\\", "/")).casefold()


def _stem(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and stem and len(suffix) <= 5 else name


def bare_title(title: str) -> str:
    """The letters and figures of a title, in one width and case."""
    plain_title = unicodedata.normalize("NFKC", title).casefold()
    return "".join(one for one in plain_title if one.isalnum())


OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.MATCHED: QT_TRANSLATE_NOOP("fields", "matched"),
    Outcome.AMBIGUOUS: QT_TRANSLATE_NOOP("fields", "ambiguous"),
    Outcome.UNMATCHED: QT_TRANSLATE_NOOP("fields", "not found"),
    Outcome.TWICE: QT_TRANSLATE_NOOP("fields", "twice"),
}
