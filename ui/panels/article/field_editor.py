"""The editor of a person's own fields; the window goes on working beside it, and what is changed holds at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.articles.fields import FieldRow, Kind, fresh_name
from ui.look.drawn import Choice
from ui.wording import field_name


class FieldEditor(QDialog):
    """The own fields on the left, the chosen one on the right."""

    changed = Signal(object)
    """Every own field, in order (a tuple of `FieldRow`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fields of articles"))
        self.setMinimumSize(520, 320)
        self.rows: list[FieldRow] = []
        self._built_in: tuple[FieldRow, ...] = ()
        self._filling = False
        self._fresh = ""
        """The name of a field just added that nobody has named yet."""
        self.list = QListWidget(self)
        self.list.setObjectName("list")
        self.known = QLabel(self)
        self.known.setObjectName("caption")
        self.known.setWordWrap(True)
        self.zh, self.en, self.choices = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.choices.setPlaceholderText(self.tr("separated by commas"))
        self.kind = Choice(self)
        for kind, words in (
            (Kind.TEXT, self.tr("Text")),
            (Kind.DATE, self.tr("Date")),
            (Kind.CHOICE, self.tr("Choice")),
            (Kind.NUMBER, self.tr("Number")),
        ):
            self.kind.addItem(words, kind.value)
        self.add_button = QPushButton(self.tr("New field"), self)
        self.up = QPushButton("↑", self)
        self.down = QPushButton("↓", self)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.up.setToolTip(self.tr("Move up"))
        self.down.setToolTip(self.tr("Move down"))
        self.remove.setToolTip(self.tr("The values stay with their articles and come back with a field of this name."))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.up, self.down):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        left.addLayout(buttons)
        self.form = QFormLayout()
        self.form.addRow(self.tr("Chinese name"), self.zh)
        self.form.addRow(self.tr("English name"), self.en)
        self.form.addRow(self.tr("Holds"), self.kind)
        self.form.addRow(self.tr("Choices"), self.choices)
        right = QVBoxLayout()
        right.addLayout(self.form)
        self.remove.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.remove)
        right.addLayout(foot)
        right.addStretch(1)
        right.addWidget(self.known)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addLayout(right, 3)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_row)
        for line in (self.zh, self.en, self.choices):
            line.editingFinished.connect(self._keep)
        self.kind.activated.connect(self._keep)
        self.add_button.clicked.connect(self.add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)

    def show_fields(self, rows: Sequence[FieldRow]) -> None:
        """Show those fields."""
        self._built_in = tuple(row for row in rows if row.built_in)
        names = "、".join(field_name(row) for row in self._built_in)
        self.known.setText(self.tr("Always there: {names}").format(names=names))
        self._fill([row for row in rows if not row.built_in], max(0, self.list.currentRow()))

    def _fill(self, rows: list[FieldRow], at: int) -> None:
        self._filling = True
        self.rows = rows
        self.list.clear()
        self.list.addItems([field_name(row) for row in rows])
        self._filling = False
        self.list.setCurrentRow(min(at, len(rows) - 1))
        self._show_row(self.list.currentRow())

    def _show_row(self, at: int) -> None:
        if self._filling:
            return
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        for widget in (self.zh, self.en, self.kind, self.choices, self.remove):
            widget.setEnabled(row is not None)
        self.up.setEnabled(row is not None and at > 0)
        self.down.setEnabled(row is not None and at < len(self.rows) - 1)
        self.zh.setText(row.zh if row else "")
        self.en.setText(row.en if row else "")
        self.kind.setCurrentIndex(max(0, self.kind.findData(row.kind.value if row else Kind.TEXT.value)))
        self.choices.setText("，".join(row.choices) if row else "")
        self.form.setRowVisible(self.choices, row is not None and row.kind is Kind.CHOICE)

    def add(self) -> None:
        """A new field, its name ready to be typed; it is kept with the first thing said of it."""
        words = self.tr("New field")
        name = fresh_name((*self._built_in, *self.rows), words)
        self._fresh = name
        self._fill([*self.rows, FieldRow(name, name, name, order=len(self.rows) + 1)], len(self.rows))
        line = self.zh if self.zh.isVisible() else self.en
        line.setFocus()
        line.selectAll()

    def _keep(self) -> None:
        at = self.list.currentRow()
        if self._filling or not 0 <= at < len(self.rows):
            return
        row = self.rows[at]
        zh = self.zh.text().strip() or self.en.text().strip() or row.name
        if row.name == self._fresh and zh == row.zh:
            zh = self.en.text().strip() or zh  # named in English only
        choices = tuple(one.strip() for one in re.split(r"[,，;；、|]", self.choices.text()) if one.strip())
        made = replace(row, zh=zh, en=self.en.text().strip() or zh, kind=Kind(self.kind.currentData()), choices=choices)
        if made.zh != row.zh and row.name == self._fresh:
            # what files and filters call it for good is the first name a person gives it
            others = [one for one in (*self._built_in, *self.rows) if one is not row]
            en = zh if made.en == row.en else made.en
            made, self._fresh = replace(made, name=fresh_name(others, zh), en=en), ""
        if made != row:
            rows = list(self.rows)
            rows[at] = made
            self._take(rows, at)

    def _remove(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self.rows):
            self._take([*self.rows[:at], *self.rows[at + 1 :]], at)

    def _move_up(self) -> None:
        self._swap(self.list.currentRow() - 1, self.list.currentRow(), self.list.currentRow() - 1)

    def _move_down(self) -> None:
        self._swap(self.list.currentRow(), self.list.currentRow() + 1, self.list.currentRow() + 1)

    def _swap(self, one: int, other: int, then: int) -> None:
        if 0 <= one < other < len(self.rows):
            rows = list(self.rows)
            rows[one], rows[other] = rows[other], rows[one]
            self._take(rows, then)

    def _take(self, rows: list[FieldRow], at: int) -> None:
        ordered = [replace(row, order=number) for number, row in enumerate(rows, 1)]
        self._fill(ordered, at)
        self.changed.emit(tuple(ordered))
