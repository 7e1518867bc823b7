"""Marks beside the scroll bar: where pending spans lie in the whole article, and what part of it is visible.

Counted in slices from the event loop, so that six hundred thousand spans never stall the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from core.changes import RecordChange, SpanChange
from core.model import Range, Span
from core.spans import SpanSet
from ui.reader.painting import Scene

ROWS: Final = 1024
"""Rows into which the article is divided."""
SLICE: Final = 1000
"""Spans counted at a time."""
LATE: Final = 16
"""Milliseconds, one frame."""
WIDTH: Final = 12
REACH: Final = 16
"""Rows whose marks may cover pixels of a row: ROWS over the least height, and some."""
FEW = 8
"""Changed rows above which the whole strip is painted anew."""


class Marks(QWidget):
    """A narrow strip that maps the article from top to bottom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._length = 1
        self._rows: Counter[tuple[int, str]] = Counter()
        self._left: Iterator[Span] = iter(())
        self._seen = (0, 0)
        self._matches: set[int] = set()
        self._matched: tuple[Range | None, int] = (None, 0)
        self._picture: QPixmap | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._count)
        self._stale: set[int] = set()
        self._moved = False
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self.catch_up)

    def sizeHint(self) -> QSize:
        """As wide as its marks."""
        return QSize(WIDTH, 100)

    @property
    def rows(self) -> dict[tuple[int, str], int]:
        """Pending spans by row (0 … ROWS - 1) and label, as far as they are counted."""
        return {key: count for key, count in self._rows.items() if count > 0}

    def set_spans(self, spans: SpanSet, length: int) -> None:
        """Another article of that many characters."""
        self._length = max(1, length)
        self._rows = Counter()
        self._picture = None
        self._left = iter(spans)
        self._timer.start()
        self.update()

    def apply(self, after: SpanSet, changes: Iterable[RecordChange]) -> None:
        """Follow a change of the span set."""
        told = tuple(changes)
        if self._timer.isActive() or len(told) > SLICE:
            self.set_spans(after, self._length)
            return
        rows = set()
        for change in told:
            if isinstance(change, SpanChange):
                for span, by in ((change.before, -1), (change.after, 1)):
                    if span is not None and span.pending:
                        self._rows[self._row(span), span.label] += by
                        rows.add(self._row(span))
        if len(rows) > FEW:
            self._picture = None
            self.update()
            return
        self._stale |= rows
        self._late.start()

    def catch_up(self) -> None:
        """Paint what has changed since: the words one reads come first, the marks beside them a frame later."""
        for row in self._stale if self._picture is not None else ():
            self._redraw_row(row)
        self._stale.clear()
        if self._moved:
            self._moved = False
            self.update()

    def set_scene(self, scene: Scene) -> None:
        """Other colours, labels or hidden labels."""
        old, self._scene = self._scene, scene
        if old is None or (old.theme, old.labels, old.hidden) != (scene.theme, scene.labels, scene.hidden):
            self._picture = None
            self.update()

    def set_matches(self, ranges: Sequence[Range]) -> None:
        """What was found, ascending; where it only grows, only what is new is looked at."""
        first = ranges[0] if ranges else None
        known = self._matched[1] if self._matched[0] == first and self._matched[1] <= len(ranges) else 0
        if not known:
            self._matches = set()
        rows = {min(ROWS - 1, start * ROWS // self._length) for start, _end in islice(ranges, known, None)}
        changed = not known or not rows <= self._matches
        self._matches |= rows
        self._matched = (first, len(ranges))
        if changed:
            self.update()

    def set_visible(self, start: int, end: int) -> None:
        """The range of offsets in the viewport."""
        if (start, end) != self._seen:
            self._seen = (start, end)
            self._moved = True
            self._late.start()

    def _row(self, span: Span) -> int:
        return min(ROWS - 1, span.start * ROWS // self._length)

    def _rect(self, row: int) -> QRect:
        return QRect(0, row * (self.height() - 3) // ROWS - 1, WIDTH, 5)

    def _count(self) -> None:
        part = list(islice(self._left, SLICE))
        self._rows.update((self._row(span), span.label) for span in part if span.pending and not span.lost)
        if len(part) < SLICE:
            self._timer.stop()
            self._picture = None
            self.update()

    def _draw(self, painter: QPainter, rows: Iterable[tuple[int, str]]) -> None:
        """Paint the marks of those rows."""
        if self._scene is None:
            return
        theme, height = self._scene.theme, self.height() - 3
        inks = {name: theme.hue_of(label).ink for name, label in self._scene.labels.items()}
        for row, name in rows:
            if self._rows[row, name] > 0 and name in inks and name not in self._scene.hidden:
                painter.fillRect(2, row * height // ROWS, WIDTH - 4, 3, inks[name])

    def _drawn(self) -> QPixmap:
        """All marks on nothing, kept until they change."""
        if self._picture is None or self._picture.deviceIndependentSize().toSize() != self.size():
            self._picture = QPixmap(self.size() * self.devicePixelRatioF())
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self._draw(painter, list(self._rows))
            painter.end()
        return self._picture

    def _redraw_row(self, row: int) -> None:
        """Bring the kept picture up to date where one row's marks changed."""
        assert self._picture is not None
        rect = self._rect(row)
        painter = QPainter(self._picture)
        painter.setClipRect(rect)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(rect, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        near = range(max(0, row - REACH), min(ROWS, row + REACH + 1))
        labels = self._scene.labels if self._scene is not None else ()
        self._draw(painter, [(one, name) for one in near for name in labels])
        painter.end()
        self.update(rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page's colour, the visible range, then the marks."""
        if self._scene is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._scene.theme.page)
        height = self.height() - 3
        top = self._seen[0] * height // self._length
        bottom = self._seen[1] * height // self._length
        painter.fillRect(0, top, WIDTH, max(6, bottom - top), self._scene.theme.hairline)
        painter.drawPixmap(0, 0, self._drawn())
        for row in self._matches:
            painter.fillRect(WIDTH - 5, row * height // ROWS, 5, 2, self._scene.theme.accent)
        painter.end()
