"""The panes and bars beside the main ones: history, comparison, and what is offered when a file has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.beside import Beside
from ui.newer_text import NewerText
from ui.past import Past
from ui.printing import Printing
from ui.quoting import Quoting
from ui.summary import SummaryPane

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True)
class Panes:
    """Those panes, by what they are for."""

    newer_text: NewerText
    past: Past
    beside: Beside
    summary: SummaryPane
    printing: Printing
    quoting: Quoting


def add_panes(window: MainWindow) -> Panes:
    """Make them and connect them; called once, when the window's own panes are there."""
    newer_text = NewerText(window.session, window.jobs, window.changed_file, window.reader, window)
    summary = SummaryPane(window)
    panes = Panes(newer_text, Past(window), Beside(window), summary, Printing(window, summary), Quoting(window))
    window.opening.file_changed.connect(newer_text.ask)
    panes.past.panel.place_asked.connect(newer_text.place)
    panes.past.panel.drop_asked.connect(newer_text.drop)
    window.themed.connect(panes.past.panel.set_theme)
    panes.beside.progress.connect(window.status_line.show_progress)
    panes.printing.progress.connect(window.status_line.show_progress)
    window.status_line.cancel_asked.connect(panes.printing.stop)
    for teller in (newer_text, panes.past, panes.beside):
        teller.undoable.connect(window.tell_undoable)
    for quiet in (summary, panes.quoting, panes.printing):
        quiet.told.connect(window.notices.tell)
    panes.printing.failed.connect(window.report)
    for part in (newer_text, panes.beside):
        part.told.connect(window.notices.tell)
        part.failed.connect(window.report)
    return panes
