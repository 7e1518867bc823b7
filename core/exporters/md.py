"""Markdown: each article's summary as tables, and its text with every span in a `<mark>`, as in the `html` report.

Bold type would not do: between Chinese characters and quotation marks Markdown does not take asterisks for it, and
spans overlap. Every character that means something to Markdown is escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO, Final

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.html import REPLACED, words_of
from core.exporters.marks import Marks, compare, marked
from core.exporters.outputs import Output
from core.exporters.pages import Heading, Line, Piece, Text, pieces
from core.exporters.xml_text import clean, forbidden
from core.summary.tables import Table

_BEGIN: Final = "<span>"
"""Before a text, so that a line break at its beginning opens no block of HTML."""
_END: Final = "</span>"
_MEANS: Final = re.compile(r"[\\`*_{}\[\]()#+\-.!|~:=@$^]")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~:=@$^])")
_LINE_START: Final = re.compile(r"(?:^|(?<=\n))[ \t]+")
_CELL: Final = re.compile(r"(?:\\.|[^\\|])*\|")
_CELL_END: Final = re.compile(r"^\s+|\s+$")


class MdExporter:
    """Writes one file."""

    name: str = "md"
    version: int = 1
    suffix: str = ".md"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset(
        {"title", "empty", "text", "overlaps", "lines", "norm", "kind", "province", "status", "note"}
    )
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Each article, then the counts over all."""
        with out.open() as file:
            for piece in pieces(articles, text=True):
                job.losses.add(REPLACED, sum(map(forbidden, words_of(piece))))
                file.writelines(one.encode("utf-8") for one in _written(piece))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """Every heading, line and cell, and each text with its spans, reads back as it was exported."""
        with out.read() as file:
            for number, piece in enumerate(pieces(articles, text=True), 1):
                if not _same(piece, file):
                    raise ExportError(f"piece {number} of the report reads back as something else", path=str(out.path))
            if file.read(1):
                raise ExportError("there is more in the report than was exported", path=str(out.path))


def _written(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield f"{'#' * piece.level} {_cell(piece.text)}\n\n"
    elif isinstance(piece, Line):
        yield f"{_cell(piece.text)}\n\n"
    elif isinstance(piece, Table):
        width = len(piece.columns or piece.rows[0])
        yield _row(piece.columns or ("",) * width)
        yield "|" + " --- |" * width + "\n"
        yield from map(_row, piece.rows)
        yield "\n"
    else:
        yield _BEGIN
        yield from marked(piece.article, _inline, " ".join)
        yield f"{_END}\n\n"


def _row(cells: tuple[str, ...]) -> str:
    return "|" + "".join(f" {_cell(cell)} |" for cell in cells) + "\n"


def _inline(words: str) -> str:
    """Text of an article: line breaks are `<br>`, white space at the start of a line is kept."""
    escaped = _LINE_START.sub(_as_numbers, _plain(words))
    return escaped.replace("\n", "<br>\n")


def _cell(words: str) -> str:
    """A line or a cell; white space at its ends is kept."""
    return _CELL_END.sub(_as_numbers, _plain(words))


def _plain(words: str) -> str:
    return _MEANS.sub(r"\\\g<0>", html.escape(clean(words), quote=False))


def _as_numbers(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(letter)};" for letter in found[0])


def _read(words: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", words))


def _lines(file: BinaryIO) -> Iterator[str]:
    for line in file:
        yield line.decode("utf-8", "replace").removesuffix("\n")


def _same(piece: Piece, file: BinaryIO) -> bool:
    """Whether the next piece of the file is that one."""
    lines = _lines(file)
    if isinstance(piece, Text):
        compare(_marks(lines), piece.article, clean(piece.article["text"]))
        return next(lines, None) == ""
    if isinstance(piece, Table):
        wanted = [piece.columns or ("",) * len(piece.rows[0]), ("---",) * len(piece.columns or piece.rows[0])]
        wanted += piece.rows
        read = [_cells(line) for line in islice(lines, len(wanted))]
        return read == [tuple(map(clean, row)) for row in wanted] and next(lines, None) == ""
    sign = "#" * piece.level + " " if isinstance(piece, Heading) else ""
    line = next(lines, "")
    return line.startswith(sign) and _read(line[len(sign) :]) == clean(piece.text) and next(lines, None) == ""


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_read(cell[1:-2]) for cell in _CELL.findall(line.removeprefix("|")))


def _marks(lines: Iterator[str]) -> Marks:
    """The text up to its end."""
    marks = Marks()
    for number, line in enumerate(lines):
        words = _ESCAPED.sub(r"\1", line.removeprefix(_BEGIN) if number == 0 else line)
        marks.feed(words.removesuffix(_END))
        if words.endswith(_END):
            break
    marks.close()
    return marks


PLUGIN: Final = MdExporter()
