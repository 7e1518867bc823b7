"""How a summary is made: the spans sorted in one pass, then part by part, each with rests between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from core.extraction import extract_demands, text_ranges
from core.extractors import demands
from core.extractors.attribution import Attribution
from core.extractors.slogan_list import no_slogans
from core.extractors.unseen import as_seen
from core.model import DEMAND, PROVINCE, SLOGAN, TASK, Article, Extraction, Group, Range, Span, Status
from core.spans import SpanSet
from core.summary.article import (
    LIKELY,
    Canonical,
    Counts,
    Doubt,
    DoubtKind,
    Names,
    Quote,
    ShortDemand,
    ShortTask,
    SloganRow,
    Summary,
    TaskList,
)
from core.summary.clauses import first_clause, holds, in_short, parts
from core.summary.head import chain, head_of
from core.summary.misprints import steps as misprint_steps
from core.text import fold

BATCH: Final = 100
"""Spans, or paragraphs, between two rests."""
SHORT: Final = 16
"""Code points up to which a clause that holds a slogan is quoted whole beside a demand."""
_FIGURE: Final = re.compile('[“"‘「]([^“”"‘’「」\n]{1,16})[”"’」]')
_STRATEGY: Final = frozenset({"战略", "规划", "计划"})
_KINDS: Final = {PROVINCE: DoubtKind.PROVINCE, SLOGAN: DoubtKind.SLOGAN, TASK: DoubtKind.TASK}
Rests = Iterator[None]


@dataclass
class _Slogan:
    """A slogan's row while it is made."""

    tiers: set[str] = field(default_factory=set)
    doubtful: bool = False
    by_province: dict[str, int] = field(default_factory=dict)
    in_tasks: int = 0
    places: list[Quote] = field(default_factory=list)

    def row(self, norm: str) -> SloganRow:
        tier = min(self.tiers - {""}, default="")
        return SloganRow(norm, tier, self.doubtful, self.by_province, self.in_tasks, tuple(self.places))


class Making:
    """One summary in the making; its steps are called in the order of `core.summary.article.steps`."""

    def __init__(self, article: Article, spans: SpanSet, names: Names, canonical: Canonical) -> None:
        self._article = article
        self._spans = spans
        self._names = names
        self._canonical = canonical
        self._of: dict[str, list[Span]] = {PROVINCE: [], SLOGAN: [], TASK: [], DEMAND: []}
        self._refused: set[Range] = set()
        self._counts = Counts()
        self._lists: list[TaskList] = []
        self._demands: list[ShortDemand] = []
        self._places: list[Quote] = []
        self._rows: tuple[SloganRow, ...] = ()
        self._doubts: list[Doubt] = []

    # ---- the spans, in one pass

    def sort(self) -> Rests:
        """The spans that count, by label."""
        found = decided = by_person = rejected = 0
        for number, span in enumerate(self._spans, 1):
            if number % (8 * BATCH) == 0:
                yield
            if span.lost:
                continue
            if span.rejected:
                rejected += 1
                if span.label == DEMAND:
                    self._refused.add(span.range)
                continue
            found += 1
            decided += span.status is Status.ACCEPTED
            by_person += span.origin.is_person
            self._of.setdefault(span.label, []).append(span)
        self._counts = Counts(found, decided, by_person, rejected)
        slogans = self._of[SLOGAN]
        yield
        self._slogan_ranges = [span.range for span in slogans]
        yield
        self._slogan_starts = [span.start for span in slogans]

    def _quote(self, place: Range | None, span: str = "") -> Quote | None:
        if place is None:
            return None
        return Quote(self._article.text[place[0] : place[1]], *place, span)

    def _quoted(self, place: Range, span: str = "") -> Quote:
        return Quote(self._article.text[place[0] : place[1]], *place, span)

    def _slogans_in(self, start: int, end: int) -> range:
        """The numbers of the slogans that begin in a range."""
        return range(bisect_left(self._slogan_starts, start), bisect_left(self._slogan_starts, end))

    def _inside(self, start: int, end: int) -> list[Range]:
        return [self._slogan_ranges[at] for at in self._slogans_in(start, end)]

    def _norm(self, span: Span) -> str:
        text = span.text_of(self._article.text)
        return self._canonical(span.norm or "".join(text.split()), text)

    # ---- numbered tasks

    def tasks(self) -> Rests:
        """Each list with who asked for it, and its tasks in short."""
        held: dict[str, list[ShortTask]] = {}
        first: dict[str, Span] = {}
        tasks = self._of[TASK]
        for number, span in enumerate(tasks):
            if number % BATCH == 0:
                yield
            end = span.end
            if number + 1 < len(tasks) and tasks[number + 1].start < end:
                end = tasks[number + 1].start  # what is numbered inside it stands in a list of its own
            first.setdefault(span.group, span)
            held.setdefault(span.group, []).append(self._short(span, end))
        for number, (key, items) in enumerate(held.items(), 1):
            if number % BATCH == 0:
                yield
            group = self._spans.groups.get(key) or Group(key, TASK)
            lead = first_clause(self._article.text, *group.lead_in) if group.lead_in else None
            province = group.province or first[key].province
            made = (self._quote(group.org), self._quote(group.target), self._quote(lead))
            self._lists.append(TaskList(key, province, *made, tuple(items), group.parent, number))

    def _short(self, span: Span, end: int) -> ShortTask:
        text = self._article.text
        start = span.marker[1] if span.marker else span.start
        inside = self._inside(start, end)
        clauses = tuple(self._quoted(one, span.id) for one in in_short(text, start, end, inside))
        norms = dict.fromkeys(self._norm(self._of[SLOGAN][at]) for at in self._slogans_in(span.start, span.end))
        marker = text[slice(*span.marker)] if span.marker else ""
        level = span.level or 1
        done = span.status is Status.ACCEPTED
        return ShortTask(span.id, span.start, span.end, span.ordinal, level, marker, clauses, tuple(norms), done)

    # ---- demands without a number

    def look_for_demands(self, layer: Iterable[Span] | None) -> Rests:
        """Those a person has marked, and those of the layer (found here where none is given) that meet none of them."""
        own = self._of[DEMAND]
        found: list[Span] = []
        if layer is None:
            for some in self._asked():
                found += some
                yield
        else:
            found = [span for span in layer if not span.rejected and not span.lost]
        starts = [span.start for span in own]
        for number, span in enumerate(found):
            if number % BATCH == 0:
                yield
            at = bisect_right(starts, span.start) - 1
            near = own[max(0, at) : at + 2]
            met = any(one.start < span.end and span.start < one.end for one in near)
            if not met and span.range not in self._refused:
                self._demands.append(self._short_demand(span))
        self._demands += [self._short_demand(span) for span in self._of[DEMAND]]
        self._demands.sort(key=lambda one: one.start)

    def _asked(self) -> Iterator[list[Span]]:
        text = fold(self._article.text)
        yield []
        ranges = text_ranges(self._article)
        yield []
        if as_seen(self._article, text, ranges) is not None:
            found = Extraction((*self._of[PROVINCE], *self._of[TASK]))
            yield list(extract_demands(self._article, found))
            return
        known = Attribution(self._article, text, ranges, self._of[PROVINCE])
        yield []
        tasks = self._of[TASK]
        starts = [span.start for span in tasks]
        for low in range(0, len(ranges), BATCH):
            batch = ranges[low : low + BATCH]
            begin, end = batch[0][0], batch[-1][1]
            near = tasks[max(0, bisect_left(starts, begin) - 3) : bisect_left(starts, end)]
            asked = demands.find(self._article, text, batch, near)
            yield [_with_province(known, text, span) for span in asked]

    def _short_demand(self, span: Span) -> ShortDemand:
        text = self._article.text
        inside = self._inside(*span.range)
        clauses = [one for part in parts(text, *span.range, inside) for one in part] or [span.range]
        rest: list[Quote] = []
        for clause in clauses[1:]:
            here = [one for one in inside if holds(clause, [one])]
            if here and clause[1] - clause[0] <= SHORT:
                rest.append(self._quoted(clause, span.id))
            else:
                self._add_slogans(rest, here, span.id)
        who = text[span.start : span.marker[0]] if span.marker else ""
        first = self._quoted(clauses[0], span.id)
        return ShortDemand(
            span.id, *span.range, span.province, who.rstrip("都也还更均"), first, len(clauses) > 1, tuple(rest)
        )

    def _add_slogans(self, rest: list[Quote], here: list[Range], span: str) -> None:
        """Slogans with their quotation marks; neighbours stay one quotation: “六稳”“六保”."""
        for one in here:
            start, end = self._with_marks(one)
            if rest and rest[-1].end == start:
                start = rest.pop().start
            rest.append(self._quoted((start, end), span))

    def _with_marks(self, place: Range) -> Range:
        text = self._article.text
        around = text[place[0] - 1 : place[0]] + text[place[1] : place[1] + 1]
        return (place[0] - 1, place[1] + 1) if around in {"“”", '""', "「」", "‘’"} else place

    # ---- slogans

    def slogans(self) -> Rests:
        """Each slogan under its norm."""
        made: dict[str, _Slogan] = {}
        tasks = self._of[TASK]
        reach = 0
        at = 0
        for number, span in enumerate(self._of[SLOGAN]):
            if number % BATCH == 0:
                yield
            while at < len(tasks) and tasks[at].start <= span.start:
                reach = max(reach, tasks[at].end)
                at += 1
            row = made.setdefault(self._norm(span), _Slogan())
            row.tiers.add(span.tier)
            row.doubtful = row.doubtful or doubtful(span)
            row.by_province[span.province] = row.by_province.get(span.province, 0) + 1
            row.in_tasks += span.end <= reach
            place = self._quoted(span.range, span.id)
            row.places.append(place)
            self._places.append(place)
        rows = [row.row(norm) for norm, row in made.items()]
        self._rows = tuple(sorted(rows, key=_by_sharing))

    # ---- what there is to look at

    def doubts(self) -> Rests:
        """Places a person should look at."""
        yield from self._unsure()
        yield from self._implied()
        yield from self._figures()
        seen: set[str] = set()
        ranges = [(one.start, one.end) for one in self._article.paragraphs]
        for batch in misprint_steps(self._article.text, ranges):
            for place in batch:
                quote = self._quoted((place.start, place.end))
                if quote.text not in seen:
                    seen.add(quote.text)
                    self._doubts.append(Doubt(DoubtKind.MISPRINT, quote, place.meant))
            yield
        for one in self._lists:
            group = self._spans.groups.get(one.id)
            for flag in group.flags if group is not None else ():
                task = one.tasks[0]
                whole = (task.start, task.start + len(task.marker)) if task.marker else (task.start, task.end)
                self._doubts.append(Doubt(DoubtKind.NUMBERING, self._quoted(whole, task.span), flag))

    def _unsure(self) -> Rests:
        seen: set[tuple[str, str]] = set()
        for label, spans in self._of.items():
            if label == DEMAND:
                continue  # each of them is quoted already
            for number, span in enumerate(spans):
                if number % (8 * BATCH) == 0:
                    yield
                if not doubtful(span):
                    continue
                quote = self._unsure_quote(span)
                if (label, quote.text) not in seen:
                    seen.add((label, quote.text))
                    self._doubts.append(Doubt(_KINDS.get(label, DoubtKind.OTHER), quote))

    def _implied(self) -> Rests:
        """Each city that a province is known by, once."""
        cities: set[tuple[str, str]] = set()
        for number, span in enumerate(self._of[PROVINCE]):
            if number % (8 * BATCH) == 0:
                yield
            if span.kind != "implied":
                continue
            quote = self._quoted(span.range, span.id)
            if (quote.text, span.norm) not in cities:
                cities.add((quote.text, span.norm))
                self._doubts.append(Doubt(DoubtKind.IMPLIED, quote, span.norm))

    def _unsure_quote(self, span: Span) -> Quote:
        """A long span is shown by its first clause."""
        if span.end - span.start <= 2 * SHORT:
            return self._quoted(span.range, span.id)
        return self._quoted(first_clause(self._article.text, *span.range), span.id)

    def _figures(self) -> Rests:
        known = no_slogans()
        seen: set[str] = set()
        for number, (start, end) in enumerate(text_ranges(self._article)):
            if number % BATCH == 0:
                yield
            for hit in _FIGURE.finditer(self._article.text, start, end):
                if known.get(hit[1]) == "figure" and hit[1] not in seen and not self._slogans_in(*hit.span()):
                    seen.add(hit[1])
                    self._doubts.append(Doubt(DoubtKind.FIGURE, self._quoted(hit.span(1))))

    # ---- the whole

    def summary(self, rule_set: str) -> Summary:
        """What was made."""
        codes = (code for span in self._of[PROVINCE] if span.kind != "region" for code in span.norm.split())
        provinces = dict.fromkeys(codes)
        provinces.update(dict.fromkeys(one.province for one in self._lists if one.province))
        return Summary(
            head=head_of(self._article, self._counts, rule_set),
            provinces=tuple(provinces),
            lists=tuple(self._lists),
            demands=tuple(self._demands),
            slogans=self._rows,
            places=tuple(self._places),
            asked=chain(self._article, self._lists, self._demands),
            doubts=tuple(self._doubts),
            names=self._names,
        )


def _with_province(known: Attribution, text: str, asked: Span) -> Span:
    """A demand with the one province of its sentence, else with what its paragraph is about."""
    number = known.paragraph(asked.start)
    first = known.ranges[number][0]
    begin = max(first, *(text.rfind(sign, first, asked.start) for sign in "。!?"))
    return replace(asked, province=known.code_between(begin, asked.end) or known.code(number))


def doubtful(span: Span) -> bool:
    """Whether a pending span is one two careful readers may disagree about.

    That is: of low confidence; an unquoted number word of the looser tier (双胜利); a formula that goes on as the name
    of a strategy (中部崛起战略).
    """
    if not span.pending or span.confidence is None:
        return False
    if span.confidence < LIKELY:
        return True
    return span.label == SLOGAN and span.tier == "B" and (span.kind == "number_abbr" or span.head in _STRATEGY)


def _by_sharing(row: SloganRow) -> tuple[int, int, str, bool, int]:
    return (-len(row.provinces), -row.times, row.tier or "C", row.doubtful, row.places[0].start)
