"""Days as Chinese pages write them, in digits or in Chinese figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

DAY: Final = r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)"
HAN_DAY: Final = (
    r"([一二][〇○零0O一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_DAY: Final = re.compile(DAY)
_HAN_DAY: Final = re.compile(HAN_DAY)
_HAN: Final = {word: at for at, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "0": 0, "O": 0}


def iso_day(words: str) -> str:
    """The first day of the calendar written with its year, as ISO 8601; empty where there is none."""
    for year, month, day in _days(words):
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return ""


def _days(words: str) -> Iterator[tuple[int, int, int]]:
    for digits in _DAY.finditer(words):
        yield int(digits[1]), int(digits[2]), int(digits[3])
    for han in _HAN_DAY.finditer(words):
        yield int("".join(str(_HAN[one]) for one in han[1])), _small(han[2]), _small(han[3])


def _small(words: str) -> int:
    """1 … 99 in Chinese figures."""
    tens, mark, ones = words.rpartition("十")
    if not mark:
        return _HAN.get(words, 0)
    return (_HAN.get(tens, 0) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)
