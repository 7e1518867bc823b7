"""A line to type in with what fits below it: a part of the window, so an input method and the page stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from core.labels.spelling import Spelling
from ui.look.theme import Theme
from ui.panels.parts.suggestions import ListedLine, Suggestion, SuggestionList

_ROOM: Final = QRect(0, 0, 520, 400)
"""Where there is no window to lie over."""


class TypedChoice(QFrame):
    """Opened over its parent, left by Escape or by a choice; what is offered is the subclass's."""

    picked = Signal(str)
    left = Signal()
    """It went away and had the focus: the page gets it back."""

    def __init__(self, parent: QWidget, *, prompt: str, name: str, nothing: str, margin: int) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.list = SuggestionList(self)
        self.line = ListedLine(self.list, self)
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(name)
        self.nothing = QLabel(nothing, self)
        self.nothing.setObjectName("dim")
        self.nothing.setContentsMargins(10, 4, 10, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin - 2)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)
        self.spellings: Mapping[str, Spelling] = {}
        self.line.textChanged.connect(self.fill)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self.close_choice)
        self.list.chosen.connect(self.pick)
        self.hide()

    def offered(self, typed: str) -> Iterable[tuple[int, Suggestion]]:  # noqa: ARG002  # the subclass's signature
        """How well each row fits what is typed (0 best, negative not at all), in the order of equal ones; none here."""
        return ()

    def settle(self, room: QRect) -> None:
        """Lie where it belongs in that rectangle of the parent: along its top, if the subclass says nothing else."""
        self.setGeometry(room.left(), room.top(), room.width(), self.height_for(room.width()))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.list.set_theme(theme)

    def set_spellings(self, spellings: Mapping[str, Spelling]) -> None:
        """How Chinese words can be typed in Latin letters; what is typed already is looked up anew."""
        self.spellings = spellings
        if self.isVisible():
            self.fill()

    def open_empty(self) -> None:
        """Show everything offered and take the keys."""
        self.line.clear()
        self.fill()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def fill(self) -> None:
        """List what fits, the best first."""
        kept = sorted((one for one in self.offered(self.line.text()) if one[0] >= 0), key=lambda one: one[0])
        self.list.show_rows([row for _fits, row in kept])
        self.list.setVisible(bool(kept))
        self.nothing.setVisible(not kept)
        self.list.setFixedHeight(self.list.height_for_rows())
        parent = self.parentWidget()
        self.settle(parent.rect() if parent is not None else _ROOM)

    def height_for(self, wide: int) -> int:
        """How tall it is at that width."""
        self.setFixedWidth(wide)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        return self.sizeHint().height()

    def pick(self, name: str) -> None:
        """That one was chosen."""
        self.close_choice()
        self.picked.emit(name)

    def _on_entered(self) -> None:
        current = self.list.current
        if current is not None:
            self.pick(current.value)

    def close_choice(self) -> None:
        """Go away."""
        if self.isVisible():
            had = self.isAncestorOf(QApplication.focusWidget() or self)
            self.hide()
            if had:
                self.left.emit()
