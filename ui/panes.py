"""The panes and bars beside the main ones: history, comparison, and what is offered when a file has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.article_fields import ArticleFields
from ui.beside import Beside
from ui.filling import Filling
from ui.listing import Listing
from ui.newer_text import NewerText
from ui.past import Past
from ui.same import Same

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True)
class Panes:
    """Those panes, by what they are for."""

    newer_text: NewerText
    past: Past
    beside: Beside
    article_fields: ArticleFields
    filling: Filling
    same: Same
    listing: Listing


def add_panes(window: MainWindow) -> Panes:
    """Make them and connect them; called once, when the window's own panes are there."""
    newer_text = NewerText(window.session, window.jobs, window.changed_file, window.reader, window)
    article_fields = ArticleFields(window)
    panes = Panes(
        newer_text,
        Past(window),
        Beside(window),
        article_fields,
        Filling(window),
        Same(window),
        Listing(window, article_fields.rows),
    )
    article_fields.fields_changed.connect(window.library.set_fields)
    window.opening.file_changed.connect(newer_text.ask)
    panes.past.panel.place_asked.connect(newer_text.place)
    panes.past.panel.drop_asked.connect(newer_text.drop)
    window.themed.connect(panes.past.panel.set_theme)
    panes.beside.progress.connect(window.status_line.show_progress)
    for teller in (newer_text, panes.past, panes.beside, article_fields, panes.filling, panes.same):
        teller.undoable.connect(window.tell_undoable)
    for part in (newer_text, panes.beside, article_fields, panes.same):
        part.told.connect(window.notices.tell)
    for failing in (newer_text, panes.beside, panes.filling):
        failing.failed.connect(window.report)
    return panes
