"""The language taken while the window is open: every word is in it, and nothing a person has done is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.reading import read_text
from core.settings import Settings
from core.workspace import Workspace
from ui.language import install_language, spoken
from ui.main_window import MainWindow
from ui.panels.side import panel_name
from ui.panes import Panes
from ui.reader.selection import Selected

TEXT = "工作会议\n会议要求，一是抓作风，二是惠民生，三是促发展。\n" + "各地要认真落实。\n" * 200
WORDS = ("text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription", "placeholderText")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.json")
    made.put("language", "zh_CN")
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, settings: Settings) -> Iterator[MainWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    install_language(app, "zh_CN")
    made = MainWindow(Workspace.open(tmp_path / "w.zhupi.json"), settings)
    made.show()
    yield made
    end(made)
    install_language(app, "en")


def end(window: MainWindow) -> None:
    window.setProperty("leaving", True)
    window.close()
    shiboken6.delete(window)


def words_of(window: MainWindow) -> Counter[str]:
    """Every word that the window shows, tells or names."""
    found: list[str] = [window.windowTitle()]
    for one in (*window.findChildren(QWidget), *window.findChildren(QAction)):
        found += [str(one.property(name) or "") for name in WORDS]
        found += [action.text() for action in one.actions()] if isinstance(one, QWidget) else []
        for each in ("tabText", "itemText"):
            if hasattr(one, each):
                found += [str(getattr(one, each)(number)) for number in range(one.count())]
    found += [f"{offer}" for offer in window.panes.palette.offers()]
    return Counter(word for word in found if word.strip())


def take(qtbot: QtBot, window: MainWindow, language: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.take_setting("language", language)
    qtbot.waitUntil(lambda: spoken(app, language))
    window.panes.make_all()
    qtbot.wait(60)


def show_everything(window: MainWindow) -> None:
    """Make what is made when it is first shown."""
    window.panes.make_all()
    for name, late in vars(Panes).items():
        if type(late).__name__ == "Late":
            getattr(window.panes, name)
    window.panes.keys.key_card()
    window.find_bar.open_for("", "")
    window.panes.setting_effects.open()


def chinese(words: Counter[str]) -> list[str]:
    return [one for one in words if any("\u4e00" <= sign <= "\u9fff" for sign in one)]


def test_every_word_is_in_the_language_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, settings: Settings
) -> None:
    window.start([])
    qtbot.wait(60)
    show_everything(window)
    before = words_of(window)
    assert len(chinese(before)) > 300
    take(qtbot, window, "en")
    show_everything(window)
    fresh = MainWindow(Workspace.open(tmp_path / "other.zhupi.json"), settings)
    fresh.show()
    fresh.start([])
    qtbot.wait(60)
    show_everything(fresh)
    now = words_of(window)
    assert set(now) == set(words_of(fresh))
    assert len(chinese(now)) < 20  # examples: "an area such as 长三角"
    end(fresh)
    take(qtbot, window, "zh_CN")
    show_everything(window)
    assert set(words_of(window)) == set(before)


def test_what_a_person_has_set_up_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    window.panes.make_all()
    window.reader.set_selected_text(Selected(5, 9), released=True)
    window.correcting.label("SLOGAN")
    made, spans = window.session.selected, window.session.spans
    window.edit_note()
    window.card.form.note.setText("半句话")
    window.reader.stand_at(TEXT.index("各地", 900))
    window.tabs.setCurrentWidget(window.panes.past.panel)
    window.library.filter.setText("工作")
    window.chips.chips["PROVINCE"].setChecked(False)
    offset = window.reader.visible_range()[0]
    assert offset > 500
    take(qtbot, window, "en")
    assert window.session.selected == made and window.session.spans.get(made).note == "半句话"
    assert [span.id for span in window.session.spans] == [span.id for span in spans]
    assert abs(window.reader.visible_range()[0] - offset) < 20
    assert panel_name(window.tabs.currentWidget()) == "HistoryPanel" and window.tabs.tabText(4) == "History"
    assert window.library.filter.text() == "工作" and "PROVINCE" in window.correcting.hidden
    assert window.card.form.note.text() == "半句话"
    window.commands.undo()
    window.commands.undo()
    assert window.session.spans.get(made) is None
