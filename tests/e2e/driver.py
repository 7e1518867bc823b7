"""Runs the real `main()` and acts on its window by keys and mouse while the event loop turns."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from main import main
from ui.main_window import MainWindow

Condition = Callable[[], bool]
Script = Callable[[MainWindow], Iterator[Condition]]
PATIENCE = 30
"""Seconds a condition may take before the test fails: far above what it takes."""

ROOM = (1280, 800)
"""The window's size at the start of a script: a saved one would be cut to the small screen that tests run on."""


class Driver:
    """Steps through a script: each `yield` waits until its condition holds, then the script goes on."""

    def __init__(self, script: Script, room: tuple[int, int] | None) -> None:
        self._script = script
        self._room = room
        self._steps: Iterator[Condition] | None = None
        self._condition: Condition | None = None
        self._since = time.monotonic()
        self.error: BaseException | None = None
        self.finished = False
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        window = main_window()
        if window is None or self.finished:
            return
        try:
            self._advance(window)
        except BaseException as error:  # the test raises it again after the loop
            self.error = error
            self._end(window)

    def _advance(self, window: MainWindow) -> None:
        if self._steps is None:
            window.activateWindow()  # a screen without a window manager gives no window the focus by itself
            if self._room is not None:
                window.resize(*self._room)
            self._steps = self._script(window)
            self._condition = window.isActiveWindow
            self._since = time.monotonic()
        elif window.after.waiting or (self._condition is not None and not self._condition()):
            if time.monotonic() - self._since > PATIENCE:
                raise AssertionError(f"what the test waits for did not come true: {self._where(window)}")
            if QApplication.activeWindow() is None:
                window.activateWindow()
            return
        try:
            self._condition = next(self._steps)
            self._since = time.monotonic()
        except StopIteration:
            self._end(window)

    def _where(self, window: MainWindow) -> str:
        """What is known of a script that waits in vain."""
        steps, lines = self._steps, []
        while inspect.isgenerator(steps) and steps.gi_frame:
            lines.append(steps.gi_frame.f_lineno)
            steps = steps.gi_yieldfrom
        active, shown = QApplication.activeWindow(), [type(one).__name__ for one in QApplication.topLevelWidgets()]
        facts = f"active {active}, later work {window.after.waiting}, at {window.geometry()}, top level {shown}"
        return f"lines {lines}, {facts}"

    def stop(self) -> None:
        """Act no more."""
        self._timer.stop()

    def _end(self, window: MainWindow) -> None:
        self.finished = True
        self._timer.stop()
        window.setProperty("leaving", True)
        QTimer.singleShot(0, window.close)


def run(arguments: list[str], script: Script, room: tuple[int, int] | None = ROOM, *, ends_itself: bool = False) -> int:
    """`main(arguments)` with the script at work in it; the exit code. What the script raises is raised here.

    `room`: the window's size; None leaves it as it comes back. `ends_itself`: the script's last wait is for the end.
    """
    driver = Driver(script, room)
    code = main(arguments)
    if driver.error is not None:
        raise driver.error
    driver.stop()
    assert driver.finished or ends_itself
    return code


def main_window() -> MainWindow | None:
    """The window, once it shows."""
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()), None
    )


def ready(window: MainWindow) -> bool:
    """An article shows and all that will be found in it has been found."""
    return window.session.current is not None and window.session.current.complete


def saved(window: MainWindow) -> bool:
    """Every correction is on the disk."""
    return window.workspace.unconfirmed == 0


def press(window: MainWindow, keys: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Type single keys into whatever has the focus."""
    target = QApplication.focusWidget() or window
    for key in keys:
        QTest.keyClick(target, key, modifier)
        window.after.flush()


def press_key(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one named key."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    window.after.flush()


def shortcut(window: MainWindow, name: str) -> None:
    """Trigger a menu action, as a click in the menu does."""
    action = window.actions_table.by_name[name]
    assert action.isEnabled(), f"the action {name} is not enabled"
    action.trigger()
    window.after.flush()


def click_range(window: MainWindow, start: int, end: int) -> None:
    """Click in the middle of a range of the page."""
    window.reader.scroll_to(start)
    rect = window.reader.rect_of((start, end))[0]
    QTest.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())
    window.after.flush()


def drag_over(window: MainWindow, start: int, end: int) -> None:
    """Select a range of one line of the page with the mouse."""
    window.reader.scroll_to(start)
    rects = window.reader.rect_of((start, end))
    first, last = rects[0], rects[-1]
    view = window.reader.viewport()
    drag(view, QPoint(first.left() + 1, first.center().y()), QPoint(last.right(), last.center().y()))


def drag(view: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move and release the left button."""
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
