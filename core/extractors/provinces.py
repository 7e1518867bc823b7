"""PROVINCE: names, one-character abbreviations, regions and cities (GUIDELINES, PROVINCE 1–6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import Place, abbreviations, names
from core.extractors.resources import longest_first
from core.ids import group_id, machine_id
from core.model import PROVINCE, Article, Group, Origin, Range, Span

VERSION: Final = "1"

_LOOSE: Final = re.compile(r"[级内直外会情]")
"""After 省: 省级, 省内 … give the suffix away (rule 1)."""
_LOOSE_CITY: Final = re.compile(r"中心|区(?!.{0,3}[局委办])|场|民|内|价|值|面|容|郊|级|属|直|外")
_ROAD: Final = re.compile(
    r"[东西南北中]?[一二三四五六]?(?:路(?![径透演费线过由桥段上])|大道|大街|街(?![道头])|巷|弄|胡同)"
)
_VILLAGE: Final = re.compile(r"[村镇乡屯](?!村振兴|镇[化一])")
_RIVER_SIDE: Final = re.compile(r"[岸侧段]")
_REPORTER: Final = re.compile(r"(?:记者|通讯员|编辑|责编|作者|摄影|实习生)[ :：]?[\u4e00-\u9fff]$")
_BODY_NAME: Final = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:大学|学院|中学|小学|银行|集团|公司|日报|晚报|晨报|卫视|电视台|研究院|研究所|协会|学会|商会|医院"
    r"|出版社|证券|股份|航空|移动|联通|电信|电力|电网|石化)"
)
_NOT_IN_BODY_NAME: Final = re.compile(r"[的和与及在是要省市局厅委将对向为了等也]")
_ABBREVIATION_RUN: Final = "".join(abbreviations())
_RUN: Final = re.compile(f"[{_ABBREVIATION_RUN}成深]{{2,8}}")
_ROUTE: Final = re.compile(
    r"[一二三四]?[线]?(?:高铁|铁路|高速|公路|线|城际|客专|动车|大桥|大通道|快速|特高压|直流|管道|航线|指|菜|剧|酒|主题)"
)
_SEVERAL: Final = re.compile(
    r"(?:等)?[两二三四五六七八九]?(?:省|地区|地|市(?!场)|区域|岸|交界|边界|协作|合作|毗邻|双城|一体|协同|联动|通办|共建)"
)
_KNOWN_RUNS: Final = frozenset(
    [
        "京津冀",
        "粤港澳",
        "川渝",
        "云贵川",
        "晋陕蒙",
        "陕甘宁",
        "黑吉辽",
        "辽吉黑",
        "苏浙沪皖",
        "沪苏浙皖",
        "沪苏浙",
        "苏浙沪",
        "苏浙皖",
        "粤赣湘",
        "湘鄂赣",
        "鄂豫皖",
        "晋冀鲁豫",
        "冀鲁豫",
        "苏鲁豫皖",
        "滇黔桂",
        "黔滇",
        "京津",
        "京冀",
        "津冀",
        "闽台",
        "港澳",
        "港澳台",
        "渝川",
        "豫鲁",
        "晋冀",
        "川陕",
        "川滇",
        "湘赣",
        "湘鄂",
        "粤桂",
        "粤闽",
        "浙闽",
        "苏皖",
        "鲁豫",
        "甘青宁",
        "陕甘",
        "云贵",
        "沪浙",
        "沪苏",
        "浙沪",
        "渝黔",
        "京沪",
    ]  # a list of words reads best as words
)
_SINGLE: Final = re.compile(
    r"(?<=[援入进离赴驻在来返留])(?P<after>[疆藏青琼滇黔闽粤鄂豫皖湘赣晋冀鲁渝川桂浙沪])(?=央企|[企业资工就创投考务学返医干各前期全时,，。、;；人务]|高校|建设|工作|旅|台胞|台商)"
    r"|(?P<firm>[冀豫皖鲁浙赣鄂桂晋陕闽粤渝湘滇黔川沪苏辽京津琼])(?=企(?!图|鹅|及|业家?精神)|商(?!量|品|务|业|店|场|标|用|家|议|圈|贸|超)|籍)"
    r"|(?<![\u4e00-\u9fff])(?P<power>[陇蒙晋疆川藏滇黔皖青宁])(?=电[入送外]|煤[入外]|气东送)"
    r"|(?<=[电气煤水货品菜])[入进出](?P<to>[鲁粤苏浙沪京津冀豫湘鄂皖渝闽赣桂])(?![\u4e00-\u9fff]{0,1}[口味])"
    r"|(?P<part>[苏浙粤皖赣湘川滇桂陕豫鲁冀闽鄂晋黔辽蒙藏])(?=[东西南北中](?:部|地区|山区|煤|革命老区|片区|各|大部|局部|平原|[,，、。;；]|北部|南部))"
)
_MIXED: Final = {"成": ("51", "implied"), "深": ("44", "implied")}
_BETWEEN: Final = re.compile(r"[、和与及,，·\-—]?")
_RISKY_LEFT: Final = re.compile(r"[今明昨每后春夏秋冬当聊白]$")
_RISKY_RIGHT: Final = re.compile(r"[拔鲜]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place only jieba can decide, with the stretch of text to cut."""

    span: Span
    around: Range


@lru_cache(maxsize=1)
def _name_pattern() -> re.Pattern[str]:
    return re.compile(longest_first(names()))


def find(article: Article, folded: str, ranges: list[Range]) -> tuple[list[Span], list[Group], list[Doubt]]:
    """The spans of those ranges (ascending), their groups, and the places left to jieba."""
    spans: list[Span] = []
    doubts: list[Doubt] = []
    sha = article.text_sha256
    for start, end in ranges:
        taken: list[Span] = []
        for span, doubtful in _names_in(sha, folded, start, end):
            if doubtful:
                doubts.append(Doubt(span, (max(start, span.start - 8), min(end, span.end + 8))))
            else:
                taken.append(span)
        covered = {at for span in taken for at in range(span.start, span.end)}
        taken += [one for one in _abbreviations_in(sha, folded, start, end) if one.start not in covered]
        spans += sorted(taken, key=_start)
    spans, groups = _grouped(sha, folded, spans)
    return spans, groups, doubts


def _start(span: Span) -> int:
    return span.start


def _names_in(sha: str, text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    known = names()
    at = start
    pattern = _name_pattern()
    while found := pattern.search(text, at, end):
        place = known[found[0]]
        at = found.end()
        if place.kind == "not":
            continue
        stop = _stop(text, found, place)
        veto = _vetoed(text, found.start(), stop, found[0], place)
        at = max(stop, found.start() + 1) if not veto else found.start() + max(1, len(found[0]))
        if not veto:
            span = _span(sha, place, found.start(), stop)
            yield replace(span, in_name=_in_name(text, stop, end)), _doubtful(text, found.start(), stop, place)


def _stop(text: str, found: re.Match[str], place: Place) -> int:
    """Where the name ends: a suffix that belongs to what follows (省级, 市中心) is left out."""
    name = found[0]
    if place.kind == "full" and name.endswith("省") and _LOOSE.match(text, found.end()):
        return found.end() - 1
    if place.kind == "full" and name.endswith("市") and _LOOSE_CITY.match(text, found.end()):
        return found.end() - 1
    return found.end()


def _vetoed(text: str, start: int, stop: int, name: str, place: Place) -> bool:
    before = text[max(0, start - 8) : start]
    if place.kind in {"short", "implied"} and (_ROAD.match(text, stop) or _REPORTER.search(before)):
        return True
    if place.kind == "implied":
        return bool(before[-1:] and before[-1] in "向往朝" and name == "南京" and text[stop : stop + 1] in "广沪九哈")
    if place.kind != "short":
        return False
    if _VILLAGE.match(text, stop):
        return True
    if name in {"河南", "河北"} and (before.endswith("黄") or _RIVER_SIDE.match(text, stop)):
        return True
    return name == "江西" and (before.endswith("长") or bool(_RIVER_SIDE.match(text, stop)))


def _doubtful(text: str, start: int, stop: int, place: Place) -> bool:
    if place.kind != "short":
        return False
    if text[start:stop] == "天津" and _RISKY_LEFT.search(text[max(0, start - 1) : start]):
        return True
    return text[start:stop] == "上海" and _RISKY_RIGHT.match(text, stop) is not None


def _in_name(text: str, stop: int, end: int) -> bool:
    found = _BODY_NAME.match(text, stop, end)
    return found is not None and not _NOT_IN_BODY_NAME.search(found[0][:-2])


def _span(sha: str, place: Place, start: int, end: int) -> Span:
    return Span(
        id=machine_id(sha, PROVINCE, start, end),
        label=PROVINCE,
        start=start,
        end=end,
        origin=Origin(place.rule, VERSION),
        confidence=place.confidence,
        norm=place.norm,
        kind=place.kind,
    )


def _abbreviations_in(sha: str, text: str, start: int, end: int) -> Iterator[Span]:
    """Runs (粤赣湘三省, 京津冀) and single characters in the few contexts that give them their meaning."""
    taken: set[int] = set()
    for found in _RUN.finditer(text, start, end):
        run = _run_at(text, found)
        if run is not None:
            yield from _letters(sha, text, *run)
            taken.update(range(*run))
    for found in _SINGLE.finditer(text, start, end):
        letter = found.lastgroup
        at = found.start(letter) if letter else found.start()
        if at >= start and letter:
            place = Place(abbreviations()[text[at]], "abbr", "province.abbr.context", 0.8)
            if at not in taken:
                yield _span(sha, place, at, at + 1)


def _run_at(text: str, found: re.Match[str]) -> Range | None:
    """The part of a run of such characters that is an enumeration of provinces, or None."""
    whole, start, end = found[0], found.start(), found.end()
    if _ROUTE.match(text, end) or len(set(whole)) != len(whole):
        return None
    for length in range(len(whole), 1, -1):
        for at in range(len(whole) - length + 1):
            part = whole[at : at + length]
            if part in _KNOWN_RUNS or (part in {"成渝", "深港"}):
                return None if _ROUTE.match(text, start + at + length) else (start + at, start + at + length)
    plain = not set(whole) & {"成", "深"}
    return (start, end) if plain and _SEVERAL.match(text, end) else None


def _letters(sha: str, text: str, start: int, end: int) -> Iterator[Span]:
    for at in range(start, end):
        code, kind = _MIXED.get(text[at], (abbreviations().get(text[at], ""), "abbr"))
        yield _span(sha, Place(code, kind, "province.abbr.run", 0.96), at, at + 1)


def _grouped(sha: str, text: str, spans: list[Span]) -> tuple[list[Span], list[Group]]:
    """Neighbours with at most a separator between them share a group (粤赣湘; 广东、江西、湖南)."""
    groups: list[Group] = []
    result: list[Span] = []
    series: list[Span] = []
    unique = {span.id: span for span in spans}
    for span in unique.values():
        if series and not _joined(text, series[-1], span):
            result += _series(sha, series, groups)
            series = []
        series.append(span)
    return result + _series(sha, series, groups), groups


def _joined(text: str, left: Span, right: Span) -> bool:
    if right.kind == "implied" and left.kind != "abbr":
        return False
    between = text[left.end : right.start]
    if not between:
        return left.kind == "abbr"
    return len(between) == 1 and _BETWEEN.fullmatch(between) is not None


def _series(sha: str, series: list[Span], groups: list[Group]) -> list[Span]:
    if len(series) < 2:
        return series
    group = Group(group_id(sha, PROVINCE, series[0].start), PROVINCE)
    groups.append(group)
    return [replace(span, group=group.id) for span in series]
