"""Simple mode, for people who only read, correct and hand on: single letters do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.panels.library.first_start import FirstStart


class SimpleMode(QObject):
    """Switched in the menu, on the first page and in the settings; shown wherever keys are named."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.follow_theme(self._show)

    def follow_first_start(self, page: FirstStart) -> None:
        """The page that says how to begin is there: it can choose, and shows what is chosen."""
        page.simple_mode_chosen.connect(self.take)
        self._window.follow_theme(lambda _theme: page.simple.setChecked(self._window.settings.on("simple_mode")))

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
        window.status_line.show_simple(on)
