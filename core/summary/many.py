"""The summary of many articles: province × tasks and province × slogans over all of them, added one by one.

What is kept grows with the tasks and the slogans, never with the texts: an article's summary may be let go once it is
added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from core.articles.fields import with_known
from core.articles.library import Entry
from core.model import Article
from core.spans import SpanSet
from core.summary.article import Canonical, Summary, counted_as, steps
from core.summary.tables import Table, TaskRow, task_rows
from core.translation import translate

if TYPE_CHECKING:
    from core.workspace import Workspace

ROWS: Final = 200
"""Rows of a table between two rests."""


class ManyTask(NamedTuple):
    """A numbered task of one of the articles."""

    uid: str
    title: str
    published: str
    row: TaskRow


@dataclass
class ManySlogan:
    """One slogan over all articles."""

    tiers: Counter[str] = field(default_factory=Counter)
    by_province: Counter[str] = field(default_factory=Counter)
    """Times by GB/T 2260 code; the empty code where none is known."""
    articles: int = 0
    in_tasks: int = 0

    @property
    def times(self) -> int:
        """How often it stands in all of them."""
        return self.by_province.total()

    @property
    def tier(self) -> str:
        """`A` where any article has it as a policy coinage."""
        return min((tier for tier in self.tiers if tier), default="")


@dataclass
class Many:
    """Counts and tables over the articles added so far."""

    articles: int = 0
    spans: int = 0
    decided: int = 0
    demands: int = 0
    unworked: int = 0
    """Articles that nobody has worked on yet."""
    unread: int = 0
    """Articles left out: they could not be read, or have changed since they were added."""
    tasks: list[ManyTask] = field(default_factory=list)
    slogans: dict[str, ManySlogan] = field(default_factory=dict)
    provinces: Counter[str] = field(default_factory=Counter)
    """In how many articles a province is named, by code."""

    def add(self, uid: str, summary: Summary) -> None:
        """Take in one article's summary."""
        head = summary.head
        self.articles += 1
        self.spans += head.counts.found
        self.decided += head.counts.decided
        self.demands += len(summary.demands)
        self.provinces.update(summary.provinces)
        self.tasks += [ManyTask(uid, head.title.value, head.published.value, row) for row in task_rows(summary)]
        for row in summary.slogans:
            held = self.slogans.setdefault(row.norm, ManySlogan())
            held.tiers[row.tier] += row.times
            held.by_province.update(row.by_province)
            held.articles += 1
            held.in_tasks += row.in_tasks

    def by_province(self) -> dict[str, list[ManyTask]]:
        """The tasks by the province's name, the most first; the empty name last."""
        found: dict[str, list[ManyTask]] = {}
        for one in self.tasks:
            found.setdefault(one.row.province, []).append(one)
        return dict(sorted(found.items(), key=lambda item: (not item[0], -len(item[1]), item[0])))

    def slogan_table(self) -> Iterator[tuple[str, ManySlogan]]:
        """The slogans, the most frequent first, then by name."""
        yield from sorted(self.slogans.items(), key=lambda one: (-one[1].times, one[0]))


# ---- a whole workspace


def summed_up(workspace: Workspace, names: Mapping[str, str]) -> Generator[tuple[int, int], None, Many]:
    """The summary of every article worked on, in steps; each says how many of how many articles are done.

    Read from the workspace as it is on record, slogans counted as its table of same slogans has them.
    """
    many = Many()
    entries = [entry for entry in workspace.entries() if entry.stored]
    canonical = counted_as(workspace.same())
    for number, entry in enumerate(entries, 1):
        article, spans = workspace.article(entry.uid), workspace.spans(entry.uid)
        if article is None or spans is None:
            many.unread += 1
            continue
        yield number, len(entries)
        for _rest in taking_in(many, entry, article, spans, names, canonical=canonical):
            yield number, len(entries)
    return many


def taking_in(
    many: Many, entry: Entry, article: Article, spans: SpanSet, names: Mapping[str, str], *, canonical: Canonical
) -> Iterator[None]:
    """Add one article, with rests in between."""
    making = steps(with_known(article, entry), spans, names, canonical=canonical)
    while True:
        try:
            next(making)
        except StopIteration as end:
            many.add(entry.uid, end.value)
            return
        yield


def first_lines(many: Many) -> list[str]:
    """What stands over the tables of many articles."""
    counted = translate("summary", "{n} articles · {m} spans · checked {d}/{m}")
    lines = [
        translate("summary", "Summary of the library"),
        counted.format(n=many.articles, m=many.spans, d=many.decided),
    ]
    if many.unworked:
        words = translate("summary", "{n} of them not yet worked on: what machine rules find in them")
        lines.append(words.format(n=many.unworked))
    if many.unread:
        words = translate("summary", "{n} articles are missing or have changed and are left out")
        lines.append(words.format(n=many.unread))
    return lines


def tables(many: Many, names: Mapping[str, str]) -> Generator[None, None, list[Table]]:
    """Provinces × tasks and provinces × slogans over all articles, with a rest every `ROWS` rows."""
    made: list[Table] = []
    if many.tasks:
        made.append(Table(translate("summary", "Tasks by province"), _task_columns(), (yield from _task_rows(many))))
    if many.slogans:
        made.append((yield from _slogan_table(many, names)))
    return made


def _task_columns() -> tuple[str, ...]:
    return (
        translate("summary", "Province"),
        translate("summary", "Article"),
        translate("summary", "Date"),
        translate("summary", "Body"),
        translate("summary", "Asked"),
        translate("summary", "No."),
        translate("summary", "In short (the text's own words)"),
        translate("summary", "Slogans in it"),
    )


def _task_rows(many: Many) -> Generator[None, None, tuple[tuple[str, ...], ...]]:
    rows: list[tuple[str, ...]] = []
    for tasks in many.by_province().values():
        for one in tasks:
            row = one.row
            number = str(row.ordinal) if row.ordinal is not None else row.marker
            about = (row.province, one.title, one.published, row.org, row.target)
            rows.append((*about, number, row.short, row.slogans))
            if len(rows) % ROWS == 0:
                yield
    return tuple(rows)


def _slogan_table(many: Many, names: Mapping[str, str]) -> Generator[None, None, Table]:
    codes = sorted({code for row in many.slogans.values() for code in row.by_province if code})
    rows: list[tuple[str, ...]] = []
    for norm, one in many.slogan_table():
        times = [str(one.by_province.get(code, 0)) for code in (*codes, "")]
        rows.append((norm, one.tier, *times, str(one.times), str(one.articles), str(one.in_tasks)))
        if len(rows) % ROWS == 0:
            yield
    columns = (
        translate("summary", "Slogan"),
        translate("summary", "Tier"),
        *(names.get(code, code) for code in codes),
        translate("summary", "No province known"),
        translate("summary", "Total"),
        translate("summary", "Articles"),
        translate("summary", "In numbered tasks"),
    )
    return Table(translate("summary", "Slogans by province"), columns, tuple(rows))
