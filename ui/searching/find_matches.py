"""All matches of find in the article, made into spans in one undo step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import RecordChange
from core.model import Label
from core.searching.labelling import label_steps
from core.spans import SpanSet
from ui.annotating.correcting import province_code
from ui.searching.finder import SLICE
from ui.session import Session
from ui.views import label_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class FindMatches(QObject):
    """What the find bar's *Label all* asks for."""

    told = Signal(str)
    undoable = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._label: Label | None = None
        self._uid = ""
        self._spans = SpanSet()
        self._made: list[RecordChange] = []
        self._steps: Iterator[tuple[RecordChange, ...]] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether spans are being made."""
        return self._steps is not None

    def label_matches(self) -> None:
        """Show the labels that all matches can get."""
        bar = self._window.find_bar
        if bar.isVisible() and bar.ranges:
            bar.offer_labels()
        else:
            self.told.emit(self.tr("Find something first (Ctrl+F); then all matches can be labelled."))

    def label(self, name: str) -> None:
        """Make spans of that label of all matches, gathered in slices; a correction made meanwhile begins it anew."""
        label = next((one for one in self._window.labels if one.name == name), None)
        session = self._session
        if label is None or session.current is None or self.busy:
            return
        if session.workspace.read_only:
            self.told.emit(self.tr("This workspace can only be read; nothing can be marked."))
            return

        def norm_of(string: str) -> str:
            return province_code(string) if name == "PROVINCE" else ""

        self._label, self._uid, self._spans, self._made = label, session.uid, session.spans, []
        places = list(self._window.find_bar.ranges)
        self._steps = label_steps(session.spans, session.text, name, places, norm_of)
        self._turn.start()
        self._step()

    def _step(self) -> None:
        until = time.perf_counter() + SLICE
        while self._steps is not None and time.perf_counter() < until:
            part = next(self._steps, None)
            if part is None:
                self._steps = None
            else:
                self._made += part
        if self._steps is None:
            self._turn.stop()
            self._finish()

    def _finish(self) -> None:
        session, label = self._session, self._label
        made, self._made = self._made, []
        if label is None or session.uid != self._uid:
            return
        if session.spans is not self._spans:
            self.label(label.name)
        elif not made:
            self.told.emit(self.tr("All matches have that label already."))
        elif session.apply("add", tuple(made)):
            words = self.tr("Matches marked as {label}: {n}").replace("{label}", label_name(label))
            self.undoable.emit(words.format(n=len(made)))
