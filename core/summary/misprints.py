"""What a text itself seems to have wrong: listed misprints, words printed twice, stops printed twice.

A help for the reader, not a proof-reading: it knows only the misprints of `resources/misprints.tsv` and words of two to
four characters that stand twice in a row, it does not understand the sentence, and what it shows may be meant. The
text is never changed; every find is quoted as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from core.extractors.resources import rows
from core.model import Range

STEP: Final = 20_000
"""Code points looked through between two rests."""
_HAN: Final = "\u4e00-\u9fff"
_TWICE: Final = re.compile(rf"([{_HAN}]{{2,4}})\1")
_STOPS: Final = re.compile("[，,]{2}|，。|。，|、、|；；|：：|(?<!。)。。(?!。)|(?<!目)的的(?![确喀])")
_SPOKEN: Final = (
    "非常 很多 多少 许多 永远 研究 讨论 考虑 商量 "
    "休息 学习 了解 介绍 谢谢 加油 快点 慢点 乐呵 "
    "高兴 放松 打扫 收拾 活动 锻炼 意思 感受 体验 "
    "体会 比较 比划 琢磨 合计 来回 反复"
)
"""Words of two characters that are said twice on purpose."""
_COUNTED: Final = frozenset("一二三四五六七八九十百千万亿几每两")
"""一步一步, 一个一个: a count is doubled on purpose."""


class Misprint(NamedTuple):
    """A place `[start, end)` and what is probably meant (empty where a word stands twice)."""

    start: int
    end: int
    meant: str


@lru_cache(maxsize=1)
def _listed() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """One pattern for all rows, and each row's own with what is meant."""
    found = tuple((re.compile(row[0]), row[1]) for row in rows("misprints.tsv"))
    return re.compile("|".join(one.pattern for one, _meant in found)), found


def misprints(text: str, start: int, end: int) -> Iterator[Misprint]:
    """The finds in `[start, end)` of the text, in reading order."""
    found = [*_from_list(text, start, end), *_doubled(text, start, end)]
    found += [Misprint(*hit.span(), "") for hit in _STOPS.finditer(text, start, end)]
    yield from sorted(found)


def _from_list(text: str, start: int, end: int) -> Iterator[Misprint]:
    any_of, each = _listed()
    for hit in any_of.finditer(text, start, end):
        yield Misprint(*hit.span(), next(meant for pattern, meant in each if pattern.match(text, hit.start(), end)))


def _doubled(text: str, start: int, end: int) -> Iterator[Misprint]:
    for hit in _TWICE.finditer(text, start, end):
        word = hit[1]
        if word in _SPOKEN or len(set(word)) == 1 or word[0] in _COUNTED or word[: len(word) // 2] * 2 == word:
            continue
        yield Misprint(*hit.span(), "")


def steps(text: str, ranges: list[Range]) -> Iterator[list[Misprint]]:
    """The finds of those ranges of the text, with a rest about every `STEP` code points, at the end of a sentence."""
    batch: list[Misprint] = []
    seen = 0
    for start, end in ranges:
        at = start
        while at < end:
            stop = min(end, at + STEP)
            stop = text.find("。", stop, min(end, stop + STEP)) if stop < end else end
            stop = stop if stop > at else min(end, at + STEP)
            batch += misprints(text, at, stop)
            seen += stop - at
            at = stop
            if seen >= STEP:
                yield batch
                batch, seen = [], 0
    yield batch
