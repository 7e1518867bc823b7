"""A table somebody made, read from CSV: any of the usual encodings and separators; what is no table is refused.

Python's `csv.Sniffer` guesses from letters too and finds separators such as `e` in a list of names, so the three
separators that spreadsheets write are tried, and the one that cuts most rows as it cuts the first is taken.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from core.errors import ImportRefused
from core.translation import QT_TRANSLATE_NOOP, translate

TABLE_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of a file."""
ROW_LIMIT: Final = 100_000
COLUMN_LIMIT: Final = 200
CELL_LIMIT: Final = 131_072
"""Code points; Python's own reader refuses more."""
_SEPARATORS: Final = (",", ";", "\t")
_TRIED: Final = 40
"""Rows at the head by which a separator is chosen."""
_CHUNK: Final = 1 << 20
"""Bytes decoded in one step."""
_SLICE: Final = 500
"""Rows read in one step."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass
class Table:
    """The first line's names and the rows below, cells as plain text; `lines` has the line each row begins at."""

    path: str
    names: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    encoding: str = ""
    separator: str = ","
    ragged: int = 0
    """Rows with more cells than there are names: the surplus is left out."""


def read_table(path: str) -> Table:
    """The whole table; `ImportRefused` says what is wrong with the file."""
    table = Table(path)
    for _row in reading(table):
        pass
    return table


def reading(table: Table) -> Iterator[int]:
    """Read it in steps, the number of rows so far; `ImportRefused` as above."""
    text, table.encoding = yield from _text(table.path)
    table.separator = _separator(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=table.separator)
    try:
        table.names = _names(next((row for row in rows if any(map(str.strip, row))), []), table.path)
        while True:
            taken = 0
            for cells in islice(rows, _SLICE):
                taken += 1
                _take(table, cells, rows.line_num)
            if not taken:
                break
            yield len(table.rows)
    except csv.Error as error:
        said = translate("fields", "line {line} cannot be read: {why}")
        raise ImportRefused(said.format(line=rows.line_num, why=error), path=table.path, offset=rows.line_num) from None
    if not table.rows:
        raise _refused(table.path, QT_TRANSLATE_NOOP("fields", "there is no row below the names of the columns"))


def _take(table: Table, cells: Sequence[str], line: int) -> None:
    if not any(map(str.strip, cells)):
        return
    if len(table.rows) >= ROW_LIMIT:
        raise _refused(
            table.path, QT_TRANSLATE_NOOP("fields", "it has more than {n} rows; split it into parts"), n=ROW_LIMIT
        )
    width = len(table.names)
    table.ragged += any(map(str.strip, cells[width:]))
    table.rows.append(tuple(plain(one) for one in (*cells[:width], *[""] * (width - len(cells)))))
    table.lines.append(line)


def plain(cell: str) -> str:
    """The cell as text: without the apostrophe our own tables put before what a spreadsheet would compute."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def _text(path: str) -> Generator[int, None, tuple[str, str]]:
    """Text and encoding of the file, in steps."""
    try:
        if not Path(path).is_file():
            raise _refused(path, QT_TRANSLATE_NOOP("fields", "there is no such file"))
        with Path(path).open("rb") as file:
            data = file.read(TABLE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise ImportRefused(str(error), path=path) from error
    if len(data) > TABLE_LIMIT:
        raise _refused(
            path, QT_TRANSLATE_NOOP("fields", "it is larger than {n} MB; split it into parts"), n=TABLE_LIMIT >> 20
        )
    if data.startswith(_WORKBOOKS):
        raise _refused(path, QT_TRANSLATE_NOOP("fields", "it is a workbook; save it as CSV in UTF-8 first"))
    text, encoding = yield from _decoded(data, path)
    if "\0" in text:
        raise _refused(path, QT_TRANSLATE_NOOP("fields", "it holds zero bytes, so it is no table of text"))
    return text, encoding


def _decoded(data: bytes, path: str) -> Generator[int, None, tuple[str, str]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ("utf-8-sig",)
    else:
        encodings = ("utf-8", "gb18030")
    for encoding in encodings:
        decoder, parts = codecs.getincrementaldecoder(encoding)(), []
        try:
            for at in range(0, len(data), _CHUNK):
                parts.append(decoder.decode(data[at : at + _CHUNK]))
                yield 0
            parts.append(decoder.decode(b"", final=True))
        except UnicodeDecodeError:
            continue
        return "".join(parts), encoding
    raise _refused(path, QT_TRANSLATE_NOOP("fields", "it is neither UTF-8 nor GB18030; save it as CSV in UTF-8"))


def _separator(text: str) -> str:
    head = text[: 1 << 16]
    return max(_SEPARATORS, key=lambda one: (_fits(head, one), -_SEPARATORS.index(one)))


def _fits(head: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have as many cells as the first one, if that is more than one; and how many cells."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), _TRIED) if row]
    except csv.Error:
        return (0, 0)
    width = len(rows[0]) if rows else 0
    return (sum(len(row) == width for row in rows), width) if width > 1 else (0, 0)


def _names(cells: Sequence[str], path: str) -> tuple[str, ...]:
    """The names of the columns, each different; a missing one is made."""
    if not cells:
        raise _refused(path, QT_TRANSLATE_NOOP("fields", "it is empty"))
    if len(cells) > COLUMN_LIMIT:
        raise _refused(path, QT_TRANSLATE_NOOP("fields", "it has more than {n} columns"), n=COLUMN_LIMIT)
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        base = " ".join(cell.split())[:80] or translate("fields", "column {n}").format(n=number)
        name, again = base, 2
        while name in names:
            name, again = f"{base} ({again})", again + 1
        names[name] = None
    return tuple(names)


def _refused(path: str, why: str, **values: object) -> ImportRefused:
    return ImportRefused(translate("fields", why).format(**values), path=path)
