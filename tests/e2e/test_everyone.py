"""Everyone can use the window: every widget has a name in both languages and is reached by Tab, the text is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

from core import places
from core.settings import Settings
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "01-chuan-yu-qian.txt"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_BOTH = re.compile(r"[\d\W]*")
"""Names of signs and numbers alone, such as `2 / 5`, need no translation."""


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest, own_language: None) -> str:
    """The window in that language."""
    chosen = str(request.param)
    Settings(places.settings_file()).put("language", chosen)
    return chosen


def name_of(widget: QWidget) -> str:
    """What a screen reader says the widget is."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def reachable(window: MainWindow) -> list[QWidget]:
    """Every widget that can have the focus, shown or not, but for those that belong to another one."""
    found = []
    for widget in window.findChildren(QWidget):
        # a choice's list is Qt's own; words of hidden buttons and labels come with what they are about
        popup = widget.parentWidget().metaObject().className() == "QComboBoxPrivateContainer"
        wordless = isinstance(widget, (QAbstractButton, QLabel)) and not widget.isVisible() and not widget.text()
        inner = (
            popup
            or wordless
            or widget.objectName().startswith("qt_")
            or isinstance(widget, (QScrollBar, QMenu, QMenuBar, QTabBar))
        )
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner and widget.focusProxy() is None:
            found.append(widget)
    return found


def where(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(widget).__name__} {widget.objectName()} in {type(parent).__name__}"


def test_every_widget_has_a_name(qapp: QApplication, language: str, tmp_path: Path) -> None:
    def walk(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        for number in range(window.tabs.count()):
            window.tabs.setCurrentIndex(number)
            yield lambda: True
        driver.press(window, "j")
        yield lambda: bool(window.session.selected)
        said = window.panes.announcing.words().split(", ")
        assert said[0] == window.session.text[slice(*window.session.selected_span.range)]
        assert len(said) >= 3, "its words, its label, its status"
        widgets = reachable(window)
        assert len(widgets) > 40
        names = {where(widget): name_of(widget) for widget in widgets}
        assert [place for place, name in names.items() if not name.strip()] == []
        if language == "zh_CN":
            english = [
                (place, name)
                for place, name in names.items()
                if not CHINESE.search(name) and not SAME_IN_BOTH.fullmatch(name)
            ]
            assert english == []

    driver.run([str(SAMPLE), "--workspace", str(tmp_path / "w.zhupi.json")], walk)


def test_tab_goes_through_the_window_in_the_order_of_reading(qapp: QApplication, tmp_path: Path) -> None:
    def walk(window: MainWindow) -> Iterator[driver.Condition]:
        window.resize(1400, 800)
        yield lambda: ready(window)
        driver.press(window, "j")
        yield lambda: bool(window.session.selected)
        window.top_bar.open_button.setFocus()
        seen: list[QWidget] = []
        for _press in range(120):
            focus = QApplication.focusWidget()
            assert focus is not None
            if focus in seen:
                break
            seen.append(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert seen[0] is QApplication.focusWidget(), "Tab comes round to where it began"
        stops = [
            window.top_bar.open_button,
            window.top_bar.export_button,
            window.library.filter,
            window.library.list,
            window.reader,
            window.tabs.tabBar(),
        ]
        order = [seen.index(stop) for stop in stops]
        assert order == sorted(order)
        missed = [
            where(widget)
            for widget in reachable(window)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget not in seen
            and not (isinstance(widget, QAbstractButton) and widget.group() is not None)
        ]
        assert missed == []

    driver.run([str(SAMPLE), "--workspace", str(tmp_path / "w.zhupi.json")], walk)
