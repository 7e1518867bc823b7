"""A workbook: spans by label, province × task, province × slogan, by article, and by week or month.

Every cell that holds words is written as a string, so that `=1+1` is no formula. What is counted is chosen: mentions,
articles that have one, or yes and no.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.outputs import Output
from core.exporters.reading_back import reading_back
from core.exporters.summarised import tr
from core.exporters.workbook_rows import COUNTED, PERIOD, SHEETS, Cell, Row, rows
from core.exporters.xml_text import clean, forbidden
from core.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

REPLACED: Final = QT_TRANSLATE_NOOP("export", "characters XML forbids, in cells")
TOO_LONG: Final = QT_TRANSLATE_NOOP("export", "cells cut short: Excel takes 32,767 characters")
LONGEST: Final = 32_767
"""UTF-16 units of a cell."""
MOST_ROWS: Final = 1_048_576
"""Of a sheet; what is more goes on in a further one."""
_LONG_AGO: Final = datetime(1980, 1, 1)  # noqa: DTZ001  # XlsxWriter wants it without a zone
_WIDTH: Final = 16
"""Characters of a column."""
_BEHIND: Final = b"</row>"
_AT_ONCE: Final = 1 << 16
_CODED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


class XlsxExporter:
    """Writes one workbook."""

    name: str = "xlsx"
    version: int = 1
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
        from xlsxwriter import Workbook  # noqa: PLC0415  # loads only where a workbook is written

        with out.open() as file:
            book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
            book.set_properties({"created": _LONG_AGO})
            sheets = _Sheets(book)
            for row in rows(articles, job):
                sheets.add(row)
                words = [cell for cell in row.cells if isinstance(cell, str)]
                job.losses.add(REPLACED, forbidden("".join(words)))
                job.losses.add(TOO_LONG, sum(_fitted(word) != clean(word) for word in words if _may_be_long(word)))
            book.close()

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

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._places = _Places()
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._words = book.add_format({"quote_prefix": True})
        self._sheets = [self._begun(tr(title)) for title in SHEETS.values()]

    def _begun(self, title: str) -> Worksheet:
        sheet = self._book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 40, _WIDTH)
        return sheet

    def add(self, row: Row) -> None:
        """Write a row where it belongs."""
        number, at, new = self._places.next(row)
        if new:
            self._sheets.append(self._begun(" ".join((tr(SHEETS[row.sheet]), str(number)))))
            self._write(self._sheets[number - 1], 0, self._places.heads[row.sheet])
        self._write(self._sheets[number - 1], at, row)

    def _write(self, sheet: Worksheet, at: int, row: Row) -> None:
        for column, cell in enumerate(row.cells):
            if isinstance(cell, str):
                if cell:
                    words = self._words if cell.startswith(_OPENS_FORMULA) else None
                    sheet.write_string(at, column, _fitted(cell), self._bold if row.head else words)
            elif cell is not None:
                sheet.write_number(at, column, cell)


_OPENS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


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
        wanted = {
            column: _fitted(cell) if isinstance(cell, str) else cell
            for column, cell in enumerate(row.cells)
            if cell not in ("", None)
        }
        if next(self._sheets[number], None) != (at, wanted):
            raise ExportError(f"row {at + 1} of sheet {number} reads back as something else")

    def end(self) -> None:
        """Nothing is left over."""
        if any(next(sheet, None) is not None for sheet in self._sheets.values()):
            raise ExportError("a sheet has more rows than were exported")

    def _read(self, number: int) -> Iterator[tuple[int, dict[int, Cell]]]:
        """The rows of a sheet: (row, what stands in which column)."""
        with self._archive.open(f"xl/worksheets/sheet{number}.xml") as file:
            for row in _rows(file):
                yield int(row.get("r", "0")) - 1, dict(map(_cell, row))


def _rows(file: IO[bytes]) -> Iterator[ET.Element]:
    """The rows of a sheet one by one; `<` is escaped in words, so that `</row>` stands behind each and nowhere else."""
    held = b""
    while read := file.read(_AT_ONCE):
        *whole, held = (held + read).split(_BEHIND)
        for one in whole:
            begun = one.find(b"<row ")
            if begun < 0:
                raise ExportError("a row of a sheet does not begin")
            yield ET.fromstring(one[begun:] + _BEHIND)  # noqa: S314  # our own bytes


def _cell(element: ET.Element) -> tuple[int, Cell]:
    column = 0
    for letter in element.get("r", "").rstrip("0123456789"):
        column = column * 26 + ord(letter) - 64
    if element.get("t") == "inlineStr":
        words = "".join(one.text or "" for one in element.iter("t"))
        return column - 1, _CODED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words
    value = float(element.findtext("v") or "nan")
    return column - 1, int(value) if value.is_integer() else value


PLUGIN: Final = XlsxExporter()
