"""Word's automatic numbering made text: the counters of ECMA-376 part 1, 17.9, kept while paragraphs go by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from core.readers.numbers import WORD

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS: Final = 9
_DEPTH: Final = 50
"""Styles based on styles end somewhere; a circle of them does not."""
_PLACE: Final = re.compile(r"%([1-9])")
_APART: Final = re.compile(r"(?:[0-9A-Za-z\uff10-\uff19]|[条章节编部篇款项])$")
"""A marker that ends so would run into the text after it: 第一条 总则, 1.1 总则."""
_COUNTED: Final = re.compile(r"[\u4e00-\u9fff〇○]$")
_COUNT: Final = re.compile(r"-?\d{1,9}")


def attribute(element: Any, name: str = "val") -> str:
    """An attribute in Word's namespace, or empty; also where there is no element."""
    return "" if element is None else str(element.get(W + name) or "")


def whole(words: str, default: int = 0) -> int:
    """The whole number an attribute holds."""
    return int(words) if _COUNT.fullmatch(words.strip()) else default


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list writes its number."""

    text: str = ""
    style: str = "decimal"
    start: int = 1
    gap: str = "tab"
    legal: bool = False
    restart: int = -1
    """The level (1 = the first) whose number starts this one anew; 0: none does, -1: every one above."""


@dataclass(slots=True)
class _List:
    """One `w:num`: its levels, and the starts it overrides."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


def _level(element: Any) -> Level:
    def said(name: str) -> str:
        return attribute(element.find(W + name))

    legal = element.find(W + "isLgl")
    return Level(
        text=said("lvlText"),
        style=said("numFmt") or "decimal",
        start=whole(said("start"), 1) if element.find(W + "start") is not None else 1,
        gap=said("suff") or "tab",
        legal=legal is not None and attribute(legal) not in {"0", "false", "off"},
        restart=whole(said("lvlRestart"), -1),
    )


class Numbering:
    """The lists of one file and how far each has counted; ask for each paragraph once, in reading order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        self._styles = (
            {attribute(one, "styleId"): one for one in styles.iter(W + "style")} if styles is not None else {}
        )
        self._counts: dict[str, list[int | None]] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        shared = {attribute(one, "abstractNumId"): one for one in numbering.iter(W + "abstractNum")}
        for element in numbering.iter(W + "num"):
            key = attribute(element.find(W + "abstractNumId"))
            abstract = self._linked(shared, key)
            levels = {} if abstract is None else self._levels(abstract, attribute(element, "numId"))
            one = _List(key, levels)
            for override in element.iter(W + "lvlOverride"):
                at = whole(attribute(override, "ilvl"))
                changed = override.find(W + "lvl")
                if changed is not None:
                    one.levels[at] = _level(changed)
                start = override.find(W + "startOverride")
                if start is not None:
                    one.starts[at] = whole(attribute(start), 1)
            self._lists[attribute(element, "numId")] = one

    def _linked(self, shared: dict[str, Any], key: str) -> Any:
        """The list of that key; one that only names a numbering style leads to the list which defines the style."""
        abstract = shared.get(key)
        link = attribute(abstract.find(W + "numStyleLink")) if abstract is not None else ""
        if not link:
            return abstract
        defining = (one for one in shared.values() if attribute(one.find(W + "styleLink")) == link)
        return next(defining, abstract)

    def _levels(self, abstract: Any, number: str) -> dict[int, Level]:
        levels = {}
        for element in abstract.iter(W + "lvl"):
            at = whole(attribute(element, "ilvl"))
            levels[at] = _level(element)
            style = attribute(element.find(W + "pStyle"))
            if style:
                self._by_style.setdefault((number, style), at)
        return levels

    def marker(self, properties: Any, style: str) -> str:
        """The number of the paragraph with those `w:pPr` (or None) and that style, ready to stand before its text."""
        number, at = self._place(properties, style)
        one = self._lists.get(number)
        level = one.levels.get(at) if one is not None else None
        if one is None or level is None:
            return ""
        counts = self._count(one, at)
        if level.style in {"bullet", "none"} and not _PLACE.search(level.text):
            return "" if level.style == "bullet" else _gapped(level, level.text)
        if level.style == "bullet":
            return ""
        return _gapped(level, _PLACE.sub(lambda found: _written(one, level, counts, int(found[1]) - 1), level.text))

    def _place(self, properties: Any, style: str) -> tuple[str, int]:
        """Which list and level a paragraph is of: its own words first, then its style's, then that one's base."""
        number, at = _stated(properties)
        name, seen = style, 0
        while name in self._styles and seen < _DEPTH and (not number or at is None):
            of_style = self._styles[name]
            below, level = _stated(of_style.find(W + "pPr"))
            number = number or below
            if number and at is None:
                at = level if level is not None else self._by_style.get((number, name))
            name, seen = attribute(of_style.find(W + "basedOn")), seen + 1
        return number, min(max(at or 0, 0), LEVELS - 1)

    def _count(self, one: _List, at: int) -> list[int | None]:
        counts = self._counts.setdefault(one.shared, [None] * LEVELS)
        if not one.begun:
            one.begun = True
            for level in one.starts:
                if 0 <= level < LEVELS:
                    counts[level] = None
        for above in range(at):
            if counts[above] is None:
                counts[above] = _start(one, above)
        held = counts[at]
        counts[at] = _start(one, at) if held is None else held + 1
        for below in range(at + 1, LEVELS):
            restart = one.levels[below].restart if below in one.levels else -1
            if restart < 0 or (restart and at < restart):
                counts[below] = None
        return counts


def _stated(properties: Any) -> tuple[str, int | None]:
    """The list and level `w:numPr` names; level None where it names none."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return "", None
    level = found.find(W + "ilvl")
    return attribute(found.find(W + "numId")), None if level is None else whole(attribute(level))


def _start(one: _List, at: int) -> int:
    return one.starts.get(at, one.levels[at].start if at in one.levels else 1)


def _written(one: _List, level: Level, counts: list[int | None], at: int) -> str:
    named = one.levels.get(at)
    style = "decimal" if named is None or (level.legal and named is not level) else named.style
    count = counts[at] if counts[at] is not None else _start(one, at)
    return "" if style == "none" or count is None else WORD.get(style, str)(count)


def _gapped(level: Level, marker: str) -> str:
    """The marker and the space after it: a tab is one only where the marker would else run into the text."""
    if not marker or level.gap == "nothing":
        return marker
    bare = level.text.endswith(tuple("123456789")) and _COUNTED.search(marker)
    return marker + " " if level.gap == "space" or bare or _APART.search(marker) else marker
