"""The fields of a person's own label in the label editor: a name, what can be put, the values, shown or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from core.model import FieldKind, LabelField
from ui.look.drawn import Choice, TickBox
from ui.panels.card.attribute_editors import ValueLine
from ui.panels.parts.typed import typed_into

_VALUES_HIGH: Final = 74
_ENDLESS: Final = 1 << 16
_AROUND: Final = 26
"""Logical pixels of a text that are no lines."""


def values_of(words: str, kind: FieldKind) -> tuple[tuple[str, str], ...]:
    """(value, name), one a line: of a choice the line itself, of a code list the code, then its name."""
    lines = [" ".join(line.split()) for line in words.splitlines()]
    if kind is FieldKind.CODES:
        pairs = ((line.partition(" ")[0], line.partition(" ")[2]) for line in lines if line)
    else:
        pairs = ((line, "") for line in lines if line)
    return tuple(dict.fromkeys(pairs))


def words_of(field: LabelField) -> str:
    """The values as lines."""
    return "\n".join(f"{value} {name}".strip() for value, name in field.choices)


class WordsEdit(QPlainTextEdit):
    """Several lines of plain text; what was written is told when the focus goes."""

    put = Signal(str)

    def __init__(self, parent: QWidget, least: int) -> None:
        super().__init__(parent)
        self._least = least
        self.setTabChangesFocus(True)
        self._shown = ""

    def show_value(self, words: str) -> None:
        """Show those words; what is being written stays."""
        if not typed_into(self) or words != self._shown:
            self._shown = words
            if self.toPlainText() != words:
                self.setPlainText(words)

    def setPlaceholderText(self, words: str) -> None:
        """Say that while it is empty; Qt goes on showing what was said before."""
        super().setPlaceholderText(words)
        self.viewport().update()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Room for all that it says while it is empty: nobody can scroll that."""
        wide = self.viewport().width() - 2 * round(self.document().documentMargin())
        room = QRect(0, 0, max(1, wide), _ENDLESS)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())
        self.setFixedHeight(max(self._least, words.height() + _AROUND))

    def commit(self) -> None:
        """Tell what was written, if it is something else."""
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.put.emit(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere puts what was written."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.commit()


class FieldRow(QWidget):
    """One field."""

    changed = Signal()
    removed = Signal(QWidget)
    left = Signal()
    """The keys no longer go to it."""

    def __init__(self, field: LabelField, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.name = ValueLine(self)
        self.name.setObjectName("")
        self.name.setPlaceholderText(self.tr("Name of the field"))
        self.name.show_value(field.name)
        self.kind = Choice(self)
        for kind, words in (
            (FieldKind.TEXT, self.tr("text")),
            (FieldKind.CHOICE, self.tr("choice")),
            (FieldKind.CODES, self.tr("code list")),
        ):
            self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(self.kind.findData(field.kind.value))
        self.shown = TickBox(self.tr("shown"), self)
        self.shown.setChecked(field.shown)
        self.remove = QToolButton(self)
        self.remove.setText("✕")
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(self.tr("Remove the field"))
        self.remove.setToolTip(self.tr("Remove the field; what spans have in it stays on record"))
        self.values = WordsEdit(self, _VALUES_HIGH)
        self.values.show_value(words_of(field))
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget, stretch in ((self.name, 1), (self.kind, 0), (self.shown, 0), (self.remove, 0)):
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.values)
        self.name.put.connect(self._take)
        self.kind.activated.connect(self._on_kind)
        self.shown.clicked.connect(self._take)
        self.values.put.connect(self._take)
        self.remove.clicked.connect(self._on_remove)
        self._parts: tuple[QWidget, ...] = (self.name, self.kind, self.shown, self.remove, self.values)
        for part in self._parts:
            part.installEventFilter(self)
        self._dress()

    @property
    def at_work(self) -> bool:
        """Whether somebody is at it, so that what it lacks may still come."""
        return any(map(typed_into, self._parts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when it is left: the next one has the focus only after this event."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._on_left)
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        if not self.at_work:
            self.left.emit()

    def _dress(self) -> None:
        kind = self.field.kind
        self.values.setVisible(kind is not FieldKind.TEXT)
        codes = kind is FieldKind.CODES
        self.values.setPlaceholderText(
            self.tr("One a line: the code, a space, its name") if codes else self.tr("One value a line")
        )

    def _take(self, *_news: object) -> None:
        kind = FieldKind(str(self.kind.currentData()))
        choices = values_of(self.values.toPlainText(), kind) if kind is not FieldKind.TEXT else ()
        name = " ".join(self.name.text().split())
        self.field = replace(self.field, name=name, kind=kind, choices=choices, shown=self.shown.isChecked())
        self._dress()
        self.changed.emit()

    def _on_kind(self) -> None:
        self._take()
        if not (self.values.isHidden() or self.field.choices):
            self.values.setFocus()

    def _on_remove(self) -> None:
        self.removed.emit(self)


class FieldList(QWidget):
    """The fields of one label, and a button for one more."""

    changed = Signal(object)
    """The fields as they are now: a tuple of `LabelField`."""
    left = Signal()
    """Nobody is at one of them any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[FieldRow] = []
        self._read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = QPushButton(self.tr("Add a field"), self)
        self.more.setObjectName("quiet")
        self.more.clicked.connect(self.add_field)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)  # or a high window would move the button away from its caption

    @property
    def fields(self) -> tuple[LabelField, ...]:
        """What the rows say."""
        return tuple(row.field for row in self.rows)

    @property
    def at_work(self) -> bool:
        """Whether one of them is being written."""
        return any(row.at_work for row in self.rows)

    def show_fields(self, fields: Sequence[LabelField]) -> None:
        """Show those fields; rows that say the same already stay as they are."""
        if self.fields == tuple(fields):
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = []
        for field in fields:
            self._add(field)

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""
        self._read_only = read_only
        self.more.setEnabled(not read_only)
        for row in self.rows:
            row.setEnabled(not read_only)

    def add_field(self) -> None:
        """One more row; it counts once it has a name."""
        self._add(LabelField(""))
        self.rows[-1].name.setFocus()

    def _add(self, field: LabelField) -> None:
        row = FieldRow(field, self)
        row.setEnabled(not self._read_only)
        row.changed.connect(self._on_changed)
        row.removed.connect(self._on_removed)
        row.left.connect(self.left)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _on_changed(self) -> None:
        self.changed.emit(self.fields)

    def _on_removed(self, row: QWidget) -> None:
        self.rows = [one for one in self.rows if one is not row]
        self._column.removeWidget(row)
        row.deleteLater()
        self.changed.emit(self.fields)
