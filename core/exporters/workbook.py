"""A workbook's file: the rows of its sheets written and read here, everything around them by XlsxWriter.

XlsxWriter takes ten microseconds a cell, and writes a cell of the words `<r>…</r>` as markup; so it is given no cell
but one of each look, and the rows, which wait in temporary files, take the place of those.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import IO, BinaryIO, Final
from xml.etree import ElementTree as ET

from core.errors import ExportError
from core.exporters.workbook_rows import Cell

_LONG_AGO: Final = datetime(1980, 1, 1)  # noqa: DTZ001  # XlsxWriter wants it without a zone
_WIDTH: Final = 16
"""Characters of a column."""
_AT_ONCE: Final = 1 << 16
_BEHIND: Final = b"</row>"
_SHEET: Final = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
_LOOK: Final = re.compile(rb'<c r="([AB])1" s="([0-9]+)"')
_DIMENSION: Final = re.compile(rb'<dimension ref="[^"]*"/>')
_CODED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_LIKE_CODED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP: Final = re.compile("[&<>\r]")
_OPENS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_DIGITS: Final = "0123456789"
_PLAIN, _HEAD, _QUOTED = "", "\1", "\2"
"""Looks of a cell; the last two stand for numbers that XlsxWriter gives when the file is made."""


class WaitingRows:
    """The rows of every sheet, in a temporary file each."""

    def __init__(self) -> None:
        self._files: dict[int, IO[bytes]] = {}
        self._reach: dict[int, tuple[int, int]] = {}
        """How many rows and columns a sheet has."""

    def add(self, sheet: int, at: int, cells: Iterable[Cell], *, head: bool) -> None:
        """One more row of a sheet, 0 the first; None is no cell, every word is a string and never a formula."""
        if sheet not in self._files:
            self._files[sheet] = tempfile.TemporaryFile(buffering=_AT_ONCE)  # noqa: SIM115  # closed in `write`
        number, column, made = at + 1, 0, [f'<row r="{at + 1}">']
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                look = _HEAD if head else _QUOTED if cell.startswith(_OPENS_FORMULA) else _PLAIN
                made.append(f'<c r="{_letters(column)}{number}"{look} t="inlineStr"><is>{_written(cell)}</is></c>')
            elif cell is not None:
                made.append(f'<c r="{_letters(column)}{number}"><v>{cell:.16G}</v></c>')
        made.append("</row>")
        self._files[sheet].write("".join(made).encode("utf-8"))
        self._reach[sheet] = number, max(column + 1, self._reach.get(sheet, (0, 1))[1])

    def write(self, file: BinaryIO, titles: Sequence[str]) -> None:
        """The workbook, with a sheet for each title; the rows are gone."""
        with zipfile.ZipFile(_frame(titles)) as frame, zipfile.ZipFile(file, "w") as archive:
            for info in frame.infolist():
                entry = zipfile.ZipInfo(info.filename, info.date_time)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
                data = frame.read(info)
                with archive.open(entry, "w", force_zip64=True) as part:
                    if found := _SHEET.fullmatch(info.filename):
                        self._write_sheet(int(found[1]), data, part)
                    else:
                        part.write(data)

    def _write_sheet(self, sheet: int, around: bytes, part: IO[bytes]) -> None:
        looks = dict(_LOOK.findall(around))
        rows, columns = self._reach.get(sheet, (1, 1))
        reach = f'<dimension ref="A1:{_letters(columns - 1)}{rows}"/>'.encode()
        before, _begin, rest = _DIMENSION.sub(reach, around, count=1).partition(b"<sheetData>")
        part.write(before + b"<sheetData>")
        with self._files.pop(sheet, io.BytesIO()) as waiting:
            waiting.seek(0)
            while some := waiting.read(_AT_ONCE):
                some = some.replace(_HEAD.encode(), b' s="%s"' % looks[b"A"])
                part.write(some.replace(_QUOTED.encode(), b' s="%s"' % looks[b"B"]))
        part.write(b"</sheetData>" + rest.partition(b"</sheetData>")[2])


def _frame(titles: Sequence[str]) -> IO[bytes]:
    """A workbook of sheets with two cells each, one of each look."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415  # loads only where it is wanted

    made = io.BytesIO()
    book = Workbook(made, {"constant_memory": True})
    book.set_properties({"created": _LONG_AGO})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    quoted = book.add_format({"quote_prefix": True})
    for title in titles:
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 40, _WIDTH)
        for column, look in enumerate((head, quoted)):
            sheet.write_string(0, column, "x", look)
    book.close()
    made.seek(0)
    return made


@cache
def _letters(column: int) -> str:
    """The name of a column, 0 the first: A to Z, then AA."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(65 + last)


@cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _written(word: str) -> str:
    """The words of a cell as markup; what reads like a coded character (`_x0041_`) is kept from being taken for one."""
    space = ' xml:space="preserve"' if word[:1].isspace() or word[-1:].isspace() else ""
    if "_x" in word:
        word = _LIKE_CODED.sub("_x005F_", word)
    if _MARKUP.search(word):
        word = word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "_x000D_")
    return f"<t{space}>{word}</t>"


def rows_of(file: IO[bytes]) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The rows of a sheet one by one: which, 0 the first, and what stands in which column.

    `<` is escaped in words, so that `</row>` stands behind each row and nowhere else.
    """
    held, begun = b"", False
    while some := file.read(_AT_ONCE):
        held += some
        if not begun:
            before, begins, after = held.partition(b"<sheetData>")
            begun, held = bool(begins), after if begins else before
        whole, behind, rest = held.rpartition(_BEHIND)
        if begun and behind:
            held = rest
            for row in ET.fromstring(b"<a>" + whole + _BEHIND + b"</a>"):  # noqa: S314  # our own bytes
                if row.tag != "row":
                    raise ExportError("a sheet holds something that is no row")
                yield int(row.get("r", "0")) - 1, dict(map(_cell, row))
    if not begun:
        raise ExportError("a sheet has no rows")


def _cell(element: ET.Element) -> tuple[int, Cell]:
    column = _column(element.get("r", "").rstrip(_DIGITS))
    if element.get("t") == "inlineStr":
        words = element[0][0].text or ""
        return column, _CODED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words
    value = float(element[0].text or "nan")
    return column, int(value) if value.is_integer() else value
