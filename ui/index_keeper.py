"""Keeps the index of texts up to date: stored articles in slices on this thread, files in the worker process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core import places
from core.library import Entry
from core.searching.indexing import Indexed, IndexRequest, SearchFile
from ui.session import Session

if TYPE_CHECKING:
    from core.searching.index import SearchIndex
    from ui.main_window import MainWindow

SLICE: Final = 0.008
"""Seconds a turn of the event loop gives to indexing."""
TOGETHER: Final = 100
"""Stored articles written at a time, fewer where they are long."""
LONG: Final = 200_000
FILES: Final = 500
"""Files the worker is asked for at a time."""
AT_FIRST: Final = 15_000
"""Milliseconds after the start, or after articles were added, until the index is brought up to date unasked."""


def file_of(entry: Entry) -> SearchFile:
    """How the worker is told of an article's file."""
    return entry.uid, entry.path, (entry.file_sha256, entry.encoding)


class IndexKeeper(QObject):
    """`index()` is the index, or None where there is to be none. `fresh(uids)`: these can be searched from now on."""

    fresh = Signal(object)
    progress = Signal(int, int)
    settled = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session: Session = window.session
        self._settings = window.settings
        self._index: SearchIndex | None = None
        self._steps: Iterator[None] | None = None
        self._files: list[Entry] = []
        self._done = self._of = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._soon = QTimer(self, singleShot=True, interval=AT_FIRST)
        self._soon.timeout.connect(self.keep_up)
        self._soon.start()
        window.opening.added.connect(lambda _done, _failed: self._soon.start())
        window.destroyed.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether articles are being indexed."""
        return self._steps is not None or self._session.jobs.running("index")

    def index(self) -> SearchIndex | None:
        """The index; None where the settings want none, or the cache or SQLite cannot be used."""
        if not self._settings.on("search_cache"):
            self._take_away()
            return None
        if self._index is None:
            self._index = self._opened()
        return self._index

    def _opened(self) -> SearchIndex | None:
        try:
            from core.searching.index import SearchIndex  # noqa: PLC0415  # SQLite is not in every Python, and costs time

            path = places.search_cache(self._session.workspace.path)
        except (ImportError, OSError):
            return None
        return SearchIndex(path, self._session.workspace.uid)

    def _take_away(self) -> None:
        """The settings want no cache: what an earlier run left goes too."""
        self.stop()
        try:
            self.close()
            path = places.search_cache(self._session.workspace.path)
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        except OSError:
            return

    def close(self) -> None:
        """Let go of the file."""
        if self._index is not None:
            self._index.close()
            self._index = None

    # ---- bringing it up to date

    def keep_up(self) -> None:
        """Index what is new or has changed, unless that is going on already."""
        if not self.busy and self.index() is not None:
            self._steps = self._stored()
            self._turn.start()

    def stop(self) -> None:
        """Leave the rest for later; what is indexed stays."""
        self._turn.stop()
        self._steps = None
        self._files = []
        if self._session.jobs.cancel("index"):
            self.progress.emit(0, 0)
            self.settled.emit()

    def _stored(self) -> Iterator[None]:
        from core.searching.index_rows import Text  # noqa: PLC0415

        index = self.index()
        assert index is not None
        known = index.known()
        workspace = self._session.workspace
        entries = workspace.entries()
        self._files = [one for one in entries if not one.stored and one.path]
        late = [
            one for one in entries if one.stored and (one.uid not in known or _is_other(known[one.uid].sha256, one))
        ]
        self._done, self._of = 0, len(late) + len(self._files)
        texts: list[Text] = []
        for number, entry in enumerate(late, 1):
            article = workspace.article(entry.uid)
            if article is not None:
                texts.append(Text(entry.uid, article.text_sha256, article.text))
            self._done = number
            yield
            if texts and (len(texts) >= TOGETHER or number == len(late) or sum(len(one.text) for one in texts) > LONG):
                yield from index.putting(texts)
                self.fresh.emit([one.uid for one in texts])
                texts = []

    def _step(self) -> None:
        from core.searching.index import IndexUnavailable  # noqa: PLC0415

        until = time.perf_counter() + SLICE
        steps = self._steps
        try:
            while steps is not None and time.perf_counter() < until:
                try:
                    next(steps)
                except StopIteration:
                    steps = None
        except IndexUnavailable:
            # Another program writes it, or the disk is full: later, and until then texts are looked through.
            self.stop()
            self.settled.emit()
            return
        if self._of:
            self.progress.emit(self._done, self._of)
        if steps is None:
            self._steps = None
            self._turn.stop()
            self._ask()

    def _ask(self) -> None:
        files, self._files = self._files[:FILES], self._files[FILES:]
        if not files or self._index is None:
            self.progress.emit(0, 0)
            self.settled.emit()
            return
        request = IndexRequest(str(self._index.path), self._index.owner, tuple(map(file_of, files)))
        self._before = self._done
        self._session.jobs.ask("index", request, self._on_indexed, self._on_batch)

    def _on_indexed(self, part: object) -> None:
        if not isinstance(part, Indexed):
            return
        self._done = self._before + part.number
        self.progress.emit(self._done, self._of)
        if part.failed:
            self._files = []
        if part.fresh:
            self.fresh.emit(list(part.fresh))

    def _on_batch(self, error: Exception | None) -> None:
        # What failed is tried again the next time; until then those files are not found, which the page says.
        if error is not None:
            self._files = []
        self._ask()


def _is_other(sha256: str, entry: Entry) -> bool:
    return sha256 != entry.text_sha256
