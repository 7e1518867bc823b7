"""SLOGAN: fixed policy coinages, quoted, on the list, or quoted elsewhere in the article (GUIDELINES, SLOGAN 1–7)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from core.extractors.quoted import SHOWN, Quote, kind_of, likelihood, quotes, rule_of
from core.extractors.slogan_context import excluded, head_after
from core.extractors.slogan_list import Known, key, known_slogans, occurrences, plain_pattern
from core.ids import machine_id
from core.model import SLOGAN, Article, Origin, Range, Span

VERSION: Final = "2"
_PLAIN: Final = 0.92
"""How sure an unquoted one is that stands on the list."""
_TWIN: Final = 0.9
"""By how much an unquoted twin is less sure than its quoted one."""
_TWIN_FROM: Final = 0.6
_NUMBER: Final = re.compile("[一二两三四五六七八九十百千万双]")


@dataclass(frozen=True, slots=True)
class Coinage:
    """What a marked range is: the parts of a span that do not depend on where it stands."""

    rule: str
    confidence: float
    tier: str
    kind: str
    norm: str


def find(article: Article, folded: str, ranges: list[Range]) -> list[Span]:
    """The spans of those ranges, in reading order."""
    marked: dict[Range, tuple[Coinage, str]] = {}
    twins: dict[str, Coinage] = {}
    for quote in quotes(folded, ranges):
        sure = likelihood(quote)
        if sure < SHOWN:
            continue
        coinage = _quoted(quote, sure)
        marked[quote.start, quote.end] = (coinage, quote.head)
        if sure >= _TWIN_FROM and _can_have_twin(quote):
            twins.setdefault(quote.words, coinage)
    taken = sorted(marked)
    for range_, coinage in _unquoted(folded, ranges, twins, taken):
        marked.setdefault(range_, (coinage, head_after(folded, range_[1])))
    return [_span(article, range_, *marked[range_]) for range_ in sorted(marked, key=_reading)]


def _reading(range_: Range) -> Range:
    return (range_[0], -range_[1])


def _quoted(quote: Quote, sure: float) -> Coinage:
    norm = quote.listed.norm if quote.listed else key(quote.words)
    return Coinage(rule_of(quote), round(sure, 2), "A", kind_of(quote), norm)


def _can_have_twin(quote: Quote) -> bool:
    """A word of two characters is a twin only where it is led by a number; digits alone never are."""
    words = quote.words
    if words.isascii() and words.replace(" ", "").isalnum():
        return False
    if quote.listed is not None and not quote.listed.plain and len(words) < 4 and not _NUMBER.match(words):
        return False
    return len(words) >= 3 or _NUMBER.match(words) is not None


def _unquoted(
    text: str, ranges: list[Range], twins: Mapping[str, Coinage], taken: list[Range]
) -> Iterator[tuple[Range, Coinage]]:
    """Listed ones and twins outside the marks, the longest at a place, none inside or across a marked quote."""
    fresh = [words for words in twins if not _plain_entry(words)]
    for start, end in ranges:
        found = [(one.span(), _listed(one[0], twins)) for one in plain_pattern().finditer(text, start, end)]
        if fresh:
            found += [(range_, _twin(text, range_, twins)) for range_ in occurrences(fresh, text, start, end)]
            found.sort(key=_first_and_longest)
        free = start
        for range_, coinage in found:
            if range_[0] >= free and not _meets(range_, taken) and not excluded(text, range_, start, end):
                free = range_[1]
                yield range_, coinage


def _plain_entry(words: str) -> Known | None:
    entry = known_slogans().get(key(words))
    return entry if entry is not None and entry.plain else None


def _first_and_longest(found: tuple[Range, Coinage]) -> Range:
    return _reading(found[0])


def _listed(words: str, twins: Mapping[str, Coinage]) -> Coinage:
    entry = known_slogans()[key(words)]
    twin = twins.get(words)
    return Coinage("slogan.list", _PLAIN, twin.tier if twin else entry.tier, entry.kind, entry.norm)


def _twin(text: str, range_: Range, twins: Mapping[str, Coinage]) -> Coinage:
    twin = twins[text[range_[0] : range_[1]]]
    return Coinage("slogan.twin", round(twin.confidence * _TWIN, 2), twin.tier, twin.kind, twin.norm)


def _meets(range_: Range, taken: list[Range]) -> bool:
    """Whether the range lies in, or crosses, a marked quote; `taken` is sorted."""
    at = bisect_left(taken, (range_[1], 0))
    return any(start < range_[1] and range_[0] < end for start, end in taken[max(0, at - 3) : at])


def _span(article: Article, range_: Range, coinage: Coinage, head: str) -> Span:
    return Span(
        id=machine_id(article.text_sha256, SLOGAN, *range_),
        label=SLOGAN,
        start=range_[0],
        end=range_[1],
        origin=Origin(coinage.rule, VERSION),
        confidence=coinage.confidence,
        norm=coinage.norm,
        kind=coinage.kind,
        tier=coinage.tier,
        head=head,
    )
