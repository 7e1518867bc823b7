"""A page of occurrences to be decided together: their lines of context, exceptions by key, and one button for all.

It comes in front of the side tabs (`window.side.bring_to_front(page)`), decides nothing, and says what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.actions import keys_of
from ui.look.theme import Theme
from ui.panels.occurrences.rows import WORDS_AT, Occurrence, OccurrenceDelegate, OccurrenceModel, context
from ui.panels.parts.quiet import QuietTable, prepare
from ui.wording import unbroken

ROOM = 13
"""Pixels a row is higher than its words."""
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _List(QuietTable):
    """A table of one column, since a list view asks its model about every row first; a click on a box ticks."""

    box_clicked = Signal(int)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick where the box was pressed."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and place.x() < WORDS_AT:
            self.box_clicked.emit(index.row())


class OccurrencesPage(QWidget):
    """Header with counts, what else is to be chosen, the list, what is to be known of the current row, two buttons.

    Keys: those of next and previous pending, arrows, Space (tick), Enter (carry out), Escape (cancel). Other letters
    are told by `letter` and never reach the window, so none decides a span behind the page.
    """

    carry_out_asked = Signal()
    cancelled = Signal()
    current_changed = Signal(object)
    """The `Occurrence` under the cursor, or None on a heading and in an empty list."""
    ticks_changed = Signal()
    letter = Signal(str)
    count_order: Sequence[str] = ()
    """Words that come first in the header, in this order; the others as they come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.heading = self._label("heading")
        self.counts = self._label("caption")
        self.note = self._label("caption")
        self.list = _List(self)
        self.model = OccurrenceModel(self)
        self._delegate = OccurrenceDelegate(self.model, self)
        self.carry_out = QPushButton(self.tr("Carry out"), self)
        self.carry_out.setObjectName("main")
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setObjectName("quiet")
        self._verb = ""
        self._busy = self._always = False
        self._prepare_list()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.carry_out.clicked.connect(self.ask_carry_out)
        self.cancel.clicked.connect(self.cancelled)
        self.hide()  # it has no place in the window until it is brought to the front

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _prepare_list(self) -> None:
        prepare(self.list)
        self.list.setObjectName("rows")
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for header in (self.list.verticalHeader(), self.list.horizontalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROOM)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("Occurrences"))
        self.list.empty_words = self.tr("It stands nowhere else.")
        self.list.selectionModel().currentRowChanged.connect(self._on_current)
        self.list.box_clicked.connect(self.toggle)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 6)
        head.setSpacing(4)
        head.addWidget(self.heading)
        head.addWidget(self.counts)
        self.options = QVBoxLayout()
        self.options.setContentsMargins(16, 0, 16, 4)
        self.options.setSpacing(4)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.note)
        self.keys = self._label("caption")
        self.keys.setText(unbroken(self.tr("J K move   Space leave out   Enter carry out   Esc cancel")))
        foot.addWidget(self.keys)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.carry_out)
        self.buttons.addWidget(self.cancel)
        self.buttons.addStretch(1)
        foot.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.options)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    # ---- what is shown

    def show_occurrences(
        self,
        heading: str,
        occurrences: Iterable[Occurrence],
        *,
        verb: str = "",
        titles: Mapping[str, str] | None = None,
        colour: QColor | None = None,
    ) -> None:
        """Show those under a heading; `verb` with `{n}` for how many are ticked is the button.

        `titles` (article → title) where they are of several articles; `colour` is that of the label.
        """
        self.heading.setText(heading)
        self._verb = verb
        self._delegate.colour = colour
        self.model.take(occurrences, titles)
        self.note.hide()
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0 if self.model.rows[0] >= 0 else 1, 0))
        self._show_counts()

    def append(self, occurrences: Sequence[Occurrence]) -> None:
        """Show more of them, after the others."""
        first = not self.model.rows
        self.model.append(occurrences)
        if first and self.model.rows:
            self.list.setCurrentIndex(self.model.index(0 if self.model.rows[0] >= 0 else 1, 0))
        self._show_counts()

    def set_busy(self, on: bool) -> None:
        """While more is still looked for, nothing can be carried out."""
        self._busy = on
        self._show_counts()

    def set_always(self, on: bool) -> None:
        """Whether there is something to carry out even where nothing is ticked."""
        self._always = on
        self._show_counts()

    def ticked(self) -> list[Occurrence]:
        """Those to be carried out."""
        return self.model.ticked()

    @property
    def current(self) -> Occurrence | None:
        """The one under the cursor."""
        index = self.list.currentIndex()
        row = self.model.rows[index.row()] if index.isValid() else -1
        return self.model.occurrences[row] if row >= 0 else None

    def _show_counts(self) -> None:
        counts = self.model.counts
        known = [word for word in self.count_order if word in counts]
        words = [f"{word} {counts[word]}" for word in (*known, *(one for one in counts if one not in known))]
        self.counts.setText(" · ".join([*words, self.tr("still looking…")] if self._busy else words))
        self.counts.setVisible(bool(self.counts.text()))
        number = sum(self.model.ticks)
        self.carry_out.setEnabled((number > 0 or self._always) and not self._busy)
        if self._verb:
            self.carry_out.setText(self._verb.format(n=number))

    # ---- moving and ticking

    def step(self, by: int) -> None:
        """Go that many rows on, over headings."""
        at = self.list.currentIndex().row() + by
        while 0 <= at < len(self.model.rows) and self.model.rows[at] < 0:
            at += by
        if 0 <= at < len(self.model.rows):
            self.list.setCurrentIndex(self.model.index(at, 0))

    def toggle(self, row: int) -> None:
        """Tick that row of the list or take its tick away; a heading stands for all of its article."""
        if self.model.toggle(row):
            self._show_counts()
            self.ticks_changed.emit()

    def tick_all(self, on: bool) -> None:
        """Tick all that can be ticked, or none."""
        self.model.tick_all(on)
        self._show_counts()
        self.ticks_changed.emit()

    def ask_carry_out(self) -> None:
        """Ask for what is ticked to be carried out, if anything is."""
        if self.carry_out.isEnabled():
            self.carry_out_asked.emit()

    def _on_current(self, current: QModelIndex) -> None:
        found = self.current if current.isValid() else None
        self.note.setText(found.reason if found is not None else "")
        self.note.setVisible(bool(self.note.text()))
        self.current_changed.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page's keys; letters end here."""
        key, text = event.key(), event.text().upper()
        if event.modifiers() & HELD:
            super().keyPressEvent(event)
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.ask_carry_out()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key == Qt.Key.Key_Space:
            if self.list.currentIndex().isValid():
                self.toggle(self.list.currentIndex().row())
        elif text in keys_of("next_pending"):
            self.step(1)
        elif text in keys_of("previous_pending"):
            self.step(-1)
        elif text.strip():
            self.letter.emit(text)
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.list.viewport().update()


__all__ = ["Occurrence", "OccurrencesPage", "context"]
