"""The small toolbar beside what is selected: labels for text; accept, reject, relabel and note for a span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from core.model import Label, Span, Status
from ui.look.theme import Theme
from ui.panels.over_page.caps import CapButton
from ui.wording import label_name, label_tip, wrapped

_GAP: Final = 8
"""Pixels between the toolbar and what it belongs to: the handles lie there."""
_EDGE: Final = 6
"""Pixels between the toolbar and the edges of the view."""
_MOST: Final = 6
"""Labels that have a button; the three dots offer all of them."""
_DIRECT: Final = 3
"""Labels that stand in the toolbar of a span themselves; more of them are found behind the three dots."""


class SmallToolbar(QFrame):
    """Floats in the page, below what it belongs to, else above, and inside it only where that fills the view."""

    action = Signal(str)
    """The name of an action, `label:NAME`, or `more`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("smallToolbar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(2)
        self._theme: Theme | None = None
        self._names: tuple[Label, ...] = ()
        self._simple = False
        self._fitted: object = ()
        """What the buttons were last chosen for: a moved edge chooses none anew."""
        self.accept = self._button("accept", self.tr("Accept"), "A", main=True)
        self.remove = self._button("remove", self.tr("Reject"), "X")
        self._labels: list[CapButton] = []
        self.note = self._button("note", self.tr("Note"), "C")
        self.more = self._button("more", "⋯", "")
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(self.tr("More"))
        self.hide()

    def _button(self, name: str, words: str, key: str, *, main: bool = False, at: int = -1) -> CapButton:
        button = CapButton(name, words, key, self, main=main)
        button.theme = self._theme
        button.clicked.connect(self._on_clicked)
        self._row.insertWidget(at if at >= 0 else self._row.count(), button)
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, CapButton):
            self.action.emit(str(button.property("action")))

    @property
    def buttons(self) -> list[CapButton]:
        """Every button, in the order in which they stand."""
        return [self.accept, self.remove, *self._labels, self.note, self.more]

    def set_labels(self, labels: Sequence[Label]) -> None:
        """A button for each label, with its colour and key."""
        for button in self._labels:
            self._row.removeWidget(button)
            button.deleteLater()
        self._names = tuple(label for label in labels if label.key)[:_MOST]
        self._labels = [
            self._button(f"label:{label.name}", label_name(label), label.key, at=2 + at)
            for at, label in enumerate(self._names)
        ]
        for button, label in zip(self._labels, self._names, strict=True):
            button.setToolTip(wrapped(label_name(label), label_tip(label)))
        self._colour()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for button in self.buttons:
            button.theme = theme
            # A hidden child under a style sheet does not follow the program's font by itself.
            button.setFont(QApplication.font())
        self._colour()
        self.update()

    def _colour(self) -> None:
        self._fitted = ()
        for label, button in zip(self._names, self._labels, strict=True):
            button.swatch = self._theme.colour(label) if self._theme is not None else None

    def set_simple(self, on: bool) -> None:
        """In simple mode single keys do nothing, so none are shown."""
        self._simple = on

    def show_for(self, rects: Sequence[QRect], room: QRect, span: Span | None, taken: QRect | None = None) -> None:
        """Show it beside those rectangles, for a span or (None) for selected text.

        `room` is the part of the view that nothing lies over; where all of `rects` is outside, it hides. `taken` is
        where something is said for a moment: it goes above the rectangles where it would lie there.
        """
        seen = [rect for rect in rects if rect.intersects(room)]
        if not seen:
            self.hide()
            return
        wanted = (span and (span.label, span.status, span.origin.is_person), room.width(), self._simple)
        if wanted != self._fitted:
            self._fitted = wanted
            self._choose(span, room.width() - 2 * _EDGE)
            self.adjustSize()
        self.move(*self._place(seen, room, taken or QRect()))
        if self.isHidden():
            self.show()
            self.raise_()

    def _choose(self, span: Span | None, room: int) -> None:
        """Which buttons are there; where they have no room, the labels and then the keys go."""
        others = [label for label in self._names if span is None or label.name != span.label]
        direct = span is None or len(others) <= _DIRECT
        for label, button in zip(self._names, self._labels, strict=True):
            button.setVisible(direct and label in others)
        self.accept.setVisible(span is not None and span.status is not Status.ACCEPTED)
        self.remove.setVisible(span is not None and span.status is not Status.REJECTED)
        self.remove.setText(self.tr("Remove") if span is not None and span.origin.is_person else self.tr("Reject"))
        self.note.setVisible(span is not None)
        self.more.setVisible(True)
        self._show_keys(not self._simple)
        if self._width() > room:
            self._show_keys(False)
        if self._width() > room and span is not None:
            for button in (*self._labels, self.note):
                button.hide()

    def _show_keys(self, on: bool) -> None:
        for button in self.buttons:
            button.show_key = on
            button.updateGeometry()

    def _width(self) -> int:
        shown = [button for button in self.buttons if not button.isHidden()]
        return sum(button.sizeHint().width() + 2 for button in shown) + 8

    def _place(self, rects: Sequence[QRect], room: QRect, taken: QRect) -> tuple[int, int]:
        top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
        x, y = self._across(rects[-1].left(), room), bottom + _GAP
        over = QRect(x, y, self.width(), self.height()).intersects(taken) and top - self.height() - _GAP >= room.top()
        if y + self.height() > room.bottom() + 1 or over:
            x, y = self._across(rects[0].left(), room), top - self.height() - _GAP
        if y < room.top():
            y = room.bottom() + 1 - self.height() - _EDGE
        return (x, y)

    def _across(self, left: int, room: QRect) -> int:
        first = room.left() + _EDGE
        return min(max(first, left - _EDGE), max(first, room.right() + 1 - self.width() - _EDGE))
