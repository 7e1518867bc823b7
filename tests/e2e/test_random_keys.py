"""A state machine of window actions: whatever is pressed, nothing raises, and view, session and file stay one.

Every action of the table takes part, but for those in `LEFT_OUT`; a new action is tried here without a line more.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from unittest.mock import patch

import pytest
import shiboken6
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from core.settings import Settings
from core.workspace import Workspace
from tests.e2e.agreement import Steps, counts_follow, differing, listed, spans_table_follows, structure_follows
from ui.actions import ACTIONS
from ui.main_window import MainWindow
from ui.panels.side import panel_name
from ui.reader.selection import Selected

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
LEFT_OUT = {
    "quit": "ends the run",
    "fullscreen": "a screen without a window manager does not answer it",
    "sample": "another article is opened by a rule of its own",
}
"""Actions that a random run cannot carry out, each with its reason."""
UNANSWERED = {
    "getOpenFileName": lambda *_asked: ("", ""),
    "getOpenFileNames": lambda *_asked, **_how: ([], ""),
    "getSaveFileName": lambda *_asked: ("", ""),
    "getExistingDirectory": lambda *_asked: "",
}
"""The system's file dialogues, which would hold the run up for ever: each is closed without a choice."""
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
LISTS = ["LibraryPanel", "StructurePanel", "SpansPanel", "ProblemsPanel", "HistoryPanel"]
"""The panels with a list of rows that lead somewhere."""
MOST_STARTS = 2
"""Starts in one run after its first: each needs a worker process of its own."""
PATIENCE = 30
"""Seconds that the worker may take."""


def leaves(menu: QMenu) -> list[QAction]:
    """The actions of a menu and of the menus inside it."""
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += leaves(inner) if isinstance(inner, QMenu) else [] if action.isSeparator() else [action]
    return found


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
        self.dialogues = patch.multiple(QFileDialog, **UNANSWERED)
        self.dialogues.start()
        self.starts = 0
        self.steps = Steps()
        self.window = self._start()

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.raised.append(error)
        self.old_hook(kind, error, trace)

    def _start(self) -> MainWindow:
        window = MainWindow(Workspace.open(self.path), Settings(Path(self.home.name) / "settings.json"))
        self.steps.watch(window)
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
        self._rows_of("SpansPanel")  # its rows follow one by one only while they are seen

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
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, self._place(across, down))
        self._settle()

    @rule(across=st.floats(0, 1), down=st.floats(0, 1))
    def click_twice(self, across: float, down: float) -> None:
        view, place = self.window.reader.viewport(), self._place(across, down)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self._settle()

    @rule(across=st.floats(0, 1), down=st.floats(0, 1), which=st.one_of(st.none(), st.floats(0, 1)))
    def click_right(self, across: float, down: float, which: float | None) -> None:
        """Open the menu of the page, and close it again or (`which`) carry out what it offers."""
        view, place = self.window.reader.viewport(), self._place(across, down)
        there = view.mapToGlobal(place)
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, there))
        self._take_from_menu(which)

    @rule(across=st.floats(0, 1), down=st.floats(0, 1), to=st.floats(0, 1), lower=st.floats(0, 1))
    def drag(self, across: float, down: float, to: float, lower: float) -> None:
        self._drag(self._place(across, down), self._place(to, lower))

    @rule(end=st.booleans(), to=st.floats(0, 1), lines=st.integers(-2, 2), gives_up=st.booleans())
    def drag_handle(self, end: bool, to: float, lines: int, gives_up: bool) -> None:
        """Take a handle of the selected span and let it go elsewhere, or press Escape on the way."""
        self._select_something()
        reader = self.window.reader
        rects = reader.rect_of(reader._scene.ring) if reader._scene.ring is not None else []
        if not rects:
            return
        around = rects[-1] if end else rects[0]
        grasp = self._handle("end" if end else "start", around)
        if grasp is not None:
            across = round(to * (reader.viewport().width() - 1))
            self._drag(grasp, QPoint(across, grasp.y() + lines * around.height()), gives_up=gives_up)

    def _handle(self, name: str, around: QRect) -> QPoint | None:
        """Where that handle can be taken, near the rectangle of a line."""
        reader = self.window.reader
        for y in range(around.top() - 8, around.bottom() + 10, 3):
            for x in (around.left(), around.right()):
                place = QPoint(x, y)
                if reader.viewport().rect().contains(place) and reader.handle_at(place) == name:
                    return place
        return None

    def _drag(self, start: QPoint, end: QPoint, *, gives_up: bool = False) -> None:
        view, plain = self.window.reader.viewport(), Qt.KeyboardModifier.NoModifier
        QTest.mousePress(view, Qt.MouseButton.LeftButton, plain, start)
        for place in (QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2), end):
            QTest.mouseMove(view, place)
        if gives_up:
            QTest.keyClick(self.window.reader, Qt.Key.Key_Escape)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, plain, end)
        self._settle()

    def _place(self, across: float, down: float) -> QPoint:
        view = self.window.reader.viewport()
        return QPoint(round(across * (view.width() - 1)), round(down * (view.height() - 1)))

    @rule(
        panel=st.sampled_from(LISTS),
        at=st.floats(0, 1),
        across=st.floats(0, 1),
        held=st.sampled_from(HELD),
        twice=st.booleans(),
    )
    def click_row(self, panel: str, at: float, across: float, held: Qt.KeyboardModifier, twice: bool) -> None:
        rows = self._rows_of(panel)
        model = rows.model() if rows is not None else None
        if rows is None or model is None or not model.rowCount():
            return
        index = model.index(round(at * (model.rowCount() - 1)), 0)
        rows.scrollTo(index)
        seen = rows.visualRect(index).intersected(rows.viewport().rect())
        if seen.isEmpty():
            return
        place = QPoint(round(across * (rows.viewport().width() - 1)), seen.center().y())
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, held, place)
        if twice:
            QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, held, place)
        self._settle()
        self._wait()

    def _rows_of(self, panel: str) -> QAbstractItemView | None:
        """The list of a panel that is on the screen, its tab brought to the front; None where it is not seen."""
        if panel == "LibraryPanel":
            return self.window.library.list if self.window.library.list.isVisible() else None
        tabs = self.window.tabs
        for number in range(tabs.count()):
            if panel_name(tabs.widget(number)) == panel and tabs.isVisible():
                tabs.setCurrentIndex(number)
                self._turn()
                views = tabs.currentWidget().findChildren(QAbstractItemView)
                return max((one for one in views if one.isVisible()), key=QWidget.height, default=None)
        return None

    @rule(at=st.floats(0, 1), which=st.one_of(st.none(), st.floats(0, 1)))
    def press_small_toolbar(self, at: float, which: float | None) -> None:
        self._select_something()
        self._press_one([one for one in self.window.small_toolbar.buttons if one.isVisible()], at)
        self._take_from_menu(which)

    @rule(at=st.floats(0, 1))
    def press_chip(self, at: float) -> None:
        self._press_one([one for one in self.window.chips.chips.values() if one.isVisible()], at)
        self._settle()

    @rule(place=st.floats(0, 1), at=st.floats(0, 1))
    def choose_line(self, place: float, at: float) -> None:
        """Click where several spans lie, and on one of the lines that are offered."""
        reader = self.window.reader
        several = [span for span in self.window.session.spans if len(reader.spans_at(span.start)) > 1]
        if not several:
            return
        span = several[round(place * (len(several) - 1))]
        reader.show_offset(span.start)
        rects = reader.rect_of((span.start, span.start + 1))
        if rects:
            QTest.mouseClick(
                reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rects[0].center()
            )
            self._press_one([one for one in self.window.chooser._lines if one.isVisible()], at)
        self._settle()

    def _select_something(self) -> None:
        """Where no span is selected, go to the next one, as a person would who wants its handles and its toolbar."""
        if not self.window.session.selected:
            self.window.reader.setFocus()
            self.window.actions_table.by_name["next_pending"].trigger()
        self._turn()

    def _press_one(self, buttons: Sequence[QAbstractButton], at: float) -> None:
        if buttons:
            QTest.mouseClick(buttons[round(at * (len(buttons) - 1))], Qt.MouseButton.LeftButton)

    def _take_from_menu(self, which: float | None) -> None:
        """Close the menu that is open, if one is, and carry out one of its enabled actions or (None) none."""
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            offered = [one for one in leaves(menu) if one.isEnabled() and one.objectName() not in LEFT_OUT]
            action = offered[round(which * (len(offered) - 1))] if offered and which is not None else None
            menu.hide()
            if action is not None:
                action.trigger()
        self._settle()

    @rule(at=st.floats(0, 1), length=st.integers(1, 30), label=st.sampled_from("123"))
    def mark(self, at: float, length: int, label: str) -> None:
        text = self.window.session.text
        start = round(at * max(0, len(text) - length))
        self.window.reader.setFocus()
        self.window.reader.set_selected_text(Selected(start, min(len(text), start + length)), released=True)
        QTest.keyClick(self.window.reader, label)
        self._settle()

    @rule(keys=st.text("jax12f[]", min_size=1, max_size=4))
    def decide(self, keys: str) -> None:
        """Go to what is pending and decide it, as most of a person's keys do."""
        self.window.reader.setFocus()
        for key in "j" + keys:
            QTest.keyClick(self.window.reader, key)
        self._settle()

    @rule(times=st.integers(1, 3), again=st.integers(0, 3))
    def step_back(self, times: int, again: int) -> None:
        """Undo some steps, and do some of them again."""
        actions = self.window.actions_table.by_name
        for name in ["undo"] * times + ["redo"] * again:
            if actions[name].isEnabled():
                actions[name].trigger()
            self._turn()
            self._wait()
            self.window.after.flush()
        self._settle()

    @precondition(lambda self: self.window.session.uid and self.starts < MOST_STARTS)
    @rule(undoes=st.booleans())
    def start_anew(self, undoes: bool) -> None:
        """Leave and start again: everything is as it was, and an undo brings back what was before."""
        self.starts += 1
        uid, before, state = self.window.session.uid, self.window.session.spans, self.window.session.state
        entry = self.window.workspace.entry(uid)
        assert self.window.workspace.flush(PATIENCE)
        self._end()
        self.window = self._start()
        self.window.opening.open_entry(uid)
        self._wait()
        self.steps.follow(self.window)
        session = self.window.session
        assert session.uid == uid
        if entry is not None and entry.stored:
            assert differing(listed(before), listed(session.spans)) == []
            assert session.spans.groups == before.groups
            assert session.state is state
        if undoes and self.steps.undo:
            session.undo()  # compared by `Steps`
            self._settle()
            self._wait()

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
        structure_follows(self.window)
        spans_table_follows(self.window)
        counts_follow(self.window)

    @invariant()
    def what_was_done_can_be_undone(self) -> None:
        self.steps.follow(self.window)

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
            self.dialogues.stop()
            self.home.cleanup()


class LongMachine(WindowMachine):
    """The same, for many more runs."""


def runs(number: int) -> settings:
    """That many runs of thirty steps each; `ZHUPI_RANDOM_RUNS` says otherwise."""
    return settings(
        max_examples=int(os.environ.get("ZHUPI_RANDOM_RUNS", number)),
        stateful_step_count=30,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )


TestWindow = pytest.mark.timeout(600)(WindowMachine.TestCase)
TestWindow.settings = runs(3)
TestWindowForLong = pytest.mark.long(pytest.mark.timeout(1800)(LongMachine.TestCase))
TestWindowForLong.settings = runs(60)
