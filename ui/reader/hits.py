"""From places to offsets and back: what lies under the mouse, where a range is painted, which lines changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QRegion

from core.changes import RecordChange, SpanChange
from core.model import Range, Span
from core.spans import SpanSet
from ui.reader.layout import LaidBlock, PageLayout
from ui.reader.painting import LANE, LANES, Scene, handles_of, lanes_of, strip_rects
from ui.reader.scrolling import Anchor

GRASP: Final = 8
"""Pixels round a handle's centre in which it can be taken."""


def _under(anchor: Anchor, y: int) -> tuple[LaidBlock, int] | None:
    """The block under that `y`, with its top; the last one where `y` is below all."""
    found = None
    for laid, top in anchor.visible():
        if found is not None and y < top:
            break
        found = (laid, top)
    return found


def offset_at(anchor: Anchor, x: int, place: QPoint) -> int:
    """The gap nearest to the place; `x` is the column's left edge."""
    found = _under(anchor, min(place.y(), anchor.height - 1))
    if found is None:
        return 0
    laid, top = found
    return laid.at(place.x() - x, place.y() - top)[0]


def character_at(anchor: Anchor, x: int, place: QPoint) -> int | None:
    """The character under the place, or None beside the text."""
    found = _under(anchor, place.y())
    if found is None:
        return None
    laid, top = found
    inside = laid.above <= place.y() - top < laid.height
    return laid.character_at(place.x() - x, place.y() - top) if inside else None


def _blocks_of(anchor: Anchor, place: Range) -> Iterator[tuple[LaidBlock, int]]:
    for laid, top in anchor.visible():
        if laid.block.start < place[1] and laid.block.end > place[0]:
            yield laid, top


def rects(anchor: Anchor, x: int, place: Range, around: int = 0) -> list[QRect]:
    """Where a range lies in the viewport, one rectangle a line, none out of sight by more than `around` pixels."""
    return [
        rect.toAlignedRect()
        for laid, top in _blocks_of(anchor, place)
        for rect in strip_rects(laid, QPoint(x, top), *place)
        if rect.bottom() + around >= 0 and rect.top() - around < anchor.height
    ]


def handle_at(anchor: Anchor, x: int, ring: Range | None, place: QPoint) -> str:
    """`start` or `end` where a handle lies under the place, else empty."""
    if ring is None:
        return ""
    away: dict[str, float] = {}
    for laid, top in _blocks_of(anchor, ring):
        found = handles_of(laid, ring, strip_rects(laid, QPoint(x, top), *ring))
        for name, centre in zip(("start", "end"), found, strict=True):
            if centre is not None:
                away[name] = min((centre - QPointF(place)).manhattanLength(), away.get(name, GRASP + 1))
    nearest = min(away, key=lambda name: away[name], default="")
    return nearest if nearest and away[nearest] <= GRASP else ""


def difference(old: Range | None, new: Range | None) -> list[Range]:
    """What of two ranges looks different: the stretches that only one of them has."""
    if old is None or new is None or old[1] <= new[0] or new[1] <= old[0]:
        return [one for one in (old, new) if one is not None]
    edges = [(min(old[0], new[0]), max(old[0], new[0])), (min(old[1], new[1]), max(old[1], new[1]))]
    return [edge for edge in edges if edge[0] < edge[1]]


def touched(
    column: tuple[Anchor, int], changes: Sequence[RecordChange], sets: tuple[SpanSet, SpanSet], scene: Scene
) -> QRegion:
    """The visible lines that look different after a correction, underlines that moved to another depth included.

    `sets` is the span set before and after.
    """
    spans = [
        one
        for change in changes
        if isinstance(change, SpanChange)
        for one in (change.before, change.after)
        if one is not None
    ]
    anchor, x = column
    region = QRegion()
    moving = any(_has_other_line(change, scene) for change in changes)
    for laid, top in anchor.visible():
        start, end = laid.block.start, laid.block.end
        ranges = [one.range for one in spans if one.start < end and one.end > start]
        if not ranges:
            continue
        if moving:
            ranges += _moved_lines(sets, (start, end), scene)
        for place in ranges:
            for rect in strip_rects(laid, QPoint(x, top), *place):
                region += rect.toAlignedRect().adjusted(-8, -4, 8, LANE * LANES + 3)
    return region


def _has_other_line(change: RecordChange, scene: Scene) -> bool:
    """Whether a span's underline comes, goes or has other ends: only then others may move up or down."""
    if not isinstance(change, SpanChange):
        return False
    return _own_line(change.before, scene) != _own_line(change.after, scene)


def _own_line(span: Span | None, scene: Scene) -> tuple[Range, Range] | None:
    line = scene.underlined(span) if span is not None and scene.shows(span) else None
    return None if span is None or line is None else (span.range, line)


def _moved_lines(sets: tuple[SpanSet, SpanSet], limits: Range, scene: Scene) -> list[Range]:
    before, after = sets
    old = lanes_of(before.overlapping(*limits), scene)
    found = []
    now = list(after.overlapping(*limits))
    new = lanes_of(now, scene)
    for span in now:
        line = scene.underlined(span)
        if line is not None and span.id in old and old[span.id] != new.get(span.id):
            found.append(line)
    return found


def in_blocks(page: PageLayout, offset: int, *, back: bool) -> int:
    """The offset, moved to the nearest block in that direction where it lies between two."""
    if not page.blocks:
        return 0
    index = page.block_at(offset)
    block = page.blocks[index]
    if offset < block.start:
        return block.start
    if offset <= block.end:
        return offset
    if back or index + 1 >= len(page.blocks):
        return block.end
    return page.blocks[index + 1].start


def x_of(page: PageLayout, offset: int) -> float:
    """How far from the column's left edge the offset stands."""
    if not page.blocks:
        return 0.0
    laid = page.laid(page.block_at(offset))
    unit = laid.unit(offset)
    return laid.x_of(laid.line_of(unit), unit)


def offset_beside(page: PageLayout, offset: int, lines: int, x: float) -> int:
    """The offset so many lines under (above 0) or over (below 0), as near to `x` as it gets; the ends stop it."""
    if not page.blocks:
        return 0
    index = page.block_at(offset)
    laid = page.laid(index)
    number = laid.line_of(laid.unit(offset)) + lines
    while number < 0 and index > 0:
        index -= 1
        laid = page.laid(index)
        number += len(laid.lines)
    while number >= len(laid.lines) and index + 1 < len(page.blocks):
        number -= len(laid.lines)
        index += 1
        laid = page.laid(index)
    if not 0 <= number < len(laid.lines):
        return 0 if number < 0 else page.blocks[-1].end
    found = laid.at(x, laid.line_top(number) + laid.line_height / 2)[0]
    # The end of a wrapped line is the beginning of the next one: the caret stays in the line it was moved to.
    start, end = laid.line_range(number)
    return max(start, end - 1) if found == end and number < len(laid.lines) - 1 else found


def line_end(page: PageLayout, offset: int, *, back: bool) -> int:
    """The beginning (`back`) or end of the offset's line."""
    if not page.blocks:
        return 0
    laid = page.laid(page.block_at(offset))
    number = laid.line_of(laid.unit(offset))
    start, end = laid.line_range(number)
    if back:
        return start
    return end if number == len(laid.lines) - 1 else end - 1
