"""What an extractor is given and what it gives back.

Like all that is made many times an article: open classes with slots, which cost a third of a named tuple or a frozen one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from core.model import Article, Group, OutlineEntry, Range, Span


@dataclass(slots=True)
class Scope:
    """Where to look: the article, its folded text (of the same length), and ascending ranges of code points."""

    article: Article
    text: str
    ranges: list[Range]


class Doubt(NamedTuple):
    """A place only jieba can decide, with the stretch of text to cut."""

    span: Span
    around: Range


@dataclass(slots=True)
class Finding:
    """What one extractor found: spans and groups without their province, heading lines, places left to jieba."""

    spans: tuple[Span, ...] = ()
    groups: tuple[Group, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    doubts: tuple[Doubt, ...] = ()
