"""The way back that a saying offers: it undoes what it speaks of, never something that came later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Table = TypeVar("Table")


class UndoOffer:
    """Of a correction. Made when it has just been made; called when a person presses Undo."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._number = self._latest()

    def __call__(self) -> bool:
        """Take the correction back, unless others were made since; whether it was."""
        if self._number is not None and self._latest() == self._number:
            return self._window.session.undo()
        _tell_of_others(self._window)
        return False

    def gone(self) -> bool:
        """Whether the correction has been taken back already, in another way."""
        return self._number is not None and (self._latest() or 0) < self._number

    def _latest(self) -> int | None:
        target = self._window.workspace.undo_target()
        return target[0] if target is not None else None


class TableOffer(Generic[Table]):
    """Of a change to a whole table of the workspace: it is put as it was, unless it was changed again since."""

    def __init__(
        self, window: MainWindow, read: Callable[[], Table], put: Callable[[Table], object], before: Table
    ) -> None:
        self._window = window
        self._read = read
        self._put = put
        self._before = before
        self._made = read()

    @property
    def fits(self) -> bool:
        """Whether the table is as the change left it."""
        return self._read() == self._made

    def __call__(self) -> None:
        """Put the table as it was; where it was changed again, say so and change nothing."""
        if self.fits:
            self._put(self._before)
        else:
            _tell_of_others(self._window)


def _tell_of_others(window: MainWindow) -> None:
    window.notices.tell(
        QCoreApplication.translate("UndoOffer", "Other corrections were made since. Ctrl+Z takes them back one by one.")
    )
