"""The span set against a plain dictionary, and that no question walks over every span."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import spans as spans_module
from core.model import Origin, Paragraph, Role, Span, Status
from core.spans import SpanSet, reading_order

IDS = st.sampled_from([f"s{number}" for number in range(40)])
PLACES = st.integers(0, 60)


@st.composite
def some_span(draw: st.DrawFn) -> Span:
    start = draw(PLACES)
    born = draw(st.sampled_from(["", "", "b1", "b2"]))
    status = draw(st.sampled_from(list(Status)))
    return Span(draw(IDS), "SLOGAN", start, start + draw(st.integers(1, 9)), status, born=born)


STEPS = st.lists(st.tuples(st.lists(some_span(), max_size=6), st.lists(IDS, max_size=6)), max_size=12)


@settings(max_examples=200)
@given(STEPS)
def test_every_version_answers_like_a_dictionary(steps: list[tuple[list[Span], list[str]]]) -> None:
    chunk, spans_module.CHUNK = spans_module.CHUNK, 4
    try:
        _compare(steps)
    finally:
        spans_module.CHUNK = chunk


def _compare(steps: list[tuple[list[Span], list[str]]]) -> None:
    versions: list[tuple[SpanSet, dict[str, Span]]] = [(SpanSet(), {})]
    for put, drop in steps:
        old_set, old = versions[-1]
        new = {key: span for key, span in old.items() if key not in drop} | {span.id: span for span in put}
        last = {span.id: span for span in put}
        versions.append((old_set.updated(last.values(), drop), new))
    # Earlier versions are asked last: what was made from them later must not show in them.
    for held, expected in reversed(versions):
        ordered = sorted(expected.values(), key=reading_order)
        assert list(held) == ordered
        assert len(held) == len(expected)
        assert {f"s{number}": held.get(f"s{number}") for number in range(40)} == {
            f"s{number}": expected.get(f"s{number}") for number in range(40)
        }
        assert list(held.decided()) == [span for span in ordered if not span.pending]
        assert held.born() == {span.born for span in ordered if span.born}
        for start, end in ((0, 70), (10, 12), (5, 30)):
            near = [span for span in ordered if span.start < end and span.end > start]
            assert list(held.overlapping(start, end)) == near


def test_a_moved_span_is_found_in_both_versions() -> None:
    many = [Span(f"a{number}", "TASK", number * 3, number * 3 + 2) for number in range(3000)]
    before = SpanSet(many)
    moved = replace(many[5], start=8000, end=8004)
    after = before.updated([moved])
    assert after.get("a5") == moved
    assert before.get("a5") == many[5]
    assert after.updated(drop=["a5"]).get("a5") is None
    assert before.get("nobody") is None


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 40), st.integers(1, 5)), max_size=60))
def test_it_knows_where_a_span_of_a_label_stands(places: list[tuple[str, int, int]]) -> None:
    spans = SpanSet(Span(f"s{at}", label, start, start + size) for at, (label, start, size) in enumerate(places))
    held = {(label, start, start + size) for label, start, size in places}
    for label in "ABCD":
        for start in range(42):
            for end in range(start + 1, start + 6):
                assert spans.stands(label, start, end) == ((label, start, end) in held)


def test_nouns_cross_a_pipe_whole() -> None:
    span = Span("a", "TASK", 1, 5, Status.REJECTED, Origin("r", "1"), 0.5, note="注", marker=(1, 2), extra={"x": 1})
    paragraph = Paragraph(1, 9, Role.CHROME, 2)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps((span, paragraph), protocol)) == (span, paragraph)
    with pytest.raises(AttributeError):
        pickle.loads(pickle.dumps(span)).start = 2
