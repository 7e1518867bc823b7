"""Every way an article comes in: a drop, a folder, a second start, and a file that has changed since."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui import app
from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


def written(folder: Path, number: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{one:03}.txt" for one in range(number)]
    for path in paths:
        path.write_text(f"第{path.stem}号。广东省召开会议，一是抓安全；二是抓服务。", "utf-8")
    return paths


def drop(window: MainWindow, mime: QMimeData) -> None:
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(300, 300), actions, mime, button, Qt.KeyboardModifier.NoModifier))


def test_files_and_html_are_dropped(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    paths = written(tmp_path / "drop", 3)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        drop(window, files)
        yield lambda: ready(window) and len(window.workspace.entries()) == 3
        assert window.session.text.startswith("第000号")
        page = QMimeData()
        page.setHtml("<h1>关于安全的通知的标题</h1><p>江西省召开会议，一是抓安全；二是抓服务。</p>")
        drop(window, page)
        yield lambda: ready(window) and "江西省" in window.session.text
        assert "<p>" not in window.session.text

    driver.run(["--workspace", str(workspace_path)], work)


def test_a_folder_is_added_with_progress_and_can_be_cancelled(
    qapp: QApplication, workspace_path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    written(folder, 300)
    (folder / "binary.txt").write_bytes(b"\x7fELF" + bytes(2000))
    seen: list[tuple[int, int]] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        window.opening.progress.connect(lambda number, of: seen.append((number, of)))
        window.opening.open_paths([str(folder)])
        yield lambda: len(window.workspace.entries()) >= 20
        assert window.status_line.cancel.isVisible()
        window.status_line.cancel.click()
        yield lambda: not window.status_line.cancel.isVisible()
        kept = len(window.workspace.entries())
        assert 20 <= kept < 300
        assert "added to the library" in window.notices.words.text()
        window.opening.open_paths([str(folder)])
        yield lambda: not window.jobs.running("add")
        assert len(window.workspace.entries()) == 300
        assert window.notices.words.text() == ("300 articles added to the library. Files that could not be read: 1.")
        assert window.notices.more.text().splitlines()[0] == "binary.txt: This file is not text."

    driver.run(["--workspace", str(workspace_path)], work)
    assert (301, 301) in seen


def test_a_second_start_hands_its_files_over(qapp: QApplication, workspace_path: Path, tmp_path: Path) -> None:
    first, second = written(tmp_path / "hand", 2)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    codes: list[int | None] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        command = [sys.executable, "main.py", str(second), "--workspace", str(workspace_path)]
        other = subprocess.Popen(command, cwd=ROOT, env=environment)
        yield lambda: ready(window) and window.session.text.startswith("第001号")
        yield lambda: other.poll() is not None
        codes.append(other.returncode)

    driver.run([str(first), "--workspace", str(workspace_path)], work)
    assert codes == [0]


def test_a_second_start_waits_for_a_window_that_does_not_listen_yet(
    qapp: QApplication, workspace_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = written(tmp_path / "early", 2)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    late: list[tuple[object, ...]] = []
    listen = app._listen
    monkeypatch.setattr(app, "_listen", lambda *given: late.append(given))

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window) and bool(late)
        command = [sys.executable, "main.py", str(second), "--workspace", str(workspace_path)]
        other = subprocess.Popen(command, cwd=ROOT, env=environment)
        since = time.monotonic()
        yield lambda: time.monotonic() - since > 0.8
        listen(*late[0])
        yield lambda: ready(window) and window.session.text.startswith("第001号")
        yield lambda: other.poll() is not None
        assert other.returncode == 0

    driver.run([str(first), "--workspace", str(workspace_path)], work)


def test_a_changed_file_shows_the_stored_text_and_says_so(
    qapp: QApplication, workspace_path: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "change", 1)[0]

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "ja")
        yield lambda: window.workspace.unconfirmed == 0

    driver.run([str(path), "--workspace", str(workspace_path)], work)
    stored = path.read_text("utf-8")
    path.write_text("全新的文字。", "utf-8")

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: bool(window.library.isVisible() and window.workspace.entries())
        window.library.opened.emit(window.workspace.entries()[0].uid)
        yield lambda: window.changed_file.isVisible()
        assert "has changed" in window.changed_file.words.text()
        assert window.session.text == stored

    driver.run(["--workspace", str(workspace_path)], look)
    workspace = Workspace.open(workspace_path, read_only=True)
    entries = workspace.entries()
    workspace.close()
    assert len(entries) == 1
