"""The line at the foot: the keys that work now, where one is, and background work with its cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from core.model import Span
from core.spans import SpanSet
from ui.actions import first_key

NAMED = (
    *("open_files", "open_folder", "accept", "remove", "next_pending", "previous_pending", "start_out", "end_out"),
    *("mark_equal", "pick_label", "key_card"),
)
"""The actions whose keys the line names, as they are in force."""
SAID = 4000
"""Milliseconds something said in passing stays."""


class StatusLine(QStatusBar):
    """Given facts; it decides nothing."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._caret = self._simple = self._open = self._aside = False
        self._pending = 0
        self._shown: tuple[Span | None, SpanSet] = (None, SpanSet())
        self.keys = QLabel(self)
        self.keys.setMinimumWidth(1)  # the longest line of keys is no reason for a wide window
        self.working = QLabel(self)
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setFixedSize(110, 6)
        self.bar.setAccessibleName(self.tr("Files added so far"))
        self.cancel = QToolButton(self)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAutoRaise(True)
        self.cancel.clicked.connect(self.cancel_asked)
        self.said = QLabel(self)
        self.queue = QLabel(self)
        self.mode = QLabel(self)
        self.mode.setObjectName("mode")
        self.mode.hide()
        self.place = QLabel(self)
        self.scrolled = QLabel(self)
        self.addWidget(self.mode)
        self.addWidget(self.keys, 1)
        for widget in (self.said, self.working, self.bar, self.cancel, self.queue, self.place, self.scrolled):
            self.addPermanentWidget(widget)
        self._hush = QTimer(self, singleShot=True, interval=SAID)
        self._hush.timeout.connect(self.said.clear)
        self.show_progress(0, 0)
        self.show_place(None, SpanSet())

    def mention(self, words: str) -> None:
        """Say something in passing: it goes away by itself."""
        self.said.setText(words)
        self._hush.start()

    def show_queue(self, number: int, of: int) -> None:
        """Which one of how many pending spans is selected; number 0: none of them."""
        if (of > 0) != (self._pending > 0):
            self._pending = of
            self.show_place(*self._shown)
        if not of:
            self.queue.clear()
        elif number:
            self.queue.setText(self.tr("pending {n} / {of}").format(n=number, of=of))
        else:
            self.queue.setText(self.tr("pending {n}").format(n=of))

    def show_open(self, on: bool) -> None:
        """Whether an article is open: without one there is nothing to go through or to label."""
        self._open = on
        self.show_place(*self._shown)

    def show_caret(self, on: bool) -> None:
        """Whether the arrows move a caret; the keys that go with it stand here as long as they do."""
        self._caret = on
        self._show_mode()

    def show_simple(self, on: bool) -> None:
        """Whether single letters are off; the keys that work stand here."""
        self._simple = on
        self._show_mode()

    def show_aside(self, on: bool) -> None:
        """Whether the keys go to a page that says itself which they are: other ones than here."""
        self._aside = on
        self.show_place(*self._shown)

    def _show_mode(self) -> None:
        self.mode.setText(self.tr("Caret mode") if self._caret else self.tr("Simple mode"))
        self.mode.setVisible(self._caret or self._simple)
        self.show_place(*self._shown)

    def show_extracting(self, on: bool) -> None:
        """Whether the extractors are at work on the open article."""
        self.working.setText(self.tr("Looking for provinces, slogans and tasks…") if on else "")

    def show_progress(self, number: int, of: int) -> None:
        """How many files of how many are added; (0, 0): none are being added."""
        self._show_bar(self.tr("Adding {n} of {of}"), number, of)

    def show_search(self, number: int, of: int) -> None:
        """How many articles of how many have been looked through; (0, 0): none are."""
        self._show_bar(self.tr("Looking through {n} of {of}"), number, of)

    def show_printing(self, number: int, of: int) -> None:
        """How many sheets of how many are printed; (0, 0): none are being printed."""
        self._show_bar(self.tr("Printing {n} of {of}"), number, of)

    def show_exporting(self, number: int, of: int) -> None:
        """How many articles of how many are exported; (0, 0): none are being exported."""
        self._show_bar(self.tr("Exporting {n} of {of}"), number, of)

    def _show_bar(self, words: str, number: int, of: int) -> None:
        for widget in (self.bar, self.cancel):
            widget.setVisible(of > 0)
        self.working.setText(words.format(n=number, of=of) if of else "")
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(number)

    def show_place(self, span: Span | None, spans: SpanSet) -> None:
        """The keys that work now, with a selected span or without one, and how many spans there are."""
        self._shown = (span, spans)
        self.keys.setText(self._words(span))
        self.place.setText(self.tr("{n} spans").format(n=len(spans)) if len(spans) else "")

    def _words(self, span: Span | None) -> str:
        if self._aside:
            return ""
        if self._caret:
            return self.tr("Arrows move   Shift selects   Ctrl by word   1–9 label   O select   Esc leaves")
        if not self._open:
            return self.tr("{open_files} open   {open_folder} add a folder   {key_card} keys").format(**_keys())
        if self._simple:
            return self.tr("Click a span   Enter accept   Delete reject   Ctrl+Z undo   right click for more")
        if span is None and self._pending:
            words = self.tr("{next_pending} next pending   1–9 label   {pick_label} other label   {key_card} keys")
        elif span is None:
            words = self.tr("Select words   1–9 label   {pick_label} other label   {key_card} keys")
        else:
            words = self.tr(
                "{accept} accept   {remove} reject   {next_pending} {previous_pending} next, previous   "
                "{start_out} {end_out} edges   {mark_equal} all equal   {pick_label} other label"
            )
        return words.format(**_keys())

    def say(self, words: str) -> None:
        """What is to be known of the place just gone to, with the keys that work there."""
        self.keys.setText(words)

    def show_scroll(self, start: int, end: int, length: int) -> None:
        """Where the page stands, in percent of the text."""
        self.scrolled.setText(f"{round(100 * end / length)} %" if length and end >= start else "")


def _keys() -> dict[str, str]:
    return {name: first_key(name) or "–" for name in NAMED}
