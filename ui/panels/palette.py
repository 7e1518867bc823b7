"""The palette (Ctrl+K): a line to type in and the commands that fit, each with its menu and its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from core.spelling import Spelling, loosely
from ui.panels.suggestions import ListedLine, Suggestion, SuggestionList
from ui.theme import Theme

WIDE: Final = 520
"""Pixels; less in a narrow window."""
_TOP: Final = 84


@dataclass(frozen=True, slots=True)
class Offer:
    """One command: its action's name, its words in the person's language and in English, its menu, its key."""

    name: str
    words: str
    english: str
    menu: str
    key: str = ""
    why_not: str = ""
    """Why it cannot be carried out now; empty where it can."""


class Palette(QFrame):
    """A part of the window, not a window of its own, so an input method stays on."""

    picked = Signal(str)
    refused = Signal(str)
    """Why a command cannot be carried out now."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.list = SuggestionList(self)
        self.line = ListedLine(self.list, self)
        self.line.setPlaceholderText(self.tr("Command: words, pinyin or initials"))
        self.line.setAccessibleName(self.tr("Command"))
        self.nothing = QLabel(self.tr("No command fits. F1 shows every key."), self)
        self.nothing.setObjectName("dim")
        self.nothing.setContentsMargins(10, 4, 10, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)
        self._offers: tuple[Offer, ...] = ()
        self._spellings: Mapping[str, Spelling] = {}
        self.line.textChanged.connect(self._fill)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self.close_palette)
        self.list.chosen.connect(self._pick)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.list.set_theme(theme)

    def set_spellings(self, spellings: Mapping[str, Spelling]) -> None:
        """How the commands' words can be typed in Latin letters."""
        self._spellings = spellings
        if self.isVisible():
            self._fill()

    def open_with(self, offers: Sequence[Offer]) -> None:
        """Offer those commands, in that order, over the upper middle of the window."""
        self._offers = tuple(offers)
        self.line.clear()
        self._fill()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        typed = self.line.text()
        ranked = [(self._fit(typed, offer), at, offer) for at, offer in enumerate(self._offers)]
        kept = sorted((one for one in ranked if one[0] >= 0), key=lambda one: one[:2])
        self.list.show_rows([_row(offer) for _fits, _at, offer in kept])
        self.list.setVisible(bool(kept))
        self.nothing.setVisible(not kept)
        self.list.setFixedHeight(self.list.height_for_rows())
        self._settle()

    def _fit(self, typed: str, offer: Offer) -> int:
        return loosely(typed, (offer.words, offer.english), self._spellings.get(offer.words, ()))

    def _settle(self) -> None:
        parent, layout = self.parentWidget(), self.layout()
        room = parent.rect() if parent is not None else QRect(0, 0, WIDE, 400)
        wide = min(WIDE, room.width() - 32)
        self.setFixedWidth(wide)
        if layout is not None:
            layout.activate()
        self.setGeometry((room.width() - wide) // 2, _TOP, wide, self.sizeHint().height())

    def _on_entered(self) -> None:
        current = self.list.current
        if current is not None:
            self._pick(current.value)

    def _pick(self, name: str) -> None:
        offer = next(one for one in self._offers if one.name == name)
        self.close_palette()
        if offer.why_not:
            self.refused.emit(offer.why_not)
        else:
            self.picked.emit(name)

    def close_palette(self) -> None:
        """Go away; the page gets the focus back where the palette had it."""
        if self.isVisible():
            had = self.isAncestorOf(QApplication.focusWidget() or self)
            self.hide()
            if had:
                self.left.emit()


def _row(offer: Offer) -> Suggestion:
    return Suggestion(offer.name, offer.words, offer.key, quiet=offer.why_not or offer.menu, dim=bool(offer.why_not))
