"""One-character names (GUIDELINES, PROVINCE 2): rows of them, and single ones told by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from core.extractors.gazetteer import NOT_A_PLACE, abbreviations, city_letters, entry_at, heads, known_rows
from core.extractors.province_names import verdict
from core.extractors.province_persons import given_name, whole_name
from core.extractors.province_places import NEVER, PERSON, Found
from core.extractors.resources import rows

STRONG: Final = frozenset("京津冀晋辽沪浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕陇苏蒙")
"""Two of these side by side are seldom anything but provinces."""
_FOREIGN: Final = frozenset("鲁苏蒙津吉甘宁")
"""Characters that write foreign names too: two of them prove nothing."""
_OVERSEAS: Final = frozenset("港澳台")
_LONGEST: Final = 34
"""As many as there are provinces: what is longer is no list of them, and need not be read to its end."""
_ALWAYS: Final = frozenset({"京津冀", "粤港澳", "港澳", "港澳台"})
"""Rows that are places even before 铁路 or 高速."""
_CITIES: Final = "哈沪广九张雄昆藏新津冀承唐秦滨沈通石台港蓉渝汉郑徐连青深珠厦福杭甬温金衢黄合宁武长怀贵南柳玉洛西兰银包呼大丹白齐赣龙梅汕湛湖川粤湘京万成太德安淮扬泰"
_ROUTE_WORD: Final = r"(?:高铁|铁路|高速(?!发|增)|公路|城际(?!合|协)|客专|动车|大桥|特大桥|大?运河|快速路|特高压|直流|管道|航线|辅助通道|[二三四五]线(?!城|品|省|市)|线(?![上下索路])|中线|沿江高铁|指数|通(?:道)?(?![过办信常]))"
_ROUTE: Final = re.compile(
    rf"(?:[{_CITIES}]{{0,2}}{_ROUTE_WORD})|(?:[、和及与][\u4e00-\u9fff]{{2,3}}){{0,8}}(?:等)?(?:多条|主要|繁忙|既有|\d+条|[两三四五六七八九十]+条|国家)*(?:高铁|铁路|高速(?!发|增)|公路|干线)|\([^()]{{1,3}}\)[、高铁]"
)
_ROADS: Final = frozenset({"川藏", "青藏", "滇藏", "新藏"})
"""With 线 behind them the roads, also where 线上 could be a word: 川藏线|上, 粤赣|线上."""
_SINGLE_ROUTE: Final = re.compile(rf"[{_CITIES}]{{1,3}}{_ROUTE_WORD}|(?:[{_CITIES}][、和及])")
_MARKET: Final = re.compile(r"指|菜|剧|酒|股|市(?=收|上|下|大|震|走|两|行|场行)|300|主题|交易所|伦通|港通")
_SEVERAL: Final = re.compile(
    r"(?:等)?[两二三四五六七八九十3-9]?(?:省|区(?![别块])|地区|地(?![址质])|市(?!场)|区域|岸|交界|边界|边区|边(?=[的地革])|协作|合作|毗邻|双城|一体|协同|联动|通办|共建|"
    r"互联|交流|关系|经贸|同胞|段|之间|间|携手|联手|签|联合|两个|沿海|大地|苏区|接壤|毗连|跨省|劳务|战略|对口|帮扶|情|能源|合创)"
)
_PROVINCES_COUNTED: Final = re.compile("[两三四五六七八九十]省")
_LIST_COUNTED: Final = re.compile("等?(?P<number>[两二三四五六七八九十])(?:个)?省")
_NUMBERS: Final = "两三四五六七八九十"
_LOWER_PLACE: Final = frozenset("县镇村乡")
_WORD_AFTER: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_END_OF_ROW: Final = re.compile(r"[^\u4e00-\u9fff]|[等和与及两三四五六七八九各省区市地间交的之]|先[行后]|$")
_START_OF_ROW: Final = frozenset("在赴来和与及由从为向跨沿经对含如即自往达抵至括到是")
_SEPARATOR: Final = frozenset("、·/—-－ ,，")
_JOINS_LAST: Final = frozenset("和与及")
_OWN: Final = frozenset("式剧菜味派系语货品茶酒商企")
"""What a letter forms a word of its own with: 粤式, 川派."""
_GIVEN: Final = 2
"""Characters of a given name that may look like a row: 刘晋川."""


class Neighbours(NamedTuple):
    """What stands beside a character where it can be a province at all."""

    before: frozenset[str]
    after: frozenset[str]


@lru_cache(maxsize=1)
def neighbours() -> dict[str, Neighbours]:
    """For each one-character name, its neighbours: either of them will do."""
    return {char: _beside(char) for char in abbreviations()}


def _beside(char: str) -> Neighbours:
    before, after = {*()}, {*abbreviations(), *_SEPARATOR}
    for rule, characters, left, right, _ in rows("gazetteers/letters.tsv"):
        if rule == "never" or char not in characters:
            continue
        if left != "-":
            before |= {word[-1] for word in left.split()}
        else:
            after |= {word[0] for word in right.split()}
    return Neighbours(frozenset(before), frozenset(after))


def letters_at(text: str, start: int, at: int, end: int) -> tuple[list[Found], int]:
    """What the characters from `at` on stand for, and where to go on; `[start, end)` is the paragraph."""
    listed = _list(text, start, at, end)
    if listed:
        return listed, listed[-1].end
    stop = _row_end(text, at, end)
    if (stop - at == _GIVEN and given_name(text, at)) or (
        stop - at in {_GIVEN, _GIVEN + 1} and whole_name(text, at, stop)
    ):
        return [], stop
    if text[at - 1 : at] == "“" and text[stop + 1 : stop + 2] == "”" and stop - at >= _GIVEN:
        return [], stop  # “湘鄂情”, “川渝号”
    answer = _row(text, at, stop, end) if stop - at >= 2 else None
    if answer is None and stop - at >= 3:
        stop = _known_part(text, at, stop)
        answer = _row(text, at, stop, end) if stop - at >= 2 else None
    if answer is not None:
        return _row_letters(text, at, stop) if answer else [], stop
    single = _single(text, start, at, end)
    return ([single] if single else []), at + 1


def city_row(text: str, at: int, stop: int, end: int) -> list[Found]:
    """The letters of a row that holds a city's (成渝); none where it names a route."""
    if _ROUTE.match(text, stop, end) or _MARKET.match(text, stop, end):
        return []
    return _row_letters(text, at, stop)


def _row_letters(text: str, at: int, stop: int) -> list[Found]:
    found = []
    for place in range(at, stop):
        city = city_letters().get(text[place])
        code = city or abbreviations()[text[place]]
        found.append(Found(place, place + 1, code, "implied" if city else "abbr", "province.abbr.run", 0.96))
    return found


def _row_end(text: str, at: int, end: int) -> int:
    """Where the row that begins at `at` ends: before a name, or a character that belongs to what follows."""
    known, words = abbreviations(), heads()
    stop = at + 1
    while stop < end and stop - at < 9 and text[stop] in known:
        if text[stop : stop + 2] in words and _name_at(text, stop, end):
            break
        stop += 1
    while stop - at >= 2 and text[at:stop] not in known_rows() and _bound(text, stop - 1, end):
        stop -= 1
    return stop


def _known_part(text: str, at: int, stop: int) -> int:
    """The end of the longest known row that a row which is none begins with: 闽台|青年."""
    while stop - at >= 2 and text[at:stop] not in known_rows():
        stop -= 1
    return stop


def _name_at(text: str, at: int, end: int) -> bool:
    """Whether a name of the dictionary begins at `at`: in 赣晋|中部 晋中 does not."""
    entry = entry_at(text, at, end)
    if entry is None:
        return False
    stop = at + len(entry[0])
    return entry[1].kind == NOT_A_PLACE or verdict(text, at, stop, end, entry[1]) not in {NEVER, PERSON}


def _bound(text: str, at: int, end: int) -> bool:
    """Whether the character at `at` begins another word, with what stands right of it."""
    if text[at] == "新" and text[at - 1] not in "宁青甘疆藏":
        return _PROVINCES_COUNTED.match(text, at + 1, end) is None
    pattern = _bounds().get(text[at])
    return pattern is not None and pattern.match(text, at + 1, end) is not None


def _row(text: str, at: int, stop: int, end: int) -> bool | None:
    """True: a row of provinces; False: a route or an index; None: neither, look at its first character alone."""
    row = text[at:stop]
    if row not in _ALWAYS and (_ROUTE.match(text, stop, end) or _MARKET.match(text, stop, end)):
        return False
    if len(set(row)) != len(row) or text[stop : stop + 1] in _LOWER_PLACE or _bound(text, at, end):
        return None
    if _other_route(text, row, stop, end) or (row in _ROADS and text[stop : stop + 1] == "线"):
        return False
    if row in known_rows() or _SEVERAL.match(text, stop, end):
        return True
    strong = sum(char in STRONG for char in row)
    if len(row) >= 3:
        overseas = 2 if strong and "港澳" in row else 0  # 琼港澳
        return True if (strong + overseas) * 2 > len(row) else None
    return True if strong == 2 and not set(row) <= _FOREIGN and not _refused(text, at, end) else None


def _other_route(text: str, row: str, stop: int, end: int) -> bool:
    """京津、京石: the second of two routes leads from the same place to a city."""
    return (
        stop + 2 < end
        and text[stop] in "、和"
        and text[stop + 1] == row[0]
        and text[stop + 2] in _CITIES
        and text[stop + 2] not in abbreviations()
    )


def _refused(text: str, at: int, end: int) -> bool:
    pattern = _context(text[at])
    found = pattern[0].match(text, at, end) if pattern else None
    return found is not None and found.lastgroup == "never"


def _list(text: str, start: int, at: int, end: int) -> list[Found]:
    """粤、桂、琼: single characters, or rows, with a separator between them."""
    if at + 2 >= end or text[at + 2] not in abbreviations() or not _apart(text, at + 1, end):
        return []
    places, stop = [at], at + 1
    while len(places) < _LONGEST and stop + 1 < end and text[stop + 1] in abbreviations() and _apart(text, stop, end):
        if entry_at(text, stop + 1, end) is not None:
            break
        ends = _ends_here(text, stop + 2, end)
        if not ends and not (len(places) > 1 and _is_last(text, stop + 1, end)):
            break
        places.append(stop + 1)
        stop += 2
        if not ends:
            break
    listed = {text[place] for place in places}
    strong = len(listed & STRONG)
    said = _LIST_COUNTED.match(text, stop, end)
    counted = said is not None
    begins = at == start or not _WORD_AFTER.match(text[at - 1]) or text[at - 1] in _START_OF_ROW
    if not begins and not (said is not None and _NUMBERS.find(said["number"]) + 2 == len(places)):
        return []
    enough = (strong >= 2 and strong * 2 > len(places)) or listed <= _OVERSEAS or counted
    if len(places) < 2 or not enough or _ROUTE.match(text, stop, end):
        return []
    codes = abbreviations()
    return [Found(at, at + 1, codes[text[at]], "abbr", "province.abbr.list", 0.93) for at in places]


def _is_last(text: str, at: int, end: int) -> bool:
    """Whether the letter behind the last separator is one of the list, whatever follows: 分赴冀、鲁、豫|督导机收."""
    return text[at] in STRONG and not _bound(text, at, end) and not _refused(text, at, end) and text[at + 1] not in _OWN


def _apart(text: str, at: int, end: int) -> bool:
    """Whether the character at `at` parts two letters of a list: 、, or the 和 before the last of 甘、青和宁三省."""
    return text[at] in _SEPARATOR or (text[at] in _JOINS_LAST and _LIST_COUNTED.match(text, at + 2, end) is not None)


def _ends_here(text: str, at: int, end: int) -> bool:
    return at >= end or _END_OF_ROW.match(text, at, end) is not None


def _single(text: str, start: int, at: int, end: int) -> Found | None:
    patterns = _context(text[at])
    if patterns is None:
        return None
    if text[at] == "疆" and text[at - 1 : at] == "南" and _near(text, "新疆", at):
        return Found(at, at + 1, abbreviations()["疆"], "abbr", "province.abbr.part", _CONFIDENCE["land"])
    pattern, rules = patterns
    found = pattern.match(text, at, end)
    if found is None or found.lastgroup is None or found.lastgroup == "never":
        return None
    rule = rules[found.lastgroup]
    if _harbour(text, start, at) or given_name(text, at):
        return None
    if rule == "move" and text[at + 1 : at + 2] not in _COMPASS and _SINGLE_ROUTE.match(text, at + 1, end):
        return None
    confidence = _CONFIDENCE.get(rule, 0.85)
    return Found(at, at + 1, abbreviations()[text[at]], "abbr", f"province.abbr.{rule}", confidence, rule == "name")


def _harbour(text: str, start: int, at: int) -> bool:
    """军舰返港, 渔船抵港."""
    return text[at] == "港" and text[at - 1] in _SAILS and _VESSEL.search(text, max(start, at - 12), at) is not None


def _near(text: str, words: str, at: int) -> bool:
    """Whether the words stand close by: 南疆 is the south of 新疆 where 新疆 is spoken of, else a border."""
    return text.find(words, max(0, at - _CLOSE_BY), at + _CLOSE_BY) >= 0


_CLOSE_BY: Final = 300
_SAILS: Final = frozenset("返抵离进出入来在赴靠")
_VESSEL: Final = re.compile("[舰船轮艇舟]|渔民|编队")
_COMPASS: Final = frozenset("东南西北")
"""到晋南、晋东南 goes to parts of a province, not along a line."""
_CONFIDENCE: Final = {"move": 0.92, "power": 0.92, "firm": 0.9, "affair": 0.88, "land": 0.6, "name": 0.75}


@cache
def _context(char: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """The pattern of all rows of a character, and the rule of each group.

    Compiled when the character is first met: all of them take a tenth of a second.
    """
    ones = _rules_by_letter().get(char)
    if ones is None:
        return None
    never = _nevers().get(char, "")
    rules = {f"r{number}": rule for number, (rule, _) in enumerate(ones)}
    branches = [f"(?P<r{number}>{pattern})" for number, (_, pattern) in enumerate(ones)]
    if never:
        branches.insert(0, f"(?P<never>{never})")
    return re.compile("|".join(branches)), rules


@lru_cache(maxsize=1)
def _rules_by_letter() -> dict[str, list[tuple[str, str]]]:
    """For each character: rule and pattern of each of its rows."""
    table: dict[str, list[tuple[str, str]]] = {}
    for rule, characters, before, after, not_after in rows("gazetteers/letters.tsv"):
        if rule != "never":
            for char in characters:
                table.setdefault(char, []).append((rule, _pattern(char, before, after, not_after)))
    return table


@lru_cache(maxsize=1)
def _nevers() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for rule, characters, before, after, not_after in rows("gazetteers/letters.tsv"):
        if rule == "never":
            for char in characters:
                found.setdefault(char, []).append(_pattern(char, before, after, not_after))
    return {char: "|".join(patterns) for char, patterns in found.items()}


@lru_cache(maxsize=1)
def _bounds() -> dict[str, re.Pattern[str]]:
    """What makes another word of a character that stands left of it."""
    found: dict[str, list[str]] = {}
    for rule, characters, before, after, _ in rows("gazetteers/letters.tsv"):
        if rule == "never" and before == "-":
            for char in characters:
                found.setdefault(char, []).extend(after.split())
    return {char: re.compile(_any(words)) for char, words in found.items()}


def _pattern(char: str, before: str, after: str, not_after: str) -> str:
    left = "" if before == "-" else "(?:" + "|".join(f"(?<={re.escape(word)})" for word in before.split()) + ")"
    right = "" if after == "-" else f"(?={_any(after.split())})"
    refused = "" if not_after == "-" else f"(?!{_any(not_after.split())})"
    return f"{left}{char}{refused}{right}"


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"
