"""Ranges of selected text: pure functions over the article's text, offsets in code points."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from core.editing import edges
from core.editing.edges import joins, step
from core.model import Range
from ui.reader.blocks import Block


class Selected(NamedTuple):
    """Selected text: where it was begun and where it is being extended to; equal offsets are a bare caret."""

    anchor: int
    head: int

    @property
    def range(self) -> Range | None:
        """The selected range, or None where nothing is."""
        return None if self.anchor == self.head else (min(self.anchor, self.head), max(self.anchor, self.head))


def _sort(char: str) -> str:
    """The class of a character, for double clicks."""
    if "\u3400" <= char <= "\u9fff" or char >= "\U00020000":
        return "han"
    if char.isalnum() or char == "_" or unicodedata.combining(char):
        return "word"
    return "space" if char.isspace() else "sign"


def word_at(text: str, offset: int, limits: Range) -> Range:
    """The run of characters of one class round the offset, inside the limits."""
    if not limits[0] <= offset < limits[1]:
        return (offset, offset)
    sort = _sort(text[offset])
    start, end = offset, offset + 1
    while start > limits[0] and _sort(text[start - 1]) == sort:
        start -= 1
    while end < limits[1] and _sort(text[end]) == sort:
        end += 1
    return (start, end)


def paragraph_at(blocks: Sequence[Block], index: int) -> Range:
    """The whole paragraph to which that block belongs."""
    first = last = index
    while not blocks[first].first:
        first -= 1
    while not blocks[last].last:
        last += 1
    return (blocks[first].start, blocks[last].end)


def word_step(text: str, offset: int, by: int) -> int:
    """One run of characters on or back."""
    place = step(text, offset, by)
    while 0 < place < len(text) and (_sort(text[place - 1]) == _sort(text[place]) or joins(text, place)):
        place += by
    return place


class WordEdges(Protocol):
    """Where words begin and end, as far as it is known yet."""

    def edges(self, offset: int) -> Sequence[int]:
        """The offsets between the words round that character, ascending; empty until they are known."""

    def want(self, offset: int) -> None:
        """Find out about the words round that character, in the background."""


class NoWords:
    """Knows no words."""

    def edges(self, _offset: int) -> Sequence[int]:
        """None are known."""
        return ()

    def want(self, _offset: int) -> None:
        """Nobody is asked."""


def word_place(words: WordEdges, offset: int, by: int) -> int | None:
    """The edge of the word that follows (1) or comes before (-1); None until it is known, and then it is asked for."""
    inside = offset if by > 0 else offset - 1
    known = words.edges(inside)
    if not known:
        words.want(inside)
        return None
    return edges.word_step(known, offset, by)
