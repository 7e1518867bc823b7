"""Who asked for what: the lead-in, body, target and province of a list, and the province of a slogan (TASK rule 4)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from typing import Final

from core.extractors.bodies import (
    SAYS,
    after_dateline,
    is_document,
    is_local,
    is_venue,
    issuer,
    local_body,
    national_body,
)
from core.extractors.new_span import give_province
from core.model import PROVINCE, TASK, Article, Group, Range, Role, Span

_CARRIES: Final = re.compile(
    r"《|会议|会上|同时|此外|另外|他|她|全省|全市|全行业|各|[一二三四五六七八九十](?:是|要)|首先|第一|其一"
)
_LEAD: Final = re.compile(rf"[\u4e00-\u9fff]{{1,16}}?{SAYS}")
_TARGET: Final = re.compile(
    r"(全行业|全省[\u4e00-\u9fff]{0,8}?|全系统|各[\u4e00-\u9fff]{1,8}?)(?=必须|要|应|需|务必|一要)"
)
_TO: Final = re.compile(r"(?:对|向)([\u4e00-\u9fff、]{2,20}?)(?:提出|作出|发出)")
_DEMANDS: Final = re.compile("要|须|务必|做[好到]")
_COUNTS: Final = re.compile(
    r"(?<![“‘「\"第])[一二两三四五六七八九十几\d][个项点条类种大方件方面]{1,3}|以下|如下|下列|提出|建议|倡议|包括|分为|当务之急"
)
_CAPITAL: Final = "11"
"""Where the whole country meets."""
_HOME: Final = re.compile("全省|我省|本省|省委|省政府|省局|省厅|我区|全区各|自治区党委")
_MUST: Final = re.compile("要(?!求)|必须|务必|应当|将")
_ARTICLE: Final = re.compile(r"第[一二三四五六七八九十百零\d]{1,5}条[ \t]*")
_ONE_OF: Final = re.compile(r"[^。;；:：]*?(?:下列|以下)[^,，。]{1,12}之一的")
_LONGEST_LEAD: Final = 2000
"""Code points without a stop that are still a sentence; what is longer leads in nothing, and is not read for each list."""
_SENTENCE_STOP: Final = re.compile("[。\n!?]")
_STOPPED: Final = frozenset("。!?;")
_TITLE: Final = Role.TITLE
_NO_PROVINCE: Final = frozenset({"region", "implied"})
_start_of: Final = attrgetter("start")
_END: Final = ' \t\u3000,，:：。;；“”"'
_QUOTES: Final = re.compile("[说称道]$")


class Attribution:
    """What the paragraphs of an article say of themselves, each read when it is first asked for."""

    def __init__(self, article: Article, text: str, ranges: list[Range], provinces: list[Span]) -> None:
        self.text = text
        self.ranges = ranges
        self._paragraphs = article.paragraphs
        named = [span for span in provinces if span.kind not in _NO_PROVINCE]
        self._provinces = sorted(
            [one for one in named if one.norm != _CAPITAL or not is_venue(text, one.start, one.end)], key=_start_of
        )
        self._cities = {span.start: span.norm for span in provinces if span.kind == "implied"}
        self._starts = list(map(_start_of, self._provinces))
        self._said: dict[int, _Said] = {}
        self._title_code: str | None = None
        self._sentence: tuple[int, int, str] = (0, -1, "")

    @property
    def names_any(self) -> bool:
        """Whether the article names any province, or a city of one."""
        return bool(self._starts or self._cities)

    def paragraph(self, offset: int) -> int:
        """The number of the range that holds the offset."""
        return max(0, bisect_right(self.ranges, (offset, 1 << 60)) - 1)

    def body(self, number: int) -> Range | None:
        """Who says the paragraph of that number: its own body, else the one it carries on from."""
        own = self._of(number)[1]
        own = national_body(self.text, *self.ranges[own]) if isinstance(own, int) else own
        return own or self.issuer

    def code(self, number: int) -> str:
        """The province that paragraph is about: its body's, its own, the one it carries on from, the title's."""
        return self._of(number)[0] or self.title_code or self.home_code(self.ranges[number][0])

    @property
    def title_code(self) -> str:
        """The code of the one province the title names."""
        if self._title_code is None:
            self._title_code = self._named_in_title()
        return self._title_code

    @cached_property
    def _title(self) -> Range | None:
        titles = [one for one in self._paragraphs if one.role is _TITLE]
        return (titles[-1].start, titles[-1].end) if titles else None

    def _named_in_title(self) -> str:
        if self._title is None:
            return ""
        start, end = self._title
        own = self.code_between(start, end)
        return own or (self._cities.get(start, "") if is_document(self.text, start, end) else "")

    @cached_property
    def issuer(self) -> Range | None:
        """Who issued the document, as its title says."""
        return issuer(self.text, *self._title) if self._title else None

    def home_code(self, offset: int) -> str:
        """The one province named before an offset, where somebody has spoken of 全省 or 我省 by then; else empty."""
        if not self._starts or not self._starts[0] < offset <= self._second or self._spoken_of >= offset:
            return ""
        return self._provinces[0].norm

    @cached_property
    def _second(self) -> int:
        """Where the text names a second province."""
        first = self._provinces[0].norm
        return next((span.start for span in self._provinces if span.norm != first), len(self.text))

    @cached_property
    def _spoken_of(self) -> int:
        """Where the text first speaks of a province without its name."""
        spoken = _HOME.search(self.text)
        return spoken.start() if spoken else len(self.text)

    def asked_code(self, start: int, end: int) -> str:
        """The one province in a range that is told what it must do: 广东要…; empty where there is none or more."""
        first = bisect_left(self._starts, start)
        asked = {
            span.norm
            for span in self._provinces[first : bisect_left(self._starts, end, first)]
            if _MUST.match(self.text, span.end) and (span.start == start or self.text[span.start - 1] in ",:“")
        }
        return asked.pop() if len(asked) == 1 else ""

    def _of(self, number: int) -> _Said:
        """Back to the paragraph that says something of its own; all on the way have what it says."""
        back = number
        said = self._said.get(back)
        while said is None:
            said = self._own(back)
            if said is None and not back:
                said = ("", None)
            if said is None:
                back -= 1
                said = self._said.get(back)
        for between in range(back, number + 1):
            self._said[between] = said
        return said

    def _own(self, number: int) -> _Said | None:
        """What a paragraph says of itself; None where it carries on."""
        start, end = self.ranges[number]
        found = local_body(self.text, start, end)
        own = self.code_between(start, found[1]) or self._cities.get(found[0], "") if found else ""
        if found and own:
            return own, found
        if _CARRIES.match(self.text, start):
            return None
        said = found if found and is_local(self.text[found[0] : found[1]]) else None
        return self.code_between(start, end), said or number

    def sentence_code(self, start: int, end: int) -> str:
        """The one province named in the sentence around a range; empty where there is none or more than one.

        Asked in reading order, all answers together take time in proportion to the text.
        """
        first, stop, code = self._sentence
        if first <= start and end <= stop:
            return code
        floor = stop if 0 <= stop < start else 0
        first = last_of("。\n!?", self.text, floor, start) + 1
        found = _SENTENCE_STOP.search(self.text, end)
        stop = found.start() if found else len(self.text)
        code = self.code_between(first, stop)
        self._sentence = (first, stop, code)
        return code

    def code_between(self, start: int, end: int) -> str:
        """The one province named in a range; empty where there is none or more than one."""
        first = bisect_left(self._starts, start)
        after = bisect_left(self._starts, end, first)
        if after - first < 2:
            return self._provinces[first].norm if after > first else ""
        codes = {span.norm for span in self._provinces[first:after]}
        return codes.pop() if len(codes) == 1 else ""


_Said = tuple[str, Range | int | None]
"""A province's code (or empty), and the range of a body, or the number of the paragraph that may open with a national one."""


def last_of(signs: str, text: str, start: int, end: int) -> int:
    """The last place in `[start, end)` where one of the signs stands; -1 where none does."""
    last = -1
    for sign in signs:
        at = text.rfind(sign, start, end)
        if at >= 0:
            last, start = at, at + 1
    return last


def attribute_groups(known: Attribution, groups: list[Group], tasks: list[Span]) -> list[Group]:
    """Each task group with its lead-in, body, target and province."""
    first: dict[str, Span] = {}
    for span in tasks:
        first.setdefault(span.group, span)
    return [_attributed(known, group, first[group.id]) if group.id in first else group for group in groups]


def _attributed(known: Attribution, group: Group, task: Span) -> Group:
    number = known.paragraph(task.start)
    start = known.ranges[number][0]
    if group.parent:
        lead, target = _sentence_lead(known.text, start, task.start)
    else:
        lead, target = _lead_in(known.text, start, task.start)
    if lead is None and number and task.start - start <= 4:
        before = known.ranges[number - 1]
        if group.style in _SPOKEN or _ANNOUNCES.search(known.text, max(before[0], before[1] - _NEAR), before[1]):
            lead, target = _before_list(known.text, *before)
    code = known.code_between(*lead) or known.asked_code(*lead) if lead else ""
    if lead is not None and target is None:
        addressed = _TO.search(known.text, *lead)
        target = addressed.span(1) if addressed else None
    if not code and not group.parent and task.start - start <= 4 and not _CARRIES.match(known.text, start):
        number = number - 1 if lead else -1  # what an item itself names is not who asks for it
    code = code or (known.code(number) if number >= 0 else known.title_code or known.home_code(task.start))
    return replace(
        group, lead_in=lead, target=target, org=known.body(number) if number >= 0 else known.issuer, province=code
    )


_NEAR: Final = 80
_ANNOUNCES: Final = re.compile(
    r"[:：]$|(?:如下|以下|下列)[\u4e00-\u9fff]{0,8}。$|(?:发布|公布)(?:了)?《[^《》]{2,60}》[\u4e00-\u9fff]{0,4}。$"
)
"""The end of a paragraph that opens a list of paragraphs: 提出如下意见。 | 发布《…》文件。"""
_SPOKEN: Final = frozenset({"N是", "N要", "第N", "首先", "其N"})
"""Styles whose list goes on from the sentence before it, over a paragraph's end, too."""


def _before_list(text: str, start: int, end: int) -> tuple[Range | None, Range | None]:
    """The last sentence of the paragraph before a list, if it is one; what has no stop goes on in the list."""
    if text[end - 1] not in _STOPPED and text[end - 1] not in ":：,":
        return _lead_in(text, start, end) if re.search(SAYS, text[start:end]) else (None, None)
    return _sentence_lead(text, start, end)


def _sentence_lead(text: str, start: int, end: int) -> tuple[Range | None, Range | None]:
    """`(lead-in, target)` of the last sentence in `[start, end)`."""
    stop = end
    while stop > start and (text[stop - 1] in _STOPPED or text[stop - 1] in _END):
        stop -= 1
    first = _sentence_start(text, start, stop)
    own = None if first is None else _trimmed(text, first, stop)
    if own is None:
        return None, None
    own = (min(after_dateline(text, *own), own[1] - 1), own[1])
    article = _ARTICLE.match(text, *own)
    own = (article.end(), own[1]) if article and article.end() < own[1] else own
    one_of = _ONE_OF.match(text, *own)
    own = (own[0], one_of.end()) if one_of else own
    found = _TARGET.search(text, *own)
    return own, found.span(1) if found else None


def _lead_in(text: str, start: int, marker: int) -> tuple[Range | None, Range | None]:
    """`(lead-in, target)` before the first marker of a paragraph that begins at `start`."""
    first = _sentence_start(text, start, marker)
    if first is None:
        return None, None
    own = _trimmed(text, first, marker)
    head = _LEAD.match(text, start, marker)
    short = own is not None and own[1] - own[0] <= 10 and first > start
    if own is not None and short and not _says(text[own[0] : own[1]]) and not _DEMANDS.search(text, *own):
        if _COUNTS.search(text, *own) is not None:
            return _sentence_lead(text, start, marker)
        return (head.span() if head else None), own
    own, target = _sentence_lead(text, start, marker)
    if own is None:
        return None, None
    sentence = text[own[0] : own[1]]
    if head is not None and own[0] > start and not _COUNTS.search(sentence) and not re.search(SAYS, sentence):
        return head.span(), target
    return own, target


def _sentence_start(text: str, start: int, end: int) -> int | None:
    """Where the sentence that ends at `end` begins, in a paragraph that begins at `start`; None where it is endless."""
    near = max(start, end - _LONGEST_LEAD)
    first = max(text.rfind(sign, near, end) for sign in "。!?") + 1
    return first or (start if near == start else None)


def _says(words: str) -> bool:
    return re.search(SAYS, words) is not None or _QUOTES.search(words) is not None


def _trimmed(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start] in _END:
        start += 1
    while end > start and text[end - 1] in _END:
        end -= 1
    return (start, end) if start < end else None


def attribute_spans(known: Attribution, spans: list[Span], groups: list[Group], tasks: list[Span]) -> None:
    """Tasks take their group's province; a slogan its task's, else its sentence's, else its paragraph's.

    The spans are those just found: they are given their province in place.
    """
    of_group = {group.id: group.province for group in groups if group.province}
    if not known.names_any and not of_group:
        return
    ordered = sorted((task for task in tasks if task.group in of_group), key=_start_of)
    starts = [task.start for task in ordered]
    for span in spans:
        if span.label == PROVINCE:
            continue
        if span.label == TASK:
            code = of_group.get(span.group, "")
        else:
            at = bisect_right(starts, span.start) - 1
            held = at >= 0 and span.end <= ordered[at].end
            code = of_group[ordered[at].group] if held else known.sentence_code(span.start, span.end)
            code = code or known.code(known.paragraph(span.start))
        if code:
            give_province(span, code)
