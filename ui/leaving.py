"""The end of a window: what is kept for the next time, what is stopped, and whether another one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from core.messages import Message
from core.translation import translate
from ui.panes import Panes

if TYPE_CHECKING:
    from ui.arrival import Again
    from ui.main_window import MainWindow

LOOK: Final = 50
"""Milliseconds after which a window that waits to close looks again whether it may."""
WAITS: Final = "waits to close"
"""The property of a window that was closed while something was being carried out."""


def underway(window: MainWindow) -> bool:
    """Whether something is being carried out that would be lost with the window; reading and adding can be repeated."""
    exporting = type(window).exporting.made(window)
    return (exporting is not None and exporting.busy) or window.panes.busy


def must_wait(window: MainWindow) -> bool:
    """Whether a window that is to close stays till something is done; said once, and closed again it goes at once."""
    if window.property("leaving") or window.property(WAITS) or not underway(window):
        return False
    window.setProperty(WAITS, True)
    window.notices.tell(
        translate(
            "Leaving",
            "Something is still being carried out; the window closes when it is done. Close again to leave without it.",
        )
    )
    _close_when_done(window)
    return True


def _close_when_done(window: MainWindow) -> None:
    if underway(window):
        QTimer.singleShot(LOOK, window, lambda: _close_when_done(window))
    elif window.isVisible():
        window.setProperty(WAITS, False)
        if not window.close():  # something is not on the disk: what was asked of the end is asked no more
            window.again = None


def cannot_leave() -> Message:
    """Why a window stays when it was closed, and the ways on."""
    return Message(
        translate("Leaving", "Some corrections are not on the disk yet."),
        "",
        translate("Leaving", "Free some room and press Ctrl+S, or close again to leave without them."),
    )


def begin_again(window: MainWindow, again: Again) -> None:
    """Close the window for another one in its place; it stays where corrections are not on the disk."""
    window.again = again
    if not window.close() and not window.property(WAITS):
        window.again = None


def leave(window: MainWindow) -> None:
    """Keep where one was, stop all work beside the window, and close the workspace; parts never made stay unmade."""
    panes = window.panes
    panes.progress.keep()
    panes.where_left.keep()
    panes.places.leave()
    panes.desk.leave()
    labels = Panes.labels.made(panes)
    if labels is not None:
        labels.keep_used()
    window.jobs.stop()
    window.opening.stop()
    exporting = type(window).exporting.made(window)
    importing, past, safety = (kind.made(panes) for kind in (Panes.importing, Panes.past, Panes.safety))
    for part in (exporting, importing, past, safety):
        if part is not None:
            part.stop()
    window.workspace.close()
    window.settings.flush()
