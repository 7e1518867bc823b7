"""The layer of demands in the window: asked for, shown beside the spans, on record once a person decides one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.changes import RecordChange, SpanChange
from core.editing.layer import beside, followed
from core.model import DEMAND, Span
from core.requests import DemandRequest, Found
from core.spans import SpanSet
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Demands(QObject):
    """The View menu's *Demands*: off by default, remembered."""

    failed = Signal(object)
    switched = Signal(bool)
    decided = Signal()
    """A span has got the label: the table of labels needs its row."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._found = SpanSet()
        self.on = window.settings.on("demands")
        self._session.asks_demands = self.on
        window.actions_table.by_name["demands"].setChecked(self.on)
        self._session.opened.connect(self._on_opened)
        self._session.demands_found.connect(self._take)
        self._session.changed.connect(self._on_changed)
        self._session.layer_changed.connect(self._show)

    def demands(self) -> None:
        """Show or hide the layer."""
        on = self._window.actions_table.by_name["demands"].isChecked()
        if on == self.on:
            return
        self.on = self._session.asks_demands = on
        self._window.settings.put("demands", on)
        self._found = SpanSet()
        self._window.jobs.cancel("demands")
        self._session.show_layer(SpanSet())
        self.switched.emit(on)
        self._ask()

    def _on_opened(self) -> None:
        self._found = SpanSet()
        self._window.jobs.cancel("demands")
        current = self._session.current
        if current is not None and current.complete:
            self._ask()  # else the extraction that begins now brings them

    def _ask(self) -> None:
        current = self._session.current
        if self.on and current is not None:
            self._window.jobs.ask("demands", DemandRequest(current.article), self._on_part, self._on_end)

    def _on_part(self, part: object) -> None:
        if isinstance(part, Found):
            self._take(part.spans)

    def _on_end(self, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)

    def _take(self, spans: Sequence[Span]) -> None:
        if self.on:
            self._found = self._found.updated(spans)
            self._session.show_layer(beside(self._session.spans, self._found))

    def _on_changed(self, _before: SpanSet, after: SpanSet, changes: Sequence[RecordChange]) -> None:
        if any(label == DEMAND for label, _status in self._session.counts):
            made = (change.after for change in changes if isinstance(change, SpanChange))
            if any(span is not None and span.label == DEMAND for span in made):
                self.decided.emit()
        if self._found:
            layer = followed(self._session.layer, self._found, after, changes)
            if layer is not self._session.layer:
                self._session.show_layer(layer)

    def _show(self) -> None:
        self._window.reader.set_layer(self._session.layer)
