"""A thread beside the window waits while the window works, a moment only, and nobody else waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from core import giving_way
from core.giving_way import come_round, give_way, patient, set_window, waiting
from core.store import slices

ROWS = {str(number): [number] for number in range(slices.LARGE * 4)}


class Window:
    """Counts how often it is waited for; it comes round at once, unless it is `busy`."""

    def __init__(self) -> None:
        self.calls = 0
        self.busy = False

    def call(self) -> None:
        self.calls += 1
        if not self.busy:
            come_round()


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The window of another thread: this one is beside it."""
    made = Window()
    set_window(made.call)
    monkeypatch.setattr(giving_way._window, "thread", -1)
    yield made
    set_window(None)


def elsewhere(do: Callable[[], object]) -> None:
    other = threading.Thread(target=do)
    other.start()
    other.join()


def test_only_a_patient_thread_waits(window: Window) -> None:
    give_way()
    assert window.calls == 0
    with patient():
        give_way()
        with patient():
            give_way()
        give_way()
    assert window.calls == 3
    give_way()
    assert window.calls == 3


def test_patience_is_of_one_thread(window: Window) -> None:
    with patient():
        elsewhere(give_way)
    assert window.calls == 0


def test_the_window_does_not_wait_for_itself(window: Window) -> None:
    set_window(window.call)
    with patient():
        give_way()
    assert window.calls == 0


def test_it_waits_until_the_window_comes_round(window: Window) -> None:
    window.busy = True
    waits, goes_on = threading.Event(), threading.Event()

    def work() -> None:
        with patient():
            waits.set()
            give_way(60)
        goes_on.set()

    other = threading.Thread(target=work)
    other.start()
    assert waits.wait(30)
    assert not goes_on.wait(0.05)
    come_round()
    assert goes_on.wait(30)
    other.join()


def test_a_window_that_never_comes_round_holds_nobody_up_for_good(window: Window) -> None:
    window.busy = True
    with patient():
        give_way()
    assert window.calls == 1


def test_nobody_waits_for_a_window_that_waits_for_them(window: Window) -> None:
    with patient(), waiting():
        give_way()
    assert window.calls == 0
    set_window(None)
    with patient():
        give_way()


def test_a_large_record_is_written_read_and_dropped_with_a_wait_between_its_parts(window: Window) -> None:
    with patient():
        text = slices.encoded(ROWS)
        written = window.calls
        assert slices.decoded(text + " " * slices.LONG) == ROWS
        read = window.calls - written
        slices.let_go([dict(ROWS)])
    parts = len(ROWS) // slices.TOGETHER
    assert written >= parts
    assert read >= parts
    assert window.calls - written - read >= parts


def test_a_small_one_is_written_without(window: Window) -> None:
    with patient():
        slices.encoded({"1": [1]})
    assert window.calls == 0
