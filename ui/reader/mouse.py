"""The mouse in the reader: selecting by dragging, clicking spans and beads, dragging the handles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from ui.reader.selection import Selected, paragraph_at, word_at

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

AUTO_SCROLL: Final = 30
"""Milliseconds between two steps of scrolling while something is dragged to the edge of the view or beyond."""
BORDER: Final = 18
"""Pixels from the edge of the view inside which a dragged handle scrolls."""
_Held = Qt.KeyboardModifier


class Mouse:
    """Turns presses, moves and releases into selections and intents."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._pressed: QPoint | None = None
        self._at = QPoint()
        self._origin = 0
        self._dragging = False
        self._edge = ""
        self._by_words = False
        self._held = _Held.NoModifier
        self._since_double = QElapsedTimer()
        self._timer = QTimer(view)
        self._timer.setInterval(AUTO_SCROLL)
        self._timer.timeout.connect(self._auto_scroll)

    @property
    def drags_edge(self) -> bool:
        """Whether a handle is being dragged."""
        return bool(self._edge) and self._pressed is not None

    def press(self, place: QPoint, held: Qt.KeyboardModifier) -> None:
        """The left button went down."""
        view = self._view
        self._edge = view.handle_at(place)
        self._pressed, self._at, self._dragging, self._held = place, place, False, held
        if self._edge:
            view.begin_edge(self._edge)
            return
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if self._since_double.isValid() and self._since_double.elapsed() < interval:
            self._triple(place)
            return
        offset = view.offset_at(place)
        old = view.selected_text
        extend = bool(held & _Held.ShiftModifier) and (old is not None or view.character_at(place) is None)
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

    def move(self, place: QPoint, held: Qt.KeyboardModifier, *, pressed: bool) -> None:
        """The mouse moved; `pressed` with the left button down."""
        self._at = place
        if not pressed or self._pressed is None:
            self._hover(place)
            return
        far = (place - self._pressed).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
        self._dragging = self._dragging or far
        self._by_words = bool(held & _Held.ControlModifier)
        if self._dragging:
            self._drag()
            if not self._beyond():
                self._timer.stop()
            elif not self._timer.isActive():
                self._timer.start()

    def by_words(self, on: bool) -> None:
        """Ctrl went down or up while a handle is dragged."""
        if self.drags_edge and self._dragging and on != self._by_words:
            self._by_words = on
            self._drag()

    def again(self) -> None:
        """Words have become known: a handle that waits for them snaps to them."""
        if self.drags_edge and self._dragging and self._by_words:
            self._drag()

    def cancel(self) -> bool:
        """Give up what is being dragged; whether anything was."""
        if self._pressed is None:
            return False
        self._timer.stop()
        self._pressed = None
        if self._edge:
            self._edge = ""
            self._view.cancel_edge()
        else:
            self._view.set_selected_text(None)
        return True

    def _hover(self, place: QPoint) -> None:
        view = self._view
        shape = Qt.CursorShape.IBeamCursor
        over = ""
        if view.handle_at(place):
            shape = Qt.CursorShape.SizeHorCursor
        elif view.bead_at(place) is not None or view.fold_at(place) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            offset = view.character_at(place)
            if offset is None:
                shape = Qt.CursorShape.ArrowCursor
            else:
                over = view.next_at(offset)
        view.set_hover(over)
        if view.viewport().cursor().shape() != shape:
            view.viewport().setCursor(shape)

    def _drag(self) -> None:
        # Beyond the view the nearest line in it counts.
        place = QPoint(self._at.x(), min(max(self._at.y(), 0), self._view.viewport().height() - 1))
        offset = self._view.offset_at(place)
        if self._edge:
            self._view.preview_edge(self._edge, offset, by_words=self._by_words)
        else:
            self._view.set_selected_text(Selected(self._origin, offset))

    def _beyond(self) -> int:
        """How far the pointer is beyond where it scrolls, in pixels; below 0 at the top."""
        y, height = self._at.y(), self._view.viewport().height()
        border = min(BORDER, height // 6) if self._edge else 0
        return y - border if y < border else max(0, y - (height - 1 - border))

    def _auto_scroll(self) -> None:
        beyond = self._beyond()
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
        edge, self._edge = self._edge, ""
        if edge:
            view.finish_edge()
        elif self._dragging:
            view.set_selected_text(view.selected_text, released=True)
        else:
            view.set_selected_text(Selected(self._origin, self._origin) if view.caret_mode else None)
            view.click(place, self._held)
