"""Keys of the reader: scrolling, the caret and extending a selection; every other key goes on to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from core.editing.edges import step
from ui.reader.selection import Selected, word_place, word_step

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_Key = Qt.Key
_BACK = frozenset({_Key.Key_Left, _Key.Key_Up, _Key.Key_Home, _Key.Key_PageUp})
_PAGES = frozenset({_Key.Key_PageUp, _Key.Key_PageDown})
_UPRIGHT = frozenset({_Key.Key_Up, _Key.Key_Down, *_PAGES})
_ARROWS = frozenset({_Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End, *_UPRIGHT})


class Keys:
    """Acts on the keys that are the reader's own."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._column: tuple[int, float] | None = None
        """The place the caret was moved to up or down, and how far from the left it would rather stand."""

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was the reader's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._view.copy()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._view.select_all()
            return True
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            return False
        if key == _Key.Key_Escape:
            return self._escape()
        if key in _ARROWS and (self._view.caret_mode or (shift and key not in _PAGES)):
            return self._travel(key, control=control, extend=shift)
        return self._scroll(key, shift=shift, control=control)

    def _escape(self) -> bool:
        """Give up one thing: what is dragged, the selection, caret mode."""
        view = self._view
        if view.cancel_drag():
            return True
        if view.selection() is not None:
            view.clear_selection()
            return True
        if view.caret_mode:
            view.set_caret_mode(False)
            return True
        return False

    def _scroll(self, key: Qt.Key, *, shift: bool, control: bool) -> bool:
        view = self._view
        page = max(40, view.viewport().height() - 2 * view.line_height)
        if key == _Key.Key_Space and not control:
            view.scroll_by(-page if shift else page)
        elif key in _PAGES:
            view.scroll_by(page if key == _Key.Key_PageDown else -page)
        elif key in {_Key.Key_Up, _Key.Key_Down} and not control:
            view.scroll_by(view.line_height if key == _Key.Key_Down else -view.line_height)
        elif key in {_Key.Key_Home, _Key.Key_End}:
            view.scroll_to(0 if key == _Key.Key_Home else len(view.text))
        else:
            return False
        return True

    def _travel(self, key: Qt.Key, *, control: bool, extend: bool) -> bool:
        """Move the caret, or with Shift the end of the selection."""
        view = self._view
        old = view.selected_text or self._begin(key)
        if not extend and old.range is not None and key in {_Key.Key_Left, _Key.Key_Right} and not control:
            head = old.range[0 if key == _Key.Key_Left else 1]
        else:
            head = self._moved(key, old.head, control=control)
        view.set_selected_text(Selected(old.anchor if extend else head, head), released=extend)
        view.show_offset(head)
        return True

    def _begin(self, key: Qt.Key) -> Selected:
        """Where a selection starts that has no mouse behind it: at the selected span, else at the first line."""
        span = self._view.selected_span
        if span is None:
            first = self._view.visible_range()[0]
            return Selected(first, first)
        return Selected(span.end, span.start) if key in _BACK else Selected(span.start, span.end)

    def _moved(self, key: Qt.Key, head: int, *, control: bool) -> int:
        view = self._view
        back = key in _BACK
        if key in {_Key.Key_Left, _Key.Key_Right}:
            moved = self._word(head, -1 if back else 1) if control else step(view.text, head, -1 if back else 1)
            return view.in_blocks(moved, back=back)
        if key in _UPRIGHT:
            lines = max(1, view.viewport().height() // view.line_height - 2) if key in _PAGES else 1
            return self._beside(head, -lines if back else lines)
        if control:
            return 0 if back else len(view.text)
        return view.line_end(head, back=back)

    def _word(self, head: int, by: int) -> int:
        """The next word's edge; until the words are known, the end of a run of characters of one class."""
        known = word_place(self._view.words, head, by)
        return known if known is not None else word_step(self._view.text, head, by)

    def _beside(self, head: int, lines: int) -> int:
        """Lines up or down, as far from the left as where the way began."""
        view = self._view
        x = self._column[1] if self._column is not None and self._column[0] == head else view.x_of(head)
        place = view.offset_beside(head, lines, x)
        self._column = (place, x)
        return place
