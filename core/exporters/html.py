"""A page to read in a browser: each article's summary, and its text with every span marked; no script, nothing loaded.

A mark's `data-begins` and `data-ends` name the spans by their numbers, so that overlapping ones can be told apart.
"""

from __future__ import annotations

import codecs
import html
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import BinaryIO, Final

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.marks import Marks, compare, marked
from core.exporters.outputs import Output
from core.exporters.pages import Heading, Line, Piece, Text, pieces
from core.exporters.xml_text import clean, forbidden
from core.model import Label
from core.summary.tables import Table
from core.translation import QT_TRANSLATE_NOOP

REPLACED: Final = QT_TRANSLATE_NOOP("export", "characters XML forbids, in the report")
_COLOURS: Final = {"province": "#f6d5d1", "slogan": "#e4d6ee", "task": "#d2e6ec"}
_OTHERS: Final = ("#dcebd3", "#f6e3c2", "#d8def3", "#efd6e2", "#d5ebe5")
_LINES: Final = {"solid": "solid", "dotted": "dotted", "dashed": "dashed", "wave": "wavy", "marker": "none"}
_STYLE: Final = """
body{max-width:44em;margin:2em auto;padding:0 1em;font:16px/1.8 "Noto Serif CJK SC","Source Han Serif SC",serif}
table{border-collapse:collapse;font-size:14px;line-height:1.5}
th,td{border:1px solid #999;padding:3px 6px;text-align:left;vertical-align:top}
p{color:#555}.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:1em 0}
mark{color:inherit;background:#eee;text-underline-offset:.2em}mark.many{box-shadow:inset 0 -2px #555}
@media(prefers-color-scheme:dark){body{background:#1d1d1f;color:#ddd}p{color:#aaa}mark{color:#111}}
"""


class HtmlExporter:
    """Writes one page."""

    name: str = "html"
    version: int = 1
    suffix: str = ".html"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset(
        {"title", "empty", "text", "overlaps", "lines", "norm", "kind", "province", "status", "note"}
    )
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """The head, each article, the counts over all."""
        looks = Looks(job.labels)
        with out.open() as file:
            title = html.escape(clean(job.title))
            head = f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>'
            file.write(f"{head}<style>{_STYLE}{looks.style()}</style></head><body>\n".encode())
            for piece in pieces(articles, text=True):
                job.losses.add(REPLACED, sum(map(forbidden, words_of(piece))))
                file.writelines(one.encode("utf-8") for one in _written(piece, looks))
            file.write(b"</body></html>\n")

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """Every heading, line and cell, and each text with its spans, reads back as it was exported."""
        with out.read() as file:
            for number, (found, piece) in enumerate(zip_longest(_read(file), pieces(articles, text=True)), 1):
                if found is None or piece is None:
                    raise ExportError("the page has another number of pieces", path=str(out.path))
                if isinstance(piece, Text):
                    compare(found, piece.article, clean(piece.article["text"]))
                elif found.cells != list(map(clean, words_of(piece))):
                    raise ExportError(f"piece {number} of the page reads back as something else", path=str(out.path))


class Looks:
    """The classes of labels: the workspace's have a colour and a line each."""

    def __init__(self, labels: tuple[Label, ...]) -> None:
        self._labels = labels
        self._classes = {one.name: f"l{number}" for number, one in enumerate(labels)}

    def classes(self, labels: tuple[str, ...]) -> str:
        """The classes of a stretch with those labels."""
        known = [self._classes.get(label, "other") for label in labels]
        return " ".join([*dict.fromkeys(known), *(["many"] if len(labels) > 1 else [])])

    def style(self) -> str:
        """The style sheet's lines for them."""
        made = []
        for number, one in enumerate(self._labels):
            colour = _COLOURS.get(one.colour, _OTHERS[number % len(_OTHERS)])
            line = _LINES.get(one.underline, "solid")
            made.append(f".l{number}{{background:{colour};text-decoration:underline {line}}}\n")
        return "".join(made)


def words_of(piece: Piece) -> list[str]:
    """The texts of a piece, cell by cell."""
    if isinstance(piece, Table):
        return [cell for row in (piece.columns, *piece.rows) for cell in row]
    return [piece.article["text"]] if isinstance(piece, Text) else [piece.text]


def _written(piece: Piece, looks: Looks) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield f"<h{piece.level}>{_escaped(piece.text)}</h{piece.level}>\n"
    elif isinstance(piece, Line):
        yield f"<p>{_escaped(piece.text)}</p>\n"
    elif isinstance(piece, Table):
        yield "<table>\n"
        if piece.columns:
            yield _row(piece.columns, "th")
        yield from (_row(row, "td") for row in piece.rows)
        yield "</table>\n"
    else:
        yield '<div class="text">'
        yield from marked(piece.article, _escaped, looks.classes)
        yield "</div>\n"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_escaped(cell)}</{tag}>" for cell in cells) + "</tr>\n"


def _escaped(words: str) -> str:
    return html.escape(clean(words), quote=False).replace("\r", "&#13;")


class _Block(Marks):
    """Reads the page; what is whole waits in `done`."""

    _OPEN: Final = frozenset({"h1", "h2", "p", "table", "div"})
    _CELLS: Final = frozenset({"h1", "h2", "p", "th", "td"})

    def __init__(self) -> None:
        super().__init__()
        self.done: deque[_Read] = deque()
        self.inside = ""
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._OPEN:
            self.inside = tag
            self.text, self.at, self.begun, self.found, self.cells = [], 0, {}, {}, []
        elif tag in self._CELLS:
            self.text = []
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag in self._CELLS:
            self.cells.append("".join(self.text))
        if tag == self.inside:
            self.done.append(_Read(self))
            self.inside = ""


class _Read(Marks):
    """One piece of the page, read."""

    def __init__(self, block: _Block) -> None:
        super().__init__()
        self.text, self.found, self.cells = list(block.text), block.found, block.cells


def _read(file: BinaryIO) -> Iterator[_Read]:
    block = _Block()
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while piece := file.read(1 << 16):
        block.feed(decoder.decode(piece))
        while block.done:
            yield block.done.popleft()
    block.close()
    yield from block.done


PLUGIN: Final = HtmlExporter()
