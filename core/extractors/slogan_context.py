"""The words around an unquoted slogan: its head noun, and what shows that the letters mean something else."""

from __future__ import annotations

import re
from typing import Final

from core.model import Range

_HEADS: Final = re.compile(
    r"主题教育|主题活动|专项行动|专项整治|总要求|总体布局|战略布局|工程|行动|战略|方略|模式|机制|改革|政策|方针|原则|理念|倡议"
    r"|思路|目标|任务|经验|服务|活动|试点|规划|计划|制度|体系|攻坚战"
)
_NEVER_BEFORE: Final = {
    "共同富裕": re.compile(r"(?:大家|一起|一同)$"),
    "美丽中国": re.compile(r"(?:最|这么)$"),
    "三个代表": re.compile(r"\d$|[第十]$"),
}
_NUMERAL: Final = "第十百千万0123456789一二两三四五六七八九"
_GOES_ON: Final = {
    "一带一路": re.compile(r"[口人]"),
    "两个健康": re.compile(r"[的码]"),
    "七个着力": re.compile(r"点"),
    "四个面向": re.compile(r"的"),
    "五个必须": re.compile(r"的"),
    "六保": re.compile(r"[护障险留持证温健密]"),
    "六稳": re.compile(r"定"),
    "双减": re.compile(r"[少速持弱]"),
    "双碳": re.compile(r"[酸化]"),
    "三北": re.compile("地区|地带"),
    "十一五": re.compile(r"[年月日号天人个]"),
    "十二五": re.compile(r"[年月日号天人个]"),
    "十三五": re.compile(r"[年月日号天人个]"),
    "十四五": re.compile(r"[年月日号天人个]"),
    "十五五": re.compile(r"[年月日号天人个]"),
}


def head_after(text: str, end: int) -> str:
    """The head noun right after an unquoted slogan: 主题教育 of 不忘初心、牢记使命主题教育; empty where none."""
    found = _HEADS.match(text, end)
    return found[0] if found else ""


def excluded(text: str, range_: Range, start: int, end: int) -> bool:
    """Whether the letters at a range mean something else there: part of a number or of a longer word.

    `[start, end)` is the paragraph.
    """
    first, last = range_
    words = text[first:last]
    if words[0] in "一二两三四五六七八九十双" and first > start and text[first - 1] in _NUMERAL:
        return True
    goes_on = _GOES_ON.get(words)
    if goes_on is not None and last < end and goes_on.match(text, last):
        return True
    before = _NEVER_BEFORE.get(words)
    return before is not None and before.search(text[max(start, first - 4) : first]) is not None
