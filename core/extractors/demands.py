"""DEMAND: a sentence that asks something of somebody without a number (docs/adr/0010).

An optional layer of its own, found on request and never by `extract`: 全省系统要进一步凝心聚力. It begins with the one who is
asked, ends where the sentence ends, and never overlaps a TASK.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from core.extractors.new_span import new_span
from core.ids import machine_id
from core.model import DEMAND, Article, Origin, Range, Span

VERSION: Final = "1"

_MUST: Final = r"(?:要(?![求素点件闻务义领])|必须|务必|应当|需要|须)"
_WHO: Final = (
    r"(?:全(?:省|市|县|区|州|国|党|军|体|局|院|校|系统|行业|社会)[\u4e00-\u9fff、]{0,12}?"
    r"|各(?:级|地|省|市|县|区|州|乡|镇|部门|单位|科室|处室|支部|有关|相关|企业|[\u4e00-\u9fff]{1,3}局)[\u4e00-\u9fff、]{0,16}?"
    r"|(?:广大|有关|相关)[\u4e00-\u9fff、]{2,12}?"
    r"|[\u4e00-\u9fff]{2,10}?(?:系统|部门|单位|机关|党组织|党委|政府|企业|党员干部|同志们))"
)
_ASKED: Final = re.compile(
    rf"(?:(?<=[,，:：。；;！？!?\n ”])|^)(?P<who>{_WHO})(?:都|也|还|更|均|一定|始终)?(?P<must>{_MUST})"
)
_LED: Final = re.compile(rf"会议(?:还|同时|最后)?(?:强调|要求|指出|提出)[,，:：](?P<who>)(?P<must>{_MUST})")
_ENDS: Final = re.compile("[。！？!?]")


def find(article: Article, text: str, ranges: Sequence[Range], tasks: Sequence[Span]) -> list[Span]:
    """The demands of those ranges of the folded text, one a sentence at most, none that meets a task."""
    taken = sorted((task.start, task.end) for task in tasks)
    found = []
    for start, end in ranges:
        at = start
        for stop in _ENDS.finditer(text, start, end):
            found += _in_sentence(article, text, (at, stop.start()), taken)
            at = stop.end()
        found += _in_sentence(article, text, (at, end), taken)
    return found


def _in_sentence(article: Article, text: str, sentence: Range, taken: Sequence[Range]) -> list[Span]:
    rule, sure = "demand.asked", 0.7
    hit = _ASKED.search(text, *sentence)
    if hit is None:
        rule, sure = "demand.led", 0.5
        hit = _LED.match(text, *sentence)
    if hit is None:
        return []
    start, end = hit.start("who"), sentence[1]
    while end > start and text[end - 1] in " \t\xa0\u3000,，;；:：、”":
        end -= 1
    if end <= hit.end("must") or _meets(start, end, taken):
        return []
    return [
        new_span(
            id=machine_id(article.text_sha256, DEMAND, start, end),
            label=DEMAND,
            start=start,
            end=end,
            origin=Origin(rule, VERSION),
            confidence=sure,
            marker=hit.span("must"),
        )
    ]


def _meets(start: int, end: int, taken: Sequence[Range]) -> bool:
    """Whether a task begins in the range, or holds its start."""
    first = bisect_left(taken, (start, 0))
    if first < len(taken) and taken[first][0] < end:
        return True
    before = bisect_right(taken, (start, 1 << 60)) - 1
    return any(from_ <= start < to for from_, to in taken[max(0, before - 2) : before + 1])
