"""Deciding by string: an article's strings, the occurrences of one of them, one undo step for each decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent

from core.changes import RecordChange, SpanChange
from core.review.equal_strings import equal_string, equal_strings, next_pending
from core.spans import SpanSet
from ui.look import theme
from ui.panels.occurrences.batch import NO_TICKS, BatchPage
from ui.panels.occurrences.page import Occurrence
from ui.session import Session
from ui.wording import label_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LATE = 150
"""Milliseconds in which corrections gather before the page is filled anew."""


class ByString(QObject):
    """Keeps the page up to date and carries out what is decided on it."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.page = BatchPage(self._action_of, window)
        self._string = ""
        self._rows: dict[str, int] = {}
        self._deciding = False
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self.fill)
        self.page.string_chosen.connect(self._on_string)
        self.page.decided.connect(self.decide)
        self.page.step_asked.connect(self.step)
        self.page.cancelled.connect(self.leave)
        self.page.current_changed.connect(self._light)
        self.page.ticks_changed.connect(self._light)
        self._session.changed.connect(self._on_changed)
        self._session.opened.connect(self.leave)

    def _action_of(self, event: QKeyEvent) -> str:
        row = self._window.actions_table.row_for(event)
        return row.name if row is not None else ""

    # ---- coming and going

    @property
    def open(self) -> bool:
        """Whether the page shows."""
        return self._window.side.front is self.page

    def begin(self) -> None:
        """Bring the page to the front, at the string of the selected span, else at the first with something pending."""
        if self._session.current is None:
            self.told.emit(self.tr("Open an article first."))
            return
        span = self._session.selected_span
        self._string = span.text_of(self._session.text) if span is not None and not span.lost else ""
        window = self._window
        self.page.set_theme(theme.chosen(window.settings.text("theme")))
        self.page.strings.labels = {label.name: label_name(label) for label in window.labels}
        window.actions_table.by_name["side_pane"].setChecked(True)
        window.small_toolbar.hide()
        window.side.bring_to_front(self.page)
        self.fill()

    def leave(self) -> None:
        """Show the tabs again."""
        if self.open:
            self._window.side.leave_front()
            self._window.reader.set_matches((), -1)
            self._window.reader.setFocus()

    # ---- what it shows

    def _on_changed(self, _before: SpanSet, _after: SpanSet, changes: tuple[RecordChange, ...]) -> None:
        """Where occurrences were only decided, their strings are made anew; else all of them, a little later."""
        if not self.open:
            return
        touched: set[int] = set()
        for change in changes:
            row = self._row_of(change)
            if row is None:
                if not self._late.isActive():
                    self._late.start()
                return
            touched.add(row)
        for row in touched:
            self._refresh(row)
        if touched and not self._deciding:
            decided = {change.id for change in changes if isinstance(change, SpanChange)}
            kept = {key: on for key, on in self.page.ticks().items() if key not in decided}
            here = self._row()
            self.show(here if here in touched and here is not None else min(touched), kept)

    def _row_of(self, change: RecordChange) -> int | None:
        """The row of the string whose occurrence was decided; None where the change is another one."""
        if not isinstance(change, SpanChange) or change.before is None or change.after is None:
            return None
        old, new = change.before, change.after
        if (old.range, old.label, old.lost) != (new.range, new.label, new.lost):
            return None
        return self._rows.get(new.text_of(self._session.text))

    def fill(self) -> None:
        """Show the strings as they are now, and stay at the one that shows."""
        if not self.open:
            return
        strings = equal_strings(self._session.text, self._session.spans, self._window.correcting.hidden)
        kept = self.page.ticks()
        self._rows = {one.string: row for row, one in enumerate(strings)}
        self.page.show_strings(strings)
        here = next((row for row, one in enumerate(strings) if one.string == self._string), None)
        if here is None:
            here = next_pending(strings, -1)
        if here is not None or strings:
            self.show(here or 0, kept)
        else:
            self.page.show_nothing()

    def _on_string(self, row: int) -> None:
        if self.page.strings.strings[row].string != self._string:
            self.show(row)

    def show(self, row: int, kept: Mapping[str, bool] = NO_TICKS) -> None:
        """Show the occurrences of the string in that row, `kept` the ticks it had (by the span's id)."""
        one = self.page.strings.strings[row]
        self._string = one.string
        names = list(one.labels)
        label = next((label for label in self._window.labels if label.name == names[0]), None)
        hue = self._window.reader_theme().hue_of(label).ink if label is not None else None
        self.page.show_string(row, self._session.text, QColor(hue) if hue is not None else None, kept)
        self._light()

    def _light(self, _news: object = None) -> None:
        """Ticked places are lit on the page, and the current one is brought into view."""
        if not self.open:
            return
        ticked = self.page.ticked()
        current = self.page.current
        at = next((number for number, one in enumerate(ticked) if one is current), -1)
        self._window.reader.set_matches([(one.start, one.end) for one in ticked], at)
        if at < 0 and isinstance(current, Occurrence):
            self._window.reader.scroll_to(current.start)

    # ---- deciding

    def decide(self, kind: str) -> None:
        """Accept or reject what is ticked, in one undo step, and go on to the next string."""
        ids = [one.key for one in self.page.ticked()]
        if not ids or self._row() is None:
            return
        correcting = self._window.correcting
        self._deciding = True
        (correcting.accept_many if kind == "accept" else correcting.remove_many)(ids)
        self._session.long.complete()  # the next string is the one that has something pending then
        self._deciding = False
        if not (self._session.workspace.read_only or self._session.looking_back):
            self.step(back=False)

    def _row(self) -> int | None:
        row = self.page.string_list.currentIndex().row()
        return row if 0 <= row < len(self.page.strings.strings) else None

    def _refresh(self, row: int) -> None:
        """The row's string with its occurrences as they are now."""
        one = self.page.strings.strings[row]
        now = self._session.spans.several([span.id for span in one.spans])
        held = tuple(found for span in one.spans if (found := now.get(span.id)) is not None)
        if held:
            self.page.strings.put(row, equal_string(one.string, held))

    def step(self, back: bool) -> None:
        """Go to the next string (or the one before) with something pending."""
        row = self._row()
        found = next_pending(self.page.strings.strings, -1 if row is None else row, back=back)
        if found is None:
            self.told.emit(self.tr("Nothing is pending in this article. Ctrl+Enter finishes it."))
            if row is not None:
                self.show(row)
            return
        if row is not None and (found < row) is not back and found != row:
            words = self.tr("Went on from the end.") if back else self.tr("Went on from the beginning.")
            self._window.status_line.mention(words)
        self.show(found)
