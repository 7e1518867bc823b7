"""Measures editing in the whole window: a key press until its repaint, at several lengths.

Run: QT_QPA_PLATFORM=offscreen python tests/bench/bench_editing.py
Text of our own making, a span every 50 characters, a window of 1200 x 800. Milliseconds: the median and the 99th
percentile by the clock, then the median of the window's own thread, which other programs at work do not lengthen.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("ZHUPI_HOME", tempfile.mkdtemp())

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model import Group, replace
from core.settings import Settings
from core.spans import SpanSet
from core.workspace import Workspace
from tests.bench.bench_reader import made
from ui.app import TURN
from ui.articles.kept_articles import OpenArticle
from ui.giving_way import ComingRound
from ui.main_window import MainWindow

TURNS = 200
LENGTHS = (3_000, 30_000, 300_000, 3_000_000)
HEADS = ("edge out", "edge in", "by a word", "undo", "caret", "drag", "number", "cycle")


def opened(window: MainWindow, length: int) -> None:
    """Show an article of that length with its spans, as if it had been extracted; every ten tasks are a list."""
    article, spans = made(length, 300)
    tasks = [span for span in spans if span.label == "TASK"]
    numbered = [replace(span, group=f"g{at // 10}", ordinal=at % 10 + 1, level=1) for at, span in enumerate(tasks)]
    article = replace(article, text_sha256=f"{length:064x}")
    session = window.session
    uid = session.workspace.add(article).uid
    groups = [Group(key, "TASK") for key in dict.fromkeys(span.group for span in numbered)]
    others = [span for span in spans if span.label != "TASK"]
    session.current = OpenArticle(uid, article, SpanSet([*others, *numbered], groups))
    session.counts = Counter((span.label, span.status) for span in session.spans)
    session.select("")
    session.opened.emit()
    session.shown.emit()


Figure = tuple[float, float]
"""Milliseconds by the clock, and of this thread's own work."""


def timed(app: QApplication, action: Callable[[], object]) -> Figure:
    """From the action until everything it caused is painted."""
    started, worked = time.perf_counter(), time.thread_time()
    action()
    app.processEvents()
    return ((time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000)


def key(window: MainWindow, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key press in the reader."""
    QTest.keyClick(window.reader, code, held)


def drags(app: QApplication, window: MainWindow) -> list[Figure]:
    """One figure for each move of a handle that is being dragged."""
    view, reader = window.reader.viewport(), window.reader
    rect = reader.rect_of(window.session.selected)[-1]
    place = QPoint(rect.right() + 1, rect.bottom() + 2)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    found = [
        timed(app, lambda at=at: QTest.mouseMove(view, place + QPoint(20 + at % 90 * 3, at % 7 * 30 - 30)))
        for at in range(TURNS)
    ]
    key(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    return found


def measure(app: QApplication, window: MainWindow, length: int) -> list[list[Figure]]:
    """The figures of one row of the table."""
    opened(window, length)
    session, reader = window.session, window.reader
    reader.scroll_to(length // 2)
    task = next(span for span in session.spans.overlapping(length // 2, length) if span.label == "TASK")
    session.select(task.id)
    for _ in range(50):
        app.processEvents()
    reader.words.want(task.start)
    until = time.monotonic() + 20
    while not reader.words.edges(task.start) and time.monotonic() < until:
        app.processEvents()
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    turns = range(TURNS)
    out: list[Figure] = []
    back: list[Figure] = []
    for _ in turns:
        out.append(timed(app, lambda: key(window, Qt.Key.Key_BracketRight)))
        back.append(timed(app, lambda: key(window, Qt.Key.Key_BracketRight, shift)))
    words = [
        timed(app, lambda held=held: key(window, Qt.Key.Key_BracketRight, held))
        for at in turns
        for held in [control | shift if at % 2 else control]
    ]
    undone = [timed(app, lambda: key(window, Qt.Key.Key_Z, control)) for _ in turns]
    session.select(task.id)
    numbers = [timed(app, lambda at=at: key(window, Qt.Key.Key_Minus if at % 2 else Qt.Key.Key_Equal)) for at in turns]
    reader.set_caret_mode(True)
    ways = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left)
    caret = [timed(app, lambda at=at: key(window, ways[at % 4], shift if at % 8 > 3 else none)) for at in turns]
    reader.clear_selection()
    reader.set_caret_mode(False)
    session.select(task.id)
    reader.show_offset(task.start)  # the caret has led the page away
    app.processEvents()
    dragged = drags(app, window)
    cycled = [timed(app, lambda: key(window, Qt.Key.Key_O)) for _ in turns]
    return [out, back, words, undone, caret, dragged, numbers, cycled]


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication(sys.argv)
    if not isinstance(app, QApplication):
        raise TypeError(app)
    sys.setswitchinterval(TURN)
    coming_round = ComingRound()
    folder = Path(tempfile.mkdtemp())
    workspace = Workspace.open(folder / "bench.zhupi.json")
    window = MainWindow(workspace, Settings(folder / "settings.json"))
    window.resize(1200, 800)
    window.show()
    measure(app, window, LENGTHS[0])  # fonts and dictionaries are read once
    print(f"{'characters':>12}" + "".join(f"{head:>16}" for head in HEADS))
    for length in LENGTHS:
        cells = []
        for figures in measure(app, window, length):
            clock, own = sorted(one for one, _own in figures), [own for _one, own in figures]
            late = clock[int(len(clock) * 0.99) - 1]
            cells.append(f"{statistics.median(clock):.1f}/{late:.0f}/{statistics.median(own):.1f}")
        print(f"{length:>12,}" + "".join(f"{cell:>16}" for cell in cells), flush=True)
    window.close()
    coming_round.stop()


if __name__ == "__main__":
    main()
