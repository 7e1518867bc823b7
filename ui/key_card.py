"""The key card (F1): what every key does, made from the table of actions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from core.model import Label
from ui.actions import ACTIONS, MENUS, SUBMENUS
from ui.window_actions import translated
from ui.wording import plain

COLUMNS: Final = (("file", "edit"), ("annotate",), ("edges", "view"), ("group",))
"""The menus whose keys are shown, column by column."""


class KeyCard(QDialog):
    """A card that does not hold up the window; Escape or F1 closes it."""

    def __init__(self, labels: tuple[Label, ...], chinese: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        whole.addLayout(grid)
        labelled = [(label.key, label.zh if chinese else label.en) for label in labels if label.key]
        titles = {**dict(MENUS), **{key: title for key, _outer, title in SUBMENUS}}
        for column, menus in enumerate(COLUMNS):
            at = 0
            for menu in menus:
                rows = [(_keys(row.keys), translated(row.text)) for row in ACTIONS if row.menu == menu and row.keys]
                if menu == "annotate":
                    rows = labelled + rows
                at = self._menu(grid, (at, column), translated(titles[menu]), rows)
        hint = QLabel(self.tr("Space and Shift+Space page, arrows scroll, Shift+arrows select."), self)
        hint.setObjectName("soft")
        whole.addWidget(hint)

    def _menu(self, grid: QGridLayout, place: tuple[int, int], title: str, rows: list[tuple[str, str]]) -> int:
        """One menu's keys at that row and column; the row under them."""
        first, column = place
        head = QLabel(plain(title), self)
        head.setObjectName("heading")
        grid.addWidget(head, first, 2 * column, 1, 2)
        for at, (keys, words) in enumerate(rows, first + 1):
            key = QLabel(keys, self)
            key.setObjectName("key")
            grid.addWidget(key, at, 2 * column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(plain(words), self), at, 2 * column + 1)
        return first + len(rows) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, F1 and ? close."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close()
        else:
            super().keyPressEvent(event)


def _keys(keys: tuple[str, ...]) -> str:
    shown = [QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) or one for one in keys[:2]]
    return " / ".join(shown)
