"""The menu of the files opened last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

KEYS = 9
"""So many entries have a digit to press."""


class RecentMenu(QMenu):
    """Filled anew whenever it opens; emits the path that was chosen."""

    chosen = Signal(str)

    def __init__(self, recent: Callable[[], tuple[str, ...]], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("actions", "Rece&nt"), parent)
        self.setObjectName("menu_recent")
        self._recent = recent
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._on_triggered)

    def fill(self) -> None:
        """List the files, the newest first; one that is gone cannot be chosen."""
        self.clear()
        for number, path in enumerate(self._recent(), 1):
            name = Path(path).name.replace("&", "&&")
            action = self.addAction(f"&{number}  {name}" if number <= KEYS else name)
            action.setData(path)
            action.setToolTip(path)
            action.setEnabled(Path(path).is_file())
        if self.isEmpty():
            self.addAction(self.tr("Nothing opened yet")).setEnabled(False)

    def _on_triggered(self, action: QAction) -> None:
        path = action.data()
        if isinstance(path, str):
            self.chosen.emit(path)
