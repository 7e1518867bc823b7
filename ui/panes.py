"""The panes and bars beside the main ones: history, comparison, and what is offered when a file has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.beside import Beside
from ui.caret import Caret
from ui.floating import Floating
from ui.grouping import Grouping
from ui.newer_text import NewerText
from ui.past import Past
from ui.words import Words

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True)
class Panes:
    """Those panes, by what they are for."""

    newer_text: NewerText
    past: Past
    beside: Beside
    words: Words
    floating: Floating
    grouping: Grouping
    caret: Caret


def add_panes(window: MainWindow) -> Panes:
    """Make them and connect them; called once, when the window's own panes are there."""
    newer_text = NewerText(window.session, window.jobs, window.changed_file, window.reader, window)
    panes = Panes(
        newer_text, Past(window), Beside(window), Words(window), Floating(window), Grouping(window), Caret(window)
    )
    window.opening.file_changed.connect(newer_text.ask)
    panes.past.panel.place_asked.connect(newer_text.place)
    panes.past.panel.drop_asked.connect(newer_text.drop)
    window.themed.connect(panes.past.panel.set_theme)
    panes.beside.progress.connect(window.status_line.show_progress)
    for teller in (newer_text, panes.past, panes.beside, panes.grouping):
        teller.undoable.connect(window.tell_undoable)
    for part in (newer_text, panes.beside):
        part.told.connect(window.notices.tell)
        part.failed.connect(window.report)
    panes.grouping.told.connect(window.notices.tell)
    return panes
