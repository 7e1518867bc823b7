"""Review: the order in which pending spans come, the list of spans with its filter, and deciding by string."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from core.model import Status
from core.review.order import Order, Step
from core.review.span_filter import By
from ui.late import Late
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.panels.spans.spans import SpansPanel
    from ui.review.by_string import ByString


CALM: Final = 100
"""Milliseconds without a change after which the queue is made anew."""
SLICE: Final = 0.004
"""Seconds a turn of the event loop gives to it."""
_DONE: Final = object()


class Review(QObject):
    """Keeps the queue's order, says where in it one is, and lets the list go by its own rows."""

    strings: Late[ByString] = Late("ui.review.by_string", "ByString")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._in_queue = window.correcting.step
        window.correcting.step = self.step
        window.correcting.several = self.several
        window.correcting.went_around.connect(self._say_around)
        window.top_bar.status_chosen.connect(self.show_status)
        # Once a turn: a decision changes the set and then the selection.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_place)
        # The queue of an article that has just been extracted, or of a step over many spans, is made beside the window.
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._make_queue)
        self._making: Iterator[None] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._make_on)
        for signal in (self._session.opened, self._session.changed, self._session.selected_changed):
            signal.connect(self._show_place_soon)
        window.chips.visibility_changed.connect(self._show_place_soon)
        self.arrange(window.settings.text("review_order"))

    def make_late(self, _name: str, kind: Callable[[MainWindow], ByString]) -> ByString:
        """Make what decides by string."""
        part = kind(self._window)
        self._window.panes.connect(part)
        return part

    @property
    def panel(self) -> SpansPanel:
        """The list of spans."""
        return self._window.spans_panel

    @property
    def _made(self) -> SpansPanel | None:
        """The list of spans, if anybody has seen it yet."""
        return type(self._window).spans_panel.made(self._window)

    def follow(self, panel: SpansPanel) -> None:
        """The list of spans is there: it shows the order, and what is asked for in it is carried out."""
        panel.set_rule_words(_rule_words)
        panel.order_asked.connect(self.arrange)
        panel.relabel_asked.connect(self._window.correcting.relabel_many)
        panel.by_string_asked.connect(self.by_string)
        panel.show_order(self._session.queue.order)

    # ---- the order

    def order_reading(self) -> None:
        """Go through what is pending in reading order."""
        self.arrange(Order.READING)

    def order_doubtful(self) -> None:
        """Go to the most doubtful first."""
        self.arrange(Order.DOUBTFUL)

    def order_equal(self) -> None:
        """Go through the occurrences of one string after another."""
        self.arrange(Order.EQUAL)

    def arrange(self, name: str) -> None:
        """Take an order, show it everywhere, and remember it."""
        chosen = Order(name)
        self._session.queue.arrange(chosen)
        for order in Order:
            self._window.actions_table.by_name[f"order_{order}"].setChecked(order is chosen)
        if self._made is not None:
            self._made.show_order(chosen)
        self._window.settings.put("review_order", str(chosen))
        self._show_place_soon()

    # ---- where one is

    def _show_place_soon(self, *_news: object) -> None:
        self._soon.start()

    def _show_place(self) -> None:
        hidden, span = self._window.correcting.hidden, self._session.selected_span
        counts = self._session.counts.items()  # the queue, made anew, would go through every span
        of = sum(one for (label, status), one in counts if status is Status.PENDING and label not in hidden)
        number = 0
        if self._session.queue.stale:
            self._turn.stop()
            self._calm.start()
        elif span is not None and span.pending and not span.lost and span.label not in hidden:
            number = self._session.queue.number_of(span, hidden)
        self._window.status_line.show_queue(number, of)

    def _make_queue(self) -> None:
        self._making = self._session.queue.freshening()
        self._turn.start()

    def _make_on(self) -> None:
        """A few steps, then the window's turn."""
        until = time.perf_counter() + SLICE
        while time.perf_counter() < until:
            if next(self._making, _DONE) is _DONE:
                self._turn.stop()
                self._show_place_soon()
                return

    def _say_around(self, back: bool) -> None:
        words = self.tr("Went on from the end.") if back else self.tr("Went on from the beginning.")
        self._window.status_line.mention(words)

    # ---- the list

    def step(self, back: bool) -> Step | None:
        """The span to go on to: by the list's own rows while it has the keys, else by the queue."""
        panel = self._made
        if panel is not None and panel.has_keys():
            found = panel.step(self._session.selected_span, self._window.correcting.hidden, back=back)
            if found is not None:
                return found
        return self._in_queue(back)

    def several(self) -> list[str]:
        """The spans that a decision is meant for together."""
        return self._made.chosen() if self._made is not None and self._made.has_keys() else []

    def accept_shown(self) -> None:
        """Accept all that the list shows."""
        if self._seen():
            self.panel.accept_shown()

    def remove_shown(self) -> None:
        """Reject all that the list shows."""
        if self._seen():
            self.panel.remove_shown()

    def _seen(self) -> bool:
        """Whether the list shows, so that a person knows what is meant; else it is brought to the front first."""
        seen = self.panel.isVisible()
        self.span_list()
        if not seen:
            self._window.status_line.mention(self.tr("This is what the list shows; once more decides it."))
        return seen

    def span_list(self) -> None:
        """Bring the list to the front and give it the keys."""
        self._bring_panel()
        self.panel.table.setFocus()

    def span_words(self) -> None:
        """Put the caret into the list's filter."""
        self._bring_panel()
        self.panel.filters.search.setFocus()
        self.panel.filters.search.selectAll()

    def show_status(self, status: int) -> None:
        """Show the spans of one status in the list."""
        self._bring_panel()
        self.panel.filter_by(self.panel.filters.filter.only(By.STATUS, str(int(Status(status)))))

    def _bring_panel(self) -> None:
        window = self._window
        window.actions_table.by_name["side_pane"].setChecked(True)
        window.side.show()
        window.side.leave_front()
        window.tabs.setCurrentWidget(self.panel)

    # ---- by string

    def by_string(self) -> None:
        """Decide all occurrences of one string together; once more goes back."""
        if self.strings.open:
            self.strings.leave()
        else:
            self.strings.begin()


def _rule_words(rule: str) -> str:
    from core.extractors.why import rule_words  # noqa: PLC0415  # its tables are read when first needed

    return rule_words(rule)
