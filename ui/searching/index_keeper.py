"""Keeps the index of texts up to date, in the worker process; stored articles are read for it in slices here."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core import places
from core.articles.library import Entry
from core.errors import ZhupiError
from core.searching.indexing import Indexed, IndexRequest, SearchFile
from ui.session import Session

if TYPE_CHECKING:
    from core.searching.index import SearchIndex
    from core.searching.index_rows import Text
    from ui.main_window import MainWindow

SLICE: Final = 0.004
"""Seconds a turn of the event loop gives to indexing."""
TOGETHER: Final = 100
"""Stored articles handed to the worker at a time, fewer where they are long."""
LONG: Final = 200_000
OFTEN: Final = 0.1
"""Seconds between two words about the progress."""
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
        self._late: deque[Entry] = deque()
        self._texts: list[Text] = []
        self._files: list[Entry] = []
        self._done = self._of = self._before = 0
        self._told_at = 0.0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._soon = QTimer(self, singleShot=True, interval=AT_FIRST)
        self._soon.timeout.connect(self.keep_up)
        self._soon.start()
        window.opening.added.connect(lambda _done, _unread: self._soon.start())
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
            self._begin(self._plan())

    def stop(self) -> None:
        """Leave the rest for later; what is indexed stays."""
        self._turn.stop()
        self._steps = None
        self._files, self._texts = [], []
        self._late.clear()
        if self._session.jobs.cancel("index"):
            self.progress.emit(0, 0)
            self.settled.emit()

    def _begin(self, steps: Iterator[None]) -> None:
        self._steps = steps
        self._turn.start()

    def _plan(self) -> Iterator[None]:
        """What is to be done: stored articles whose text the index has not, and every file, to be looked at."""
        index = self.index()
        if index is None:
            return
        known = index.known()
        yield
        entries = self._session.workspace.entries()
        self._files = [one for one in entries if not one.stored and one.path]
        yield
        self._late.extend(
            one for one in entries if one.stored and (one.uid not in known or _is_other(known[one.uid].sha256, one))
        )
        self._done, self._of = 0, len(self._late) + len(self._files)

    def _gather(self) -> Iterator[None]:
        """Some stored articles' texts."""
        from core.searching.index_rows import Text  # noqa: PLC0415

        size = 0
        while self._late and len(self._texts) < TOGETHER and size < LONG:
            entry = self._late.popleft()
            try:
                article = self._session.workspace.article(entry.uid)
            except ZhupiError:
                article = None  # opening it says what is wrong; the others can be searched
            if article is not None:
                self._texts.append(Text(entry.uid, article.text_sha256, article.text))
                size += len(article.text)
            yield

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
        if steps is None:
            self._steps = None
            self._turn.stop()
            self._next()

    def _next(self) -> None:
        """Give the worker what is gathered, gather more, or be done."""
        if self._index is not None and (self._texts or not self._late) and (self._texts or self._files):
            texts, self._texts = tuple(self._texts), []
            files: list[Entry] = []
            if not texts:
                files, self._files = self._files[:FILES], self._files[FILES:]
            request = IndexRequest(str(self._index.path), self._index.owner, tuple(map(file_of, files)), texts)
            self._before = self._done
            self._session.jobs.ask("index", request, self._on_indexed, self._on_batch)
        elif self._index is not None and self._late:
            self._begin(self._gather())
        else:
            self.progress.emit(0, 0)
            self.settled.emit()

    def _on_indexed(self, part: object) -> None:
        if not isinstance(part, Indexed):
            return
        self._done = self._before + part.number
        if time.perf_counter() - self._told_at > OFTEN:
            self._told_at = time.perf_counter()
            self.progress.emit(self._done, self._of)
        if part.failed:
            self._give_up()
        if part.fresh:
            self.fresh.emit(list(part.fresh))

    def _on_batch(self, error: Exception | None) -> None:
        # What failed is tried again the next time; until then those files are not found, which the page says.
        if error is not None:
            self._give_up()
        self._next()

    def _give_up(self) -> None:
        self._files = []
        self._late.clear()


def _is_other(sha256: str, entry: Entry) -> bool:
    return sha256 != entry.text_sha256
