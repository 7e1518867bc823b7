"""Where a name or a one-character name of a province may begin: the one pass of PROVINCE over every character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from core.decoding import COMMON
from core.extractors.gazetteer import abbreviations, heads
from core.extractors.province_letters import neighbours
from core.extractors.resources import one_of


def candidates(text: str, start: int, end: int) -> list[int]:
    """The places, ascending, where two characters begin a word of the dictionary, or one stands beside what makes it a name.

    A set of characters costs a pattern about as much as it holds, in the processor's cache: what follows each single
    one is asked here, of two sets of pairs.
    """
    onwards, backwards = _pairs()
    places = [found.start() for found in _pattern().finditer(text, start, end)]
    return [at for at in places if text[at : at + 2] in onwards or text[at - 1 : at + 1] in backwards]


@lru_cache(maxsize=1)
def _pairs() -> tuple[frozenset[str], frozenset[str]]:
    """The pairs whose first character is a place's, and those whose second one is."""
    beside = neighbours().items()
    onwards = {char + after for char, near in beside for after in near.after}
    return heads() | onwards, frozenset(before + char for char, near in beside for before in near.before)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A name's first character with what may follow any of its sort, and every one-character name.

    The characters that Chinese text is full of (中, 新, 大; 化, 方) are sorts of their own, as first and as second ones: few
    names hold them, so few characters stand beside them there, and most of what they begin falls at once.
    """
    sorts: dict[tuple[bool, bool], list[str]] = {}
    for head in sorted(heads()):
        sorts.setdefault((head[0] in COMMON, head[1] in COMMON), []).append(head)
    pairs = "|".join(
        f"(?<={_place(alike, 0)})(?={_place(alike, 1)})" for _, alike in sorted(sorts.items(), reverse=True)
    )
    first = one_of({*abbreviations(), *(head[0] for head in heads())})
    return re.compile(f"{first}(?:(?={_place(heads(), 1)})(?:{pairs})|{_letters()})")


def _letters() -> str:
    """A pattern for what has just passed a one-character name: 新 alone is a quarter of all first characters."""
    known = neighbours()
    sorts = [[char for char in known if (char in COMMON) is common] for common in (False, True)]
    return "|".join(
        f"(?<={one_of(alike)})(?:(?={_beside(known[char].after for char in alike)})"
        f"|(?<={_beside(known[char].before for char in alike)}.))"
        for alike in sorts
    )


def _beside(sets: Iterable[frozenset[str]]) -> str:
    return one_of(frozenset[str]().union(*sets))


def _place(words: Iterable[str], at: int) -> str:
    """A pattern for what stands at that place of any of the words."""
    return one_of({word[at] for word in words})
