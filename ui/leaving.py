"""The end of a window: what is kept for the next time, and what still works beside it is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.panes import Panes

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def leave(window: MainWindow) -> None:
    """Keep where one was, stop all work beside the window, and close the workspace; parts never made stay unmade."""
    panes = window.panes
    panes.last_time.keep()
    panes.where_left.keep()
    panes.places.keep()
    panes.desk.leave()
    window.jobs.stop()
    exporting = type(window).exporting.made(window)
    importing, safety = Panes.importing.made(panes), Panes.safety.made(panes)
    for part in (exporting, importing, safety):
        if part is not None:
            part.stop()
    window.workspace.close()
