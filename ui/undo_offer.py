"""The way back that a saying offers: it undoes what it speaks of, never something that came later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class UndoOffer:
    """Made when the correction has just been made; called when a person presses Undo."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._number = self._latest()

    def __call__(self) -> bool:
        """Take the correction back, unless others were made since; whether it was."""
        if self._number is not None and self._latest() == self._number:
            self._window.commands.undo()
            return True
        self._window.notices.tell(
            QCoreApplication.translate(
                "UndoOffer", "Other corrections were made since. Ctrl+Z takes them back one by one."
            )
        )
        return False

    def _latest(self) -> int | None:
        target = self._window.workspace.undo_target()
        return target[0] if target is not None else None
