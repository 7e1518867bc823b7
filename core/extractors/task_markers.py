"""The numbering signs of a text: what may open an item of a list, look-alikes left out (GUIDELINES, TASK 1 and 6).

Signs are found family by family, and only where the text holds a second or a third sign of the family: a list needs
two. What a sign is worth is decided later, by its place and by its siblings (`core.extractors.task_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from core.model import Range

NUMERALS: Final = "一二三四五六七八九十"
_DIGIT: Final = {sign: number for number, sign in enumerate(NUMERALS, 1)}
_SERIES: Final = (("①", 20), ("⑴", 20), ("⒈", 20), ("❶", 10), ("㈠", 10))
"""The first sign of each run of one-character numbers, and how many there are."""


class Place(IntEnum):
    """Where a sign stands."""

    GLUED = 0
    """Right behind a word: 各市州局一要."""
    CLAUSE = 1
    """Behind a stop, a comma, a bracket, a quotation mark or white space."""
    OPENS = 2
    """At the head of its paragraph."""


@dataclass(slots=True)
class Marker:
    """A numbering sign `[start, end)`; `paragraph` is the number of the range it stands in."""

    start: int
    end: int
    style: str
    ordinal: int
    place: Place
    paragraph: int


LAST: Final = 99
"""The ordinal 最后 has until it is known which items come before it."""
_ORDER: Final = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": LAST}

_NOT_BEFORE: Final = frozenset(
    "统这其第之唯惟独不逐专单同划合归每某进另那哪任选周期初高大老零双如万加减抓为率冠图表卷册差"
)
"""A numeral right behind one of these belongs to it: 统一, 第一, 四分之一, 周一, 高一, 一分为二."""
_WORDS_BEFORE: Final = frozenset(
    [
        "系统",
        "传统",
        "计划",
        "规划",
        "谋划",
        "清单",
        "名单",
        "订单",
        "近期",
        "前期",
        "后期",
        "中期",
        "长期",
        "短期",
        "定期",
        "假期",
        "学期",
        "时期",
        "汛期",
        "节期",
        "任期",
        "提高",
        "参加",
        "增加",
        "结合",
        "综合",
        "联合",
        "融合",
        "整合",
        "配合",
        "合同",
        "共同",
        "协同",
        "一同",
        "不同",
        "效率",
        "概率",
        "四周",
        "年初",
        "月初",
        "扩大",
        "人大",
        "重大",
        "加减",
        "评选",
        "候选",
        "意图",
        "答卷",
        "试卷",
        "问卷",
        "企图",
        "试图",
        "代表",
        "报表",
    ]
)
"""Words that end so and after which a numeral stands by itself: 全省系统一要."""
_DIGITS: Final = frozenset("0123456789")
_NUMBER_SIGNS: Final = frozenset(f"{NUMERALS}0123456789.第")
"""Right before a numeral they make it the end of a longer number."""
_NUMERALS_NEXT: Final = frozenset(NUMERALS)
_NOT_BEFORE_DOT: Final = frozenset("、.-/")
_NOT_AFTER_BRACKET: Final = re.compile(
    "项(?!目)|款(?!项)|目(?![标录的前光])|类(?![型别似])|班(?![子组级车])|号(?![召码])|期(?![间限待末货])|级(?!别)|届(?!时)|审(?![核批查议计定阅慎判看读理视])"
)
"""A sign before one of these is a reference (第（一）项) or a name ((二)期); 目标, 班子, 审批 are words of their own."""
_NOT_AFTER_YAO: Final = "求素点件闻务义害旨诀领道塞冲职员案目"
"""要 with one of these is a noun: 要求, 要素, 要务."""
_GLUED_VERBS: Final = {
    "是": frozenset(),
    "要": frozenset(_NOT_AFTER_YAO),
    "抓": frozenset("到就好住紧一把"),
    "靠": frozenset("近拢边岸到"),
}
"""The verbs with which a numeral may stand right behind a word (该县一抓产业), and what follows them in another word."""
_PARTS: Final = frozenset("素件道塞")
_PARTS_OF_MORE: Final = frozenset({"素质", "素养", "道歉", "道德"})
"""三要素, 四要件, 二要道: no signs even at the head of a clause; 一要素质过硬 is one."""
_STOPS: Final = frozenset("。;；,，、:：!！?？“”‘’\"'「」『』()（）【】《》〈〉—-…~～|/\t\n")
_UNSEEN: Final = frozenset(" \t\xa0\u200b\u200c\u200d\u2060\ufeff")
_SIGNS_OF_MARKUP: Final = frozenset("*#>_■●◆▲★·•-—“‘\"'「『【《(")


@lru_cache(maxsize=1024)
def number_of(words: str) -> int:
    """The value of a Chinese (up to 99), Arabic or one-character numeral; 0 where it is none."""
    if words.isascii() and words.isdigit():
        return int(words)
    if len(words) == 1:
        for first, count in _SERIES:
            if 0 <= ord(words) - ord(first) < count:
                return ord(words) - ord(first) + 1
    tens, ten, ones = words.partition("十")
    if not ten:
        return _DIGIT.get(words, 0)
    if (tens and tens not in _DIGIT) or (ones and ones not in _DIGIT):
        return 0
    return _DIGIT.get(tens, 1) * 10 + _DIGIT.get(ones, 0)


@dataclass(slots=True)
class Context:
    """The folded text around a sign, as the judge of a family needs it."""

    text: str
    first: int
    """Where the paragraph begins."""
    paragraph: int

    def place(self, start: int) -> Place:
        """Where a sign that begins at `start` stands."""
        at = start
        while at > self.first and self.text[at - 1] in _UNSEEN:
            at -= 1
        if all(char in _UNSEEN or char in _SIGNS_OF_MARKUP for char in self.text[max(self.first, at - 4) : at]) and (
            at - self.first <= 4
        ):
            return Place.OPENS
        return Place.CLAUSE if at < start or self.text[at - 1] in _STOPS else Place.GLUED

    def before(self, start: int) -> str:
        """The character before `start`; empty at the head of the paragraph."""
        return self.text[start - 1] if start > self.first else ""


Judge = Callable[[re.Match[str], Context], Marker | None]


def _made(  # the parts of a marker, in its order
    context: Context, start: int, end: int, style: str, ordinal: int
) -> Marker | None:
    if not ordinal:
        return None
    return Marker(start, end, style, ordinal, context.place(start), context.paragraph)


def _numeral_start(text: str, first: int, end: int) -> int:
    """Where the numeral that ends at `end` begins; Chinese ones have three signs at most, Arabic ones two."""
    arabic = text[end - 1].isascii()
    start = end - 1
    for _ in range(2):
        if start == first or not (text[start - 1] in _DIGITS if arabic else text[start - 1] in NUMERALS):
            break
        start -= 1
    return start


def _numbered(found: re.Match[str], context: Context) -> Marker | None:
    """A numeral and what follows it: 一是, 一、, 1., 一), 1)."""
    start = _numeral_start(context.text, context.first, found.start() + 1)
    sign = found[0][1]
    if sign == ")":
        return _bracketed(start, found.end(), context)
    return _dotted(start, found.end(), context) if sign in "、." else _verb(start, found.end(), context)


def _verb(start: int, end: int, context: Context) -> Marker | None:
    """一是, 二要, 三为, 一则, 二来, 三靠."""
    text = context.text
    verb, last = text[end - 1], text[end - 2]
    after = text[end : end + 2]
    if after[:1] == last and (len(after) == 1 or after[1] in ",，、。二是;；"):
        return None  # 一是一、二是二
    if verb == "要" and after[:1] in _PARTS and after not in _PARTS_OF_MORE:
        return None
    made = _made(context, start, end, f"N{verb}", number_of(text[start : end - 1]))
    if made is None or made.place is not Place.GLUED:
        return made
    joined = context.before(start) in _NOT_BEFORE and text[start - 2 : start] not in _WORDS_BEFORE
    if joined or verb not in _GLUED_VERBS or after[:1] in _GLUED_VERBS[verb]:
        return None
    return made if verb in "是要" or made.ordinal == 1 else None


def _nth(found: re.Match[str], context: Context) -> Marker | None:
    """第一，; 第二是; 第三步，."""
    made = _made(context, found.start(), found.end(), "第N", number_of(found["n"]))
    if made is None or made.place is Place.GLUED:
        return None
    if found["sign"] == " " and (found["unit"] or made.place is not Place.OPENS):
        return None
    if found["unit"] == "条" and found["sign"] in ": ":
        return None  # an article of a law
    if found["sign"] in ",、: ":
        made.end -= 1
    return made


_BEFORE_FIRST: Final = re.compile("(?:下一步|下一阶段|接下来|今后|为此|对此|当前|目前|我们|大家)[要将应会]?$")
"""What a sentence may put before its 首先 without a comma."""
_LONGEST_BEFORE: Final = 5
"""Code points of those words."""


def _order(found: re.Match[str], context: Context) -> Marker | None:
    """首先, 其次, 再次, 最后."""
    made = _made(context, found.start(), found.end(), "首先", _ORDER[found["word"]])
    if made is None:
        return None
    if made.place is Place.GLUED:
        near = max(context.first, found.start() - _LONGEST_BEFORE)
        if found["word"] != "首先" or not _BEFORE_FIRST.search(context.text, near, found.start()):
            return None
        made.place = Place.CLAUSE
    bare = found["word"] in {"再次", "再者", "最后"} and not found["sign"]
    if bare and not _after_second(context.text, context.first, found.start()):
        return None
    made.end = found.end("word")
    return made


_LONGEST_SENTENCE: Final = 500
"""Code points looked back for what the same sentence has said: what is longer holds no such list, and may have no end."""


def _after_second(text: str, first: int, at: int) -> bool:
    """Whether 其次 stands before, in the same sentence: 首先清点，其次核对，|最后封样."""
    near = max(first, at - _LONGEST_SENTENCE)
    return text.rfind("其次", max(near, text.rfind("。", near, at)), at) >= 0


def _its(found: re.Match[str], context: Context) -> Marker | None:
    """其一, 其二."""
    made = _made(context, found.start(), found.end(), "其N", number_of(found["n"]))
    return None if made is not None and made.place is Place.GLUED and made.ordinal != 1 else made


def _bracketed(start: int, end: int, context: Context) -> Marker | None:
    """（一）, (1), 1）."""
    text = context.text
    if _NOT_AFTER_BRACKET.match(text, end) or text.startswith("草案", end):
        return None
    opened = context.before(start) == "("
    if context.before(start) in _NUMBER_SIGNS or context.before(start - opened) == "第":
        return None
    arabic = text[start].isascii()
    style = ("（1）" if arabic else "（一）") if opened else ("1）" if arabic else "一）")
    made = _made(context, start - opened, end, style, number_of(text[start : end - 1]))
    if made is None or (made.place is Place.GLUED and (not opened or made.ordinal != 1)):
        return None
    return made


def _dotted(start: int, end: int, context: Context) -> Marker | None:
    """一、; 1.; 1、."""
    text = context.text
    arabic, sign = text[start].isascii(), text[end - 1]
    if context.before(start) in _NUMBER_SIGNS:
        return None
    made = _made(context, start, end, "1." if arabic else "一、", number_of(text[start : end - 1]))
    if not arabic and text[end : end + 1] in _NUMERALS_NEXT:
        return made if made is not None and made.place is Place.OPENS and _own_number(text, end, made.ordinal) else None
    if made is None or made.place is Place.OPENS:
        return made
    if made.place is Place.GLUED or context.before(start) in _NOT_BEFORE_DOT or (not arabic and sign == "."):
        return None
    return made


_OWN_NUMBER: Final = re.compile(rf"([{NUMERALS}〇○]+)(?:(?P<own>年[的来行工回目规计发总])|[年个项大届次季])")


def _own_number(text: str, at: int, ordinal: int) -> bool:
    """Whether the number at `at` is a heading's own (一、|二〇二一年工作回顾), not the next of a row (一、二月份)."""
    found = _OWN_NUMBER.match(text, at)
    return found is not None and (bool(found["own"]) or len(found[1]) > 2 or number_of(found[1]) != ordinal + 1)


def _one_character(found: re.Match[str], context: Context) -> Marker | None:
    """①, ⑴, ⒈, ㈠."""
    char = found[0]
    style = "（一）" if "㈠" <= char <= "㈩" else "（1）" if "⑴" <= char <= "⒇" else "1." if "⒈" <= char <= "⒛" else "①"
    made = _made(context, found.start(), found.end(), style, number_of(char))
    after = context.text[found.end() : found.end() + 1]
    if after == "号" and not context.text.startswith("号召", found.end()):
        return None  # ①号泵站
    sign_of_note = after in "，,。;；、:：)）”" or context.before(found.start()) in "图表式注例录页"
    if made is not None and made.place is Place.GLUED and sign_of_note:
        return None  # of a footnote, or of a figure
    return made


_VERBS: Final = "是要为则来须应需靠抓"
_TAIL: Final = rf"(?:[{_VERBS})]|[、.](?![0-9.])|[、.](?=(?:19|20)[0-9]{{2}}年)|[.](?=[0-9][份张套册]))"
_NUMBERED: Final = re.compile(rf"[{NUMERALS}0-9]{_TAIL}")
"""One pass for most families; a first sign alone is no list, so the judge sees only what has a second."""
_SECONDS: Final = tuple(re.compile(sign + _TAIL) for sign in "二三23")
"""Each begins with a character of its own: searched one by one they cost a third of a pattern for them all."""
_FIRSTS: Final = ("一、", "一)")

CHAPTER: Final = f"[{NUMERALS}百0-9]{{1,4}}[编章节篇]"
"""What follows 第 in 第一章."""
_NTH: Final = (
    rf"(?P<n>[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})(?P<unit>个?方面|个问题|点|步|项|类|种|条|件事|件|个|大)?"
    rf"(?P<sign>[,:、 ](?![第{NUMERALS}])|就?是|要(?![务义件素求点旨害领]))"
)
"""What follows 第 in 第一，; 第二届 is none."""
_SIGN: Final = re.compile(
    f"[一二三23第其首最②⑵⒉❷㈡](?:(?<=一)[、)]|(?<=[二三23]){_TAIL}|(?<=其)[二三23]|(?<=首)先|(?<=最)后,|(?<=[②⑵⒉❷㈡])"
    f"|(?<=第)(?:{_NTH}|{CHAPTER}))"
)
"""Something of what the families below and the headings of chapters ask for first; most articles hold nothing of it."""

_FAMILIES: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], Judge], ...]] = (
    (
        ("第二", "第三", "第2", "第3"),
        re.compile(f"第{_NTH}"),
        _nth,
    ),
    (
        ("首先", "最后,"),
        re.compile(r"(?P<word>首先|其次|再次|再者|最后)(?P<sign>[,:]|是|要|还要)?"),
        _order,
    ),
    (("其二", "其三"), re.compile(rf"其(?P<n>[{NUMERALS}])(?=[,、:]|是|为|在于|要(?![闻求素点件务义]))"), _its),
    (("②", "⑵", "⒉", "❷", "㈡"), re.compile("[①-⑳⑴-⒇⒈-⒛❶-❿㈠-㈩]"), _one_character),
)


def may_hold(text: str, ranges: Sequence[Range]) -> bool:
    """Whether the folded text holds anything a list or a heading could begin with: one pass instead of one a family.

    As for the families, what ends the last of the ranges ends a sign too, and signs behind it count.
    """
    end = ranges[-1][1] if ranges else 0
    if _SIGN.search(text, 0, end) is not None:
        return True
    return end < len(text) and _SIGN.search(text, max(0, end - 1)) is not None


def find_markers(text: str, ranges: Sequence[Range]) -> list[Marker]:
    """The signs of those ranges of the folded text, ascending."""
    if not ranges:
        return []
    found: list[Marker] = []
    if _may_count(text, ranges[0][0], ranges[-1][1]):
        found += _judged(text, ranges, _NUMBERED, _numbered)
    for gate, pattern, judge in _FAMILIES:
        if _holds(text, gate):
            found += _judged(text, ranges, pattern, judge)
    if not found:
        return []
    found.sort(key=_by_start)
    return _with_content(text, found)


def _holds(text: str, signs: Sequence[str]) -> bool:
    for sign in signs:  # noqa: SIM110  # any() costs more than these searches
        if sign in text:
            return True
    return False


def _may_count(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` holds a second sign, or a first one that is telling by itself."""
    for sign in _FIRSTS:
        if text.find(sign, start, end) >= 0:
            return True
    return any(pattern.search(text, start, end) for pattern in _SECONDS)


def _by_start(marker: Marker) -> tuple[int, int]:
    return (marker.start, -marker.end)


def _judged(text: str, ranges: Sequence[Range], pattern: re.Pattern[str], judge: Judge) -> Iterator[Marker]:
    """The signs of one family; `ranges` ascend, so one pass over the text serves them all."""
    at, last = 0, len(ranges) - 1
    for found in pattern.finditer(text, ranges[0][0], ranges[-1][1]):
        while at < last and ranges[at][1] <= found.start():
            at += 1
        first, end = ranges[at]
        if not first <= found.start() < end:
            continue
        marker = judge(found, Context(text, first, at))
        if marker is not None:
            yield marker


_NOTHING: Final = frozenset("。;；,，、:： \t\n和或与及至到")


def _with_content(text: str, markers: list[Marker]) -> list[Marker]:
    """The signs without those that hold nothing before the next of their style: （一）（二）项, 第一、第二产业."""
    kept: list[Marker] = []
    end = -1
    for number, marker in enumerate(markers):
        if marker.start < end:
            continue  # it begins inside another sign
        following = markers[number + 1] if number + 1 < len(markers) else None
        if (
            following is not None
            and following.style == marker.style
            and following.start - marker.end <= 2
            and all(char in _NOTHING for char in text[marker.end : following.start])
        ):
            end = marker.end
            continue
        kept.append(marker)
        end = marker.end
    return kept
