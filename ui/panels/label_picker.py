"""The label picker (0): a line to type in and the labels that fit, at the place the label is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from core.model import Label
from core.spelling import Spelling, rank
from ui.panels.suggestions import ListedLine, Suggestion, SuggestionList
from ui.theme import Theme
from ui.wording import label_name

WIDE: Final = 250
"""Pixels."""
_GAP: Final = 8


class LabelPicker(QFrame):
    """A part of the window, not a window of its own: an input method stays on and the page stays in sight."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.list = SuggestionList(self)
        self.line = ListedLine(self.list, self)
        self.line.setPlaceholderText(self.tr("Label: name, pinyin or initials"))
        self.line.setAccessibleName(self.tr("Label"))
        self.nothing = QLabel(self.tr("No label fits."), self)
        self.nothing.setObjectName("dim")
        self.nothing.setContentsMargins(10, 4, 10, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)
        self._labels: tuple[Label, ...] = ()
        self._spellings: Mapping[str, Spelling] = {}
        self._theme: Theme | None = None
        self._place = QRect()
        self.line.textChanged.connect(self._fill)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self.close_picker)
        self.list.chosen.connect(self._pick)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.list.set_theme(theme)

    def set_spellings(self, spellings: Mapping[str, Spelling]) -> None:
        """How the labels' Chinese names can be typed; what is typed already is looked up anew."""
        self._spellings = spellings
        if self.isVisible():
            self._fill()

    def open_at(self, place: QRect, labels: Sequence[Label]) -> None:
        """Offer those labels, in that order, below a rectangle of the parent (above where there is no room)."""
        self._labels, self._place = tuple(labels), place
        self.line.clear()
        self._fill()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        typed = self.line.text()
        ranked = [(self._fit(typed, label), at, label) for at, label in enumerate(self._labels)]
        kept = sorted((one for one in ranked if one[0] >= 0), key=_best)
        self.list.show_rows([self._row(label) for _fits, _at, label in kept])
        self.list.setVisible(bool(kept))
        self.nothing.setVisible(not kept)
        self.list.setFixedHeight(self.list.height_for_rows())
        self._settle()

    def _fit(self, typed: str, label: Label) -> int:
        return rank(typed, (label.key, label.zh, label.en, label.name), self._spellings.get(label.zh, ()))

    def _row(self, label: Label) -> Suggestion:
        colour = self._theme.colour(label).name() if self._theme is not None else ""
        return Suggestion(label.name, label_name(label), label.key, colour)

    def _settle(self) -> None:
        parent, layout = self.parentWidget(), self.layout()
        room = parent.rect() if parent is not None else QRect(0, 0, WIDE, 400)
        self.setFixedWidth(WIDE)
        if layout is not None:
            layout.activate()
        high = self.sizeHint().height()
        top = self._place.bottom() + _GAP
        if top + high > room.bottom() - _GAP:
            top = max(_GAP, self._place.top() - _GAP - high)
        left = max(_GAP, min(self._place.left(), room.right() - WIDE - _GAP))
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + WIDE - 1, top + high - 1)))

    def _on_entered(self) -> None:
        current = self.list.current
        if current is not None:
            self._pick(current.value)

    def _pick(self, name: str) -> None:
        self.close_picker()
        self.picked.emit(name)

    def close_picker(self) -> None:
        """Go away; the page gets the focus back where the picker had it."""
        if self.isVisible():
            had = self.isAncestorOf(QApplication.focusWidget() or self)
            self.hide()
            if had:
                self.left.emit()


def _best(found: tuple[int, int, Label]) -> tuple[int, int]:
    return found[:2]
