"""The mark of what is saved never says more than is true."""

from __future__ import annotations

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
