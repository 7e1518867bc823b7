"""A long history is read beside the window: its tab fills when that is done, for the article that is open by then."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core import corrections, stored
from core.changes import SpanChange, Transaction
from core.ids import text_digest
from core.model import Article, Origin, Paragraph, Span, Status, replace
from core.recording import Base
from core.spans import SpanSet
from core.store import rows
from core.stored import HistoryLine
from core.versions.told import Told
from core.workspace import Workspace
from ui.main_window import MainWindow
from ui.panels.card.span_history import SpanHistory
from ui.panels.safety.history_rows import HistoryModel

RULE = Origin("province.full", "2")


def article_with_history(workspace: Workspace, name: str, steps: int) -> str:
    """The uid of an article in which so many spans were accepted, one by one."""
    text = name + "广东，" * 50
    uid = workspace.add(Article(text, text_digest(text), (Paragraph(0, len(text)),), title=name)).uid
    held = SpanSet([Span(f"{name}{at}", "PROVINCE", at * 3 + 1, at * 3 + 3) for at in range(50)])
    workspace.store(uid, Base(Article(text, text_digest(text), (Paragraph(0, len(text)),)), held, rule_set="r"))
    for at in range(steps):
        workspace.commit(Transaction("accept", ((uid, corrections.accept(held, [f"{name}{at}"])),)))
    return uid


@pytest.fixture
def two_articles(tmp_path: Path) -> tuple[str, str]:
    """Two uids in the workspace that `window` opens."""
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    uids = article_with_history(workspace, "甲", 6), article_with_history(workspace, "乙", 4)
    workspace.close()
    return uids


def test_it_is_read_on_another_thread(
    two_articles: tuple[str, str], window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "LONG_HISTORY", 0)
    first, second = two_articles
    readers: list[bool] = []
    go_on = threading.Event()
    real = window.workspace.history_lines

    def slowly(uid: str) -> list[HistoryLine]:
        beside = threading.current_thread() is not threading.main_thread()
        if window.workspace.history_is_long(uid):
            readers.append(beside)
        if beside:
            go_on.wait(10)
        return real(uid)

    monkeypatch.setattr(window.workspace, "history_lines", slowly)
    window.show()
    window.session.open_stored(first)
    past = window.panes.past
    window.tabs.setCurrentWidget(past.panel)
    qtbot.waitUntil(lambda: bool(readers))
    assert past.panel.model.rowCount() == 0
    window.session.open_stored(second)
    go_on.set()
    qtbot.waitUntil(lambda: past.panel.model.rowCount() == 4)
    assert all(readers)


def test_the_card_tells_a_removal_while_the_list_is_not_filled(qtbot: QtBot) -> None:
    span = Span("a", "PROVINCE", 0, 2, origin=RULE)
    made = (SpanChange("a", span, replace(span, status=Status.REJECTED)),)
    raw = rows.LaterRows(made, {RULE: 1}.__getitem__)
    model = HistoryModel(lambda line: Told(line.raw, lambda _number: RULE), lambda _sha256: "广东")
    card = SpanHistory(model)
    qtbot.addWidget(card)
    card.show_of("a", [HistoryLine(3, "2024-05-01T08:00:00+00:00", "小林", "remove", None, "", "", raw)])
    assert "Rejected" in card.words.text()
    assert "removed" not in card.words.text()


def test_the_card_tells_what_holds_and_not_what_was_undone(qtbot: QtBot) -> None:
    span = Span("a", "PROVINCE", 0, 2, origin=RULE)
    raw = rows.LaterRows((SpanChange("a", span, replace(span, status=Status.ACCEPTED)),), {RULE: 1}.__getitem__)
    card = SpanHistory(HistoryModel(lambda line: Told(line.raw, lambda _number: RULE), lambda _sha256: "广东"))
    qtbot.addWidget(card)

    def line(seq: int, kind: str, undoes: int | None = None) -> HistoryLine:
        return HistoryLine(seq, f"2024-05-01T08:0{seq}:00+00:00", "小林", kind, undoes, "", "", raw)

    undone = [line(4, "redo", 3), line(3, "undo", 2), line(2, "accept"), line(1, "note")]
    card.show_of("a", undone)
    assert [one.split(" · ")[0] for one in card.words.text().splitlines()] == ["Accepted", "Note"]
    card.show_of("a", [line(5, "undo", 4), *undone])
    assert [one.split(" · ")[0] for one in card.words.text().splitlines()] == ["Note"]
    card.show_of("a", [line(3, "undo", 2), line(2, "accept")])
    assert card.isHidden()
