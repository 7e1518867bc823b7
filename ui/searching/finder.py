"""Looking through the open article's text in slices, or by a regular expression in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from core.model import Range
from core.searching.folding import scan
from core.searching.patterns import MOST, Matches, PatternSearch

SLICE: Final = 0.004
"""Seconds a turn of the event loop gives to looking."""
CALM: Final = 250
"""Milliseconds without a key after which a regular expression is looked for: each is a process."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for. `exact`: width and case count; `pattern`: it is a regular expression."""

    words: str = ""
    exact: bool = False
    pattern: bool = False


class Finder(QObject):
    """Asked once, it tells by `more` of the ranges that have come, ascending, and by `done` that these are all."""

    more = Signal(object)
    done = Signal(str, bool)
    """Why a regular expression is none (else empty); whether looking ended before the end of the text."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = count(1)
        self._job = 0
        self._text = ""
        self._wanted = Wanted()
        self._found = 0
        self._slices: Iterator[list[Range]] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._ask)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._patterns = PatternSearch(self._on_answer)

    @property
    def busy(self) -> bool:
        """Whether more may come."""
        return self._turn.isActive() or self._calm.isActive() or bool(self._job)

    def look(self, text: str, wanted: Wanted) -> None:
        """Look for that; what was looked for before is given up."""
        self.stop()
        self._text, self._wanted, self._found = text, wanted, 0
        if not wanted.words:
            self.done.emit("", False)
        elif wanted.pattern:
            self._calm.start()
        else:
            self._slices = scan(text, wanted.words, exact=wanted.exact)
            self._turn.start()

    def stop(self) -> None:
        """Give up."""
        self._turn.stop()
        self._calm.stop()
        self._slices = iter(())
        self._job = 0
        self._patterns.stop()

    def _step(self) -> None:
        until = time.perf_counter() + SLICE
        ranges: list[Range] = []
        while time.perf_counter() < until:
            part = next(self._slices, None)
            if part is None or self._found >= MOST:
                self._turn.stop()
                self._tell(ranges)
                self.done.emit("", part is not None)
                return
            part = part[: MOST - self._found]
            self._found += len(part)
            ranges += part
        self._tell(ranges)

    def _tell(self, ranges: list[Range]) -> None:
        if ranges:
            self.more.emit(ranges)

    def _ask(self) -> None:
        self._job = next(self._jobs)
        self._patterns.ask(self._job, self._wanted.words, self._text, exact=self._wanted.exact)

    def _on_answer(self, answer: Matches) -> None:
        try:
            self._arrived.emit(answer)
        except RuntimeError:
            # The window is gone; its last answers are nobody's.
            return

    @Slot(object)
    def _on_arrived(self, answer: Matches) -> None:
        if answer.job != self._job:
            return
        self._found += len(answer.ranges)
        self._tell(list(answer.ranges))
        if answer.last:
            self._job = 0
            self.done.emit(answer.wrong, answer.stopped or self._found >= MOST)
