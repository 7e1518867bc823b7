"""Theme, size, face, folding and language switched on a long article: python tests/bench/bench_switch.py [CODE_POINTS …]

Milliseconds until everything the switch caused is painted, in the whole window (1280 x 800); *page* is the time until
the visible page alone is painted in its new look, which comes first. Another language is taken by a
window made anew: its row is the time in which that window is made, opens the stored article and is painted.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from core.ids import text_digest
from core.model import replace
from core.recording import Base
from core.settings import Settings
from core.workspace import Workspace
from tests.bench.bench_reader import made
from ui.app import application, install_language
from ui.main_window import MainWindow
from ui.reader.view import ReaderView

LENGTHS = (3_000, 300_000, 3_000_000)
TIMES = 9


def settle(app: QApplication) -> None:
    """Let what comes late come."""
    until = time.perf_counter() + 0.5
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.002)


def watched(view: ReaderView) -> list[float]:
    """The list of the times at which that page was painted from top to bottom, kept up to date."""
    times: list[float] = []
    inner = view.paintEvent

    def paint(event: QPaintEvent) -> None:
        inner(event)
        if event.rect().height() >= view.viewport().height() - 1:
            times.append(time.perf_counter())

    view.paintEvent = paint
    return times


def row(app: QApplication, window: MainWindow, name: str, actions: list[Callable[[], object]]) -> None:
    """One line of the table: those actions in turn."""
    page, whole = [], []
    painted = watched(window.reader)
    for number in range(TIMES):
        started = time.perf_counter()
        painted.clear()
        actions[number % len(actions)]()
        if not painted:
            window.reader.viewport().repaint()
        page.append((painted[0] - started) * 1000)
        app.processEvents()
        whole.append((time.perf_counter() - started) * 1000)
        settle(app)
    figures = (statistics.median(page), max(page), statistics.median(whole), max(whole))
    print(f"{name:>20}" + "".join(f"{figure:10.1f}" for figure in figures), flush=True)


def language(app: QApplication, path: Path, settings: Settings, uid: str) -> None:
    """A window in Chinese on the stored article."""
    started = time.perf_counter()
    install_language(app, "zh_CN")
    window = MainWindow(Workspace.open(path), settings)
    window.show()
    window.session.open_stored(uid)
    window.reader.viewport().repaint()
    page = (time.perf_counter() - started) * 1000
    app.processEvents()
    whole = (time.perf_counter() - started) * 1000
    print(f"{'window in Chinese':>20}{page:10.1f}{'':>10}{whole:10.1f}", flush=True)
    settle(app)
    end(window)


def end(window: MainWindow) -> None:
    """Take the window down as the program does: widgets left over would be dressed too."""
    window.setProperty("leaving", True)
    window.close()
    shiboken6.delete(window)


def measure(app: QApplication, length: int) -> None:
    """The rows of one length."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZHUPI_HOME"] = home
        path = Path(home) / "w.zhupi.json"
        workspace = Workspace.open(path)
        article, spans = made(length, 300)
        article = replace(article, text_sha256=text_digest(article.text), title=f"{length}")
        uid = workspace.add(article).uid
        workspace.store(uid, Base(article, spans, (), "bench"))
        settings = Settings(Path(home) / "settings.json")
        settings.put("theme", "light")
        window = MainWindow(workspace, settings)
        window.show()
        window.session.open_stored(uid)
        settle(app)
        window.reader.scroll_to(length // 2)
        settle(app)
        print(f"{length:,} characters, {len(spans):,} spans")
        turns = [lambda value=value: window.take_setting("theme", value) for value in ("dark", "paper", "light")]
        row(app, window, "theme", turns)
        sans = window.actions_table.by_name["sans"]
        row(app, window, "face", [sans.trigger, sans.trigger])
        row(app, window, "zoom", [window.panes.appearance.zoom_in, window.panes.appearance.zoom_out])
        row(app, window, "fold, unfold", [lambda: window.reader.set_folds(None), lambda: window.reader.set_folds(())])
        full = window.actions_table.by_name["fullscreen"]
        row(app, window, "full screen, back", [full.trigger, full.trigger])
        end(window)
        language(app, path, settings, uid)


def main() -> None:
    """Print the table."""
    app = application()
    print(f"{'milliseconds':>20}" + "".join(f"{head:>10}" for head in ("page", "its worst", "whole", "its worst")))
    for length in [int(word) for word in sys.argv[1:]] or LENGTHS:
        measure(app, length)


if __name__ == "__main__":
    main()
