"""The end of a window, or of all that is in it: what is kept for the next time, and what is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.panes import Panes

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def leave(window: MainWindow) -> None:
    """Keep where one was, stop all work beside the window, and close the workspace."""
    keep_where_one_was(window)
    window.jobs.stop()
    stop_threads(window)
    window.workspace.close()


def keep_where_one_was(window: MainWindow) -> None:
    """Write down article, place, selection, filters and panes; the desk is left."""
    panes = window.panes
    panes.last_time.keep()
    panes.where_left.keep()
    panes.places.keep()
    panes.desk.leave()


def stop_threads(window: MainWindow) -> None:
    """End what reads the workspace on a thread of its own; parts never made stay unmade."""
    panes = window.panes
    exporting = type(window).exporting.made(window)
    importing, safety = Panes.importing.made(panes), Panes.safety.made(panes)
    for part in (exporting, importing, safety):
        if part is not None:
            part.stop()
