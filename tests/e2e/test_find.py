"""Find in the article by keys and by mouse: count, next and previous, patterns, all matches labelled; after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from core.model import Status
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow
from ui.searching.find_bar import FindBar

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
TEXT = "𠮷甲乙协同，再说甲乙协同😀。\n" + "此处说别的。\n" * 200 + "第１条说甲乙协同，第22条说Abc与ａｂｃ。"


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def bar_of(window: MainWindow) -> FindBar:
    return window.find_bar


def found(window: MainWindow) -> list[str]:
    return [window.session.text[start:end] for start, end in bar_of(window).ranges]


def look_for(window: MainWindow, words: str) -> Iterator[driver.Condition]:
    bar = bar_of(window)
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_F, CONTROL)
    assert bar.isVisible() and QApplication.focusWidget() is bar.line
    bar.line.insert(words)
    yield lambda: not bar.finder.busy


def test_by_keys(qapp: QApplication, workspace_path: Path, article: str) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        bar = bar_of(window)
        yield from look_for(window, "甲乙协同")
        assert found(window) == ["甲乙协同"] * 3
        assert bar.count.text() == "1 / 3"
        assert len(window.reader._scene.matches) == 3
        driver.press_key(window, KEY.Key_Return)
        assert bar.count.text() == "2 / 3"
        driver.press_key(window, KEY.Key_F3)
        assert bar.count.text() == "3 / 3"
        shown = window.reader.visible_range()
        assert shown[0] <= bar.ranges[2][0] < shown[1], "the match is brought into view"
        driver.press_key(window, KEY.Key_F3)
        assert bar.count.text() == "1 / 3", "round the end"
        driver.press_key(window, KEY.Key_F3, SHIFT)
        assert bar.count.text() == "3 / 3"
        last = bar.ranges[2]
        driver.press_key(window, KEY.Key_Escape)
        assert not bar.isVisible() and not window.reader._scene.matches
        assert QApplication.focusWidget() is window.reader
        assert window.reader.selection() == last, "the match is left as selected text, to be labelled"
        yield from look_for(window, "没有这些")
        assert bar.count.text() == "Not in this article" and not bar.all.isEnabled()
        bar.line.clear()
        assert bar.count.text() == ""

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_it_grows_with_what_is_typed_and_keeps_its_place(
    qapp: QApplication, workspace_path: Path, article: str
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        bar = bar_of(window)
        last = TEXT.rindex("甲乙")
        window.reader.scroll_to(last)
        yield from look_for(window, "甲")
        assert bar.ranges[bar._current][0] == last, "the first match in sight comes first"
        bar.line.insert("乙协")
        yield lambda: not bar.finder.busy
        assert bar.ranges[bar._current] == (last, last + 3)

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_width_and_case_and_patterns_by_mouse(qapp: QApplication, workspace_path: Path, article: str) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "find")
        bar = bar_of(window)
        bar.line.insert("abc")
        yield lambda: not bar.finder.busy
        assert found(window) == ["Abc", "ａｂｃ"]
        bar.line.selectAll()
        bar.line.insert("Abc")
        QTest.mouseClick(bar.exact, LEFT)
        yield lambda: not bar.finder.busy
        assert found(window) == ["Abc"]
        QTest.mouseClick(bar.exact, LEFT)
        QTest.mouseClick(bar.pattern, LEFT)
        bar.line.selectAll()
        bar.line.insert(r"第\d+条")
        yield lambda: not bar.finder.busy
        assert found(window) == ["第１条", "第22条"]
        bar.line.selectAll()
        bar.line.insert("(")
        yield lambda: not bar.finder.busy
        assert found(window) == [] and bar.count.toolTip(), "why it is no pattern"
        bar.line.selectAll()
        bar.line.insert("第..?条")
        yield lambda: not bar.finder.busy
        assert bar.count.text() == "1 / 2"
        following = next(one for one in bar.findChildren(QToolButton) if one.text() == "↓")
        QTest.mouseClick(following, LEFT)
        assert bar.count.text() == "2 / 2"
        QTest.mouseClick(next(one for one in bar.findChildren(QToolButton) if one.text() == "✕"), LEFT)
        assert not bar.isVisible()

    driver.run([article, "--workspace", str(workspace_path)], work)


def test_all_matches_are_labelled_in_one_step(qapp: QApplication, workspace_path: Path, article: str) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        told: list[str] = []
        window.panes.find_matches.told.connect(told.append)
        yield lambda: ready(window)
        driver.shortcut(window, "label_matches")
        assert len(told) == 1, "nothing has been looked for"
        yield from look_for(window, "甲乙协同")
        before = window.session.spans
        next(one for one in bar_of(window).menu.actions() if "口号" in one.text() or "Slogan" in one.text()).trigger()
        yield lambda: not window.panes.find_matches.busy
        held = [span for span in window.session.spans if span.text_of(window.session.text) == "甲乙协同"]
        assert [(span.label, span.status) for span in held] == [("SLOGAN", Status.ACCEPTED)] * 3
        window.session.undo()
        assert window.session.spans == before
        window.session.redo()
        bar_of(window).label_asked.emit("SLOGAN")
        yield lambda: not window.panes.find_matches.busy
        assert len(told) == 2, "they have it already"
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([article, "--workspace", str(workspace_path)], work)
    workspace = Workspace.open(workspace_path, read_only=True)
    spans = workspace.spans(workspace.entries()[0].uid)
    workspace.close()
    assert spans is not None
    assert len([span for span in spans if span.text_of(TEXT) == "甲乙协同" and span.label == "SLOGAN"]) == 3


def test_another_article_closes_the_bar(qapp: QApplication, workspace_path: Path, article: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("另一篇。", "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield from look_for(window, "甲乙协同")
        window.opening.open_file(str(other))
        yield lambda: window.session.text == "另一篇。"
        assert not bar_of(window).isVisible() and bar_of(window).ranges == []
        driver.press_key(window, KEY.Key_F3)
        assert not window.reader._scene.matches

    driver.run([article, "--workspace", str(workspace_path)], work)
