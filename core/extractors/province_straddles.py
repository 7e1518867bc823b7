"""Names whose two characters may belong to two other words: 广大|同志 holds no 大同, 沿海|南北 no 海南.

`straddles.tsv` lists by hand what refuses a name, or leaves it open; `straddling.tsv` holds jieba's words, by which nothing is
refused: only a cut of the whole sentence tells, 高铁|山东|段 has words on both sides too (铁山, 东段).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from core.extractors.gazetteer import Place, short_names
from core.extractors.province_places import DOUBT, KEPT, NEVER
from core.extractors.resources import rows

LONGEST: Final = 3
"""Characters of such a word beside the one it shares with the name."""
_TWO: Final = 2
"""Characters of a name that two words can share; of a longer one they would have to leave one over."""


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


def _word_ends(char: str) -> frozenset[str]:
    """What stands right before the character in the words it ends."""
    known = _sides()[0].get(char)
    return known.beside if known else frozenset()


def _straddled(text: str, start: int, stop: int) -> bool:
    """Whether a word may end behind the first character of the name at `[start, stop)`, and another begin there."""
    ends, begins = _sides()
    before, after = ends.get(text[start]), begins.get(text[stop - 1])
    if before is None or after is None or not start:
        return False
    if text[start - 1] not in before.beside or text[stop : stop + 1] not in after.beside:
        return False
    return any(text[max(0, start - size) : start] in before.whole for size in range(1, LONGEST + 1)) and any(
        text[stop : stop + size] in after.whole for size in range(1, LONGEST + 1)
    )


@dataclass(frozen=True, slots=True)
class _Straddle:
    left: frozenset[str]
    right: re.Pattern[str] | None
    answer: str


@dataclass(frozen=True, slots=True)
class _Straddles:
    """Those of one name, by the character they need on its left, else by the first one they need on its right."""

    by_left: dict[str, list[_Straddle]]
    by_right: dict[str, list[_Straddle]]

    def add(self, left: str, words: str, answer: str) -> None:
        listed = "/" in words or "(" in words
        right = None if words == "-" else re.compile(words.replace("/", "|") if listed else f"[{words}]")
        one = _Straddle(frozenset() if left == "-" else frozenset(left), right, answer)
        chars = {word[0] for word in words.split("/")} if listed else words
        for char in one.left or chars:
            (self.by_left if one.left else self.by_right).setdefault(char, []).append(one)

    def answer(self, text: str, start: int, stop: int, end: int, bounded: bool) -> str:
        """`bounded`: what stands on the left is a name of its own, and shares nothing."""
        before, after = text[start - 1] if start and not bounded else "", text[stop] if stop < end else ""
        found = KEPT
        for one in (*self.by_left.get(before, ()), *self.by_right.get(after, ())):
            if one.right is None or one.right.match(text, stop, end):
                if one.answer == NEVER:
                    return NEVER
                found = DOUBT
        return found


@lru_cache(maxsize=1)
def _straddles() -> dict[str, _Straddles]:
    found: dict[str, _Straddles] = {}
    for name, left, right, answer in rows("gazetteers/straddles.tsv"):
        found.setdefault(name, _Straddles({}, {})).add(left, right, answer)
    return found


@lru_cache(maxsize=1024)
def sharing_sides(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The characters on the left and on the right of a name that leave it open whether other words share its own."""
    known = _straddles().get(name.removesuffix("市"))
    lefts, rights = (frozenset(known.by_left), frozenset(known.by_right)) if known else (frozenset[str](), frozenset())
    return (lefts | _word_ends(name[0]) if _can_straddle(name) else lefts), rights


def shared(text: str, start: int, stop: int, end: int, place: Place) -> str:
    """Whether other words share the characters of the name at `[start, stop)`: `KEPT`, `NEVER`, or `DOUBT` for jieba.

    Right behind the name of its province nothing on the left shares any: 山西|晋中 has its 西晋, 山西|晋城|东圣社区 its 城东 by
    chance.
    """
    province = short_names().get(place.norm)
    bounded = province is not None and text.endswith(province, 0, start)
    straddles = _straddles().get(text[start:stop].removesuffix("市"))
    answer = KEPT if straddles is None else straddles.answer(text, start, stop, end, bounded)
    if answer == KEPT and not bounded and place.kind != "region" and _can_straddle(text[start:stop]):
        return DOUBT if _straddled(text, start, start + _TWO) else KEPT
    return answer


def _can_straddle(name: str) -> bool:
    """Whether two words may share it: 水|上海|事, 灯|塔城市|群."""
    return len(name) == _TWO or name.endswith("城市")
