"""Through `main()`: a backup made, looked into, an article brought back and undone, the whole restored and back again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.safety import backups
from core.workspace import Workspace
from tests.crash.sample import fill
from tests.e2e import driver
from tests.e2e.driver import saved
from ui.main_window import MainWindow
from ui.panels.safety.backups_page import BackupsPage

State = dict[str, tuple[object, ...]]


def content(workspace: Workspace) -> State:
    """What a person sees of each article."""
    return {
        entry.uid: (entry.state, entry.flag, entry.note, list(workspace.spans(entry.uid) or ()))
        for entry in workspace.entries()
    }


def stored(path: Path) -> State:
    """The same, from the file alone."""
    workspace = Workspace.open(path, read_only=True)
    found = content(workspace)
    assert workspace.check() == []
    workspace.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(made, annotator="小林")
    fill(workspace, range(3))
    assert workspace.close()
    return made


def compared(page: BackupsPage) -> bool:
    """The chosen backup has been compared with what is here."""
    return bool(page.would.text()) and "Comparing" not in page.would.text()


def rows(page: BackupsPage) -> list[str]:
    return [str(page.articles.rows.index(row).data()) for row in range(page.articles.rows.rowCount())]


def other_window(before: MainWindow) -> driver.Condition:
    """Another window than that one shows."""
    return lambda: (window := driver.main_window()) is not None and window is not before and window.isActiveWindow()


def click_row(page: BackupsPage, row: int) -> None:
    place = page.articles.visualRect(page.articles.rows.index(row)).center()
    QTest.mouseClick(page.articles.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_an_article_comes_back_by_keys_and_is_undone(qapp: QApplication, path: Path) -> None:
    seen: dict[str, State] = {}

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        first, second, _third = (entry.uid for entry in window.workspace.entries())
        window.opening.open_entry(first)
        yield lambda: window.session.uid == first
        then = content(window.workspace)
        driver.shortcut(window, "backups")
        page = window.panes.safety.keeping.page
        yield lambda: page.isActiveWindow() and compared(page)
        page.make.click()
        yield lambda: "already" in page.said.text() or "is made" in page.said.text()
        page.close()
        window.activateWindow()
        yield window.isActiveWindow
        window.reader.setFocus()
        driver.press(window, "jx")
        driver.press(window, "jx")
        yield lambda: saved(window)
        window.opening.open_entry(second)
        yield lambda: window.session.uid == second
        driver.press(window, "jx")
        yield lambda: saved(window)
        now = content(window.workspace)
        assert now != then
        window.opening.open_entry(first)
        driver.shortcut(window, "backups")
        yield lambda: page.isActiveWindow() and compared(page) and len(page.differences) == 2
        assert "spans: 2 would change" in rows(page)[0]
        driver.press_key(window, Qt.Key.Key_Tab)
        page.articles.setFocus()
        driver.press_key(window, Qt.Key.Key_Home)
        driver.press_key(window, Qt.Key.Key_Return)
        yield lambda: page.undo.isVisible()
        assert content(window.workspace) == {**now, first: then[first]}
        assert list(window.session.spans) == then[first][3], "the open article shows what came back"
        yield lambda: saved(window) and len(page.differences) == 1
        assert window.workspace.history(first)[-1].kind == "restore"
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        yield lambda: saved(window) and len(page.differences) == 2
        assert content(window.workspace) == now
        page.articles.selectAll()
        assert "2" in page.bring_back.text()
        page.bring_back.click()
        yield lambda: page.undo.isVisible() and saved(window) and page.differences == []
        assert content(window.workspace) == then
        assert not page.restore.isEnabled()
        page.undo.click()
        yield lambda: saved(window) and len(page.differences) == 2
        assert content(window.workspace) == now
        seen["now"] = now
        QTest.keyClick(page, Qt.Key.Key_Escape)
        yield lambda: not page.isVisible()

    assert driver.run(["--workspace", str(path)], work) == 0
    assert stored(path) == seen["now"]


def test_the_whole_is_restored_in_place_by_mouse_and_back_again(qapp: QApplication, path: Path) -> None:
    seen: dict[str, State] = {}

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        uid = window.workspace.entries()[1].uid
        window.opening.open_entry(uid)
        yield lambda: window.session.uid == uid
        then = content(window.workspace)
        driver.shortcut(window, "backups")
        page = window.panes.safety.keeping.page
        yield lambda: page.isVisible() and compared(page)
        QTest.mouseClick(page.make, Qt.MouseButton.LeftButton)
        yield lambda: "already" in page.said.text() or "is made" in page.said.text()
        window.activateWindow()
        yield window.isActiveWindow
        window.reader.setFocus()
        driver.press(window, "jx")
        now = content(window.workspace)
        assert now != then
        driver.shortcut(window, "backups")
        yield lambda: page.isActiveWindow() and len(page.differences) == 1
        click_row(page, 0)
        QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
        gone = window
        yield other_window(gone)
        again = driver.main_window()
        assert again is not None
        assert content(again.workspace) == then
        bar = again.panes.safety.bar
        yield lambda: again.session.uid == uid and "restored" in bar.lines
        assert list(again.session.spans) == then[uid][3]
        assert [one.kind for one in backups.backups_of(path)].count("restore") == 1
        QTest.mouseClick(bar.lines["restored"].buttons[0], Qt.MouseButton.LeftButton)
        page = again.panes.safety.keeping.page
        yield lambda: page.isVisible() and compared(page) and len(page.differences) == 1
        assert page.current is not None and page.current.kind == "restore"
        again.activateWindow()
        yield again.isActiveWindow
        again.reader.setFocus()
        driver.press(again, "ja")
        QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
        gone = again
        yield other_window(gone)
        third = driver.main_window()
        assert third is not None
        assert content(third.workspace) == now
        seen["now"] = now
        yield lambda: third.session.uid == uid

    assert driver.run(["--workspace", str(path)], work) == 0
    gc.collect()
    assert stored(path) == seen["now"]


def test_nothing_is_restored_while_something_is_not_on_the_disk(
    qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.e2e.full_disk import FullDisk

    disk = FullDisk(monkeypatch)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        uid = window.workspace.entries()[0].uid
        window.opening.open_entry(uid)
        yield lambda: window.session.uid == uid and saved(window)
        driver.press(window, "jx")
        yield lambda: saved(window)
        disk.full = True
        driver.press(window, "jx")
        yield lambda: "Not confirmed" in window.top_bar.saved.text()
        driver.shortcut(window, "backups")
        page = window.panes.safety.keeping.page
        yield lambda: page.isVisible() and compared(page) and bool(page.differences)
        page.restore.click()
        yield lambda: "nothing was restored" in page.said.text()
        assert driver.main_window() is window and window.workspace.unconfirmed
        disk.full = False
        window.top_bar.saved.click()
        yield lambda: saved(window)

    assert driver.run(["--workspace", str(path)], work) == 0
    assert len([one for one in backups.backups_of(path) if one.kind == "restore"]) == 0


def test_a_workspace_for_reading_can_be_looked_into_and_opened_again(qapp: QApplication, path: Path) -> None:
    holder = Workspace.open(path)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        safety = window.panes.safety
        yield lambda: "read-only" in safety.bar.lines
        words = safety.bar.lines["read-only"].words.text()
        assert "pid" in words and "close it there" in words
        safety.bar.lines["read-only"].dismiss.click()
        assert not safety.bar.isVisible()
        window.top_bar.saved.click()
        assert safety.bar.isVisible(), "the mark in the top bar says it again"
        for name, page in (("backups", safety.keeping.page), ("other_copies", safety.merging.page)):
            driver.shortcut(window, name)
            yield page.isVisible
        driver.shortcut(window, "set_aside")
        pages = (safety.keeping.page, safety.recovering.page)
        yield lambda: pages[1].isVisible() and compared(pages[0]) and "No correction" in pages[1].found.text()
        assert not pages[0].restore.isEnabled() and not pages[0].make.isEnabled()
        assert holder.close()
        safety.bar.lines["read-only"].buttons[0].click()
        gone = window
        yield other_window(gone)
        again = driver.main_window()
        assert again is not None and not again.workspace.read_only
        yield lambda: not again.panes.safety.bar.isVisible()

    assert driver.run(["--workspace", str(path)], work) == 0


def test_a_missing_file_with_backups_leads_to_them(qapp: QApplication, path: Path) -> None:
    expected = stored(path)
    workspace = Workspace.open(path)
    assert backups.keep_now(workspace) is not None
    workspace.close()
    path.unlink()

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        bar = window.panes.safety.bar
        yield lambda: "earlier" in bar.lines
        place = bar.lines["earlier"].buttons[0].rect().center()
        QTest.mouseClick(bar.lines["earlier"].buttons[0], Qt.MouseButton.LeftButton, pos=QPoint(place))
        page = window.panes.safety.keeping.page
        yield lambda: page.isVisible() and compared(page) and len(page.differences) == 3
        page.articles.selectAll()
        page.bring_back.click()
        yield lambda: "came" in page.said.text() or "come into the library" in page.said.text()
        assert content(window.workspace) == expected
        yield lambda: page.differences == []

    assert driver.run(["--workspace", str(path)], work) == 0
    assert stored(path) == expected
