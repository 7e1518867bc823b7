"""What may come a moment after the page: the panes beside it follow once the decision itself has been painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

SOON: Final = 16
"""Milliseconds, one frame: the page is on the screen by then, and nobody sees the panes come later."""


class AfterPaint(QObject):
    """Does things a frame later, in the order they were first wanted; of one `key` only what was wanted last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[object, Callable[[], object]] = {}
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self.flush)

    def do(self, what: Callable[[], object], key: str = "") -> None:
        """Do that after the next paint; with a `key`, instead of what waits under it."""
        self._waiting[key or object()] = what
        if not self._timer.isActive():
            self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether anything is still to be done."""
        return bool(self._waiting)

    def flush(self) -> None:
        """Do at once what waits; a thing that fails does not keep the others from being done."""
        try:
            while self._waiting:
                self._waiting.pop(next(iter(self._waiting)))()
        finally:
            if self._waiting:
                self._timer.start()
            else:
                self._timer.stop()
