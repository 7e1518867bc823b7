"""Looking into files beside the window: functions on one thread of their own, answers on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core import giving_way
from core.errors import ZhupiError

Stopped = Callable[[], bool]
"""Whether nobody waits for the answer any more."""


class Forgotten(Exception):
    """Raised by a function that sees that it is not wanted any more."""


@dataclass(frozen=True, slots=True)
class _Asked:
    future: Future[Any]
    stop: threading.Event
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Background(QObject):
    """One function at a time, in the order of asking; a newer one of the same purpose takes the older one's place.

    For what reads the open workspace, which another process cannot see. What only needs a file goes to `ui.jobs`.
    """

    _ended = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "beside-the-window")
        self._asked: dict[str, _Asked] = {}
        # Queued: the answer comes from the other thread.
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        purpose: str,
        function: Callable[[Stopped], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `function` on the other thread; then `done` with its answer, or `failed`, on this one."""
        self.forget(purpose)
        stop = threading.Event()
        future = self._pool.submit(function, stop.is_set)
        self._asked[purpose] = _Asked(future, stop, done, failed)
        future.add_done_callback(lambda ended: self._tell(purpose, ended))

    def forget(self, purpose: str) -> None:
        """Nobody waits for that answer any more."""
        asked = self._asked.pop(purpose, None)
        if asked is not None:
            asked.stop.set()
            asked.future.cancel()

    def running(self, purpose: str) -> bool:
        """Whether an answer of that purpose is waited for."""
        return purpose in self._asked

    def stop(self) -> None:
        """Forget everything and wait for the thread: it reads a workspace that is about to be closed."""
        for purpose in list(self._asked):
            self.forget(purpose)
        with giving_way.waiting():
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _tell(self, purpose: str, future: Future[Any]) -> None:
        try:
            self._ended.emit(purpose, future)
        except RuntimeError:
            return  # the window is gone

    @Slot(str, object)
    def _on_ended(self, purpose: str, future: Future[Any]) -> None:
        asked = self._asked.get(purpose)
        if asked is None or asked.future is not future:
            return
        del self._asked[purpose]
        try:
            answer = future.result()
        except Forgotten:
            return
        except (ZhupiError, OSError) as error:
            asked.failed(error)
        else:
            asked.done(answer)
