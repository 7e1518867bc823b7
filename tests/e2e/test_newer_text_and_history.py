"""Through `main()`: a file that changed, its text taken over and back; history looked at, brought back, undone; others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.model import Status
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow

OLD = (
    "粤赣湘三省邮政管理局召开会议\n"
    "会议要求，一是抓好广东省的安全生产；二是落实“六稳”“六保”任务；三是服务好江西省的农户。\n"
    "湖南省邮政管理局表示赞成，并将加快推进绿色包装治理。\n"
)
NEW = "本报讯。\n" + OLD.replace("湖南省邮政管理局表示赞成，并将加快推进绿色包装治理。\n", "").replace(
    "抓好广东省", "切实抓好广东省"
)


def saved(window: MainWindow) -> bool:
    return window.workspace.unconfirmed == 0 and not window.jobs.running("extract")


def show_tab(window: MainWindow, pane: object) -> None:
    window.side.show()
    window.tabs.setCurrentWidget(pane)


def accept_all(window: MainWindow) -> None:
    window.correcting.accept_many([span.id for span in window.session.spans])


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    path = tmp_path / "article.txt"
    path.write_text(OLD, "utf-8")
    return path, tmp_path / "w.zhupi.json"


def test_a_changed_file_is_taken_over_its_lost_span_placed_and_all_undone(
    qapp: QApplication, places: tuple[Path, Path]
) -> None:
    path, workspace_path = places

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        accept_all(window)
        yield lambda: saved(window)

    driver.run([str(path), "--workspace", str(workspace_path)], work)
    path.write_text(NEW, "utf-8")

    def take_over(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: window.changed_file.isVisible()
        assert window.session.text == OLD and len(window.workspace.entries()) == 1
        before = window.session.spans
        window.changed_file.take_over.click()
        yield lambda: window.session.text == NEW and ready(window)
        quoted = {
            span.text_of(NEW) for span in window.session.spans if span.status is Status.ACCEPTED and not span.lost
        }
        assert {"广东省", "六稳", "六保", "粤", "赣", "湘", "江西省"} <= quoted
        show_tab(window, window.panes.past.panel)
        lost = window.panes.past.panel.lost
        yield lambda: lost.isVisible() and lost.list.count() == 1
        assert "湖南省" in lost.list.item(0).text()
        at = NEW.index("三省")
        driver.drag_over(window, at, at + 2)
        yield lambda: window.reader.selection() == (at, at + 2)
        lost.place.click()
        assert not any(span.lost for span in window.session.spans)
        yield lambda: not lost.isVisible()
        driver.shortcut(window, "undo")
        assert sum(span.lost for span in window.session.spans) == 1
        driver.shortcut(window, "undo")
        yield lambda: window.session.text == OLD
        assert window.session.spans == before
        driver.shortcut(window, "redo")
        yield lambda: window.session.text == NEW and saved(window) and ready(window)

    driver.run([str(path), "--workspace", str(workspace_path)], take_over)

    def again(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.session.text == NEW and not window.changed_file.isVisible()
        driver.shortcut(window, "reload")
        yield lambda: window.notices.isVisible() and not window.changed_file.isVisible()

    driver.run([str(path), "--workspace", str(workspace_path)], again)


def test_a_changed_file_can_be_another_article_and_a_moved_one_is_the_same(
    qapp: QApplication, places: tuple[Path, Path]
) -> None:
    path, workspace_path = places

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        accept_all(window)
        yield lambda: saved(window)
        moved = path.with_name("moved.txt")
        path.rename(moved)
        path.write_text(NEW, "utf-8")
        window.opening.open_file(str(moved))
        yield lambda: not window.jobs.running("read")
        assert len(window.workspace.entries()) == 1
        entry = window.workspace.entries()[0]
        assert entry.path == str(moved) and not window.changed_file.isVisible()
        window.opening.open_file(str(path))
        yield lambda: window.session.text == NEW and ready(window)
        assert len(window.workspace.entries()) == 2 and not window.changed_file.isVisible()
        moved.write_text(NEW + "又及。\n", "utf-8")
        window.opening.open_file(str(moved))
        yield lambda: window.changed_file.isVisible()
        window.changed_file.apart.click()
        yield lambda: window.session.text.endswith("又及。\n")
        assert len(window.workspace.entries()) == 3

    driver.run([str(path), "--workspace", str(workspace_path)], work)


def test_history_is_looked_at_brought_back_and_undone(qapp: QApplication, places: tuple[Path, Path]) -> None:
    path, workspace_path = places

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "jax")
        first = window.session.spans
        yield lambda: saved(window)
        driver.shortcut(window, "finish")
        finished = window.session.spans
        past = window.panes.past
        show_tab(window, past.panel)
        yield lambda: saved(window) and past.panel.model.rowCount() == 3
        assert [line.kind for line in past.panel.model.lines] == ["finish", "remove", "accept"]
        past.panel.list.setCurrentIndex(past.panel.model.index(1))
        assert "→" in past.panel.changed.text()
        past.panel.look.click()
        assert window.stack.currentWidget() is past.page and past.page.words.text()
        driver.press(window, "a")
        assert window.session.spans == finished, "nothing is corrected while an earlier state shows"
        past.page.bring_back.click()
        assert window.stack.currentWidget() is window.reader
        assert {s.id: s.status for s in window.session.spans} == {s.id: s.status for s in first}
        assert window.session.state.value == "open"
        yield lambda: saved(window) and past.panel.model.rowCount() == 4
        driver.shortcut(window, "undo")
        assert window.session.spans == finished and window.session.state.value == "finished"
        yield lambda: saved(window) and past.panel.model.rowCount() == 5
        assert past.panel.model.lines[0].kind == "undo"
        window.session.select(next(iter(finished)).id)
        yield lambda: past.card.isVisible() and bool(past.card.words.text())
        past.panel.list.setCurrentIndex(past.panel.model.index(4))
        past.panel.look.click()
        past.page.back.click()
        assert window.stack.currentWidget() is window.reader and not window.session.looking_back

    driver.run([str(path), "--workspace", str(workspace_path)], work)


def test_a_drawer_gives_way_to_an_earlier_state(qapp: QApplication, places: tuple[Path, Path]) -> None:
    path, workspace_path = places

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "jax")
        yield lambda: saved(window)
        window.resize(853, 480)
        past = window.panes.past
        yield lambda: window.side.isHidden()
        show_tab(window, past.panel)
        yield lambda: past.panel.model.rowCount() == 2
        past.panel.list.setCurrentIndex(past.panel.model.index(1))
        past.panel.look.click()
        assert window.side.isHidden(), "else it would lie over the two ways on"
        past.page.bring_back.click()
        yield lambda: saved(window) and window.workspace.history(window.session.uid)[-1].kind == "restore"

    driver.run([str(path), "--workspace", str(workspace_path)], work)


def test_another_persons_work_is_brought_in_compared_and_taken_over(
    qapp: QApplication, places: tuple[Path, Path]
) -> None:
    path, workspace_path = places
    theirs = workspace_path.with_name("theirs.zhupi.json")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        accept_all(window)
        yield lambda: saved(window)

    driver.run([str(path), "--workspace", str(theirs)], work)
    copy = theirs.with_name("sent (1).json")
    shutil.copy(theirs, copy)

    def compare(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.press(window, "jx")
        own = window.session.spans
        yield lambda: saved(window)
        beside = window.panes.beside
        assert not window.tabs.isTabVisible(window.tabs.indexOf(beside.panel)), "nobody else's spans are there yet"
        for source in (theirs, copy):
            beside.bring(str(source))
            yield lambda: beside.panel.person.count() == 1 and window.notices.isVisible()
        yield lambda: beside.panel.model.rowCount() > 0
        assert window.session.spans == own
        rows = beside.panel.model.rowCount()
        beside.panel.table.selectAll()
        beside.panel.take.click()
        assert all(span.status is Status.ACCEPTED for span in window.session.spans)
        yield lambda: beside.panel.model.rowCount() == 0 and saved(window)
        driver.shortcut(window, "undo")
        assert window.session.spans == own
        yield lambda: beside.panel.model.rowCount() == rows
        beside.bring(str(path))
        yield (
            lambda: (
                window.notices.isVisible() and "article.txt" not in [one.name for one in path.parent.glob("*.aside")]
            )
        )

    driver.run([str(path), "--workspace", str(workspace_path)], compare)
    workspace = Workspace.open(workspace_path, read_only=True)
    assert len(workspace.people()) == 1 and len(workspace.entries()) == 1
    workspace.close()
