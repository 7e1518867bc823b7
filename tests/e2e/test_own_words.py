"""Always and never mark this: by keys in the article, by mouse in the list, in later articles, after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.labels.own_words import NEVER, OwnWord
from core.model import Status
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.test_propagation import article, ready, select, workspace_path
from ui.main_window import MainWindow

__all__ = ["workspace_path"]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TEXT = "江西省要求抓好大协同，再抓大协同。\n落实“六稳”“六保”，“六稳”要落实。"


def held(window: MainWindow, string: str) -> list[tuple[str, Status]]:
    text = window.session.text
    return [(span.label, span.status) for span in window.session.spans if span.text_of(text) == string]


def test_by_keys_then_in_other_articles(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        before = window.session.spans
        select(window, "大协同")
        driver.press(window, "2")
        middle = window.session.spans
        QTest.keyClick(window.reader, Qt.Key.Key_T, ALT)
        assert sorted(status.name for _label, status in held(window, "大协同")) == ["ACCEPTED", "PENDING"]
        assert window.workspace.own_words() == (OwnWord("大协同", "SLOGAN"),)
        slogan = next(span for span in before if span.text_of(window.session.text) == "六稳")
        window.session.select(slogan.id)
        QTest.keyClick(window.reader, Qt.Key.Key_X, ALT)
        assert held(window, "六稳") == [("SLOGAN", Status.REJECTED)], "the other one is withdrawn"
        QTest.keyClick(window.reader, Qt.Key.Key_Z, CONTROL)
        QTest.keyClick(window.reader, Qt.Key.Key_Z, CONTROL)
        assert window.session.spans == middle and window.workspace.own_words() == ()
        window.session.redo()
        window.session.redo()
        yield lambda: window.workspace.unconfirmed == 0
        window.opening.open_paths([article(tmp_path, "b.txt", f"另一篇。{TEXT}")])
        yield lambda: ready(window) and window.session.text.startswith("另一篇")
        assert held(window, "大协同") == [("SLOGAN", Status.PENDING)] * 2
        assert held(window, "六稳") == [] and held(window, "六保") != []

    driver.run([article(tmp_path, text=TEXT), "--workspace", str(workspace_path)], work)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        window.opening.open_paths([article(tmp_path, "c.txt", f"第三篇。{TEXT}")])
        yield lambda: ready(window)
        assert held(window, "大协同") == [("SLOGAN", Status.PENDING)] * 2 and held(window, "六稳") == []

    driver.run(["--workspace", str(workspace_path)], look)


def test_the_list_by_mouse(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "word_list")
        part, page = window.panes.own_words, window.panes.own_words.page
        assert window.side.front is page and not page.put.isEnabled()
        page.words.setFocus()
        QTest.keyClicks(page.words, "x")
        page.words.setText("大协同")
        page.label.setCurrentIndex(page.label.findData("SLOGAN"))
        QTest.mouseClick(page.put, LEFT)
        assert held(window, "大协同") == [("SLOGAN", Status.PENDING)] * 2
        assert [page.model.data(page.model.index(0, column)) for column in (0, 2)] == ["大协同", "2"]
        page.table.selectRow(0)
        page.verdict.setCurrentIndex(1)
        page.label.setCurrentIndex(page.label.findData(""))
        QTest.mouseClick(page.change, LEFT)
        assert held(window, "大协同") == [] and window.workspace.own_words() == (OwnWord("大协同", "", NEVER),)
        part.export_file(str(table))
        page.table.selectRow(0)
        QTest.mouseClick(page.drop, LEFT)
        assert page.model.rowCount() == 0 and window.workspace.own_words() == ()
        part.import_file(str(table))
        part.import_file(str(tmp_path / "none.csv"))
        assert window.workspace.own_words() == (OwnWord("大协同", "", NEVER),)
        assert window.session.undo() and window.workspace.own_words() == ()
        window.session.redo()
        page.table.setFocus()
        driver.press(window, "x")
        assert len(window.workspace.own_words()) == 1 and window.side.front is page
        driver.press_key(window, Qt.Key.Key_Escape)
        assert window.side.front is None
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([article(tmp_path, text=TEXT), "--workspace", str(workspace_path)], work)
    assert table.read_text("utf-8") == "text,label,verdict,norm\n大协同,,never,\n"
    workspace = Workspace.open(workspace_path, read_only=True)
    assert workspace.own_words() == (OwnWord("大协同", "", NEVER),)
    workspace.close()


def test_without_an_article_and_read_only(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.shortcut(window, "word_list")
        window.panes.own_words.put(0, OwnWord("大协同", "SLOGAN"))
        assert window.panes.own_words.page.model.rowCount() == 1
        yield lambda: window.workspace.unconfirmed == 0

    driver.run(["--workspace", str(workspace_path)], work)
    holder = Workspace.open(workspace_path)

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "word_list")
        page = window.panes.own_words.page
        assert page.model.rowCount() == 1 and not page.words.isEnabled() and page.said.text()
        assert held(window, "大协同") == [("SLOGAN", Status.PENDING)] * 2
        window.panes.own_words.drop([1])
        assert len(window.workspace.own_words()) == 1

    driver.run([article(tmp_path, text=TEXT), "--workspace", str(workspace_path)], look)
    holder.close()
