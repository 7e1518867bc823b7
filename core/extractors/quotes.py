"""Quoted chunks: what stands between a pair of quotation marks, nested pairs included."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from core.model import Range

LONGEST: Final = 24
"""Code points a chunk may have that is asked whether it names something; longer ones are speech."""
LONGEST_IN_PARTS: Final = 40
"""The same for a chunk of several parts with a space or `、` between them."""

_CLOSES: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "〞": "〝"}
_OPENS: Final = frozenset(_CLOSES.values())
_ONE_PAIR: Final = "“”"
"""As nearly all that is quoted stands: one pair behind the other."""
_SIGNS: Final = _ONE_PAIR + "‘’「」『』〝〞\"'"
_SPEECH: Final = re.compile(r"[。！？!?;；\n]")
_place: Final = itemgetter(1)
_DEEP: Final = 4
"""Pairs within pairs that are looked through for a partner."""
_CLOSED_SHORT: Final = 16
"""Code points between two marks that face the same way (“六稳“) and are still read as a pair."""


_BEYOND: Final = 1 << 60
"""Beyond every offset."""

_Mark = tuple[str, int]
"""A quotation mark and its offset."""


@dataclass(slots=True)
class Chunk:
    """The inside of a pair of marks, `[start, end)`, and how many pairs stand around it."""

    start: int
    end: int
    depth: int = 0

    @property
    def range(self) -> Range:
        """`(start, end)`."""
        return (self.start, self.end)


def chunks(text: str, ranges: Sequence[Range]) -> Iterator[tuple[Range, list[Chunk]]]:
    """The pairs of marks within each paragraph of the folded text, by their start; paragraphs without any left out.

    A straight mark opens where none is open. Marks that face the wrong way are paired where only a few words stand
    between them; any other mark without its partner is left out.
    """
    marks = _marks(text)
    if len(marks) < 2:
        return
    at, count = 0, len(marks)
    while at < count:
        number = bisect_right(ranges, (marks[at][1], _BEYOND)) - 1
        range_ = ranges[number] if number >= 0 else (0, 0)
        first, end = at, range_[1]
        while at < count and marks[at][1] < end:
            at += 1
        if at - first > 1:
            found = _paired(text, marks[first:at])
            if found:
                yield range_, found
        elif at == first:
            at += 1  # between two of the ranges


def _marks(text: str) -> list[_Mark]:
    """The marks of the text, ascending; each sort is looked for by itself, at a fraction of a pattern's cost."""
    found: list[_Mark] = []
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            found.append((sign, at))
            at = text.find(sign, at + 1)
    if found:
        found.sort(key=_place)
    return found


def _paired(text: str, marks: list[_Mark]) -> list[Chunk]:
    if "".join([sign for sign, _ in marks]) == _ONE_PAIR * (len(marks) // 2):
        return [Chunk(marks[at][1] + 1, marks[at + 1][1]) for at in range(0, len(marks), 2)]
    return _nested(text, marks)


def _nested(text: str, marks: list[_Mark]) -> list[Chunk]:
    found: list[Chunk] = []
    open_: list[_Mark] = []
    lonely: list[_Mark] = []
    for mark in marks:
        sign, at = mark
        if sign in _OPENS:
            open_.append(mark)
            continue
        if sign == "'" and _apostrophe(text, at):
            continue
        opener = _CLOSES.get(sign) or _straight(sign, open_)
        if opener is None:
            open_.append(mark)
        elif open_ and open_[-1][0] == opener:
            found.append(Chunk(open_.pop()[1] + 1, at, len(open_)))
        elif any(one[0] == opener for one in open_[-_DEEP:]):
            while open_[-1][0] != opener:
                lonely.append(open_.pop())
            found.append(Chunk(open_.pop()[1] + 1, at, len(open_)))
        else:
            lonely.append(mark)
    if open_ or lonely:
        found.extend(_mended(text, sorted([*open_, *lonely], key=_place)))
    if len(found) > 1:
        found.sort(key=_order)
    return found


def _straight(sign: str, open_: list[_Mark]) -> str | None:
    """The mark that a straight one closes: its like; None where it opens."""
    return sign if any(one[0] == sign for one in open_[-_DEEP:]) else None


def _apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalnum() and after.isascii()


def _order(chunk: Chunk) -> tuple[int, int]:
    return (chunk.start, -chunk.end)


def _mended(text: str, lonely: list[_Mark]) -> Iterator[Chunk]:
    """Neighbours among the marks left over that face the same way: “六稳“, ”六保”."""
    at = 0
    while at + 1 < len(lonely):
        (sign, first), (other, last) = lonely[at], lonely[at + 1]
        between = last - first - 1
        if sign == other and sign in "“”" and 1 < between <= _CLOSED_SHORT and not _SPEECH.search(text, first, last):
            yield Chunk(first + 1, last)
            at += 1
        at += 1
