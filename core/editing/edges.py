"""Where the edges of a span may stand: whole characters as a reader sees them, and whole words on request.

Offsets are code points. An edge never stands inside a line break of two characters, between the halves of a pair, or
before a mark that belongs to the character in front of it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, Literal

from core.model import Range

Edge = Literal["start", "end"]
_JOINER: Final = "\u200d"
_LONGEST: Final = 64
"""Code points that one character may be made of before it is taken apart after all (a text of nothing but marks)."""


def joins(text: str, at: int) -> bool:
    """Whether an edge at `at` would cut through one character: marks, joined signs, flags, CR LF, surrogates."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before == "\r" and after == "\n":
        return True
    if "\ud800" <= before <= "\udbff" and "\udc00" <= after <= "\udfff":
        return True
    if after < "\u0300":
        return False
    if _extends(after) or (before == _JOINER and not after.isspace()):
        return True
    return _regional(before) and _regional(after) and _regionals_before(text, at) % 2 == 1


def _extends(char: str) -> bool:
    """Whether the character is drawn with the one before it."""
    return (
        char == _JOINER
        or unicodedata.category(char) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _regionals_before(text: str, at: int) -> int:
    first = at
    while first > 0 and at - first < _LONGEST and _regional(text[first - 1]):
        first -= 1
    return at - first


def step(text: str, at: int, by: int) -> int:
    """The next place for an edge, on (1) or back (-1); the ends of the text stop it."""
    place = min(max(at + by, 0), len(text))
    for _more in range(_LONGEST):
        if not joins(text, place):
            break
        place += by
    return place


def whole(text: str, at: int, by: int) -> int:
    """The place itself where an edge may stand there, else the next one in that direction."""
    at = min(max(at, 0), len(text))
    return step(text, at, by) if joins(text, at) else at


def dragged(text: str, held: Range, edge: Edge, to: int) -> Range:
    """The range with one edge moved to `to`, as near as it may come: never over the other edge, never only white."""
    start, end = held
    if edge == "start":
        latest = end
        while latest > 0 and text[latest - 1].isspace():
            latest -= 1
        return (whole(text, min(max(to, 0), step(text, max(latest, 1), -1)), -1), end)
    earliest = start
    while earliest < len(text) - 1 and text[earliest].isspace():
        earliest += 1
    return (start, whole(text, max(min(to, len(text)), step(text, earliest, 1)), 1))


def moved(text: str, held: Range, edge: Edge, by: int) -> Range:
    """The range with one edge a character on (1) or back (-1), past white space; as it was where that is not to be."""
    at = held[0] if edge == "start" else held[1]
    place = step(text, at, by)
    while 0 < place < len(text) and (text[place] if edge == "start" else text[place - 1]).isspace():
        place = step(text, place, by)
    return kept(text, held, edge, place)


def kept(text: str, held: Range, edge: Edge, place: int) -> Range:
    """The range with one edge at `place`, or as it was where nothing but white space would be left."""
    start, end = (place, held[1]) if edge == "start" else (held[0], place)
    return (start, end) if start < end and text[start:end].strip() else held


def word_edges(words: Iterable[str], start: int) -> tuple[int, ...]:
    """The offsets between the words of a stretch that begins at `start`, both its ends included; ascending."""
    return tuple(accumulate((len(word) for word in words), initial=start))


def nearest(edges: Sequence[int], at: int) -> int:
    """The word's edge nearest to `at`; `at` itself where it lies outside them."""
    if not edges or not edges[0] <= at <= edges[-1]:
        return at
    following = bisect_left(edges, at)
    if edges[following] == at:
        return at
    before, after = edges[following - 1], edges[following]
    return before if at - before <= after - at else after


def word_step(edges: Sequence[int], at: int, by: int) -> int | None:
    """The next word's edge, on (1) or back (-1); None where the words do not reach so far."""
    number = bisect_right(edges, at) if by > 0 else bisect_left(edges, at) - 1
    return edges[number] if 0 <= number < len(edges) else None
