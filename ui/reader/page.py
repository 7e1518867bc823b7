"""The page under the reader: one article laid out, scrolled and painted; it takes no intents.

Every offset that goes in or out is a code point of the article.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.editing import grouping
from core.model import BUILT_IN_LABELS, Article, OutlineEntry, Range, Span
from core.spans import SpanSet, reading_order
from ui.reader import hits
from ui.reader.blocks import Block
from ui.reader.layout import LaidBlock, PageLayout
from ui.reader.marks import WIDTH, Marks
from ui.reader.painting import LANE, LANES, BlockPainter, Scene, triangle
from ui.reader.rail import AROUND, Margin, Rail, paint_rail, rails_of
from ui.reader.scrolling import Anchor
from ui.reader.style import light_reader_theme

EMPTY = Article("", "")
FOLD_SIGN = 20
"""Pixels before the column in which an opened stretch of chrome can be folded again."""


class ReaderPage(QAbstractScrollArea):
    """Shows an article and its spans."""

    visible_range_changed = Signal(int, int)
    """Offsets of the first and after the last visible character."""
    folds_changed = Signal()
    """Other stretches of chrome are open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article = EMPTY
        self._spans = self._layer = SpanSet()
        self._wrong_of = self._spans
        self._wrong: dict[str, frozenset[str]] = {}
        self._outline: tuple[OutlineEntry, ...] = ()
        self._names: Mapping[str, str] = {}
        self._zoom = 1.0
        self._scene = Scene(light_reader_theme(), {label.name: label for label in BUILT_IN_LABELS})
        self._shown: Range = (-1, -1)
        self._syncing = False
        self._folds: set[int] | None = set()
        self._page = PageLayout(EMPTY, self._scene.theme, 1.0, 600)
        self._anchor = Anchor(self._page, 400)
        self._marks = Marks(self)
        self.covered_foot: Callable[[], int] = int
        """How many pixels at its foot something lies over: no span is brought into view beneath that."""
        self._marks.set_scene(self._scene)
        self._set_up()

    def _set_up(self) -> None:
        # Of our own: PySide makes all its classes of widgets, 15 ms, to tell what the first one is that C++ made.
        self.setViewport(QWidget(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Article"))
        for widget in (self, self.viewport()):
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    # ---- spans

    @property
    def selected_span(self) -> Span | None:
        """The span with the ring, or None."""
        return self.span_of(self._scene.selected)

    def span_of(self, span_id: str) -> Span | None:
        """The span of that id among those on record and those of the layer, or None."""
        return self._spans.get(span_id) or self._layer.get(span_id) if span_id else None

    def spans_over(self, start: int, end: int) -> list[Span]:
        """What overlaps that range, the layer included, in reading order."""
        found = list(self._spans.overlapping(start, end))
        beside = list(self._layer.overlapping(start, end)) if self._layer else []
        return sorted(found + beside, key=reading_order) if beside else found

    def spans_at(self, offset: int) -> list[Span]:
        """The shown spans over that character, the shortest first."""
        found = [span for span in self.spans_over(offset, offset + 1) if self._scene.shows(span)]
        return sorted(found, key=lambda span: (span.end - span.start, span.id))

    def rect_of(self, place: str | Range) -> list[QRect]:
        """Where a span or range lies in the viewport, one rectangle a line; empty where it is out of sight."""
        if isinstance(place, str):
            span = self.span_of(place)
            return self.rect_of(span.range) if span is not None else []
        return hits.rects(self._anchor, self._column()[0], place)

    # ---- places

    @property
    def text(self) -> str:
        """The article's text."""
        return self._article.text

    @property
    def blocks(self) -> list[Block]:
        """The blocks of the page."""
        return self._page.blocks

    @property
    def line_height(self) -> int:
        """Pixels by which an arrow scrolls."""
        return round(self._scene.theme.body_pixels * self._zoom * self._scene.theme.line)

    def block_index(self, offset: int) -> int:
        """The number of the block that holds the offset."""
        return self._page.block_at(offset)

    def block_of(self, offset: int) -> Block:
        """The block that holds the offset."""
        return self._page.blocks[self._page.block_at(offset)]

    def offset_at(self, place: QPoint) -> int:
        """The gap between two characters nearest to a place in the viewport."""
        return hits.offset_at(self._anchor, self._column()[0], place)

    def character_at(self, place: QPoint) -> int | None:
        """The character under a place in the viewport, or None."""
        return hits.character_at(self._anchor, self._column()[0], place)

    def handle_at(self, place: QPoint) -> str:
        """`start` or `end` where a handle of the selected span lies under the place, else empty."""
        return hits.handle_at(self._anchor, self._column()[0], self._scene.ring, place)

    def bead_at(self, place: QPoint) -> str | None:
        """The id of the item whose bead lies under the place."""
        if place.x() >= self._column()[0]:
            return None
        beads = (bead for rail in self._rails() for bead in rail.beads)
        return next((bead.span.id for bead in beads if bead.rect.contains(place)), None)

    def in_blocks(self, offset: int, *, back: bool) -> int:
        """The offset, moved out of the line breaks between paragraphs."""
        return hits.in_blocks(self._page, offset, back=back)

    def x_of(self, offset: int) -> float:
        """How far from the column's left edge the offset stands."""
        return hits.x_of(self._page, offset)

    def offset_beside(self, offset: int, lines: int, x: float) -> int:
        """The offset that many lines under (or over) this one, as near to `x` as it gets."""
        return hits.offset_beside(self._page, offset, lines, x)

    def line_end(self, offset: int, *, back: bool) -> int:
        """The beginning (`back`) or end of the offset's line."""
        return hits.line_end(self._page, offset, back=back)

    # ---- scrolling

    def visible_range(self) -> Range:
        """Offsets of the first and after the last visible character."""
        return (self._anchor.first_offset(), self._anchor.last_offset())

    def scroll_to(self, offset: int) -> None:
        """Show the offset's line near the top."""
        self._reveal(offset)
        self._anchor.go_to_offset(offset, max(40, self.viewport().height() // 6))
        self._moved()

    def stand_at(self, offset: int) -> None:
        """Show the offset's line at the very top, where `visible_range` found it."""
        self._anchor.go_to_offset(min(offset, len(self._article.text)), 0)
        self._moved()

    def scroll_by(self, pixels: int) -> None:
        """Scroll by that many pixels."""
        self._move(pixels)

    def _move(self, pixels: int) -> None:
        """What stays in view is moved on the screen as it is; only what comes into view is painted."""
        first = self._anchor.first_offset()
        before = self._anchor.line_top(first)
        self._anchor.move(pixels)
        after = self._anchor.line_top(first)
        self._moved(after - before if before is not None and after is not None else None)

    def show_offset(self, offset: int) -> None:
        """Scroll as little as brings the offset's line into view."""
        self._bring(offset, offset)

    def _bring_ahead(self, start: int, end: int) -> None:
        """Bring a range into view with room for what comes after it, so that the page stands still for a while.

        Who goes from span to span reads on where the eye is; a page that moves by a line at every key does not let it.
        """
        self._reveal(max(start, end - 1))
        height, line = self._open_height(), self.line_height
        top, last = self._anchor.line_top(start), self._anchor.line_top(max(start, end - 1))
        if top is None or last is None:
            self._bring(start, end)
        elif top < 0 or last + 2 * line > height:
            back = top < 0
            tall = last - top + line
            room = max(line, (height - tall) * 2 // 3 if back else min(height // 3, height - tall - line))
            self.scroll_by(top - room)

    def _bring(self, start: int, end: int) -> None:
        self._reveal(max(start, end - 1))
        height, line = self._open_height(), self.line_height
        margin = min(line, height // 4)
        top = self._anchor.line_top(start)
        if top is None:
            self._anchor.go_to_offset(start, height // 3)
            self._moved()
            return
        bottom = self._anchor.line_top(max(start, end - 1)) or top
        low = min(bottom, top + height - 3 * line) + line
        if top < margin or low - top > height:
            by = top - margin if top < margin or top > height - margin - line else 0
        else:
            by = max(0, low - (height - margin))
        if by:
            self.scroll_by(by)

    def _open_height(self) -> int:
        """How much of the viewport nothing lies over, from its top."""
        height = self.viewport().height()
        return height - min(self.covered_foot(), height // 2)

    # ---- page chrome

    @property
    def folds(self) -> frozenset[int] | None:
        """Starts of the stretches of chrome that a person has opened; None where nothing is folded at all."""
        return None if self._folds is None else self._page.opened

    def set_folds(self, opened: Collection[int] | None) -> None:
        """Fold all stretches of chrome but these; None: fold none."""
        wanted = None if opened is None else set(opened)
        if wanted != self._folds:
            self._folds = wanted
            self._lay_anew()
            self.folds_changed.emit()

    def toggle_fold(self, start: int) -> None:
        """Open the stretch of chrome that begins there, or fold it again."""
        self.set_folds((self._folds or set()) ^ {start})

    def fold_at(self, place: QPoint) -> int | None:
        """The start of the stretch of chrome that a click there opens or folds."""
        x, width = self._column()
        for laid, top in self._anchor.visible():
            block, y = laid.block, place.y() - top - laid.above
            if 0 <= y < laid.line_height and (block.folded or block.start in self._page.opened):
                return (
                    block.start
                    if (0 if block.folded else -FOLD_SIGN) <= place.x() - x < (width if block.folded else 0)
                    else None
                )
        return None

    def _reveal(self, offset: int) -> None:
        """Open the stretch of chrome that hides the offset."""
        if self._folds is None or not self._page.blocks:
            return
        block = self.block_of(offset)
        if block.folded and block.start < offset < block.end:
            self.toggle_fold(block.start)

    def _moved(self, shift: int | None = None) -> None:
        """Bring the bar, the marks and the paint up to where the anchor stands.

        `shift` is by how many pixels everything in view has moved down, where that is known.
        """
        self._syncing = True
        bar = self.verticalScrollBar()
        bar.setRange(0, self._anchor.limit)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.line_height)
        bar.setValue(self._anchor.y)
        self._syncing = False
        self._shift(shift)
        shown = self.visible_range()
        if shown != self._shown:
            self._shown = shown
            self._marks.set_visible(*shown)
            self.visible_range_changed.emit(*shown)

    def _shift(self, by: int | None) -> None:
        """Move what is painted; all of it anew where it went out of view, or where a pixel is no whole one."""
        view = self.viewport()
        ratio = view.devicePixelRatioF()
        if by is None or abs(by) >= view.height() or ratio != int(ratio):
            view.update()
        elif by:
            view.scroll(0, by)
            view.update(0, 0, self._column()[0], view.height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The bar was moved by a person."""
        if not self._syncing:
            self._move(-dy if dy else dx * 0)

    def _lay_anew(self) -> None:
        """Keep the line at the top where it is while everything is laid out again."""
        first, over = self._anchor.first_offset(), self._over_first()
        at_start = self._anchor.index == 0 and self._anchor.depth < 0
        self._page.set_look(self._scene.theme, self._zoom, self._column()[1], self._folds)
        self._anchor.height = self.viewport().height()
        if at_start:
            self._anchor.go(0, self._anchor.depth)
        else:
            self._anchor.go_to_offset(first, over)
        self._moved()

    def _over_first(self) -> int:
        """How far under the viewport's top its first whole line begins."""
        return self._anchor.line_top(self._anchor.first_offset()) or 0 if self._page.blocks else 0

    # ---- painting

    def _column(self) -> tuple[int, int]:
        """Left edge and width of the text column."""
        width = self.viewport().width()
        size = max(6, round(self._scene.theme.body_pixels * self._zoom))
        left = 48 if width < 620 else 76
        column = max(4 * size, min(self._scene.theme.column * size, width - left - 28) // size * size)
        return (max(left, (width - column) // 2), column)

    def _change(self, **fields: object) -> None:
        """Another scene, painted whole."""
        self._scene = self._scene._replace(**fields)  # type: ignore[arg-type]  # their names are checked there
        self._marks.set_scene(self._scene)
        self.viewport().update()

    def _update_ranges(self, *ranges: Range | None) -> None:
        x = self._column()[0]
        region = QRegion()
        for place in ranges:
            if place is not None:
                for rect in hits.rects(self._anchor, x, place, LANE * LANES + 4):  # its ring reaches out of the line
                    region += rect.adjusted(-8, -6, 8, LANE * LANES + 4)
        self.viewport().update(region)

    def _rails(self) -> list[Rail]:
        start, end = self.visible_range()
        spans = list(self._spans.overlapping(max(0, start - AROUND), end + AROUND))
        margin = Margin(self._spans.groups, self._names, self._middle, self._column()[0], self._zoom, self._wrong_in)
        return rails_of(spans, self._scene, margin)

    def _wrong_in(self, group_id: str) -> frozenset[str]:
        """The items at which a group's numbering is wrong; kept until the spans change."""
        if self._wrong_of is not self._spans:
            self._wrong_of, self._wrong = self._spans, {}
        found = self._wrong.get(group_id)
        if found is None:
            items = grouping.items_of(self._spans, group_id)
            wrong = grouping.troubles(self._spans.groups.get(group_id), items)
            found = self._wrong[group_id] = frozenset(one.span for one in wrong)
        return found

    def _middle(self, offset: int) -> int:
        """The middle of the offset's line in the viewport; far beyond the edge where it is far away."""
        top = self._anchor.line_top(offset)
        if top is None:
            return -10_000 if offset < self._shown[0] else 10_000
        return top + self._page.laid(self._page.block_at(offset)).line_height // 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """The blocks that the event touches, then the rail where it touches the margin."""
        clip = event.rect()
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        painter.fillRect(clip, self._scene.theme.page)
        x = self._column()[0]
        touched = [
            (laid, QPoint(x, y))
            for laid, y in self._anchor.visible()
            if y <= clip.bottom() and y + laid.height + LANE * LANES >= clip.top()
        ]
        if touched and clip.right() >= x - 10:
            self._paint_blocks(painter, touched, event.region())
        if clip.left() < x and touched:
            self._paint_fold_signs(painter, touched)
            font = QFont()
            font.setFamilies(list(self._scene.theme.plain_families))
            font.setPixelSize(max(8, round(11 * self._zoom)))
            font.setWeight(QFont.Weight.DemiBold)
            for rail in self._rails():
                paint_rail(painter, rail, self._scene, font, clip)
        painter.end()

    def _paint_fold_signs(self, painter: QPainter, touched: list[tuple[LaidBlock, QPoint]]) -> None:
        """A triangle before each stretch of chrome that was opened: a click there folds it again."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._scene.theme.dim)
        for laid, origin in touched:
            if laid.block.start in self._page.opened:
                middle = origin.y() + laid.above + laid.line_height / 2
                triangle(painter, QPointF(origin.x() - FOLD_SIGN / 2, middle), 3.2, down=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_blocks(self, painter: QPainter, touched: list[tuple[LaidBlock, QPoint]], region: QRegion) -> None:
        """Text only where the region reaches into the column: the margin is painted anew from top to bottom."""
        column = region.intersected(self.viewport().rect().adjusted(self._column()[0], 0, 0, 0))
        for band in bands(column):
            painter.setClipRegion(region.intersected(QRect(0, band.top(), self.viewport().width(), band.height())))
            self._paint_band(painter, touched, band)
        painter.setClipRegion(region)
        rings = BlockPainter(painter, self._scene, region.boundingRect())
        for laid, origin in touched:
            rings.others(laid, origin)
            rings.ring(laid, origin)
            rings.caret(laid, origin)

    def _paint_band(self, painter: QPainter, touched: list[tuple[LaidBlock, QPoint]], band: QRect) -> None:
        reached = [
            (laid, origin)
            for laid, origin in touched
            if origin.y() <= band.bottom() and origin.y() + laid.height + LANE * LANES >= band.top()
        ]
        if not reached:
            return
        blocks = BlockPainter(painter, self._scene, band)
        spans = self.spans_over(reached[0][0].block.start, reached[-1][0].block.end)
        for laid, origin in reached:
            block = laid.block
            blocks.paint(laid, origin, [one for one in spans if one.start < block.end and one.end > block.start])

    def paint_now(self) -> None:
        """Paint what has changed without waiting for anything else."""
        if self.isVisible():
            for part in (self.viewport(), self._marks):
                part.repaint()

    # ---- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width; the first line stays."""
        super().resizeEvent(event)
        place = self.viewport().geometry()
        self._marks.setGeometry(place.right() + 1, place.top(), WIDTH, place.height())
        if self._column()[1] != self._page.width:
            self._lay_anew()
        else:
            self._anchor.height = self.viewport().height()
            self._anchor.go(self._anchor.index, self._anchor.depth)
            self._moved()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(860, 800)

    def changeEvent(self, event: QEvent) -> None:
        """Say the name in the window's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Article"))
        super().changeEvent(event)


def _rects(region: QRegion) -> Iterator[QRect]:
    return cast("Iterator[QRect]", iter(cast("Any", region)))  # its stub does not say that it can be gone through


def bands(region: QRegion) -> list[QRect]:
    """The region as rectangles one under the other, none beside another and none touching the next."""
    found: list[QRect] = []
    for rect in _rects(region):
        if found and rect.top() <= found[-1].bottom() + 1:
            found[-1] = found[-1].united(rect)
        else:
            found.append(QRect(rect))
    return found
