"""Propagation: every equal string is named once, decisions stay, and an undo gives back exactly what was."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import corrections
from core.changes import SpanChange, Transaction, apply
from core.ids import machine_id, text_digest
from core.model import Article, Origin, Paragraph, Role, Span, Status
from core.review.propagation import Proposal, Stand, Wanted, carried_out, equal_strings, proposals, wanted_like
from core.spans import SpanSet
from core.workspace import Base, Workspace

RULE = Origin("slogan.list", "2")
LETTERS = "六稳保𠮷😀\n"


def article(text: str, chrome_from: int | None = None) -> Article:
    parts = [Paragraph(0, len(text) if chrome_from is None else chrome_from)]
    if chrome_from is not None:
        parts.append(Paragraph(chrome_from, len(text), Role.CHROME))
    return Article(text, text_digest(text), tuple(parts))


def span(label: str, start: int, end: int, status: Status = Status.PENDING, **more: object) -> Span:
    key = machine_id("t", label, start, end)
    return replace(Span(key, label, start, end, status, RULE), **more)  # type: ignore[arg-type]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Article, SpanSet, Wanted]:
    text = draw(st.text(LETTERS, min_size=1, max_size=60))
    ranges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 3))
    labels = st.sampled_from(["SLOGAN", "OWN"])
    places = draw(st.lists(st.tuples(labels, ranges, st.sampled_from(list(Status)), st.booleans()), max_size=12))
    made = {}
    for label, (start, size), status, person in places:
        one = span(label, start, min(len(text), start + size), status)
        made[one.id] = replace(one, origin=Origin()) if person and status is not Status.REJECTED else one
    start, size = draw(ranges)
    string = text[start : start + size].strip()
    wanted = Wanted(string, draw(labels), clear=draw(st.booleans()), norm="n")
    return article(text, draw(st.none() | st.integers(0, len(text)))), SpanSet(made.values()), wanted


@settings(max_examples=400)
@given(cases(), st.data())
def test_carried_out_then_undone_is_what_was(case: tuple[Article, SpanSet, Wanted], data: st.DataObject) -> None:
    page, spans, wanted = case
    offered = proposals(page, spans, wanted)
    chosen = [one for one in offered if not one.fixed and data.draw(st.booleans())]
    made = carried_out(spans, wanted, chosen)
    after = apply(spans, made)
    for one in chosen:
        exact = [kept for kept in after.overlapping(one.start, one.end) if kept.range == (one.start, one.end)]
        held = [kept for kept in exact if kept.label == wanted.label and kept.status is not Status.REJECTED]
        assert bool(held) is not wanted.clear
        if not wanted.clear:
            assert {kept.status for kept in held} == {Status.ACCEPTED}
    assert apply(after, Transaction("t", (("a", made),)).swapped(undoes=1).of("a")) == spans


@settings(max_examples=400)
@given(cases())
def test_every_equal_string_is_named_once_and_no_decision_is_overridden(case: tuple[Article, SpanSet, Wanted]) -> None:
    page, spans, wanted = case
    offered = proposals(page, spans, wanted)
    assert all(page.text[one.start : one.end] == wanted.string for one in offered)
    if not wanted.clear and wanted.string:
        assert [(one.start, one.end) for one in offered] == equal_strings(page.text, wanted.string)
        assert len(offered) == page.text.count(wanted.string)
    made = carried_out(spans, wanted, [one for one in offered if one.ticked])
    for change in made:
        assert isinstance(change, SpanChange)
        before = change.before
        assert before is None or before.pending or before.how == corrections.FINISH


def test_what_stands_where() -> None:
    text = "六稳，六稳，六稳，六稳，六稳和六保，不六稳，六稳，六稳\n六稳"
    starts = [one[0] for one in equal_strings(text, "六稳")]
    spans = SpanSet(
        [
            span("SLOGAN", 0, 2),
            span("SLOGAN", 3, 5, Status.ACCEPTED),
            span("SLOGAN", 6, 8, Status.REJECTED),
            span("OWN", 9, 11),
            span("SLOGAN", 12, 17),
            span("SLOGAN", starts[5] - 1, starts[5] + 1),
            span("SLOGAN", starts[6], starts[6] + 1),
            span("OWN", starts[7], starts[7] + 2, Status.ACCEPTED),
        ]
    )
    found = proposals(article(text, text.index("\n") + 1), spans, Wanted("六稳", "SLOGAN"))
    assert [one.stand for one in found] == [
        Stand.PENDING,
        Stand.PRESENT,
        Stand.REJECTED,
        Stand.RELABEL,
        Stand.INSIDE,
        Stand.CROSSES,
        Stand.AROUND,
        Stand.OTHER,
        Stand.CHROME,
    ]
    assert [one.ticked for one in found] == [True, False, False, True, False, False, True, False, False]


def test_what_is_cleared() -> None:
    text = "大动脉。大动脉。大动脉。大动脉。"
    spans = SpanSet(
        [
            span("SLOGAN", 0, 3),
            span("SLOGAN", 4, 7, Status.ACCEPTED),
            span("SLOGAN", 8, 11, Status.ACCEPTED, how="finish"),
            span("SLOGAN", 12, 15, Status.REJECTED),
        ]
    )
    wanted = Wanted("大动脉", "SLOGAN", clear=True)
    found = proposals(article(text), spans, wanted)
    assert [(one.start, one.stand) for one in found] == [(0, Stand.PENDING), (4, Stand.ACCEPTED), (8, Stand.FINISHED)]
    after = apply(spans, carried_out(spans, wanted, [one for one in found if one.ticked]))
    assert [one.status.name for one in after] == ["REJECTED", "ACCEPTED", "REJECTED", "REJECTED"]


def test_what_is_pointed_at_is_named_where_equal_strings_overlap() -> None:
    assert equal_strings("一一一", "一一", 1) == [(1, 3)]
    assert equal_strings("𠮷一𠮷一𠮷", "𠮷一", 2) == [(0, 2), (2, 4)]


def test_the_copy_says_what_the_model_says() -> None:
    text = "乡村振兴，乡村振兴，乡村振兴"
    first = span("SLOGAN", 0, 4, norm="乡村振兴", kind="list", tier="B")
    spans = SpanSet([first, span("OWN", 5, 9, note="看")])
    wanted = wanted_like(first, text)
    after = apply(spans, carried_out(spans, wanted, proposals(article(text), spans, wanted)))
    assert [(one.label, one.norm, one.tier, one.status) for one in after] == [
        ("SLOGAN", "乡村振兴", "B", Status.ACCEPTED)
    ] * 3
    assert [one.note for one in after] == ["", "看", ""]


def test_a_person_s_spans_are_removed_and_a_machine_s_rejected() -> None:
    text = "一线，一线"
    spans = SpanSet([span("SLOGAN", 0, 2), span("SLOGAN", 3, 5, Status.ACCEPTED, origin=Origin())])
    wanted = Wanted("一线", "SLOGAN", clear=True)
    chosen: list[Proposal] = proposals(article(text), spans, wanted)
    after = apply(spans, carried_out(spans, wanted, chosen))
    assert [(one.start, one.status) for one in after] == [(0, Status.REJECTED)]


def test_over_many_articles_one_line_and_back(tmp_path: Path) -> None:
    """The stored records after the undo are those of before, letter for letter."""
    workspace = Workspace.open(tmp_path / "w.zhupi.json", annotator="小林")
    uids, bases = [], {}
    for number in range(4):
        page = article(f"第{number}篇。六稳，六稳，𠮷六稳😀。")
        uid = workspace.add(page).uid
        uids.append(uid)
        bases[uid] = Base(page, SpanSet([span("SLOGAN", 4, 6, note="看"), span("OWN", 7, 9)]), rule_set="r")
    for uid in uids[:3]:
        workspace.store(uid, bases[uid])
    assert workspace.flush(10)
    before = sets(workspace)
    wanted = Wanted("六稳", "SLOGAN", norm="六稳")
    parts = []
    for uid in uids:
        offered = proposals(bases[uid].article, bases[uid].spans, wanted)
        parts.append((uid, carried_out(bases[uid].spans, wanted, offered)))
    seq = workspace.commit(Transaction("mark_equal", tuple(parts)), bases={uids[3]: bases[uids[3]]})
    assert workspace.flush(10)
    assert [len(workspace.history(uid)) for uid in uids] == [1] * 4
    for uid in uids:
        held = workspace.spans(uid)
        assert held is not None
        assert [one.range for one in held if one.status is Status.ACCEPTED] == [(4, 6), (7, 9), (11, 13)]
    target = workspace.undo_target()
    assert target is not None and target[0] == seq, "one step for all"
    workspace.commit(target[1].swapped(undoes=seq))
    assert workspace.flush(10)
    after = sets(workspace)
    assert {key: after[key] for key in before} == before
    assert workspace.spans(uids[3]) == bases[uids[3]].spans, (
        "what was read for it stays, as before its first correction"
    )
    workspace.close()


def sets(workspace: Workspace) -> dict[int, str]:
    return {row.doc_id: json.dumps(row, ensure_ascii=False) for row in workspace.tables.table("sets")}


def test_the_system_is_asked_for_ids_once(monkeypatch: pytest.MonkeyPatch) -> None:
    page = article("六稳保" * 300)
    asked: list[int] = []
    real = os.urandom
    monkeypatch.setattr(os, "urandom", lambda count: asked.append(count) or real(count))
    made = carried_out(SpanSet(), Wanted("六稳", "SLOGAN"), proposals(page, SpanSet(), Wanted("六稳", "SLOGAN")))
    assert len({change.id for change in made if isinstance(change, SpanChange)}) == 300
    assert len(asked) == 1
