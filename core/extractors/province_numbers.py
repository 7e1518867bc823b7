"""The letter that opens a document's number names the province whose bodies issued it: 鲁政发〔2014〕20号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from core.extractors.gazetteer import abbreviations
from core.extractors.province_letters import STRONG
from core.extractors.province_places import Found
from core.model import Range

_YEAR: Final = re.compile(r"[〔﹝\[(【〈](?:19|20)\d\d[〕﹞\])】〉] ?第? ?\d{1,5} ?号")
_LONGEST_YEAR: Final = 15
"""Characters from the bracket to 号, which is not counted."""
_BEFORE_LAST: Final = frozenset("0123456789 ")
_OPENS: Final = "".join(sorted(STRONG | frozenset("吉黑云甘青宁新藏")))
"""Letters that open the numbers of a province; 贵, 秦, 台 and the like open a city's (贵港, 秦皇岛, 台州)."""
_LONGEST: Final = 16
_CODE: Final = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=根据|依据|按照|依照|参照|落实|执行|印发|发布|废止|文号)|(?<=[据照和及与由以即]))"
    rf"([{_OPENS}])(?![市州县区])[\u4e00-\u9fff]{{1,8}}$"
)
"""Who and what sort of document, up to the year; 晋市政发 is a city's."""


def _years(text: str, start: int, end: int) -> Iterator[int]:
    """Where 〔2014〕20号 begins in `[start, end)`: looked for from its last character, of which there are few."""
    at = text.find("号", start, end)
    while at >= 0:
        if text[at - 1] in _BEFORE_LAST:
            for found in _YEAR.finditer(text, max(start, at - _LONGEST_YEAR), at + 1):
                if found.end() == at + 1:
                    yield found.start()
        at = text.find("号", at + 1, end)


def numbered_letters(text: str, ranges: Sequence[Range]) -> list[Found]:
    """The letters of provinces that open a document's number in those ranges, ascending."""
    if not ranges or text.find("号", ranges[0][0], ranges[-1][1]) < 0:
        return []
    codes = abbreviations()
    found = []
    for start, end in ranges:
        for at in _years(text, start, end):
            code = _CODE.search(text[max(start, at - _LONGEST) : at])
            if code is not None:
                place = at - len(code[0]) + (code.start(1) - code.start())
                found.append(Found(place, place + 1, codes[code[1]], "abbr", "province.abbr.number", 0.85))
    return found
