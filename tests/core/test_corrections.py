"""Corrections as pure functions: any sequence of them can be taken back step by step, and what they promise holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import corrections
from core.changes import RecordChange, SpanChange, Transaction, apply, compare
from core.errors import CorrectionRefused
from core.ids import machine_id
from core.merge import additions, merge
from core.model import ArticleState, Extraction, Origin, Span, Status
from core.spans import SpanSet

TEXT = "广东省　召开会议，𠮷一是抓😀安全；\u200b二是抓服务。\n江西 省\u00a0要求。é\u0301"
LABELS = ("PROVINCE", "SLOGAN", "TASK", "OWN")
RULE = Origin("slogan.list", "1")
PLACES = st.integers(-3, len(TEXT) + 3)


def machine(label: str, start: int, end: int) -> Span:
    return Span(machine_id("x" * 64, label, start, end), label, start, end, origin=RULE, confidence=0.9)


FOUND = Extraction((machine("PROVINCE", 0, 3), machine("TASK", 10, 15), machine("SLOGAN", 5, 8)))
ONE_STEP = st.tuples(
    st.sampled_from(["add", "accept", "remove", "relabel", "resize", "note", "flag", "finish", "pend", "undo", "redo"]),
    st.integers(0, 50),
    PLACES,
    PLACES,
    st.sampled_from(LABELS),
)


def changes_of(spans: SpanSet, step: tuple[str, int, int, int, str]) -> tuple[RecordChange, ...]:
    kind, pick, start, end, label = step
    ids = [span.id for span in spans]
    chosen = ids[pick % len(ids)] if ids else "nobody"
    match kind:
        case "add":
            return corrections.add(spans, TEXT, label, start, end)
        case "accept":
            return corrections.accept(spans, [chosen])
        case "remove":
            return corrections.remove(spans, [chosen])
        case "relabel":
            return corrections.relabel(spans, chosen, label)
        case "resize":
            return corrections.resize(spans, TEXT, chosen, start, end)
        case "note":
            return corrections.note(spans, chosen, label)
        case "flag":
            return corrections.flag(spans, chosen, pick % 2 == 0)
        case "pend":
            return corrections.pend(spans, [chosen])
        case _:
            return corrections.finish(spans, ArticleState.OPEN)


@settings(max_examples=300)
@given(st.lists(ONE_STEP, max_size=25))
def test_every_sequence_comes_back_by_undo(steps: list[tuple[str, int, int, int, str]]) -> None:
    spans = apply(SpanSet(), additions(SpanSet(), FOUND))
    first = spans
    done: list[tuple[Transaction, SpanSet]] = []
    undone: list[tuple[Transaction, SpanSet]] = []
    for step in steps:
        if step[0] == "undo":
            if done:
                transaction, before = done.pop()
                undone.append((transaction, spans))
                spans = apply(spans, transaction.swapped(undoes=1).of("a"))
                assert spans == before
            continue
        if step[0] == "redo":
            if undone:
                transaction, after = undone.pop()
                done.append((transaction, spans))
                spans = apply(spans, transaction.of("a"))
                assert spans == after
            continue
        try:
            made = changes_of(spans, step)
        except CorrectionRefused:
            continue
        undone.clear()
        done.append((Transaction(step[0], (("a", made),)), spans))
        spans = apply(spans, made)
        _check(spans)
    for transaction, before in reversed(done):
        spans = apply(spans, transaction.swapped(undoes=1).of("a"))
        assert spans == before
    assert spans == first


def _check(spans: SpanSet) -> None:
    for span in spans:
        assert 0 <= span.start < span.end <= len(TEXT)
        assert not TEXT[span.start].isspace()
        assert not TEXT[span.end - 1].isspace()
    # What was found stays on record: rejected, moved or relabelled, a machine's span is never forgotten.
    assert {span.id for span in FOUND.spans} <= {span.id for span in spans}


@given(st.lists(ONE_STEP, max_size=12))
def test_a_re_extraction_never_overrides_a_decision(steps: list[tuple[str, int, int, int, str]]) -> None:
    spans = apply(SpanSet(), additions(SpanSet(), FOUND))
    for step in steps:
        if step[0] in {"undo", "redo"}:
            continue
        try:
            spans = apply(spans, changes_of(spans, step))
        except CorrectionRefused:
            continue
    again = apply(spans, merge(spans, FOUND))
    decided = [change for change in compare(spans, again) if isinstance(change, SpanChange) and _decided(change.before)]
    assert decided == []
    rejected = {span.id for span in spans if span.status is Status.REJECTED}
    assert {span.id for span in again if span.status is Status.REJECTED} == rejected


def _decided(span: Span | None) -> bool:
    return span is not None and not span.pending


@given(PLACES, PLACES)
def test_white_space_is_never_held(start: int, end: int) -> None:
    try:
        first, last = corrections.trimmed(TEXT, start, end)
    except CorrectionRefused:
        assert not TEXT[max(0, start) : max(0, min(len(TEXT), end))].strip()
        return
    assert TEXT[first:last] == TEXT[max(0, start) : min(len(TEXT), end)].strip()


def test_relabelling_keeps_what_the_span_is() -> None:
    spans = apply(SpanSet(), additions(SpanSet(), FOUND))
    key = FOUND.spans[0].id
    spans = apply(spans, corrections.note(spans, key, "why?"))
    spans = apply(spans, corrections.relabel(spans, key, "SLOGAN"))
    span = spans.get(key)
    assert span is not None
    assert (span.note, span.origin, span.label, span.status) == ("why?", RULE, "SLOGAN", Status.ACCEPTED)


def test_a_stale_change_is_refused() -> None:
    spans = apply(SpanSet(), additions(SpanSet(), FOUND))
    key = FOUND.spans[0].id
    made = corrections.accept(spans, [key])
    later = apply(spans, corrections.remove(spans, [key]))
    with pytest.raises(CorrectionRefused):
        apply(later, made)


def test_relabelling_several_is_one_step() -> None:
    spans = SpanSet([Span("a", "TASK", 0, 2, note="n"), Span("b", "TASK", 3, 5), Span("c", "TASK", 6, 8)])
    after = apply(spans, corrections.relabel_many(spans, ["a", "c", "a"], "SLOGAN"))
    assert [(span.id, span.label) for span in after] == [("a", "SLOGAN"), ("b", "TASK"), ("c", "SLOGAN")]
    first = after.get("a")
    assert first is not None and first.note == "n"


def test_a_line_break_that_carries_a_mark_is_not_cut() -> None:
    text = "甲\r\n\u0301乙"
    assert corrections.trimmed(text, 1, 4) == (1, 4)
    assert corrections.trimmed("甲\r\n 乙", 1, 5) == (4, 5)
