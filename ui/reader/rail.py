"""The rail in the left margin: one line a list, its province at the head, a bead with the ordinal at each item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from core.model import Group, Span
from ui.reader.painting import Scene

AROUND: Final = 3000
"""Characters before and after the viewport in which the items of its lists are looked for."""
BEAD: Final = 9
"""Radius of a bead at zoom 1."""
_DIGITS: Final = "〇一二三四五六七八九"
_BEFORE_COLUMN: Final = 20
"""From the text column to the rail of the first level."""


class Bead(NamedTuple):
    """An item's place on the rail, in viewport coordinates."""

    span: Span
    x: int
    y: int
    radius: int
    hollow: bool

    @property
    def rect(self) -> QRect:
        """What it covers."""
        return QRect(self.x - self.radius - 1, self.y - self.radius - 1, 2 * self.radius + 2, 2 * self.radius + 2)


class Rail(NamedTuple):
    """One list: the line from `top` to `bottom`, its beads and its head."""

    x: int
    top: int
    bottom: int
    head: str
    beads: tuple[Bead, ...]
    ink: QColor


def numeral(ordinal: int) -> str:
    """The ordinal as Chinese writes it, up to 99; digits beyond."""
    if not 0 <= ordinal < 100:
        return str(ordinal)
    tens, ones = divmod(ordinal, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def bead_words(ordinal: int) -> str:
    """The ordinal in a bead: more than one Chinese numeral has no room there, two digits have."""
    return numeral(ordinal) if ordinal <= 10 else str(ordinal)


class Margin(NamedTuple):
    """Where the rails stand and what they are made of."""

    groups: Mapping[str, Group]
    names: Mapping[str, str]
    """Names of provinces by code."""
    place: Callable[[int], int]
    """The middle of an offset's line in the viewport."""
    column: int
    """The left edge of the text column."""
    zoom: float
    wrong: Callable[[str], frozenset[str]]
    """A group's id → ids of the items at which its numbering is wrong."""


def rails_of(spans: list[Span], scene: Scene, margin: Margin) -> list[Rail]:
    """The rails of those spans' groups."""
    items: dict[str, list[Span]] = {}
    for span in spans:
        if span.group and (span.marker is not None or span.ordinal is not None) and scene.shows(span):
            items.setdefault(span.group, []).append(span)
    return [_rail(margin.groups.get(key), of, scene, margin) for key, of in items.items()]


def _rail(group: Group | None, items: list[Span], scene: Scene, margin: Margin) -> Rail:
    level = max(1, group.level if group is not None else items[0].level or 1)
    radius = max(6, round(BEAD * margin.zoom))
    x = max(radius + 2, margin.column - _BEFORE_COLUMN - (level - 1) * (2 * radius + 4))
    wrong = margin.wrong(items[0].group)
    heights = _spread([margin.place((span.marker or span.range)[0]) for span in items], 2 * radius + 1)
    beads = tuple(Bead(span, x, y, radius, span.id in wrong) for span, y in zip(items, heights, strict=True))
    head = margin.names.get(group.province, "") if group is not None else ""
    return Rail(x, beads[0].y - radius - 8, beads[-1].y, head, beads, scene.hue(items[0]).ink)


def _spread(heights: list[int], least: int) -> list[int]:
    """The heights moved apart where two items begin in one line, around the line's middle."""
    spread = list(heights)
    at = 0
    while at < len(heights):
        same = at
        while same + 1 < len(heights) and heights[same + 1] == heights[at]:
            same += 1
        count = same - at + 1
        for number in range(count):
            spread[at + number] = heights[at] + round((number - (count - 1) / 2) * least)
        at = same + 1
    return spread


def paint_rail(painter: QPainter, rail: Rail, scene: Scene, font: QFont, clip: QRect) -> None:
    """Paint the line, the head and the beads that the clip touches."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(rail.ink, 1.6))
    painter.drawLine(
        QPointF(rail.x + 0.5, max(rail.top, clip.top() - 9)), QPointF(rail.x + 0.5, min(rail.bottom, clip.bottom() + 9))
    )
    painter.setFont(font)
    if rail.head:
        box = QRectF(rail.x - 40, rail.top - 19, 81, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, rail.head)
    for bead in rail.beads:
        if bead.rect.intersects(clip):
            _paint_bead(painter, bead, rail, scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_bead(painter: QPainter, bead: Bead, rail: Rail, scene: Scene) -> None:
    theme = scene.theme
    chosen = bead.span.id == scene.selected
    ink = theme.accent if bead.hollow or chosen else rail.ink
    filled = not bead.hollow and (chosen or not bead.span.pending)
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(ink if filled else theme.page)
    painter.drawEllipse(QPointF(bead.x + 0.5, bead.y + 0.5), bead.radius, bead.radius)
    painter.setPen(theme.page if filled else ink)
    words = bead_words(bead.span.ordinal) if bead.span.ordinal is not None else "·"
    painter.drawText(QRectF(bead.rect).translated(0.5, 0), Qt.AlignmentFlag.AlignCenter, words)
