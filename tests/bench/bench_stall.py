"""The longest gaps of a 5 ms timer while a large article is read, extracted, corrected and reopened, and jieba loads.

python tests/bench/bench_stall.py [CODE_POINTS] [--where]

Beside each gap stands the processor's time that the window's own thread took in it: the rest was waiting, for a core or
for a thread of ours that held the interpreter. `--where` adds what the threads did in gaps over 40 ms, as a sampling
thread saw it, which makes them a little longer.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
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
WAITING = ("threading.wait", "connection._recv", "worker._write:")
"""Where a thread that has nothing to do stands."""
LONG = 0.04
"""Seconds from which on a gap is looked into."""


class Gaps:
    """Measures the turns of the event loop, by phase."""

    def __init__(self, *, where: bool) -> None:
        self.phase = "start"
        self._found: list[tuple[float, float, str]] = []
        self._last = (time.perf_counter(), time.thread_time())
        self._samples: list[tuple[float, str]] = []
        self._where: dict[str, list[tuple[float, Counter[str]]]] = {}
        self._main = threading.get_ident()
        if where:
            threading.Thread(target=self._sample, daemon=True).start()

    def tick(self) -> None:
        """The loop has come round."""
        now = (time.perf_counter(), time.thread_time())
        gap = now[0] - self._last[0]
        self._found.append((gap, now[1] - self._last[1], self.phase))
        if gap > LONG and self._samples:
            seen = Counter(words for at, words in list(self._samples) if at > self._last[0])
            self._where.setdefault(self.phase, []).append((gap, seen))
        self._samples.clear()
        self._last = now

    def begin(self) -> None:
        """What was before does not count."""
        self._last = (time.perf_counter(), time.thread_time())

    def _sample(self) -> None:
        own = threading.get_ident()
        while True:
            time.sleep(0.003)
            for ident, frame in sys._current_frames().items():
                stack = _stack(frame) if ident != own else WAITING[0]
                if not stack.startswith(WAITING):
                    name = "window" if ident == self._main else "other "
                    self._samples.append((time.perf_counter(), f"{name} {stack}"))

    def print(self) -> None:
        """The longest gaps of each phase."""
        for phase in dict.fromkeys(phase for _gap, _cpu, phase in self._found):
            found = sorted(((gap, cpu) for gap, cpu, at in self._found if at == phase), reverse=True)
            words = ", ".join(f"{1000 * gap:.0f} ({1000 * cpu:.0f})" for gap, cpu in found[:4])
            print(f"{phase:24} longest gaps {words} ms of {len(found)}")
            for gap, seen in sorted(self._where.get(phase, []), key=lambda one: -one[0])[:3]:
                print(f"    {1000 * gap:.0f} ms:")
                for thread in ("window", "other "):
                    ours = Counter({stack: number for stack, number in seen.items() if stack.startswith(thread)})
                    for stack, number in ours.most_common(4):
                        print(f"      {number:3} {stack}")


def _stack(frame: FrameType | None) -> str:
    names: list[str] = []
    while frame is not None and len(names) < 7:
        path = frame.f_code.co_filename
        names.append(f"{Path(path).stem}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(names)


def main() -> None:
    """Print the longest gaps by phase."""
    given = [word for word in sys.argv[1:] if word != "--where"]
    size = int(given[0]) if given else 3_000_000
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZHUPI_HOME"] = home
        path = Path(home) / "large.txt"
        path.write_text(SENTENCE * (size // len(SENTENCE)), "utf-8")
        _run(path, Path(home) / "w.zhupi.json", where="--where" in sys.argv)


def _run(path: Path, workspace: Path, *, where: bool) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from tests.e2e import driver

    app = QApplication.instance() or QApplication([])
    assert app is not None
    timer = QTimer(interval=5)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    gaps = Gaps(where=where)
    timer.timeout.connect(gaps.tick)

    def first(window: object) -> Iterator[Callable[[], bool]]:
        timer.start()
        gaps.begin()
        yield from _opened(window, path, gaps)
        yield from _corrected(window, gaps)
        yield from _looked_at(window, gaps)
        timer.stop()  # what follows is the end: it folds the workspace, and nobody waits for a key

    def second(window: object) -> Iterator[Callable[[], bool]]:
        timer.start()
        gaps.begin()
        gaps.phase = "reopen what is stored"
        window.opening.open_entry(window.workspace.entries()[0].uid)
        yield lambda: window.session.current is not None
        yield _rest(0.5)
        timer.stop()

    driver.run(["--workspace", str(workspace)], first)
    driver.run(["--workspace", str(workspace)], second)
    gaps.print()


def _rest(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() > until


def _opened(window: object, path: Path, gaps: Gaps) -> Iterator[Callable[[], bool]]:
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


def _corrected(window: object, gaps: Gaps) -> Iterator[Callable[[], bool]]:
    from tests.e2e import driver

    gaps.phase = "first correction"
    driver.press(window, "j")
    driver.press(window, "a")
    yield lambda: window.workspace.unconfirmed == 0
    gaps.phase = "later corrections"
    for _number in range(20):
        driver.press(window, "a")
        yield lambda: True
    yield lambda: window.workspace.unconfirmed == 0
    gaps.phase = "finish, undo"
    for command in (window.commands.finish, window.commands.undo):
        command()
        yield lambda: window.workspace.unconfirmed == 0
        yield _rest(0.3)


def _looked_at(window: object, gaps: Gaps) -> Iterator[Callable[[], bool]]:
    gaps.phase = "find"
    window.commands.find()
    window.find_bar.line.setText("六稳")
    yield _rest(1.5)
    window.find_bar.close_bar()
    gaps.phase = "summary"
    window.tabs.setCurrentIndex(0)
    yield _rest(3)
    gaps.phase = "list of spans"
    window.tabs.setCurrentIndex(2)
    yield _rest(1)


if __name__ == "__main__":
    main()
