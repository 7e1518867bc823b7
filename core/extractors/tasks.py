"""TASK: the items of explicitly numbered lists, and heading lines (GUIDELINES, TASK 1–6).

Signs (`task_markers`) become lists (`task_lists`), heading lines are told from items (`task_headings`), ends are
found (`task_ends`), and a list that begins inside an item of another one stands in that item.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.extractors.finding import Finding, Scope
from core.extractors.new_span import made_by, new_span
from core.extractors.task_ends import Breaks, item_ends
from core.extractors.task_headings import tell_headings
from core.extractors.task_lists import TaskList, build_lists
from core.extractors.task_markers import Marker, Place, find_markers, may_hold
from core.ids import group_id, machine_ids
from core.model import TASK, Article, Group, OutlineEntry, Range, Span

VERSION: Final = "7"

_RULES: Final[Mapping[str, str]] = {
    "N是": "task.shi",
    "N要": "task.yao",
    "第N": "task.nth",
    "首先": "task.order",
    "其N": "task.its",
    "一、": "task.section",
    "（一）": "task.bracket",
    "一）": "task.bracket",
    "1.": "task.number",
    "（1）": "task.round",
    "1）": "task.round",
    "①": "task.circle",
}
_SURE: Final[Mapping[str, float]] = {
    "task.shi": 0.96,
    "task.yao": 0.95,
    "task.nth": 0.92,
    "task.order": 0.85,
    "task.its": 0.92,
    "task.section": 0.93,
    "task.bracket": 0.95,
    "task.number": 0.9,
    "task.round": 0.9,
    "task.circle": 0.9,
    "task.verb": 0.8,
}


@dataclass(slots=True)
class _Placed:
    """A list whose items have their ends."""

    made_of: TaskList
    ends: list[int]
    level: int
    parent: str
    key: str


def find(article: Article, text: str, ranges: list[Range]) -> tuple[list[Span], list[Group], list[OutlineEntry]]:
    """The tasks of those ranges with their groups (no attribution yet), and the heading lines."""
    if not may_hold(text, ranges):
        return [], [], []
    markers = find_markers(text, ranges)
    headed = tell_headings(text, ranges, build_lists(text, ranges, markers) if markers else ())
    if not headed.lists:
        return [], [], list(headed.outline)
    breaks = Breaks([entry.start for entry in headed.outline], [entry.level for entry in headed.outline])
    placed = _placed(article.text_sha256, text, ranges, headed.lists, breaks)
    spans = _spans(article.text_sha256, placed)
    groups = [
        Group(
            one.key, TASK, style=one.made_of.style, level=one.level, parent=one.parent, flags=tuple(one.made_of.flags)
        )
        for one in placed
    ]
    return spans, groups, list(headed.outline)


def _placed(sha: str, text: str, ranges: Sequence[Range], lists: Sequence[TaskList], breaks: Breaks) -> list[_Placed]:
    """The lists of two signs and more, each in the item it begins in."""
    done: list[_Placed] = []
    around: list[_Placed] = []
    for one in lists:
        if one.before + one.counted < 2:
            continue
        first = one.items[0].start
        while around and around[-1].ends[-1] <= first:
            around.pop()
        outer = around[-1] if around else None
        level = outer.level + 1 if outer else 1
        if outer:
            one.alone = False
            _limit(outer, one)
        made = _Placed(one, item_ends(text, ranges, one, breaks), level, outer.key if outer else "", "")
        made.key = group_id(sha, TASK, first, level)
        done.append(made)
        around.append(made)
    return done


def _limit(outer: _Placed, one: TaskList) -> None:
    """A list goes no further than the item it stands in."""
    first = one.items[0].start
    number = bisect_left(outer.made_of.items, first, key=_start_of) - 1
    if number >= 0 and first < outer.ends[number]:
        one.stop = min(one.stop, outer.ends[number])


def _start_of(marker: Marker) -> int:
    return marker.start


def _spans(sha: str, placed: Sequence[_Placed]) -> list[Span]:
    items = [
        (marker, end, one)
        for one in placed
        for marker, end in zip(one.made_of.items, one.ends, strict=True)
        if end > marker.end
    ]
    ids = machine_ids(sha, TASK, [(marker.start, end) for marker, end, _ in items])
    return [_span(id_, *item) for id_, item in zip(ids, items, strict=True)]


def _span(id_: str, marker: Marker, end: int, one: _Placed) -> Span:
    rule = _RULES.get(marker.style, "task.verb")
    sure = _SURE[rule] - (0.1 if one.made_of.flags else 0) - (0.05 if marker.place is Place.GLUED else 0)
    return new_span(
        id=id_,
        label=TASK,
        start=marker.start,
        end=end,
        origin=made_by(rule, VERSION),
        confidence=round(sure, 2),
        group=one.key,
        ordinal=marker.ordinal,
        level=one.level,
        style=marker.style,
        marker=(marker.start, marker.end),
    )


class TaskExtractor:
    """Items of numbered lists, and the numbered heading lines."""

    name: str = "tasks"
    version: str = VERSION

    def find(self, scope: Scope) -> Finding:
        """The tasks, their groups, and the outline."""
        spans, groups, outline = find(scope.article, scope.text, scope.ranges)
        return Finding(tuple(spans), tuple(groups), tuple(outline))


PLUGIN: Final = TaskExtractor()
