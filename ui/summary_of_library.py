"""The summary of every article worked on, made in short steps and put on the clipboard as tables."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui import views

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SLICE: Final = 0.012
"""Seconds of work between two turns of the event loop."""


class LibrarySummary(QObject):
    """Adds up the library on request; it can be given up at any time."""

    told = Signal(str)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._work: Iterator[tuple[int, int]] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)

    def copy_library_summary(self) -> None:
        """Put the tables of all articles worked on onto the clipboard."""
        self._work = self._copied()
        self._turn.start()

    def stop(self) -> None:
        """Give it up; the clipboard stays as it is."""
        if self._work is not None:
            self._end()

    def _end(self) -> None:
        self._work = None
        self._turn.stop()
        self.progress.emit(0, 0)

    def _next(self) -> None:
        until = time.perf_counter() + SLICE
        step = None
        while self._work is not None and time.perf_counter() < until:
            step = next(self._work, None)
            if step is None:
                self._end()
        if step is not None:
            self.progress.emit(*step)

    def _copied(self) -> Iterator[tuple[int, int]]:
        from core import summary_many  # noqa: PLC0415  # few ask for it
        from ui.copying import onto_clipboard  # noqa: PLC0415

        workspace, names = self._window.workspace, views.province_names()
        left_out = sum(1 for entry in workspace.entries() if not entry.stored)
        many = yield from summary_many.summed_up(workspace, names)
        making = summary_many.tables(many, names)
        done = (max(1, many.articles), max(1, many.articles))
        while True:
            try:
                next(making)
            except StopIteration as end:
                tables = end.value
                break
            yield done
        lines = summary_many.first_lines(many)
        if not tables:
            self.told.emit(self.tr("There is nothing to add up: no article with tasks or slogans was worked on yet."))
            return
        for _rest in onto_clipboard(lines, tables):
            yield done
        words = self.tr("The summary of {n} articles is on the clipboard; it pastes as tables.").format(n=many.articles)
        if left_out:
            words += " " + self.tr("{n} articles not yet worked on are not in it.").format(n=left_out)
        self.told.emit(words)
