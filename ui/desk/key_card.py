"""The key card (F1): what every key does, by group, made from the table of actions and the keys in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.labels.spelling import folded
from core.model import Label
from core.remembered.keymap import Keys
from ui.actions import ACTIONS, MENUS, SUBMENUS, keys_of
from ui.desk.palette import menu_path, shown_key
from ui.window_actions import translated
from ui.wording import plain

COLUMNS: Final = 4


class _Group(QWidget):
    """One menu's rows: the key, what it does; rows that do not fit what is typed are hidden."""

    def __init__(self, title: str, rows: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 14)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        head = QLabel(title, self)
        head.setObjectName("heading")
        grid.addWidget(head, 0, 0, 1, 2)
        self.rows: list[tuple[QLabel, QLabel]] = []
        for at, (keys, words) in enumerate(rows, 1):
            key, said = QLabel(keys, self), QLabel(words, self)
            key.setObjectName("key")
            grid.addWidget(key, at, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(said, at, 1)
            self.rows.append((key, said))

    def filter(self, typed: str) -> int:
        """Show the rows that hold what is typed; how many."""
        wanted, number = folded(typed), 0
        for key, said in self.rows:
            fits = wanted in folded(said.text()) or wanted in folded(key.text())
            key.setVisible(fits)
            said.setVisible(fits)
            number += fits
        self.setVisible(number > 0)
        return number


class KeyCard(QDialog):
    """A card that does not hold up the window; Escape or F1 closes it."""

    change_asked = Signal()

    def __init__(
        self,
        labels: tuple[Label, ...],
        chinese: bool,
        parent: QWidget | None = None,
        keys: Callable[[str], Keys] = keys_of,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search keys and commands"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        change = QPushButton(self.tr("Change keys…"), self)
        change.setAutoDefault(False)
        change.clicked.connect(self.change_asked)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(change)
        self.nothing = QLabel(self.tr("No key does that. Ctrl+K finds every command."), self)
        self.nothing.setObjectName("soft")
        self.nothing.hide()
        labelled = [(label.key, label.zh if chinese else label.en) for label in labels if label.key]
        self.groups: list[_Group] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addLayout(top)
        whole.addWidget(self.nothing)
        whole.addWidget(self._sheet(labelled, keys), 1)
        hint = QLabel(self.tr("Space and Shift+Space page, arrows scroll, Shift+arrows select."), self)
        hint.setObjectName("soft")
        whole.addWidget(hint)
        self._fit_screen()

    def _sheet(self, labelled: list[tuple[str, str]], keys: Callable[[str], Keys]) -> QScrollArea:
        """Every group, in columns of about the same height."""
        groups = [(self.tr("Labels"), labelled)] if labelled else []
        for menu in (*(key for key, _title in MENUS), *(key for key, _outer, _title in SUBMENUS)):
            rows = [
                (_keys(keys(row.name)), plain(translated(row.text)))
                for row in ACTIONS
                if row.menu == menu and keys(row.name)
            ]
            if rows:
                groups.append((menu_path(menu).rpartition("› ")[2], rows))
        self._rows = sheet = QWidget(self)
        sheet.setObjectName("sheet")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(26)
        columns: list[QVBoxLayout] = []
        heights = [0] * COLUMNS
        for _number in range(COLUMNS):
            columns.append(QVBoxLayout())
            row.addLayout(columns[-1], 1)
        for title, rows in sorted(groups, key=lambda one: -len(one[1])):
            at = heights.index(min(heights))
            heights[at] += len(rows) + 2
            self.groups.append(_Group(title, rows, sheet))
            columns[at].addWidget(self.groups[-1])
        for column in columns:
            column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        return area

    def _fit_screen(self) -> None:
        sheet = self._rows.sizeHint()
        room = self.screen().availableSize()
        self.resize(min(sheet.width() + 76, room.width() - 40), min(sheet.height() + 140, room.height() - 60))

    def _filter(self, typed: str) -> None:
        self.nothing.setVisible(not sum([group.filter(typed) for group in self.groups]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and F1 close; so does ? where nothing is typed."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close()
        else:
            super().keyPressEvent(event)


def _keys(keys: Keys) -> str:
    return " / ".join(dict.fromkeys(shown_key(one) for one in keys[:2]))
