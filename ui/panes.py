"""The features of the window that have a controller of their own: made and connected here, one line a feature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.announcing import Announcing
from ui.appearance import Appearance
from ui.article_fields import ArticleFields
from ui.beside import Beside
from ui.caret import Caret
from ui.demands import Demands
from ui.desk import Desk
from ui.filling import Filling
from ui.find_matches import FindMatches
from ui.floating import Floating
from ui.grouping import Grouping
from ui.keys import KeyChoice
from ui.labels import Labels
from ui.last_time import LastTime
from ui.left_off import WhereLeft
from ui.listing import Listing
from ui.newer_text import NewerText
from ui.own_words import OwnWords
from ui.palette import Palette
from ui.past import Past
from ui.policy import BoundaryPolicy
from ui.preferences import Preferences
from ui.printing import Printing
from ui.problems import Problems
from ui.propagation import Propagation
from ui.quoting import Quoting
from ui.reading_places import Places
from ui.review import Review
from ui.safety import Safety
from ui.same import Same
from ui.searching import Searching
from ui.summary import SummaryPane
from ui.summary_of_library import LibrarySummary
from ui.words import Words

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True)
class Panes:
    """Those controllers, by what they are for. Each may have the signals `told`, `undoable` and `failed`."""

    newer_text: NewerText
    past: Past
    beside: Beside
    safety: Safety
    review: Review
    propagation: Propagation
    own_words: OwnWords
    problems: Problems
    policy: BoundaryPolicy
    words: Words
    floating: Floating
    grouping: Grouping
    caret: Caret
    searching: Searching
    find_matches: FindMatches
    labels: Labels
    demands: Demands
    article_fields: ArticleFields
    filling: Filling
    same: Same
    listing: Listing
    appearance: Appearance
    desk: Desk
    places: Places
    announcing: Announcing
    palette: Palette
    keys: KeyChoice
    last_time: LastTime
    preferences: Preferences
    where_left: WhereLeft
    summary: SummaryPane
    printing: Printing
    quoting: Quoting
    library_summary: LibrarySummary


def add_panes(window: MainWindow) -> Panes:
    """Make them and connect them; called once, when the window's own panes are there."""
    article_fields = ArticleFields(window)
    summary = SummaryPane(window)
    panes = Panes(
        newer_text=NewerText(window.session, window.jobs, window.changed_file, window.reader, window),
        past=Past(window),
        beside=Beside(window),
        safety=Safety(window),
        review=Review(window),
        propagation=Propagation(window),
        own_words=OwnWords(window),
        problems=Problems(window),
        policy=BoundaryPolicy(window),
        words=Words(window),
        floating=Floating(window),
        grouping=Grouping(window),
        caret=Caret(window),
        searching=Searching(window),
        find_matches=FindMatches(window),
        labels=Labels(window),
        demands=Demands(window),
        article_fields=article_fields,
        filling=Filling(window),
        same=Same(window),
        listing=Listing(window, article_fields.rows),
        appearance=Appearance(window),
        desk=Desk(window),
        places=Places(window),
        announcing=Announcing(window),
        palette=Palette(window),
        keys=KeyChoice(window),
        last_time=LastTime(window),
        preferences=Preferences(window),
        where_left=WhereLeft(window),
        summary=summary,
        printing=Printing(window, summary),
        quoting=Quoting(window),
        library_summary=LibrarySummary(window),
    )
    window.panes = panes
    panes.preferences.begin()
    panes.where_left.connect_problems()
    for part in (*vars(panes).values(), panes.searching.acts):
        _let_speak(part, window)
    for page in (
        panes.past.panel,
        panes.propagation.page,
        panes.problems.panel,
        panes.policy.page,
        panes.searching.page,
    ):
        window.themed.connect(page.set_theme)
    window.opening.file_changed.connect(panes.newer_text.ask)
    panes.past.panel.place_asked.connect(panes.newer_text.place)
    panes.past.panel.drop_asked.connect(panes.newer_text.drop)
    panes.propagation.page.always_asked.connect(panes.own_words.always_mark)
    panes.propagation.page.never_asked.connect(panes.own_words.never_mark)
    article_fields.fields_changed.connect(window.library.set_fields)
    panes.demands.switched.connect(panes.labels.on_demands)
    panes.demands.decided.connect(panes.labels.keep_demand)
    panes.labels.on_demands(panes.demands.on)
    for teller in (panes.beside, panes.safety):
        teller.progress.connect(window.status_line.show_progress)
    for runner in (panes.propagation, panes.problems, panes.policy, panes.library_summary, panes.searching.acts):
        runner.progress.connect(window.status_line.show_search)
        window.status_line.cancel_asked.connect(runner.stop)
    panes.printing.progress.connect(window.status_line.show_printing)
    window.status_line.cancel_asked.connect(panes.printing.stop)
    return panes


def _let_speak(part: QObject, window: MainWindow) -> None:
    """What a part tells, what it offers to undo and what failed goes the one way to the person."""
    ways: tuple[tuple[str, Callable[..., None]], ...] = (
        ("told", window.notices.tell),
        ("undoable", window.tell_undoable),
        ("failed", window.report),
    )
    for name, way in ways:
        signal = getattr(part, name, None)
        if signal is not None:
            signal.connect(way)
