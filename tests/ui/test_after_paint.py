"""What follows a frame later: in order, of one key only the last, and all of it although one fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.after_paint import AfterPaint


@pytest.fixture
def after(qapp: object) -> Iterator[AfterPaint]:  # timers need the application
    parent = QObject()
    yield AfterPaint(parent)
    parent.deleteLater()


def test_things_are_done_in_order_and_of_a_key_only_the_last(qtbot: QtBot, after: AfterPaint) -> None:
    done = list[str]()
    after.do(lambda: done.append("first"))
    after.do(lambda: done.append("old"), "counts")
    after.do(lambda: done.append("second"))
    after.do(lambda: done.append("new"), "counts")
    assert done == [] and after.waiting
    qtbot.waitUntil(lambda: not after.waiting)
    assert done == ["first", "new", "second"]


def test_one_that_fails_does_not_keep_the_others_back(qtbot: QtBot, after: AfterPaint) -> None:
    done = list[str]()
    after.do(lambda: 1 // 0)
    after.do(lambda: done.append("next"))
    with pytest.raises(ZeroDivisionError):
        after.flush()
    qtbot.waitUntil(lambda: done == ["next"])


def test_what_is_wanted_meanwhile_is_done_too(after: AfterPaint) -> None:
    done = list[str]()
    after.do(lambda: after.do(lambda: done.append("more")))
    after.flush()
    assert done == ["more"] and not after.waiting
