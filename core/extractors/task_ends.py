"""Where the items of a list end (GUIDELINES, TASK 1 and 2).

An item ends before its next sibling. The last one has none: it may hold what its earlier siblings hold (several
sentences, several paragraphs, 各单位要 …) and ends before the first thing none of them held.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.extractors.task_lists import SECTIONS, TaskList, heads
from core.extractors.task_markers import Marker, Place
from core.model import Range

CLOSING: Final = "。；;，,、：:！!. \t\u3000\xa0\r\n"
_UNSEEN_ENDS: Final = "\u200b\u200c\u200d\u2060\ufeff"
_SAYS: Final = r"(?:指出|强调|表示|认为|介绍|说|透露|称|号召|宣布|呼吁|提醒)"
_REPORT: Final = re.compile(
    rf"会议(?![室厅场纪精系])|(?:会上|文章|讲话|社论|报告|通知|意见|方案|[他她](?!们)|记者|《[^》\n]{{1,40}}》)[^。，,:；;]{{0,12}}?(?:{_SAYS}|要求|提出|明确|希望)[,:，]?"
    rf"|[\u4e00-\u9fff·]{{2,14}}?{_SAYS}[,:，]"
    r"|(?:据(?:悉|了解|介绍|统计)|记者[\u4e00-\u9fff]{0,3}获悉)"
)
_NEXT_REPORT: Final = re.compile(
    "[，,；;](?:会议|会上)(?:还|同时|最后|并|又)(?:听取|审议|研究|传达|学习|强调|要求|指出|提出|通报|部署|讨论)"
)
"""，会议还听取了…: another matter of the meeting in the same sentence."""
_LINK: Final = re.compile(
    r"(?:与此同时|同时|此外|另外|除此之外|下一步|下一阶段|接下来|随后|会后|会前|会上|会议期间|当天|当日|目前,|截至|近年来|今年以来|去年以来|总之|综上|为此,|近日,|日前,)"
)
_SUBJECT: Final = re.compile(
    r"(?:全(?:省|市|县|区|国|州|行业|系统|局|院|校|党|体|社会|镇|乡|街道|集团|公司)|各(?!自|种|项|类|方面|个方面)[\u4e00-\u9fff]{1,12}?(?:要|应|必须|须|务必)"
    r"|各(?:地区?|级|省|市|县|区|部门|单位|有关|相关|市州|地市|乡镇?|镇街?|街道|社区|村|企业|学校|支局|科室|处室|成员单位)|[\u4e00-\u9fff]{1,8}?(?:班子|各级|各部门|各单位|两级|三级|上下)[\u4e00-\u9fff]{0,10}?(?:(?<![重主需])要|应|必须|须|务必)"
    r"|广大|与会|参会|出席|以上|上述|这些|让我们"
    r"|(?:在场|在座)?(?:代表|委员|专家|嘉宾|干部群众|学员|参训人员|同志|大家)们?(?:们|纷纷|一致|热烈|踊跃|还围绕|围绕))"
)
_CHARGED: Final = re.compile(
    r"[ \t]*\((?=[^()\n]{0,200}(?:负责|牵头|配合|分工|责任单位|责任部门|参与|参加|落实|承办))[^()\n]{2,220}\)|"
    r"[ \t]*(?:责任单位|责任部门|牵头单位|牵头部门|责任领导|完成时限)[:][^。\n]{2,120}"
)
_CREDIT: Final = re.compile(
    r"\((?:记者|通讯员|完|编辑|来源|供稿|文[/:、]|本报|据|作者|责编|[\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4})*\))[^()\n]{0,60}$|\((?:完)\)$"
)
_SIGNATURE: Final = re.compile(
    r"[^。；;，,]{0,24}\d{2,4}年\d{1,2}月\d{1,2}日$|[^。；;，,]{0,24}[〇○零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$"
    r"|\([^()]*\)$|[^。\n]{1,60}(?:主持|出席|列席|参加|陪同)了?[^。\n]{0,12}。$"
    r"|附(?:件|表|录)|特此|\(此(?:件|页)|本(?:意见|通知|办法|规定|方案|决定|条例|细则|规划|纲要)(?:自|由)|抄送|主送|联系(?:人|电话)(?=[:( ]|$)"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[条章节编]"
)


@dataclass(slots=True)
class _Seen:
    """What the earlier siblings of a last item hold."""

    sentences: int = 1
    paragraphs: int = 1
    report: bool = False
    link: bool = False
    subject: bool = False
    charged: bool = False
    """(…负责) at its end."""
    bare: bool = False
    """A paragraph that is no sentence."""

    def novel(self, text: str, start: int) -> bool:
        """Whether what begins at `start` is of a kind none of the siblings held."""
        return (
            (not self.report and _REPORT.match(text, start) is not None)
            or (not self.link and _LINK.match(text, start) is not None)
            or (not self.subject and _SUBJECT.match(text, start) is not None)
        )

    def strange(self, text: str, start: int) -> bool:
        """Whether somebody reports, or another matter is taken up: the stronger half of `novel`."""
        return (not self.report and _REPORT.match(text, start) is not None) or (
            not self.link and _LINK.match(text, start) is not None
        )

    def learn(self, text: str, start: int) -> None:
        """Take note of what begins at `start`."""
        self.report = self.report or _REPORT.match(text, start) is not None
        self.link = self.link or _LINK.match(text, start) is not None
        self.subject = self.subject or _SUBJECT.match(text, start) is not None


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where heading lines begin, ascending, and their levels: no last item crosses one, no item one of its own level."""

    starts: list[int]
    levels: list[int]

    def after(self, marker: Marker, level: int) -> int | None:
        """The start of the first heading of that level or a higher one behind a sign."""
        for at in range(bisect_right(self.starts, marker.start), len(self.starts)):
            if self.levels[at] <= level:
                return self.starts[at]
        return None


def item_ends(text: str, ranges: Sequence[Range], one: TaskList, breaks: Breaks) -> list[int]:
    """The end of each item."""
    seen = _Seen()
    ends = []
    for marker, following in zip(one.items, one.items[1:], strict=False):
        end = _before_sibling(text, ranges, marker, following, breaks)
        _study(text, ranges, marker, end, seen)
        ends.append(end)
    ends.append(_last_end(text, ranges, one, seen, breaks))
    return ends


def _before_sibling(text: str, ranges: Sequence[Range], marker: Marker, following: Marker, breaks: Breaks) -> int:
    if following.paragraph == marker.paragraph:
        end = stripped(text, marker.end, following.start)
        lead = max(text.rfind(sign, marker.end, end) for sign in "。；;") + 1
        if lead and _REPORT.fullmatch(text, lead, following.start):
            end = stripped(text, marker.end, lead)
        return min(end, _cell_end(text, marker.end, end))
    last = following.paragraph - 1 if following.place is Place.OPENS else marker.paragraph
    if last > marker.paragraph:
        heading = breaks.after(marker, SECTIONS.get(marker.style, 0))
        if heading is not None and heading < following.start:
            last = max(marker.paragraph, bisect_right(ranges, (heading, 1 << 60)) - 2)
    return stripped(text, marker.end, ranges[last][1])


def _cell_end(text: str, start: int, end: int) -> int:
    """A cell of a table holds its list whole."""
    tab = text.find("\t", start, end)
    return stripped(text, start, tab) if tab >= 0 else end


def _study(text: str, ranges: Sequence[Range], marker: Marker, end: int, seen: _Seen) -> None:
    count = 1
    seen.charged = seen.charged or _is_charged(text, marker.end, end)
    for stop in _sentence_ends(text, marker.end, end):
        start = _skip_space(text, stop, end)
        if start < end:
            count += 1
            seen.learn(text, start)
    seen.sentences = max(seen.sentences, count)
    paragraph = marker.paragraph + 1
    held = 1
    while paragraph < len(ranges) and ranges[paragraph][0] < end:
        seen.learn(text, ranges[paragraph][0])
        seen.bare = seen.bare or _is_bare(text, *ranges[paragraph])
        held += 1
        paragraph += 1
    seen.paragraphs = max(seen.paragraphs, held)


def _is_charged(text: str, start: int, end: int) -> bool:
    at = text.rfind("(", start, end)
    return at >= 0 and _CHARGED.match(text, at, end + 1) is not None


def _is_bare(text: str, start: int, end: int) -> bool:
    return end - start <= 40 and text[end - 1] not in "。；;！!？?…”)"


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\u3000\xa0\n":
        at += 1
    return at


def _last_end(text: str, ranges: Sequence[Range], one: TaskList, seen: _Seen, breaks: Breaks) -> int:
    last = one.items[-1]
    paragraph = ranges[last.paragraph]
    stop = min(paragraph[1], one.stop)
    apart = len(one.items) == 1 or one.items[-2].paragraph != last.paragraph
    alone = apart and last.place is Place.OPENS
    if not alone and not (apart and heads(text, ranges, last)):
        return _close(text, last.end, stop, seen, one)
    end = _close_paragraph(text, last.end, stop, seen)
    if end < stop or stop < paragraph[1] or not alone:
        return stripped(text, last.end, end)
    return _over_paragraphs(text, ranges, one, seen, breaks)


def _over_paragraphs(text: str, ranges: Sequence[Range], one: TaskList, seen: _Seen, breaks: Breaks) -> int:
    """The last item of a list whose earlier items hold several paragraphs may hold several, too."""
    last = one.items[-1]
    number = last.paragraph
    beyond = bisect_right(breaks.starts, last.start)
    limit = min(one.stop, breaks.starts[beyond]) if beyond < len(breaks.starts) else one.stop
    while number + 1 < len(ranges) and ranges[number + 1][1] <= limit:
        start, end = ranges[number + 1]
        charged = _CHARGED.match(text, start, end)
        if charged and charged.end() >= end - 1:
            number += 1
            continue
        if text.startswith(_DASHES, start) or (text[ranges[number][1] - 1] in ":：" and number == last.paragraph):
            number += 1
            continue
        if seen.paragraphs == 1 or _SIGNATURE.match(text, start, end) or seen.novel(text, start):
            break
        if _is_bare(text, start, end) and not seen.bare:
            break
        if number + 1 - last.paragraph >= 3 * seen.paragraphs:
            break
        number += 1
    return stripped(text, last.end, ranges[number][1])


_DASHES: Final = ("——", "--", "──")
"""What opens a point of the item above it: ——发展质量要好。"""


def _close_paragraph(text: str, start: int, stop: int, seen: _Seen) -> int:
    """The end of an item that has its paragraph to itself: before a report or another matter, and before a credit."""
    for at in _sentence_ends(text, start, stop):
        begin = _skip_space(text, at, stop)
        if begin < stop and seen.strange(text, begin) and not _LINK.match(text, begin):
            return at
    cut = text.rfind("(", start, stop)
    if (
        cut > start
        and text[cut - 1] in "。！"
        and _CREDIT.match(text, cut, stop)
        and not _CHARGED.match(text, cut, stop)
    ):
        return cut
    return stop


def _close(text: str, start: int, stop: int, seen: _Seen, one: TaskList) -> int:
    """The end of a last item inside a paragraph: its first 。, or, where siblings hold several sentences, before novelty."""
    stop = _quote_end(text, one.items[0].start, start, stop)
    tab = text.find("\t", start, stop)
    stop = tab if tab >= 0 else stop
    if stop == one.stop:  # another list begins here, or its lead-in does: ；湖南提出：
        lead = max(text.rfind(sign, start, stop) for sign in "；;") + 1
        if lead and stripped(text, lead, stop) > lead and text[stop - 1] in ":：,，":
            stop = lead
    end = stop
    for at in _sentence_ends(text, start, stop):
        begin = _skip_space(text, at, stop)
        charged = _CHARGED.match(text, begin, stop) if seen.charged or one.alone else None
        if charged:
            begin = _skip_space(text, charged.end(), stop)
            while begin < stop and text[begin] in "。；;":
                begin = _skip_space(text, begin + 1, stop)
        done = seen.sentences == 1 or begin >= stop or seen.novel(text, begin)
        if done:
            end = charged.end() if charged else at
            break
    return _before_link(text, start, stripped(text, start, end), seen)


def _before_link(text: str, start: int, end: int, seen: _Seen) -> int:
    """；同时，… is not part of the item."""
    if seen.link:
        return end
    at = start
    while (at := text.find("同时", at, end)) >= 0:
        before = text[at - 1]
        if before in "；;" and text[at + 2 : at + 3] in {",", "，"}:
            return stripped(text, start, at)
        at += 2
    found = None if seen.report else _NEXT_REPORT.search(text, start, end)
    return stripped(text, start, found.start()) if found else end


_MARKS: Final = re.compile("[“”‘’「」『』()。！？!?]")
_PAIRS: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", ")": "("}


def _sentence_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Where sentences end, outside of quotation marks and brackets opened since `start`; the stop included."""
    depth = 0
    for found in _MARKS.finditer(text, start, stop):
        sign = found[0]
        if sign in "“‘「『(":
            depth += 1
        elif sign in _PAIRS:
            depth = max(0, depth - 1)
            ended = depth == 0 and sign != ")" and text[found.start() - 1] in "。！？!?"
            if ended and text[found.end() : found.end() + 1] not in "，,；;、。的":
                yield found.end()
        elif not depth:
            yield found.end()


def _quote_end(text: str, first: int, start: int, stop: int) -> int:
    """The closing mark of a quotation or bracket that was opened before the list; the stop where there is none."""
    depth = {"“": 0, "(": 0, "「": 0, "‘": 0, "『": 0}
    for found in re.compile("[“”‘’「」『』()]").finditer(text, start, stop):
        sign = found[0]
        if sign in depth:
            depth[sign] += 1
        elif depth[_PAIRS[sign]] == 0:
            return found.start()
        else:
            depth[_PAIRS[sign]] -= 1
    if text[first - 1 : first] == '"':
        closing = text.find('"', start, stop)
        if closing >= 0 and text.count('"', start, stop) % 2:
            return closing
    return stop


def stripped(text: str, start: int, end: int) -> int:
    """The end without closing punctuation and white space."""
    while end > start and (text[end - 1] in CLOSING or text[end - 1] in _UNSEEN_ENDS):
        end -= 1
    return end
