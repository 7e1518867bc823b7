"""A way back that is offered never takes with it what came later."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.labels.policy import Policy
from core.model import Label, Status
from core.reading import read_text
from ui.desk.undo_offer import TableOffer
from ui.main_window import MainWindow

TEXT = "广东江西两省召开会议，会议要求，一是落实“六稳”工作；二是抓好安全生产。\n"


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show()
    window.start([])
    window.session.open_read(read_text(TEXT))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)
    window.tabs.setCurrentWidget(window.spans_panel)
    window.after.flush()
    return window


def test_a_label_added_after_one_was_hidden_stays(window: MainWindow) -> None:
    labels = window.panes.labels
    labels.hide_label("SLOGAN", hidden=True)
    back = window.notices._callback
    assert back is not None
    assert labels.put([*window.workspace.labels(), Label("OWN", "自己的", "Own", "#336699")])
    back()
    table = {one.name: one for one in window.workspace.labels()}
    assert "OWN" in table and table["SLOGAN"].hidden
    assert "Other corrections were made since" in window.notices.words.text()


def test_a_hidden_label_comes_back(window: MainWindow) -> None:
    before = window.workspace.labels()
    window.panes.labels.hide_label("SLOGAN", hidden=True)
    back = window.notices._callback
    assert back is not None
    back()
    assert window.workspace.labels() == before


def test_a_policy_is_put_back_only_over_the_one_it_speaks_of(window: MainWindow) -> None:
    workspace = window.workspace
    before = workspace.policy
    second = before._replace(quotes=not before.quotes)
    workspace.put_policy(second)
    back: TableOffer[Policy] = TableOffer(window, lambda: workspace.policy, workspace.put_policy, before)
    third = second._replace(suffix=not second.suffix)
    workspace.put_policy(third)
    back()
    assert workspace.policy == third
    workspace.put_policy(second)
    back()
    assert workspace.policy == before


def test_what_was_done_is_not_said_any_longer_once_it_is_undone(reading: MainWindow) -> None:
    session = reading.session
    session.select([span.id for span in session.spans][2])
    here = session.selected
    reading.after.flush()
    reading.panes.review.accept_shown()
    reading.after.flush()
    assert not session.of_status(Status.PENDING) and reading.notices.isVisible()
    session.undo()
    reading.after.flush()
    assert session.of_status(Status.PENDING) == len(session.spans)
    assert not reading.notices.isVisible()
    assert session.selected == here, "the page stays where it was"
    session.redo()
    reading.after.flush()
    assert not reading.notices.isVisible()


def test_a_later_undo_leaves_what_was_said_before(reading: MainWindow) -> None:
    reading.correcting.accept_many([span.id for span in reading.session.spans][:2])
    reading.session.select([span.id for span in reading.session.spans][3])
    reading.correcting.accept()
    reading.session.undo()
    reading.after.flush()
    assert reading.notices.isVisible()
