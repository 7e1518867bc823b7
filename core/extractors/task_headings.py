"""Numbered heading lines told from tasks (GUIDELINES, TASK 5): a heading has no sentence of its own and only opens what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from core.extractors.task_ends import stripped
from core.extractors.task_lists import SECTIONS, TaskList
from core.extractors.task_markers import CHAPTER, Marker, Place, number_of
from core.model import OutlineEntry, Range

_LONGEST: Final = 80
_TITLE: Final = 14
_CHAPTER_SIGN: Final = re.compile(f"第{CHAPTER}")
_CHAPTER: Final = re.compile(
    r"第(?P<n>[一二三四五六七八九十百\d]{1,4})(?P<unit>[编章节篇])(?=[ \t\u4e00-\u9fff])[^。；;，,]{1,40}$"
)
_CHAPTER_LEVELS: Final = {"编": 1, "篇": 1, "章": 1, "节": 2}
_ORDERS: Final = re.compile("须|不得|严禁|禁止|不准|不许|切勿|请勿|务必|应当")
"""What makes a sentence of a line, with a stop or without: 1.考生须携带准考证."""
_LEADS: Final = re.compile("(?:[:：]|(?:如下|以下|下列)[\u4e00-\u9fff]{0,8}。)$")
"""The end of a paragraph that leads into the lines below it."""
_LONGEST_LEAD: Final = 12
"""Characters of such an end."""
_BREAK: Final = re.compile("[。；;！!？?]")


class _Line(Enum):
    """What the rest of a numbered line is."""

    SENTENCES = auto()
    CLAUSE = auto()
    """One clause and its stop."""
    COLON = auto()
    BARE = auto()
    """No stop at all."""


@dataclass(frozen=True, slots=True)
class Headed:
    """The heading lines, ascending, and the lists without the signs of such lines."""

    outline: tuple[OutlineEntry, ...]
    lists: tuple[TaskList, ...]


def tell_headings(text: str, ranges: Sequence[Range], lists: Sequence[TaskList]) -> Headed:
    """Part the signs of those lists into headings and items."""
    outline = list(_chapters(text, ranges))
    kept = []
    for one in lists:
        headings = _headings(text, ranges, one)
        outline += [_entry(text, ranges, marker) for marker in headings]
        gone = {marker.start for marker in headings}
        one.items = [marker for marker in one.items if marker.start not in gone]
        if one.items:
            kept.append(one)
    outline.sort(key=_start_of)
    return Headed(tuple(outline), tuple(kept))


def _start_of(entry: OutlineEntry) -> int:
    return entry.start


def _chapters(text: str, ranges: Sequence[Range]) -> Iterator[OutlineEntry]:
    """第一章 总则."""
    at, last = 0, len(ranges) - 1
    for hit in _CHAPTER_SIGN.finditer(text, ranges[0][0], ranges[-1][1]) if ranges else ():
        while at < last and ranges[at][1] <= hit.start():
            at += 1
        start, end = ranges[at]
        found = _CHAPTER.match(text, start, end) if start == hit.start() and end - start <= 60 else None
        if found is not None:
            unit = found["unit"]
            yield OutlineEntry(start, end, _CHAPTER_LEVELS[unit], f"第N{unit}", number_of(found["n"]) or None)


def _entry(text: str, ranges: Sequence[Range], marker: Marker) -> OutlineEntry:
    end = stripped(text, marker.end, ranges[marker.paragraph][1])
    return OutlineEntry(marker.start, end, SECTIONS[marker.style], marker.style, marker.ordinal)


def _headings(text: str, ranges: Sequence[Range], one: TaskList) -> list[Marker]:
    """The signs of the list that stand in heading lines."""
    if one.style not in SECTIONS or one.items[0].place is not Place.OPENS:
        return []
    lines = [_line(text, marker, ranges[marker.paragraph]) for marker in one.items]
    opening = [_opens(ranges, one, number) for number in range(len(one.items))]
    if len(one.items) == 1:
        heading = lines[0] is _Line.BARE or (lines[0] is _Line.CLAUSE and opening[0])
        return one.items[:] if heading else []
    if opening[-1]:
        opening[-1] = _last_opens(text, ranges, one, lines, opening)
    items = _are_items(text, ranges, one, lines, opening)
    found = []
    for marker, line, opens in zip(one.items, lines, opening, strict=True):
        if marker.place is not Place.OPENS or line is _Line.SENTENCES:
            continue
        if line is _Line.CLAUSE:
            heading = opens
        elif line is _Line.COLON:
            heading = opens and not items
        else:
            heading = opens or not items
        if heading:
            found.append(marker)
    return found


def _last_opens(
    text: str, ranges: Sequence[Range], one: TaskList, lines: Sequence[_Line], opening: Sequence[bool]
) -> bool:
    """Whether the last line opens what follows it: what follows shows nothing, so its siblings must."""
    alike = [opens for opens, line in zip(opening[:-1], lines, strict=False) if line is lines[-1]]
    if alike or lines[-1] is not _Line.CLAUSE:
        return all(alike or opening[:-1])
    start, end = one.items[-1].end, ranges[one.items[-1].paragraph][1]
    title = end - start <= _TITLE and not any(sign in text[start:end] for sign in "，,、的")
    return title and all(text[ranges[item.paragraph][1] - 1] == "。" for item in one.items)


def _are_items(
    text: str, ranges: Sequence[Range], one: TaskList, lines: Sequence[_Line], opening: Sequence[bool]
) -> bool:
    """Whether lines without a stop are items: most of their siblings are sentences or orders, or a colon leads into them all."""
    sentences = sum(line in {_Line.SENTENCES, _Line.CLAUSE} for line in lines)
    if 2 * sentences > len(lines):
        return True
    if not any(opening[:-1]):
        orders = sum(_ORDERS.search(text, item.end, ranges[item.paragraph][1]) is not None for item in one.items)
        if 2 * orders > len(lines):
            return True
    first = one.items[0].paragraph
    before, end = ranges[first - 1] if first else (0, 0)
    led = _LEADS.search(text, max(before, end - _LONGEST_LEAD), end) is not None
    return led and not any(opening[:-1])


def _line(text: str, marker: Marker, range_: Range) -> _Line:
    end = range_[1]
    core = stripped(text, marker.end, end)
    if _BREAK.search(text, marker.end, core) or end - marker.end > _LONGEST:
        return _Line.SENTENCES
    if text[end - 1] in ":：":
        return _Line.COLON
    if any(sign in "；;，,、" for sign in text[core:end]):
        return _Line.SENTENCES  # the sentence goes on
    if any(sign in "。！!" for sign in text[core:end]):
        return _Line.CLAUSE
    return _Line.BARE


def _opens(ranges: Sequence[Range], one: TaskList, number: int) -> bool:
    """Whether other paragraphs stand between the line and its next sibling (or, for the last, follow it)."""
    marker = one.items[number]
    after = marker.paragraph + 1
    if number + 1 < len(one.items):
        return one.items[number + 1].paragraph > after
    return after < len(ranges) and ranges[after][0] < one.stop
