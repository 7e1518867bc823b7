"""The summary of many articles: province × tasks and province × slogans over all of them, added one by one.

What is kept grows with the tasks and the slogans, never with the texts: an article's summary may be let go once it is
added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from core.summary import Summary
from core.summary_tables import TaskRow, task_rows


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
