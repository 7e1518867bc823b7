"""Another language, chosen in the settings through `main()`: the window opens anew in it, where one was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core import places
from core.settings import Settings
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow
from ui.panels.side import panel_name
from ui.reader.selection import Selected

ROOT = Path(__file__).resolve().parents[2]
LINE = "各地要认真落实。\n"
TEXT = "工作会议\n会议要求，一是抓作风，二是惠民生，三是促发展。\n" + LINE * 200


@pytest.fixture(autouse=True)
def english(own_language: None) -> None:
    """The program begins in English."""
    Settings(places.settings_file()).put("language", "en")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "会议.txt"
    path.write_text(TEXT, "utf-8")
    return path


def another(window: MainWindow) -> driver.Condition:
    """Another window than that one shows an article."""
    return lambda: (now := driver.main_window()) is not None and now is not window and ready(now)


def choose_chinese(window: MainWindow) -> None:
    """Choose it in the settings, by key."""
    driver.shortcut(window, "settings")
    panel = window.panes.setting_effects.panel
    assert panel is not None
    box = panel.rows["language"].editor.widget
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)


def test_the_window_comes_back_in_it_where_one_was(tmp_path: Path, article: Path) -> None:
    path, other = tmp_path / "w.zhupi.json", tmp_path / "另一篇.txt"
    other.write_text("广东省召开会议，一是抓安全；二是抓服务。", "utf-8")
    made: list[str] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.panes.make_all()
        window.reader.set_selected_text(Selected(5, 9), released=True)
        window.correcting.label("SLOGAN")
        made.append(window.session.selected)
        before = [span.id for span in window.session.spans]
        window.edit_note()
        assert window.card.form is not None
        QTest.keyClicks(window.card.form.note, "half a note")
        window.tabs.setCurrentWidget(window.panes.past.panel)
        window.library.filter.setText("会议")
        window.chips.chips["PROVINCE"].setChecked(False)
        window.reader.stand_at(TEXT.index(LINE, 900))
        yield lambda: window.reader.visible_range()[0] > 500
        offset = window.reader.visible_range()[0]
        choose_chinese(window)
        yield another(window)
        now = driver.main_window()
        assert now is not None
        yield lambda: now.session.selected == made[0]
        assert now.session.spans.get(made[0]).note == "half a note"
        assert [span.id for span in now.session.spans] == before
        assert now.reader.visible_range()[0] == offset
        assert panel_name(now.tabs.currentWidget()) == "HistoryPanel" and now.tabs.tabText(4) == "历史"
        assert now.library.filter.text() == "会议" and "PROVINCE" in now.correcting.hidden
        panel = now.panes.setting_effects.panel
        assert panel is not None and panel.isVisible() and panel.windowTitle() == "设置"
        command = [sys.executable, "main.py", str(other), "--workspace", str(path)]
        second = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        yield lambda: now.session.text.startswith("广东省")
        yield lambda: second.poll() == 0
        now.commands.undo()
        yield lambda: now.session.text.startswith("工作")
        now.commands.undo()
        yield lambda: now.session.spans.get(made[0]) is None

    assert driver.run([str(article), "--workspace", str(path)], work) == 0
    again = Workspace.open(path)
    spans = again.spans(again.entries()[0].uid)
    assert spans is not None and spans.get(made[0]) is None
    again.close()


def test_the_page_stands_where_it_stood_however_often_the_language_changes(tmp_path: Path) -> None:
    path = tmp_path / "长文.txt"
    path.write_text("工作会议\n" + "".join(f"第{number}段，各地要认真落实。\n" for number in range(300)), "utf-8")
    places_seen: list[int] = []

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.reader.stand_at(window.session.text.index("第120段"))
        places_seen.append(window.reader.visible_range()[0])
        choose_chinese(window)
        yield another(window)
        now = driver.main_window()
        assert now is not None
        yield lambda: now.reader.visible_range()[0] > 0
        for _turn in range(5):
            yield lambda: True
        places_seen.append(now.reader.visible_range()[0])

    assert driver.run([str(path), "--workspace", str(tmp_path / "w.zhupi.json")], work) == 0
    assert places_seen[0] == places_seen[1]


def test_filters_come_back_in_it_even_where_starts_take_nothing_up(tmp_path: Path, article: Path) -> None:
    Settings(places.settings_file()).put("open_last", False)

    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.library.filter.setText("会议")
        window.chips.chips["PROVINCE"].setChecked(False)
        choose_chinese(window)
        yield another(window)
        now = driver.main_window()
        assert now is not None
        assert now.library.filter.text() == "会议" and "PROVINCE" in now.correcting.hidden

    workspace = ["--workspace", str(tmp_path / "w.zhupi.json")]
    assert driver.run([str(article), *workspace], work) == 0

    def later(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: window.library._model.rowCount() >= 0
        assert window.session.current is None and not window.library.filter.text()

    assert driver.run(workspace, later) == 0


def test_work_under_way_is_not_cut_off(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        monkeypatch.setattr(type(window.panes), "busy", True)
        choose_chinese(window)
        yield lambda: "next start" in window.notices.words.text()
        assert driver.main_window() is window

    assert driver.run([str(article), "--workspace", str(tmp_path / "w.zhupi.json")], work) == 0
    assert Settings(places.settings_file()).text("language") == "zh_CN"
