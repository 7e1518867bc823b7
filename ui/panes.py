"""The features of the window that have a controller of their own: one line a feature, made when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.late import Late
from ui.panel_making import BESIDE

if TYPE_CHECKING:
    from ui.annotating.caret import Caret
    from ui.annotating.demands import Demands
    from ui.annotating.floating import Floating
    from ui.annotating.grouping import Grouping
    from ui.annotating.labels import Labels
    from ui.annotating.own_words import OwnWords
    from ui.annotating.propagation import Propagation
    from ui.annotating.words import Words
    from ui.articles.fields import ArticleFields
    from ui.articles.filling import Filling
    from ui.articles.newer_text import NewerText
    from ui.articles.same import Same
    from ui.desk.announcing import Announcing
    from ui.desk.appearance import Appearance
    from ui.desk.keys import KeyChoice
    from ui.desk.left_off import WhereLeft
    from ui.desk.palette import Palette
    from ui.desk.panes_and_drawers import Desk
    from ui.desk.progress import Progress
    from ui.desk.reading_places import Places
    from ui.desk.setting_effects import SettingEffects
    from ui.desk.simple_mode import SimpleMode
    from ui.exchange.importing import Importing
    from ui.handing_on.printing import Printing
    from ui.handing_on.quoting import Quoting
    from ui.handing_on.summary import SummaryPane
    from ui.handing_on.summary_of_library import LibrarySummary
    from ui.main_window import MainWindow
    from ui.review.policy import BoundaryPolicy
    from ui.review.problems import Problems
    from ui.review.queue import Review
    from ui.safety.history import Past
    from ui.safety.people import Beside
    from ui.safety.workspace import Safety
    from ui.searching.find_matches import FindMatches
    from ui.searching.library import Searching

AT_ONCE: Final = (
    "review",
    "labels",
    "demands",
    "appearance",
    "desk",
    "places",
    "simple",
    "progress",
    "where_left",
)
"""What the first paint shows or needs, in the order in which it is made."""
SOON: Final = (
    "floating",
    "words",
    "grouping",
    "caret",
    "announcing",
    "quoting",
    "article_fields",
    "past",
    "beside",
    "safety",
    "searching",
)
"""What listens without being asked: made one a turn once the first article is on the screen."""
AHEAD: Final = (
    "core.extractors.gazetteer",
    "core.extractors.quote_features",
    "core.extractors.why",
    "core.extractors.bodies",
    "core.extractors.unseen",
    "core.summary.article",
)
"""What the first selected span's card would wait for, 30 ms in all, and the first summary, 40 ms: imported after
everything else, one a turn."""
RUNNERS: Final = frozenset({"propagation", "problems", "policy", "library_summary"})
"""What goes through many places: its progress is shown in the status line and can be stopped there."""
PAUSE: Final = 15
"""Milliseconds between two of `SOON`, so that a key pressed meanwhile is answered."""


class Panes:
    """Those controllers, by what they are for; each may have the signals `told`, `undoable`, `failed`, and `busy`."""

    newer_text: Late[NewerText] = Late("ui.articles.newer_text", "NewerText")
    past: Late[Past] = Late("ui.safety.history", "Past")
    beside: Late[Beside] = Late("ui.safety.people", "Beside")
    safety: Late[Safety] = Late("ui.safety.workspace", "Safety")
    review: Late[Review] = Late("ui.review.queue", "Review")
    propagation: Late[Propagation] = Late("ui.annotating.propagation", "Propagation")
    own_words: Late[OwnWords] = Late("ui.annotating.own_words", "OwnWords")
    problems: Late[Problems] = Late("ui.review.problems", "Problems")
    policy: Late[BoundaryPolicy] = Late("ui.review.policy", "BoundaryPolicy")
    words: Late[Words] = Late("ui.annotating.words", "Words")
    floating: Late[Floating] = Late("ui.annotating.floating", "Floating")
    grouping: Late[Grouping] = Late("ui.annotating.grouping", "Grouping")
    caret: Late[Caret] = Late("ui.annotating.caret", "Caret")
    searching: Late[Searching] = Late("ui.searching.library", "Searching")
    find_matches: Late[FindMatches] = Late("ui.searching.find_matches", "FindMatches")
    labels: Late[Labels] = Late("ui.annotating.labels", "Labels")
    demands: Late[Demands] = Late("ui.annotating.demands", "Demands")
    article_fields: Late[ArticleFields] = Late("ui.articles.fields", "ArticleFields")
    filling: Late[Filling] = Late("ui.articles.filling", "Filling")
    importing: Late[Importing] = Late("ui.exchange.importing", "Importing")
    same: Late[Same] = Late("ui.articles.same", "Same")
    appearance: Late[Appearance] = Late("ui.desk.appearance", "Appearance")
    desk: Late[Desk] = Late("ui.desk.panes_and_drawers", "Desk")
    places: Late[Places] = Late("ui.desk.reading_places", "Places")
    announcing: Late[Announcing] = Late("ui.desk.announcing", "Announcing")
    palette: Late[Palette] = Late("ui.desk.palette", "Palette")
    keys: Late[KeyChoice] = Late("ui.desk.keys", "KeyChoice")
    simple: Late[SimpleMode] = Late("ui.desk.simple_mode", "SimpleMode")
    progress: Late[Progress] = Late("ui.desk.progress", "Progress")
    where_left: Late[WhereLeft] = Late("ui.desk.left_off", "WhereLeft")
    setting_effects: Late[SettingEffects] = Late("ui.desk.setting_effects", "SettingEffects")
    summary: Late[SummaryPane] = Late("ui.handing_on.summary", "SummaryPane")
    printing: Late[Printing] = Late("ui.handing_on.printing", "Printing")
    quoting: Late[Quoting] = Late("ui.handing_on.quoting", "Quoting")
    library_summary: Late[LibrarySummary] = Late("ui.handing_on.summary_of_library", "LibrarySummary")

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._waiting = [*BESIDE, *SOON, *AHEAD]
        self._turn = QTimer(window, interval=PAUSE)
        self._turn.timeout.connect(self._next)

    def make_late(self, name: str, kind: Callable[[MainWindow], QObject]) -> QObject:
        """Make one of them and connect it to the rest."""
        part = kind(self._window)
        self.connect(part, runs=name in RUNNERS)
        return part

    def connect(self, part: QObject, *, runs: bool = False) -> None:
        """What a part tells and, where it `runs` through many places, its progress, go the one way to the person."""
        _let_speak(part, self._window)
        if runs:
            _let_run(part, self._window)

    @property
    def busy(self) -> bool:
        """Whether a part is carrying something out that would be lost with the window."""
        return any(getattr(part, "busy", False) for part in vars(self).values())

    def begin(self) -> None:
        """Make what the first paint needs."""
        for name in AT_ONCE:
            getattr(self, name)
        self.demands.switched.connect(self.labels.on_demands)
        self.demands.decided.connect(self.labels.keep_demand)
        self.labels.on_demands(self.demands.on)
        self._window.notices.set_seconds(self._window.settings.number("notice_seconds"))
        self.desk.set_library_side(self._window.settings.text("library_side"))
        self._window.opening.file_changed.connect(self._ask_newer)
        self._window.side.wanted.connect(self._make)

    @property
    def following(self) -> bool:
        """Whether the first paint is over, and what it did without is being made or there."""
        return self._turn.isActive() or not self._waiting

    def follow(self) -> None:
        """The first article is on the screen, or there is none: the panels and what listens are made, one a turn."""
        if self._waiting:
            self._turn.start()

    def make_all(self) -> None:
        """Make at once what `follow` would make one a turn."""
        while self._waiting:
            self._next()

    def _next(self) -> None:
        self._make(self._waiting.pop(0))
        if not self._waiting:
            self._turn.stop()

    def _make(self, name: str) -> None:
        """Make one of them, or a panel of the window; or import a module that is wanted next."""
        if name in AHEAD:
            import_module(name)
            return
        getattr(self if hasattr(type(self), name) else self._window, name)

    def _ask_newer(self, path: str) -> None:
        self.newer_text.ask(path)


def _let_run(part: QObject, window: MainWindow) -> None:
    part.progress.connect(window.status_line.show_search)  # type: ignore[attr-defined]  # those named have it
    window.status_line.cancel_asked.connect(part.stop)  # type: ignore[attr-defined]


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
