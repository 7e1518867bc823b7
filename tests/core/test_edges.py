"""Edges of spans: whole characters only, never crossed, never empty; word edges from the cut words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import corrections
from core.editing import edges
from core.model import Span
from core.spans import SpanSet

PIECES = st.sampled_from(
    [
        "甲",
        "a",
        "𠮷",
        "😀",
        "a\u0301",
        "字\ufe0f",
        "👨\u200d👩\u200d👧",
        "🇨🇳",
        "👍🏽",
        "\n",
        "\r\n",
        " ",
        "\u3000",
        "。",
        "\u0301",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=24).map("".join)
SIDES = st.sampled_from(["start", "end"])


def places(text: str) -> list[int]:
    """Where an edge may stand."""
    return [at for at in range(len(text) + 1) if not edges.joins(text, at)]


@st.composite
def held_ranges(draw: st.DrawFn) -> tuple[str, tuple[int, int]]:
    text = draw(TEXTS.filter(lambda one: bool(one.strip())))
    where = places(text)
    start = draw(st.sampled_from(where[:-1]))
    end = draw(st.sampled_from([at for at in where if at > start]))
    if not text[start:end].strip():
        start, end = 0, len(text)
    return text, (start, end)


@pytest.mark.parametrize(
    "text",
    ["a\u0301", "👨\u200d👩", "🇨🇳", "👍🏽", "\r\n", "字\ufe0f", "\ud83d\ude00", "ก\u0e31", "\U0001f3f4\U000e0067"],
)
def test_one_character_is_never_cut(text: str) -> None:
    assert edges.step(f"甲{text}乙", 1, 1) == 1 + len(text)
    assert edges.step(f"甲{text}乙", 1 + len(text), -1) == 1
    assert edges.whole(f"甲{text}乙", 2, -1) == 1
    assert edges.whole(f"甲{text}乙", 2, 1) == 1 + len(text)


def test_two_flags_are_two_characters() -> None:
    text = "🇨🇳🇫🇷"
    assert [at for at in range(5) if not edges.joins(text, at)] == [0, 2, 4]


def test_a_text_of_nothing_but_marks_comes_to_an_end() -> None:
    text = "\u0301" * 1000
    assert edges.step(text, 0, 1) == edges._LONGEST + 1


@given(TEXTS, st.data())
def test_steps_on_and_back_are_inverse(text: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(places(text)))
    if at < len(text):
        assert edges.step(text, edges.step(text, at, 1), -1) == at


@given(held_ranges(), SIDES, st.integers(-3, 60))
def test_a_dragged_edge_holds_whole_characters_and_something_to_read(
    given_range: tuple[str, tuple[int, int]], side: edges.Edge, to: int
) -> None:
    text, held = given_range
    start, end = edges.dragged(text, held, side, to)
    assert 0 <= start < end <= len(text)
    assert not edges.joins(text, start)
    assert not edges.joins(text, end)
    assert text[start:end].strip()
    assert (end == held[1]) if side == "start" else (start == held[0])
    if to in places(text) and (to < held[1] if side == "start" else to > held[0]):
        assert (
            (start if side == "start" else end) == to
            or not text[min(to, held[0]) : max(to, held[1])].strip()
            or (not text[to : held[1]].strip() if side == "start" else not text[held[0] : to].strip())
        )


@given(held_ranges(), SIDES, st.sampled_from([-1, 1]))
def test_a_moved_edge_and_its_correction_agree(
    given_range: tuple[str, tuple[int, int]], side: edges.Edge, by: int
) -> None:
    text, held = given_range
    start, end = edges.moved(text, held, side, by)
    assert 0 <= start < end <= len(text)
    assert not edges.joins(text, start)
    assert not edges.joins(text, end)
    assert text[start:end].strip()
    spans = SpanSet([Span("a", "SLOGAN", *held)])
    for change in corrections.resize(spans, text, "a", start, end):
        after = change.after  # type: ignore[union-attr]
        assert isinstance(after, Span)
        assert not edges.joins(text, after.start)
        assert not edges.joins(text, after.end)


def test_an_edge_goes_past_white_space() -> None:
    assert edges.moved("甲 乙　丙", (2, 3), "end", 1) == (2, 5)
    assert edges.moved("甲 乙　丙", (2, 3), "start", -1) == (0, 3)
    assert edges.moved("甲 乙　丙", (2, 3), "start", 1) == (2, 3)


@given(st.lists(st.text("甲乙a", min_size=1, max_size=4), max_size=8), st.integers(0, 40), st.integers(-2, 80))
def test_word_edges(words: list[str], start: int, at: int) -> None:
    found = edges.word_edges(words, start)
    assert found[0] == start
    assert found[-1] == start + len("".join(words))
    near = edges.nearest(found, at)
    inside = start <= at <= found[-1]
    assert (near in found and abs(near - at) == min(abs(one - at) for one in found)) if inside else near == at
    on, back = edges.word_step(found, at, 1), edges.word_step(found, at, -1)
    assert on == min((one for one in found if one > at), default=None)
    assert back == max((one for one in found if one < at), default=None)
