"""Python's cycle collector, on the window's thread only.

Python collects cycles on whichever thread allocates, so a cycle with a widget in it could be torn down on the thread
that writes the workspace: Qt crashes then. See docs/adr/0008.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

TICK_MS: Final = 250
"""How often the young objects are looked through: in a second an extraction makes enough of them for 30 ms."""
YOUNG: Final = 2000
"""Objects made since the last look below which it is not worth a look (Python's own threshold is 700 to 2000)."""
CROWD: Final = 20_000
"""Objects made since the last look that a look takes 5 to 10 ms for: a step over many spans made them."""
FULL_EVERY: Final = 1200
"""Looks at the young objects for one look at all of them (35 ms with an article of 3,000 spans)."""
MANY: Final = 150_000
"""Objects in all from which on a look at all of them waits until the window is not in use."""


class Collector(QObject):
    """Turns automatic collection off while it runs, and collects from a timer of the thread it was made on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._due = False
        gc.disable()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Look through what is young, and now and then through everything."""
        if self._due and not _in_use():
            self._due = False
            gc.collect()
            return
        made = gc.get_count()[0]
        if made < YOUNG:
            return
        if made > CROWD:
            # Both together make all that is young old, without a look at any of it.
            gc.freeze()
            gc.unfreeze()
            return
        self._looks += 1
        if self._looks % FULL_EVERY == 0:
            self._due = True
            if len(gc.get_objects(generation=2)) < MANY:
                self._due = False
                gc.collect()
                return
        gc.collect(1)


def _in_use() -> bool:
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
