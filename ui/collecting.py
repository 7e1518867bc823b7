"""Python's cycle collector, on the window's thread only.

Python collects cycles on whichever thread allocates, so a cycle with a widget in it could be torn down on the thread
that writes the workspace: Qt crashes then. See docs/adr/0008.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

TICK_MS: Final = 250
"""How often the young objects are looked through: in a second an extraction makes enough of them for 30 ms."""
YOUNG: Final = 2000
"""Objects made since the last look below which it is not worth a look (Python's own threshold is 700 to 2000)."""
FULL_EVERY: Final = 1200
"""Looks at the young objects for one look at all of them (35 ms with an article of 3,000 spans)."""


class Collector(QObject):
    """Turns automatic collection off while it runs, and collects from a timer of the thread it was made on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        gc.disable()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        if gc.get_count()[0] < YOUNG:
            return
        self._looks += 1
        gc.collect(2 if self._looks % FULL_EVERY == 0 else 1)
