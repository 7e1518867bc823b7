"""The connections of the main window: what was changed goes to the widgets, what is wanted to what carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.panel_making import show_first_page
from ui.reader.selection import Selected

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from core.model import Range
    from ui.exchange.exporting import Exporting
    from ui.main_window import MainWindow
    from ui.searching.find_bar import FindBar


def connect_session(window: MainWindow) -> None:
    """What the session and the other working parts say, to the widgets that show it."""
    session = window.session
    session.shown.connect(window.on_opened)
    session.shown.connect(window.panes.places.on_opened)
    session.changed.connect(window.on_changed)
    session.outline_changed.connect(window.on_outline)
    session.selected_changed.connect(window.on_selected)
    session.entry_changed.connect(window.on_entry_changed)
    session.many_changed.connect(window.show_library)
    session.article_wanted.connect(window.opening.open_entry)
    session.saved.connect(window.on_saved)
    session.not_saved.connect(window.on_not_saved)
    session.refused.connect(window.report)
    session.extraction_failed.connect(window.report)
    session.extracting_changed.connect(window.status_line.show_extracting)
    window.side.front_focused.connect(window.status_line.show_aside)
    window.opening.failed.connect(window.report)
    window.opening.failed.connect(lambda _error: show_first_page(window))
    window.opening.told.connect(window.notices.tell)
    window.opening.progress.connect(window.status_line.show_progress)
    window.opening.added.connect(lambda done, unread: _on_added(window, done, unread))
    window.status_line.cancel_asked.connect(window.opening.cancel_adding)
    window.correcting.told.connect(window.notices.tell)
    window.correcting.undoable.connect(window.tell_undoable)
    window.correcting.note_wanted.connect(window.edit_note)


def _on_added(window: MainWindow, done: int, unread: list[Exception]) -> None:
    from ui.articles.adding import on_added  # noqa: PLC0415  # only after many articles were added

    on_added(window, done, unread)


def connect_intents(window: MainWindow) -> None:
    """What a person wants on the page and in the bars, to what carries it out; the panels have `ui.panel_making`."""
    window.reader.span_clicked.connect(window.session.select)
    _connect_late_clicks(window)
    window.reader.resize_asked.connect(window.correcting.resize)
    window.reader.visible_range_changed.connect(window.on_scrolled)
    window.reader.zoom_asked.connect(window.panes.appearance.zoom_by)
    window.chips.visibility_changed.connect(window.on_visibility)
    window.recent_menu.chosen.connect(window.opening.open_file)
    window.top_bar.retry_asked.connect(window.commands.retry_save)


def _connect_late_clicks(window: MainWindow) -> None:
    """Clicks whose parts are made when they are first asked: one may come before what only listens is there."""
    panes = window.panes

    def choose_more(span_id: str) -> None:
        panes.grouping.choose_more(span_id)

    def choose_group_of(span_id: str) -> None:
        panes.grouping.choose_group_of(span_id)

    def menu(place: QPoint, span_id: str) -> None:
        panes.floating.menu(place, span_id)

    window.reader.span_added.connect(choose_more)
    window.reader.group_clicked.connect(choose_group_of)
    window.reader.context_menu_asked.connect(menu)


def connect_exporting(window: MainWindow, exporting: Exporting) -> None:
    """What an export says."""
    exporting.told.connect(window.notices.tell)
    exporting.failed.connect(window.report)
    exporting.progress.connect(window.status_line.show_exporting)
    window.status_line.cancel_asked.connect(exporting.cancel)


def _label_all(window: MainWindow, name: str) -> None:
    window.panes.find_matches.label(name)


def _take_match(window: MainWindow, match: Range) -> None:
    window.session.select("")
    window.reader.set_selected_text(Selected(*match), released=True)


def connect_find_bar(window: MainWindow, bar: FindBar) -> None:
    """What the find bar finds, to the page."""
    bar.found.connect(window.reader.set_matches)
    bar.lit.connect(window.reader.light_matches)
    bar.closed.connect(window.reader.setFocus)
    bar.left_at.connect(lambda match: _take_match(window, match))
    bar.set_labels(window.labels)
    bar.label_asked.connect(lambda name: _label_all(window, name))
    window.labels_changed.connect(bar.set_labels)
