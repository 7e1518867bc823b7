"""Who speaks in a paragraph, and who issued a document: bodies as the first sentences and the title name them."""

from __future__ import annotations

import re
from typing import Final

from core.model import Range

SAYS: Final = r"(?:提出|要求|指出|强调|表示|认为|明确|部署|召开|印发|发布)"
_KINDS: Final = r"(?:局|厅|委|委员会|政府|部|办|院|公司|集团|总队|协会|合作社|联社|联合会)"
_DATE: Final = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[至—-](?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午|晚间?|凌晨|中午)?|近日|日前|近期|昨日|今日)[,，]?"
)
_DATELINE: Final = re.compile(r"[^\n。,，《》]{0,16}?(?:消息|讯|\d日电)(?:\([^()\n]{1,12}\))?[:： ]+")
_BODY: Final = re.compile(rf"([\u4e00-\u9fff]{{2,24}}?{_KINDS})(?:[\u4e00-\u9fff]{{0,6}}?){SAYS}")
_LOCAL: Final = re.compile(
    rf"(?:[省市州县区]|自治区|[\u4e00-\u9fff]{{2,8}}[省市州县区盟旗])[\u4e00-\u9fff]{{0,12}}?{_KINDS}$"
)
_ADDRESSED: Final = re.compile("[对向同]")
_NATIONAL: Final = re.compile(
    r"(?:^|[,:。)])(?:[^,:。]{0,8}?日(?:前|电)?,?|近日,?|日前,?)?"
    r"((?:中共中央|国务院)(?:办公厅|常务会议)?(?:、国务院(?:办公厅)?)?|(?:[\u4e00-\u9fff]{2,8}(?:部|委员会|委|总局|监会|总署)))"
    r"(?:日前|近日|今天|今日|联合|\d+月\d+日|\d+日){0,2}(?:正式)?(?:印发|发布|出台|公布|下发|通报|召开|举行|对外公布)"
)
_PREMIER: Final = re.compile(r"主持召开(国务院常务会议)|签署(国务院)令")
_DOCUMENT: Final = r"(?:通知|意见|办法|方案|决定|批复|规定|公告|通告|函|报告|规划|计划|措施|通报|请示|细则|条例|要点|纲要)(?:\([^()\n]{1,16}\))?$"
_TITLED: Final = re.compile(_DOCUMENT)
_OF_DOCUMENT: Final = re.compile(
    r"((?:中共中央(?:办公厅)?[ 、]{0,2})?[\u4e00-\u9fff]{2,24}?(?:政府(?:办公厅|办公室)?|国务院(?:办公厅)?|办公厅|办公室|委员会|总署|总局|[厅局部委院]))"
    r"(?:[ 、][\u4e00-\u9fff]{2,16}?[厅局部委院行会署]){0,4}[ ]?关于[^\n]{2,120}?"
    rf"{_DOCUMENT}"
)
_IN_TITLE: Final = re.compile(
    r"签署(国务院)令|^((?:中共中央办公厅[、 ])?国务院(?:办公厅)?|[\u4e00-\u9fff]{2,16}?(?:政府(?:办公厅|办公室)?|办公厅|办公室|委员会|总局|[厅局部委]))(?:联合)?(?:印发|发布|出台|公布)《"
)
_VENUE: Final = re.compile("(?:隆重|胜利)?(?:召开|举行|开幕|闭幕|成立|发布|启动|调研|考察|视察|举办|开班|会见|签署)")


def local_body(text: str, start: int, end: int) -> Range | None:
    """The body a paragraph `[start, end)` opens with, behind a date at most, where it says or calls something."""
    near = min(end, start + 90)
    start = after_dateline(text, start, near)
    date = _DATE.match(text, start, near)
    found = _BODY.match(text, date.end() if date else start, near)
    return found.span(1) if found and not _ADDRESSED.search(found[1]) else None


def after_dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph begins behind its dateline: 本报讯, 央视网消息（新闻联播）：."""
    found = _DATELINE.match(text, start, end)
    return found.end() if found else start


def is_local(name: str) -> bool:
    """Whether the name of a body says of itself that it is a province's, a city's or a county's."""
    return _LOCAL.match(name) is not None


def national_body(text: str, start: int, end: int) -> Range | None:
    """The body of the whole country that issues or meets in the first sentences of a paragraph."""
    near = min(end, start + 160)
    found = _NATIONAL.search(text, start, near) or _PREMIER.search(text, start, near)
    return None if found is None else found.span(found.lastindex or 1)


def issuer(text: str, start: int, end: int) -> Range | None:
    """Who issued the document a title names: 湖南省人民政府办公厅|关于…的通知, 国务院|印发《…》."""
    found = _OF_DOCUMENT.match(text, start, end)
    if found is not None:
        return found.span(1)
    named = _IN_TITLE.search(text[start:end])
    if named is None:
        return None
    first, stop = named.span(named.lastindex or 1)
    return start + first, start + stop


def is_document(text: str, start: int, end: int) -> bool:
    """Whether a title is a document's: 三亚市…实施方案."""
    return _TITLED.search(text, max(start, end - 24), end) is not None


def is_venue(text: str, start: int, end: int) -> bool:
    """Whether the name at `[start, end)` only says where people met (在北京召开): it asks nothing."""
    return text[start - 1 : start] == "在" and _VENUE.match(text, end) is not None
