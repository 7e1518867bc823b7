"""Where a person left off, as one line: it comes back whole, and a damaged one counts as nothing."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.remembered.left_off import LeftOff, read
from core.review.span_filter import By, SpanFilter

WORDS = st.text(max_size=12)
STATES = st.builds(
    LeftOff,
    workspace=WORDS,
    article=WORDS,
    selected=WORDS,
    library=WORDS,
    span_words=WORDS,
    span_values=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
    problem_kind=WORDS,
    problems_in_library=st.booleans(),
    drawers=st.lists(WORDS, max_size=2).map(tuple),
    hidden=st.lists(WORDS, max_size=2).map(tuple),
)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS, lambda inner: st.lists(inner, max_size=3), max_leaves=4
)


@given(STATES)
def test_a_state_comes_back(state: LeftOff) -> None:
    assert read(state.line()) == state


@given(st.text(max_size=40) | st.dictionaries(st.sampled_from(LeftOff.__slots__), JSON).map(repr))
def test_a_damaged_line_counts_as_nothing(line: str) -> None:
    assert read(line) == LeftOff()


@given(st.sampled_from(LeftOff.__slots__), JSON)
def test_a_value_of_another_kind_never_gets_in(name: str, value: object) -> None:
    found = read(json.dumps({name: value}))
    for one in LeftOff.__slots__:
        assert type(getattr(found, one)) is type(getattr(LeftOff(), one))


def test_the_filter_of_spans_is_taken_apart_and_put_together() -> None:
    chosen = SpanFilter({By.STATUS: frozenset({"0", "2"}), By.LABEL: frozenset({"TASK"})}, "六稳")
    assert read(LeftOff().with_filter(chosen).line()).span_filter == chosen
    assert not LeftOff(span_values=(("later", "x"),)).span_filter
