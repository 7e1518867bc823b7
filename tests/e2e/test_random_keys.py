"""A state machine of window actions: whatever is pressed, nothing raises, and view, session and file stay one.

Every action of the table takes part, but for those in `LEFT_OUT`; a new action is tried here without a line more.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import TracebackType

import pytest
import shiboken6
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.model import Span
from core.settings import Settings
from core.spans import SpanSet
from core.workspace import Workspace
from ui.actions import ACTIONS
from ui.main_window import MainWindow
from ui.reader.selection import Selected

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
LEFT_OUT = {
    "open_files": "asks the system's file dialogue",
    "open_folder": "asks the system's file dialogue",
    "bring_in": "asks the system's file dialogue",
    "quit": "ends the run",
    "fullscreen": "a screen without a window manager does not answer it",
    "sample": "another article is opened by a rule of its own",
}
"""Actions that a random run cannot carry out, each with its reason."""
NAMES = [row.name for row in ACTIONS if row.name not in LEFT_OUT]
KEYS = "jkaxbofcvtgm[]{}0123456789 ?"
NAMED = [
    Qt.Key.Key_Return,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_F8,
]
HELD = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
MOST_STARTS = 2
"""Starts in one run after its first: each needs a worker process of its own."""
PATIENCE = 30
"""Seconds that the worker may take."""


def listed(spans: SpanSet) -> list[Span]:
    """The spans in an order that two equal sets share."""
    return sorted(spans, key=lambda span: span.id)


def differing(one: list[Span], other: list[Span]) -> list[Span]:
    """The spans that only one of two lists has."""
    return [span for span in one if span not in other] + [span for span in other if span not in one]


class WindowMachine(RuleBasedStateMachine):
    """Presses, clicks and selects at random in one window on one workspace, and starts it anew now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.app = QApplication.instance() or QApplication([])
        self.home = tempfile.TemporaryDirectory()
        self.path = Path(self.home.name) / "w.zhupi.json"
        self.raised: list[BaseException] = []
        self.old_hook = sys.excepthook
        sys.excepthook = self._hook
        self.starts = 0
        self.window = self._start()

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.raised.append(error)
        self.old_hook(kind, error, trace)

    def _start(self) -> MainWindow:
        window = MainWindow(Workspace.open(self.path), Settings(Path(self.home.name) / "settings.json"))
        window.show()
        window.activateWindow()
        window.start([])
        self._turn()
        return window

    def _turn(self) -> None:
        for _ in range(3):
            self.app.processEvents()

    def _wait(self) -> None:
        """Until the open article has everything that will be found in it."""
        until = time.monotonic() + PATIENCE
        while self._busy() or self.window.session.current is None:
            assert time.monotonic() < until, "the worker did not answer"
            self.app.processEvents()
            time.sleep(0.002)
        self._turn()

    def _busy(self) -> bool:
        return any(map(self.window.jobs.running, ("read", "extract", "probe", "add")))

    def _end(self) -> None:
        for other in self.app.topLevelWidgets():
            if other is not self.window and other.isVisible():
                other.close()
        self.window.setProperty("leaving", True)
        self.window.close()
        shiboken6.delete(self.window)
        self._turn()

    # ---- what a person does

    @initialize()
    def open_first(self) -> None:
        self.open_sample(0)

    @rule(number=st.integers(0, 1))
    def open_sample(self, number: int) -> None:
        self.window.opening.open_paths([str(sorted(SAMPLES.glob("*.txt"))[number])])
        until = time.monotonic() + PATIENCE
        self._turn()
        while self.window.session.current is None and time.monotonic() < until:
            self.app.processEvents()
        self._wait()

    @rule(name=st.sampled_from(NAMES))
    def act(self, name: str) -> None:
        action = self.window.actions_table.by_name[name]
        if action.isEnabled():
            action.trigger()
        self._settle()

    @rule(keys=st.text(KEYS, min_size=1, max_size=6))
    def type_keys(self, keys: str) -> None:
        for key in keys:
            QTest.keyClick(self._focus(), key)
        self._settle()

    @rule(key=st.sampled_from(NAMED), held=st.sampled_from(HELD))
    def press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._focus(), key, held)
        self._settle()

    @rule(across=st.floats(0, 1), down=st.floats(0, 1), held=st.sampled_from(HELD[:3]))
    def click(self, across: float, down: float, held: Qt.KeyboardModifier) -> None:
        view = self.window.reader.viewport()
        place = QPoint(round(across * (view.width() - 1)), round(down * (view.height() - 1)))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, place)
        self._settle()

    @rule(across=st.floats(0, 1), down=st.floats(0, 1), to=st.floats(0, 1))
    def drag(self, across: float, down: float, to: float) -> None:
        view = self.window.reader.viewport()
        start = QPoint(round(across * (view.width() - 1)), round(down * (view.height() - 1)))
        end = QPoint(round(to * (view.width() - 1)), start.y())
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(view, end)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
        self._settle()

    @rule(at=st.floats(0, 1), length=st.integers(1, 30), label=st.sampled_from("123"))
    def mark(self, at: float, length: int, label: str) -> None:
        text = self.window.session.text
        start = round(at * max(0, len(text) - length))
        self.window.reader.setFocus()
        self.window.reader.set_selected_text(Selected(start, min(len(text), start + length)), released=True)
        QTest.keyClick(self.window.reader, label)
        self._settle()

    @precondition(lambda self: self.window.session.uid and self.starts < MOST_STARTS)
    @rule()
    def start_anew(self) -> None:
        self.starts += 1
        uid, before = self.window.session.uid, listed(self.window.session.spans)
        entry = self.window.workspace.entry(uid)
        assert self.window.workspace.flush(PATIENCE)
        self._end()
        self.window = self._start()
        self.window.opening.open_entry(uid)
        self._wait()
        if entry is not None and entry.stored:
            assert differing(before, listed(self.window.session.spans)) == []

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        if focus is None or (isinstance(focus, QLineEdit) and not focus.isVisible()):
            self.window.reader.setFocus()
        return QApplication.focusWidget() or self.window.reader

    def _settle(self) -> None:
        """Let everything happen; what a person would close is closed; the page has the focus again."""
        self._turn()
        for other in self.app.topLevelWidgets():
            if other is not self.window and other.isVisible():
                other.close()
        self._turn()

    # ---- what always holds

    @invariant()
    def nothing_raised(self) -> None:
        assert not self.raised

    @invariant()
    def the_views_show_what_the_session_holds(self) -> None:
        session = self.window.session
        if session.current is None:
            return
        self.window.after.flush()
        held = listed(session.spans)
        assert listed(self.window.reader._spans) == held
        assert listed(self.window.spans_panel._spans) == held
        counted = Counter((span.label, span.status) for span in session.spans if not span.lost)
        assert {key: n for key, n in session.counts.items() if n} == dict(counted)
        assert all(0 <= span.start < span.end <= len(session.text) for span in session.spans if not span.lost)
        assert not session.selected or session.selected_span is not None
        assert all(span.id not in session.spans for span in session.layer), "a demand on record is no proposal any more"
        assert listed(self.window.reader._layer) == listed(session.layer)

    @invariant()
    def the_file_holds_what_the_session_holds(self) -> None:
        session, workspace = self.window.session, self.window.workspace
        entry = workspace.entry(session.uid) if session.uid else None
        if entry is None or not entry.stored or self._busy():
            return
        assert workspace.flush(PATIENCE)
        kept = workspace.spans(session.uid)
        assert kept is not None
        assert differing(listed(kept), listed(session.spans)) == []

    def teardown(self) -> None:
        try:
            self._end()
            workspace = Workspace.open(self.path)
            found = workspace.check()
            workspace.close()
            assert not found
        finally:
            sys.excepthook = self.old_hook
            self.home.cleanup()


TestWindow = pytest.mark.timeout(600)(WindowMachine.TestCase)
TestWindow.settings = settings(
    max_examples=int(os.environ.get("ZHUPI_RANDOM_RUNS", "6")),
    stateful_step_count=30,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
