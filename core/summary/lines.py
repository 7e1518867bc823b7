"""The summary as lines to read: sections of lines, lines of pieces; each piece quoted from the text keeps its range.

The window and the printed page are made of these; words that are not quoted come from the catalogue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, islice
from typing import Final, NamedTuple

from core.model import Range
from core.summary.article import Doubt, DoubtKind, Fact, Quote, ShortDemand, ShortTask, SloganRow, Summary, TaskList
from core.translation import QT_TRANSLATE_NOOP, translate

_DIGITS: Final = "〇一二三四五六七八九"
_NUMBERED: Final = (
    QT_TRANSLATE_NOOP("summary", "1. {title}"),
    QT_TRANSLATE_NOOP("summary", "2. {title}"),
    QT_TRANSLATE_NOOP("summary", "3. {title}"),
    QT_TRANSLATE_NOOP("summary", "4. {title}"),
    QT_TRANSLATE_NOOP("summary", "5. {title}"),
)


class Look(StrEnum):
    """How a piece is set."""

    PLAIN = "plain"
    SOFT = "soft"
    NAME = "name"
    """A province."""
    SLOGAN = "slogan"
    NUMBER = "number"
    """The ordinal of a task."""
    MORE = "more"
    """Leads to the lines left out."""


class Piece(NamedTuple):
    """Some words; `at` is where they stand in the text, `span` what is selected there."""

    text: str
    look: Look = Look.PLAIN
    at: Range | None = None
    span: str = ""


class LineKind(StrEnum):
    """What a line is."""

    LINE = "line"
    HEAD = "head"
    """Opens the tasks or demands of one province or body."""
    TASK = "task"
    SUB = "sub"
    """A task inside a task."""


class Line(NamedTuple):
    """One line; `label` stands before it and is no quotation."""

    pieces: tuple[Piece, ...]
    kind: LineKind = LineKind.LINE
    label: str = ""

    @property
    def text(self) -> str:
        """The whole line."""
        return self.label + ("  " if self.label else "") + "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; `left_out` counts those beyond the limit."""

    key: str
    title: str
    lines: tuple[Line, ...]
    left_out: int = 0


_DOUBTS: Final = (
    ((DoubtKind.SLOGAN,), QT_TRANSLATE_NOOP("summary", "Perhaps no slogan")),
    ((DoubtKind.PROVINCE,), QT_TRANSLATE_NOOP("summary", "Perhaps no province")),
    ((DoubtKind.TASK,), QT_TRANSLATE_NOOP("summary", "Perhaps no task")),
    ((DoubtKind.OTHER,), QT_TRANSLATE_NOOP("summary", "Doubtful")),
    ((DoubtKind.IMPLIED,), QT_TRANSLATE_NOOP("summary", "Known by a city")),
    ((DoubtKind.FIGURE,), QT_TRANSLATE_NOOP("summary", "Figures, not counted")),
    ((DoubtKind.NUMBERING,), QT_TRANSLATE_NOOP("summary", "Numbering")),
    ((DoubtKind.MISPRINT,), QT_TRANSLATE_NOOP("summary", "Misprints? (as printed)")),
)
_FLAGS: Final = {
    "gap": QT_TRANSLATE_NOOP("summary", "a number is missing after {n}"),
    "repeat": QT_TRANSLATE_NOOP("summary", "number {n} stands twice"),
}


def numeral(number: int | None) -> str:
    """A number as Chinese lists are counted, up to 99; digits beyond."""
    if number is None:
        return ""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def joined(lines: Iterable[Sequence[Piece]], sign: str) -> tuple[Piece, ...]:
    """Groups of pieces with a sign between them."""
    made: list[Piece] = []
    for group in lines:
        if made:
            made.append(Piece(sign))
        made += group
    return tuple(made)


class Pages:
    """A summary's lines; `limit` is how many lines a section shows, None for all."""

    def __init__(self, summary: Summary, limit: int | None = None) -> None:
        self.summary = summary
        self._limit = limit
        self._shown: list[str] | None = None
        """The sections that say something, once somebody has asked."""

    # ---- the head

    def facts(self) -> tuple[Piece, ...]:
        """Source, date, meeting, views: what the page is of."""
        head = self.summary.head
        source = [*_fact(translate("summary", "Source"), head.source)]
        if head.reprint.value:
            before, _mark, after = translate("summary", "(printed again by {name})").partition("{name}")
            words = Piece(head.reprint.value, Look.SOFT, head.reprint.at)
            source += [Piece(" " + before, Look.SOFT), words, Piece(after, Look.SOFT)]
        published = [*_fact(translate("summary", "Date"), head.published)]
        if published and head.published.in_page:
            published.append(Piece(" " + translate("summary", "(from the page's own line)"), Look.SOFT))
        meeting: list[Piece] = []
        if head.meeting:
            quoted = [(Piece(one.text, Look.SOFT, one.range),) for one in head.meeting]
            meeting = [Piece(translate("summary", "Meeting") + " ", Look.SOFT), *joined(quoted, " ")]
        parts = (source, published, meeting, [*_fact(translate("summary", "Views"), head.views)])
        return joined([part for part in parts if part], " · ")

    def made(self) -> str:
        """What machine and person did, and by which rules."""
        counts = self.summary.head.counts
        words = translate("summary", "{n} spans, {m} of them made by a person · checked {d}/{n}")
        if not counts.by_person:
            words = translate("summary", "{n} spans marked by machine · checked {d}/{n}")
        said = [words.format(n=counts.found, m=counts.by_person, d=counts.decided)]
        if counts.rejected:
            said.append(translate("summary", "{n} rejected").format(n=counts.rejected))
        if self.summary.head.rule_set:
            said.append(translate("summary", "rules {version}").format(version=self.summary.head.rule_set))
        return " · ".join([*said, translate("summary", "quotations are the text's own words")])

    # ---- the sections

    def sections(self) -> list[Section]:
        """Every section that has something to say."""
        found = [self._section(key, title, lines) for key, (title, lines) in self._made().items()]
        return [one for one in found if one.lines]

    def section(self, key: str) -> Section:
        """One of them: `overview`, `tasks`, `demands`, `slogans` or `doubts`; without lines where it says nothing."""
        return self._section(key, *self._made()[key])

    def lines(self, key: str) -> Iterator[Line]:
        """All its lines, one by one."""
        return self._made()[key][1]()

    def section_keys(self) -> tuple[str, ...]:
        """The sections there may be, in order."""
        return tuple(self._made())

    def title(self, key: str) -> str:
        """Its heading."""
        return self._made()[key][0]

    def _made(self) -> dict[str, tuple[str, Callable[[], Iterator[Line]]]]:
        """Those that say something are numbered: where one has nothing to say, no number is missing."""
        made = self._named()
        if self._shown is None:
            self._shown = [key for key, (_title, lines) in made.items() if next(lines(), None) is not None]
        for number, key in enumerate(self._shown):
            title, lines = made[key]
            made[key] = (translate("summary", _NUMBERED[number]).format(title=title), lines)
        return made

    def _named(self) -> dict[str, tuple[str, Callable[[], Iterator[Line]]]]:
        summary = self.summary
        asked = translate("summary", "Other demands (not numbered, {n} sentences)").format(n=len(summary.demands))
        tasks = translate("summary", "Tasks by province") if summary.provinces else translate("summary", "Tasks")
        return {
            "overview": (translate("summary", "Overview"), self._overview),
            "tasks": (tasks, self._tasks),
            "demands": (asked, self._demands),
            "slogans": (translate("summary", "Slogans"), self._slogans),
            "doubts": (translate("summary", "Please check"), self._doubts),
        }

    def _section(self, key: str, title: str, lines: Callable[[], Iterator[Line]]) -> Section:
        kept = tuple(islice(lines(), self._limit))
        if self._limit is None or len(kept) < self._limit:
            return Section(key, title, kept)
        return Section(key, title, kept, max(0, self._total(key) - len(kept)))

    def _total(self, key: str) -> int:
        """How many lines the long sections have."""
        if key == "tasks":
            return len(self.summary.lists) + self.summary.tasks
        if key == "demands":
            return len(self.summary.demands) + sum(1 for _ in groupby(self.summary.demands, key=_province))
        return 0

    def _overview(self) -> Iterator[Line]:
        summary = self.summary
        if summary.provinces:
            names = "、".join(self._name(code) for code in summary.provinces)
            yield Line(
                (Piece(str(len(summary.provinces))), Piece(f"  {names}", Look.SOFT)),
                label=translate("summary", "Provinces"),
            )
        if summary.lists:
            words = translate("summary", "{n} in {m} lists").format(n=summary.tasks, m=len(summary.lists))
            sizes = "+".join(str(len(one.tasks)) for one in summary.lists[:12])
            sizes += "+…" if len(summary.lists) > 12 else ""
            yield Line((Piece(words), Piece(f"  {sizes}", Look.SOFT)), label=translate("summary", "Numbered tasks"))
        if summary.slogans:
            yield Line(tuple(self._slogan_counts()), label=translate("summary", "Slogans"))
        if summary.asked:
            steps = [joined([(_quoted(one),) for one in step[:8]], "/") for step in summary.asked]
            yield Line(joined(steps, " → "), label=translate("summary", "Who asks whom"))

    def _slogan_counts(self) -> Iterator[Piece]:
        rows = self.summary.slogans
        words = translate("summary", "{n} kinds, {m} times")
        yield Piece(words.format(n=len(rows), m=sum(row.times for row in rows)))
        named = (
            ("A", translate("summary", "policy coinages")),
            ("B", translate("summary", "fixed formulas")),
            ("", translate("summary", "others")),
        )
        said = []
        for tier, name in named:
            kinds, times = self.summary.tier(tier)
            if kinds:
                said.append(f"{name} {words.format(n=kinds, m=times)}")
        yield Piece("  " + " · ".join(said), Look.SOFT)

    def _name(self, code: str) -> str:
        return self.summary.names.get(code, code) or translate("summary", "no province named")

    def _tasks(self) -> Iterator[Line]:
        for one in self.summary.lists:
            yield self._list_head(one)
            for task in one.tasks:
                yield self._task(task)

    def _list_head(self, one: TaskList) -> Line:
        pieces = [Piece(self._name(one.province), Look.NAME if one.province else Look.SOFT)]
        who = [(_quoted(quote),) for quote in (one.org, one.target) if quote is not None]
        if who:
            pieces += [Piece("  "), *joined(who, " → ")]
        if one.lead_in is not None:
            pieces += [Piece("  "), Piece(one.lead_in.text, Look.SOFT, one.lead_in.range)]
        pieces.append(Piece("  " + translate("summary", "{n} tasks").format(n=len(one.tasks)), Look.SOFT))
        return Line(tuple(pieces), LineKind.HEAD)

    def _task(self, task: ShortTask) -> Line:
        number = numeral(task.ordinal) or task.marker
        words = joined([self._with_slogans(one) for one in task.clauses], "；")
        kind = LineKind.TASK if task.level <= 1 else LineKind.SUB
        return Line((Piece(number, Look.NUMBER, (task.start, task.end), task.span), Piece("  "), *words), kind)

    def _with_slogans(self, quote: Quote) -> tuple[Piece, ...]:
        """A quotation in pieces, so that the slogans in it can be told apart."""
        made: list[Piece] = []
        at = quote.start
        places = self.summary.places
        first = bisect_left(places, quote.start, key=_start)
        for place in places[first : bisect_left(places, quote.end, key=_start)]:
            if place.start < at or place.end > quote.end:
                continue
            made.append(
                Piece(quote.text[at - quote.start : place.start - quote.start], Look.PLAIN, quote.range, quote.span)
            )
            made.append(Piece(place.text, Look.SLOGAN, place.range, place.span))
            at = place.end
        made.append(Piece(quote.text[at - quote.start :], Look.PLAIN, quote.range, quote.span))
        return tuple(piece for piece in made if piece.text)

    def _demands(self) -> Iterator[Line]:
        for code, demands in groupby(self.summary.demands, key=_province):
            if code or self.summary.provinces:
                yield Line((Piece(self._name(code), Look.NAME if code else Look.SOFT),), LineKind.HEAD)
            yield from (self._demand(one) for one in demands)

    def _demand(self, one: ShortDemand) -> Line:
        pieces = [*self._with_slogans(one.first)]
        if one.more:
            pieces.append(Piece("…", Look.SOFT))
        if one.slogans:
            rest = joined([self._with_slogans(quote) for quote in one.slogans], "；")
            pieces += [Piece("（", Look.SOFT), *rest, Piece("）", Look.SOFT)]
        return Line(tuple(pieces), LineKind.TASK)

    def _slogans(self) -> Iterator[Line]:
        for codes, rows in self.summary.shared():
            shown = rows if self._limit is None else rows[: self._limit]
            words = joined([self._slogan(row, codes) for row in shown], "、")
            yield Line((*words, *_more(len(rows) - len(shown))), label=self._shared_by(codes))

    def _shared_by(self, codes: tuple[str, ...]) -> str:
        if not codes:
            return (
                translate("summary", "No province known")
                if self.summary.provinces
                else translate("summary", "Whole text")
            )
        if len(codes) == 1:
            return translate("summary", "Only {name}").format(name=self._name(codes[0]))
        if len(codes) == len(self.summary.provinces):
            return translate("summary", "All {n} provinces").format(n=len(codes))
        return translate("summary", "{n} provinces").format(n=len(codes))

    def _slogan(self, row: SloganRow, codes: tuple[str, ...]) -> tuple[Piece, ...]:
        place = row.places[0]
        pieces = [Piece(row.norm, Look.SLOGAN, place.range, place.span)]
        if len(codes) > 1 or row.times > 1:
            pieces.append(Piece(f" {row.times}", Look.SOFT))
        if 1 < len(codes) < len(self.summary.provinces):
            order = {code: at for at, code in enumerate(self.summary.provinces)}
            named = sorted(row.provinces, key=lambda code: order.get(code, len(order)))
            pieces.append(Piece(f"（{'、'.join(self._name(code) for code in named)}）", Look.SOFT))
        return tuple(pieces)

    def _doubts(self) -> Iterator[Line]:
        for kinds, label in _DOUBTS:
            found = [one for one in self.summary.doubts if one.kind in kinds]
            if found:
                shown = found if self._limit is None else found[: self._limit]
                pieces = joined([self._doubt(one) for one in shown], "、")
                yield Line((*pieces, *_more(len(found) - len(shown))), label=translate("summary", label))

    def _doubt(self, one: Doubt) -> tuple[Piece, ...]:
        look = Look.SLOGAN if one.kind is DoubtKind.SLOGAN else Look.PLAIN
        quoted = Piece(one.quote.text.replace("\n", " "), look, one.quote.range, one.quote.span)
        if one.kind is DoubtKind.IMPLIED:
            return (quoted, Piece(f"→{self._name(one.says)}", Look.SOFT))
        if one.kind is DoubtKind.NUMBERING:
            name, _colon, number = one.says.partition(":")
            said = translate("summary", _FLAGS[name]).format(n=number) if name in _FLAGS else one.says
            return (quoted, Piece(f"（{said}）", Look.SOFT))
        if one.kind is DoubtKind.MISPRINT and one.says:
            return (quoted, Piece(" " + translate("summary", "({word}?)").format(word=one.says), Look.SOFT))
        return (quoted,)


def _province(one: ShortDemand) -> str:
    return one.province


def _start(place: Quote) -> int:
    return place.start


def _quoted(quote: Quote) -> Piece:
    return Piece(quote.text, Look.PLAIN, quote.range, quote.span)


def _more(left: int) -> tuple[Piece, ...]:
    return (Piece(" " + translate("summary", "and {n} more").format(n=left), Look.MORE),) if left > 0 else ()


def _fact(name: str, fact: Fact) -> Iterator[Piece]:
    if fact.value:
        yield Piece(name + " ", Look.SOFT)
        yield Piece(fact.value, Look.SOFT, fact.at)
