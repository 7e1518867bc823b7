"""PROVINCE: names, one-character names, regions and cities (GUIDELINES, PROVINCE 1–6), in one leftmost-longest pass."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.extractors.finding import Doubt, Finding, Scope
from core.extractors.gazetteer import (
    NOT_A_PLACE,
    ROW,
    Entry,
    Place,
    abbreviations,
    entry_at,
    short_names,
)
from core.extractors.new_span import made_by, new_span
from core.extractors.province_candidates import candidates
from core.extractors.province_cities import city_firsts, with_cities
from core.extractors.province_gaps import without_gaps
from core.extractors.province_letters import city_row, letters_at
from core.extractors.province_names import in_name, open_sides, stop_of, verdict
from core.extractors.province_numbers import numbered_letters
from core.extractors.province_persons import surname_after_title
from core.extractors.province_places import DOUBT, NEVER, PERSON, Found
from core.extractors.unseen import Gaps
from core.ids import group_id, machine_ids
from core.model import PROVINCE, Article, Group, Range, Span

VERSION: Final = "7"

_BETWEEN: Final = frozenset("、和与及,，·-—/")
_MAY_SHRINK: Final = frozenset({"full", "implied"})
"""Kinds of names whose last characters may belong to the next word."""
_TWO: Final = 2
_MAY_BEGIN_INSIDE: Final = frozenset({"full", "short", "implied"})
_NAMED_LETTERS: Final = frozenset(
    {"province.abbr.run", "province.abbr.part", "province.abbr.firm", "province.abbr.list"}
)
"""Rules whose characters may open the name of a company; 在京 and 赴鄂 never do."""


def find(article: Article, folded: str, ranges: list[Range]) -> tuple[list[Span], list[Group], list[Doubt]]:
    """The spans of those ranges (ascending), their groups, and the places left to jieba."""
    copy = without_gaps(folded)
    if copy is None:
        places, doubtful = _found(folded, ranges)
        joined = _joined(folded, places)
    else:
        text, gaps = copy
        places, doubtful = _found(text, [(gaps.forth(start), gaps.forth(end)) for start, end in ranges])
        joined = _joined(text, places)
        places = [_moved(one, gaps) for one in places]
        doubtful = [(_moved(one, gaps), gaps.back(*around)) for one, around in doubtful]
    sha = article.text_sha256
    groups: list[Group] = []
    for first, last in joined:
        key = group_id(sha, PROVINCE, places[first].start)
        groups.append(Group(key, PROVINCE))
        for one in places[first : last + 1]:
            one.group = key
    spans = _spans(sha, places)
    if not doubtful:
        return spans, groups, []
    doubts = _spans(sha, [one for one, _ in doubtful])
    return spans, groups, [Doubt(span, around) for span, (_, around) in zip(doubts, doubtful, strict=True)]


def _found(text: str, ranges: list[Range]) -> tuple[list[Found], list[tuple[Found, Range]]]:
    """The places, and the doubtful ones with the stretch around them that jieba has to see."""
    places: list[Found] = []
    doubtful: list[tuple[Found, Range]] = []
    people = set()
    number, at = 0, 0
    start, end = ranges[0] if ranges else (0, 0)
    for place in candidates(text, start, ranges[-1][1] if ranges else 0):
        if place < at:
            continue
        while place >= end:
            number += 1
            start, end = ranges[number]
        if place < start:
            continue
        ones, at = _places_at(text, start, place, end)
        for one in ones if len(ones) < _TWO or not places else _unknown(ones, places[-1].end):
            if one.kind == PERSON:
                people.add(text[one.start - 1 : one.end])
            elif one.doubtful:
                doubtful.append((one, (max(start, one.start - 8), min(end, one.end + 8))))
            else:
                places.append(one)
    if people:  # 副局长王海南主持 … 王海南把
        places = [one for one in places if not one.start or text[one.start - 1 : one.end] not in people]
    numbered = numbered_letters(text, ranges)
    if numbered:
        places = [one for _, one in sorted({one.start: one for one in (*numbered, *places)}.items())]
    return places, doubtful


def _unknown(ones: list[Found], end: int) -> list[Found]:
    """Without the city before the place where it is known already: 甘肃|白银、定西."""
    return [one for one in ones if one.start >= end]


def _moved(one: Found, gaps: Gaps) -> Found:
    start, end = gaps.back(one.start, one.end)
    return replace(one, start=start, end=end)


def _places_at(text: str, start: int, at: int, end: int) -> tuple[list[Found], int]:
    """The places that begin at `at`, in the paragraph `[start, end)`, and where to go on."""
    entry = entry_at(text, at, end)
    if entry is not None:
        after = at + len(entry[0])
        if entry[1].kind == NOT_A_PLACE:
            later = _one_later(text, at, after, end)
            return later, later[0].end if later else after
        ones = _of_entry(text, at, entry, end)
        if ones:
            return ones, max(after, ones[-1].end)
        if entry[1].kind != "implied":
            return [], after - 1 if _row_inside(text, after) else after
        # 湘西|北: refused as a city, the letter may still be the province's
    if text[at] not in abbreviations():
        return [], at + 1
    ones, stop = letters_at(text, start, at, end)
    return [_maybe_named(text, one, end) for one in ones], stop


def _row_inside(text: str, stop: int) -> bool:
    """Whether two one-character names begin with the last character of a refused name: 当|天津|冀两地 is 津冀."""
    letters = abbreviations()
    return text[stop - 1] in letters and text[stop : stop + 1] in letters


def _of_entry(text: str, start: int, entry: Entry, end: int) -> list[Found]:
    name, place = entry
    kind = place.kind
    stop = start + len(name)
    before, after = text[start - 1 : start], text[stop : stop + 1]
    sides = open_sides(name)
    if sides is None or before in sides[0] or after in sides[1] or kind == ROW:
        return _of_open_entry(text, start, entry, end)
    named = kind != "region" and in_name(text, start, stop, end)
    ones = [Found(start, stop, place.norm, kind, place.rule, place.confidence, named)]
    if before == "、" or after == "、" or after in city_firsts():
        return with_cities(text, ones, end, place)
    return ones


def _of_open_entry(text: str, start: int, entry: Entry, end: int) -> list[Found]:
    """Where what stands beside the word leaves it open what it means."""
    name, place = entry
    stop = start + len(name)
    if place.kind == ROW:
        return city_row(text, start, stop, end)
    if place.kind in _MAY_SHRINK:
        stop = stop_of(text, stop, place, name)
    answer = verdict(text, start, stop, end, place)
    if answer == NEVER:
        return []
    if answer == PERSON:
        return [Found(start, stop, "", PERSON, "", 0.0)]
    if stop < start + len(name) and text[start:stop] in short_names().values():
        place = Place(place.norm, "short", "province.loose", 0.95)
    named = place.kind != "region" and in_name(text, start, stop, end)
    ones = [Found(start, stop, place.norm, place.kind, place.rule, place.confidence, named, answer == DOUBT)]
    if answer == DOUBT:
        ones += _one_later(text, start, stop, end)
    return with_cities(text, ones, end, place)


def _one_later(text: str, start: int, stop: int, end: int) -> list[Found]:
    """Where 河北 is doubtful in 运河北京段, or 天山 none in 今天山东, so is the 北京 or 山东 inside it: jieba tells."""
    if stop - start != _TWO:
        return []
    start += 1
    entry = entry_at(text, start, end)
    if entry is None or entry[1].kind not in _MAY_BEGIN_INSIDE or start + len(entry[0]) <= stop:
        return []
    name, place = entry
    stop = start + len(name)
    if verdict(text, start, stop, end, place) in {NEVER, PERSON} or surname_after_title(text, start):
        return []
    return [Found(start, stop, place.norm, place.kind, place.rule, place.confidence, False, True)]


def _maybe_named(text: str, one: Found, end: int) -> Found:
    if one.rule in _NAMED_LETTERS and in_name(text, one.start, one.end, end):
        return replace(one, named=True)
    return one


def _spans(sha: str, places: list[Found]) -> list[Span]:
    ids = machine_ids(sha, PROVINCE, [(one.start, one.end) for one in places])
    return [
        new_span(
            id_,
            PROVINCE,
            one.start,
            one.end,
            made_by(one.rule, VERSION),
            one.confidence,
            one.norm,
            one.kind,
            one.group,
            one.named,
        )
        for id_, one in zip(ids, places, strict=True)
    ]


def _joined(text: str, places: list[Found]) -> list[Range]:
    """The numbers of the first and the last of neighbours with at most a separator between them (粤赣湘; 广东、江西、湖南)."""
    found: list[Range] = []
    left = None
    for number, right in enumerate(places):
        if left is not None and right.start - left.end <= 1 and _belong(text, left, right):
            goes_on = found and found[-1][1] == number - 1
            found.append((found.pop()[0] if goes_on else number - 1, number))
        left = right
    return found


def _belong(text: str, left: Found, right: Found) -> bool:
    if right.kind == "implied" and left.kind != "abbr":
        return False
    gap = right.start - left.end
    if not gap:
        return left.kind == "abbr" or right.kind == "abbr"
    return gap == 1 and text[left.end] in _BETWEEN


class ProvinceExtractor:
    """Provinces, their abbreviations, cities and regions."""

    name: str = "provinces"
    version: str = VERSION

    def find(self, scope: Scope) -> Finding:
        """The spans, their groups (粤赣湘), and the places left to jieba."""
        spans, groups, doubts = find(scope.article, scope.text, scope.ranges)
        return Finding(tuple(spans), tuple(groups), doubts=tuple(doubts))


PLUGIN: Final = ProvinceExtractor()
