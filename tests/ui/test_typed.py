"""What is typed and not yet kept is never lost: not when the window closes, and not while another window is active."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.reading import read_text
from core.settings import Settings
from core.workspace import Workspace
from ui.main_window import MainWindow
from ui.reader.selection import Selected

TEXT = "工作会议\n会议要求，一是抓作风，二是惠民生，三是促发展。\n各地要认真落实。\n"


def noting(qtbot: QtBot, window: MainWindow) -> str:
    """The window shows, one span is selected, and its note is begun."""
    window.show()
    window.activateWindow()
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    window.panes.make_all()
    window.reader.set_selected_text(Selected(5, 9), released=True)
    window.correcting.label("SLOGAN")
    window.edit_note()
    assert window.card.form is not None
    QTest.keyClicks(window.card.form.note, "half a note")
    return window.session.selected


def look_elsewhere(qtbot: QtBot) -> QWidget:
    """Another window of the program is the active one."""
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    return other


@pytest.mark.parametrize("elsewhere", [False, True], ids=["active", "elsewhere"])
def test_a_note_begun_is_on_record_after_closing(qtbot: QtBot, tmp_path: Path, *, elsewhere: bool) -> None:
    path = tmp_path / "w.zhupi.json"
    window = MainWindow(Workspace.open(path), Settings(tmp_path / "settings.json"))
    made = noting(qtbot, window)
    uid = window.session.uid
    if elsewhere:
        look_elsewhere(qtbot)
    assert window.close()
    shiboken6.delete(window)
    again = Workspace.open(path)
    spans = again.spans(uid)
    assert spans is not None and spans.get(made).note == "half a note"
    again.close()


def test_a_note_begun_is_put_where_the_selection_goes_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    made = noting(qtbot, window)
    look_elsewhere(qtbot)
    window.session.select("")
    qtbot.waitUntil(lambda: window.session.spans.get(made).note == "half a note")


def test_a_note_begun_stays_where_its_span_changes_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    noting(qtbot, window)
    look_elsewhere(qtbot)
    window.correcting.flag()
    qtbot.wait(60)
    assert window.card.form is not None
    assert window.card.form.note.text() == "half a note"
