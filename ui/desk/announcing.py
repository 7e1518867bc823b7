"""What a screen reader says when a span is selected: its words, its label, how sure it is, its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui.wording import confidence_word, label_name, status_word

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Announcing(QObject):
    """Speaks only where a screen reader listens; it changes nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.session.selected_changed.connect(self._on_selected)

    def _on_selected(self, _span_id: str) -> None:
        if QAccessible.isActive():
            words = self.words()
            self._window.reader.setAccessibleDescription(words)
            if words:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window.reader, words))

    def words(self) -> str:
        """The selected span in words, empty where none is."""
        span = self._window.session.selected_span
        if span is None:
            return ""
        label = next((one for one in self._window.labels if one.name == span.label), None)
        parts = (
            self._window.session.text[span.start : span.end],
            label_name(label) if label is not None else span.label,
            confidence_word(span.confidence),
            status_word(span.status),
        )
        return ", ".join(part for part in parts if part)
