"""Lets the threads beside the window wait until it has finished what it does (`core.giving_way`)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.giving_way import come_round, set_window


class ComingRound(QObject):
    """On the window's thread; from its making until `stop` the others give way to it."""

    _called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Events before timers: what is to be painted is painted first.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(come_round)
        # Queued: it comes behind what the window is doing now.
        self._called.connect(self._turn.start, Qt.ConnectionType.QueuedConnection)
        set_window(self._called.emit)

    def stop(self) -> None:
        """The event loop does not turn any more."""
        set_window(None)
