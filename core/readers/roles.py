"""What the lines of a page are for: title, metadata, body, or chrome; and the facts its metadata states.

The words are those Chinese news and government pages put around their articles, seen in the samples; a line counts
as chrome in the head or the tail of a page only, so that an article about copyright keeps its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from core.model import Role
from core.text import fold

SENTENCE_END: Final = ("。", "！", "？", "!", "?", "；", ";", "……")
_PROSE: Final = 40
"""A line this long that holds a stop is prose, not furniture around it."""
_TITLE_LENGTH: Final = 90
_HEAD_LINES: Final = 12
"""How many lines of a page can come before its body."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about itself; empty where it says nothing."""

    published: str = ""
    source: str = ""
    author: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def filled_from(self, other: Facts) -> Facts:
        """These facts, the empty ones taken from the other."""
        return Facts(
            self.published or other.published,
            self.source or other.source,
            self.author or other.author,
            {**other.fields, **self.fields},
        )


_DATE: Final = re.compile(r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_SOURCE_KEY: Final = r"(?:本文|文章|信息|新闻|稿件|内容)?来\s?源于?|稿源|供稿单位|发布机构|发布单位"
_AUTHOR_KEY: Final = r"作\s?者|投稿人|撰稿人?|撰文|通讯员|记者"
_VIEWS_KEY: Final = r"浏览(?:次数|量)?|阅读(?:次数|量|数)?|点击(?:次数|量|数|率)?|访问(?:次数|量)?|人气"
_OTHER_KEY: Final = (
    r"(?:发布|发表|更新|发稿|采编|录入)?(?:时间|日期)|发[布表](?=\s?:\s?(?:19|20)\d\d)|责任编辑|责编|编\s?辑|审\s?核|校对|字\s?号|字体|分享(?:到)?|打印|评论|"
    r"索\s?引\s?号|主题词|文\s?号|发文字号|成文日期|发布日期|有效性|标签|关键词|栏目|分类|纠错|E-?mail"
)
_KEY: Final = re.compile(
    f"(?:(?P<source>{_SOURCE_KEY})|(?P<author>{_AUTHOR_KEY})|(?P<views>{_VIEWS_KEY})|(?P<other>{_OTHER_KEY}))\\s*[:】]\\s*"
)
_VALUE_END: Final = re.compile(
    r"\s{2,}|[|丨\t()<>【】]|\s(?=(?:19|20)\d\d[-年]|举报|责任|作者|打印|字号|分享|评论|发布)"
)
_DAY: Final = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
_HOUR: Final = r"\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?)?分?"
_STAMP: Final = re.compile(
    r"[\[(]?(?:最[后近新]|本文|页面|内容)?(?:更\s?新|修改|编辑|发布|发表)?(?:时间|日期|于)?\s?[:]?\s?"
    rf"{_DAY}[ T]*{_HOUR}[\])]?"
    rf"|(?:最[后近新]|本文|页面)?(?:更\s?新|修改|编辑|发布|发表)(?:时间|日期|于)?\s?[:]?\s?{_DAY}"
)
_RULE: Final = re.compile(r"[-—–―_=*~·.•◆◇■□★☆#+ ]*[-—–―_=*~·◆◇■□★☆#+]{2,}[-—–―_=*~·.•◆◇■□★☆#+ ]*")
_SAID_BY: Final = re.compile(
    rf"{_DAY}(?:[ T]*\d{{1,2}}:\d\d(?::\d\d)?)?\s+"
    r"([\u4e00-\u9fff·]{1,12}(?:网|报|社|台|在线|新闻|客户端|周刊|杂志|频道|传媒|之声|中心|发布))"
)
"""A time and, with no word before it, the paper it is from: 2019-09-26 10:56 证券时报网."""
_VIEWS: Final = re.compile(r"[\d,]+")
_META: Final = re.compile(
    f"[\\s【\\[(]*(?:{_SOURCE_KEY}|{_AUTHOR_KEY}|{_VIEWS_KEY}|{_OTHER_KEY})\\s*[:】]"
    r"|[^,，。]{0,12}(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[^,，。]*$"
    r"|[^\s,。]{1,8}[〔\[【(](?:19|20)\d\d[〕\]】)]\s?第?\d+号$"
    r"|原文(?:链接|地址)?\s*[:(]?\s*https?:"
)
_ADOPTED: Final = re.compile(
    r"[^:,，。]{0,6}(?:19|20)\d\d\s?年\d{1,2}月\d{1,2}日[^:,，。]*(?:会议|大会|通过|公布|施行|令第|批准|修订|修正)[^:,，。]*$"
)
"""Who passed a rule or gave a report, and when: a line of the text itself, which names bodies and their provinces."""
_CRUMB: Final = re.compile(
    r"(?:您?(?:现在|当前|目前)?(?:所在)?的?位置(?:是)?\s*[::])|首页\s*[>›»/|]|.{1,12}\s[>›»]\s.{1,12}\s[>›»]|.{1,12}(?:>>|»).{1,20}$"
    r"|(?:网站)?首页(?:\s+\S{2,8}){2,}$|(?:(?:打印|关闭|收藏|分享|字体|大|中|小)(?:\s+|$)){2,}$"
)
_TAIL_OPENS: Final = re.compile(
    r"(?:发表|我要|网友|最新|热门|全部|查看)?(?:评论|跟帖|回复|留言)(?:[(\d\s):]|$)|发表(?:评论|回复)|我来说两句"
    r"|(?:相关|推荐|延伸|热门|更多|猜你喜欢|大家都在看|精彩|重点)(?:文章|阅读|推荐|新闻|资讯|内容|热点|图集|稿件|专题)?(?:[:：>\s]|$)"
    r"|上一[篇页条]|下一[篇页条]"
)
_RECOMMENDS: Final = re.compile(r"(?:为[你您]推荐|猜你喜欢|大家都在看|热门推荐|相关推荐)[:>\s]*$")
"""Words that only a site says: what follows them is other articles, even where it reads like prose."""
_FOOT: Final = re.compile(
    r"^声明[::]|点击进入专题|邮箱地址不会被公开|不代表.{0,12}(?:立场|观点)|转载.{0,8}(?:注明|授权|联系)|未经.{0,10}(?:授权|许可|书面).{0,12}(?:转载|使用|复制)"
    r"|版权(?:所有|归|声明)|免责声明|如有侵权|侵犯.{0,12}权益|copyright|all rights reserved|©"
    r"|ICP[备证]|公网安备|备案(?:号|序号)|网站标识码|主办(?:单位)?[::]|承办(?:单位)?[::]|技术支持[::]|联系我们|关于我们|网站(?:地图|声明)|法律声明|(?:扫一扫|二维码)(?!.*。)"
    r"|返回(?:顶部|首页|列表)|关闭(?:窗口|本页)|打印(?:本页|此页|文章)?$|分享(?:到|至|按钮)?(?:[::]|$)|手机(?:看|扫码|阅读)"
    r"|阅读全文$|登录(?:后|\||注册|$)|注册$|客户端$|举报(?:电话|邮箱)\s*(?:[:(/|\d]|$)|违法和不良信息|特别声明|本文(?:由|系|来自).{0,24}(?:发布|转载|作者|上传|下载)",
    re.IGNORECASE,
)


def stating(lines: Iterable[str], roles: Iterable[Role]) -> list[str]:
    """The lines that state the page's facts: its metadata, and who passed a rule when."""
    return [line for line, role in zip(lines, roles, strict=True) if role is Role.META or is_adopted(line)]


def facts(lines: Iterable[str]) -> Facts:
    """The date, source, author and number of views those lines of metadata state; the first one of each counts."""
    found = Facts()
    for line in lines:
        found = found.filled_from(_facts_of(fold(line)))
    return found


def _facts_of(line: str) -> Facts:
    keys = list(_KEY.finditer(line))
    named: dict[str, str] = {}
    for at, key in enumerate(keys):
        stop = keys[at + 1].start() if at + 1 < len(keys) else len(line)
        value = _VALUE_END.split(line[key.end() : stop].strip(), maxsplit=1)[0].strip(" -—·,;")
        if value and key.lastgroup:
            named.setdefault(key.lastgroup, value)
    views = _VIEWS.match(named.get("views", ""))
    number = views.group().replace(",", "") if views else ""
    author = named.get("author", "")
    return Facts(
        iso_date(line),
        named.get("source", "") or _said_by(line),
        author if len(author) <= 30 and not author.isdigit() else "",
        {"views": number} if number else {},
    )


def _said_by(line: str) -> str:
    found = _SAID_BY.fullmatch(line.strip())
    return found[1] if found else ""


def iso_date(text: str) -> str:
    """The first date of the calendar written with a year in the text, as ISO 8601, or empty."""
    for found in _DATE.finditer(text):
        try:
            return date(*map(int, found.groups())).isoformat()
        except ValueError:
            continue
    return ""


def is_prose(line: str) -> bool:
    """Whether a line is sentences rather than a heading, a name or a link."""
    return len(line) >= _PROSE and any(mark in line for mark in ("。", "，", ",", "；", "！", "？"))


def is_crumb(line: str) -> bool:
    """Whether the line says where in the site the page stands, or is a row of the site's own links or tools."""
    return len(line) <= 80 and bool(_CRUMB.match(fold(line).strip()))


def is_meta(line: str) -> bool:
    """Whether the line states a date, a source, an author, a number of readers, a document's number."""
    return (
        len(line) <= 120 and bool(_META.match(fold(line).strip())) and not line.endswith("。") and not is_adopted(line)
    )


def is_adopted(line: str) -> bool:
    """Whether the line says when and by whom what follows was passed, issued or delivered."""
    return len(line) <= 120 and bool(_ADOPTED.match(fold(line).strip()))


def opens_tail(line: str) -> bool:
    """Whether what follows the line is comments or links to other articles."""
    return len(line) <= 24 and not line.endswith("。") and bool(_TAIL_OPENS.match(fold(line).strip()))


def recommends(line: str) -> bool:
    """Whether what follows the line is other articles, whatever it looks like."""
    return bool(_RECOMMENDS.match(fold(line).strip()))


def is_stamp(line: str) -> bool:
    """Whether the line is nothing but a time, with or without 更新于, wherever it stands."""
    return len(line) <= 40 and bool(_STAMP.fullmatch(fold(line).strip()))


def is_rule(line: str) -> bool:
    """Whether the line is only drawn: ---, ***, ——."""
    return len(line) <= 200 and bool(_RULE.fullmatch(fold(line).strip()))


def is_foot(line: str) -> bool:
    """Whether the line is a disclaimer, a notice of rights, or the foot of a site."""
    return bool(_FOOT.search(fold(line)))


def is_title(line: str) -> bool:
    """Whether a line before the body can be its title: short, more than a word, and not a sentence or an address."""
    return 4 <= len(line) <= _TITLE_LENGTH and not line.endswith((*SENTENCE_END, "：", ":", "，", ","))


def aside(line: str) -> Role:
    """The role of a line amid the body: body, unless it is only a time or only drawn."""
    return Role.META if is_stamp(line) else Role.CHROME if is_rule(line) else Role.BODY


@dataclass(frozen=True, slots=True)
class Parts:
    """The role of each line, and what the lines of metadata state."""

    roles: tuple[Role, ...]
    title: str = ""
    facts: Facts = field(default_factory=Facts)


def tell_apart(lines: Sequence[str]) -> Parts:
    """The roles of the lines of a plain text page."""
    roles = [Role.BODY] * len(lines)
    title_at = _head(lines, roles)
    _tail(lines, roles, -1 if title_at is None else title_at)
    for at, line in enumerate(lines):
        if roles[at] is Role.BODY:
            roles[at] = aside(line)
    title = "" if title_at is None else lines[title_at]
    return Parts(tuple(roles), title, facts(stating(lines, roles)))


def _head(lines: Sequence[str], roles: list[Role]) -> int | None:
    """Give the lines before the body their roles; the place of the title, or None."""
    title_at: int | None = None
    for at, line in enumerate(lines[:_HEAD_LINES]):
        if is_crumb(line):
            roles[at] = Role.CHROME
        elif is_meta(line):
            roles[at] = Role.META
        elif title_at is not None and is_adopted(line):
            continue
        elif title_at is None and is_title(line) and at + 1 < len(lines):
            roles[at], title_at = Role.TITLE, at
        else:
            break
    return title_at


def _tail(lines: Sequence[str], roles: list[Role], after: int) -> None:
    """Give the lines after the body their roles; those up to `after` are settled."""
    end = len(lines)
    for at in range(max(after + 1, len(lines) // 3), len(lines)):
        if opens_tail(lines[at]) and not any(map(_is_body, lines[at + 1 :])):
            end = at
            break
    roles[end:] = [Role.CHROME] * (len(lines) - end)
    for at in range(end - 1, _first_line(lines, after, end), -1):
        if is_foot(lines[at]):
            roles[at] = Role.CHROME
        elif is_meta(lines[at]):
            roles[at] = Role.META
        else:
            break


def _first_line(lines: Sequence[str], after: int, end: int) -> int:
    """The line up to which no foot reaches: an article's first sentence is its own, whatever words stand in it."""
    return after + 1 if after + 1 < end and lines[after + 1].endswith(SENTENCE_END) else after


def _is_body(line: str) -> bool:
    return is_prose(line) and not is_foot(line)
