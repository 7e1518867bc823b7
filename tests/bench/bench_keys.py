"""Key press → painted and key press → synced, in the whole window: python tests/bench/bench_keys.py [CODE_POINTS …]

One row an action and length, a span every 50 code points, three labels, half of them pending; milliseconds, median and
p99 of `TIMES` presses that come as a held key's do, `REST` apart. *Painted* ends when the page shows what the key did;
*its CPU* is the processor time of the window's thread meanwhile, which other programs do not change; *synced* ends when
the workspace has said that the correction is on the disk; *with the panes* is the processor time of all that the key
caused, the panes beside the page (which follow a frame later) included.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.ids import text_digest
from core.model import replace
from core.recording import Base
from core.settings import Settings
from core.workspace import Workspace
from tests.bench.bench_reader import made
from ui.collecting import Collector
from ui.main_window import MainWindow
from ui.reader.selection import Selected

LENGTHS = (3_000, 30_000, 300_000, 3_000_000)
TIMES = 120
REST = 0.04
"""Seconds from one press to the next; a held key repeats about every 33 ms."""
CONTROL = Qt.KeyboardModifier.ControlModifier


def settle(app: QApplication, window: MainWindow) -> None:
    """Wait until nothing is left to do."""
    until = time.perf_counter() + 0.4
    while time.perf_counter() < until or window.workspace.unconfirmed:
        app.processEvents()
        time.sleep(0.002)


Figures = tuple[float, float, float, float]


def press(app: QApplication, window: MainWindow, action: Callable[[], object]) -> Figures:
    """Milliseconds until painted, of the processor until then, until synced, and of the processor altogether."""
    app.processEvents()  # what the press before left, its "saved" among it, is its own
    app.processEvents()
    started, worked = time.perf_counter(), time.thread_time()
    action()
    app.sendPostedEvents()  # paints; timers, and with them the panes, come after
    painted, its_own = time.perf_counter(), time.thread_time()
    synced = painted
    while window.workspace.unconfirmed or time.perf_counter() < started + REST:
        waiting = window.workspace.unconfirmed
        app.processEvents()
        synced = time.perf_counter() if waiting else synced
        time.sleep(0.0005)
    whole = time.thread_time() - worked
    return (painted - started) * 1000, (its_own - worked) * 1000, (synced - started) * 1000, whole * 1000


def row(name: str, figures: list[Figures]) -> None:
    """One line of the table."""
    columns = []
    for values in zip(*figures, strict=True):
        ordered = sorted(values)
        columns += [statistics.median(ordered), ordered[max(0, int(len(ordered) * 0.99) - 1)]]
    print(f"{name:>24}" + "".join(f"{figure:11.2f}" for figure in columns), flush=True)


def key(window: MainWindow, name: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the page."""
    QTest.keyClick(window.reader, name, held)


def add_one(app: QApplication, window: MainWindow, number: int) -> Figures:
    """Select six characters that no span covers, then label them."""
    start, _end = window.reader.visible_range()
    at = start + 50 * (number % 8) + 20 + number // 8
    window.reader.set_selected_text(Selected(at, at + 6), released=True)
    app.processEvents()
    return press(app, window, lambda: key(window, Qt.Key.Key_2))


def actions(app: QApplication, window: MainWindow) -> None:
    """The rows of one length."""
    key(window, Qt.Key.Key_J)
    settle(app, window)
    row("accept, next", [press(app, window, lambda: key(window, Qt.Key.Key_A)) for _ in range(TIMES)])
    row("undo", [press(app, window, lambda: key(window, Qt.Key.Key_Z, CONTROL)) for _ in range(TIMES // 2)])
    relabel = (Qt.Key.Key_1, Qt.Key.Key_2)
    row("relabel", [press(app, window, lambda n=n: key(window, relabel[n % 2])) for n in range(TIMES)])
    edges = (Qt.Key.Key_BracketRight, Qt.Key.Key_BraceRight)
    row("resize", [press(app, window, lambda n=n: key(window, edges[n % 2])) for n in range(TIMES)])
    row("add", [add_one(app, window, number) for number in range(min(TIMES, 60))])
    row("page down", [press(app, window, lambda: key(window, Qt.Key.Key_Space)) for _ in range(TIMES)])


def measure(app: QApplication, length: int) -> None:
    """One length in a window and a workspace of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZHUPI_HOME"] = home
        workspace = Workspace.open(Path(home) / "w.zhupi.json")
        article, spans = made(length, 300)
        article = replace(article, text_sha256=text_digest(article.text), title=f"{length}")
        uid = workspace.add(article).uid
        workspace.store(uid, Base(article, spans, (), "bench"))
        window = MainWindow(workspace, Settings(Path(home) / "settings.json"))
        window.show()
        settle(app, window)
        print(f"{length:,} characters, {len(spans):,} spans")
        opened = press(app, window, lambda: window.session.open_stored(uid))
        row("opened and painted", [opened])
        settle(app, window)
        actions(app, window)
        window.close()
        window.deleteLater()
        app.processEvents()


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    collector = Collector(app)  # as the program does
    heads = ("painted", "p99", "its CPU", "p99", "synced", "p99", "with panes", "p99")
    print(f"{'milliseconds':>24}" + "".join(f"{head:>11}" for head in heads))
    for length in [int(word) for word in sys.argv[1:]] or LENGTHS:
        measure(app, length)
    collector.stop()
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
