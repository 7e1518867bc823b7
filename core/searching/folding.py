"""The folded copy in which a search looks: same length, width and case put aside, each character by itself.

Since no character's folding depends on its neighbours, a text can be folded piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.model import Range
from core.text import fold

STEP: Final = 50_000
"""Code points looked through at a time: about 2 ms."""
_FULL_WIDTH: Final = re.compile("[\uff01-\uff5e\u3000\xa0\u202f]")


def folded(text: str) -> str:
    """A copy of the same length: `core.text.fold`, and small letters for capitals."""
    # İ would become two characters, and Σ one that depends on what follows it.
    return fold(text).replace("\u0130", "i").replace("\u03a3", "\u03c3").lower()


def scan(text: str, words: str, *, exact: bool = False, step: int = STEP) -> Iterator[list[Range]]:
    """Where the words stand, ascending, none overlapping another, `step` code points of the text a time.

    `exact` puts neither width nor case aside. A piece without any gives an empty list.
    """
    yield from scan_pieces(pieces(text, step), words, exact=exact)


def pieces(text: str, step: int = STEP) -> Iterator[str]:
    """The text in pieces of `step` code points."""
    for start in range(0, len(text), step):
        yield text[start : start + step]


def scan_pieces(parts: Iterator[str], words: str, *, exact: bool = False, ready: bool = False) -> Iterator[list[Range]]:
    """`scan` for a text that comes in pieces; `ready` where they are folded already."""
    wanted = words if exact else folded(words)
    size = len(wanted)
    kept, begin, free = "", 0, 0
    for part in parts:
        piece = kept + (part if exact or ready else folded(part))
        found: list[Range] = []
        place = piece.find(wanted, max(0, free - begin)) if size else -1
        while place >= 0:
            free = begin + place + size
            found.append((begin + place, free))
            place = piece.find(wanted, place + size)
        cut = max(0, len(piece) - size + 1)
        kept, begin = piece[cut:], begin + cut
        yield found


def occurrences(text: str, words: str, *, exact: bool = False) -> list[Range]:
    """All of `scan` at once, for texts that are short or looked through in the background."""
    return [one for part in scan(text, words, exact=exact) for one in part]


def literal_width(pattern: str) -> str:
    """A regular expression whose full-width characters stand for their half-width forms, never for its signs."""
    return _FULL_WIDTH.sub(lambda found: re.escape(fold(found[0])), pattern)
