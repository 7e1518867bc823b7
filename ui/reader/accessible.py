"""The reader's text for screen readers: the article, its caret and its selection, through Qt's accessibility.

Qt counts UTF-16 units there; the view counts code points of the article. Nothing of this is made before a screen
reader (or a test) asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from core.model import Range
from core.textpos import TextPositions
from ui.reader.selection import Selected

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_KEPT: Final[dict[int, ReaderAccessible]] = {}
"""What was given to Qt, by the widget's identity: Qt holds no reference that Python knows of."""


class ReaderText(QAccessibleTextInterface):
    """Reads and moves in one view; offsets are UTF-16 units."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__()
        self._view = view
        self._of = ""
        self._positions = TextPositions("")

    @property
    def _units(self) -> TextPositions:
        text = self._view.text
        if text is not self._of:
            self._of, self._positions = text, TextPositions(text)
        return self._positions

    def _offset(self, unit: int) -> int:
        return self._units.from_utf16(min(max(unit, 0), self._units.units))

    def _unit(self, offset: int) -> int:
        return self._units.to_utf16(min(max(offset, 0), self._units.length))

    def text(self, start: int, end: int) -> str:
        """The article's own text between two places; an end below 0 is the end of the text."""
        last = self._offset(end) if end >= 0 else len(self._view.text)
        return self._view.text[self._offset(start) : last]

    def characterCount(self) -> int:
        """The length of the text."""
        return self._units.units

    def cursorPosition(self) -> int:
        """The caret, else the beginning of the selected span, else the first visible character."""
        return self._unit(self._view.reading_place())

    def setCursorPosition(self, unit: int) -> None:
        """Bring that place into view, and the caret where one shows."""
        offset = self._offset(unit)
        if self._view.caret_mode:
            self._view.set_selected_text(Selected(offset, offset))
        self._view.show_offset(offset)

    def selectionCount(self) -> int:
        """1 where text is selected."""
        return int(self._view.selection() is not None)

    def selection(self, _index: int) -> tuple[int, int]:
        """The selected range, (0, 0) for none."""
        chosen = self._view.selection()
        return (0, 0) if chosen is None else (self._unit(chosen[0]), self._unit(chosen[1]))

    def setSelection(self, _index: int, start: int, end: int) -> None:
        """Select that range instead."""
        self._view.set_selected_text(Selected(self._offset(start), self._offset(end)), released=True)

    def addSelection(self, start: int, end: int) -> None:
        """Select that range; there is one selection at a time."""
        self.setSelection(0, start, end)

    def removeSelection(self, _index: int) -> None:
        """Select nothing."""
        self._view.clear_selection()

    def characterRect(self, unit: int) -> QRect:
        """Where that character is on the screen; empty where it is out of sight."""
        offset = self._offset(unit)
        rects = self._view.rect_of((offset, offset + 1))
        if not rects:
            return QRect()
        return QRect(self._view.viewport().mapToGlobal(rects[0].topLeft()), rects[0].size())

    def offsetAtPoint(self, place: QPoint) -> int:
        """The character under that place of the screen, -1 for none."""
        offset = self._view.character_at(self._view.viewport().mapFromGlobal(place))
        return -1 if offset is None else self._unit(offset)

    def scrollToSubstring(self, start: int, _end: int) -> None:
        """Bring the beginning of that range into view."""
        self._view.show_offset(self._offset(start))

    def attributes(self, _unit: int) -> tuple[str, int, int]:
        """The text has no attributes of its own; spans are told when they are selected."""
        return ("", 0, self._units.units)


class ReaderAccessible(QAccessibleWidget):
    """The view as a document with text."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._text = ReaderText(view)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]  # an address, says the stub
        """The text, and whatever every widget has."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return self._text
        return super().interface_cast(kind)


def offer() -> None:
    """Give Qt what a screen reader asks for of a reader's view; once is enough."""
    if not getattr(offer, "done", False):
        offer.done = True  # type: ignore[attr-defined]
        QAccessible.installFactory(_made)


def _made(_kind: str, widget: QObject) -> QAccessibleInterface | None:
    from ui.reader.view import ReaderView  # noqa: PLC0415  # the view offers itself through this module

    if not isinstance(widget, ReaderView):
        return None
    key = id(widget)
    _KEPT[key] = ReaderAccessible(widget)
    widget.destroyed.connect(lambda _gone=None: _KEPT.pop(key, None))
    return _KEPT[key]


def told(view: QWidget, chosen: Range | None) -> None:
    """Tell a screen reader, where one listens, that the caret has moved or the selected range is another one."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(view)
    text = cast("ReaderText | None", interface.textInterface() if interface is not None else None)
    if text is None:
        return
    if chosen is not None:
        start, end = text.selection(0)
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, start, end))
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, text.cursorPosition()))
