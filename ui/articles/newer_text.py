"""The file of the open article has changed: what the bar above the page offers is carried out here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.model import Article, Range
from core.requests import AnchorRequest, ReadRequest, Reanchored
from core.versions.newer_text import drop_lost, lost_spans, place_lost, ranges_of
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class NewerText(QObject):
    """Takes newer texts over, and places or removes the spans they have lost."""

    told = Signal(str)
    undoable = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session: Session = window.session
        self._jobs = window.jobs
        self._bar = bar = window.changed_file
        self._reader = window.reader
        self._asked: tuple[str, str, tuple[Range, ...]] = ("", "", ())
        bar.take_over_asked.connect(self.take_over)
        bar.apart_asked.connect(self.open_apart)
        self._session.opened.connect(bar.hide)

    def ask(self, path: str) -> None:
        """Offer the newer text of the open article's file."""
        if self._session.workspace.read_only:
            self.told.emit(
                self.tr(
                    "The file has changed since its text was stored: {path}. The workspace can only be read."
                ).format(path=path)
            )
        else:
            self._bar.ask(path)

    def take_over(self, path: str) -> None:
        """Read the file, find the spans again in it, and take both over in one step."""
        ranges = ranges_of(self._session.spans)
        self._asked = (self._session.uid, path, ranges)
        self._jobs.ask("anchor", AnchorRequest(path, self._session.text, ranges), self._on_anchored, self._on_end)

    def _on_anchored(self, value: object) -> None:
        uid, path, ranges = self._asked
        if not isinstance(value, Reanchored) or uid != self._session.uid:
            return
        if set(ranges_of(self._session.spans)) - set(ranges):
            self.take_over(path)  # spans came while the worker was looking
        elif value.article.text_sha256 == self._session.current_sha256:
            self.told.emit(self.tr("The file still holds the text that shows."))
        elif self._session.take_over(value, ranges):
            self._tell()

    def _tell(self) -> None:
        lost = len(lost_spans(self._session.spans))
        if lost:
            words = self.tr("The new text is taken over. {n} spans were not found again: see History.").format(n=lost)
        else:
            words = self.tr("The new text is taken over; every span you worked on was found again.")
        self.undoable.emit(words)

    def _on_end(self, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)

    def open_apart(self, path: str) -> None:
        """Open the file as an article of its own; the stored one stays in the library without it."""
        self._jobs.ask("read", ReadRequest(path=path), self._on_apart, self._on_end)

    def _on_apart(self, value: object) -> None:
        if isinstance(value, Article):
            self._session.open_apart(value)

    def place(self, span_id: str) -> None:
        """Put a lost span at the selected text."""
        chosen = self._reader.selection()
        if chosen is None:
            self.told.emit(self.tr("Select the text first that the span belongs to."))
        elif self._session.correct("place_lost", place_lost, self._session.text, span_id, *chosen):
            self._reader.clear_selection()
            self._session.select(span_id)

    def drop(self, span_id: str) -> None:
        """Take a lost span away."""
        if self._session.correct("drop_lost", drop_lost, span_id):
            self.undoable.emit(self.tr("The lost span is removed; the history keeps it."))
