"""Names whose two characters may belong to two other words: 广大|同志 holds no 大同, 沿海|南北 no 海南.

Only a cut of the whole sentence tells: 高铁|山东|段 has words on both sides too (铁山, 东段). So nothing is refused here;
jieba is asked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from core.extractors.gazetteer import short_names
from core.extractors.resources import rows

LONGEST: Final = 3
"""Characters of such a word beside the one it shares with the name."""


class _Words(NamedTuple):
    """What stands beside a shared character in the words it ends, or in those it begins."""

    beside: frozenset[str]
    """The characters right beside it: hardly a name has one of them on both sides."""
    whole: frozenset[str]


@lru_cache(maxsize=1)
def _sides() -> tuple[dict[str, _Words], dict[str, _Words]]:
    """By character: what stands before it in a word it ends, and after it in a word it begins."""
    ends: dict[str, _Words] = {}
    begins: dict[str, _Words] = {}
    for char, side, listed in rows("gazetteers/straddling.tsv"):
        words = listed.split(" ")
        at, known = (-1, ends) if side == "ends" else (0, begins)
        known[char] = _Words(frozenset(word[at] for word in words), frozenset(words))
    return ends, begins


def word_ends(char: str) -> frozenset[str]:
    """What stands right before the character in the words it ends."""
    known = _sides()[0].get(char)
    return known.beside if known else frozenset()


def straddled(text: str, start: int, stop: int, code: str) -> bool:
    """Whether a word may end behind the first character of the name at `[start, stop)`, and another begin there.

    Not where the province `code` stands right before it: 山西|晋城|东圣社区 has its 西晋 and 城东 by chance.
    """
    ends, begins = _sides()
    before, after = ends.get(text[start]), begins.get(text[stop - 1])
    if before is None or after is None or not start:
        return False
    if text[start - 1] not in before.beside or text[stop : stop + 1] not in after.beside:
        return False
    province = short_names().get(code, "")
    if province and text.endswith(province, 0, start):
        return False
    return any(text[max(0, start - size) : start] in before.whole for size in range(1, LONGEST + 1)) and any(
        text[stop : stop + size] in after.whole for size in range(1, LONGEST + 1)
    )
