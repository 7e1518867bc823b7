"""Simple mode, for people who only read, correct and hand on: single letters do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SimpleMode(QObject):
    """Switched in the menu, on the first page and in the settings; shown wherever keys are named."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.first_start.simple_mode_chosen.connect(self.take)
        window.follow_theme(self._show)

    def simple_mode(self) -> None:
        """As the menu has it now."""
        self.take(self._window.actions_table.by_name["simple_mode"].isChecked())

    def take(self, on: bool) -> None:
        """Keep whether single letters do nothing."""
        self._window.settings.put("simple_mode", on)
        self._window.apply_settings()

    def _show(self, _theme: object) -> None:
        window = self._window
        on = window.settings.on("simple_mode")
        window.actions_table.by_name["simple_mode"].setChecked(on)
        window.first_start.simple.setChecked(on)
        window.status_line.show_simple(on)
