"""The panes and bars beside the main ones: history, comparison, and what is offered when a file has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.beside import Beside
from ui.newer_text import NewerText
from ui.own_words import OwnWords
from ui.past import Past
from ui.policy import BoundaryPolicy
from ui.problems import Problems
from ui.propagation import Propagation
from ui.review import Review

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True)
class Panes:
    """Those panes, by what they are for."""

    newer_text: NewerText
    past: Past
    beside: Beside
    review: Review
    propagation: Propagation
    own_words: OwnWords
    problems: Problems
    policy: BoundaryPolicy


def add_panes(window: MainWindow) -> Panes:
    """Make them and connect them; called once, when the window's own panes are there."""
    newer_text = NewerText(window.session, window.jobs, window.changed_file, window.reader, window)
    panes = Panes(
        newer_text,
        Past(window),
        Beside(window),
        Review(window),
        Propagation(window),
        OwnWords(window),
        Problems(window),
        BoundaryPolicy(window),
    )
    window.opening.file_changed.connect(newer_text.ask)
    panes.past.panel.place_asked.connect(newer_text.place)
    panes.past.panel.drop_asked.connect(newer_text.drop)
    for page in (panes.past.panel, panes.propagation.page, panes.problems.panel, panes.policy.page):
        window.themed.connect(page.set_theme)
    panes.beside.progress.connect(window.status_line.show_progress)
    for runner in (panes.propagation, panes.problems, panes.policy):
        runner.progress.connect(window.status_line.show_search)
        window.status_line.cancel_asked.connect(runner.stop)
    for teller in (
        newer_text,
        panes.past,
        panes.beside,
        panes.propagation,
        panes.own_words,
        panes.problems,
        panes.policy,
    ):
        teller.undoable.connect(window.tell_undoable)
    panes.propagation.page.always_asked.connect(panes.own_words.always_mark)
    panes.propagation.page.never_asked.connect(panes.own_words.never_mark)
    for part in (newer_text, panes.beside, panes.propagation, panes.own_words, panes.problems, panes.policy):
        part.told.connect(window.notices.tell)
    for trying in (newer_text, panes.beside, panes.propagation, panes.own_words):
        trying.failed.connect(window.report)
    return panes
