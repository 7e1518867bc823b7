"""“Reopen as…”, through `main()`: a wrong guess is put right, stays right, and never moves a person's work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow

WORDS = "广东省邮政管理局召开会议。"


def choice(window: MainWindow, encoding: str) -> QAction:
    return next(action for action in window.reopening.menu.actions() if action.data() == encoding)


@pytest.fixture
def guessed_wrong(tmp_path: Path) -> Path:
    """Two Chinese characters in UTF-8 with one byte cut off: not UTF-8 any more, so GB18030 is guessed."""
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS.encode("utf-8") + "完".encode()[:2])
    return path


def test_another_encoding_is_chosen_and_remembered(qapp: QApplication, guessed_wrong: Path, tmp_path: Path) -> None:
    workspace = str(tmp_path / "work.zhupi.json")

    def choose(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        first, uid = window.session.current.article.encoding, window.session.uid
        for encoding in ("big5", "utf-8"):
            window.actions_table.by_name["reopen_as"].trigger()
            yield lambda: window.reopening.menu.isVisible()
            assert choice(window, first).isChecked()
            choice(window, encoding).trigger()
            window.reopening.menu.close()
            yield lambda encoding=encoding: ready(window) and window.session.current.article.encoding == encoding
            first = encoding
        assert window.session.text.startswith(WORDS)
        assert window.session.uid == uid
        yield lambda: len(window.session.spans) == 1

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: bool(window.workspace.entries())
        window.opening.open_entry(window.workspace.entries()[0].uid)
        yield lambda: ready(window)
        assert window.session.text.startswith(WORDS)
        assert window.session.current.article.encoding == "utf-8"

    driver.run([str(guessed_wrong), "--workspace", workspace], choose)
    driver.run(["--workspace", workspace], look)


def test_what_was_worked_on_or_pasted_says_why_not(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS, "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "j")
        driver.press(window, "a")
        yield lambda: window.workspace.unconfirmed == 0
        text = window.session.text
        window.actions_table.by_name["reopen_as"].trigger()
        assert not window.reopening.menu.isVisible()
        assert window.notices.isVisible()
        choice(window, "big5").trigger()
        assert not window.jobs.running("read")
        assert window.session.text == text

    driver.run([str(path), "--workspace", str(tmp_path / "work.zhupi.json")], work)
