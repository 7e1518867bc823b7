"""brat's names (of labels and attributes) hold ASCII letters, digits, `_` and `-` only: others are spelt out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]")
_SPELT: Final = re.compile(r"_u([0-9a-f]+)_")
BREAKS: Final = re.compile("[\n\t\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
"""What cannot be inside a field of a line of an `.ann` file."""


@lru_cache(maxsize=4096)
def safe(name: str) -> str:
    """The name as brat takes it: `_u6807_` for 标; an `_` that would read as the beginning of one is spelt out too."""
    return "".join(
        letter if _PLAIN.fullmatch(letter) and name[at : at + 2] != "_u" else f"_u{ord(letter):x}_"
        for at, letter in enumerate(name)
    )


def plain(name: str) -> str:
    """The name that was made safe."""
    return _SPELT.sub(lambda found: chr(int(found[1], 16)) if int(found[1], 16) < 0x110000 else found[0], name)


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A range without the breaks in it, which a line of an `.ann` file cannot hold."""
    if BREAKS.search(text, start, end) is None:
        return [(start, end)] if start < end else []
    found, at = [], start
    for gap in BREAKS.finditer(text, start, end):
        found.append((at, gap.start()))
        at = gap.end()
    return [(low, high) for low, high in [*found, (at, end)] if low < high]
