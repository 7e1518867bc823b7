"""The palette (Ctrl+K): a line to type in and the commands that fit, each with its menu and its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from core.labels.spelling import loosely
from ui.panels.parts.suggestions import Suggestion
from ui.panels.parts.typed_choice import TypedChoice

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


class Palette(TypedChoice):
    """The commands, over the upper middle of the window."""

    refused = Signal(str)
    """Why a command cannot be carried out now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            prompt=self.tr("Command: words, pinyin or initials"),
            name=self.tr("Command"),
            nothing=self.tr("No command fits. F1 shows every key."),
            margin=8,
        )
        self._offers: tuple[Offer, ...] = ()

    def open_with(self, offers: Sequence[Offer]) -> None:
        """Offer those commands, in that order."""
        self._offers = tuple(offers)
        self.open_empty()

    def offered(self, typed: str) -> Iterator[tuple[int, Suggestion]]:
        """Commands by their words in either language, by pinyin, or by loose letters."""
        for offer in self._offers:
            spelling = self.spellings.get(offer.words, ())
            yield loosely(typed, (offer.words, offer.english), spelling), _row(offer)

    def settle(self, room: QRect) -> None:
        """Over the upper middle."""
        wide = min(WIDE, room.width() - 32)
        self.setGeometry((room.width() - wide) // 2, _TOP, wide, self.height_for(wide))

    def pick(self, name: str) -> None:
        """Carry it out, or say why it cannot be."""
        offer = next(one for one in self._offers if one.name == name)
        if offer.why_not:
            self.close_choice()
            self.refused.emit(offer.why_not)
        else:
            super().pick(name)


def _row(offer: Offer) -> Suggestion:
    return Suggestion(offer.name, offer.words, offer.key, quiet=offer.why_not or offer.menu, dim=bool(offer.why_not))
