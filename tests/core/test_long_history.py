"""A history is listed without working out what every correction changed, however much that was."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import corrections, stored
from core.changes import FieldChange, GroupChange, SpanChange, Transaction
from core.ids import text_digest
from core.model import Article, Group, Origin, Paragraph, Span, Status, replace
from core.recording import Base
from core.spans import SpanSet
from core.store import rows
from core.workspace import Workspace

RULE = Origin("province.full", "2")


def spans(count: int) -> list[Span]:
    return [Span(f"s{at}", "PROVINCE", at * 3, at * 3 + 2, origin=RULE) for at in range(count)]


def test_later_rows_are_the_rows() -> None:
    one, two = spans(2)
    made = (
        SpanChange(one.id, one, replace(one, status=Status.ACCEPTED)),
        SpanChange(two.id, two, None),
        SpanChange(one.id, replace(one, status=Status.ACCEPTED), replace(one, status=Status.REJECTED)),
        GroupChange("g", None, Group("g", "TASK")),
        FieldChange("note", "", "看过"),
    )
    numbers = {RULE: 7}
    later = rows.LaterRows(made, numbers.__getitem__)
    assert one.id in later
    assert rows.FIELD_MARK + "note" in later
    assert "note" not in later
    assert len(later) == 4
    assert dict(later) == rows.change_rows(made, numbers.__getitem__)


def test_listing_a_bulk_step_makes_no_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.open(tmp_path / "w.zhupi.json", annotator="小林")
    text = "广东，" * 50
    article = Article(text, text_digest(text), (Paragraph(0, len(text)),), title="广东")
    held = SpanSet(spans(50))
    uid = workspace.add(article).uid
    workspace.store(uid, Base(article, held, rule_set="r"))
    workspace.commit(Transaction("accept", ((uid, corrections.accept(held, ["s0"])),)))
    assert workspace.flush(10)
    assert [line.kind for line in workspace.history_lines(uid)] == ["accept"]
    bulk = corrections.accept(held, [f"s{at}" for at in range(1, 50)])
    built = []
    real = rows.change_rows
    monkeypatch.setattr(rows, "change_rows", lambda *given: built.append(1) or real(*given))
    workspace.commit(Transaction("accept", ((uid, bulk),)))
    assert workspace.flush(10)
    for_the_journal = len(built)
    first = workspace.history_lines(uid)[0]
    assert "s7" in first.raw
    assert "s0" not in first.raw
    assert len(built) == for_the_journal
    assert workspace.decoded(first.raw) == bulk
    workspace.close()


def test_only_what_must_be_parsed_makes_a_history_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "LONG_HISTORY", 200)
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path, annotator="小林")
    text = "广东，" * 50
    article = Article(text, text_digest(text), (Paragraph(0, len(text)),), title="广东")
    held = SpanSet(spans(50))
    uid = workspace.add(article).uid
    workspace.store(uid, Base(article, held, rule_set="r"))
    workspace.commit(Transaction("accept", ((uid, corrections.accept(held, [f"s{at}" for at in range(50)])),)))
    assert workspace.flush(10)
    assert not workspace.history_is_long(uid), "it is in memory"
    workspace.close()
    workspace = Workspace.open(path)
    assert workspace.history_is_long(uid)
    assert not workspace.history_is_long("nobody")
    assert len(workspace.history_lines(uid)) == 1
    assert not workspace.history_is_long(uid), "it has been read"
    workspace.close()
