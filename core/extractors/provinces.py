"""PROVINCE: names, one-character names, regions and cities (GUIDELINES, PROVINCE 1–6), in one leftmost-longest pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import (
    NOT_A_PLACE,
    ROW,
    Place,
    abbreviations,
    entries,
    entry_at,
    marked_cities,
)
from core.extractors.province_letters import Letter, city_row, letters_at
from core.extractors.province_names import DOUBT, NEVER, in_name, stop_of, verdict
from core.ids import group_id, machine_id
from core.model import PROVINCE, Article, Group, Origin, Range, Span

VERSION: Final = "2"

_BETWEEN: Final = frozenset("、和与及,，·-—/")
_IN_NAMES: Final = frozenset({"province.abbr.run", "province.abbr.part", "province.abbr.firm", "province.abbr.list"})
"""Rules whose characters may open the name of a company; 在京 and 赴鄂 never do."""
_MARKED: Final = Place("", "implied", "province.city", 0.9)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place only jieba can decide, with the stretch of text to cut."""

    span: Span
    around: Range


@lru_cache(maxsize=1)
def _candidates() -> re.Pattern[str]:
    """Where a name or a one-character name may begin; a set of characters first, so that all others cost next to nothing."""
    heads = entries()
    letters = "".join(abbreviations())
    first = "".join(sorted({head[0] for head in heads} | set(letters)))
    second = "".join(sorted({head[1] for head in heads}))
    return re.compile(f"[{first}](?:(?=[{second}])|(?<=[{letters}]))")


def find(article: Article, folded: str, ranges: list[Range]) -> tuple[list[Span], list[Group], list[Doubt]]:
    """The spans of those ranges (ascending), their groups, and the places left to jieba."""
    spans: list[Span] = []
    doubts: list[Doubt] = []
    sha = article.text_sha256
    for start, end in ranges:
        for span, doubtful in _spans_in(sha, folded, start, end):
            if doubtful:
                doubts.append(Doubt(span, (max(start, span.start - 8), min(end, span.end + 8))))
            else:
                spans.append(span)
    spans, groups = _grouped(sha, folded, spans)
    return spans, groups, doubts


def _spans_in(sha: str, text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    at = start
    letters = abbreviations()
    for found in _candidates().finditer(text, start, end):
        place = found.start()
        if place < at:
            continue
        entry = entry_at(text, place, end)
        if entry is not None:
            at = place + len(entry[0])
            if entry[1].kind != NOT_A_PLACE:
                for one, doubtful in _entry_spans(sha, text, place, entry, end):
                    at = max(at, one.end)
                    yield one, doubtful
        elif text[place] in letters:
            ones, at = letters_at(text, start, place, end)
            for letter in ones:
                yield _letter_span(sha, text, letter, end), False


def _entry_spans(
    sha: str, text: str, start: int, entry: tuple[str, Place], end: int
) -> Iterator[tuple[Span, bool]]:
    name, place = entry
    stop = start + len(name)
    if place.kind == ROW:
        for one in city_row(text, start, stop, end):
            yield _letter_span(sha, text, one, end), False
        return
    stop = stop_of(text, stop, place, name)
    answer = verdict(text, start, stop, end, place)
    if answer == NEVER:
        return
    span = _span(sha, place, start, stop)
    if place.kind != "region" and in_name(text, start, stop, end):
        span = replace(span, in_name=True)
    yield span, answer == DOUBT
    if place.kind in {"short", "full"}:
        yield from _marked_city(sha, text, stop, place.norm, end)


def _marked_city(sha: str, text: str, at: int, code: str, end: int) -> Iterator[tuple[Span, bool]]:
    """山东|日照: a city whose bare name is an ordinary word too, told by its province before it."""
    word = text[at : min(end, at + 2)]
    if marked_cities().get(word) == code and entry_at(text, at, end) is None:
        yield _span(sha, replace(_MARKED, norm=code), at, at + 2), False


def _letter_span(sha: str, text: str, one: Letter, end: int) -> Span:
    span = _span(sha, Place(one.norm, one.kind, one.rule, one.confidence), one.at, one.at + 1)
    named = one.in_name or (one.rule in _IN_NAMES and in_name(text, one.at, one.at + 1, end))
    return replace(span, in_name=True) if named else span


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


def _grouped(sha: str, text: str, spans: list[Span]) -> tuple[list[Span], list[Group]]:
    """Neighbours with at most a separator between them share a group (粤赣湘; 广东、江西、湖南)."""
    groups: list[Group] = []
    result: list[Span] = []
    series: list[Span] = []
    for span in spans:
        if series and not _joined(text, series[-1], span):
            result += _series(sha, series, groups)
            series = []
        series.append(span)
    return result + _series(sha, series, groups), groups


def _joined(text: str, left: Span, right: Span) -> bool:
    if right.kind == "implied" and left.kind != "abbr":
        return False
    gap = right.start - left.end
    if not gap:
        return left.kind == "abbr" or right.kind == "abbr"
    return gap == 1 and text[left.end] in _BETWEEN


def _series(sha: str, series: list[Span], groups: list[Group]) -> list[Span]:
    if len(series) < 2:
        return series
    group = Group(group_id(sha, PROVINCE, series[0].start), PROVINCE)
    groups.append(group)
    return [replace(span, group=group.id) for span in series]
