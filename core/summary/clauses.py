"""Clauses: what a numbered task comes down to, always as substrings of the text, never composed.

A *part* ends at a full stop, a semicolon or a line break; a *clause* also at a comma. A boundary inside quotation
marks, a pair of title marks or a slogan is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from core.model import Range

_STOP: Final = re.compile("[，,。；;！？!?\n]")
_ENDS_PART: Final = frozenset("。；;！？!?\n")
_PAIRS: Final = ("“”", "‘’", "「」", "『』", "《》", "（）", "()")
_BLANK: Final = " \t\xa0\u3000\u200b，,、:：.．"
_OPENING: Final = re.compile(r"(?:还|也|更|就是)?(?:要(?![求素点件闻务义领塞])|必须|务必)")
_LONGEST: Final = 120
"""Code points over which a pair of marks or a slogan holds a clause together; beyond, the text has lost a mark."""

_NESTED: Final = 4
"""Slogans before a place that may hold it: they nest no deeper."""

_CIRCUMSTANCE: Final = re.compile(
    r"在.+(?:基础上|前提下|背景下|形势下|过程中|同时|[上中下时后前])$"
    r"|以.+为(?:抓手|契机|目标|主线|导向|重点|核心|引领|统领|牵引|基础|载体|突破口|支撑|动力|依托|主题|根本|遵循|指导|指引|切入点)$"
    r"|(?:按照|根据|依据|遵照|随着|面对|针对|结合|围绕|为了|通过|除了|借助|依托|立足).+$"
)
"""A clause that only says under which circumstances: 在…的基础上, 以…为抓手."""


def parts(text: str, start: int, end: int, whole: Sequence[Range] = ()) -> list[list[Range]]:
    """The clauses of `[start, end)`, part by part, without white space at their ends.

    `whole` are ranges by their start that stay in one clause.
    """
    found: list[list[Range]] = [[]]
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < at or (stop[0] != "\n" and _held(text, at, stop.start(), whole)):
            continue
        _keep(text, at, stop.start(), found[-1])
        at = stop.end()
        if stop[0] in _ENDS_PART and found[-1]:
            found.append([])
    _keep(text, at, end, found[-1])
    return [part for part in found if part]


def _keep(text: str, start: int, end: int, into: list[Range]) -> None:
    while start < end and (text[start] in _BLANK or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _BLANK or text[end - 1].isspace()):
        end -= 1
    if start < end:
        into.append((start, end))


def _held(text: str, start: int, stop: int, whole: Sequence[Range]) -> bool:
    """Whether the sign at `stop` stands inside a slogan, or inside marks that were opened in the clause."""
    before = bisect_left(whole, (stop, stop))
    if any(last > stop for _first, last in whole[max(0, before - _NESTED) : before]):
        return True
    clause = text[max(start, stop - _LONGEST) : stop]
    rest = text[stop : stop + _LONGEST]
    return any(clause.count(mark) > clause.count(other) and other in rest for mark, other in _PAIRS)


def without_opening(text: str, clause: Range) -> Range:
    """The clause without a 要 or 必须 before its verb."""
    opening = _OPENING.match(text, *clause)
    start = opening.end() if opening else clause[0]
    return (start, clause[1]) if start < clause[1] else clause


def says_only_when(words: str) -> bool:
    """Whether a clause names only the circumstances of what follows."""
    return _CIRCUMSTANCE.match(words) is not None


def in_short(text: str, start: int, end: int, slogans: Sequence[Range] = ()) -> tuple[Range, ...]:
    """The first clause of each part that says what is to be done, and every clause that holds a slogan."""
    kept: list[Range] = []
    for part in parts(text, start, end, slogans):
        bare = [without_opening(text, clause) for clause in part]
        first = next((one for one in bare if not says_only_when(text[slice(*one)])), bare[0])
        kept += [one for one in bare if one == first or holds(one, slogans)]
    return tuple(kept)


def holds(clause: Range, slogans: Sequence[Range]) -> bool:
    """Whether one of the slogans (by their start) lies inside the clause."""
    first, last = bisect_left(slogans, (clause[0], 0)), bisect_left(slogans, (clause[1], 0))
    return any(end <= clause[1] for _start, end in slogans[first:last])


def first_clause(text: str, start: int, end: int) -> Range:
    """The first clause of a range; the range itself where it has none."""
    found = parts(text, start, min(end, start + 400))
    return found[0][0] if found else (start, end)
