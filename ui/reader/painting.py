"""Painting one laid-out block: washes, matches, selected text, the text, underlines, the ring and its handles.

Colours and styles come from a `Scene`, which is replaced whole when anything of it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout

from core.model import DEMAND, Label, Range, Span, Status
from ui.reader.layout import LaidBlock
from ui.reader.style import FAINT_LINE, FAINTER, LabelHue, ReaderTheme, faded

LANE: Final = 3
"""Pixels from one underline to the next under it."""
LANES: Final = 4
HANDLE: Final = 4
"""Radius of a handle."""
HOVERED: Final = 0.13
"""How much of its label's ink lies over the span under the pointer."""
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_FAINT_KINDS: Final = frozenset({"implied", "region"})


class Scene(NamedTuple):
    """What is shown beside the text itself."""

    theme: ReaderTheme
    labels: Mapping[str, Label] = MappingProxyType({})
    hidden: frozenset[str] = frozenset()
    selected: str = ""
    ring: Range | None = None
    """Range of the selected span, or of its preview while a handle is dragged."""
    others: tuple[Range, ...] = ()
    """Ranges of further spans chosen with the selected one."""
    hover: str = ""
    """The span that a click would take."""
    chosen: Range | None = None
    """The selected text."""
    matches: tuple[Range, ...] = ()
    match: int = -1
    caret: int | None = None

    def shows(self, span: Span) -> bool:
        """Whether the span is painted at all."""
        return span.status is not Status.REJECTED and span.label not in self.hidden and not span.lost

    def dim(self, span: Span) -> bool:
        """Whether it steps back: a demand nobody has accepted has its line and no wash."""
        return span.pending and span.label == DEMAND

    def hue(self, span: Span) -> LabelHue:
        """The colours of the span's label."""
        label = self.labels.get(span.label)
        return self.theme.hue_of(label if label is not None else Label(span.label, "", "", ""))

    def underlined(self, span: Span) -> Range | None:
        """The range under which the span's line runs: its marker for marker labels."""
        label = self.labels.get(span.label)
        return span.marker if label is not None and label.underline == "marker" else span.range

    def line_style(self, span: Span) -> str:
        """The name of the underline style."""
        label = self.labels.get(span.label)
        return label.underline if label is not None else "solid"


def lanes_of(spans: Iterable[Span], scene: Scene) -> dict[str, int]:
    """The depth at which each shown span is underlined: overlapping ones get different depths."""
    lanes: dict[str, int] = {}
    taken: list[tuple[int, int]] = []
    for span in spans:
        line = scene.underlined(span) if scene.shows(span) else None
        if line is None:
            continue
        taken = [(lane, end) for lane, end in taken if end > line[0]]
        used = {lane for lane, _end in taken}
        lane = next((number for number in range(LANES) if number not in used), LANES - 1)
        taken.append((lane, line[1]))
        lanes[span.id] = lane
    return lanes


def strip_rects(laid: LaidBlock, origin: QPoint, start: int, end: int) -> list[QRectF]:
    """The rectangles of a range in that block, one a line, as tall as the letters and a little more."""
    tall = min(laid.line_height, laid.style.font.pixelSize() * 1.5)
    pad = (laid.line_height - tall) / 2
    return [
        QRectF(origin.x() + left, origin.y() + laid.line_top(number) + pad, right - left, tall)
        for number, left, right in laid.strips(start, end)
    ]


def column_rects(laid: LaidBlock, origin: QPoint, start: int, end: int) -> list[QRectF]:
    """Those rectangles within the column: a point that hangs in the margin leaves the edge of washes even."""
    edge = float(origin.x() + laid.width)
    rects = strip_rects(laid, origin, start, end)
    for rect in rects:
        if rect.left() < edge:
            rect.setRight(min(rect.right(), edge))
    return rects


class BlockPainter:
    """Paints the blocks of one paint event."""

    def __init__(self, painter: QPainter, scene: Scene, clip: QRect) -> None:
        self._painter = painter
        self._scene = scene
        self._clip = QRectF(clip)

    def paint(self, laid: LaidBlock, origin: QPoint, spans: Sequence[Span]) -> None:
        """One block whose top left corner is at `origin`; `spans` are those that overlap it, in reading order."""
        if laid.block.folded:
            self._fold(laid, origin)
        first, last = self._near(laid, origin)
        shown = [span for span in spans if span.start < last and span.end > first and self._scene.shows(span)]
        for span in shown:
            self._wash(laid, origin, span)
            if span.id == self._scene.hover:
                self._even(laid, origin, span.range, faded(self._scene.hue(span).ink, HOVERED))
        self._fills(laid, origin)
        self._text(laid, origin, shown)
        lanes = lanes_of(spans, self._scene)
        for span in shown:
            if span.id in lanes:
                self._underline(laid, origin, span, lanes[span.id])

    def _fold(self, laid: LaidBlock, origin: QPoint) -> None:
        """The frame of a folded stretch, a sign that it opens, and what it is."""
        style, painter = laid.style, self._painter
        frame = QRectF(origin.x() + 0.5, origin.y() + laid.above + 0.5, laid.width - 1, laid.line_height - 1)
        pen = QPen(self._scene.theme.hairline, 1)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour)
        size = style.font.pixelSize()
        triangle(painter, QPointF(frame.left() + 0.6 * size, frame.center().y()), size * 0.22, down=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(style.colour)
        painter.setFont(style.font)
        painter.drawText(frame.adjusted(size, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, style.lead)
        if laid.cut_off:
            painter.drawText(frame.adjusted(0, 0, -0.4 * size, 0), _RIGHT, "…")

    def _near(self, laid: LaidBlock, origin: QPoint) -> Range:
        """The offsets of the lines that are painted, and of one more on either side: underlines reach into the next."""
        top = int((self._clip.top() - origin.y() - laid.above) // laid.line_height) - 1
        bottom = int((self._clip.bottom() - origin.y() - laid.above) // laid.line_height) + 1
        last = len(laid.lines) - 1
        return (laid.line_range(min(max(top, 0), last))[0], laid.line_range(min(max(bottom, 0), last))[1])

    def _wash(self, laid: LaidBlock, origin: QPoint, span: Span) -> None:
        hue = self._scene.hue(span)
        if self._scene.dim(span):
            return
        colour = hue.pending if span.pending else hue.accepted
        if span.kind in _FAINT_KINDS:
            colour = faded(colour, FAINTER)
        self._even(laid, origin, span.range, colour)

    def _fills(self, laid: LaidBlock, origin: QPoint) -> None:
        scene = self._scene
        for number, found in _overlapping(scene.matches, laid.block.start, laid.block.end):
            current = number == scene.match
            self._fill(laid, origin, found, scene.theme.current_match if current else scene.theme.match)
        if scene.chosen is not None:
            self._fill(laid, origin, scene.chosen, scene.theme.selection)

    def _even(self, laid: LaidBlock, origin: QPoint, place: Range, colour: QColor) -> None:
        for rect in column_rects(laid, origin, *place):
            if rect.intersects(self._clip):
                self._painter.fillRect(rect, colour)

    def _fill(self, laid: LaidBlock, origin: QPoint, place: Range, colour: QColor) -> None:
        for rect in strip_rects(laid, origin, *place):
            if rect.intersects(self._clip):
                self._painter.fillRect(rect, colour)

    def _text(self, laid: LaidBlock, origin: QPoint, shown: Sequence[Span]) -> None:
        self._painter.setPen(laid.style.colour)
        formats = [
            self._inked(laid, span.marker, self._scene.hue(span).ink)
            for span in shown
            if span.marker is not None and not self._scene.dim(span)
        ]
        if laid.style.colour != self._scene.theme.ink:
            formats += [self._inked(laid, place, self._scene.theme.ink) for place in self._filled(laid)]
        laid.layout.draw(self._painter, QPointF(origin), [one for one in formats if one.length], self._clip)
        for span in shown:
            if span.marker is not None and not span.pending:
                self._embolden(laid, origin, span)

    def _embolden(self, laid: LaidBlock, origin: QPoint, span: Span) -> None:
        """Paint an accepted marker once more, half a pixel on: a heavier face would break the lines anew."""
        start, end = span.marker or (0, 0)
        for rect, (number, _left, _right) in zip(
            strip_rects(laid, origin, start, end), laid.strips(start, end), strict=True
        ):
            if rect.intersects(self._clip):
                self._painter.save()
                self._painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
                self._painter.setPen(self._scene.hue(span).ink)
                laid.lines[number].draw(self._painter, QPointF(origin) + QPointF(0.5, 0))
                self._painter.restore()

    def _filled(self, laid: LaidBlock) -> list[Range]:
        """What of the block has a strong fill behind it, on which dimmed words could not be read."""
        start, end = laid.block.start, laid.block.end
        found = [place for _number, place in _overlapping(self._scene.matches, start, end)]
        chosen = self._scene.chosen
        return [*found, chosen] if chosen is not None and chosen[0] < end and chosen[1] > start else found

    @staticmethod
    def _inked(laid: LaidBlock, place: Range, ink: QColor) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = laid.unit(place[0])
        made.length = laid.unit(place[1]) - made.start
        look = QTextCharFormat()
        look.setForeground(QBrush(ink))
        made.format = look
        return made

    def _underline(self, laid: LaidBlock, origin: QPoint, span: Span, lane: int) -> None:
        line = self._scene.underlined(span)
        if line is None:
            return
        ink = self._scene.hue(span).ink
        if span.kind in _FAINT_KINDS or self._scene.dim(span):
            ink = faded(ink, FAINT_LINE)
        style = self._scene.line_style(span)
        for rect in column_rects(laid, origin, *line):
            y = rect.bottom() + lane * LANE
            if rect.adjusted(0, 0, 0, LANES * LANE).intersects(self._clip):
                under = QLineF(rect.left() + 0.5, y, rect.right() - 0.5, y)
                draw_line(self._painter, under, style, ink, strong=not span.pending)

    def others(self, laid: LaidBlock, origin: QPoint) -> None:
        """A broken ring round each further span chosen with the selected one."""
        pen = QPen(self._scene.theme.accent, 1.2)
        pen.setDashPattern([3.0, 2.0])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in self._scene.others:
            for rect in strip_rects(laid, origin, *place):
                if rect.adjusted(-2, -2, 2, 3).intersects(self._clip):
                    self._painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 2), 3, 3)

    def ring(self, laid: LaidBlock, origin: QPoint) -> None:
        """The ring round the selected span, with a handle at each end that lies in this block."""
        if self._scene.ring is None:
            return
        start, end = self._scene.ring
        rects = strip_rects(laid, origin, start, end)
        if not rects:
            return
        accent = self._scene.theme.accent
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(accent, 1.6))
        self._painter.drawPath(_contour(rects, laid.line_height))
        self._painter.setPen(QPen(self._scene.theme.page, 1))
        self._painter.setBrush(accent)
        for place in handles_of(laid, self._scene.ring, rects):
            if place is not None:
                self._painter.drawEllipse(place, HANDLE, HANDLE)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def caret(self, laid: LaidBlock, origin: QPoint) -> None:
        """The caret, where it stands in this block."""
        rect = caret_rect(laid, origin, self._scene.caret)
        if rect is not None:
            self._painter.fillRect(rect, self._scene.theme.accent)


def triangle(painter: QPainter, centre: QPointF, radius: float, *, down: bool) -> None:
    """A small triangle in the brush's colour, pointing down or to the right."""
    far, near = radius * 1.3, radius
    points = (
        [QPointF(-far, -near), QPointF(far, -near), QPointF(0, near)]
        if down
        else [QPointF(-near, -far), QPointF(near, 0), QPointF(-near, far)]
    )
    painter.drawPolygon([centre + point for point in points])


def _contour(rects: Sequence[QRectF], line: int) -> QPainterPath:
    """One line round the rectangles of a range: those of neighbouring lines touch and become one shape."""
    path = QPainterPath()
    if len(rects) == 1:
        path.addRoundedRect(rects[0].adjusted(-1, -1, 1, 2), 3, 3)
        return path
    path.setFillRule(Qt.FillRule.WindingFill)
    between = (line - rects[0].height()) / 2
    for at, rect in enumerate(rects):
        over = 1.0 if at == 0 else between
        under = 2.0 if at == len(rects) - 1 else line - rect.height() - between + 1
        path.addRect(rect.adjusted(-1, -over, 1, under))
    return path.simplified()


def caret_rect(laid: LaidBlock, origin: QPoint, caret: int | None) -> QRectF | None:
    """Where a caret at that offset stands in this block."""
    if caret is None or not laid.block.start <= caret <= laid.block.end:
        return None
    unit = laid.unit(caret)
    number = laid.line_of(unit)
    tall = laid.style.font.pixelSize() * 1.4
    top = origin.y() + laid.line_top(number) + (laid.line_height - tall) / 2
    return QRectF(origin.x() + laid.x_of(number, unit) - 1, top, 2, tall)


def handles_of(laid: LaidBlock, ring: Range, rects: Sequence[QRectF]) -> tuple[QPointF | None, QPointF | None]:
    """The centres of the start's and the end's handle; None where that end lies in another block."""
    if not rects:
        return (None, None)
    begins = laid.block.start <= ring[0] < laid.block.end
    ends = laid.block.start < ring[1] <= laid.block.end
    first = QPointF(rects[0].left() - 1, rects[0].bottom() + 2) if begins else None
    last = QPointF(rects[-1].right() + 1, rects[-1].bottom() + 2) if ends else None
    return (first, last)


def draw_line(painter: QPainter, line: QLineF, style: str, ink: QColor, *, strong: bool) -> None:
    """One level underline in that style; `strong` for accepted spans."""
    painter.setPen(_line_pen(ink.rgba(), style, strong))
    if style == "wave":
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_wave(line.x1(), line.x2(), line.y1()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    else:
        painter.drawLine(line)


@lru_cache(maxsize=256)
def _line_pen(rgba: int, style: str, strong: bool) -> QPen:  # a key of the cache
    pen = QPen(QColor.fromRgba(rgba), 2.0 if strong else 1.2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style == "dotted":
        pen.setDashPattern([1.0, 1.0] if strong else [1.3, 1.9])
    elif style == "dashed":
        pen.setDashPattern([4.0, 2.0] if strong else [5.0, 3.5])
    return pen


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(3.0, right - x)
        path.quadTo(x + step / 2, y + (-2.5 if up else 2.5), x + step, y)
        x, up = x + step, not up
    return path


def _overlapping(ranges: Sequence[Range], start: int, end: int) -> list[tuple[int, Range]]:
    """The ranges (ascending) that overlap `[start, end)` with their numbers."""
    low, high = 0, len(ranges)
    while low < high:
        middle = (low + high) // 2
        if ranges[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(ranges) and ranges[low][0] < end:
        found.append((low, ranges[low]))
        low += 1
    return found
