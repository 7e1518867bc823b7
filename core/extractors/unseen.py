"""Characters that nobody sees, zero-width and private-use ones: left out of the copy every rule reads.

`Gaps` leads from a copy that left characters out back to the offsets of the text it was made of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.extractors.finding import Doubt
from core.extractors.new_span import elsewhere
from core.ids import group_id, machine_ids
from core.model import TASK, Article, Extraction, Group, OutlineEntry, Paragraph, Range, Span, replace
from core.text import FOLDABLE, fold, fold_often

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]")
_SELDOM: Final = re.compile(f"{_UNSEEN.pattern[:-1]}{FOLDABLE}]")
"""What nearly no article holds once it is folded as far as `fold_often` goes."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The offsets that were left out, ascending."""

    places: list[int]
    shifted: list[int]
    """For each of them, the offset in the copy of what follows it."""

    def back(self, start: int, end: int) -> Range:
        """The text's range of a range of the copy; no gap stands at either end of it."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, at: int) -> int:
        return at + bisect_right(self.shifted, at)

    def forth(self, at: int) -> int:
        """The copy's offset of one of the text's."""
        return at - bisect_left(self.places, at)


def leave_out(text: str, places: list[int]) -> tuple[str, Gaps]:
    """The text without the characters at those offsets (ascending), and the way back."""
    pieces, start = [], 0
    for at in places:
        pieces.append(text[start:at])
        start = at + 1
    pieces.append(text[start:])
    return "".join(pieces), Gaps(places, [at - number for number, at in enumerate(places)])


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as it is seen: the copy, its folded text, its ranges, and the way back to the article's own."""

    article: Article
    text: str
    ranges: list[Range]
    gaps: Gaps

    def forth(self, span: Span) -> Span:
        """A span of the article, at its offsets in the copy."""
        return replace(span, start=self.gaps.forth(span.start), end=self.gaps.forth(span.end))

    def returned(self, found: Extraction, doubts: Sequence[Doubt]) -> tuple[Extraction, tuple[Doubt, ...]]:
        """What was found in the copy, with the article's own offsets, and named by them."""
        sha = self.article.text_sha256
        places = [self.gaps.back(span.start, span.end) for span in found.spans]
        first: dict[str, int] = {}
        for span, (start, _) in zip(found.spans, places, strict=True):
            first.setdefault(span.group, start)
        named = {
            group.id: group_id(sha, group.label, first[group.id], group.level if group.label == TASK else 1)
            for group in found.groups
            if group.id in first
        }
        spans = tuple(self._moved(found.spans, places, named))
        groups = tuple(self._group(group, named) for group in found.groups)
        outline = tuple(self._entry(entry) for entry in found.outline)
        doubted = [doubt.span for doubt in doubts]
        asked = self._moved(doubted, [self.gaps.back(span.start, span.end) for span in doubted], named)
        late = tuple(Doubt(span, self.gaps.back(*doubt.around)) for span, doubt in zip(asked, doubts, strict=True))
        return Extraction(spans, groups, outline), late

    def _moved(self, spans: Sequence[Span], places: Sequence[Range], named: dict[str, str]) -> Iterator[Span]:
        """The spans at those places of the text, named by them."""
        by_label: dict[str, list[Range]] = {}
        for span, place in zip(spans, places, strict=True):
            by_label.setdefault(span.label, []).append(place)
        sha = self.article.text_sha256
        ids = {label: iter(machine_ids(sha, label, ranges)) for label, ranges in by_label.items()}
        for span, place in zip(spans, places, strict=True):
            marker = None if span.marker is None else self.gaps.back(*span.marker)
            yield elsewhere(span, next(ids[span.label]), place, marker, named.get(span.group, span.group))

    def _group(self, group: Group, named: dict[str, str]) -> Group:
        lead_in, org, target = (
            None if one is None else self.gaps.back(*one) for one in (group.lead_in, group.org, group.target)
        )
        return replace(
            group,
            id=named.get(group.id, group.id),
            parent=named.get(group.parent, group.parent),
            lead_in=lead_in,
            org=org,
            target=target,
        )

    def _entry(self, entry: OutlineEntry) -> OutlineEntry:
        start, end = self.gaps.back(entry.start, entry.end)
        return replace(entry, start=start, end=end)


def folded(text: str) -> tuple[str, bool]:
    """The folded copy, and whether it may hold what nobody sees: one pass asks for that and for what is left to fold."""
    often = fold_often(text)
    return (often, False) if _SELDOM.search(often) is None else (fold(often), True)


def as_seen(article: Article, folded: str, ranges: Sequence[Range]) -> Seen | None:
    """The article without the characters nobody sees; None where it has none, as nearly always."""
    if _UNSEEN.search(folded) is None:
        return None
    text, gaps = leave_out(folded, [found.start() for found in _UNSEEN.finditer(folded)])
    paragraphs = tuple(_moved(one, gaps) for one in article.paragraphs)
    near = [(gaps.forth(start), gaps.forth(end)) for start, end in ranges]
    held = [one for one in near if one[0] < one[1]]
    return Seen(replace(article, text=text, paragraphs=paragraphs), text, held, gaps)


def _moved(paragraph: Paragraph, gaps: Gaps) -> Paragraph:
    return replace(paragraph, start=gaps.forth(paragraph.start), end=gaps.forth(paragraph.end))
