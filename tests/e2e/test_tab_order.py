"""Tab goes round the whole window: from the page to every stop that is seen, once each, as one reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")
LINE = "会议要求，一是做好“六稳”工作；二是落实“六保”任务；三是深入实施“两进一出”工程。\n"


def stops(window: MainWindow) -> list[QWidget]:
    """What is seen and can be reached by Tab; a widget that hands the focus on counts as what it hands it to."""
    found = []
    for widget in window.findChildren(QWidget):
        inside = widget.window() is window and widget.isVisible() and widget.isEnabled()
        if inside and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            found.append(widget)
    return found


def walk(window: MainWindow) -> list[QWidget]:
    """Where Tab stops, from the page until it is there again."""
    window.reader.setFocus()
    met: list[QWidget] = []
    for _stop in range(300):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        met.append(widget)
        if widget is window.reader:
            return met
    raise AssertionError("Tab never comes back to the page: " + ", ".join(named(one) for one in met[-8:]))


def named(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    words = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return f"{type(widget).__name__} “{words}”"


def zone(window: MainWindow, widget: QWidget) -> int:
    """The parts of the window as one reads: the bar, then from left to right, then the foot."""
    parts = (window.top_bar, window.library, window.stack.parentWidget(), window.side, window.status_line)
    return next(number for number, part in enumerate(parts) if part is not None and part.isAncestorOf(widget))


def out_of_order(window: MainWindow, met: list[QWidget]) -> list[str]:
    """Stops that stand before (above, or left of in the same line) the one they follow, in one part of the window."""
    found = []
    at = [(zone(window, one), one.mapTo(window, QPoint(0, 0)), one) for one in met]
    for (part, place, one), (next_part, next_place, following) in pairwise(at):
        above = next_place.y() + following.height() <= place.y()
        left = next_place.x() < place.x() and next_place.y() < place.y() + one.height() and not above
        beside = left and next_place.y() + following.height() > place.y()
        if part == next_part and (above or (beside and next_place.y() <= place.y())):
            found.append(f"{named(one)} → {named(following)}")
    return found


@pytest.mark.parametrize("tab", range(5))
@pytest.mark.parametrize("side", ["left", "right"])
def test_tab_meets_everything_once_as_one_reads(tmp_path: Path, tab: int, side: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text("关于工作的报告\n\n" + LINE * 6, "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        window.resize(1500, 900)
        window.panes.setting_effects.take("library_side", side)
        yield lambda: ready(window)
        if tab >= window.tabs.count() or not window.tabs.isTabVisible(tab):
            return
        window.session.select(next(iter(window.session.spans)).id)
        window.tabs.setCurrentIndex(tab)
        yield lambda: not window.after.waiting
        for _turn in range(5):
            yield lambda: True
        met = walk(window)
        assert len(met) == len(set(met)), [named(one) for one in met if met.count(one) > 1]
        assert {named(one) for one in stops(window)} - {named(one) for one in met} == set()
        assert set(met) == set(stops(window))
        from_page = met.index(window.reader)
        assert out_of_order(window, met[:from_page]) == []
        zones = [zone(window, one) for one in met]
        turn = zones.index(0)
        assert zones[turn:] == sorted(zones[turn:], key=lambda one: order_of(one, side))
        assert zones[:turn] == sorted(zones[:turn], key=lambda one: order_of(one, side))
        assert all(one.endswith("“”") is False for one in map(named, met)), [named(one) for one in met]

    driver.run([str(path), "--workspace", str(tmp_path / "w.zhupi.json")], work)


def order_of(part: int, side: str) -> int:
    return part if side == "left" else (0, 3, 2, 1, 4)[part]
