"""Problems stepped through and mended by keys and by mouse; said to be none; over the library; the policy switched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import corrections
from core.labels.policy import Policy
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.test_propagation import article, ready, workspace_path
from ui.main_window import MainWindow

__all__ = ["workspace_path"]
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "广东省部署大协同，再抓大协同。落实“双融合”😀，还有“双促进”。"


def add(window: MainWindow, string: str, label: str, **more: str) -> None:
    at = window.session.text.index(string)
    assert window.session.correct("add", corrections.add, window.session.text, label, at, at + len(string), **more)


def found(window: MainWindow) -> list[str]:
    return [one.kind.value for _uid, one in window.panes.problems._found]


def prepared(window: MainWindow) -> None:
    """Three problems: 大协同 is not marked a second time, a province is cut short, quotation marks are inside."""
    province = next(span for span in window.session.spans if span.label == "PROVINCE")
    window.session.correct("resize", corrections.resize, window.session.text, province.id, 0, 2)
    span = window.session.spans.get(province.id)
    assert span is not None
    window.session.correct("norm", corrections.set_norm, span.id, "44")
    add(window, "大协同", "SLOGAN")
    for string in ("“双融合”",):
        held = [one.id for one in window.session.spans if one.text_of(window.session.text) == string.strip("“”")]
        window.session.correct("remove", corrections.remove, held)
        add(window, string, "SLOGAN")
    window.session.select("")
    window.reader.scroll_to(0)


def test_by_keys(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        prepared(window)
        before = window.session.spans
        part = window.panes.problems
        QTest.keyClick(window.reader, KEY.Key_F8)
        yield lambda: part._current is not None
        assert set(found(window)) >= {"suffix", "unlit", "quotes"}
        kinds = []
        for _time in range(len(found(window))):
            assert part._current is not None
            kinds.append(part._current[1].kind.value)
            QTest.keyClick(window.reader, KEY.Key_F8)
        assert kinds == found(window), "once round, in reading order"
        while part._current is not None and part._current[1].kind.value != "unlit":
            QTest.keyClick(window.reader, KEY.Key_F8, SHIFT)
        assert window.reader.selection() == (11, 14) and "M " in window.status_line.keys.text()
        number = len(window.session.spans)
        driver.press(window, "m")
        assert len(window.session.spans) == number + 1 and "unlit" not in found(window)
        QTest.keyClick(window.reader, KEY.Key_Z, CONTROL)
        assert window.session.spans == before
        yield lambda: "unlit" in found(window) or not part._fresh
        window.session.redo()
        QTest.keyClick(window.reader, KEY.Key_F8)
        yield lambda: part._fresh and part._current is not None
        while found(window):
            kind = part._current[1].kind.value if part._current else ""
            driver.press(window, "m" if kind == "suffix" else "e")
        text = window.session.text
        strings = [span.text_of(text) for span in window.session.spans if not span.rejected]
        assert "广东省" in strings and "“双融合”" in strings
        driver.press(window, "m")
        assert "F8" in window.notices.words.text()
        yield lambda: window.workspace.unconfirmed == 0

    path = article(tmp_path, text=TEXT)
    driver.run([path, "--workspace", str(workspace_path)], work)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        QTest.keyClick(window.reader, KEY.Key_F8)
        yield lambda: window.panes.problems._fresh
        assert found(window) == [], "what is all right is remembered"
        QTest.keyClick(window.reader, KEY.Key_Z, CONTROL)
        QTest.keyClick(window.reader, KEY.Key_F8)
        yield lambda: window.panes.problems._fresh
        assert len(found(window)) == 1, "and that can be undone"
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([path, "--workspace", str(workspace_path)], look)


def test_by_mouse_and_over_the_library(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    paths = [article(tmp_path, f"a{n}.txt", f"第{n}篇。大协同要抓，大协同。") for n in range(3)]

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        for path in paths:
            window.opening.open_paths([path])
            yield lambda path=path: ready(window) and window.session.text.startswith(f"第{path[-5]}篇")
            add(window, "大协同", "SLOGAN")
        part, panel = window.panes.problems, window.panes.problems.panel
        window.tabs.setCurrentWidget(panel)
        yield lambda: found(window) == ["unlit"] and part._fresh
        panel.scope.setCurrentIndex(1)
        panel.scope.activated.emit(1)
        yield lambda: part._fresh and len(found(window)) == 3
        assert panel.model.rows == [-1, 0, -2, 1, -3, 2]
        rect = panel.table.visualRect(panel.model.index(1, 0))
        where = QPoint(rect.center().x(), rect.center().y())
        QTest.mouseClick(panel.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, where)
        yield lambda: window.session.text.startswith("第0篇") and window.reader.selection() is not None
        assert panel.card.isVisible() and panel.mend.isVisible()
        QTest.mouseClick(panel.mend, LEFT)
        assert len(found(window)) == 2
        yield lambda: window.session.text.startswith("第1篇")
        QTest.mouseClick(panel.right, LEFT)
        assert len(found(window)) == 1
        yield lambda: window.workspace.unconfirmed == 0

    driver.run(["--workspace", str(workspace_path)], work)
    workspace = Workspace.open(workspace_path, read_only=True)
    entries = workspace.entries()
    numbers = [len(workspace.spans(entry.uid) or ()) for entry in entries]
    workspace.close()
    assert numbers == [2, 1, 1] and [len(entry.checked) for entry in entries] == [0, 1, 0]


def test_a_word_cut_through_is_asked_of_the_worker(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        add(window, "推进乡", "SLOGAN")
        window.tabs.setCurrentWidget(window.panes.problems.panel)
        yield lambda: "word" in found(window)
        QTest.keyClick(window.reader, KEY.Key_F8)
        driver.press_key(window, KEY.Key_M)
        assert "推进乡村" in [span.text_of(window.session.text) for span in window.session.spans]

    text = "全面推进乡村发展。"
    driver.run([article(tmp_path, text=text), "--workspace", str(workspace_path)], work)


def test_the_policy_by_mouse(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        add(window, "双促进", "SLOGAN")
        before = window.session.spans
        driver.shortcut(window, "boundary_policy")
        page = window.panes.policy.page
        yield lambda: not page._busy
        assert page.model.rows == [] and not page.carry_out.isEnabled()
        page.choices["quotes"].setCurrentIndex(1)
        page.choices["quotes"].activated.emit(1)
        yield lambda: not page._busy
        assert len(page.ticked()) == 2
        page.toggle(2)
        QTest.mouseClick(page.carry_out, LEFT)
        strings = {span.text_of(window.session.text) for span in window.session.spans}
        assert window.workspace.policy == Policy(quotes=True) and {"“双融合”", "双促进"} <= strings
        window.opening.open_paths([article(tmp_path, "b.txt", f"另一篇。{TEXT}")])
        yield lambda: ready(window) and window.session.text.startswith("另一篇")
        assert "“双融合”" in {span.text_of(window.session.text) for span in window.session.spans}
        QTest.mouseClick(window.notices.undo, LEFT) if window.notices.isVisible() else window.session.undo()
        yield lambda: window.workspace.unconfirmed == 0
        assert window.session.spans == before and window.workspace.policy == Policy()

    driver.run([article(tmp_path, text=TEXT), "--workspace", str(workspace_path)], work)
    workspace = Workspace.open(workspace_path, read_only=True)
    assert workspace.policy == Policy()
    workspace.close()


def test_a_province_without_a_code_gets_one_by_its_key(
    qapp: QApplication, workspace_path: Path, tmp_path: Path
) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        add(window, "鹏城", "PROVINCE")
        made = window.session.spans.overlapping(0, 3)
        window.session.select("")
        QTest.keyClick(window.reader, KEY.Key_F8)
        yield lambda: window.panes.problems._current is not None
        assert found(window) == ["code"] and len(list(made)) == 1
        driver.press(window, "m")
        line = QApplication.focusWidget()
        form = window.card.form
        assert form is not None and line is form.editors["norm"]
        driver.press(window, "gd")
        driver.press_key(window, KEY.Key_Return)
        yield lambda: window.workspace.unconfirmed == 0
        assert [span.norm for span in window.session.spans if span.label == "PROVINCE"] == ["44"]
        window.tabs.setCurrentWidget(window.panes.problems.panel)
        yield lambda: window.panes.problems._fresh
        assert found(window) == []

    driver.run([article(tmp_path, text="在鹏城部署工作。"), "--workspace", str(workspace_path)], work)
