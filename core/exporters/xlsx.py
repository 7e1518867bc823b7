"""A workbook: spans by label, province × task, province × slogan, by article, and by week or month.

Every cell that holds words is written as a string, so that `=1+1` is no formula. What is counted is chosen: mentions,
articles that have one, or yes and no.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.outputs import Output
from core.exporters.reading_back import reading_back
from core.exporters.summarised import tr
from core.exporters.workbook import WaitingRows, rows_of
from core.exporters.workbook_rows import COUNTED, PERIOD, SHEETS, Cell, Row, rows
from core.exporters.xml_text import clean, forbidden
from core.translation import QT_TRANSLATE_NOOP

REPLACED: Final = QT_TRANSLATE_NOOP("export", "characters XML forbids, in cells")
TOO_LONG: Final = QT_TRANSLATE_NOOP("export", "cells cut short: Excel takes 32,767 characters")
LONGEST: Final = 32_767
"""UTF-16 units of a cell."""
MOST_ROWS: Final = 1_048_576
"""Of a sheet; what is more goes on in a further one."""


class XlsxExporter:
    """Writes one workbook."""

    name: str = "xlsx"
    version: int = 2
    suffix: str = ".xlsx"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset(
        {
            "facts",
            "title",
            "path",
            "empty",
            "overlaps",
            "lines",
            "norm",
            "kind",
            "ordinal",
            "province",
            "status",
            "origin",
            "confidence",
            "note",
        }
    )
    options: tuple[Option, ...] = (COUNTED, PERIOD)

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """The spans' rows as they come; the tables that count, after the last article."""
        sheets = _Sheets()
        for row in rows(articles, job):
            sheets.add(row)
            words = [cell for cell in row.cells if isinstance(cell, str)]
            job.losses.add(REPLACED, forbidden("".join(words)))
            job.losses.add(TOO_LONG, sum(_fitted(word) != clean(word) for word in words if _may_be_long(word)))
        with out.open() as file:
            sheets.write(file)

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Every cell of every sheet reads back as it was exported."""
        with reading_back(out), out.read() as file, zipfile.ZipFile(file) as archive:
            if archive.testzip() is not None:
                raise ExportError("a part of the workbook is damaged", path=str(out.path))
            reading = _Reading(archive)
            for row in rows(articles, job):
                reading.compare(row)
            reading.end()


def _may_be_long(word: str) -> bool:
    return len(word) > LONGEST // 2


def _fitted(word: str) -> str:
    """The word as a cell can hold it."""
    if word.isprintable() and not _may_be_long(word):
        return word
    word = clean(word)
    if not _may_be_long(word):
        return word
    units = word.encode("utf-16-le")
    return word if len(units) <= 2 * LONGEST else units[: 2 * LONGEST].decode("utf-16-le", "ignore")


def _held(cell: Cell) -> Cell:
    """What a cell holds of a value; None where it stays empty: Excel has no number that is none."""
    if isinstance(cell, str):
        return _fitted(cell) or None
    return cell if cell is not None and math.isfinite(cell) else None


class _Places:
    """Where the next row of each sheet goes: the number of the sheet in the book, and the row."""

    def __init__(self) -> None:
        self._last = {key: number for number, key in enumerate(SHEETS, 1)}
        self._rows = dict.fromkeys(SHEETS, 0)
        self._sheets = len(SHEETS)
        self.heads: dict[str, Row] = {}

    def next(self, row: Row) -> tuple[int, int, bool]:
        """The sheet's number, the row, and whether a further sheet begins with it, whose first row is the head."""
        key, new = row.sheet, False
        if row.head:
            self.heads[key] = row
        if self._rows[key] == MOST_ROWS:
            self._sheets += 1
            self._last[key], self._rows[key], new = self._sheets, 1, True
        at = self._rows[key]
        self._rows[key] += 1
        return self._last[key], at, new


class _Sheets:
    """The workbook's sheets while they are written."""

    def __init__(self) -> None:
        self._places = _Places()
        self._titles = [tr(title) for title in SHEETS.values()]
        self._rows = WaitingRows()

    def add(self, row: Row) -> None:
        """Write a row where it belongs."""
        number, at, new = self._places.next(row)
        if new:
            self._titles.append(" ".join((tr(SHEETS[row.sheet]), str(number))))
            head = self._places.heads[row.sheet]
            self._rows.add(number, 0, map(_held, head.cells), head=True)
        self._rows.add(number, at, map(_held, row.cells), head=row.head)

    def write(self, file: BinaryIO) -> None:
        """The workbook of all of them."""
        self._rows.write(file, self._titles)


class _Reading:
    """The sheets while they are read back, row by row and side by side."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._places = _Places()
        self._sheets: dict[int, Iterator[tuple[int, dict[int, Cell]]]] = {}

    def compare(self, row: Row) -> None:
        """The next row of its sheet is that one; else `ExportError`."""
        number, at, new = self._places.next(row)
        if new:
            self._see(number, 0, self._places.heads[row.sheet])
        self._see(number, at, row)

    def _see(self, number: int, at: int, row: Row) -> None:
        if number not in self._sheets:
            self._sheets[number] = self._read(number)
        wanted = {column: cell for column, one in enumerate(row.cells) if (cell := _held(one)) is not None}
        if next(self._sheets[number], None) != (at, wanted):
            raise ExportError(f"row {at + 1} of sheet {number} reads back as something else")

    def end(self) -> None:
        """Nothing is left over."""
        if any(next(sheet, None) is not None for sheet in self._sheets.values()):
            raise ExportError("a sheet has more rows than were exported")

    def _read(self, number: int) -> Iterator[tuple[int, dict[int, Cell]]]:
        with self._archive.open(f"xl/worksheets/sheet{number}.xml") as file:
            yield from rows_of(file)


PLUGIN: Final = XlsxExporter()
