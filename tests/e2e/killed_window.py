"""A window that is killed while a person works in it; run as a program by `test_left_off.py`.

    python -m tests.e2e.killed_window WORKSPACE ARTICLE STATE SIZE

Works through `main()` in a window of SIZE (wide or narrow), writes what is to come back to STATE, and sends itself
SIGKILL: nothing is closed, nothing is written on the way out. Without an article (an empty argument) it only waits for
what comes back by itself and writes that.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect

from core.review.span_filter import By, SpanFilter
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.app import application
from ui.main_window import MainWindow
from ui.panels.side import panel_name

ROOMS = {"wide": QRect(20, 10, 1300, 700), "narrow": QRect(30, 20, 900, 600)}
LONGEST = 3.5
"""Seconds in which everything is written down: a second for the window, two for the reading position, and some."""


def state(window: MainWindow) -> dict[str, object]:
    """What a person sees of where they were."""
    problems = window.panes.problems.panel
    return {
        "article": window.session.uid,
        "start": window.reader.visible_range()[0],
        "selected": window.session.selected,
        "library filter": window.library.filter.text(),
        "articles shown": [
            one.title for one in (window.library._model.entries[at] for at in window.library._model.shown)
        ],
        "span filter": repr(
            sorted((str(by), sorted(of)) for by, of in window.spans_panel.filters.filter.values.items())
        ),
        "span words": window.spans_panel.filters.search.text(),
        "problem kind": problems.kind.currentData(),
        "problems of the library": problems.scope.currentData(),
        "tab": panel_name(window.tabs.currentWidget()),
        "size": [window.width(), window.height()],
        "drawers": list(window.panes.desk.open_drawers()),
        "library": not window.library.isHidden(),
    }


def arrange(window: MainWindow, room: QRect) -> None:
    """Leave nothing as it is at a first start."""
    window.setGeometry(room)
    window.library.filter.setText("报")
    window.spans_panel.filter_by(SpanFilter({By.LABEL: frozenset({"TASK"})}, "是"))
    window.panes.problems.panel.filter_by("gap", in_library=True)
    window.tabs.setCurrentWidget(window.spans_panel)
    if room.width() < 1000:
        window.panes.desk.open_drawer("side_pane")
    spans = [span for span in window.session.spans if span.label == "TASK"]
    window.session.select(spans[4].id)
    window.reader.scroll_to(spans[-4].start)


def main() -> None:
    """See the module."""
    workspace, article, found, size = sys.argv[1:]

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        arrange(window, ROOMS[size])
        until = time.monotonic() + LONGEST
        yield lambda: time.monotonic() > until
        _tell(window, found)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window) and bool(window.session.selected)
        until = time.monotonic() + 1
        yield lambda: time.monotonic() > until
        _tell(window, found)

    application()  # the script's timer needs it
    try:
        driver.run([*([article] if article else []), "--workspace", workspace], work if article else look, room=None)
    finally:  # only where the script failed; an orderly end would wait for threads that still work
        traceback.print_exc()
        os._exit(1)


def _tell(window: MainWindow, found: str) -> None:
    Path(found).write_text(json.dumps(state(window)), "utf-8")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
