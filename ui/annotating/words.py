"""Where words begin and end round a place of the open article: asked of the worker process, kept a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.editing import edges
from core.model import Range
from core.requests import CutRequest

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEPT: Final = 64
"""Stretches (blocks of at most 2,000 characters) whose words are kept."""
CALM: Final = 200
"""Milliseconds that a span stays selected before its words are asked for: who goes on at once needs none."""
WAITING: Final = 4
"""Requests that may wait at the same time: the words at both ends of a span, and at the pointer."""


class Words(QObject):
    """Answers from what is known; `known` says that more is."""

    known = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._jobs, self._reader = window.session, window.jobs, window.reader
        self._edges: OrderedDict[Range, tuple[int, ...]] = OrderedDict()
        self._asked: list[Range] = []
        self._sha = ""
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._want_selected)
        self._session.opened.connect(self.forget)
        self._session.selected_changed.connect(self._calm.start)
        self._reader.words = self
        self.known.connect(self._reader.words_known)
        self.forget()
        # A span may have been selected before anything here listened.
        self._calm.start()

    def forget(self) -> None:
        """Another text shows."""
        if self._session.current_sha256 != self._sha:
            self._sha = self._session.current_sha256
            self._edges.clear()
            self._asked.clear()

    def edges(self, offset: int) -> Sequence[int]:
        """The offsets between the words of the stretch that holds that character; empty until they are known."""
        stretch = self._stretch(offset)
        found = self._edges.get(stretch, ())
        if found:
            self._edges.move_to_end(stretch)
        return found

    def want(self, offset: int) -> None:
        """Ask for the words of the stretch that holds that character, unless they are known or asked for."""
        stretch = self._stretch(offset)
        if stretch in self._edges or stretch in self._asked or stretch[0] == stretch[1]:
            return
        if len(self._asked) >= WAITING:
            self._jobs.cancel(_purpose(self._asked.pop(0)))
        self._asked.append(stretch)
        text, sha = self._session.text, self._sha

        def part(words: object) -> None:
            if sha == self._sha and isinstance(words, list):
                self._take(text, stretch, words)

        def end(_error: Exception | None) -> None:
            if stretch in self._asked:
                self._asked.remove(stretch)

        self._jobs.ask(_purpose(stretch), CutRequest(text[slice(*stretch)]), part, end)

    def _take(self, text: str, stretch: Range, words: list[str]) -> None:
        found = edges.word_edges(words, stretch[0])
        if found[-1] != stretch[1]:
            return
        self._edges[stretch] = tuple(at for at in found if not edges.joins(text, at))
        if len(self._edges) > KEPT:
            self._edges.popitem(last=False)
        self.known.emit()

    def _stretch(self, offset: int) -> Range:
        if not self._reader.blocks:
            return (0, 0)
        block = self._reader.block_of(offset)
        return (block.start, block.end)

    def _want_selected(self) -> None:
        """Ask for the words at both ends of the selected span, once the extractors are done."""
        span = self._session.selected_span
        if span is None:
            return
        if self._jobs.running("extract"):
            self._calm.start()
            return
        self.want(span.start)
        self.want(span.end - 1)


def _purpose(stretch: Range) -> str:
    return f"cut {stretch[0]}"
