"""The window comes round for the threads beside it with its next event, and not before."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.giving_way import give_way, patient
from ui.giving_way import ComingRound


@pytest.fixture
def coming_round(qtbot: QtBot) -> Iterator[ComingRound]:
    made = ComingRound()
    yield made
    made.stop()


def waiter() -> tuple[threading.Thread, threading.Event]:
    gone_on = threading.Event()

    def work() -> None:
        with patient():
            give_way(60)
        gone_on.set()

    return threading.Thread(target=work), gone_on


def test_a_thread_goes_on_with_the_next_event(coming_round: ComingRound, qtbot: QtBot) -> None:
    thread, gone_on = waiter()
    thread.start()
    assert not gone_on.wait(0.05), "this thread has not gone back to its events"
    qtbot.waitUntil(gone_on.is_set, timeout=20_000)
    thread.join()


def test_where_the_loop_ends_whoever_waits_goes_on(coming_round: ComingRound) -> None:
    thread, gone_on = waiter()
    thread.start()
    assert not gone_on.wait(0.05)
    coming_round.stop()
    assert gone_on.wait(20)
    thread.join()
