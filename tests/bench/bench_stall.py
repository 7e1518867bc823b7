"""The longest gaps of a 5 ms timer while the window works on a large article and on a large library.

python tests/bench/bench_stall.py [CODE_POINTS] [--folder FOLDER] [--only article|library] [--where]

The article is read, extracted, corrected, looked through and reopened, and jieba loads; the FOLDER (default: none) is
added to another workspace and searched while its index is built.

Beside each gap stand the processor's times that the window's own thread and the whole process took in it. What a quiet
machine needs lies between the two: other threads of ours hold the interpreter for a part of their time. The rest of a
gap was waiting for a core. So the gaps with the most work are named too. `--where` adds what the threads did in the
gaps with the most work, as a sampling thread saw it, which makes them a little longer.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PLAIN = (
    "各级部门要把保障民生放在更加突出的位置，完善服务网点，改进工作作风，及时回应群众关切，让办事的人少跑腿、多满意。"
    "近年来，当地坚持从实际出发，把责任落实到岗、到人，把好经验好做法固定下来，一年接着一年干，工作面貌有了明显变化。"
)
SENTENCE = (
    "江西省邮政管理局要求，一是深入实施“两进一出”工程，做好“六稳”“六保”工作；二是落实全面从严治党要求；"
    "三是加强黄河北岸、广东西部与浙江苏宁的服务。他说明天津贴将发放到位。" + PLAIN * 4 + "\n"
)
"""About one span in forty characters, as in a bulletin that is full of them."""
MARKED = "要求"
"""Twice in each sentence."""
LONG = 0.03
"""Seconds of the process's time from which on a gap is looked into."""
Steps = Iterator[Callable[[], bool]]


@dataclass(frozen=True)
class Gap:
    """One turn of the event loop that took long."""

    phase: str
    wall: float
    window: float
    process: float
    seen: Counter[str]

    def __str__(self) -> str:
        return f"{1000 * self.wall:.0f} ({1000 * self.window:.0f}/{1000 * self.process:.0f})"


def _now() -> tuple[float, float, float]:
    return time.perf_counter(), time.thread_time(), time.process_time()


class Gaps:
    """Measures the turns of the event loop, by phase."""

    def __init__(self, *, where: bool) -> None:
        self.phase = "start"
        self._found: list[Gap] = []
        self._last = _now()
        self._samples: list[tuple[float, str]] = []
        self._main = threading.get_ident()
        self._where = where
        self._ended = threading.Event()
        self._collecting: dict[str, float] = {}
        self._collection_began = 0.0
        gc.callbacks.append(self._collection)
        if where:
            threading.Thread(target=self._sample, daemon=True).start()

    def _collection(self, stage: str, _about: object) -> None:
        if stage == "start":
            self._collection_began = time.perf_counter()
            return
        took = time.perf_counter() - self._collection_began
        self._collecting[self.phase] = max(took, self._collecting.get(self.phase, 0.0))

    def tick(self) -> None:
        """The loop has come round."""
        now = _now()
        wall, window, process = (after - before for after, before in zip(now, self._last, strict=True))
        seen: Counter[str] = Counter()
        if process > LONG and self._samples:
            seen = Counter(words for at, words in list(self._samples) if at > self._last[0])
        self._found.append(Gap(self.phase, wall, window, process, seen))
        self._samples.clear()
        self._last = _now()

    def begin(self) -> None:
        """What was before does not count."""
        self._last = _now()

    def _sample(self) -> None:
        own = threading.get_ident()
        while not self._ended.wait(0.003):
            for ident, frame in sys._current_frames().items():
                words = "" if ident == own else _stack(frame)
                if words:
                    self._samples.append(
                        (time.perf_counter(), f"{'window' if ident == self._main else 'other '} {words}")
                    )

    def print(self) -> None:
        """The longest gaps of each phase, then those with the most work."""
        self._ended.set()
        print("gaps in ms, in brackets the time of the window's thread / of the process")
        for phase in dict.fromkeys(gap.phase for gap in self._found):
            found = [gap for gap in self._found if gap.phase == phase]
            longest = sorted(found, key=lambda one: -one.wall)[:3]
            worked = sorted(found, key=lambda one: -one.process)[:3]
            looked = f"; Python's collector {1000 * self._collecting.get(phase, 0.0):.0f}"
            print(f"{phase:24} {', '.join(map(str, longest)):45} most work {', '.join(map(str, worked))}{looked}")
            for gap in worked if self._where else ():
                if gap.seen:
                    print(f"    {gap}:")
                for stack, number in gap.seen.most_common(6):
                    print(f"      {number:3} {stack}")


def _stack(frame: FrameType | None) -> str:
    """The innermost frames, those of the loop and of threads that wait left out."""
    names: list[str] = []
    while frame is not None and len(names) < 8:
        path = Path(frame.f_code.co_filename)
        if frame.f_code.co_name in {"_show_window", "_bootstrap", "_bootstrap_inner"}:
            break
        if not names and path.stem in {"threading", "connection", "selectors", "worker"}:
            return ""
        names.append(f"{path.stem}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(names)


def main() -> None:
    """Print the longest gaps by phase."""
    parser = argparse.ArgumentParser()
    parser.add_argument("size", nargs="?", type=int, default=3_000_000)
    parser.add_argument("--folder")
    parser.add_argument("--only", choices=("article", "library"))
    parser.add_argument("--where", action="store_true")
    given = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZHUPI_HOME"] = home
        path = Path(home) / "large.txt"
        path.write_text(SENTENCE * (given.size // len(SENTENCE)), "utf-8")
        run = _Run(Path(home), where=given.where)
        if given.only != "library":
            run.article(path)
        if given.folder and given.only != "article":
            run.library(given.folder)
        run.gaps.print()
    print(f"load {os.getloadavg()[0]:.1f}")


class _Run:
    """One window after another, each with the timer running while it is looked at."""

    def __init__(self, home: Path, *, where: bool) -> None:
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtWidgets import QApplication

        self._home = home
        self._application = QApplication.instance() or QApplication([])
        self.gaps = Gaps(where=where)
        self._timer = QTimer(interval=5)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.gaps.tick)

    def _window(self, workspace: str, script: Callable[[object, Gaps], Steps], *paths: str) -> None:
        from tests.e2e import driver

        def steps(window: object) -> Steps:
            self._timer.start()
            self.gaps.begin()
            yield from script(window, self.gaps)
            self._timer.stop()  # what follows is the end: it folds the workspace, and nobody waits for a key

        driver.PATIENCE = 300
        driver.run(["--workspace", str(self._home / workspace), *paths], steps)

    def article(self, path: Path) -> None:
        """One large article."""

        def first(window: object, gaps: Gaps) -> Steps:
            yield from _opened(window, path, gaps)
            yield from _corrected(window, gaps)
            yield from _looked_at(window, gaps)
            yield from _marked(window, gaps)

        self._window("article.zhupi.json", first)
        self._window("article.zhupi.json", _started)
        small = self._home / "small.txt"
        small.write_text(SENTENCE, "utf-8")
        self._window("article.zhupi.json", _reopened, str(small))

    def library(self, folder: str) -> None:
        """Many articles."""

        def script(window: object, gaps: Gaps) -> Steps:
            yield from _added(window, folder, gaps)
            yield from _searched(window, gaps)

        self._window("library.zhupi.json", script)


def _rest(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() > until


def _opened(window: object, path: Path, gaps: Gaps) -> Steps:
    from core.requests import CutRequest

    gaps.phase = "open and extract"
    begun = time.perf_counter()
    window.opening.open_paths([str(path)])
    yield lambda: window.session.current is not None
    print(f"shown after {1000 * (time.perf_counter() - begun):.0f} ms")
    yield lambda: window.session.current.complete
    print(f"all {len(window.session.spans)} spans lit after {1000 * (time.perf_counter() - begun):.0f} ms")
    gaps.phase = "jieba loads"
    done: list[object] = []
    window.jobs.ask("cut", CutRequest("他说明天津贴将发放到位"), done.append, done.append)
    yield lambda: len(done) == 2
    yield _rest(0.5)


def _corrected(window: object, gaps: Gaps) -> Steps:
    from tests.e2e import driver

    gaps.phase = "first correction"
    driver.press(window, "j")
    driver.press(window, "a")
    yield lambda: window.workspace.unconfirmed == 0
    yield _rest(0.5)
    gaps.phase = "later corrections"
    for _number in range(20):
        driver.press(window, "a")
        yield lambda: True
    yield lambda: window.workspace.unconfirmed == 0
    yield _rest(0.5)
    for gaps.phase, command in (
        ("finish", window.commands.finish),
        ("undo of it", window.commands.undo),
        ("redo of it", window.commands.redo),
        ("undo again", window.commands.undo),
    ):
        yield from _done(window, command)


def _done(window: object, command: Callable[[], object]) -> Steps:
    command()
    yield _rest(0.1)
    yield lambda: window.workspace.unconfirmed == 0
    yield _rest(1.5)


def _looked_at(window: object, gaps: Gaps) -> Steps:
    gaps.phase = "find"
    window.commands.find()
    window.find_bar.line.setText("六稳")
    yield _rest(0.3)
    yield lambda: not window.find_bar.finder.busy
    yield _rest(0.5)
    gaps.phase = "find by pattern"
    window.find_bar.pattern.setChecked(True)
    window.find_bar.line.setText("[一二三四]是|“.{2}”")
    yield _rest(0.3)
    yield lambda: not window.find_bar.finder.busy
    yield _rest(0.5)
    window.find_bar.pattern.setChecked(False)
    window.find_bar.close_bar()
    for gaps.phase, tab, seconds in (
        ("summary", "SummaryPanel", 5),
        ("structure", "StructurePanel", 1),
        ("list of spans", "SpansPanel", 1),
        ("problems", "ProblemsPanel", 5),
        ("history", "HistoryPanel", 1),
        ("structure again", "StructurePanel", 1),
    ):
        names = ["SummaryPanel", "StructurePanel", "SpansPanel", "ProblemsPanel", "HistoryPanel"]
        window.tabs.setCurrentIndex(names.index(tab))
        yield _rest(seconds)


def _marked(window: object, gaps: Gaps) -> Steps:
    from ui.reader.selection import Selected

    gaps.phase = "T previewed"
    part = window.panes.propagation
    at = window.session.text.index(MARKED)
    window.reader.set_selected_text(Selected(at, at + len(MARKED)))
    part.mark_equal()
    yield part.page.carry_out.isEnabled
    yield _rest(1)
    print(f"T marks {len(part.page.ticked())}")
    for gaps.phase, command in (("T carried out", part.carry_out), ("undo of T", window.commands.undo)):
        yield from _done(window, command)


def _started(window: object, gaps: Gaps) -> Steps:
    gaps.phase = "a start with it"
    yield lambda: window.session.current is not None
    yield _rest(3)


def _reopened(window: object, gaps: Gaps) -> Steps:
    gaps.phase = "a start with another"
    yield lambda: window.session.current is not None
    yield _rest(3)
    gaps.phase = "what is stored reopened"
    window.opening.open_entry(window.workspace.entries()[0].uid)
    yield lambda: window.session.uid == window.workspace.entries()[0].uid
    yield _rest(3)


def _added(window: object, folder: str, gaps: Gaps) -> Steps:
    gaps.phase = "folder added"
    done: list[int] = []
    window.opening.added.connect(lambda number, _unread: done.append(number))
    begun = time.perf_counter()
    window.opening.open_paths([folder])
    yield lambda: bool(done)
    yield lambda: window.workspace.unconfirmed == 0
    print(f"{done[0]} articles added in {time.perf_counter() - begun:.1f} s")
    yield _rest(0.5)


def _searched(window: object, gaps: Gaps) -> Steps:
    gaps.phase = "index built, searched"
    searching = window.panes.searching
    begun = time.perf_counter()
    searching.search_library()
    searching.page.line.setText("经济")
    yield _rest(0.5)
    yield lambda: not searching.keeper.busy and not window.panes.searching._steps
    print(f"index built after {time.perf_counter() - begun:.1f} s, {searching.page.model.hits} hits")
    for gaps.phase, words in (("searched: many hits", "发展"), ("searched: few hits", "粮食安全 湖北")):
        searching.page.line.setText(words)
        yield _rest(0.5)
        yield lambda: not window.panes.searching._steps
        yield _rest(0.5)


if __name__ == "__main__":
    main()
