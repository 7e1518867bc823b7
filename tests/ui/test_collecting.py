"""The interpreter is shared in short turns; Python's collector looks at what is young; at 60,000 spans that came at once it does not while somebody waits."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.worker import Worker
from ui import app, collecting
from ui.collecting import Collector


class Knot:
    """Refers to itself, so that only the collector ends it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """One whose timer never fires by itself."""
    assert qtbot is not None
    gc.collect()
    made = Collector()
    made._timer.stop()
    yield made
    made.stop()


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """Which generations are looked through."""
    found: list[int] = []

    def note(stage: str, about: dict[str, int]) -> None:
        if stage == "start":
            found.append(about["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def some(count: int) -> list[list[int]]:
    return [[at] for at in range(count)]


def test_what_is_young_is_looked_through(collector: Collector, looks: list[int]) -> None:
    gone = weakref.ref(Knot())
    held = some(collecting.YOUNG)
    collector.look()
    assert gone() is None
    assert looks == [1]
    assert len(held) == collecting.YOUNG


def test_a_crowd_becomes_old_without_a_look(collector: Collector, looks: list[int]) -> None:
    held = some(collecting.CROWD + 1)
    collector.look()
    more = some(collecting.YOUNG)
    young = len(gc.get_objects(generation=0)) + len(gc.get_objects(generation=1))
    collector.look()
    assert looks == [1]
    assert young < len(held) / 2
    assert gc.get_freeze_count() == 0
    assert len(more) == collecting.YOUNG


@pytest.mark.parametrize("many", [True, False])
def test_everything_is_looked_through_when_it_is_little_or_nobody_waits(
    many: bool, collector: Collector, looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    used = [True]
    monkeypatch.setattr(collecting, "FULL_EVERY", 1)
    monkeypatch.setattr(collecting, "MANY", 1 if many else 1 << 60)
    monkeypatch.setattr(collecting, "_in_use", lambda: used[0])
    held = some(collecting.YOUNG)
    collector.look()
    assert looks == [1 if many else 2]
    used[0] = False
    collector.look()
    assert looks == ([1, 2] if many else [2])
    collector.look()
    assert len(looks) == (2 if many else 1)
    assert len(held) == collecting.YOUNG


def test_threads_that_compute_take_short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = sys.getswitchinterval()
    monkeypatch.setattr(app, "_display_problem", lambda: "none here")
    try:
        sys.setswitchinterval(0.005)
        assert app.run([], Worker()) == 2
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(usual)
