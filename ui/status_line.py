"""The line at the foot: the keys that work now, where one is, and background work with its cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from core.model import Span
from core.spans import SpanSet


class StatusLine(QStatusBar):
    """Given facts; it decides nothing."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._caret = False
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
        self.mode = QLabel(self)
        self.mode.setObjectName("mode")
        self.mode.hide()
        self.place = QLabel(self)
        self.scrolled = QLabel(self)
        self.addWidget(self.mode)
        self.addWidget(self.keys, 1)
        for widget in (self.working, self.bar, self.cancel, self.place, self.scrolled):
            self.addPermanentWidget(widget)
        self.show_progress(0, 0)
        self.show_place(None, SpanSet())

    def show_caret(self, on: bool) -> None:
        """Whether the arrows move a caret; the keys that go with it stand here as long as they do."""
        self.mode.setText(self.tr("Caret mode"))
        self.mode.setVisible(on)
        self._caret = on
        self.show_place(*self._shown)

    def show_extracting(self, on: bool) -> None:
        """Whether the extractors are at work on the open article."""
        self.working.setText(self.tr("Looking for provinces, slogans and tasks…") if on else "")

    def show_progress(self, number: int, of: int) -> None:
        """How many files of how many are added; (0, 0): none are being added."""
        for widget in (self.bar, self.cancel):
            widget.setVisible(of > 0)
        self.working.setText(self.tr("Adding {n} of {of}").format(n=number, of=of) if of else "")
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(number)

    def show_place(self, span: Span | None, spans: SpanSet) -> None:
        """Which span of how many is selected, and the keys that work with it."""
        self._shown = (span, spans)
        if self._caret:
            self.keys.setText(self.tr("Arrows move   Shift selects   Ctrl by word   1–9 label   O select   Esc leaves"))
        elif span is None:
            self.keys.setText(self.tr("J next pending   1–9 label the selection   Ctrl+Enter finish   F1 keys"))
        else:
            self.keys.setText(
                self.tr("A accept   X reject   J K next, previous   [ ] move the edges   C note   Ctrl+Z undo")
            )
        if span is None:
            self.place.setText(self.tr("{n} spans").format(n=len(spans)) if len(spans) else "")
        else:
            number = sum(1 for _one in spans.before((span.start, -span.end, span.id))) + 1 if len(spans) < 5000 else 0
            self.place.setText(self.tr("{n} of {of}").format(n=number, of=len(spans)) if number else "")

    def show_scroll(self, start: int, end: int, length: int) -> None:
        """Where the page stands, in percent of the text."""
        self.scrolled.setText(f"{round(100 * end / length)} %" if length and end >= start else "")
