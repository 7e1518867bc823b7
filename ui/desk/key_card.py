"""The key card (F1): what every key does, by group, made from the table of actions and the keys in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
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
from ui.desk.palette import menu_path
from ui.window_actions import shown_key, translated
from ui.wording import plain

COLUMNS: Final = 4
"""Columns at the most."""
_EDGE: Final = 24
"""Pixels between the columns and the edge of the card."""
_BETWEEN: Final = 26
"""Pixels between two columns."""
_RIGHT: Final = 12
"""Pixels between the last column and the scroll bar."""


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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_EDGE, 20, _EDGE, 20)
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
        self.groups = [_Group(title, rows, sheet) for title, rows in sorted(groups, key=lambda one: -len(one[1]))]
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, _RIGHT, 0)
        row.setSpacing(_BETWEEN)
        self._columns = [QVBoxLayout() for _number in range(COLUMNS)]
        for column in self._columns:
            row.addLayout(column, 1)
        self._deal(COLUMNS)
        self.area = area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        return area

    def _deal(self, number: int) -> int:
        """Put the groups into that many columns of about the same height; the pixels of width they need."""
        heights, widths = [0] * number, [0] * number
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        for group in self.groups:
            at = heights.index(min(heights))
            heights[at] += len(group.rows) + 2
            widths[at] = max(widths[at], group.sizeHint().width())
            self._columns[at].addWidget(group)
        for column in self._columns[:number]:
            column.addStretch(1)
        return sum(widths) + (number - 1) * _BETWEEN + _RIGHT

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for: nobody scrolls sideways to find a key."""
        super().resizeEvent(event)
        room = self.contentsRect().width() - 2 * _EDGE - self.area.verticalScrollBar().sizeHint().width()
        for number in range(COLUMNS, 0, -1):
            if self._deal(number) <= room:
                break

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
