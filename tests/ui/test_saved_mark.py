"""The mark of what is saved never says more than is true."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from ui.desk.top_bar import SavedMark


def test_not_confirmed_stays_until_it_is_saved(qtbot: QtBot) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)
    mark.show_state("unconfirmed", "the disk is full")
    warning = mark.text()
    mark.show_state("saving")
    assert mark.text() == warning and mark.toolTip() == "the disk is full"
    mark.show_state("saved")
    assert mark.text() != warning and mark.toolTip() == ""
    mark.show_state("saving")
    assert mark.property("state") == "saving"


def test_at_the_start_it_says_since_when_everything_is_on_the_disk(qtbot: QtBot) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)
    before = datetime(2020, 4, 30, 12, 3, 5).astimezone()
    mark.show_on_disk(before.timestamp())
    assert mark.property("state") == "saved" and "2020-04-30" in mark.text()
    mark.show_state("unconfirmed")
    mark.show_on_disk(before.timestamp())
    assert mark.property("state") == "unconfirmed"
