"""A span or the selected text as a quotation, with where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.articles.fields import with_known

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Quoting(QObject):
    """Puts quotations on the clipboard."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._text_last = window.reader.selection() is not None
        """Whether text was selected after the selected span was; one left off with a span, so what was selected before
        this listened is later than it."""
        window.reader.selection_changed.connect(self._on_text)
        window.session.selected_changed.connect(self._on_span)

    def _on_text(self, selected: object) -> None:
        self._text_last = selected is not None

    def _on_span(self, span_id: str) -> None:
        if span_id:
            self._text_last = False

    def copy_quotation(self) -> None:
        """Copy what was selected last, text or a span, with title, source, date and paragraph."""
        session = self._window.session
        chosen = self._window.reader.selection()
        span = session.selected_span
        if span is not None and not span.lost and not (self._text_last and chosen is not None):
            chosen = span.range
        if chosen is None or session.current is None:
            self.told.emit(self.tr("Select a span or some text first."))
            return
        from core.articles.quotation import quotation  # noqa: PLC0415  # only when something is copied

        words = quotation(with_known(session.current.article, session.entry), chosen)
        QGuiApplication.clipboard().setText(words)
        short = words if len(words) <= 60 else words[:40] + "…" + words[-18:]
        self.told.emit(self.tr("Copied: {words}").format(words=short))
