"""What a key waits for does not grow with the spans that it does not change; a correction of many goes in slices."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import changes, corrections, workspace
from core import spans as spans_module
from core import stored as stored_module
from core.changes import SpanChange, Transaction
from core.ids import text_digest
from core.model import Article, ArticleState, Origin, Paragraph, Range, Span, Status
from core.recording import Base, counted
from core.requests import Found
from core.review.propagation import Proposal
from core.spans import SpanSet
from core.store import rows
from core.workspace import Workspace
from ui import long_steps
from ui.annotating import propagation
from ui.long_steps import LongSteps
from ui.main_window import MainWindow
from ui.panels.occurrences.page import Occurrence
from ui.panels.occurrences.propagation_page import Rows
from ui.reader.selection import Selected

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


@pytest.mark.parametrize(
    ("bulk", "after"),
    [
        ("accept_many", {Status.ACCEPTED: 1000}),
        ("remove_many", {Status.REJECTED: 1000}),
        ("relabel_many", {Status.ACCEPTED: 1000}),
    ],
)
def test_what_a_list_shows_is_decided_in_slices(
    window: MainWindow, qtbot: QtBot, slices: list[int], bulk: str, after: dict[Status, int]
) -> None:
    open_with(window, 1000)
    session, correcting = window.session, window.correcting
    before = session.spans
    ids = [span.id for span in before]
    told: list[str] = []
    correcting.undoable.connect(told.append)
    if bulk == "relabel_many":
        correcting.relabel_many(ids, "SLOGAN")
    else:
        getattr(correcting, bulk)(ids)
    assert session.long.busy and not told
    assert statuses(window) == {Status.PENDING: 1000}
    qtbot.waitUntil(lambda: not session.long.busy)
    assert statuses(window) == after
    assert {span.label for span in session.spans} == ({"SLOGAN"} if bulk == "relabel_many" else {"PROVINCE", "TASK"})
    assert told and "1000" in told[0]
    assert len(slices) > 20
    window.commands.undo()
    qtbot.waitUntil(lambda: not session.long.busy)
    assert session.spans == before


def test_what_a_person_does_next_finds_it_done(window: MainWindow, qtbot: QtBot, slices: list[int]) -> None:
    window.settings.put("finish_goes_on", False)
    open_with(window, 1000)
    session = window.session
    with qtbot.waitExposed(window):
        window.show()
    window.commands.finish()
    assert session.long.busy
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Shift)
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


def two_stored(path: Path) -> tuple[str, str]:
    """The uids of two stored articles, the first with 300 decided spans, in a new workspace."""
    made = Workspace.open(path)
    uids = []
    for name, count in (("广东", 300), ("湖南", 2)):
        page = text_of(name, count)
        uid = made.add(page).uid
        held = SpanSet([Span(f"{name}{at}", "PROVINCE", at * 3, at * 3 + 2, origin=RULE) for at in range(count)])
        made.store(uid, Base(page, held, rule_set="r"))
        changes_made = corrections.accept(held, [span.id for span in held])
        made.commit(Transaction("accept", ((uid, changes_made),)))
        uids.append(uid)
    assert made.close()
    return uids[0], uids[1]


def text_of(name: str, count: int) -> Article:
    text = f"{name}，" * count
    return Article(text, text_digest(text), (Paragraph(0, len(text)),))


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Before `window` opens the workspace; more than 1,000 bytes of spans are many."""
    monkeypatch.setattr(stored_module, "LONG_SET", 1000)
    return two_stored(tmp_path / "w.zhupi.json")


def test_very_many_stored_spans_are_read_beside_the_window(
    stored: tuple[str, str], window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []
    real = rows.span_of

    def noted(*given: object) -> Span:
        threads.append(threading.current_thread() is threading.main_thread())
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "span_of", noted)
    first, second = stored
    window.opening.open_entry(first)
    qtbot.waitUntil(lambda: window.session.uid == first)
    assert threads
    assert not any(threads)
    assert statuses(window) == {Status.ACCEPTED: 300}
    window.opening.open_entry(second)
    assert window.session.uid == second, "a few are there at once"


def test_another_article_that_is_wanted_meanwhile_is_the_one_that_opens(
    stored: tuple[str, str], window: MainWindow, qtbot: QtBot
) -> None:
    first, second = stored
    window.opening.open_entry(first)
    assert window.session.uid == ""
    window.opening.open_entry(second)
    qtbot.wait(100)
    assert window.session.uid == second


def test_an_article_corrected_while_it_is_read_opens_as_corrected(
    stored: tuple[str, str], window: MainWindow, qtbot: QtBot
) -> None:
    first, _second = stored
    window.opening.open_entry(first)
    held = window.workspace.spans(first)
    assert held is not None
    made = corrections.remove(held, [next(iter(held)).id])
    assert window.session.apply_to("remove", [(first, made)])
    qtbot.waitUntil(lambda: window.session.uid == first)
    assert statuses(window) == {Status.ACCEPTED: 299, Status.REJECTED: 1}


def test_equal_strings_are_previewed_and_marked_in_slices(
    window: MainWindow, qtbot: QtBot, slices: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(propagation, "LONG", 100)
    monkeypatch.setattr(propagation, "TOGETHER", 50)
    monkeypatch.setattr(propagation, "SLICE", 0.001)
    batches: list[int] = []
    real = Rows.of

    def noted(rows_of: Rows, uid: str, text: str, found: Sequence[Proposal], but: frozenset[Range]) -> list[Occurrence]:
        batches.append(len(found))
        return real(rows_of, uid, text, found, but)

    monkeypatch.setattr(Rows, "of", noted)
    open_with(window, 1000)
    session, part = window.session, window.panes.propagation
    before = session.spans
    window.reader.set_selected_text(Selected(1, 3))
    part.mark_equal()
    assert not part.page.carry_out.isEnabled()
    qtbot.waitUntil(part.page.carry_out.isEnabled)
    assert part.page.model.rowCount() >= 1000
    marked = len(part.page.ticked())
    assert marked > 400
    assert max(batches) <= 50
    part.carry_out()
    assert session.long.busy
    assert session.spans is before
    qtbot.waitUntil(lambda: not session.long.busy)
    assert len(session.spans) == 1000 + marked
    assert len(slices) > 10
    session.undo()
    qtbot.waitUntil(lambda: not session.long.busy)
    assert session.spans == before


def test_a_refused_long_correction_changes_nothing(window: MainWindow, qtbot: QtBot, slices: list[int]) -> None:
    open_with(window, 1000)
    session = window.session
    refused: list[object] = []
    session.refused.connect(refused.append)
    done: list[bool] = []
    stale = Span("s3", "PROVINCE", 0, 1, origin=RULE)
    made = [SpanChange("s3", stale, None), *corrections.finishing(session.spans, ArticleState.OPEN)]
    session.long.apply("finish", made, 1000, done.append)
    qtbot.waitUntil(lambda: not session.long.busy)
    assert len(refused) == 1
    assert statuses(window) == {Status.PENDING: 1000}
    assert slices
    session.long.apply("finish", made[:1], 1, done.append)
    assert len(refused) == 2
    assert done == []
