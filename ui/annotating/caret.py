"""Caret mode in the window: the key that switches it, and the word for it in the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Caret(QObject):
    """Keeps the menu, the page and the status line of one mind."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._reader, self._status = window.reader, window.status_line
        self._action = window.actions_table.by_name["caret"]
        self._reader.caret_mode_changed.connect(self._on_changed)

    def caret(self) -> None:
        """Switch caret mode as the menu says."""
        self._reader.set_caret_mode(self._action.isChecked())
        self._reader.setFocus()

    def _on_changed(self, on: bool) -> None:
        self._action.setChecked(on)
        self._status.show_caret(on)
