"""The library pane's fields and order: kept in the settings, and told when a person's own fields change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Listing(QObject):
    """Connects the pane to the settings and to the fields."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.library.set_fields(window.workspace.fields())
        window.library.set_order(window.settings.text("library_order"))
        window.library.order_changed.connect(self._on_order)

    def _on_order(self, order: str) -> None:
        self._window.settings.put("library_order", order)
