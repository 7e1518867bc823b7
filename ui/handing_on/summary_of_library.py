"""The summary of the whole library, made in short steps and put on the clipboard as tables."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.requests import Searched, SearchRequest
from ui import views

if TYPE_CHECKING:
    from core.articles.library import Entry
    from core.summary.many import Many
    from ui.main_window import MainWindow

Step = tuple[int, int]
"""How many articles of how many are done."""
PURPOSE: Final = "library_summary"
SLICE: Final = 0.006
"""Seconds of work between two turns of the event loop."""


class LibrarySummary(QObject):
    """Adds up the library on request; it can be given up at any time."""

    told = Signal(str)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._work: Iterator[Step] | None = None
        self._parts: deque[Searched] = deque()
        self._searching = False
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)

    def copy_library_summary(self) -> None:
        """Put the tables of all articles of the library onto the clipboard; those not worked on are read afresh."""
        self.stop()
        self._work = self._copied()
        self._turn.start()

    def stop(self) -> None:
        """Give it up; the clipboard stays as it is."""
        self._window.jobs.cancel(PURPOSE)
        self._parts.clear()
        self._searching = False
        if self._work is not None:
            self._end()

    def _end(self) -> None:
        self._work = None
        self._turn.stop()
        self.progress.emit(0, 0)

    def _next(self) -> None:
        until = time.perf_counter() + SLICE
        step = None
        while self._work is not None and self._turn.isActive() and time.perf_counter() < until:
            step = next(self._work, None)
            if step is None:
                self._end()
        if step is not None:
            self.progress.emit(*step)

    def _copied(self) -> Iterator[Step]:
        from core.summary.many import first_lines, summed_up, tables  # noqa: PLC0415
        from ui.handing_on.tables import onto_clipboard  # noqa: PLC0415

        names = views.province_names()
        many = yield from summed_up(self._window.workspace, names)
        yield from self._unworked(many)
        making = tables(many, names)
        done = (max(1, many.articles), max(1, many.articles))
        while True:
            try:
                next(making)
            except StopIteration as end:
                made = end.value
                break
            yield done
        if not made:
            self.told.emit(self.tr("There is nothing to add up: no article of the library has tasks or slogans."))
            return
        for _rest in onto_clipboard(first_lines(many), made):
            yield done
        words = self.tr("The summary of {n} articles is on the clipboard; it pastes as tables.").format(n=many.articles)
        if many.unread:
            words += " " + self.tr("{n} files are missing or have changed; they are not in it.").format(n=many.unread)
        self.told.emit(words)

    # ---- articles not worked on: the worker reads and extracts them

    def _unworked(self, many: Many) -> Iterator[Step]:
        from core.spans import SpanSet  # noqa: PLC0415
        from core.summary.article import counted_as  # noqa: PLC0415
        from core.summary.many import taking_in  # noqa: PLC0415

        workspace, names = self._window.workspace, views.province_names()
        entries = {entry.uid: entry for entry in workspace.entries() if not entry.stored and entry.path}
        canonical = counted_as(workspace.same())
        self._ask(list(entries.values()))
        while self._searching or self._parts:
            if not self._parts:
                self._turn.stop()  # the next answer starts it again
                yield many.articles, many.articles + len(entries)
                continue
            part = self._parts.popleft()
            entry, article = entries.get(part.uid), part.article
            if entry is None or article is None or part.found is None or article.text_sha256 != entry.text_sha256:
                many.unread += 1
                continue
            spans = SpanSet(part.found.spans, part.found.groups)
            for _rest in taking_in(many, entry, article, spans, names, canonical=canonical):
                yield part.number, len(entries)
            many.unworked += 1

    def _ask(self, entries: list[Entry]) -> None:
        self._searching = bool(entries)
        if entries:
            workspace = self._window.workspace
            files = tuple((one.uid, one.path, (one.file_sha256, one.encoding)) for one in entries)
            request = SearchRequest(files, "", workspace.own_words(), workspace.policy)
            self._window.jobs.ask(PURPOSE, request, self._on_part, self._on_end)

    def _on_part(self, part: object) -> None:
        if isinstance(part, Searched):
            self._parts.append(part)
            self._turn.start()

    def _on_end(self, error: Exception | None) -> None:
        self._searching = False
        if error is not None:
            self.stop()
            self.failed.emit(error)
        elif self._work is not None:
            self._turn.start()
