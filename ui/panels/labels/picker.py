"""The label picker (0): a line to type in and the labels that fit, at the place the label is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from core.labels.spelling import rank
from core.model import Label
from ui.look.theme import active
from ui.panels.parts.suggestions import Suggestion
from ui.panels.parts.typed_choice import TypedChoice
from ui.wording import label_name

WIDE: Final = 250
"""Pixels."""
_GAP: Final = 8


class LabelPicker(TypedChoice):
    """The labels, at the place one is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            prompt=self.tr("Label: name, pinyin or initials"),
            name=self.tr("Label"),
            nothing=self.tr("No label fits."),
            margin=6,
        )
        self._labels: tuple[Label, ...] = ()
        self._place = QRect()

    def open_at(self, place: QRect, labels: Sequence[Label]) -> None:
        """Offer those labels, in that order, below a rectangle of the parent (above where there is no room)."""
        self._labels, self._place = tuple(labels), place
        self.open_empty()

    def offered(self, typed: str) -> Iterator[tuple[int, Suggestion]]:
        """Labels by key, by their names, by pinyin."""
        theme = active()
        for label in self._labels:
            fits = rank(typed, (label.key, label.zh, label.en, label.name), self.spellings.get(label.zh, ()))
            yield fits, Suggestion(label.name, label_name(label), label.key, theme.colour(label).name())

    def settle(self, room: QRect) -> None:
        """At its place, inside the window."""
        high = self.height_for(WIDE)
        top = self._place.bottom() + _GAP
        if top + high > room.bottom() - _GAP:
            top = max(_GAP, self._place.top() - _GAP - high)
        left = max(_GAP, min(self._place.left(), room.right() - WIDE - _GAP))
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + WIDE - 1, top + high - 1)))
