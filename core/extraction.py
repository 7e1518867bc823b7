"""Extraction: an article → spans, groups and outline; the same every time on every machine.

`extract_rules` needs no jieba; `decide` settles the few places that do. Together they are `extract`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.extractors import EXTRACTORS, demands
from core.extractors.attribution import Attribution, attribute_groups, attribute_spans
from core.extractors.finding import Doubt, Scope
from core.extractors.resources import digest
from core.extractors.unseen import as_seen, folded
from core.model import PROVINCE, TASK, Article, Extraction, Group, OutlineEntry, Range, Role, Span
from core.spans import in_reading_order
from core.text import fold


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The places only jieba can decide; empty where there are none."""

    places: tuple[Doubt, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to decide."""
        return bool(self.places)


_NO_DOUBT: Final = Doubtful()
_CHROME: Final = Role.CHROME
_META: Final = Role.META
_LAST_SPACE: Final = "\u3000"
"""The last of the characters that are white space: what is beyond it need not be asked."""


def rule_set() -> str:
    """The name of these rules and their data: it changes with any of them."""
    return f"{'.'.join(extractor.version for extractor in EXTRACTORS)}-{digest()}"


def extract(article: Article) -> Extraction:
    """Everything the extractors find, in reading order; every span is pending."""
    found, doubtful = extract_rules(article)
    if not doubtful:
        return found
    late = decide(article, doubtful)
    return replace(found, spans=tuple(in_reading_order((*found.spans, *late.spans))))


def extract_rules(article: Article) -> tuple[Extraction, Doubtful]:
    """What needs no jieba, and the places that do."""
    return _extract(article, text_ranges(article))


def extract_window(article: Article, start: int, end: int) -> Extraction:
    """A quick look at the paragraphs that overlap `[start, end)`."""
    near = [one for one in text_ranges(article) if one[0] < end and one[1] > start]
    return _extract(article, near)[0]


def decide(article: Article, doubtful: Doubtful) -> Extraction:
    """The spans among the doubtful places whose name no word of jieba's crosses."""
    text = fold(article.text)
    return Extraction(tuple(doubt.span for doubt in doubtful.places if not _crossed(text, doubt)))


def extract_demands(article: Article, found: Extraction) -> tuple[Span, ...]:
    """The demands without a number, in reading order, each with its province: the optional layer beside `found`."""
    text = fold(article.text)
    ranges = text_ranges(article)
    seen = as_seen(article, text, ranges)
    if seen is None:
        return _demands(article, text, ranges, found)
    near = replace(found, spans=tuple(seen.forth(span) for span in found.spans))
    asked = Extraction(_demands(seen.article, seen.text, seen.ranges, near))
    return seen.returned(asked, ())[0].spans


def _demands(article: Article, text: str, ranges: list[Range], found: Extraction) -> tuple[Span, ...]:
    items = [span for span in found.spans if span.label == TASK]
    asked = demands.find(article, text, ranges, items)
    places = [span for span in found.spans if span.label == PROVINCE]
    known = Attribution(article, text, ranges, places)
    attribute_spans(known, asked, list(found.groups), items)
    return tuple(asked)


def _crossed(text: str, doubt: Doubt) -> bool:
    """A word that begins left of the name and ends in it, or begins in it and ends right of it."""
    from core.extractors.words import cut_into_few  # noqa: PLC0415  # jieba costs 0.8 s: only when asked for

    at = doubt.around[0]
    span = doubt.span
    for word in cut_into_few(text[doubt.around[0] : doubt.around[1]]):
        end = at + len(word)
        if at < span.start < end < span.end or span.start < at < span.end < end:
            return True
        at = end
    return False


def text_ranges(article: Article) -> list[Range]:
    """Where to look: every paragraph that is not chrome, without the white space at its ends."""
    text = article.text
    found = []
    for paragraph in article.paragraphs:
        role = paragraph.role
        if role is _CHROME or role is _META:
            continue
        start, end = paragraph.start, paragraph.end
        if start < end and (text[start] <= _LAST_SPACE or text[end - 1] <= _LAST_SPACE):
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
        if start < end:
            found.append((start, end))
    return found


def _extract(article: Article, ranges: list[Range]) -> tuple[Extraction, Doubtful]:
    text, odd = folded(article.text)
    seen = as_seen(article, text, ranges) if odd else None
    if seen is None:
        return _find(article, text, ranges)
    found, doubtful = _find(seen.article, seen.text, seen.ranges)
    found, doubts = seen.returned(found, doubtful.places)
    return found, Doubtful(doubts)


def _find(article: Article, text: str, ranges: list[Range]) -> tuple[Extraction, Doubtful]:
    scope = Scope(article, text, ranges)
    spans: list[Span] = []
    groups: list[Group] = []
    outline: list[OutlineEntry] = []
    doubts: list[Doubt] = []
    for extractor in EXTRACTORS:
        finding = extractor.find(scope)
        spans += finding.spans
        groups += finding.groups
        outline += finding.outline
        doubts += finding.doubts
    places = [span for span in spans if span.label == PROVINCE]
    if len(places) < len(spans):
        items = [span for span in spans if span.label == TASK]
        known = Attribution(article, text, ranges, places)
        groups = attribute_groups(known, groups, items)
        attribute_spans(known, spans, groups, items)
        spans = in_reading_order({span.id: span for span in spans}.values())
    found = Extraction(tuple(spans), tuple(groups), tuple(outline))
    return found, Doubtful(tuple(doubts)) if doubts else _NO_DOUBT
