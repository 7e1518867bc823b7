"""The end of a window: what is kept for the next time, what is stopped, and whether another one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.panes import Panes

if TYPE_CHECKING:
    from ui.arrival import Again
    from ui.main_window import MainWindow


def begin_again(window: MainWindow, again: Again) -> None:
    """Close the window for another one in its place; it stays where corrections are not on the disk."""
    window.again = again
    if not window.close():
        window.again = None


def leave(window: MainWindow) -> None:
    """Keep where one was, stop all work beside the window, and close the workspace; parts never made stay unmade."""
    panes = window.panes
    panes.progress.keep()
    panes.where_left.keep()
    panes.places.keep()
    panes.desk.leave()
    window.jobs.stop()
    exporting = type(window).exporting.made(window)
    importing, past, safety = (kind.made(panes) for kind in (Panes.importing, Panes.past, Panes.safety))
    for part in (exporting, importing, past, safety):
        if part is not None:
            part.stop()
    window.workspace.close()
