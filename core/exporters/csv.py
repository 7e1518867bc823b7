"""A table for spreadsheets: one span a row, with where it stands and 20 characters of context on either side.

The article's other fields (issuer, level, number, author, the person's own) are its last columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any, Final

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.outputs import Output

CONTEXT: Final = 20
"""Characters of text given on either side of a span."""

COLUMNS: Final = (
    "path", "title", "source", "published", "label", "start", "end", "text", "norm", "kind", "group", "ordinal",
    "province", "province_code", "status", "origin", "rule", "confidence", "note", "left", "right",
)  # fmt: skip
_OPENS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell that begins so for (FORMATS)."""

Row = tuple[str, ...]


class CsvExporter:
    """Writes one row a span, `utf-8-sig` and CRLF, so that a double click in Excel opens it right."""

    name: str = "csv"
    version: int = 1
    suffix: str = ".csv"
    folder: bool = False
    lossless: bool = False
    flat: bool = True
    holds: frozenset[str] = frozenset(
        {"title", "path", "overlaps", "lines", "norm", "kind", "ordinal", "province", "status", "origin", "confidence",
         "note", "group"}
    )  # fmt: skip
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """The head with its mark, then the rows of each article."""
        names: tuple[str, ...] | None = None
        with out.open() as file:
            for article in articles:
                if names is None:
                    names = further(article)
                    file.write(_head(names))
                file.write(b"".join(_line(row) for row in rows(article, names)))
            if names is None:
                file.write(_head(()))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002
        """Every row read with Python's own reader is the row that was exported."""
        objects = iter(articles)
        first = next(objects, None)
        names = () if first is None else further(first)
        whole = objects if first is None else chain((first,), objects)
        wanted = (row for article in whole for row in rows(article, names))
        with io.TextIOWrapper(out.read(), encoding="utf-8-sig", newline="") as file:
            table = csv.reader(file)
            if tuple(next(table, ())) != (*COLUMNS, *map(guarded, names)):
                raise ExportError("the head reads back as something else", path=str(out.path))
            for number, (found, row) in enumerate(zip_longest(table, wanted), 2):
                if found is None or row is None or tuple(found) != row:
                    raise ExportError(f"row {number} reads back as something else", path=str(out.path))


def further(article: Json) -> tuple[str, ...]:
    """The names of the fields that are no column of every table."""
    return tuple(name for name in article.get("metadata", {}) if name not in COLUMNS)


def rows(article: Json, names: Sequence[str] = ()) -> Iterator[Row]:
    """The cells of each span of an article, in the order of `COLUMNS` and then of those fields, guarded."""
    more = [article.get("metadata", {}).get(name, "") for name in names]
    for span in article["annotations"]:
        yield tuple(guarded(value) for value in (*_values(article, span), *more))


def guarded(value: object) -> str:
    """The cell's text; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_OPENS_FORMULA) else text


def _values(article: Json, span: Json) -> list[Any]:
    text, start, end = article["text"], span["start"], span["end"]
    facts = [article.get(name, "") for name in COLUMNS[:4]]
    mine = [span.get(name, "") for name in COLUMNS[4:12]]
    code = span.get("province") or (span.get("norm", "") if span["label"] == "PROVINCE" else "")
    more = [span.get(name, "") for name in COLUMNS[14:19]]
    return [*facts, *mine, _names(code), code, *more, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]]


def _names(codes: str) -> str:
    """The short names of the provinces whose codes those are."""
    if not codes:
        return ""
    from core.extractors.gazetteer import short_names  # noqa: PLC0415  # the gazetteer is read only for tables

    names = short_names()
    return " ".join(names.get(code, "") for code in codes.split()).strip()


def _head(names: Sequence[str]) -> bytes:
    return b"\xef\xbb\xbf" + _line((*COLUMNS, *map(guarded, names)))


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8")


PLUGIN: Final = CsvExporter()
