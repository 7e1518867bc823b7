"""Signs → lists: which sign continues which list, and what a list's numbering has wrong (GUIDELINES, TASK 2, 3, 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from core.extractors.task_markers import LAST, Marker, Place
from core.model import Range

SECTIONS: Final = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}
"""The styles documents are divided by, and their level in the outline."""
_FAR: Final = 6000
_FAR_PARAGRAPHS: Final = 24
"""How far apart two signs of a list of sentences can stand; the sections of a document stand as far as they like."""
_REPORTS: Final = r"(?:指出|强调|要求|表示|认为|提出|谈到|说|介绍|明确|写道|提到|部署|建议|呼吁|透露)"
_LEADS: Final = re.compile(rf"[^。;；!?]{{0,24}}{_REPORTS}[,:]\s*")
_ANNEX: Final = re.compile(r"附[件表录图]?:[ \t\n]*\Z")
"""What opens the list of a document's annexes."""
_RANKED: Final = re.compile(r"[\u4e00-\u9fff]{2,8},(?:同比)?(?:增长|增速|达到?|为|得分|得|占|共)[^,。;]{0,6}\d")
_SAME_PLACE: Final = frozenset({"N是", "N要", "第N", "首先", "其N"})
"""Styles whose list may go on behind a word, or behind 会议还要求，."""


@dataclass(slots=True)
class TaskList:
    """A list in the making: its signs in order, what its numbering has wrong, and where it cannot go on."""

    items: list[Marker]
    stop: int
    """Offset of the sign that ended the list; the end of the text where none did."""
    flags: list[str] = field(default_factory=list)
    counted: int = 1
    """How many signs it was built of; heading lines leave the list, and one item that is left still is one."""
    alone: bool = True
    """Whether it stands in no item of another list: a (…负责) behind its last item is that item's."""
    before: int = 0
    """How many signs earlier sections hold that the numbering goes on from: 二、 opens, and （三） follows （二）."""

    @property
    def style(self) -> str:
        """The style of its first sign."""
        return self.items[0].style


def build_lists(text: str, ranges: Sequence[Range], markers: Sequence[Marker]) -> list[TaskList]:
    """The lists of those signs, ordered by their first sign; lists of one sign are among them."""
    building = _Building(text, ranges)
    for marker in markers:
        building.take(marker)
    return [one for one in building.lists if _holds(text, one)]


def heads(text: str, ranges: Sequence[Range], marker: Marker) -> bool:
    """Whether a sign opens its paragraph, or stands there behind nothing but 会议指出，."""
    if marker.place is Place.OPENS:
        return True
    first = ranges[marker.paragraph][0]
    return marker.start - first <= 32 and _LEADS.fullmatch(text, first, marker.start) is not None


class _Building:
    """The state machine: the open lists, outermost first; each style is open once at most."""

    def __init__(self, text: str, ranges: Sequence[Range]) -> None:
        self.lists: list[TaskList] = []
        self._text = text
        self._ranges = ranges
        self._open: list[TaskList] = []
        self._latest: dict[str, TaskList] = {}

    def take(self, marker: Marker) -> None:
        """Let the sign go on with an open list, open one, or fall."""
        if marker.ordinal != 1:
            number = self._home(marker)
            if number is not None:
                self._close(number + 1, marker.start)
                _append(self._open[number], marker)
                return
        if marker.ordinal == 1 or self._resumes(marker) or self._opens_late(marker):
            self._start(marker)

    def _home(self, marker: Marker) -> int | None:
        """The open list the sign goes on with: of its own style before one that only counts alike."""
        fitting = [number for number, one in enumerate(self._open) if self._continues(one, marker)]
        own = [number for number in fitting if self._open[number].style == marker.style]
        chosen = own or fitting
        return chosen[-1] if chosen else None

    def _start(self, marker: Marker) -> None:
        for number, one in enumerate(self._open):
            if one.style == marker.style:
                inner = self._begun_after(number)
                if inner is None:
                    self._close(number, marker.start)
                else:
                    self._end(number, inner)
                break
        made = TaskList([marker], len(self._text))
        if self._resumes(marker):
            earlier = self._latest[marker.style]
            made.before = earlier.before + earlier.counted
        elif marker.ordinal != 1:
            made.flags.append("gap:1")
        self.lists.append(made)
        self._open.append(made)
        self._latest[marker.style] = made

    def _resumes(self, marker: Marker) -> bool:
        """Whether the sign counts on from an earlier section: numbering need not begin anew under each heading."""
        earlier = self._latest.get(marker.style)
        return (
            earlier is not None
            and marker.style in SECTIONS
            and marker.place is Place.OPENS
            and earlier.items[0].place is Place.OPENS
            and marker.ordinal == earlier.items[-1].ordinal + 1
        )

    def _begun_after(self, number: int) -> int | None:
        """The open list of sections that began when the list was over: its items are no items of that list."""
        last = self._open[number].items[-1].paragraph
        for inner in range(number + 1, len(self._open)):
            first = self._open[inner].items[0]
            if first.style in SECTIONS and first.place is Place.OPENS and first.paragraph > last:
                return inner
        return None

    def _end(self, number: int, inner: int) -> None:
        """Close a list and what it holds up to the list `inner`, which began behind it and goes on."""
        at = self._open[inner].items[0].start
        for one in self._open[number:inner]:
            one.stop = min(one.stop, at)
        del self._open[number:inner]

    def _close(self, number: int, at: int) -> None:
        for one in self._open[number:]:
            one.stop = min(one.stop, at)
        del self._open[number:]

    @staticmethod
    def _opens_late(marker: Marker) -> bool:
        """Excerpts: 三是 or （三） without those before it opens a list; look-alikes of other styles are too many."""
        if marker.style in SECTIONS:
            return marker.place is Place.OPENS
        return marker.style in {"N是", "N要"} and marker.place is not Place.GLUED

    def _continues(self, one: TaskList, marker: Marker) -> bool:
        last = one.items[-1]
        if not _compatible(one, marker) or last.ordinal >= LAST:
            return False
        step = 1 if marker.ordinal >= LAST else marker.ordinal - last.ordinal
        if step < 0 or marker.start - last.end > 400_000:
            return False
        if marker.paragraph == last.paragraph:
            return self._goes_on_here(last, marker, step)
        if not heads(self._text, self._ranges, marker):
            return False
        apart = marker.paragraph - last.paragraph
        section = marker.style in SECTIONS and last.place is Place.OPENS
        if step == 1:
            return section or (apart <= _FAR_PARAGRAPHS and marker.start - last.end <= _FAR)
        return step <= 3 and (apart == 1 or (section and apart <= 6))

    @staticmethod
    def _goes_on_here(last: Marker, marker: Marker, step: int) -> bool:
        if marker.style in SECTIONS and (last.place is Place.OPENS) and marker.place is Place.GLUED:
            return False
        if marker.place is Place.GLUED:
            return step == 1 and marker.style in {"N是", "N要", "①", "（1）", "（一）"}
        if step == 1:
            return True
        return step <= 3 and marker.style in {"N是", "N要", "第N", "①", "（1）", "（一）", "1."}


def _compatible(one: TaskList, marker: Marker) -> bool:
    if marker.ordinal >= LAST:
        last = one.items[-1]
        if one.style == "首先" and len(one.items) > 1 and last.place is marker.place is Place.OPENS:
            return True  # 首先，… ⏎ 其次，… ⏎ 最后，…
        return one.style in {"首先", "第N", "其N"} and last.paragraph == marker.paragraph
    if one.style == marker.style:
        return True
    # 首先，…第二，…: two ways of counting in one list
    return one.style == "首先" and marker.style == "第N"


def _append(one: TaskList, marker: Marker) -> None:
    last = one.items[-1].ordinal
    if marker.ordinal >= LAST:
        marker.ordinal = last + 1
    if marker.style == "首先" and marker.ordinal == last:
        marker.ordinal = last + 1  # 再次，…再次，…
    if marker.ordinal == last:
        one.flags.append(f"repeat:{last}")
    elif marker.ordinal > last + 1:
        one.flags += [f"gap:{number}" for number in range(last + 1, marker.ordinal)]
    one.items.append(marker)
    one.counted += 1


def _holds(text: str, one: TaskList) -> bool:
    """Whether its signs can be a list at all: not annexes, ranks, or 首先 … 最后 alone without a comma behind both."""
    first = one.items[0].start
    if _ANNEX.search(text, max(0, first - 8), first) or _is_ranking(text, one):
        return False
    if one.style != "首先" or len(one.items) != 2:
        return True
    words = [text[item.start : item.end] for item in one.items]
    return words[1] != "最后" or all(text[item.end : item.end + 1] == "," for item in one.items)


def _is_ranking(text: str, one: TaskList) -> bool:
    """Whether the signs tell who is first and second, and by how much: 工业投资增速，第一是贵阳，增长21%；第二是遵义，增长18.4%."""
    return one.style == "第N" and all(_RANKED.match(text, item.end) for item in one.items)
