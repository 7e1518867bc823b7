"""What the page itself says of an article: its number, who issued it, at what level, and when.

Everything is read from the first and the last lines: a number in the middle of a text is a quotation of another
document. What is not found stays empty; nothing is guessed from the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from core.articles.days import DAY, HAN_DAY, iso_day
from core.articles.fields import ISSUER, LEVEL, LEVELS, NUMBER, PUBLISHED
from core.model import Paragraph, Role
from core.text import fold

HEAD: Final = 30
"""So many lines from the title on may say what the document is."""
TAIL: Final = 12
"""So many lines before the end may hold the signature."""
_LINE: Final = 120
"""Code points; a longer line is prose."""

_YEAR: Final = r"[〔\[(【﹝](?P<year>(?:19|20)\d\d)[〕\])】﹞]"
_CODE: Final = r"(?P<code>[一-鿿]{1,14}(?:字|办|发|函|规|明电|令|号)?)"
_ORDINAL: Final = r"\s?第?\s?(?P<number>\d{1,5})\s?号"
_NUMBER: Final = re.compile(rf"{_CODE}\s?{_YEAR}{_ORDINAL}")
_ORDER: Final = re.compile(
    r"(?:中华人民共和国)?(?P<body>国务院|主席|[一-鿿]{2,24}(?:部|委员会|总局|局|政府))令?\s?令?第\s?(?P<number>\d{1,4})号"
)
_NAMED: Final = re.compile(r"(?:文\s?号|发文字号|发文号|文件编号)\s*[::】]\s*(?P<value>.*)")
_BY: Final = re.compile(
    r"(?:发文机关|发文机构|发布机构|发文单位|制定机关|发布机关|公文发文机关)\s*[::】]\s*(?P<value>[^\s|;；,，]{2,40})"
)
_DATED: Final = re.compile(r"(?:成文日期|发文日期|印发日期|公布日期)\s*[::】]\s*(?P<value>\S.*)")
_RELEASED: Final = re.compile(r"(?:发布|公布|发表)(?:日期|时间)\s*[::】]\s*(?P<value>\S.*)")

_TAIL_OF_BODY: Final = (
    r"国务院|党中央|中共中央|全国人大|人民政府|政府|办公厅|办公室|委员会|常务委员会|代表大会|发展改革委|卫生健康委|国资委|发改委|住建委|医保局|[一-鿿]委"
    r"|总局|管理局|邮政局|统计局|税务局|[一-鿿]局|[一-鿿]部|[一-鿿]厅|人民法院|检察院|人民银行|银监会|证监会|保监会|银保监会|海关|总署|署|总队|指挥部|领导小组|兵团"
)
_BODY: Final = rf"(?:[一-鿿（）()]{{0,28}}?(?:{_TAIL_OF_BODY}))"
_BODIES: Final = rf"{_BODY}(?:[\s、]+{_BODY}|等[一-鿿]{{1,4}}部[门委])*"
_PASSED: Final = re.compile(
    r"(?P<body>(?:全国|[一-鿿]{2,12}?[省市区县州旗])?)第?[一二三四五六七八九十]{1,3}届(?:全国)?人民代表大会(?P<standing>常务委员会)?.{0,16}(?:通过|批准|公布)"
)
_ONLY_DAY: Final = re.compile(rf"\(?(?:{DAY}日?|{HAN_DAY})\)?(?:印发)?")
_CENTRAL: Final = re.compile(
    r"(?:中共中央|党中央|中央[^\s]{0,12}(?:委员会|办公厅|办公室|小组|部)|国务院(?!国资委|国有|扶贫|台|港|侨)|全国人(?:民代表)?大|全国政协|最高人民|国家主席|中央军委)"
)
_MINISTRY: Final = re.compile(
    r"(?:国家[^省]{1,16}(?:局|委|委员会|署|办公室|部)|国务院(?:国资委|国有资产监督|扶贫|台湾|港澳|侨务)|[^省市县区]{2,14}部(?:等|$)|中国(?:人民银行|银保监会|证监会|银监会|保监会|民用航空局|气象局|地震局)|.{0,8}总局|.{0,6}海关总署|中华人民共和国.{1,12}部)"
)
_TOWN: Final = re.compile(r"[一-鿿]{1,8}(?:镇(?!江|海|平)|乡(?!村|镇)|街道)")
_COUNTY: Final = re.compile(
    r"[一-鿿]{1,8}?(?:(?<![郊特经])县(?!域|级|处)|(?<![社地园城片辖战林库自新发])区(?!域|块|划)|新区|自治县|(?<![战])旗)"
)
_CITY: Final = re.compile(
    r"[一-鿿]{1,8}?(?:(?<!城)市(?!场|政|民|委|容)|市(?=市|政府|委)|自治州|州(?=政府|人民|委)|盟(?=委|行)|地区(?=行))"
)


def found(text: str, title: str, paragraphs: Sequence[Paragraph], published: str = "") -> dict[str, str]:
    """What the page says: `number`, `issuer`, `level`, and `published` where the reader found none (ISO 8601)."""
    head, tail = _lines(text, paragraphs)
    code, number = _number(title, head)
    issuer = _issuer(title, head, tail, code, number)
    values = {
        NUMBER: number,
        ISSUER: issuer,
        LEVEL: level_of(issuer) or _level_of_code(code),
        PUBLISHED: published or _published(head, tail),
    }
    return {name: value for name, value in values.items() if value}


def _lines(text: str, paragraphs: Sequence[Paragraph]) -> tuple[list[str], list[str]]:
    """The folded lines from the title on, and those before the end; chrome is left out at the end only."""
    first = next((at for at, one in enumerate(paragraphs) if one.role is Role.TITLE), 0)
    body = [at for at, one in enumerate(paragraphs) if one.role is not Role.CHROME]
    last = body[-1] if body else len(paragraphs) - 1
    start = max(0, first - 4) if first else 0
    head = [_folded(text, one) for one in paragraphs[start : first + HEAD]]
    tail = [_folded(text, one) for one in paragraphs[max(first + 1, last + 1 - TAIL) : last + 1]]
    return [line for line in head if line], [line for line in tail if line]


def _folded(text: str, paragraph: Paragraph) -> str:
    if paragraph.end - paragraph.start > _LINE:
        return ""
    return fold(text[paragraph.start : paragraph.end]).strip(" #*\t")


# ---- the number


def _number(title: str, head: Sequence[str]) -> tuple[str, str]:
    """The word before the year and the whole number, in one form: `国发〔2020〕12号`."""
    for line in head:
        named = _NAMED.search(line)
        if named is not None:
            match = _NUMBER.search(named["value"])
            if match is not None:
                return _written(match)
    for line in head:
        match = _NUMBER.fullmatch(line.strip("()"))
        if match is not None:
            return _written(match)
    for line in (fold(title), *head):
        order = _ORDER.search(line)
        if order is not None and len(line) <= 60 and not line.endswith(("。", ";", ",")):
            body = order["body"].removesuffix("令")
            return body, f"{body}令第{order['number']}号"
    return "", ""


def _written(match: re.Match[str]) -> tuple[str, str]:
    return match["code"], f"{match['code']}〔{match['year']}〕{int(match['number'])}号"


# ---- who issued it


@lru_cache(maxsize=1)
def _about() -> re.Pattern[str]:
    """A body that gives something out *about* something; compiled when a title first looks so (15 ms)."""
    return re.compile(rf"(?P<body>{_BODIES})\s?关于.{{2,}}")


@lru_cache(maxsize=1)
def _signed() -> re.Pattern[str]:
    return re.compile(_BODIES)


def _issuer(title: str, head: Sequence[str], tail: Sequence[str], code: str, number: str) -> str:
    for line in head:
        named = _BY.search(line)
        if named is not None:
            return _clean(named["value"])
    about = _about().match(fold(title[:_LINE]).strip()) if "关于" in title[:_LINE] else None
    if about is not None:
        return _clean(about["body"])
    stated = (line for line in head if not line.endswith("。") and "《" not in line)
    passed = next((one for one in map(_PASSED.search, stated) if one is not None), None)
    if passed is not None:
        standing = passed["standing"] or ""
        return f"{passed['body'] or '全国'}人民代表大会{standing}"
    if number:
        return _issuer_of_code(code) or _signature(tail) or (code if "令第" in number and code != "主席" else "")
    return _signature(tail)


def _clean(body: str) -> str:
    return re.sub(r"\s+", " ", body).strip(" 、").removesuffix("等")


def _signature(tail: Sequence[str]) -> str:
    """The body that signs: a line of its own right before a line that is a date and nothing else."""
    for above, line in pairwise(tail):
        if _ONLY_DAY.fullmatch(line) and _signed().fullmatch(above):
            return _clean(above)
    return ""


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, str]]:
    from core.extractors.resources import rows  # noqa: PLC0415  # the table is read when a number is first found

    return {code: (issuer, level) for code, issuer, level in rows("fields/numbers.tsv")}


def _known(code: str) -> tuple[str, str]:
    """Issuer and level of the longest beginning of the code that stands in the table."""
    for end in range(len(code), 0, -1):
        if code[:end] in _codes():
            return _codes()[code[:end]]
    return "", ""


def _issuer_of_code(code: str) -> str:
    if code in ("国务院", "主席"):
        return "国务院" if code == "国务院" else "国家主席"
    province = _province_of(code)
    if province:
        rest = code[1:]
        if rest in ("府", "政", "政发", "府发", "府函", "政函", "府规", "政规", "府字"):
            return f"{province}人民政府"
        if rest in ("府办", "政办", "政办发", "府办发", "府办函", "政办函", "政办规", "府办规", "政办字"):
            return f"{province}人民政府办公厅"
        return ""
    return _known(code)[0]


def _province_of(code: str) -> str:
    from core.extractors.gazetteer import abbreviations  # noqa: PLC0415

    codes = abbreviations().get(code[:1], "")
    return _full_names().get(codes, "") if len(code) > 1 else ""


@lru_cache(maxsize=1)
def _full_names() -> dict[str, str]:
    from core.extractors.resources import rows  # noqa: PLC0415

    return {row[0]: row[1] for row in rows("gazetteers/provinces.tsv")}


def _level_of_code(code: str) -> str:
    if not code:
        return ""
    return LEVELS[2] if _province_of(code) else _known(code)[1]


# ---- its level


def level_of(issuer: str) -> str:
    """The level of a body, read from its name; empty where the name does not say it."""
    first = issuer.split(" ", maxsplit=1)[0].split("、", maxsplit=1)[0]
    if not first:
        return ""
    rest, province = _after_province(first)
    if not province and _CENTRAL.match(first):
        return LEVELS[0]
    for level, pattern in ((5, _TOWN), (4, _COUNTY), (3, _CITY)):
        if pattern.match(rest):
            return LEVELS[level]
    if province:
        return LEVELS[2]
    return LEVELS[1] if _MINISTRY.match(first) else ""


def _after_province(name: str) -> tuple[str, bool]:
    """What follows the name of a province at the head (or after 国家…总局), and whether there is one."""
    for full, bare in _province_words():
        for word in (full, bare):
            at = name.find(word)
            if at == 0 or (at > 0 and name[:at].endswith(("局", "院", "行", "会", "共", "党"))):
                return name[at + len(word) :], True
    return name, False


@lru_cache(maxsize=1)
def _province_words() -> tuple[tuple[str, str], ...]:
    from core.extractors.resources import rows  # noqa: PLC0415

    return tuple((row[1], row[2]) for row in rows("gazetteers/provinces.tsv"))


# ---- when


def _published(head: Sequence[str], tail: Sequence[str]) -> str:
    for pattern in (_RELEASED, _DATED):
        for line in head:
            named = pattern.search(line)
            day = iso_day(named["value"]) if named is not None else ""
            if day:
                return day
    return next((iso_day(line) for line in reversed(tail) if _ONLY_DAY.fullmatch(line)), "")
