"""Ranges of selected text: pure functions over the article's text, offsets in code points."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from core.model import Range
from ui.reader.blocks import Block


@dataclass(frozen=True, slots=True)
class Selected:
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


def step(text: str, offset: int, by: int) -> int:
    """One character on or back, never between a character and the marks that combine with it."""
    place = min(max(offset + by, 0), len(text))
    while 0 < place < len(text) and unicodedata.combining(text[place]):
        place += by
    return place


def word_step(text: str, offset: int, by: int) -> int:
    """One run of characters on or back."""
    place = step(text, offset, by)
    while 0 < place < len(text) and _sort(text[place - 1]) == _sort(text[place]):
        place += by
    return place
