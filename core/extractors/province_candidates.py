"""Where a name or a one-character name of a province may begin: one pattern, the one costly pass of PROVINCE."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import abbreviations, heads
from core.extractors.province_letters import around
from core.extractors.resources import one_of
from core.text import COMMON

_PARTS: Final = 16
"""First characters are tried in this many parts: about the root of their number, so that few of them are looked at."""


@lru_cache(maxsize=1)
def candidates() -> re.Pattern[str]:
    """Matches a first character, then what may stand beside it.

    The first characters that Chinese text is full of (中, 新, 大, 和 …) are kept apart: each begins a few names only,
    so the set of characters that may follow them is small, and most of them fall at once.
    """
    seconds: dict[str, set[str]] = {}
    for head in heads():
        seconds.setdefault(head[0], set()).add(head[1])
    first = sorted({*seconds, *abbreviations()})
    halves = ([char for char in first if char not in COMMON], [char for char in first if char in COMMON])
    branches = [f"(?<={one_of(half)}){_near(half, seconds)}(?:{_parts(half, seconds)})" for half in halves]
    return re.compile(f"{one_of(first)}(?:{'|'.join(branches)})")


def _near(chars: Sequence[str], seconds: dict[str, set[str]]) -> str:
    """What stands beside any of the characters at all; a one-character name's neighbours are looked at later."""
    following = set().union(*(seconds.get(char, set()) for char in chars))
    letters = [char for char in chars if char in abbreviations()]
    return f"(?:(?={one_of(following)})|(?<={one_of(letters)}))"


def _parts(chars: Sequence[str], seconds: dict[str, set[str]]) -> str:
    parts = []
    for number in range(_PARTS):
        few = chars[number::_PARTS]
        parts.append(f"(?<={one_of(few)})(?:{'|'.join(_beside(char, seconds) for char in few)})")
    return "|".join(parts)


def _beside(char: str, seconds: dict[str, set[str]]) -> str:
    tests = [f"(?={one_of(seconds[char])})"] if char in seconds else []
    if char in abbreviations():
        tests.append(around(char))
    return f"(?<={char})(?:{'|'.join(tests)})"
