"""The summary: the one page an article comes down to. Who asked whom for which tasks, which slogans, per province.

Everything quoted is a substring of the article's text and keeps its range `[start, end)` in code points, so that each
line leads to its place. What a person rejected does not count; what is pending does, and `Counts` says how much is
decided.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from core.model import Article, Range, Role, Span
from core.spans import SpanSet

if TYPE_CHECKING:
    from core.labels.same_as import SameAs

LIKELY: Final = 0.9
"""From this confidence on, a pending span is not listed to be looked at."""


class Quote(NamedTuple):
    """A substring of the text, where it stands, and the id of the span that is selected when it is followed."""

    text: str
    start: int
    end: int
    span: str = ""

    @property
    def range(self) -> Range:
        """`(start, end)`."""
        return (self.start, self.end)


class Fact(NamedTuple):
    """Something known of the article, and where it is written; `at` is None where the text does not hold it."""

    value: str
    at: Range | None = None
    in_page: bool = False
    """Whether it is written in a line of the page about the article (a meta line), not in the article itself."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many spans count, and how many of them a person has decided."""

    found: int = 0
    """Pending and accepted ones; lost and rejected ones are left out."""
    decided: int = 0
    """Accepted by a person, one by one, by finishing, or by making them."""
    by_person: int = 0
    """Made by a person."""
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What the page says first."""

    title: Fact
    source: Fact
    reprint: Fact
    """Who printed it again, as the page says."""
    published: Fact
    meeting: tuple[Quote, ...]
    """The day and the name of the meeting that the article begins with."""
    views: Fact
    counts: Counts = Counts()
    rule_set: str = ""


class ShortTask(NamedTuple):
    """A numbered task in short: the first clause of each part, and the clauses that hold a slogan."""

    span: str
    start: int
    end: int
    ordinal: int | None
    level: int
    marker: str
    clauses: tuple[Quote, ...]
    slogans: tuple[str, ...]
    """The norms of the slogans inside, in reading order, each once."""
    decided: bool


@dataclass(frozen=True, slots=True)
class TaskList:
    """The numbered tasks of one group, with who asked whom."""

    id: str
    province: str
    """GB/T 2260 code; empty where the text does not say."""
    org: Quote | None
    target: Quote | None
    lead_in: Quote | None
    """The first clause of the lead-in: 会议要求."""
    tasks: tuple[ShortTask, ...]
    parent: str = ""
    number: int = 0
    """Counts the groups of the article from 1."""


class ShortDemand(NamedTuple):
    """A demand without a number: its first clause, and what it says of slogans."""

    span: str
    start: int
    end: int
    province: str
    who: str
    """Who is asked."""
    first: Quote
    more: bool
    """Whether the sentence goes on after its first clause."""
    slogans: tuple[Quote, ...]
    """Of the rest: a short clause that holds a slogan, else the slogan itself."""


class SloganRow(NamedTuple):
    """One slogan under its norm."""

    norm: str
    tier: str
    """`A` a policy coinage, `B` a fixed formula, empty where neither is known."""
    doubtful: bool
    by_province: Mapping[str, int]
    """Times by GB/T 2260 code, in the order of the text; the empty code where none is known."""
    in_tasks: int
    """How many of them stand inside a numbered task."""
    places: tuple[Quote, ...]

    @property
    def times(self) -> int:
        """How often it stands in the article."""
        return len(self.places)

    @property
    def provinces(self) -> tuple[str, ...]:
        """The codes of the provinces that have it."""
        return tuple(code for code in self.by_province if code)


class DoubtKind(StrEnum):
    """What there is to look at."""

    PROVINCE = "province"
    SLOGAN = "slogan"
    TASK = "task"
    OTHER = "other"
    IMPLIED = "implied"
    """A province known only by one of its cities; `says` is its code."""
    FIGURE = "figure"
    """A quoted figure of speech that is not counted as a slogan."""
    MISPRINT = "misprint"
    """What the text itself seems to have wrong; `says` is what is probably meant, or empty."""
    NUMBERING = "numbering"
    """A number left out or used twice; `says` is the group's flag."""


class Doubt(NamedTuple):
    """A place to look at."""

    kind: DoubtKind
    quote: Quote
    says: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole page."""

    head: Head
    provinces: tuple[str, ...] = ()
    """Codes of the provinces named, in the order of the text."""
    lists: tuple[TaskList, ...] = ()
    demands: tuple[ShortDemand, ...] = ()
    slogans: tuple[SloganRow, ...] = ()
    """By how many provinces share them, then how often they stand, policy coinages first."""
    places: tuple[Quote, ...] = ()
    """Every slogan, in reading order."""
    asked: tuple[tuple[Quote, ...], ...] = ()
    """Who asked whom: each step of the chain, from the top."""
    doubts: tuple[Doubt, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of provinces by code."""

    @property
    def tasks(self) -> int:
        """How many numbered tasks there are."""
        return sum(len(one.tasks) for one in self.lists)

    @property
    def empty(self) -> bool:
        """Whether nothing was found in the article."""
        return not (self.provinces or self.lists or self.demands or self.slogans or self.doubts)

    def tier(self, name: str) -> tuple[int, int]:
        """`(kinds, times)` of the slogans of that tier."""
        rows = [row for row in self.slogans if row.tier == name]
        return len(rows), sum(row.times for row in rows)

    def shared(self) -> list[tuple[tuple[str, ...], list[SloganRow]]]:
        """The slogans by who has them: shared by most first; those of one province are apart, by province.

        The codes of what several provinces share are given by their number alone: `("", "")` is two of them.
        """
        found: dict[tuple[str, ...], list[SloganRow]] = {}
        for row in self.slogans:
            codes = row.provinces
            found.setdefault(codes if len(codes) == 1 else ("",) * len(codes), []).append(row)
        order = {code: at for at, code in enumerate(self.provinces)}
        return sorted(
            found.items(),
            key=lambda one: (not one[0], -len(one[0]), order.get(one[0][0], len(order)) if one[0] else 0),
        )


Names = Mapping[str, str]
Canonical = Callable[[str, str], str]
Steps = Generator[None, None, Summary]


def unchanged(norm: str, _text: str) -> str:
    """No two norms count as the same."""
    return norm


def counted_as(same: SameAs) -> Canonical:
    """Norms as a table of same slogans has them."""
    from core.labels.same_as import counts_as, member  # noqa: PLC0415  # only where there is such a table

    return (lambda norm, text: counts_as(same, member(norm, text))) if same else unchanged


def summarise(
    article: Article,
    spans: SpanSet,
    names: Names,
    *,
    canonical: Canonical = unchanged,
    rule_set: str = "",
    layer: Iterable[Span] | None = None,
) -> Summary:
    """The summary of an article.

    `names` are the provinces' by code, `canonical` gives what a slogan counts as, `layer` holds the demands
    without a number where they are known; else they are looked for.
    """
    made = steps(article, spans, names, canonical=canonical, rule_set=rule_set, layer=layer)
    while True:
        try:
            next(made)
        except StopIteration as end:
            done: Summary = end.value
            return done


def steps(
    article: Article,
    spans: SpanSet,
    names: Names,
    *,
    canonical: Canonical = unchanged,
    rule_set: str = "",
    layer: Iterable[Span] | None = None,
) -> Steps:
    """The same in steps of a few milliseconds each, for a window that must not wait."""
    from core.summary.parts import Making  # noqa: PLC0415  # it is made of what stands here

    making = Making(article, spans, names, canonical)
    yield from making.sort()
    yield from making.look_for_demands(layer)
    yield from making.tasks()
    yield from making.slogans()
    yield from making.doubts()
    return making.summary(rule_set)


def paragraphs_of(article: Article, *roles: Role) -> list[Range]:
    """The ranges of the paragraphs of those roles."""
    return [(one.start, one.end) for one in article.paragraphs if one.role in roles]
