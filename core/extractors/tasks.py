"""TASK: the items of explicitly numbered lists, and heading lines (GUIDELINES, TASK 1–6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from core.ids import group_id, machine_id
from core.model import TASK, Article, Group, Origin, OutlineEntry, Range, Span

VERSION: Final = "1"
_N: Final = "一二三四五六七八九十"
_DIGIT: Final = {sign: number for number, sign in enumerate(_N, 1)}
_INLINE: Final = re.compile(
    rf"(?P<shi>[{_N}]{{1,3}})(?:是|(?P<yao>要)|(?P<ze>则))(?!求|素|闻|点|件|务|领|义|害|旨|诀|[{_N}]、)"
    rf"|第(?P<di>[{_N}]{{1,3}})(?:[,、:]|是|，)"
    r"|(?P<first>首先|其次|再次|最后)[,，]"
    rf"|其(?P<qi>[{_N}])[,，是]"
    r"|(?P<circle>[①-⑳])"
)
_OPENING: Final = re.compile(
    rf"(?P<dun>[{_N}]{{1,3}})、(?![{_N}])|\((?P<paren>[{_N}]{{1,3}})\)|(?P<dot>\d{{1,2}})[.、](?!\d)|\((?P<round>\d{{1,2}})\)"
)
_NOT_BEFORE: Final = frozenset("统这其第万唯之不逐专单同划合归每某进另那哪数以任唯初大小一二三四五六七八九十")
_FIRSTS: Final = {"首先": 1, "其次": 2, "再次": 3, "最后": 99}
_LEVELS: Final = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}
_CLOSING: Final = "。；;，,、！! \t\u3000\xa0\r\n"
_NEW_SUBJECT: Final = re.compile(
    r"(?:同时|此外|另外|会议|全省|全市|全国|全行业|全系统|各地|各级|各省|各市|下一步|据悉|据了解|目前|记者|我们|大家|随后|接下来|他(?:指出|强调|要求|表示))"
)
_FAR: Final = 6000
"""Code points beyond which two inline markers do not belong to one list."""


@dataclass
class Marker:
    """One numbering sign: `opens` where it begins a paragraph, `paragraph` its paragraph's number."""

    start: int
    end: int
    style: str
    ordinal: int
    opens: bool
    paragraph: int


@dataclass
class List:
    """A list being built; `parent` is the index of the list it stands in."""

    items: list[Marker] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    parent: int = -1


def number_of(words: str) -> int:
    """The value of a Chinese (up to 99), Arabic or circled numeral."""
    if words.isdigit() and words.isascii():
        return int(words)
    if "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    tens, ten, ones = words.partition("十")
    if not ten:
        return _DIGIT.get(words, 0)
    return _DIGIT.get(tens, 1) * 10 + _DIGIT.get(ones, 0)


def find(article: Article, text: str, ranges: list[Range]) -> tuple[list[Span], list[Group], list[OutlineEntry]]:
    """The tasks of those ranges with their groups (no attribution yet), and the heading lines."""
    markers = [one for number, range_ in enumerate(ranges) for one in _markers(text, number, *range_)]
    outline, items = _split_headings(text, ranges, markers)
    lists = [one for one in _lists(items) if one.parent != -2]
    kept = {id(one): number for number, one in enumerate(lists) if len(one.items) > 1}
    spans: list[Span] = []
    groups: list[Group] = []
    sha = article.text_sha256
    for one in lists:
        if id(one) not in kept:
            continue
        parent = lists[one.parent] if one.parent >= 0 and len(lists[one.parent].items) > 1 else None
        level = 2 if parent else 1
        key = group_id(sha, TASK, one.items[0].start, level)
        above = group_id(sha, TASK, parent.items[0].start, 1) if parent else ""
        style = one.items[0].style
        groups.append(Group(key, TASK, style=style, level=level, parent=above, flags=tuple(one.flags)))
        ends = list(_ends(text, ranges, one, _limit(lists, one, len(text))))
        for marker, end in zip(one.items, ends, strict=True):
            if end > marker.end:
                spans.append(_span(sha, marker, end, key, level))
    return spans, groups, outline


def _span(sha: str, marker: Marker, end: int, group: str, level: int) -> Span:
    return Span(
        id=machine_id(sha, TASK, marker.start, end),
        label=TASK,
        start=marker.start,
        end=end,
        origin=Origin(f"task.{'opening' if marker.opens else 'inline'}", VERSION),
        confidence=0.95 if "是" in marker.style or marker.style == "第N" else 0.88,
        group=group,
        ordinal=marker.ordinal,
        level=level,
        style=marker.style,
        marker=(marker.start, marker.end),
    )


def _markers(text: str, paragraph: int, start: int, end: int) -> Iterator[Marker]:
    opening = _OPENING.match(text, start, end)
    at = start
    if opening is not None:
        yield _opening_marker(opening, paragraph)
        at = opening.end()
    for found in _INLINE.finditer(text, at, end):
        marker = _inline_marker(text, found, start, paragraph)
        if marker is not None:
            yield marker


def _opening_marker(found: re.Match[str], paragraph: int) -> Marker:
    style = {"dun": "一、", "paren": "（一）", "dot": "1.", "round": "（1）"}[found.lastgroup or "dot"]
    return Marker(found.start(), found.end(), style, number_of(found[found.lastgroup or "dot"]), True, paragraph)


def _inline_marker(text: str, found: re.Match[str], start: int, paragraph: int) -> Marker | None:
    kind = "yao" if found["yao"] else "ze" if found["ze"] else found.lastgroup or ""
    words = found["shi"] if found["shi"] else found[kind]
    style = {"shi": "N是", "yao": "N要", "ze": "N则", "di": "第N", "first": "首先", "qi": "其N", "circle": "①"}[kind]
    before = text[found.start() - 1] if found.start() > start else ""
    if before and before in _NOT_BEFORE:
        return None
    plain = before and ("\u4e00" <= before <= "\u9fff" or before.isalnum())
    if plain and style not in {"N是", "N要", "N则", "①"}:
        return None
    ordinal = _FIRSTS[words] if style == "首先" else number_of(words)
    if plain and style != "①" and ordinal != 1:
        return None
    end = found.end() - (1 if style in {"第N", "首先", "其N"} and found[0][-1] in ",，、:" else 0)
    return Marker(found.start(), end, style, ordinal, not before, paragraph) if ordinal else None


def _split_headings(text: str, ranges: list[Range], markers: list[Marker]) -> tuple[list[OutlineEntry], list[Marker]]:
    """A numbered line without a sentence of its own is a heading; so is each opening marker of only such lines."""
    outline: list[OutlineEntry] = []
    items: list[Marker] = []
    for marker in markers:
        start, end = ranges[marker.paragraph]
        line = text[marker.end : end]
        if marker.opens and marker.style in _LEVELS and len(line) <= 40 and not re.search(r"[。;；！!:：]", line):
            outline.append(OutlineEntry(start, end, _LEVELS[marker.style], marker.style, marker.ordinal))
        else:
            items.append(marker)
    return outline, items


def _lists(markers: list[Marker]) -> list[List]:
    """A marker continues the nearest open list of its style whose last number is lower; a 1 opens a new list."""
    lists: list[List] = []
    open_: list[int] = []
    for marker in markers:
        home = None if marker.ordinal == 1 else _home(lists, open_, marker)
        if home is not None:
            del open_[open_.index(home) + 1 :]
            _continue(lists[home], marker)
        elif marker.ordinal == 1:
            open_ = [one for one in open_ if lists[one].items[-1].style != marker.style]
            parent = open_[-1] if open_ and _stands_in(lists[open_[-1]], marker) else -1
            lists.append(List([marker], parent=parent))
            open_.append(len(lists) - 1)
    return lists


def _home(lists: list[List], open_: list[int], marker: Marker) -> int | None:
    for number in reversed(open_):
        last = lists[number].items[-1]
        if last.style != marker.style or marker.start - last.start > _FAR:
            continue
        near = last.paragraph == marker.paragraph or marker.opens
        if near and last.ordinal <= marker.ordinal:
            return number
    return None


def _continue(found: List, marker: Marker) -> None:
    last = found.items[-1].ordinal
    if marker.style == "首先":
        marker.ordinal = last + 1
    if marker.ordinal == last:
        found.flags.append(f"repeat:{last}")
    elif marker.ordinal > last + 1:
        found.flags.append(f"gap:{last + 1}")
    found.items.append(marker)


def _stands_in(outer: List, marker: Marker) -> bool:
    """A list opens inside an item of an opening-marker list, in the item's paragraph or after it."""
    last = outer.items[-1]
    return last.opens and last.style in _LEVELS and not (marker.opens and marker.style == last.style)


def _limit(lists: list[List], one: List, end: int) -> int:
    """Where the item that holds this list ends at the latest: its next sibling's start."""
    if one.parent < 0:
        return end
    later = [item.start for item in lists[one.parent].items if item.start > one.items[0].start]
    return min(later, default=end)


def _ends(text: str, ranges: list[Range], one: List, limit: int) -> Iterator[int]:
    sentences = 1
    for marker, following in zip(one.items, one.items[1:], strict=False):
        end = _stripped(text, marker.end, following.start)
        if following.paragraph != marker.paragraph and not marker.style.startswith(("一", "（", "1")):
            end = min(end, _stripped(text, marker.end, ranges[marker.paragraph][1]))
        sentences = max(sentences, 1 + text.count("。", marker.end, end))
        yield end
    last = one.items[-1]
    stop = min(ranges[last.paragraph][1], limit)
    whole_line = last.opens and one.items[0].opens
    yield _stripped(text, last.end, stop if whole_line else _close(text, last.end, stop, sentences))


def _close(text: str, start: int, stop: int, sentences: int) -> int:
    """The end of the last item: its first 。, or, where siblings hold several sentences, before a new subject."""
    quote = _outer_quote(text, start, stop)
    if quote is not None:
        return quote
    at = start
    while (dot := text.find("。", at, stop)) >= 0:
        if sentences == 1 or _NEW_SUBJECT.match(text, dot + 1):
            return dot
        at = dot + 1
    return stop


def _outer_quote(text: str, start: int, stop: int) -> int | None:
    """A closing mark whose opening one stands before the item: the list is inside a quotation."""
    depth = 0
    for found in re.finditer("[“”]", text[start:stop]):
        depth += 1 if found[0] == "“" else -1
        if depth < 0:
            return start + found.start()
    return None


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return end
