"""What a key waits for does not grow with the spans that it does not change; a correction of many goes in slices."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import changes, corrections, workspace
from core import spans as spans_module
from core.ids import text_digest
from core.model import Article, ArticleState, Origin, Paragraph, Span, Status
from core.recording import counted
from core.requests import Found
from core.spans import SpanSet
from ui import long_steps
from ui.long_steps import LongSteps
from ui.main_window import MainWindow

RULE = Origin("province.full", "2")


def open_with(window: MainWindow, count: int) -> None:
    """An article is open in which a machine has found so many spans; nobody has corrected it."""
    text = "广东，" * count
    window.session.open_read(Article(text, text_digest(text), (Paragraph(0, len(text)),), path="/nowhere/a.txt"))
    window.jobs.cancel("extract")
    found = tuple(Span(f"s{at}", ("PROVINCE", "TASK")[at % 2], at * 3, at * 3 + 2, origin=RULE) for at in range(count))
    window.session._on_found(Found(found))
    window.session._on_extracted(None)


def test_the_first_correction_does_not_count_every_span(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_with(window, 40)

    def refuse(_spans: SpanSet) -> dict[str, tuple[int, int, int]]:
        raise AssertionError("every span was counted")

    monkeypatch.setattr(workspace, "counted", refuse)
    assert window.session.correct("remove", corrections.remove, ["s0", "s1", "s2"])
    qtbot.waitUntil(lambda: window.workspace.unconfirmed == 0)
    entry = window.session.entry
    assert entry is not None
    assert entry.counts == counted(window.session.spans)
    assert entry.counts["PROVINCE"][Status.REJECTED] == 2


@pytest.fixture
def slices(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every correction of more than 100 spans is a long one, and a slice is one step: changes handled in each."""
    monkeypatch.setattr(long_steps, "LONG", 100)
    monkeypatch.setattr(long_steps, "SLICE", 0)
    monkeypatch.setattr(long_steps, "TOGETHER", 50)
    monkeypatch.setattr(changes, "STEP", 50)
    monkeypatch.setattr(spans_module, "CHUNK", 50)
    turns: list[int] = []
    real = LongSteps._work

    def counting(steps: LongSteps) -> None:
        turns.append(len(made))
        made.clear()
        real(steps)

    made: list[str] = []
    as_decided = corrections.with_status
    monkeypatch.setattr(corrections, "with_status", lambda span, *to: made.append(span.id) or as_decided(span, *to))
    monkeypatch.setattr(LongSteps, "_work", counting)
    return turns


def statuses(window: MainWindow) -> Counter[Status]:
    return Counter(span.status for span in window.session.spans)


def test_finishing_and_undoing_go_in_slices(window: MainWindow, qtbot: QtBot, slices: list[int]) -> None:
    window.settings.put("finish_goes_on", False)
    open_with(window, 1000)
    session = window.session
    before = session.spans
    window.commands.finish()
    assert session.long.busy
    assert statuses(window) == {Status.PENDING: 1000}, "nothing shows before all of it is made"
    qtbot.waitUntil(lambda: not session.long.busy)
    assert statuses(window) == {Status.ACCEPTED: 1000}
    assert len(slices) > 20
    assert max(slices) <= 50
    assert session.label_counts()["PROVINCE"] == [0, 500, 0]
    slices.clear()
    window.commands.undo()
    qtbot.waitUntil(lambda: not session.long.busy)
    assert session.spans == before
    assert session.selected == "s0"
    assert len(slices) > 20
    window.commands.redo()
    qtbot.waitUntil(lambda: not session.long.busy)
    assert statuses(window) == {Status.ACCEPTED: 1000}
    qtbot.waitUntil(lambda: window.workspace.unconfirmed == 0)
    entry = session.entry
    assert entry is not None
    assert entry.counts == counted(session.spans)
    assert [line.kind for line in window.workspace.history_lines(session.uid)] == ["redo", "undo", "finish"]


def test_what_a_person_does_next_finds_it_done(window: MainWindow, qtbot: QtBot, slices: list[int]) -> None:
    window.settings.put("finish_goes_on", False)
    open_with(window, 1000)
    session = window.session
    window.show()
    window.commands.finish()
    assert session.long.busy
    QTest.keyPress(window.reader, Qt.Key.Key_Shift)
    assert not session.long.busy
    assert statuses(window) == {Status.ACCEPTED: 1000}
    assert not slices
    session.undo()
    qtbot.waitUntil(lambda: not session.long.busy)
    assert statuses(window) == {Status.PENDING: 1000}
    slices.clear()
    window.commands.finish()
    assert session.correct("remove", corrections.remove, ["s7"])
    assert statuses(window) == {Status.ACCEPTED: 999, Status.REJECTED: 1}
    assert not slices


def test_another_article_finds_it_done(window: MainWindow, qtbot: QtBot, slices: list[int]) -> None:
    open_with(window, 1000)
    session = window.session
    first = session.uid
    window.commands.finish()
    assert session.long.busy
    text = "湖南"
    session.open_read(Article(text, text_digest(text), (Paragraph(0, 2),), path="/nowhere/b.txt"))
    assert not session.long.busy
    entry = window.workspace.entry(first)
    assert entry is not None
    assert entry.state is ArticleState.FINISHED
    kept = session.spans_of(first)
    assert kept is not None
    assert {span.status for span in kept} == {Status.ACCEPTED}
    qtbot.waitUntil(lambda: window.workspace.unconfirmed == 0)
    assert not slices
