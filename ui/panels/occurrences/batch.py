"""A page on which all occurrences of one string are decided together: strings above, their occurrences below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.model import Status
from core.review.equal_strings import EqualString
from ui.desk import teaching
from ui.look.theme import Theme
from ui.panels.occurrences.page import Occurrence, OccurrencesPage, context
from ui.panels.parts.quiet import QuietTable, prepare
from ui.panels.parts.row_card import paint_card
from ui.wording import confidence_word, status_word, unbroken

Index = QModelIndex | QPersistentModelIndex
ROWS = 7
"""Strings that show without scrolling where there is room."""
LEAST: Final = 2
"""Strings that show in the lowest pane; the rest of it is for their occurrences."""
NO_TICKS: Final[Mapping[str, bool]] = {}
_WORDS = 40
"""Characters of a string that a row or the heading has room for."""


class StringRows(QAbstractListModel):
    """Strings, the most frequent first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.strings: list[EqualString] = []
        self.labels: Mapping[str, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One a string."""
        return 0 if parent.isValid() else len(self.strings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The string with its counts; all of them as tool tip."""
        one = self.strings[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{shortened(one.string)} {self.counts(one)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((one.string[:200], *self.details(one)))
        return None

    def counts(self, one: EqualString) -> str:
        """How many occurrences there are, and how many are pending."""
        if not one.pending:
            return self.tr("{n} decided").format(n=len(one.spans))
        if one.pending == len(one.spans):
            return self.tr("{n} pending").format(n=one.pending)
        return self.tr("{n} of {of} pending").format(n=one.pending, of=len(one.spans))

    def details(self, one: EqualString) -> list[str]:
        """The counts by status, then those by label."""
        statuses = [f"{status_word(status)} {one.statuses[status]}" for status in Status if one.statuses[status]]
        labels = [f"{self.labels.get(name, name)} {number}" for name, number in one.labels.items()]
        return [" · ".join(statuses), " · ".join(labels)]

    def take(self, strings: list[EqualString]) -> None:
        """Show those."""
        self.beginResetModel()
        self.strings = strings
        self.endResetModel()

    def put(self, row: int, one: EqualString) -> None:
        """One string's occurrences have changed."""
        self.strings[row] = one
        self.dataChanged.emit(self.index(row), self.index(row))


class StringDelegate(QStyledItemDelegate):
    """The string, and its counts at the right; a string with nothing pending steps back."""

    theme: Theme | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One string; the chosen one lies on a card."""
        model, theme = index.model(), self.theme
        if theme is None or not isinstance(model, StringRows):
            super().paint(painter, option, index)
            return
        one = model.strings[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, theme, above=0.5, radius=5)
        room = option.rect.adjusted(18, 0, -18, 0)
        small = QFont(option.font)
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        counts = model.counts(one)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, counts)
        left = room.width() - painter.fontMetrics().horizontalAdvance(counts) - 12
        painter.setFont(option.font)
        painter.setPen(QColor(theme.ink if one.pending else theme.soft))
        words = painter.fontMetrics().elidedText(shortened(one.string), Qt.TextElideMode.ElideRight, left)
        # The metrics are those of the first face; a Chinese one that stands in for it is taller.
        line = QRect(room.left(), room.top(), max(0, left), room.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)
        painter.restore()


class BatchPage(OccurrencesPage):
    """What is ticked is decided together; an exception loses its tick and stays as it is.

    Keys are the window's own actions: accept and reject decide, next and previous pending go from string to string.
    """

    string_chosen = Signal(int)
    """A row of the strings."""
    decided = Signal(str)
    """`accept` or `remove`, for what is ticked."""
    step_asked = Signal(bool)
    """To the next string with something pending (True: the one before)."""

    def __init__(self, action_of: Callable[[QKeyEvent], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action_of = action_of
        self.strings = StringRows(self)
        self.string_list = QuietTable(self)
        self._string_delegate = StringDelegate(self)
        self._prepare_strings()
        self.title = self._label("heading")
        self._place_strings()
        self.remove = QPushButton(self)
        self.buttons.insertWidget(1, self.remove)
        self.cancel.setText(self.tr("Back"))
        self.keys.setText(
            unbroken(self.tr("A accept   X reject   Space exception   J K next, previous string   Esc back"))
        )
        self.string_list.selectionModel().currentRowChanged.connect(self._on_string)
        self.carry_out_asked.connect(self._on_accept)
        self.remove.clicked.connect(self._on_remove)
        self.ticks_changed.connect(self._show_decisions)

    def _place_strings(self) -> None:
        """The strings first; the heading and the counts are those of the chosen one, and stand over its occurrences."""
        self.options.setContentsMargins(0, 0, 0, 4)
        self.options.addLayout(_inset(self.title))
        self.options.addWidget(self.string_list)
        line = QFrame(self)
        line.setObjectName("rule")
        self.options.addWidget(line)
        self.options.addLayout(_inset(self.heading, self.counts))

    def _prepare_strings(self) -> None:
        """A table of one column, since a list view asks its model about every row first."""
        strings, room = self.string_list, self.fontMetrics().height() + 11
        prepare(strings)
        strings.setObjectName("rows")
        strings.setShowGrid(False)
        strings.setItemDelegate(self._string_delegate)
        strings.setModel(self.strings)
        strings.setMouseTracking(True)
        strings.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for header in (strings.verticalHeader(), strings.horizontalHeader()):
            header.hide()
        strings.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        strings.verticalHeader().setMinimumSectionSize(1)
        strings.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        strings.verticalHeader().setDefaultSectionSize(room)
        strings.setAccessibleName(self.tr("Strings"))
        strings.empty_words = self.tr("The article has no spans.")
        strings.empty_how = teaching.marks
        strings.setMinimumHeight(LEAST * room + 2)
        strings.setMaximumHeight(ROWS * room + 2)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        super().set_theme(theme)
        self._string_delegate.theme = theme
        self.string_list.viewport().update()

    def ticks(self) -> dict[str, bool]:
        """Whether each occurrence that shows is ticked, by the span's id."""
        return {one.key: bool(on) for one, on in zip(self.model.occurrences, self.model.ticks, strict=True)}

    def show_string(self, row: int, text: str, colour: QColor | None, kept: Mapping[str, bool] = NO_TICKS) -> None:
        """Show the occurrences of the string in that row; what is decided already comes without a tick.

        `kept` are ticks that a person has made or taken away already, by the span's id.
        """
        one = self.strings.strings[row]
        names = self.strings.labels if len(one.labels) > 1 else {}
        occurrences = []
        for span in one.spans:
            line, lit = context(text, span.start, span.end)
            words = status_word(span.status) if not span.pending else confidence_word(span.confidence)
            state = " · ".join(part for part in (names.get(span.label, ""), words) if part)
            occurrences.append(
                Occurrence(
                    "",
                    span.start,
                    span.end,
                    line,
                    lit,
                    state=state,
                    ticked=kept.get(span.id, span.pending),
                    key=span.id,
                )
            )
        here = self.current.key if kept and self.current is not None else ""
        self.show_occurrences(shortened(one.string), occurrences, verb=self.tr("Accept {n}"), colour=colour)
        self.counts.setText("  ·  ".join(self.strings.details(one)))
        self._show_decisions()
        again = next((at for at, one in enumerate(occurrences) if one.key == here), 0)
        if again:
            self.list.setCurrentIndex(self.model.index(again, 0))
        if self.string_list.currentIndex().row() != row:
            self.string_list.setCurrentIndex(self.strings.index(row))
        self.string_list.scrollTo(self.strings.index(row))

    def show_strings(self, strings: list[EqualString]) -> None:
        """Offer those strings."""
        self.strings.take(strings)
        self.title.setText(self.tr("By string · {n} strings").format(n=len(strings)))

    def show_nothing(self) -> None:
        """There is no string."""
        self.show_occurrences("", (), verb=self.tr("Accept {n}"))
        self.counts.clear()
        self._show_decisions()

    def _show_decisions(self) -> None:
        number = sum(self.model.ticks)
        self.remove.setText(self.tr("Reject {n}").format(n=number))
        self.remove.setEnabled(number > 0)

    def _show_counts(self) -> None:
        said = self.counts.text()
        super()._show_counts()
        self.counts.setText(said)
        self.counts.setVisible(bool(said))

    def _on_string(self, current: QModelIndex) -> None:
        if current.isValid():
            self.string_chosen.emit(current.row())

    def _on_accept(self) -> None:
        self.decided.emit("accept")

    def _on_remove(self) -> None:
        if self.remove.isEnabled():
            self.decided.emit("remove")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The window's keys for deciding and going on; the others are those of every list of occurrences."""
        name = self._action_of(event)
        if name == "accept":
            self.ask_carry_out()
        elif name == "remove":
            self._on_remove()
        elif name in {"next_pending", "previous_pending"}:
            self.step_asked.emit(name == "previous_pending")
        elif name == "by_string":
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _inset(*labels: QLabel) -> QVBoxLayout:
    """Words in a column as wide as those of the rows."""
    column = QVBoxLayout()
    column.setContentsMargins(16, 4, 16, 2)
    column.setSpacing(3)
    for label in labels:
        column.addWidget(label)
    return column


def shortened(string: str) -> str:
    """A string on one line, cut off where it is long."""
    words = string.replace("\n", " ")
    return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"


__all__ = ["BatchPage", "StringRows", "shortened"]
