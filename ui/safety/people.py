"""Other people's spans in the window: their workspaces brought in, shown beside one's own, taken over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from core.errors import ZhupiError
from core.people.beside import OtherSet
from core.people.comparing import Pair, compare, moved_to, take_over
from core.people.others import Brought, bringing
from core.spans import SpanSet
from ui.panels.safety.compare import ComparePanel
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LATE = 150
"""Milliseconds in which corrections gather before the list is filled anew."""


class Beside(QObject):
    """Keeps the comparison up to date; brings workspaces in step by step, so that the window stays alive."""

    told = Signal(str)
    undoable = Signal(str)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.panel = ComparePanel(window)
        self._person = 0
        self._theirs = SpanSet()
        self._steps: Iterator[tuple[int, int]] | None = None
        self._report = Brought("")
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self.fill)
        self.panel.set_labels(window.panes.labels.all_labels())
        window.panes.labels.whole_changed.connect(self.panel.set_labels)
        self.panel.person_chosen.connect(self._on_person)
        self.panel.take_over_asked.connect(self.take_over)
        self.panel.import_asked.connect(self.choose)
        self.panel.place_chosen.connect(window.reader.scroll_to)
        self._session.opened.connect(self._fill_soon)
        self._session.changed.connect(self._fill_soon)
        self.progress.connect(window.status_line.show_progress)
        window.side.put_in_place("beside", self.panel)
        window.tabs.currentChanged.connect(self._fill_soon)
        self._session.opened.connect(self._show_tab)
        self._show_tab()

    # ---- bringing in

    def choose(self) -> None:
        """Ask which workspace to bring in."""
        path, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Another person's workspace"),
            self._window.opening.folder(),
            self.tr("Workspaces (*.json);;All files (*)"),
        )
        if path:
            self.bring(path)

    @property
    def busy(self) -> bool:
        """Whether another workspace is being brought in."""
        return self._steps is not None

    def bring(self, path: str) -> None:
        """Bring another workspace in; `told` or `failed` says how it went."""
        if self._steps is None:
            self._report = Brought(path)
            self._steps = bringing(self._window.workspace, Path(path), self._report)
            self._turn.start()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            step = next(self._steps, None)
        except ZhupiError as error:
            step = None
            self.failed.emit(error)
        else:
            if step is None:
                self.told.emit(str(self._report))
        if step is not None:
            self.progress.emit(*step)
            return
        self._turn.stop()
        self._steps = None
        self.progress.emit(0, 0)
        for entry in self._window.workspace.entries():
            self._session.entry_changed.emit(entry.uid)
        if self._show_tab():
            self._window.tabs.setCurrentWidget(self.panel)
        self.fill()

    # ---- comparing

    def _show_tab(self) -> bool:
        """The tab is there while somebody else's spans of the open article are; whether they are."""
        there = bool(self._session.uid and self._window.workspace.others(self._session.uid))
        self._window.side.show_tab(self.panel, there)
        return there

    def _fill_soon(self, *_news: object) -> None:
        if self.panel.isVisible() and not self._late.isActive():
            self._late.start()

    def _on_person(self, number: int) -> None:
        self._person = number
        self.fill()

    def fill(self) -> None:
        """Show the open article's spans against the chosen person's."""
        found = self._window.workspace.others(self._session.uid) if self._session.uid else []
        chosen = next((one for one in found if one.person == self._person), found[0] if found else None)
        self.panel.show_people([(one.person, one.name) for one in found], chosen.person if chosen else 0)
        if chosen is not None:
            self._theirs = self._here(chosen)
            self.panel.show_pairs(compare(self._session.spans, self._theirs), self._session.text)

    def _here(self, held: OtherSet) -> SpanSet:
        """Their spans in the text that shows."""
        if held.text_sha256 == self._session.current_sha256:
            return held.spans
        old, _outline = self._window.workspace.earlier_article(self._session.uid, held.text_sha256)
        return moved_to(held.spans, old.text, self._session.text) if old is not None else SpanSet()

    def take_over(self, pairs: list[Pair]) -> None:
        """Make one's own spans say what theirs say at those places: one undo step."""
        made = take_over(self._session.spans, self._theirs, pairs)
        if self._session.apply("theirs", made):
            self.undoable.emit(self.tr("{n} spans taken over.").format(n=len(pairs)))
