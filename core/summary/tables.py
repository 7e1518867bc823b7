"""The summary as tables: for the clipboard (HTML and plain text with the same cells) and for exporters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from core.summary.article import Quote, Summary
from core.summary.lines import Pages
from core.translation import QT_TRANSLATE_NOOP, translate

_TASKS: Final = (
    QT_TRANSLATE_NOOP("summary", "Province"),
    QT_TRANSLATE_NOOP("summary", "Body"),
    QT_TRANSLATE_NOOP("summary", "Asked"),
    QT_TRANSLATE_NOOP("summary", "Lead-in"),
    QT_TRANSLATE_NOOP("summary", "No."),
    QT_TRANSLATE_NOOP("summary", "In short (the text's own words)"),
    QT_TRANSLATE_NOOP("summary", "Slogans in it"),
)
_NARROWEST, _WIDEST = 17, 40
"""Characters a column counts as at least and at most where a table's width is shared out."""
_STYLE: Final = "border:1px solid #999;padding:3px 6px;vertical-align:top;text-align:left;font-size:10pt"


class TaskRow(NamedTuple):
    """A row of province × tasks; offsets are code points of the article."""

    province: str
    """Its name, or its code where no name is known, or empty."""
    org: str
    target: str
    lead_in: str
    group: int
    """Counts the lists of the article from 1."""
    ordinal: int | None
    marker: str
    short: str
    """The clauses, with `;` between them."""
    slogans: str
    """The norms, with `、` between them."""
    length: int
    start: int
    end: int


class SloganTableRow(NamedTuple):
    """A row of province × slogans: times by province in the order of `slogan_provinces`."""

    norm: str
    tier: str
    by_province: tuple[int, ...]
    elsewhere: int
    """Times where no province is known."""
    total: int
    in_tasks: int


class Table(NamedTuple):
    """A heading, the names of the columns (empty for a table of names and values) and the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def task_rows(summary: Summary) -> Iterator[TaskRow]:
    """Every numbered task, in the order of the lists."""
    for one in summary.lists:
        province = summary.names.get(one.province, one.province)
        for task in one.tasks:
            yield TaskRow(
                province, _words(one.org), _words(one.target), _words(one.lead_in), one.number, task.ordinal,
                task.marker, ";".join(clause.text for clause in task.clauses), "、".join(task.slogans),
                task.end - task.start, task.start, task.end,
            )  # fmt: skip


def slogan_provinces(summary: Summary) -> tuple[str, ...]:
    """The codes that have a slogan, in the order in which the article names the provinces."""
    held = {code for row in summary.slogans for code in row.provinces}
    return (*(code for code in summary.provinces if code in held), *sorted(held.difference(summary.provinces)))


def slogan_rows(summary: Summary) -> Iterator[SloganTableRow]:
    """Every slogan, policy coinages first, then as the summary has them."""
    codes = slogan_provinces(summary)
    for row in sorted(summary.slogans, key=lambda one: one.tier or "C"):
        times = tuple(row.by_province.get(code, 0) for code in codes)
        yield SloganTableRow(row.norm, row.tier, times, row.times - sum(times), row.times, row.in_tasks)


def _words(quote: Quote | None) -> str:
    return quote.text if quote is not None else ""


def tables(summary: Summary) -> list[Table]:
    """The whole page as tables, in the order of its sections."""
    pages = Pages(summary)
    made = [_named(pages, "overview")]
    if summary.lists:
        rows = [
            (row.province, row.org, row.target, row.lead_in, str(row.ordinal or row.marker), row.short, row.slogans)
            for row in task_rows(summary)
        ]
        made.append(Table(pages.title("tasks"), tuple(translate("summary", name) for name in _TASKS), tuple(rows)))
    if summary.demands:
        names = (
            translate("summary", "Province"),
            translate("summary", "Demand"),
            translate("summary", "Slogans in it"),
        )
        made.append(Table(pages.title("demands"), names, _demands(summary)))
    if summary.slogans:
        made.append(_slogans(summary, pages.title("slogans")))
    made.append(_named(pages, "doubts"))
    return [table for table in made if table.rows]


def _named(pages: Pages, key: str) -> Table:
    """A section whose lines have names, as a table of two columns."""
    section = pages.section(key)
    rows = ((line.label, "".join(piece.text for piece in line.pieces)) for line in section.lines)
    return Table(section.title, (), tuple(rows))


def _demands(summary: Summary) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            summary.names.get(one.province, one.province),
            one.first.text + ("…" if one.more else ""),
            ";".join(quote.text for quote in one.slogans),
        )
        for one in summary.demands
    )


def _slogans(summary: Summary, title: str) -> Table:
    codes = slogan_provinces(summary)
    rows = list(slogan_rows(summary))
    elsewhere = any(row.elsewhere for row in rows)
    names = [summary.names.get(code, code) for code in codes]
    more = [translate("summary", "No province known")] if elsewhere else []
    columns = [
        translate("summary", "Slogan"),
        translate("summary", "Tier"),
        *names,
        *more,
        translate("summary", "Total"),
        translate("summary", "In numbered tasks"),
    ]
    cells = [
        (row.norm, row.tier, *map(str, row.by_province), *([str(row.elsewhere)] if elsewhere else []),
         str(row.total), str(row.in_tasks))
        for row in rows
    ]  # fmt: skip
    sums = [sum(row.by_province[at] for row in rows) for at in range(len(codes))]
    sums += [sum(row.elsewhere for row in rows)] if elsewhere else []
    sums += [sum(row.total for row in rows), sum(row.in_tasks for row in rows)]
    cells.append((translate("summary", "Total"), "", *map(str, sums)))
    return Table(title, tuple(columns), tuple(cells))


# ---- as text


def first_lines(summary: Summary) -> list[str]:
    """Title, facts and counts, as they stand over the tables."""
    pages = Pages(summary)
    facts = "".join(piece.text for piece in pages.facts())
    return [one for one in (summary.head.title.value, facts, pages.made()) if one]


def as_plain(summary: Summary) -> str:
    """Plain text: a cell ends with a tab, a row with a line break."""
    return "".join(plain_of(first_lines(summary), tables(summary)))


def as_html(summary: Summary) -> str:
    """HTML that word processors take in as headings and tables, with the cells of the plain text."""
    return "".join(html_of(first_lines(summary), tables(summary)))


def plain_of(lines: Sequence[str], made: Iterable[Table]) -> Iterator[str]:
    """Those lines and tables as plain text, a line at a time."""
    yield from (f"{line}\n" for line in lines)
    for table in made:
        yield f"\n{table.title}\n"
        for row in _all_rows(table):
            yield "\t".join(map(_one_line, row)) + "\n"


def html_of(lines: Sequence[str], made: Iterable[Table]) -> Iterator[str]:
    """Those lines, the first as a heading, and tables as HTML, a row at a time."""
    yield '<html><head><meta charset="utf-8"></head><body>'
    for number, line in enumerate(lines):
        yield f"<p>{escape(line)}</p>" if number else f"<h1>{escape(line)}</h1>"
    for table in made:
        yield f"<h2>{escape(table.title)}</h2>"
        yield '<table border="1" cellspacing="0" cellpadding="4" width="100%" style="border-collapse:collapse">'
        rows = _all_rows(table)
        for number, row in enumerate(rows):
            yield _row(row, "td" if number or not table.columns else "th", [] if number else _shares(rows))
        yield "</table>"
    yield "</body></html>"


def _shares(rows: Sequence[Sequence[str]]) -> list[int]:
    """The percentage of each column by its longest cell: told none, a word processor breaks 广东 into two lines."""
    counted = [min(max(_NARROWEST, *map(len, column)), _WIDEST) for column in zip(*rows, strict=True)]
    return [100 * one // sum(counted) for one in counted]


def _all_rows(table: Table) -> Sequence[Sequence[str]]:
    return (table.columns, *table.rows) if table.columns else table.rows


def _one_line(cell: str) -> str:
    return " ".join(cell.split()) if "\n" in cell or "\t" in cell else cell


def _row(cells: Sequence[str], tag: str, shares: Sequence[int]) -> str:
    widths = [f' width="{one}%"' for one in shares] or [""] * len(cells)
    made = (
        f'<{tag}{width} style="{_STYLE}">{escape(_one_line(cell))}</{tag}>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>"
