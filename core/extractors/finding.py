"""What an extractor is given and what it gives back."""

from __future__ import annotations

from typing import NamedTuple

from core.model import Article, Group, OutlineEntry, Range, Span


class Scope(NamedTuple):
    """Where to look: the article, its folded text (of the same length), and ascending ranges of code points."""

    article: Article
    text: str
    ranges: list[Range]


class Doubt(NamedTuple):
    """A place only jieba can decide, with the stretch of text to cut."""

    span: Span
    around: Range


class Finding(NamedTuple):
    """What one extractor found: spans and groups without their province, heading lines, places left to jieba."""

    spans: tuple[Span, ...] = ()
    groups: tuple[Group, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    doubts: tuple[Doubt, ...] = ()
