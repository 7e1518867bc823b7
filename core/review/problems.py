"""What does not fit together in an article's spans, each with its mend: pure, and in small steps.

A problem is found, told, mended by one correction, or said to be none (its key is kept with the article). The finders
are generators that yield None between steps, so that a window can stop and go on between two key presses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.editing.grouping import TroubleKind, troubles
from core.labels.policy import USUAL, Policy, wanted_range
from core.model import PROVINCE, SLOGAN, TASK, Article, Range, Role, Span, Status
from core.review.unlit import missing_marker
from core.spans import SpanSet
from core.translation import QT_TRANSLATE_NOOP, translate

STEP: Final = 400
"""Spans looked at between two steps."""
SOME: Final = 40
"""Places of one string looked at between two steps."""
LONGEST: Final = 60
"""Code points of a string up to which equal strings are compared."""


class Kind(StrEnum):
    """What is wrong; the value is part of a problem's key."""

    LABELS = "labels"
    NORMS = "norms"
    QUOTES = "quotes"
    SUFFIX = "suffix"
    MARKER = "marker"
    GAP = "gap"
    REPEAT = "repeat"
    UNLIT = "unlit"
    WORD = "word"
    OVERLAP = "overlap"
    ALONE = "alone"
    CODE = "code"


_SAID: Final[dict[Kind, tuple[str, str, str]]] = {
    Kind.LABELS: (
        QT_TRANSLATE_NOOP("problems", "Labelled two ways"),
        QT_TRANSLATE_NOOP("problems", "“{string}” has another label elsewhere, and more often there."),
        QT_TRANSLATE_NOOP("problems", "Give it the label it has elsewhere"),
    ),
    Kind.NORMS: (
        QT_TRANSLATE_NOOP("problems", "Two norms"),
        QT_TRANSLATE_NOOP("problems", "“{string}” stands for “{fact}” elsewhere, and more often there."),
        QT_TRANSLATE_NOOP("problems", "Take the norm of the others"),
    ),
    Kind.QUOTES: (
        QT_TRANSLATE_NOOP("problems", "Quotation marks"),
        QT_TRANSLATE_NOOP("problems", "Its quotation marks are not where the workspace has them: “{fact}”."),
        QT_TRANSLATE_NOOP("problems", "Move the edges"),
    ),
    Kind.SUFFIX: (
        QT_TRANSLATE_NOOP("problems", "Province suffix"),
        QT_TRANSLATE_NOOP("problems", "The name is “{fact}” here; “{string}” is marked."),
        QT_TRANSLATE_NOOP("problems", "Move the edge"),
    ),
    Kind.MARKER: (
        QT_TRANSLATE_NOOP("problems", "Task marker"),
        QT_TRANSLATE_NOOP("problems", "Its marker is not where the workspace has it."),
        QT_TRANSLATE_NOOP("problems", "Move the edge"),
    ),
    Kind.GAP: (
        QT_TRANSLATE_NOOP("problems", "A number is missing"),
        QT_TRANSLATE_NOOP("problems", "The list goes from {fact} here."),
        QT_TRANSLATE_NOOP("problems", "Number the items in their order"),
    ),
    Kind.REPEAT: (
        QT_TRANSLATE_NOOP("problems", "A number comes twice"),
        QT_TRANSLATE_NOOP("problems", "The list goes from {fact} here."),
        QT_TRANSLATE_NOOP("problems", "Number the items in their order"),
    ),
    Kind.UNLIT: (
        QT_TRANSLATE_NOOP("problems", "Not marked here"),
        QT_TRANSLATE_NOOP("problems", "“{string}” is accepted elsewhere in the article and not marked here."),
        QT_TRANSLATE_NOOP("problems", "Mark it here too"),
    ),
    Kind.WORD: (
        QT_TRANSLATE_NOOP("problems", "Cut through a word"),
        QT_TRANSLATE_NOOP("problems", "An edge lies inside a word; by words it would be “{fact}”."),
        QT_TRANSLATE_NOOP("problems", "Move the edges to the words"),
    ),
    Kind.OVERLAP: (
        QT_TRANSLATE_NOOP("problems", "Two of one label overlap"),
        QT_TRANSLATE_NOOP("problems", "It overlaps “{fact}”, which has the same label."),
        QT_TRANSLATE_NOOP("problems", "Reject or remove this one"),
    ),
    Kind.ALONE: (
        QT_TRANSLATE_NOOP("problems", "Task outside every list"),
        QT_TRANSLATE_NOOP("problems", "A task is an item of a list; this one belongs to none."),
        QT_TRANSLATE_NOOP("problems", "Put it into the list before it"),
    ),
    Kind.CODE: (
        QT_TRANSLATE_NOOP("problems", "Province without a code"),
        QT_TRANSLATE_NOOP("problems", "“{string}” has no code, so it counts for no province."),
        QT_TRANSLATE_NOOP("problems", "Give it the code {fact}"),
    ),
}
MARKS: Final = QT_TRANSLATE_NOOP("problems", "Mark the missing item")
BY_HAND: Final = QT_TRANSLATE_NOOP("problems", "Write its code into the card")


@dataclass(frozen=True, slots=True)
class Problem:
    """One place `[start, end)` where something does not fit; `span` is the span concerned, empty for bare text.

    `fact` is what the mend needs and the words show; `place` is the range the mend gives the span, where it moves it,
    or that of the missing number, where it stands in the text.
    """

    kind: Kind
    start: int
    end: int
    string: str
    span: str = ""
    fact: str = ""
    place: Range | None = None
    other: str = ""
    """Id of another span or group the problem is about."""
    label: str = ""

    @property
    def key(self) -> str:
        """What the problem is known by when a person has said that it is none."""
        return f"{self.kind}:{self.span or self.start}:{self.label}:{self.fact}"

    @property
    def mendable(self) -> bool:
        """Whether its mend is known; else a person writes what is missing."""
        return self.kind is not Kind.CODE or bool(self.fact)

    @property
    def what(self) -> str:
        """The kind, in words."""
        return kind_words(self.kind)

    @property
    def why(self) -> str:
        """What is wrong at this place, as a sentence."""
        return translate("problems", _SAID[self.kind][1]).format(string=self.string[:24], fact=self.fact)

    @property
    def mend(self) -> str:
        """What the mend does, in words."""
        if not self.mendable:
            return translate("problems", BY_HAND)
        if self.kind is Kind.GAP and self.place is not None:
            return translate("problems", MARKS)
        return translate("problems", _SAID[self.kind][2]).format(fact=self.fact)


def kind_words(kind: Kind) -> str:
    """A kind of problem in words."""
    return translate("problems", _SAID[kind][0])


def kind_words_of(key: str) -> str:
    """The kind of the problem a key stands for; empty where this version does not know it."""
    name = key.partition(":")[0]
    return kind_words(Kind(name)) if name in set(Kind) else ""


Step = Problem | None


def problems(article: Article, spans: SpanSet, policy: Policy = USUAL) -> Iterator[Step]:
    """Every problem that can be found without jieba, None between steps."""
    held = [span for span in spans if not span.rejected and not span.lost]
    yield None
    yield from _edges(article.text, held, policy)
    yield from _overlaps(article.text, held)
    yield from _lists(article.text, spans, held)
    by_string = yield from _by_string(article.text, held)
    yield from _two_ways(article.text, by_string)
    yield from _unlit(article, spans, by_string)


def all_problems(article: Article, spans: SpanSet, policy: Policy = USUAL) -> list[Problem]:
    """The problems of an article in reading order."""
    return sorted((one for one in problems(article, spans, policy) if one is not None), key=place_of)


def place_of(problem: Problem) -> tuple[int, int, bool, str]:
    """The reading order of problems; of several at one place those with a mend come first: it may mend the others."""
    return (problem.start, problem.end, not problem.mendable, problem.key)


def _paced(held: Iterable[Span]) -> Iterator[Span | None]:
    for number, span in enumerate(held):
        if number % STEP == STEP - 1:
            yield None
        yield span


# ---- one span by itself

_BY_LABEL: Final = {SLOGAN: Kind.QUOTES, PROVINCE: Kind.SUFFIX, TASK: Kind.MARKER}


def _edges(text: str, held: list[Span], policy: Policy) -> Iterator[Step]:
    """Accepted spans whose edges are not where the workspace has them; provinces without a code; tasks alone."""
    for span in _paced(held):
        if span is None:
            yield None
            continue
        if span.status is Status.ACCEPTED and span.label in _BY_LABEL:
            place = wanted_range(text, span, policy)
            if place != span.range:
                yield _of(_BY_LABEL[span.label], text, span, fact=text[slice(*place)][:LONGEST], place=place)
        if span.label == PROVINCE and not span.norm:
            yield _of(Kind.CODE, text, span, fact=_code(span.text_of(text)))
        elif span.label == TASK and not span.group and span.status is Status.ACCEPTED:
            yield _of(Kind.ALONE, text, span)


def _of(kind: Kind, text: str, span: Span, *, fact: str = "", place: Range | None = None, other: str = "") -> Problem:
    return Problem(kind, span.start, span.end, span.text_of(text)[:LONGEST], span.id, fact, place, other, span.label)


def _code(words: str) -> str:
    from core.extractors.gazetteer import code_of  # noqa: PLC0415  # its tables are read when first needed

    return code_of(words.strip())


# ---- two spans of one label


def _overlaps(text: str, held: list[Span]) -> Iterator[Step]:
    """Of two overlapping spans of a label the pending one, else the shorter one; some are meant to lie in others."""
    open_spans: dict[str, list[Span]] = {}
    told: set[str] = set()
    for span in _paced(held):
        if span is None:
            yield None
            continue
        active = [one for one in open_spans.get(span.label, ()) if one.end > span.start]
        for one in active:
            worse, better = _worse(one, span)
            if worse.id not in told and not _meant(text, one, span):
                told.add(worse.id)
                yield _of(Kind.OVERLAP, text, worse, fact=better.text_of(text)[:LONGEST], other=better.id)
        open_spans[span.label] = [*active, span]


def _worse(one: Span, other: Span) -> tuple[Span, Span]:
    first = (one.pending, other.end - other.start, other.start, other.id)
    second = (other.pending, one.end - one.start, one.start, one.id)
    return (one, other) if first > second else (other, one)


def _meant(text: str, outer: Span, inner: Span) -> bool:
    """Whether a span that lies in another of its label is meant to: a list in a list, quotation marks within others."""
    if not (outer.start <= inner.start and inner.end <= outer.end) or outer.range == inner.range:
        return False
    if inner.label == TASK:
        return True
    return inner.start > outer.start and text[inner.start - 1] in "“‘「『〝" and inner.end < len(text)


# ---- lists


def _lists(text: str, spans: SpanSet, held: list[Span]) -> Iterator[Step]:
    """What a list's numbering has wrong, told at the item where it shows."""
    lists: dict[str, list[Span]] = {}
    for span in _paced(held):
        if span is None:
            yield None
        elif span.label == TASK and span.group and span.ordinal is not None:
            lists.setdefault(span.group, []).append(span)
    for key, items in lists.items():
        yield None
        by_id = {span.id: span for span in items}
        for trouble in troubles(spans.groups.get(key), items, from_one=True):
            span = by_id[trouble.span]
            marker = missing_marker(spans, text, trouble)
            kind = Kind.GAP if trouble.kind is TroubleKind.GAP else Kind.REPEAT
            fact, place = f"{trouble.expected - 1}→{span.ordinal}", marker[1] if marker is not None else None
            yield _of(kind, text, span, fact=fact, place=place, other=key)


# ---- equal strings

_ByString = dict[str, list[Span]]


def _by_string(text: str, held: list[Span]) -> Generator[None, None, _ByString]:
    """Short spans by their string: those of which one at least is accepted."""
    found: _ByString = {}
    accepted: set[str] = set()
    for span in _paced(held):
        if span is None:
            yield None
        elif span.end - span.start <= LONGEST and span.label != TASK:
            string = text[span.start : span.end]
            found.setdefault(string, []).append(span)
            if span.status is Status.ACCEPTED:
                accepted.add(string)
    return {string: found[string] for string in found if string in accepted}


def _two_ways(text: str, by_string: _ByString) -> Iterator[Step]:
    for number, (_string, spans) in enumerate(by_string.items()):
        if number % STEP == STEP - 1:
            yield None
        if len(spans) > 1:
            yield from _two_labels(text, spans)
            yield from _two_norms(text, spans)


def _weight(span: Span) -> int:
    """What one span counts when the usual label or norm of a string is asked for: decisions before proposals."""
    return 1000 if span.status is Status.ACCEPTED else 1


def _usual(spans: Iterable[Span], value: Callable[[Span], str]) -> str:
    """The value most have; of two that are equally frequent the one that comes first in the text."""
    counts: Counter[str] = Counter()
    for span in spans:
        counts[value(span)] += _weight(span)
    return counts.most_common(1)[0][0]


def _two_labels(text: str, spans: list[Span]) -> Iterator[Step]:
    label = _usual(spans, _label)
    held = {span.range for span in spans if span.label == label}
    if len(held) == len(spans):
        return
    for span in _paced(spans):
        if span is None:
            yield None
        elif span.label != label and span.range not in held:
            yield _of(Kind.LABELS, text, span, fact=label)


def _two_norms(text: str, spans: list[Span]) -> Iterator[Step]:
    by_label: dict[str, list[Span]] = {}
    for span in _paced(spans):
        if span is None:
            yield None
        elif span.status is Status.ACCEPTED:
            by_label.setdefault(span.label, []).append(span)
    for alike in by_label.values():
        norm = _usual(alike, _norm)
        yield None
        for span in alike:
            if span.norm != norm and norm:
                yield _of(Kind.NORMS, text, span, fact=norm)


def _label(span: Span) -> str:
    return span.label


def _norm(span: Span) -> str:
    return span.norm


def _unlit(article: Article, spans: SpanSet, by_string: _ByString) -> Iterator[Step]:
    """Places where an accepted string stands and nothing is marked; not for strings a person has rejected somewhere."""
    text = article.text
    short = (one for one in spans.decided() if one.rejected and one.end - one.start <= LONGEST)
    refused = {(one.text_of(text), one.label) for one in short}
    yield None
    covered = _Covered()
    for one in _paced(spans):
        if one is None:
            yield None
        elif not one.lost and one.label != TASK:
            covered.add(one)
    skipped = [(one.start, one.end) for one in article.paragraphs if one.role in {Role.CHROME, Role.META}]
    for string, known in by_string.items():
        accepted = next(span for span in known if span.status is Status.ACCEPTED)
        if len(string) < 2 or (string, accepted.label) in refused:
            continue
        for number, at in enumerate(_places(text, string)):
            if number % SOME == SOME - 1:
                yield None
            place = (at, at + len(string))
            if not covered.meets(place) and not any(start <= at < end for start, end in skipped):
                yield Problem(Kind.UNLIT, *place, string, "", accepted.norm, place, accepted.id, accepted.label)
        yield None


def _places(text: str, string: str) -> Iterator[int]:
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + len(string))


class _Covered:
    """Whether a span of any label, rejected ones included, lies over a place."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []
        """How far the spans up to that one reach."""

    def add(self, span: Span) -> None:
        """One more, in reading order."""
        self._starts.append(span.start)
        self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def meets(self, place: Range) -> bool:
        """Whether one of them shares a code point with the place."""
        before = bisect_left(self._starts, place[1])
        return before > 0 and self._reach[before - 1] > place[0]


# ---- words, which jieba cuts


def to_cut(text: str, spans: SpanSet, sha256: str) -> Iterator[tuple[Span, Range] | None]:
    """The accepted spans a person made or moved, each with the stretch that jieba has to see; None: a step."""
    from core.ids import machine_id  # noqa: PLC0415

    for span in _paced(spans.decided()):
        if span is None:
            yield None
            continue
        if span.rejected or span.lost or span.label == TASK or span.end - span.start > LONGEST:
            continue
        if span.origin.is_person or span.id != machine_id(sha256, span.label, *span.range):
            yield span, (max(0, span.start - 12), min(len(text), span.end + 12))


def cut_through(text: str, span: Span, around: Range, words: Iterable[str]) -> Problem | None:
    """The problem of a span whose edge lies inside one of the words that the stretch was cut into."""
    start, end, at = span.start, span.end, around[0]
    for word in words:
        after = at + len(word)
        if at < span.start < after:
            start = at
        if at < span.end < after:
            end = after
        at = after
    if (start, end) == span.range:
        return None
    return _of(Kind.WORD, text, span, fact=text[start:end], place=(start, end))
