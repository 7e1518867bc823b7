"""SLOGAN: fixed policy coinages, quoted, on the list, or quoted elsewhere in the article (GUIDELINES, SLOGAN 1–7)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.finding import Finding, Scope
from core.extractors.new_span import made_by, new_span
from core.extractors.quoted import SHOWN, Quote, head, kind_of, likelihood, quotes, rule_of
from core.extractors.slogan_context import excluded, head_after
from core.extractors.slogan_list import Known, key, known_slogans, occurrences, plain_pattern
from core.ids import machine_ids
from core.model import SLOGAN, Article, Range, Span

VERSION: Final = "6"
_PLAIN: Final = 0.92
"""How sure an unquoted one is that stands on the list."""
_TWIN: Final = 0.9
"""By how much an unquoted twin is less sure than its quoted one."""
_TWIN_FROM: Final = 0.6
_SHORT: Final = 2
"""Characters of a word that is a twin only with its noun behind it: “春雷”行动 … 春雷行动."""
_SYSTEM: Final = "制"
_COINED: Final = re.compile("一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{2,4}通办")
"""一镇一品, 一户一策, 税邮通办: forms that only coinages have, twins wherever one is shown at all."""
_TURNS: Final = frozenset("改转代")
"""What makes a coinage of two things: 粮改饲, 气代煤."""
"""链长制 is nothing but the system, quoted or not; 走出去 and 回头看 are words, too."""
_NUMBER: Final = re.compile("[一二两三四五六七八九十百千万双]")


@dataclass(slots=True)
class Coinage:
    """What a marked range is: the parts of a span that do not depend on where it stands."""

    rule: str
    confidence: float
    tier: str
    kind: str
    norm: str


@dataclass(slots=True)
class Twins:
    """Quoted coinages that count without their marks elsewhere in the article."""

    words: dict[str, Coinage]
    nouns: dict[str, tuple[str, Coinage]]
    """By the words with their noun, and that noun: short ones, which it tells (春雷行动), and what is listed with it (三变改革)."""

    def learn(self, quote: Quote, coinage: Coinage, noun: str) -> None:
        """Take note of a quoted chunk and its head noun."""
        named = quote.words + noun
        if _can_have_twin(quote):
            self.words.setdefault(quote.words, coinage)
            if noun and _plain_entry(named):
                self.nouns.setdefault(named, (noun, coinage))
        elif noun and len(quote.words) == _SHORT:
            self.nouns.setdefault(named, (noun, coinage))

    def bare(self, text: str, range_: Range) -> Range:
        """The range found without its noun."""
        noun = self.nouns.get(text[range_[0] : range_[1]])
        return range_ if noun is None else (range_[0], range_[1] - len(noun[0]))

    def of(self, words: str) -> Coinage | None:
        """What those words are a twin of."""
        short = (one for key, (noun, one) in self.nouns.items() if key == words + noun)
        return self.words.get(words) or next(short, None)


class Taken:
    """The quoted chunks of an article: those marked, and all that were asked."""

    def __init__(self, marked: list[Range], asked: list[Range]) -> None:
        self._marked = sorted(marked)
        self._asked = asked

    def marked(self, range_: Range) -> bool:
        """Whether the range lies in, or crosses, a marked chunk."""
        return _meets(range_, self._marked)

    def asked(self, range_: Range) -> bool:
        """Whether it lies in any short chunk: the words of a twin inside another quotation are not its own."""
        return _meets(range_, self._asked)


def _meets(range_: Range, sorted_: list[Range]) -> bool:
    at = bisect_left(sorted_, (range_[1], 0))
    return at > 0 and range_[0] < max(end for _, end in sorted_[max(0, at - 3) : at])


def find(article: Article, folded: str, ranges: list[Range]) -> list[Span]:
    """The spans of those ranges, in reading order."""
    marked: dict[Range, tuple[Coinage, str]] = {}
    twins = Twins({}, {})
    asked = quotes(folded, ranges)
    for quote in asked:
        sure = likelihood(folded, quote)
        if sure < SHOWN:
            continue
        noun = head(folded, quote)
        coinage = _quoted(folded, quote, sure, noun)
        marked[quote.start, quote.end] = (coinage, noun)
        if sure >= _TWIN_FROM or _COINED.fullmatch(quote.words):
            twins.learn(quote, coinage, noun)
    for range_, coinage in _unquoted(folded, ranges, twins, list(marked), asked):
        marked[range_] = (coinage, head_after(folded, range_[1]))
    return _spans(article.text_sha256, marked)


def _reading(range_: Range) -> Range:
    return (range_[0], -range_[1])


def _quoted(text: str, quote: Quote, sure: float, noun: str) -> Coinage:
    norm = quote.listed.norm if quote.listed else key(quote.words)
    return Coinage(rule_of(text, quote, noun), round(sure, 2), "A", kind_of(quote, noun), norm)


def _can_have_twin(quote: Quote) -> bool:
    """A word of two characters is a twin only where it is led by a number; digits alone never are."""
    words = quote.words
    if words.isascii() and words.replace(" ", "").isalnum():
        return False
    listed = quote.listed is not None and not quote.listed.plain
    if listed and len(words) < 4 and words[-1] != _SYSTEM and words[1:-1] not in _TURNS and not _NUMBER.match(words):
        return False
    return len(words) >= 3 or _NUMBER.match(words) is not None


def _unquoted(
    text: str, ranges: list[Range], twins: Twins, marked: list[Range], asked: list[Quote]
) -> Iterator[tuple[Range, Coinage]]:
    """Listed ones and twins outside the marks, the longest at a place, none inside or across a marked quote."""
    found = [twins.bare(text, one.span()) for one in plain_pattern().finditer(text)]
    fresh = [words for words in (*twins.words, *twins.nouns) if not _plain_entry(words)]
    if not found and not fresh:
        return
    taken = Taken(marked, [(quote.start, quote.end) for quote in asked])
    if fresh:
        twin_at = occurrences(fresh, text, ranges[0][0], ranges[-1][1])
        found += [twins.bare(text, range_) for range_ in twin_at if not taken.asked(range_)]
        found.sort(key=_reading)
    free = 0
    for range_ in found:
        if range_[0] < free or taken.marked(range_):
            continue
        paragraph = _paragraph(ranges, range_)
        if paragraph is not None and not excluded(text, range_, *paragraph):
            free = range_[1]
            yield range_, _plain(text[range_[0] : range_[1]], twins)


def _paragraph(ranges: list[Range], range_: Range) -> Range | None:
    """The one of the ranges that holds the range."""
    at = bisect_right(ranges, (range_[0], 1 << 60)) - 1
    return ranges[at] if at >= 0 and range_[1] <= ranges[at][1] else None


def _plain_entry(words: str) -> Known | None:
    entry = known_slogans().get(key(words))
    return entry if entry is not None and entry.plain else None


def _plain(words: str, twins: Twins) -> Coinage:
    """What unquoted words are: an entry of the list, else the twin of a quoted one."""
    twin = twins.of(words)
    entry = _plain_entry(words)
    if entry is not None:
        return _listed(twin.tier if twin else entry.tier, entry.kind, entry.norm)
    assert twin is not None  # they were found as one or the other
    return Coinage("slogan.twin", round(twin.confidence * _TWIN, 2), twin.tier, twin.kind, twin.norm)


@lru_cache(maxsize=1024)
def _listed(tier: str, kind: str, norm: str) -> Coinage:
    return Coinage("slogan.list", _PLAIN, tier, kind, norm)


def _spans(sha: str, marked: Mapping[Range, tuple[Coinage, str]]) -> list[Span]:
    places = sorted(marked, key=_reading)
    return [
        new_span(
            id_,
            SLOGAN,
            *place,
            origin=made_by(coinage.rule, VERSION),
            confidence=coinage.confidence,
            norm=coinage.norm,
            kind=coinage.kind,
            tier=coinage.tier,
            head=noun,
        )
        for id_, place in zip(machine_ids(sha, SLOGAN, places), places, strict=True)
        for coinage, noun in (marked[place],)
    ]


class SloganExtractor:
    """Policy coinages, quoted or on the list."""

    name: str = "slogans"
    version: str = VERSION

    def find(self, scope: Scope) -> Finding:
        """The slogans, nested ones included."""
        return Finding(tuple(find(scope.article, scope.text, scope.ranges)))


PLUGIN: Final = SloganExtractor()
