"""A report as a run of pieces, the same for each format of a report: headings, lines, tables, an article's own text.

One article gives its title, its facts, and its summary's tables (`core.summary.tables`); after more than one come the
counts over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.articles.article_json import Json
from core.exporters.summarised import Totals, summary_of
from core.summary.tables import Table, first_lines, tables
from core.translation import translate


class Heading(NamedTuple):
    """A heading; level 1 is an article's title."""

    text: str
    level: int


class Line(NamedTuple):
    """A paragraph of the report."""

    text: str


class Text(NamedTuple):
    """The article's own text with its spans."""

    article: Json


Piece = Heading | Line | Table | Text


def pieces(articles: Iterable[Json], *, text: bool) -> Iterator[Piece]:
    """The whole report; with `text`, each article's text follows its tables."""
    totals = Totals()
    for article in articles:
        totals.add(article)
        yield from _of_one(article, text=text)
    if totals.articles > 1:
        yield Heading(translate("export", "All articles"), 1)
        yield Line(translate("export", "{n} articles, {m} spans").format(n=totals.articles, m=totals.spans.total()))
        yield from _tables(totals.tables())


def _of_one(article: Json, *, text: bool) -> Iterator[Piece]:
    summary = summary_of(article)
    lines = first_lines(summary)
    if not summary.head.title.value:
        lines.insert(0, translate("export", "Untitled"))
    title, *rest = lines
    yield Heading(one_line(title), 1)
    yield from (Line(one_line(line)) for line in rest)
    yield from _tables(tables(summary))
    if text and article["text"]:
        yield Heading(translate("export", "The text"), 2)
        yield Text(article)


def _tables(made: Iterable[Table]) -> Iterator[Piece]:
    """Each table under its heading, every cell on one line."""
    for table in made:
        yield Heading(one_line(table.title), 2)
        rows = tuple(tuple(map(one_line, row)) for row in table.rows)
        yield Table(table.title, tuple(map(one_line, table.columns)), rows)


def one_line(words: str) -> str:
    """The words on one line: where a line break or a tab is in them, each run of white space is one space."""
    return " ".join(words.split()) if "\n" in words or "\t" in words or "\r" in words else words
