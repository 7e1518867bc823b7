"""All equal strings marked and cleared, by keys and by mouse, in the article and the library; undone; after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model import Label, Status
from core.spans import SpanSet
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = "𠮷会议强调大协同。抓好大协同，再抓大协同😀。\n大协同要落实，不能忘了大协同。"


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


def marked(spans: SpanSet | None, text: str) -> list[tuple[int, str, Status]]:
    assert spans is not None
    return [(span.start, span.label, span.status) for span in spans if span.text_of(text) == "大协同"]


def article(tmp_path: Path, name: str = "article.txt", text: str = TEXT) -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def select(window: MainWindow, string: str) -> None:
    at = window.session.text.index(string)
    driver.drag_over(window, at, at + len(string))


def test_by_keys(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        select(window, "大协同")
        driver.press(window, "2")
        driver.press(window, "t")
        page = window.panes.propagation.page
        yield lambda: window.side.front is page
        assert [one.fixed for one in page.model.occurrences] == [True, False, False, False, False]
        assert len(window.reader._scene.matches) == 4, "the proposed places are lit"
        driver.press(window, "jj")
        driver.press_key(window, KEY.Key_Space)
        assert len(window.reader._scene.matches) == 3
        before = window.session.spans
        driver.press_key(window, KEY.Key_Escape)
        assert window.side.front is None and window.session.spans is before and not window.reader._scene.matches
        driver.press(window, "tjj")
        driver.press_key(window, KEY.Key_Space)
        driver.press(window, "x")
        yield lambda: page.clears
        driver.press(window, "x")
        assert not page.clears and len(page.ticked()) == 4, "another deed begins anew"
        driver.press(window, "jj")
        driver.press_key(window, KEY.Key_Space)
        driver.press_key(window, KEY.Key_Return)
        assert window.side.front is None
        found = marked(window.session.spans, window.session.text)
        assert len(found) == 4 and {status for _at, _label, status in found} == {Status.ACCEPTED}
        QTest.keyClick(window.reader, KEY.Key_Z, CONTROL)
        assert window.session.spans == before
        window.session.redo()
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([article(tmp_path), "--workspace", str(workspace_path)], work)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert len(marked(window.session.spans, window.session.text)) == 4
        QTest.keyClick(window.reader, KEY.Key_Z, CONTROL)
        assert len(marked(window.session.spans, window.session.text)) == 1
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([article(tmp_path), "--workspace", str(workspace_path)], look)


def test_a_decision_is_left_alone_unless_it_is_ticked(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        first = next(span for span in window.session.spans if span.label == "PROVINCE")
        window.session.select(first.id)
        driver.press(window, "x")
        second = [span for span in window.session.spans if span.label == "PROVINCE"][1]
        window.session.select(second.id)
        driver.press(window, "t")
        page = window.panes.propagation.page
        assert [bool(on) for on in page.model.ticks] == [False, True, True]
        assert page.note.text()
        driver.press_key(window, KEY.Key_Return)
        statuses = [span.status.name for span in window.session.spans if span.label == "PROVINCE"]
        assert statuses == ["REJECTED", "ACCEPTED", "ACCEPTED"]
        window.session.select(second.id)
        driver.press(window, "t")
        driver.press_key(window, KEY.Key_Space)
        driver.press_key(window, KEY.Key_Return)
        assert {span.status for span in window.session.spans if span.label == "PROVINCE"} == {Status.ACCEPTED}
        window.session.select(second.id)
        driver.shortcut(window, "clear_equal")
        assert page.ticked() == [], "accepted one by one: each is asked for by itself"
        driver.press(window, "a")
        driver.press_key(window, KEY.Key_Return)
        assert {span.status for span in window.session.spans if span.label == "PROVINCE"} == {Status.REJECTED}
        yield lambda: window.workspace.unconfirmed == 0

    text = "江西省召开会议。江西省部署。江西省落实。"
    driver.run([article(tmp_path, text=text), "--workspace", str(workspace_path)], work)


def test_over_the_library_by_mouse(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    """One article is open, one is worked on, two are only listed: one of those holds the string, one file is changed."""
    paths = [article(tmp_path, f"a{n}.txt", f"第{n}篇。{TEXT}") for n in range(4)]

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.opening.add(paths[1:])
        yield lambda: len(window.workspace.entries()) == 4 and not window.jobs.running("add")
        uids = [entry.uid for entry in window.workspace.entries()]
        window.library.opened.emit(uids[1])
        yield lambda: ready(window) and window.session.uid == uids[1]
        select(window, "会议强调")
        driver.press(window, "2")
        Path(paths[3]).write_text("另一篇。大协同。", "utf-8")
        window.library.opened.emit(uids[0])
        yield lambda: ready(window) and window.session.uid == uids[0]
        select(window, "大协同")
        driver.press(window, "2")
        driver.shortcut(window, "mark_equal_everywhere")
        page = window.panes.propagation.page
        yield lambda: page.carry_out.isEnabled()
        assert {one.uid for one in page.ticked()} == {uids[0], uids[1]}
        QTest.mouseClick(page.unworked, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
        window.status_line.cancel_asked.emit()
        assert window.side.front is None and not window.jobs.running("search"), "the search can be given up"
        driver.shortcut(window, "mark_equal_everywhere")
        yield lambda: page.carry_out.isEnabled()
        yield lambda: page.carry_out.isEnabled() and len(page.ticked()) > 9
        assert {one.uid for one in page.ticked()} == set(uids[:3]), "a changed file is left out"
        assert window.notices.isVisible()
        before = {uid: window.session.spans_of(uid) for uid in uids[:2]}
        QTest.mouseClick(page.carry_out, Qt.MouseButton.LeftButton)
        assert window.side.front is None
        for uid in uids[:3]:
            yield lambda: window.workspace.unconfirmed == 0
            assert len(marked(window.workspace.spans(uid), window.workspace.article(uid).text)) == 5
        QTest.mouseClick(window.notices.undo, Qt.MouseButton.LeftButton)
        yield lambda: window.workspace.unconfirmed == 0
        assert {uid: window.workspace.spans(uid) for uid in uids[:2]} == before
        assert marked(window.workspace.spans(uids[2]), window.workspace.article(uids[2]).text) == []
        window.session.redo()
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([paths[0], "--workspace", str(workspace_path)], work)
    workspace = Workspace.open(workspace_path)
    counts = [
        len(marked(workspace.spans(entry.uid), workspace.article(entry.uid).text))
        for entry in workspace.entries()
        if entry.stored
    ]
    workspace.close()
    assert counts == [5, 5, 5]


def test_why_nothing_is_previewed(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "t")
        assert window.side.front is None and "Select text or a span" in window.notices.words.text()
        select(window, "大协同")
        driver.press(window, "t")
        assert window.side.front is window.panes.propagation.page
        window.opening.open_paths([article(tmp_path, "b.txt", "另一篇。")])
        yield lambda: ready(window) and window.session.text.startswith("另一篇")
        assert window.side.front is None, "the preview goes with its article"

    driver.run([article(tmp_path), "--workspace", str(workspace_path)], work)


def test_the_label_comes_from_the_string_and_by_its_own_key(
    qapp: QApplication, workspace_path: Path, tmp_path: Path
) -> None:
    text = "会议强调大协同。抓好大协同，四川省再抓大协同。四川省要落实。\n"

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        page, _words = window.panes.propagation.page, window.panes.own_words.page
        for string, label in (("大协同", "SLOGAN"), ("四川省", "PROVINCE"), ("大协同", "SLOGAN")):
            select(window, string)
            driver.press(window, "t")
            yield lambda: window.side.front is page
            assert page.label.currentData() == label, "a string without a code is no province"
            driver.press_key(window, KEY.Key_Escape)
        select(window, "大协同")
        driver.press(window, "t")
        yield lambda: window.side.front is page
        driver.press(window, "3")
        assert page.label.currentData() == "TASK"
        driver.press_key(window, KEY.Key_Return)
        yield lambda: driver.saved(window)
        assert [one[1] for one in marked(window.session.spans, text)] == ["TASK"] * 3
        select(window, "会议强调")
        driver.press(window, "T", CONTROL | Qt.KeyboardModifier.ShiftModifier)
        yield lambda: window.side.front is page
        assert page.label.currentData() == "TASK", "the label used last"
        labels = window.workspace.labels()
        assert window.panes.labels.put([*labels, Label("OWN", "自己的", "Own", "#336699", key="7")])
        window.after.flush()
        driver.press(window, "7")
        assert page.label.currentData() == "OWN", "a label made while the page shows"
        assert window.panes.own_words.page.label.findData("OWN") >= 0
        assert not page.unworked.isChecked()
        driver.press(window, "u")
        assert page.unworked.isChecked() and page.in_library

    assert driver.run([article(tmp_path, text=text), "--workspace", str(workspace_path)], work) == 0
