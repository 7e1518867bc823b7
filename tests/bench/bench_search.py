"""Search across a folder's articles, and find in a long one: python tests/bench/bench_search.py FOLDER

Prints what building the index costs, its size, the longest stall of the window meanwhile, the first and the second
search of several words, with the index and without, and the same for find in an article of three million characters.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from core import reading
from core.changes import SpanChange, Transaction
from core.model import BUILT_IN_LABELS, Span, Status
from core.settings import Settings
from core.spans import SpanSet
from core.workspace import Base, Workspace
from ui.main_window import MainWindow

WORDS = ("的", "经济", "广东省", "粮食安全", "经济 发展", "龘龘")
WORKED = 500
"""Articles that are stored, with some spans each."""


class Pulse:
    """The longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self._clock = QElapsedTimer()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self.worst = 0.0

    def _beat(self) -> None:
        self.worst = max(self.worst, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()

    def start(self) -> None:
        self.worst = 0.0
        self._clock.start()
        self._timer.start()

    def stop(self) -> float:
        self._timer.stop()
        return self.worst


def until(done: Callable[[], bool], limit: float = 600) -> None:
    end = time.perf_counter() + limit
    while not done() and time.perf_counter() < end:
        QApplication.processEvents()


def workspace_of(folder: Path, path: Path) -> Workspace:
    workspace = Workspace.open(path, annotator="小林")
    characters = 0
    for number, one in enumerate(sorted(folder.iterdir())):
        article = reading.read_file(str(one))
        characters += len(article.text)
        uid = workspace.add(article).uid
        if number < WORKED:
            made = [
                Span(f"{number}-{at}", BUILT_IN_LABELS[at % 3].name, at, at + 6, Status(at // 20 % 2))
                for at in range(0, min(2000, len(article.text) - 8), 20)
            ]
            changes = tuple(SpanChange(span.id, None, span) for span in made)
            workspace.commit(Transaction("add", ((uid, changes),)), bases={uid: Base(article, SpanSet())})
    workspace.flush(600)
    print(f"{len(workspace.entries())} articles, {characters:,} characters, {min(WORKED, number + 1)} worked on")
    return workspace


def _note(seen: list[float], began: float, *_rows: object) -> None:
    if not seen:
        seen.append(time.perf_counter() - began)


def search(window: MainWindow, words: str, pulse: Pulse, *, names: Sequence[str] = ("first", "again")) -> None:
    searching = window.panes.searching
    for name in names:
        searching.page.line.blockSignals(True)
        searching.page.line.setText(words)
        searching.page.line.blockSignals(False)
        seen: list[float] = []
        pulse.start()
        began = time.perf_counter()

        note = partial(_note, seen, began)
        searching.page.model.rowsInserted.connect(note)
        searching.run()
        until(lambda: searching._steps is None and not searching._session.jobs.running("scan"))
        whole = time.perf_counter() - began
        searching.page.model.rowsInserted.disconnect(note)
        print(
            f"  {words!r} {name}: {searching.page.model.hits:,} hits in {len(searching.page.model.articles):,} articles; "
            f"first rows after {seen[0] * 1000 if seen else 0:.0f} ms, all after {whole * 1000:.0f} ms, "
            f"longest stall {pulse.stop():.0f} ms"
        )


def find(window: MainWindow, words: str, pulse: Pulse, *, pattern: bool = False) -> None:
    bar = window.find_bar
    bar.pattern.setChecked(pattern)
    pulse.start()
    began = time.perf_counter()
    bar.open_for(window.session.text, words)
    key = time.perf_counter() - began
    until(lambda: not bar.finder.busy)
    print(
        f"  {words!r}: {len(bar.ranges):,} matches; the key {key * 1000:.1f} ms, all after "
        f"{(time.perf_counter() - began) * 1000:.0f} ms, longest stall {pulse.stop():.0f} ms"
    )


def main() -> None:
    folder = Path(sys.argv[1])
    application = QApplication([])
    gc.disable()  # as in the window (ui.collecting)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZHUPI_HOME"] = home
        settings = Settings(Path(home) / "settings.json")
        workspace = workspace_of(folder, Path(home) / "w.zhupi.json")
        window = MainWindow(workspace, settings)
        window.resize(1280, 800)
        window.show()
        window.start([])
        pulse = Pulse()
        until(lambda: application.activeWindow() is not None, 1)
        searching = window.panes.searching
        pulse.start()
        began = time.perf_counter()
        searching.search_library()
        until(lambda: not searching.keeper.busy)
        index = searching.keeper.index()
        assert index is not None
        print(
            f"index built in {time.perf_counter() - began:.1f} s, {index.size() / 1e6:.1f} MB, "
            f"{len(index.known())} articles; longest stall {pulse.stop():.0f} ms"
        )
        began = time.perf_counter()
        searching.keeper.keep_up()
        until(lambda: not searching.keeper.busy)
        print(f"nothing new: looked through in {time.perf_counter() - began:.2f} s")
        for words in (*WORDS, "label:slogan", "label:slogan status:accepted 经济"):
            index.close()
            search(window, words, pulse)
        settings.put("search_cache", False)
        print("without the index:")
        search(window, "经济", pulse, names=("once",))
        long = Path(home) / "long.txt"
        texts = [one.read_text("utf-8", "replace") for one in sorted(folder.iterdir())]
        long.write_text(("\n".join(texts) * 3)[:3_000_000], "utf-8")
        searching.leave()
        window.opening.open_file(str(long))
        until(lambda: window.session.current is not None and window.session.current.complete, 120)
        print(f"find in {len(window.session.text):,} characters, {len(window.session.spans):,} spans:")
        for words in ("的", "经济", "龘龘"):
            find(window, words, pulse)
        find(window, "第[一二三四五六七八九十]+[条章]", pulse, pattern=True)
        find(window, "(x+x+)+y|(.*)*q", pulse, pattern=True)
        bar = window.find_bar
        bar.pattern.setChecked(False)
        bar.open_for(window.session.text, "经济")
        until(lambda: not bar.finder.busy)
        pulse.start()
        began = time.perf_counter()
        window.panes.find_matches.label("SLOGAN")
        until(lambda: not window.panes.find_matches.busy)
        print(
            f"  {len(bar.ranges):,} matches labelled in {(time.perf_counter() - began) * 1000:.0f} ms, "
            f"longest stall {pulse.stop():.0f} ms"
        )
        window.workspace.flush(60)
        window.setProperty("leaving", True)
        window.close()


if __name__ == "__main__":
    main()
