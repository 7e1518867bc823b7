"""Find in the open article: a line under the page; matches are lit, F3 goes on, all of them can be labelled."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from core.model import Label, Range
from ui.searching.finder import Finder, Wanted
from ui.wording import label_name

OFTEN: Final = 0.1
"""Seconds between two showings while matches come in."""


class FindBar(QWidget):
    """`found(ranges, current)` where a match is gone to; `closed` when the person is done."""

    found = Signal(object, int)
    lit = Signal(object, int)
    """The same, where the page stays where it is."""
    label_asked = Signal(str)
    """All matches are to get the label of that name."""
    closed = Signal()
    left_at = Signal(object)
    """A person is done, at that match: it is taken as selected text, to be read on from or labelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ""
        self._place = 0
        self.ranges: list[Range] = []
        self._current = -1
        self._wrong = ""
        self._cut = False
        self._shown_at = 0.0
        self.finder = Finder(self)
        self.finder.more.connect(self._on_more)
        self.finder.done.connect(self._on_done)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find in this article"))
        self.line.setAccessibleName(self.tr("Find in this article"))
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self.next)
        self.count = QLabel(self)
        self.count.setObjectName("caption")
        self.exact = self._toggle("Aa", self.tr("Match case and width"))
        self.pattern = self._toggle(".*", self.tr("Regular expression"))
        self.all = QToolButton(self)
        self.all.setText(self.tr("Label all"))
        self.all.setToolTip(self.tr("Make a span of every match"))
        self.all.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.all)
        self.all.setMenu(self.menu)
        self._lay_out()
        self.hide()

    def _toggle(self, words: str, name: str) -> QToolButton:
        button = self._button(words, name)
        button.setCheckable(True)
        button.toggled.connect(self._search)
        return button

    def _button(self, words: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self.line, 1)
        for widget in (self.exact, self.pattern, self.count):
            row.addWidget(widget)
        for words, name, step in (
            ("↑", self.tr("Previous match"), self.previous),
            ("↓", self.tr("Next match"), self.next),
        ):
            button = self._button(words, name)
            button.clicked.connect(step)
            row.addWidget(button)
        row.addWidget(self.all)
        close = self._button("✕", self.tr("Close"))
        close.clicked.connect(self.leave)
        row.addWidget(close)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels that matches can get."""
        self.menu.clear()
        for label in labels:
            key = f"&{label.key}  " if label.key else ""
            action = self.menu.addAction(f"{key}{label_name(label)}")
            action.triggered.connect(lambda _checked=False, name=label.name: self.label_asked.emit(name))

    def open_for(self, text: str, words: str = "", place: int = 0) -> None:
        """Show the bar for that text, with those words in it if any; the first match after `place` comes first."""
        self._text, self._place = text, place
        self.show()
        if words:
            self.line.blockSignals(True)
            self.line.setText(words)
            self.line.blockSignals(False)
        self.line.setFocus()
        self.line.selectAll()
        self._search()

    def next(self) -> None:
        """Go to the match after."""
        self._step(1)

    def previous(self) -> None:
        """Go to the match before."""
        self._step(-1)

    def leave(self) -> None:
        """Close, and hand the match that was gone to over to the page."""
        match = self.ranges[self._current] if self._current >= 0 else None
        self.close_bar()
        if match is not None:
            self.left_at.emit(match)

    def close_bar(self) -> None:
        """Hide the bar and put the lights out."""
        self.hide()
        self.finder.stop()
        self.ranges, self._current = [], -1
        self.found.emit([], -1)
        self.closed.emit()

    def offer_labels(self) -> None:
        """Show the labels that all matches can get."""
        if self.all.isEnabled():
            self.all.showMenu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; with Shift, Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self.ranges, self._current = [], -1
        self._wrong, self._cut = "", False
        self._shown_at = time.perf_counter()
        wanted = Wanted(self.line.text(), self.exact.isChecked(), self.pattern.isChecked())
        self.finder.look(self._text, wanted)
        if self.finder.busy:
            self._show_count()

    def _on_more(self, ranges: list[Range]) -> None:
        first = len(self.ranges)
        self.ranges += ranges
        if self._current < 0:
            later = (at for at in range(first, len(self.ranges)) if self.ranges[at][0] >= self._place)
            self._current = next(later, -1)
            if self._current >= 0:
                self._tell()
                return
        if time.perf_counter() - self._shown_at > OFTEN:
            self._tell(moved=False)

    def _on_done(self, wrong: str, cut: bool) -> None:
        self._wrong, self._cut = wrong, cut
        moved = self._current < 0 and bool(self.ranges)
        if moved:
            self._current = 0
        self._tell(moved=moved)

    def _step(self, by: int) -> None:
        if self.ranges:
            self._current = (self._current + by) % len(self.ranges)
            self._place = self.ranges[self._current][0]
            self._tell()

    def _tell(self, *, moved: bool = True) -> None:
        self._shown_at = time.perf_counter()
        self._show_count()
        (self.found if moved else self.lit).emit(self.ranges, self._current)

    def _show_count(self) -> None:
        self.all.setEnabled(bool(self.ranges) and not self.finder.busy)
        if not self.line.text():
            self.count.clear()
        elif self._wrong:
            self.count.setText(self.tr("Not a regular expression"))
        elif not (self.ranges or self.finder.busy or self._cut):
            self.count.setText(self.tr("Not in this article"))
        else:
            more = "…" if self.finder.busy else "+" if self._cut else ""
            self.count.setText(f"{self._current + 1} / {len(self.ranges)}{more}")
        self.count.setToolTip(self._tip())

    def _tip(self) -> str:
        if self._wrong:
            return self._wrong
        if self._cut:
            return self.tr("There is more: it would take too long to find all of it.")
        return ""
