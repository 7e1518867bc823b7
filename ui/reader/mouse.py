"""The mouse in the reader: selecting by dragging, clicking spans and beads, dragging the handles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from ui.reader.selection import Selected, paragraph_at, word_at

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

AUTO_SCROLL: Final = 30
"""Milliseconds between two steps of scrolling while a selection is dragged outside."""


class Mouse:
    """Turns presses, moves and releases into selections and intents."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._pressed: QPoint | None = None
        self._at = QPoint()
        self._origin = 0
        self._dragging = False
        self._edge = ""
        self._since_double = QElapsedTimer()
        self._timer = QTimer(view)
        self._timer.setInterval(AUTO_SCROLL)
        self._timer.timeout.connect(self._auto_scroll)

    def press(self, place: QPoint, *, extend: bool) -> None:
        """The left button went down."""
        view = self._view
        self._edge = view.handle_at(place)
        self._pressed, self._at, self._dragging = place, place, False
        if self._edge:
            return
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if self._since_double.isValid() and self._since_double.elapsed() < interval:
            self._triple(place)
            return
        offset = view.offset_at(place)
        old = view.selected_text
        self._origin = old.anchor if extend and old is not None else offset
        if extend:
            self._dragging = True
            view.set_selected_text(Selected(self._origin, offset))

    def double(self, place: QPoint) -> None:
        """A double click: the innermost span under it, else a run of one class of characters."""
        view = self._view
        offset = view.character_at(place)
        self._pressed = None
        if offset is None:
            return
        self._since_double.start()
        spans = view.spans_at(offset)
        short = [span for span in spans if span.marker is None]
        block = view.block_of(offset)
        start, end = short[0].range if short else word_at(view.text, offset, (block.start, block.end))
        view.set_selected_text(Selected(start, end), released=True)

    def _triple(self, place: QPoint) -> None:
        view = self._view
        self._since_double.invalidate()
        self._pressed = None
        start, end = paragraph_at(view.blocks, view.block_index(view.offset_at(place)))
        view.set_selected_text(Selected(start, end), released=True)

    def move(self, place: QPoint, *, held: bool) -> None:
        """The mouse moved; `held` with the left button down."""
        self._at = place
        if not held or self._pressed is None:
            self._hover(place)
            return
        far = (place - self._pressed).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
        self._dragging = self._dragging or far
        if self._dragging:
            self._drag()
            outside = not 0 <= place.y() < self._view.viewport().height()
            if outside and not self._timer.isActive():
                self._timer.start()
            elif not outside:
                self._timer.stop()

    def _hover(self, place: QPoint) -> None:
        view = self._view
        shape = Qt.CursorShape.IBeamCursor
        if view.handle_at(place):
            shape = Qt.CursorShape.SizeHorCursor
        elif view.bead_at(place) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif view.character_at(place) is None:
            shape = Qt.CursorShape.ArrowCursor
        if view.viewport().cursor().shape() != shape:
            view.viewport().setCursor(shape)

    def _drag(self) -> None:
        offset = self._view.offset_at(self._at)
        if self._edge:
            self._view.preview_edge(self._edge, offset)
        else:
            self._view.set_selected_text(Selected(self._origin, offset))

    def _auto_scroll(self) -> None:
        y, height = self._at.y(), self._view.viewport().height()
        beyond = y if y < 0 else max(0, y - height)
        if not beyond or self._pressed is None:
            self._timer.stop()
            return
        self._view.scroll_by(max(-120, min(120, beyond)))
        self._drag()

    def release(self, place: QPoint) -> None:
        """The left button went up."""
        self._timer.stop()
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        view = self._view
        if self._edge:
            view.finish_edge()
        elif self._dragging:
            view.set_selected_text(view.selected_text, released=True)
        else:
            view.set_selected_text(Selected(self._origin, self._origin) if view.caret_mode else None)
            view.click(place)
        self._edge = ""
