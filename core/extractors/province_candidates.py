"""Where a name or a one-character name of a province may begin: the one pass of PROVINCE over every character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from core.extractors.gazetteer import abbreviations, heads
from core.extractors.province_letters import neighbours
from core.extractors.resources import one_of
from core.text import COMMON


def candidates(text: str, start: int, end: int) -> Iterator[int]:
    """The places, ascending, where two characters begin a word of the dictionary, or one stands beside what makes it a name.

    A set of characters costs a pattern about as much as it holds, in the processor's cache: what follows each single
    one is asked here, of two sets of pairs.
    """
    onwards, backwards = _pairs()
    for found in _pattern().finditer(text, start, end):
        at = found.start()
        if text[at : at + 2] in onwards or text[at - 1 : at + 1] in backwards:
            yield at


@lru_cache(maxsize=1)
def _pairs() -> tuple[frozenset[str], frozenset[str]]:
    """The pairs whose first character is a place's, and those whose second one is."""
    beside = neighbours().items()
    onwards = {char + after for char, near in beside for after in near.after}
    return heads() | onwards, frozenset(before + char for char, near in beside for before in near.before)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A first character with what may follow any of its sort, and every one-character name.

    The first characters that Chinese text is full of (中, 新, 大, 和 …) are a sort of their own: they begin few names, so
    few characters may follow them, and most of them fall at once.
    """
    seconds: dict[str, set[str]] = {}
    for head in heads():
        seconds.setdefault(head[0], set()).add(head[1])
    rare = [char for char in seconds if char not in COMMON]
    common = [char for char in seconds if char in COMMON]
    sorts = [_followed(rare, seconds), _followed(common, seconds), f"(?<={one_of(abbreviations())})"]
    return re.compile(f"{one_of({*seconds, *abbreviations()})}(?:{'|'.join(sorts)})")


def _followed(chars: Sequence[str], seconds: dict[str, set[str]]) -> str:
    following = set().union(*(seconds[char] for char in chars))
    return f"(?<={one_of(chars)})(?={one_of(following)})"
