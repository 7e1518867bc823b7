"""What adding many files came to: each that could not be read with its reason, till it is dismissed."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from core.errors import FileBinary, FileEmpty
from core.reading import read_text
from ui.main_window import MainWindow


def test_what_could_not_be_read_is_told_with_its_reason_and_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for at in range(3):
        (tmp_path / f"{at}.txt").write_text(f"广东召开会议 {at}。\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    window.resize(853, 480)
    window.show()
    window.start([])
    notice = window.notices
    notice.set_seconds(0.05)
    window.opening.add([str(tmp_path)])
    qtbot.waitUntil(lambda: not window.jobs.running("add") and "3 articles" in notice.words.text(), timeout=20_000)
    why, to_do = notice.more.text().splitlines()
    assert why == "empty.txt: There is no text in this file." and "downloaded completely" in to_do
    qtbot.wait(150)
    assert notice.isVisible() and notice.property("kind") == "error"
    assert window.stack.geometry().contains(notice.geometry())


def test_many_that_could_not_be_read_are_counted(window: MainWindow) -> None:
    errors = [FileEmpty(path=f"/x/{at}.txt") for at in range(4)]
    window.opening.added.emit(2, errors)
    lines = window.notices.more.text().splitlines()
    assert len(lines) == 5 and lines[3] == "And 1 other files." and "downloaded" in lines[4]
    window.opening.added.emit(2, [*errors[:1], FileBinary(path="/x/b.txt")])
    assert window.notices.more.text().splitlines()[-1] == "Open one of them by itself to see what helps."
    window.opening.added.emit(2, [])
    assert (
        window.notices.property("kind") == "said" and window.notices.words.text() == "2 articles added to the library."
    )


def test_with_no_article_open_the_library_shows_what_was_added(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for at in range(2):
        (tmp_path / f"{at}.txt").write_text(f"广东召开会议 {at}。\n", "utf-8")
    window.resize(853, 480)
    window.show()
    window.start([])
    assert "library_pane" not in window.panes.desk.open_drawers()
    window.opening.add([str(tmp_path)])
    qtbot.waitUntil(lambda: "library_pane" in window.panes.desk.open_drawers(), timeout=20_000)
    window.panes.desk.close_drawers()
    window.session.open_read(read_text("广东召开会议。\n"))
    with qtbot.waitSignal(window.opening.added, timeout=20_000):
        window.opening.add([str(tmp_path)])
    assert window.panes.desk.open_drawers() == (), "a reader is not disturbed"
