"""Names whose two characters may belong to two other words: 广大|同志 holds no 大同, 沿海|南北 no 海南.

Only a cut of the whole sentence tells: 高铁|山东|段 has words on both sides too (铁山, 东段). So nothing is refused here;
jieba is asked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import short_names
from core.extractors.resources import rows

LONGEST: Final = 3
"""Characters of such a word beside the one it shares with the name."""


@lru_cache(maxsize=1)
def _sides() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """By character: what stands before it in a word it ends, and after it in a word it begins."""
    ends: dict[str, frozenset[str]] = {}
    begins: dict[str, frozenset[str]] = {}
    for char, side, words in rows("gazetteers/straddling.tsv"):
        (ends if side == "ends" else begins)[char] = frozenset(words.split(" "))
    return ends, begins


def straddled(text: str, start: int, stop: int, code: str) -> bool:
    """Whether a word may end behind the first character of the name at `[start, stop)`, and another begin there.

    Not where the province `code` stands right before it: 山西|晋城|东圣社区 has its 西晋 and 城东 by chance.
    """
    province = short_names().get(code, "")
    if province and text[max(0, start - len(province)) : start] == province:
        return False
    ends, begins = _sides()
    before, after = ends.get(text[start]), begins.get(text[stop - 1])
    return (
        before is not None
        and after is not None
        and any(text[max(0, start - size) : start] in before for size in range(1, LONGEST + 1))
        and any(text[stop : stop + size] in after for size in range(1, LONGEST + 1))
    )
