"""A span or the selected text as a quotation, with where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.fields import with_known
from core.quotation import quotation

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Quoting(QObject):
    """Puts quotations on the clipboard."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def copy_quotation(self) -> None:
        """Copy the selected text, else the selected span, with title, source, date and paragraph."""
        session = self._window.session
        chosen = self._window.reader.selection()
        span = session.selected_span
        if chosen is None and span is not None and not span.lost:
            chosen = span.range
        if chosen is None or session.current is None:
            self.told.emit(self.tr("Select a span or some text first."))
            return
        words = quotation(with_known(session.current.article, session.entry), chosen)
        QGuiApplication.clipboard().setText(words)
        short = words if len(words) <= 60 else words[:40] + "…" + words[-18:]
        self.told.emit(self.tr("Copied: {words}").format(words=short))
