"""The article and its summary on paper: A4 pages with page numbers, the highlights, and the rail in the margin.

Lengths are pixels of 96 to the inch; the painter is scaled to the paper, so type and lines stay vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from core.editing import grouping
from core.model import Article, Label, Range, Role
from core.spans import SpanSet
from core.summary.article import Summary
from core.translation import translate
from ui.handing_on.summary_text import KEPT, Dress, documents
from ui.reader.layout import PageLayout
from ui.reader.painting import BlockPainter, Scene, draw_line
from ui.reader.rail import AROUND, Margin, paint_rail, rails_of
from ui.reader.style import PLAIN_FAMILIES, ReaderTheme, light_reader_theme
from ui.wording import label_name

WIDTH: Final = 794
HEIGHT: Final = 1123
"""A4."""
LEFT: Final = 126
RIGHT: Final = 80
TOP: Final = 84
BOTTOM: Final = 92
BODY: Final = 15.0
"""Size of the body: 11¼ points."""
LINES: Final = 300
"""Lines of a summary laid out at once."""
_FOOT: Final = 44
"""From the foot line to the paper's edge."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines `[first, last)` of one block, and where the first of them begins on the page."""

    block: int
    first: int
    last: int
    y: int


Sheet = tuple[Strip, ...]
"""One page of the article."""


def print_theme() -> ReaderTheme:
    """Ink on white paper."""
    return light_reader_theme()._replace(
        page=QColor("#FFFFFF"),
        ink=QColor("#1A1A1A"),
        dim=QColor("#5A5A5A"),
        hairline=QColor("#BBBBBB"),
        body_pixels=BODY,
    )


def print_dress() -> Dress:
    """The summary's dress on paper."""
    return Dress(
        ink=QColor("#1A1A1A"),
        soft=QColor("#5A5A5A"),
        province=QColor("#0B63A5"),
        province_wash=QColor("#E4EEF6"),
        slogan=QColor("#A84A09"),
        task=QColor("#0A7358"),
        link=QColor("#1A1A1A"),
        size=14,
        small=12,
        title=21,
        leading=115,
        indent=26,
    )


class PrintedPage:
    """The article's page cut into sheets; page chrome is left out."""

    def __init__(
        self,
        article: Article,
        spans: SpanSet,
        labels: Sequence[Label],
        hidden: frozenset[str],
        names: Mapping[str, str],
    ) -> None:
        theme = print_theme()
        self._article, self._spans, self._names = article, spans, names
        self._labels = [label for label in labels if label.name not in hidden]
        self._scene = Scene(theme, {label.name: label for label in labels}, hidden)
        self._layout = PageLayout(article, theme, 1.0, WIDTH - LEFT - RIGHT)
        self.sheets: list[Sheet] = []

    def cut(self) -> Iterator[None]:
        """Cut the page into sheets, with a rest after each."""
        sheet: list[Strip] = []
        y = TOP
        for index, block in enumerate(self._layout.blocks):
            if block.role is Role.CHROME:
                continue
            laid = self._layout.laid(index)
            # a heading does not stand at the foot, apart from what it opens
            room = 3 if block.level or block.role is Role.TITLE else 1
            y += laid.above if sheet else 0
            first = 0
            for number in range(len(laid.lines)):
                left = HEIGHT - BOTTOM - y
                if left < laid.line_height * (room if not number else 1) and (sheet or number > first):
                    if number > first:
                        sheet.append(Strip(index, first, number, y - (number - first) * laid.line_height))
                    self.sheets.append(tuple(sheet))
                    yield
                    sheet, first, y = [], number, TOP
                y += laid.line_height
            sheet.append(Strip(index, first, len(laid.lines), y - (len(laid.lines) - first) * laid.line_height))
        if sheet or not self.sheets:
            self.sheets.append(tuple(sheet))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one sheet, counted from 0."""
        sheet = self.sheets[number]
        strips = []
        for strip in sheet:
            laid = self._layout.laid(strip.block)
            origin = QPoint(LEFT, strip.y - laid.line_top(strip.first))
            strips.append((strip, laid, origin))
        for strip, laid, origin in strips:
            clip = QRect(LEFT - 8, strip.y, WIDTH - LEFT - RIGHT + 16, (strip.last - strip.first) * laid.line_height)
            painter.save()
            painter.setClipRect(clip.adjusted(0, 0, 0, 3))
            block = laid.block
            near = list(self._spans.overlapping(block.start, block.end))
            BlockPainter(painter, self._scene, clip.adjusted(0, 1, 0, -1)).paint(laid, origin, near)
            painter.restore()
        if strips:
            self._rails(painter, sheet)
        foot(painter, self._article.title, (number + 1, len(self.sheets)), self._labels, self._scene.theme)

    def _rails(self, painter: QPainter, sheet: Sheet) -> None:
        first, last = self._range(sheet)
        near = list(self._spans.overlapping(max(0, first - AROUND), last + AROUND))
        places = Places(self._layout, sheet, (first, last))
        margin = Margin(self._spans.groups, self._names, places.middle, LEFT, BODY / 17.5, self._wrong)
        font = QFont()
        font.setFamilies(list(PLAIN_FAMILIES))
        font.setPixelSize(10)
        font.setWeight(QFont.Weight.DemiBold)
        clip = QRect(0, TOP - 12, LEFT, HEIGHT - TOP - BOTTOM + 24)
        painter.save()
        painter.setClipRect(clip)
        for rail in rails_of(near, self._scene, margin):
            if rail.bottom > clip.top() and rail.top < clip.bottom():
                paint_rail(painter, rail, self._scene, font, clip)
        painter.restore()

    def _wrong(self, group: str) -> frozenset[str]:
        items = grouping.items_of(self._spans, group)
        return frozenset(one.span for one in grouping.troubles(self._spans.groups.get(group), items))

    def _range(self, sheet: Sheet) -> Range:
        """The offsets that a sheet shows."""
        start = self._layout.laid(sheet[0].block).line_range(sheet[0].first)[0]
        return (start, self._layout.laid(sheet[-1].block).line_range(sheet[-1].last - 1)[1])


class Places:
    """Where offsets lie on one sheet."""

    def __init__(self, layout: PageLayout, sheet: Sheet, shown: Range) -> None:
        self._layout, self._shown = layout, shown
        self._strips = {strip.block: strip for strip in sheet}

    def middle(self, offset: int) -> int:
        """The middle of the offset's line; far beyond the edge where it is on another sheet."""
        if not self._shown[0] <= offset < self._shown[1]:
            return -10_000 if offset < self._shown[0] else 10_000
        index = self._layout.block_at(offset)
        strip = self._strips.get(index)
        if strip is None:
            return -10_000
        laid = self._layout.laid(index)
        line = laid.line_of(laid.unit(offset))
        return strip.y + (line - strip.first) * laid.line_height + laid.line_height // 2


class PrintedSummary:
    """The summary cut into sheets; a long one begins a new sheet at the first head after `LINES` lines."""

    def __init__(self, summary: Summary) -> None:
        self._summary = summary
        self._room = QSizeF(WIDTH - 2 * RIGHT, HEIGHT - TOP - BOTTOM)
        self.sheets: list[tuple[QTextDocument, int]] = []
        """A document and the number of its page."""

    def cut(self) -> Iterator[None]:
        """Cut it into sheets, with a rest after each document."""
        for document in documents(self._summary, print_dress(), LINES):
            document.setPageSize(self._room)
            _keep_heads(document)
            self.sheets += [(document, page) for page in range(document.pageCount())]
            yield

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one sheet, counted from 0."""
        document, page = self.sheets[number]
        painter.save()
        top = page * self._room.height()
        painter.translate(RIGHT, TOP - top)
        shown = QRectF(0, top, self._room.width(), self._room.height())
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        document.documentLayout().draw(painter, context)
        painter.restore()
        foot(painter, self._summary.head.title.value, (number + 1, len(self.sheets)))


def _keep_heads(document: QTextDocument) -> None:
    """What would stand alone at the foot of a page begins the next one, with what it is the head of."""
    height = document.pageSize().height()

    def page_of(block: QTextBlock) -> int:
        document.pageCount()  # lays out what a break has moved
        layout = block.layout()
        down = layout.lineAt(0).y() if layout.lineCount() else 0.0
        return int((layout.position().y() + down) // height)

    block = document.begin()
    first = block
    while block.isValid():
        if not block.blockFormat().hasProperty(KEPT):
            first = block = block.next()
            continue
        following = block.next()
        if following.isValid() and page_of(following) > page_of(first) and first.position():
            look = first.blockFormat()
            look.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(first).setBlockFormat(look)
        block = following


def foot(
    painter: QPainter,
    title: str,
    sheet: tuple[int, int],
    labels: Sequence[Label] = (),
    theme: ReaderTheme | None = None,
) -> None:
    """The foot of one sheet of so many."""
    font = QFont()
    font.setFamilies(list(PLAIN_FAMILIES))
    font.setPixelSize(11)
    painter.setFont(font)
    left = LEFT if labels else RIGHT
    line = HEIGHT - _FOOT - 14
    painter.setPen(QPen(QColor("#BBBBBB"), 0.7))
    painter.drawLine(QLineF(left, line, WIDTH - RIGHT, line))
    metrics = painter.fontMetrics()
    right = WIDTH - RIGHT
    words = translate("printed", "{n} / {of}").format(n=sheet[0], of=sheet[1])
    right -= _word(painter, words, right, QColor("#5A5A5A")) + 18
    for label in reversed(labels if theme is not None else ()):
        assert theme is not None
        ink = theme.hue_of(label).ink
        width = _word(painter, label_name(label), right, ink)
        y = line + 23.0
        style = label.underline if label.underline != "marker" else "solid"
        draw_line(painter, QLineF(right - width, y, right, y), style, ink, strong=label.underline == "marker")
        right -= width + 12
    painter.setPen(QColor("#5A5A5A"))
    box = QRectF(left, line + 6, max(60, right - left - 12), 18)
    painter.drawText(
        box,
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(box.width())),
    )


def _word(painter: QPainter, words: str, right: float, ink: QColor) -> int:
    """Words that end at `right` in the foot; their width."""
    width = painter.fontMetrics().horizontalAdvance(words)
    painter.setPen(ink)
    box = QRectF(right - width - 2, HEIGHT - _FOOT - 8, width + 4, 18)
    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, words)
    return width
