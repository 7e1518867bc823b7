"""Through `main()`: the palette, keys of one's own, simple mode, and the desk as it was left, by keys and mouse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core import places
from core.model import Status
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.desk.key_card import KeyCard
from ui.main_window import MainWindow
from ui.panels.spans.spans import SpansPanel

pytestmark = pytest.mark.usefixtures("qapp")
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LINE = "会议要求，一是做好“六稳”工作；二是落实“六保”任务；三是深入实施“两进一出”工程。\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(LINE * 60, "utf-8")
    return str(path)


@pytest.fixture
def workspace(tmp_path: Path) -> list[str]:
    return ["--workspace", str(tmp_path / "work.zhupi.json")]


def accepted(window: MainWindow) -> int:
    return window.session.of_status(Status.ACCEPTED)


def test_the_palette_carries_out_by_keys_and_by_mouse(article: str, workspace: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        panel = window.panes.palette.panel
        driver.press_key(window, Qt.Key.Key_K, CTRL)
        yield panel.isVisible
        driver.press(window, "next pending")
        driver.press_key(window, Qt.Key.Key_Return)
        yield lambda: window.session.selected_span is not None and not panel.isVisible()
        assert window.reader.hasFocus()
        driver.press_key(window, Qt.Key.Key_K, CTRL)
        yield panel.isVisible
        first = panel.list.rows[0]
        assert first.value == "next_pending", "what was used last comes first"
        driver.press(window, "accept")
        row = next(at for at, one in enumerate(panel.list.rows) if one.value == "accept")
        place = panel.list.visualRect(panel.list.model().index(row, 0)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        yield lambda: accepted(window) == 1

    assert driver.run([article, *workspace], work) == 0


def test_keys_of_ones_own_hold_after_a_restart(article: str, workspace: list[str]) -> None:
    def change(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "edit_keys")
        editor = window.panes.keys.editor
        assert editor is not None
        yield editor.isVisible
        editor.choose("accept")
        editor.line.setFocus()
        QTest.keyClick(editor.line, Qt.Key.Key_Q)
        editor.close()

    driver.run([article, *workspace], change)

    def use(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.reader.setFocus()
        driver.press(window, "ja")
        assert accepted(window) == 0, "the old key does nothing"
        driver.press(window, "q")
        yield lambda: accepted(window) == 1
        driver.press_key(window, Qt.Key.Key_F1)
        card = window.findChild(KeyCard)
        assert isinstance(card, KeyCard)
        yield lambda: card.isVisible() and card.isActiveWindow()  # Esc closes it whatever opened it
        driver.shortcut(window, "key_card")
        assert window.findChildren(KeyCard) == [card]
        assert any(key.text().startswith("Q") for group in card.groups for key, _said in group.rows)
        card.close()

    driver.run([article, *workspace], use)


def test_in_simple_mode_letters_do_nothing_and_enter_and_delete_work(article: str, workspace: list[str]) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        driver.shortcut(window, "simple_mode")
        assert window.status_line.mode.isVisible()
        driver.shortcut(window, "next_pending")
        yield lambda: window.session.selected_span is not None
        span = window.session.selected_span
        window.reader.setFocus()
        driver.press(window, "axjt1")
        assert window.session.selected_span == span
        assert accepted(window) == 0
        driver.press_key(window, Qt.Key.Key_Return)
        yield lambda: accepted(window) == 1
        driver.press_key(window, Qt.Key.Key_Delete)
        yield lambda: window.session.of_status(Status.REJECTED) == 1
        words = window.panes.progress.words()
        assert " 2 " in words.splitlines()[0]

    driver.run([article, *workspace], work)

    def after(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.actions_table.by_name["simple_mode"].isChecked()
        assert window.status_line.mode.isVisible()

    driver.run(workspace, after)


def test_the_desk_comes_back_as_it_was_left_even_after_a_crash(article: str, workspace: list[str]) -> None:
    seen: dict[str, int] = {}

    def leave(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.tabs.setCurrentWidget(window.spans_panel)
        window.reader.scroll_to(len(LINE) * 40)
        # what a crash would leave: the files as they are while the window is still open
        yield lambda: bool(json.loads(places.settings_file().read_text("utf-8")).get("left_off"))
        written = places.cache_folder() / "reading-places.json"
        yield lambda: written.is_file() and SpansPanel.__name__ in written.read_text("utf-8")
        seen["start"] = window.reader.visible_range()[0]

    driver.run([article, *workspace], leave)

    def back(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        yield lambda: abs(window.reader.visible_range()[0] - seen["start"]) <= len(LINE)
        assert window.tabs.currentWidget() is window.spans_panel

    driver.run(workspace, back)


def test_a_damaged_settings_file_is_set_aside_and_told(workspace: list[str]) -> None:
    path = places.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"keys": ["accept', "utf-8")

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield window.notices.isVisible
        assert path.with_suffix(".damaged.json").is_file()

    driver.run(workspace, work)
