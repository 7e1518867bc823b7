"""Review through `main()`: the queue in its orders, the list with its filter, deciding by string; then a restart."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from core.model import Span, Status
from core.review.span_filter import By
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready, saved
from ui.main_window import MainWindow
from ui.review.by_string import LATE

TEXT = (
    "会议要求，一是做好“六稳”工作；二是落实“六保”任务；三是深入实施“两进一出”工程。\n"
    "广东省、江西省、湖南省要做好“六稳”“六保”工作。\n"
    "广东省要抓好“六稳”工作，江西省要抓好“两进一出”工程，湖南省要抓好“六稳”工作。\n"
)
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    return tmp_path / "work.zhupi.json"


def words(window: MainWindow) -> str:
    span = window.session.selected_span
    return span.text_of(window.session.text) if span is not None else ""


def statuses(window: MainWindow, string: str) -> Counter[Status]:
    return Counter(span.status for span in window.session.spans if span.text_of(window.session.text) == string)


def stored(path: Path) -> dict[str, Counter[Status]]:
    workspace = Workspace.open(path)
    spans = workspace.spans(workspace.entries()[0].uid)
    workspace.close()
    assert spans is not None
    found: dict[str, Counter[Status]] = {}
    for span in spans:
        found.setdefault(span.text_of(TEXT), Counter())[span.status] += 1
    return found


def test_by_keys_only(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        number = window.session.of_status(Status.PENDING)
        driver.shortcut(window, "order_equal")
        seen: list[str] = []
        for at in range(number):
            driver.press(window, "j")
            seen.append(words(window))
            yield lambda at=at: f"{at + 1} / {number}" in window.status_line.queue.text()
        grouped = [(string, len(list(run))) for string, run in groupby(seen)]
        assert len(grouped) == len(set(seen)), "each string comes once"
        assert [count for _string, count in grouped] == sorted((count for _s, count in grouped), reverse=True)
        assert seen[0] == "六稳" and window.status_line.said.text() == ""
        driver.press(window, "j")
        assert words(window) == "六稳" and window.status_line.said.text()
        assert window.session.of_status(Status.PENDING) == number, "moving on decides nothing"
        driver.press(window, "a")
        assert statuses(window, "六稳")[Status.ACCEPTED] == 1 and words(window) == "六稳"

        driver.press_key(window, Qt.Key.Key_J, CTRL | SHIFT)
        yield lambda: window.actions_table.typing()
        committed = QInputMethodEvent()
        committed.setCommitString("六稳")  # as an input method does
        QApplication.sendEvent(QApplication.focusWidget(), committed)
        driver.press_key(window, Qt.Key.Key_Return)
        panel = window.spans_panel
        assert len(panel.model.rows) == 5, "the string four times, and the task it stands in"
        assert panel.numbers.text().startswith(f"5 of {number}")
        driver.press_key(window, Qt.Key.Key_J, CTRL)
        yield lambda: panel.table.hasFocus()
        before = window.workspace.undo_target()
        driver.press_key(window, Qt.Key.Key_A, CTRL | ALT)
        assert statuses(window, "六稳") == {Status.ACCEPTED: 4}
        driver.press_key(window, Qt.Key.Key_Z, CTRL)
        assert statuses(window, "六稳") == {Status.ACCEPTED: 1, Status.PENDING: 3}
        assert before is not None and window.workspace.undo_target() == before, "all of them were one step"

        driver.press_key(window, Qt.Key.Key_J, CTRL)
        driver.press_key(window, Qt.Key.Key_Home, CTRL)
        driver.press_key(window, Qt.Key.Key_Down)
        driver.press_key(window, Qt.Key.Key_Down, SHIFT)
        assert len(panel.chosen()) == 2
        driver.press(window, "x")
        assert statuses(window, "六稳") == {Status.ACCEPTED: 1, Status.PENDING: 1, Status.REJECTED: 2}
        panel.filters.search.clear()

        driver.press(window, "b")
        page = window.panes.review.strings.page
        yield lambda: page.list.hasFocus()
        driver.press(window, "j")
        while page.heading.text() != "六保":
            driver.press(window, "j")
        driver.press_key(window, Qt.Key.Key_Down)
        driver.press_key(window, Qt.Key.Key_Space)
        driver.press(window, "x")
        assert statuses(window, "六保") == {Status.REJECTED: 1, Status.PENDING: 1}
        assert page.heading.text() != "六保", "the next string comes by itself"
        driver.press_key(window, Qt.Key.Key_Z, CTRL)
        assert page.heading.text() == "六保" and statuses(window, "六保") == {Status.PENDING: 2}, "undo steps back"
        driver.press_key(window, Qt.Key.Key_Space)
        after_late = time.monotonic() + 2 * LATE / 1000
        yield lambda: time.monotonic() > after_late
        assert sum(page.model.ticks) == 1, "an exception stays one"
        driver.press(window, "x")
        assert statuses(window, "六保") == {Status.REJECTED: 1, Status.PENDING: 1}
        driver.press_key(window, Qt.Key.Key_Escape)
        yield lambda: window.reader.hasFocus() and saved(window)

    assert driver.run([article, "--workspace", str(workspace_path)], work) == 0
    kept = stored(workspace_path)
    assert kept["六稳"] == {Status.ACCEPTED: 1, Status.PENDING: 1, Status.REJECTED: 2}
    assert kept["六保"] == {Status.REJECTED: 1, Status.PENDING: 1}

    def look(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.actions_table.by_name["order_equal"].isChecked()
        assert window.spans_panel.order.currentData() == "equal"
        driver.press(window, "j")
        assert words(window) == "六稳"
        driver.shortcut(window, "order_reading")
        yield lambda: saved(window)

    driver.run([article, "--workspace", str(workspace_path)], look)


def click(widget: QWidget, place: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, place or widget.rect().center())
    for window in filter(None, [driver.main_window()]):
        window.after.flush()


def click_row(window: MainWindow, row: int, held: Qt.KeyboardModifier = NONE) -> None:
    table = window.spans_panel.table
    click(table.viewport(), table.visualRect(window.spans_panel.model.index(row, 1)).center(), held)


def rows(window: MainWindow) -> list[Span]:
    window.after.flush()
    return window.spans_panel.model.rows


def test_by_mouse_only(qapp: QApplication, article: str, workspace_path: Path) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.tabs.setCurrentWidget(window.spans_panel)
        panel = window.spans_panel
        yield lambda: bool(panel.model.rows)
        across = panel.table.horizontalHeader()
        for column, key in ((1, "text"), (3, "confidence"), (2, "label"), (0, "start")):
            click(across.viewport(), QPoint(across.sectionViewportPosition(column) + 8, 8))
            found = [span.text_of(TEXT) if key == "text" else getattr(span, key) for span in rows(window)]
            assert found == sorted(found)

        panel.filters.fill_menu()
        menus = {action.text(): action.menu() for action in panel.filters.menu.actions()}
        label = next(action for action in menus["Label"].actions() if action.data()[1] == "SLOGAN")
        label.trigger()
        assert {span.label for span in rows(window)} == {"SLOGAN"}
        click_row(window, 0)
        click_row(window, 2, CTRL)
        assert len(panel.chosen()) == 2 and panel.accept_button.text() == "Accept 2"
        chosen = panel.chosen()
        click(panel.accept_button)
        spans = window.session.spans
        assert {span.id for span in spans if span.status is Status.ACCEPTED} == set(chosen)
        assert window.notices.undo.isVisible()

        counts = window.top_bar.counts
        click(counts.links[Status.ACCEPTED])
        assert panel.filters.filter.has(By.STATUS, str(int(Status.ACCEPTED)))
        assert {span.id for span in rows(window)} == set(chosen)
        chip = next(one for one in panel.findChildren(QToolButton, "filterChip") if "Slogan" in one.text())
        click(chip)
        assert not panel.filters.filter.has(By.LABEL, "SLOGAN")
        panel.filters.clear()

        click(panel.by_string)
        page = window.panes.review.strings.page
        yield lambda: page.isVisible() and page.string_list.isVisible()
        row = next(at for at, one in enumerate(page.strings.strings) if one.string == "广东省")
        at = page.string_list.visualRect(page.strings.index(row, 0))
        page.string_list.scrollTo(page.strings.index(row, 0))
        click(page.string_list.viewport(), page.string_list.visualRect(page.strings.index(row, 0)).center())
        assert at is not None and page.heading.text() == "广东省"
        box = page.list.visualRect(page.model.index(0, 0))
        click(page.list.viewport(), QPoint(box.left() + 22, box.center().y()))
        assert page.remove.text() == "Reject 1"
        click(page.remove)
        assert statuses(window, "广东省") == {Status.PENDING: 1, Status.REJECTED: 1}
        click(page.cancel)
        yield lambda: saved(window)

    assert driver.run([article, "--workspace", str(workspace_path)], work) == 0
    assert stored(workspace_path)["广东省"] == {Status.PENDING: 1, Status.REJECTED: 1}


def test_hidden_labels_and_an_empty_article(qapp: QApplication, tmp_path: Path, workspace_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("这里什么也没有。\n", "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        driver.press(window, "b")  # no article is open: nothing happens
        assert window.side.front is None
        window.opening.open_paths([str(path)])
        yield lambda: ready(window)
        driver.press(window, "ja")
        driver.press(window, "b")
        assert window.panes.review.strings.open
        driver.press(window, "jxa")
        driver.press_key(window, Qt.Key.Key_Escape)
        driver.press_key(window, Qt.Key.Key_A, CTRL | ALT)
        driver.press_key(window, Qt.Key.Key_A, CTRL | ALT)
        assert len(window.session.spans) == 0 and window.workspace.undo_target() is None

    driver.run(["--workspace", str(workspace_path)], work)
