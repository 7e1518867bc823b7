"""A result that is a span is selected where it is opened, as soon as the article has it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.searching.hits import Hits
from core.spans import SpanSet
from ui.session import Session

SpanAt = Callable[[SpanSet, Hits, int], str]
"""Spans, hits, number of one → the id of the span that hit is; empty: there is none."""


class Arriving(QObject):
    """Waits for the extraction of an article just read, unless a person selects something meanwhile."""

    def __init__(self, session: Session, span_at: SpanAt, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._span_at = span_at
        self._wanted: tuple[Hits, int] | None = None
        session.changed.connect(self._on_news)
        session.extracting_changed.connect(self._on_news)

    def select(self, hits: Hits, number: int) -> None:
        """Select the span that hit is, if it is one."""
        self._wanted = (hits, number) if number >= 0 else None
        self._try()

    def _on_news(self, *_news: object) -> None:
        if self._session.selected:
            self._wanted = None
        self._try()

    def _try(self) -> None:
        current = self._session.current
        if self._wanted is None or current is None:
            return
        hits, number = self._wanted
        span_id = self._span_at(current.spans, hits, number) if hits.uid == self._session.uid else ""
        if span_id or current.complete or hits.uid != self._session.uid:
            self._wanted = None
        if span_id:
            self._session.select(span_id)
