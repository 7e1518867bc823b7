"""Through `main()`: the summary read, followed and handed on, by keys and by mouse; nothing of it changes the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = (
    "广东江西两省召开会议\n来源：样例日报 2022-03-04\n"
    "广东省邮政管理局召开会议，会议要求，一是落实“六稳”工作，推进“两进一出”工程；二是抓好安全生产。\n"
    "全省系统要做好“六保”工作，落实“六稳”任务。\n江西省先行。"
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    (tmp_path / "news.txt").write_text(TEXT, "utf-8")
    return str(tmp_path / "news.txt")


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "w.zhupi.json"


def made(window: MainWindow) -> bool:
    return window.panes.summary._fresh() is not None and "六稳" in window.panes.summary.panel.text.toPlainText()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def place_in(window: MainWindow, words: str) -> QPoint:
    """Where words stand in the summary, in its viewport."""
    text = window.panes.summary.panel.text
    found = text.document().find(words)
    assert not found.isNull(), words
    shown = QTextCursor(text.document())
    shown.setPosition(found.selectionStart() + 1)
    text.setTextCursor(shown)
    text.ensureCursorVisible()
    return text.cursorRect(shown).center()


def test_by_keys(qapp: QApplication, path: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.tabs.setCurrentIndex(0)
        yield lambda: made(window)
        before = window.workspace.seq
        text = window.panes.summary.panel.text
        text.setFocus()
        yield text.hasFocus
        driver.press_key(window, Qt.Key.Key_Down)  # to the first link: the title
        driver.press_key(window, Qt.Key.Key_Return)
        assert window.reader.selection() == (0, len("广东江西两省召开会议"))
        driver.press_key(window, Qt.Key.Key_C, CONTROL | SHIFT)
        assert clipboard().startswith("“广东江西两省召开会议” (")
        window.reader.setFocus()
        driver.press(window, "j")
        yield lambda: bool(window.session.selected)
        driver.press_key(window, Qt.Key.Key_C, CONTROL | SHIFT)
        span = window.session.selected_span
        assert span is not None
        assert clipboard().startswith(f"“{span.text_of(TEXT)}” (")
        driver.press_key(window, Qt.Key.Key_A, CONTROL)
        driver.press_key(window, Qt.Key.Key_C, CONTROL)
        assert clipboard() == TEXT
        assert "background-color" in QGuiApplication.clipboard().mimeData().html()
        driver.shortcut(window, "copy_summary")
        yield lambda: "两进一出" in clipboard() and "\t" in clipboard()
        assert window.workspace.seq == before
        window.panes.summary.panel.text.setFocus()
        window.session.select(next(one.id for one in window.session.spans if one.label == "SLOGAN"))
        driver.press(window, "x")
        yield lambda: "1 rejected" in window.panes.summary.panel.text.toPlainText()
        driver.press_key(window, Qt.Key.Key_Z, CONTROL)
        yield lambda: "rejected" not in window.panes.summary.panel.text.toPlainText()
        yield lambda: window.workspace.unconfirmed == 0

    assert driver.run([path, "--workspace", str(workspace_path)], work) == 0
    workspace = Workspace.open(workspace_path, read_only=True)
    (entry,) = workspace.entries()
    spans = workspace.spans(entry.uid)
    assert spans is not None
    assert all(span.pending for span in spans)
    workspace.close()


def test_by_mouse(qapp: QApplication, path: str, workspace_path: Path, tmp_path: Path) -> None:
    def click(window: MainWindow, words: str) -> None:
        view = window.panes.summary.panel.text.viewport()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place_in(window, words))

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        bar = window.tabs.tabBar()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, bar.tabRect(0).center())
        yield lambda: made(window)
        click(window, "抓好安全生产")
        start = TEXT.index("抓好安全生产")
        assert window.reader.selection() == (start, start + len("抓好安全生产"))
        click(window, "两进一出")
        span = window.session.selected_span
        assert span is not None and span.text_of(TEXT) == "两进一出"
        panel = window.panes.summary.panel
        QTest.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
        yield lambda: "<table" in QGuiApplication.clipboard().mimeData().html()
        QTest.mouseClick(panel.pdf_button, Qt.MouseButton.LeftButton)
        target = tmp_path / "summary.pdf"
        yield lambda: _choose(window, target)
        yield lambda: target.is_file() and not list(tmp_path.glob(".*.part"))
        assert "Overview" in PdfReader(target).pages[0].extract_text()
        driver.shortcut(window, "pdf_page")
        page = tmp_path / "page.pdf"
        yield lambda: _choose(window, page)
        yield lambda: page.is_file() and not list(tmp_path.glob(".*.part"))
        assert len(PdfReader(page).pages) == 1

    assert driver.run([path, "--workspace", str(workspace_path)], work) == 0


def _choose(window: MainWindow, target: Path) -> bool:
    """Answer the file picker, once it is there."""
    dialog = next((one for one in window.findChildren(QFileDialog) if one.isVisible()), None)
    if dialog is None:
        return False
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    return True
