"""Background work for the window: asks the worker process, answers on the window's thread, newest wins."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from core.requests import Answer, Request
from core.worker import Worker

IDLE_MINUTES: Final = 10
"""After that long without work the process is ended: with jieba's dictionary it holds 95 MB (DESIGN)."""

AHEAD: Final = 1
"""Answers that may be unpickled before the window has taken in the one before them."""

Part = Callable[[object], None]
End = Callable[[Exception | None], None]


class Jobs(QObject):
    """Requests to the worker process, by purpose; a newer request of a purpose cancels the older one."""

    busy_changed = Signal(bool)
    _arrived = Signal(object, bool)

    def __init__(self, worker: Worker | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._wanted: dict[int, tuple[str, Part, End]] = {}
        # Queued: the worker answers on a thread of its own.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._answers: deque[tuple[Answer, bool]] = deque()
        # One answer a turn of the event loop: Qt hands over everything that is posted before it looks at a key,
        # so answers that came in quickly would hold the window up together.
        # The worker's thread does not unpickle further answers meanwhile: two threads that compute share one lock.
        self._room = threading.Semaphore(AHEAD)
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._deliver_next)
        self.worker = worker or Worker()
        self.worker.answered = self._on_answer
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self.worker.stop)

    def ask(self, purpose: str, request: Request, part: Part, end: End) -> int:
        """Ask for work: `part` gets each part of the answer, `end` the error or None, both on this thread."""
        self.cancel(purpose)
        job = next(self._numbers)
        self._wanted[job] = (purpose, part, end)
        self._idle.stop()
        self.worker.ask(job, request)
        self.busy_changed.emit(True)
        return job

    def cancel(self, purpose: str) -> bool:
        """Forget the request of that purpose, if there is one."""
        jobs = [job for job, (name, _part, _end) in self._wanted.items() if name == purpose]
        for job in jobs:
            del self._wanted[job]
            self.worker.cancel(job)
        return bool(jobs)

    def restart(self) -> None:
        """End the process with all it is doing: for a long extraction nobody waits for any more."""
        self._wanted.clear()
        self.worker.stop()

    def running(self, purpose: str) -> bool:
        """Whether a request of that purpose waits for its end."""
        return any(name == purpose for name, _part, _end in self._wanted.values())

    def stop(self) -> None:
        """End all work and the process."""
        self._wanted.clear()
        self._next.stop()
        while self._answers:
            if self._answers.popleft()[1]:
                self._room.release()
        self._idle.stop()
        self.worker.stop()

    def _on_answer(self, answer: Answer) -> None:
        # What is made on the window's own thread (a process that could not be asked) never waits for it.
        held = threading.current_thread() is not threading.main_thread()
        if held:
            self._room.acquire()
        try:
            self._arrived.emit(answer, held)
        except RuntimeError:
            # The window is gone; its last answers are nobody's.
            return

    @Slot(object, bool)
    def _on_arrived(self, answer: Answer, held: bool) -> None:
        self._answers.append((answer, held))
        self._next.start()

    def _deliver_next(self) -> None:
        answer, held = self._answers.popleft()
        if not self._answers:
            self._next.stop()
        try:
            self._deliver(answer)
        finally:
            if held:
                self._room.release()

    def _deliver(self, answer: Answer) -> None:
        wanted = self._wanted.get(answer.job)
        if wanted is None:
            return
        _purpose, part, end = wanted
        if not answer.last:
            part(answer.value)
            return
        del self._wanted[answer.job]
        if not self._wanted:
            self._idle.start()
            self.busy_changed.emit(False)
        end(answer.error)
