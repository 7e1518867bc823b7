"""The summary tab's controller: makes the summary in short steps while the tab shows, copies it, follows its lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.articles.fields import with_known
from core.spans import SpanSet
from ui import views
from ui.panels.summary_panel import SummaryPanel
from ui.reader.selection import Selected
from ui.session import Session

if TYPE_CHECKING:
    from core.summary.article import Steps, Summary
    from ui.main_window import MainWindow

LATE = 200
"""Milliseconds in which changes gather before the summary is made anew."""
LATE_LONG = 1500
"""The same for an article of more than `LONG` code points, whose summary takes seconds."""
LONG = 500_000
SLICE: Final = 0.004
"""Seconds of work between two turns of the event loop."""
Then = Callable[["Summary"], None]


@dataclass(frozen=True)
class Made:
    """What a summary is made of; equal while the summary is still right."""

    uid: str
    spans: SpanSet
    said: tuple[object, ...]
    """Title, source, date and fields, as they count."""
    same: dict[str, str]

    def __eq__(self, other: object) -> bool:
        """Span sets are compared by identity: every change makes another one."""
        if not isinstance(other, Made):
            return NotImplemented
        return self.spans is other.spans and (self.uid, self.said, self.same) == (other.uid, other.said, other.same)

    __hash__ = None  # type: ignore[assignment]


class SummaryPane(QObject):
    """Keeps the tab up to date, lazily, and hands the summary on."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        actions = window.actions_table.by_name
        self.panel = SummaryPanel(actions["copy_summary"], actions["pdf_summary"], window)
        self.panel.place_chosen.connect(self.go)
        self._made: tuple[Made, Summary] | None = None
        self._of = ""
        self._steps: Steps | None = None
        self._from: Made | None = None
        self._then: list[Then] = []
        self._copying: Iterator[None] | None = None
        self._hand = QTimer(self, interval=0)
        self._hand.timeout.connect(self._copy_on)
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._begin)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._work)
        self._session.opened.connect(self._on_opened)
        self._session.changed.connect(self._soon)
        self._session.entry_changed.connect(self._soon)
        self._session.many_changed.connect(self._soon)
        self._session.extracting_changed.connect(self._soon)
        window.side.put_in_place("summary", self.panel)
        window.tabs.currentChanged.connect(self._soon)
        window.follow_theme(self.panel.set_theme)
        self._soon()

    # ---- keeping up

    def _on_opened(self) -> None:
        self._stop()
        self._then.clear()
        self._made = None
        self._soon()

    def _soon(self, *_news: object) -> None:
        """Make the summary anew a little later; what is being made of older spans is given up."""
        if self._steps is not None and self._from is not None and self._from.spans is not self._session.spans:
            self._stop()
        if not self._late.isActive() and self._steps is None:
            self._late.start(LATE_LONG if len(self._session.text) > LONG else LATE)

    def _stop(self) -> None:
        self._turn.stop()
        self._steps = None

    def _fresh(self) -> Summary | None:
        """The summary of what the open article holds now, if it is made."""
        held = self._made
        return held[1] if held is not None and held[0] == self._now() else None

    def _now(self) -> Made | None:
        """What the summary of the open article would be made of."""
        current = self._session.current
        if current is None:
            return None
        article = with_known(current.article, self._session.entry)
        said = (article.title, article.source, article.published, dict(article.fields))
        return Made(current.uid, current.spans, said, dict(self._window.workspace.same()))

    def _begin(self) -> None:
        current = self._session.current
        if current is None or not (self.panel.isVisible() or self._then):
            return
        fresh = self._fresh()
        if fresh is not None:
            self._show(fresh)
            return
        from core.summary.article import counted_as, steps  # noqa: PLC0415  # the start does not wait for it

        self._from = self._now()
        assert self._from is not None
        self._steps = steps(
            with_known(current.article, self._session.entry),
            current.spans,
            views.province_names(),
            canonical=counted_as(self._from.same),
            rule_set=current.rule_set.partition("-")[0],
        )
        self._turn.start()

    def _work(self) -> None:
        """A few steps, then the window's turn."""
        if self._steps is None:
            self._turn.stop()
            return
        until = time.perf_counter() + SLICE
        try:
            while time.perf_counter() < until:
                next(self._steps)
        except StopIteration as end:
            self._stop()
            if self._from is not None and self._from == self._now():
                self._made = (self._from, end.value)
                self._show(end.value)
            else:
                self._soon()

    def _show(self, summary: Summary) -> None:
        if self.panel.isVisible():
            self.panel.show_summary(summary, anew=self._of != self._session.uid)
            self._of = self._session.uid
        waiting, self._then = self._then, []
        for then in waiting:
            then(summary)

    def when_made(self, then: Then) -> None:
        """Call that with the summary of the open article, at once where it is made, else when it is."""
        if self._session.current is None:
            return
        fresh = self._fresh()
        if fresh is not None:
            then(fresh)
            return
        self._then.append(then)
        if self._steps is None:
            self._late.stop()
            self._begin()

    # ---- what is wanted

    def go(self, start: int, end: int, span_id: str) -> None:
        """Show a place of the text: its span is selected; a place that is no span's own is selected as text."""
        session, reader = self._session, self._window.reader
        span = session.spans.get(span_id) if span_id else None
        session.select(span.id if span is not None else "")
        if span is None or span.range != (start, end):
            reader.show_offset(start)
            reader.set_selected_text(Selected(start, end))
        else:
            reader.clear_selection()

    def copy_summary(self) -> None:
        """Put the summary on the clipboard: tables for a word processor, tabs and lines for anything else."""
        self.when_made(self._copy)

    def _copy(self, summary: Summary) -> None:
        self._copying = self._copied(summary)
        self._hand.start()

    def _copied(self, summary: Summary) -> Iterator[None]:
        from core.summary.tables import first_lines, tables  # noqa: PLC0415  # only when something is copied
        from ui.handing_on.tables import onto_clipboard  # noqa: PLC0415

        yield from onto_clipboard(first_lines(summary), tables(summary))
        self.told.emit(self.tr("The summary is on the clipboard; it pastes as tables."))

    def _copy_on(self) -> None:
        """A few rows, then the window's turn."""
        until = time.perf_counter() + SLICE
        while self._copying is not None and time.perf_counter() < until:
            if next(self._copying, _DONE) is _DONE:
                self._copying = None
                self._hand.stop()


_DONE: Final = object()
