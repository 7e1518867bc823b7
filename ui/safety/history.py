"""The history tab, the history in the card, and the page that shows an earlier state."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import SpanChange, compare
from core.model import ArticleState
from core.stored import HistoryLine
from core.versions.newer_text import lost_spans
from core.versions.past import PastState
from core.versions.told import Told
from ui.background import Background
from ui.panels.card.span_history import SpanHistory
from ui.panels.safety.history import HistoryPanel
from ui.panels.safety.history_rows import clock_words
from ui.panels.safety.past_page import PastPage
from ui.session import Session
from ui.wording import state_word

if TYPE_CHECKING:
    from ui.main_window import MainWindow

READING = "history"
"""The purpose under which a long history is read."""
LATE = 150
"""Milliseconds in which corrections gather before the list is filled anew."""


class Past(QObject):
    """Keeps the list of corrections up to date and goes to and fro between now and then."""

    undoable = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._text_of = lru_cache(maxsize=4)(self._read_text)
        self.panel = HistoryPanel(self._told, self._text, window)
        self.page = PastPage(window)
        self.card = SpanHistory(self.panel.model, window)
        self._state: PastState | None = None
        self._lines: list[HistoryLine] = []
        self._background = Background(self)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self.fill)
        window.stack.addWidget(self.page)
        window.card.add(self.card)
        self.panel.set_labels(window.panes.labels.all_labels())
        window.panes.labels.whole_changed.connect(self.panel.set_labels)
        self.panel.state_asked.connect(self.look)
        self.page.back_asked.connect(self.back)
        self.page.bring_back_asked.connect(self.bring_back)
        self._session.opened.connect(self._on_opened)
        self._session.saved.connect(self._fill_soon)
        self._session.changed.connect(self._fill_soon)
        self._session.selected_changed.connect(self._fill_soon)
        self.panel.place_asked.connect(self._place)
        self.panel.drop_asked.connect(self._drop)
        window.follow_theme(self.panel.set_theme)
        window.side.put_in_place("past", self.panel)
        window.tabs.currentChanged.connect(self._fill_soon)
        self._fill_soon()

    def _told(self, line: HistoryLine) -> Told:
        return self._window.workspace.told(line.raw)

    def _text(self, text_sha256: str) -> str:
        current = self._session.current
        if current is not None and current.article.text_sha256 == text_sha256:
            return current.article.text
        return self._text_of(self._session.uid, text_sha256)

    def _read_text(self, uid: str, text_sha256: str) -> str:
        article, _outline = self._window.workspace.earlier_article(uid, text_sha256)
        return article.text if article is not None else ""

    # ---- the list

    def _place(self, span_id: str) -> None:
        self._window.panes.newer_text.place(span_id)

    def _drop(self, span_id: str) -> None:
        self._window.panes.newer_text.drop(span_id)

    def _fill_soon(self, *_news: object) -> None:
        if not self._late.isActive():
            self._late.start()

    def fill(self) -> None:
        """Show what is on record of the open article, in the tab and in the card, where they can be seen."""
        wanted = self._session.selected if self._window.card.isVisible() else ""
        if not self.panel.isVisible() and not wanted:
            return
        uid, workspace = self._session.uid, self._window.workspace
        if uid and workspace.history_is_long(uid):
            self._read_beside(uid)
            return
        self._lines = workspace.history_lines(uid) if uid else []
        if self.panel.isVisible():
            self.panel.show_lines(self._lines, lost_spans(self._session.spans))
        self.card.show_of(wanted, self._lines)

    def _read_beside(self, uid: str) -> None:
        """Read a long history on another thread, then fill; by then another article may be open."""
        background, workspace = self._background, self._window.workspace
        if not background.running(READING):
            background.ask(READING, lambda _stopped: workspace.history_lines(uid), self._fill_soon, self._window.report)

    def stop(self) -> None:
        """The window closes: nothing reads the workspace any more."""
        self._late.stop()
        self._background.stop()

    def _on_opened(self) -> None:
        self._leave()
        self._fill_soon()

    # ---- then and now

    def look(self, seq: int) -> None:
        """Show the article as it was after that correction."""
        state = self._session.past(seq)
        if state is None:
            return
        article, outline = self._window.workspace.earlier_article(self._session.uid, state.text_sha256)
        if article is None:
            return
        self._state = state
        self._session.looking_back = True
        window = self._window
        window.small_toolbar.hide()
        self.page.dress(window.reader_theme(), window.settings.number("zoom"), window.labels, window.chips.hidden())
        self.page.show_state(self._words(state), article, state.spans, outline)
        window.stack.setCurrentWidget(self.page)
        if window.panes.desk.close_drawers():  # one would lie over the ways on
            self.page.page.setFocus()

    def _words(self, state: PastState) -> str:
        line = next((one for one in self._lines if one.seq == state.seq), None)
        words = self.tr("As it was on {when}, after {who}: {what}. Nothing can be changed here. ({state})")
        return words.format(
            when=clock_words(line.at) if line else "",
            who=(line.by if line else "") or "–",
            what=self.panel.model.kind_of(line) if line else "",
            state=state_word(ArticleState(str(state.fields["state"]))),
        )

    def back(self) -> None:
        """Show the article as it is now."""
        if self._leave():
            self._window.stack.setCurrentWidget(self._window.reader)
            self._window.reader.setFocus()

    def _leave(self) -> bool:
        was, self._session.looking_back = self._session.looking_back, False
        self._state = None
        return was

    def bring_back(self) -> None:
        """Make the article what it was then, as one correction."""
        state = self._state
        self.back()
        before = self._session.spans
        if state is not None and self._session.bring_back(state):
            number = sum(isinstance(one, SpanChange) for one in compare(before, self._session.spans))
            self.undoable.emit(self.tr("The earlier state is brought back: {n} spans changed.").format(n=number))
