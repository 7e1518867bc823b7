"""Who asked for what: the lead-in, body, target and province of a list, and the province of a slogan (TASK rule 4)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Final

from core.model import PROVINCE, TASK, Article, Group, Range, Role, Span

_SAYS: Final = r"(?:提出|要求|指出|强调|表示|认为|明确|部署|召开|印发|发布)"
_BODY: Final = re.compile(
    rf"([\u4e00-\u9fff]{{2,24}}?(?:局|厅|委|委员会|政府|部|办|院|公司|集团|总队|协会|合作社|联社|联合会))(?:[\u4e00-\u9fff]{{0,6}}?){_SAYS}"
)
_NATIONAL: Final = re.compile(
    r"(?:^|[,:。)])(?:[^,:。]{0,8}?日(?:前|电)?,?|近日,?|日前,?)?"
    r"((?:中共中央|国务院)(?:办公厅|常务会议)?(?:、国务院(?:办公厅)?)?|(?:[\u4e00-\u9fff]{2,8}(?:部|委员会|委|总局|监会|总署)))"
    r"(?:日前|近日|今天|今日|联合|\d+月\d+日|\d+日){0,2}(?:正式)?(?:印发|发布|出台|公布|下发|通报|召开|举行|对外公布)"
)
_PREMIER: Final = re.compile(r"主持召开(国务院常务会议)")
_CARRIES: Final = re.compile(
    r"《|会议|会上|同时|此外|另外|他|她|全省|全市|全行业|各|[一二三四五六七八九十](?:是|要)|首先|第一|其一"
)
_LEAD: Final = re.compile(rf"[\u4e00-\u9fff]{{1,16}}?{_SAYS}")
_TARGET: Final = re.compile(
    r"(全行业|全省[\u4e00-\u9fff]{0,8}?|全系统|各[\u4e00-\u9fff]{1,8}?)(?=必须|要|应|需|务必|一要)"
)
_ADDRESSED: Final = re.compile("[对向同]")
_TO: Final = re.compile(r"(?:对|向)([\u4e00-\u9fff、]{2,20}?)(?:提出|作出|发出)")
_COUNTS: Final = re.compile(
    r"(?:[一二两三四五六七八九十几\d]|以下|下列|如下)[个项点条类种大方件方面]{1,3}|以下|如下|下列|提出|建议|倡议|包括|分为|当务之急"
)
_ARTICLE: Final = re.compile(r"第[一二三四五六七八九十百零\d]{1,5}条[ \t]*")
_ONE_OF: Final = re.compile(r"[^。;；:：]*?(?:下列|以下)[^,，。]{1,12}之一的")
_STOPPED: Final = frozenset("。！？!?；;")
_END: Final = ' \t\u3000,，:：。;；“”"'
_QUOTES: Final = re.compile("[说称道]$")


@dataclass(frozen=True)
class Attribution:
    """What the paragraphs of an article say of themselves."""

    text: str
    ranges: list[Range]
    codes: list[str]
    bodies: list[Range | None]
    provinces: list[Span]
    title: str = ""
    """The code of the one province its title names."""

    def paragraph(self, offset: int) -> int:
        """The number of the range that holds the offset."""
        return max(0, bisect_right(self.ranges, (offset, 1 << 60)) - 1)

    def sentence_code(self, start: int, end: int) -> str:
        """The one province named in the sentence around a range; empty where there is none or more than one."""
        first = max(self.text.rfind(sign, 0, start) for sign in "。\n！？") + 1
        stops = [at for at in (self.text.find(sign, end) for sign in "。\n！？") if at >= 0]
        return _one_code(self.between(first, min(stops, default=len(self.text))))

    def between(self, start: int, end: int) -> list[Span]:
        """The provinces of a range."""
        first = bisect_left(self.provinces, start, key=_start_of)
        return self.provinces[first : bisect_left(self.provinces, end, first, key=_start_of)]


def _start_of(span: Span) -> int:
    return span.start


def attribution(article: Article, text: str, ranges: list[Range], provinces: list[Span]) -> Attribution:
    """Read each paragraph: its own body and verb, else the previous paragraph's where it continues, else the title."""
    named = sorted((span for span in provinces if span.kind not in {"region", "implied"}), key=_start_of)
    made = Attribution(text, ranges, [], [], named)
    title = ""
    for paragraph in article.paragraphs:
        if paragraph.role is Role.TITLE:
            title = _one_code(made.between(paragraph.start, paragraph.end))
    made = replace(made, title=title)
    code: str = ""
    body: Range | None = None
    for start, end in ranges:
        found = _BODY.match(text, start, min(end, start + 60))
        own = _one_code(made.between(start, found.end())) if found else ""
        if found and own and not _ADDRESSED.search(found[1]):
            code, body = own, (found.start(1), found.end(1))
        elif not _CARRIES.match(text, start):
            code, body = _one_code(made.between(start, end)), _national(text, start, end)
        made.codes.append(code or title)
        made.bodies.append(body)
    return made


def _national(text: str, start: int, end: int) -> Range | None:
    """The body of the whole country that issues or meets in the first sentences of a paragraph."""
    near = min(end, start + 160)
    found = _NATIONAL.search(text, start, near) or _PREMIER.search(text, start, near)
    return found.span(1) if found else None


def _one_code(spans: list[Span]) -> str:
    codes = {span.norm for span in spans}
    return codes.pop() if len(codes) == 1 else ""


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
        if known.text[before[1] - 1] in ":：" or group.style in _SPOKEN:
            lead, target = _before_list(known.text, *before)
    code = _one_code(known.between(lead[0], lead[1])) if lead else ""
    if lead is not None and target is None:
        addressed = _TO.search(known.text, *lead)
        target = addressed.span(1) if addressed else None
    if not code and not group.parent and task.start - start <= 4 and not _CARRIES.match(known.text, start):
        number = number - 1 if lead else -1  # what an item itself names is not who asks for it
    code = code or (known.codes[number] if number >= 0 else known.title)
    return replace(group, lead_in=lead, target=target, org=known.bodies[number] if number >= 0 else None, province=code)


_SPOKEN: Final = frozenset({"N是", "N要", "第N", "首先", "其N"})
"""Styles whose list goes on from the sentence before it, over a paragraph's end, too."""


def _before_list(text: str, start: int, end: int) -> tuple[Range | None, Range | None]:
    """The last sentence of the paragraph before a list, if it is one; what has no stop goes on in the list."""
    if text[end - 1] not in _STOPPED and text[end - 1] not in ":：,":
        return _lead_in(text, start, end) if re.search(_SAYS, text[start:end]) else (None, None)
    return _sentence_lead(text, start, end)


def _sentence_lead(text: str, start: int, end: int) -> tuple[Range | None, Range | None]:
    """`(lead-in, target)` of the last sentence in `[start, end)`."""
    stop = end
    while stop > start and (text[stop - 1] in _STOPPED or text[stop - 1] in _END):
        stop -= 1
    first = max(start, max(text.rfind(sign, start, stop) for sign in "。！？") + 1)
    own = _trimmed(text, first, stop)
    if own is None:
        return None, None
    article = _ARTICLE.match(text, *own)
    own = (article.end(), own[1]) if article and article.end() < own[1] else own
    one_of = _ONE_OF.match(text, *own)
    own = (own[0], one_of.end()) if one_of else own
    found = _TARGET.search(text, *own)
    return own, found.span(1) if found else None


def _lead_in(text: str, start: int, marker: int) -> tuple[Range | None, Range | None]:
    """`(lead-in, target)` before the first marker of a paragraph that begins at `start`."""
    first = max(start, max(text.rfind(sign, start, marker) for sign in "。！？") + 1)
    own = _trimmed(text, first, marker)
    head = _LEAD.match(text, start, marker)
    if own is not None and own[1] - own[0] <= 10 and first > start and not _says(text[own[0] : own[1]]):
        announces = _COUNTS.search(text, *own) is not None
        return (own, None) if announces else (head.span() if head else None, own)
    own, target = _sentence_lead(text, start, marker)
    if own is None:
        return None, None
    sentence = text[own[0] : own[1]]
    if head is not None and own[0] > start and not _COUNTS.search(sentence) and not re.search(_SAYS, sentence):
        return head.span(), target
    return own, target


def _says(words: str) -> bool:
    return re.search(_SAYS, words) is not None or _QUOTES.search(words) is not None


def _trimmed(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start] in _END:
        start += 1
    while end > start and text[end - 1] in _END:
        end -= 1
    return (start, end) if start < end else None


def attribute_spans(known: Attribution, spans: list[Span], groups: list[Group], tasks: list[Span]) -> list[Span]:
    """Tasks take their group's province; a slogan its task's, else its sentence's, else its paragraph's."""
    of_group = {group.id: group.province for group in groups}
    done = []
    ordered = sorted((task for task in tasks if of_group.get(task.group)), key=_start_of)
    for span in spans:
        if span.label == PROVINCE:
            done.append(span)
        elif span.label == TASK:
            done.append(replace(span, province=of_group.get(span.group, "")))
        else:
            at = bisect_right(ordered, span.start, key=_start_of) - 1
            held = at >= 0 and ordered[at].start <= span.start and span.end <= ordered[at].end
            code = of_group[ordered[at].group] if held else known.sentence_code(span.start, span.end)
            done.append(replace(span, province=code or known.codes[known.paragraph(span.start)]))
    return done
