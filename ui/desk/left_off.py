"""Where one left off: the article that was open and how the window stood.

Written a second after it changes, so that a crash loses no more, and taken up at the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

from core.remembered import left_off
from core.remembered.left_off import LeftOff
from ui.panes import Panes

if TYPE_CHECKING:
    from core.settings import Value
    from ui.main_window import MainWindow
    from ui.panels.library.library import LibraryPanel
    from ui.panels.occurrences.problems import ProblemsPanel
    from ui.panels.spans.spans import SpansPanel

KEPT_AFTER: Final = 1000
"""Milliseconds after the first change in which it is written."""
_SIZED: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange})


class WhereLeft(QObject):
    """Watches selection, filters, drawers and the window's place; nothing here is a correction."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = LeftOff()
        self._uid = ""
        """The article in which `_wanted.selected` is to be selected as soon as it is there."""
        self._begun = False
        self._late = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._late.timeout.connect(self.keep)
        session = window.session
        session.selected_changed.connect(self._on_selected)
        session.opened.connect(self._soon)
        for signal in (session.opened, session.entry_changed, session.changed):
            signal.connect(self._select_soon)
        window.splitter.splitterMoved.connect(self._soon)
        window.chips.visibility_changed.connect(self._soon)
        for watched in (window, window.library_place, window.side):
            watched.installEventFilter(self)

    def begin(self) -> None:
        """Nothing is taken up; from now on it is written."""
        self._begun = True

    def follow_library(self, panel: LibraryPanel) -> None:
        """The library is there: its filter is taken up, and followed from now on."""
        panel.filter.setText(self._wanted.library)
        panel.filter.textChanged.connect(self._soon)

    def follow_spans(self, panel: SpansPanel) -> None:
        """The list of spans is there: its filter is taken up, and followed from now on."""
        if self._wanted.span_filter:
            panel.filter_by(self._wanted.span_filter)
        panel.filters.changed.connect(self._soon)

    def follow_problems(self, panel: ProblemsPanel) -> None:
        """The list of problems is there: its filter is taken up, and followed from now on."""
        panel.filter_by(self._wanted.problem_kind, in_library=self._wanted.problems_in_library)
        panel.scope_changed.connect(self._soon)
        panel.filter_changed.connect(self._soon)

    def _soon(self, *_news: object) -> None:
        """Once a second at the most, whatever goes on."""
        if self._begun and not self._late.isActive():
            self._late.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another place or size, a pane came or went."""
        kind = event.type()
        if watched is self._window:
            if kind in _SIZED:
                self._soon()
        elif kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._soon()
        return False

    # ---- written

    def keep(self) -> None:
        """Write down how things stand, with one writing of the file."""
        self._late.stop()
        window = self._window
        kept: dict[str, Value] = {"left_off": self.now().line(), "panes": window.panes.desk.state()}
        if not window.isFullScreen():  # reading on the full screen is for now, not for the next start
            kept["geometry"] = bytes(window.saveGeometry().toBase64().data()).decode()
        window.settings.put_all(kept, later=True)

    def now(self) -> LeftOff:
        """How things stand; a selection that is still waited for counts as made."""
        window = self._window
        kind, in_library = self._problems()
        session = window.session
        library, spans = self._lists()
        waited = self._wanted.selected if self._uid and session.uid in ("", self._uid) else ""
        return LeftOff(
            str(window.workspace.path),
            session.uid or self._uid,
            selected=session.selected or waited,
            library=library.filter.text() if library is not None else self._wanted.library,
            problem_kind=kind,
            problems_in_library=in_library,
            drawers=window.panes.desk.open_drawers(),
            hidden=tuple(sorted(window.chips.hidden())),
        ).with_filter(spans.filters.filter if spans is not None else self._wanted.span_filter)

    def _problems(self) -> tuple[str, bool]:
        """Kind and scope of the list of problems; until somebody wanted that list, those of the last time."""
        made = Panes.problems.made(self._window.panes)
        if made is None:
            return self._wanted.problem_kind, self._wanted.problems_in_library
        return made.panel.kind.currentData() or "", bool(made.panel.scope.currentData())

    def _lists(self) -> tuple[LibraryPanel | None, SpansPanel | None]:
        """Library and list of spans, as far as they are made: until then their filters are those of the last time."""
        window = self._window
        return type(window).library.made(window), type(window).spans_panel.made(window)

    # ---- taken up

    def restore(self, *, anew: bool = False) -> None:
        """Take up this workspace's filters and drawers, open its article, and select in it once it is there.

        The setting `open_last` is about starts of the program: a window made `anew` goes on in any case.
        """
        window = self._window
        self._begun = True
        wanted = left_off.read(window.settings.text("left_off"))
        if not (anew or window.settings.on("open_last")) or wanted.workspace != str(window.workspace.path):
            return
        self._take_up(wanted)
        if window.workspace.entry(wanted.article) is not None:
            window.opening.open_entry(wanted.article, at_once=True)

    def _take_up(self, wanted: LeftOff) -> None:
        window = self._window
        self._wanted = wanted
        self._uid = wanted.article if wanted.selected else ""
        library, spans = self._lists()
        if library is not None:
            library.filter.setText(wanted.library)
        if spans is not None and wanted.span_filter:
            spans.filter_by(wanted.span_filter)
        problems = Panes.problems.made(window.panes)
        if problems is not None:
            problems.panel.filter_by(wanted.problem_kind, in_library=wanted.problems_in_library)
        for name in wanted.drawers:
            window.panes.desk.open_drawer(name)
        for name in wanted.hidden:
            if name in window.chips.chips:
                window.chips.chips[name].setChecked(False)

    def _on_selected(self, span_id: str) -> None:
        """A person selected something else: what was selected the last time is not wanted any more."""
        if span_id:
            self._uid = ""
        self._soon()

    def _select_soon(self, *_news: object) -> None:
        """Once every view shows the article."""
        if self._uid:
            QTimer.singleShot(0, self, self._select)

    def _select(self) -> None:
        """Select it where it is there by now; the page stays where it was left."""
        session = self._window.session
        if not self._uid:
            return
        if session.uid != self._uid:
            if session.uid:
                self._uid = ""
            return
        span = session.spans.get(self._wanted.selected)
        if span is not None:
            self._uid = ""
            self._window.panes.places.standing(lambda: session.select(span.id))
        elif session.current is not None and session.current.complete:
            self._uid = ""
