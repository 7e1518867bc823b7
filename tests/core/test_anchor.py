"""Spans found again in a newer text: what did not change stays, what is not sure is lost, nothing is guessed."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.anchor import anchor
from core.versions.alignment import align
from core.versions.place import CONTEXT, Found

LETTERS = "广东省北京六稳保一是，。；\n😀𠮷 a"
texts = st.text(alphabet=LETTERS, min_size=1, max_size=120)
BODY = (
    "国家邮政局召开会议。会议要求，一是抓好广东省的安全生产；二是做好湖南省的寄递服务；三是落实“六稳”“六保”任务。\n"
    "广东省邮政管理局提出，要认真总结前期经验，充分发挥行业优势，推动快递进村、进厂、出海。\n"
    "湖南省邮政管理局表示，将加快推进绿色包装治理，切实保障快递员合法权益，服务经济社会发展大局。\n"
)


def words(text: str, start: int, end: int) -> str:
    return text[start:end]


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, list[tuple[int, int]]]:
    old = draw(texts)
    new = old
    for _edit in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(new)))
        end = draw(st.integers(start, min(len(new), start + 20)))
        new = new[:start] + draw(st.text(alphabet=LETTERS, max_size=20)) + new[end:]
    ranges = draw(st.lists(st.tuples(st.integers(0, len(old) - 1), st.integers(1, 30)), max_size=8))
    return old, new, [(start, min(len(old), start + size)) for start, size in ranges]


@given(text=texts, data=st.data())
def test_the_same_text_keeps_every_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert [place.range for place in anchor(text, text, [(start, end)])] == [(start, end)]


@settings(max_examples=300)
@given(case=edited())
def test_places_lie_in_the_text_and_hold_the_quote(case: tuple[str, str, list[tuple[int, int]]]) -> None:
    old, new, ranges = case
    for one, place in zip(ranges, anchor(old, new, ranges), strict=True):
        if place.found is Found.LOST:
            assert place.range is None
            continue
        assert 0 <= place.start < place.end <= len(new)
        if place.found is not Found.CHANGED:
            assert words(new, place.start, place.end) == words(old, *one)


@settings(max_examples=300)
@given(case=edited())
def test_two_ranges_never_get_one_place(case: tuple[str, str, list[tuple[int, int]]]) -> None:
    old, new, ranges = case
    found = [place.range for place in anchor(old, new, sorted(set(ranges))) if place.range]
    assert len(set(found)) == len(found)


@settings(max_examples=300)
@given(case=edited(), data=st.data())
def test_a_quote_with_its_context_that_is_unique_is_found_there(
    case: tuple[str, str, list[tuple[int, int]]], data: st.DataObject
) -> None:
    old, new, ranges = case
    assume(ranges)
    start, end = data.draw(st.sampled_from(ranges))
    first, last = max(0, start - CONTEXT), min(len(old), end + CONTEXT)
    whole = old[first:last]
    at = new.find(whole)
    assume(at >= 0 and new.find(whole, at + 1) < 0 and old.find(whole) == first and old.find(whole, first + 1) < 0)
    (place,) = anchor(old, new, [(start, end)])
    assert place.range == (at + start - first, at + end - first)


@settings(max_examples=300)
@given(case=edited())
def test_blocks_are_equal_text_in_order(case: tuple[str, str, list[tuple[int, int]]]) -> None:
    old, new, _ranges = case
    found = align(old, new)
    for block in (*found.stayed, *found.moved):
        assert old[block.old : block.old + block.size] == new[block.new : block.new + block.size]
    for one, other in pairwise(found.stayed):
        assert one.old_end <= other.old and one.new + one.size <= other.new


def test_a_moved_paragraph_takes_its_spans_along() -> None:
    first, second, third = BODY.splitlines(keepends=True)
    new = third + first + second
    at = BODY.index("广东省邮政管理局")
    (place,) = anchor(BODY, new, [(at, at + 3)])
    assert place.range is not None and place.start == new.index("广东省邮政管理局")


def test_what_was_deleted_is_lost_although_its_words_stand_elsewhere() -> None:
    new = BODY.replace("一是抓好广东省的安全生产；", "")
    at = BODY.index("广东省")
    (place,) = anchor(BODY, new, [(at, at + 3)])
    assert place.found is Found.LOST


def test_a_long_span_changed_inside_is_found_and_marked() -> None:
    start, end = BODY.index("二是"), BODY.index("；三是")
    new = "前言。\n" + BODY.replace("做好湖南省的寄递服务", "切实做好湖南省的邮政寄递服务")
    (place,) = anchor(BODY, new, [(start, end)])
    assert place.found is Found.CHANGED
    assert words(new, place.start, place.end) == "二是切实做好湖南省的邮政寄递服务"


@pytest.mark.parametrize("paragraph", ["广东省召开会议，部署第{}项工作。\n", "广东省召开会议，部署第{}项工作，"])
def test_a_long_text_costs_in_proportion(paragraph: str) -> None:
    def cost(number: int) -> float:
        old = "".join(paragraph.format(at) for at in range(number))
        new = old.replace("第7项", "第七项")
        ranges = [(found, found + 3) for found in range(0, len(old) - 40, len(old) // 50)]
        began = time.perf_counter()
        places = anchor(old, new, ranges)
        assert sum(place.found is not Found.LOST for place in places) >= 45
        return time.perf_counter() - began

    cost(100)
    assert cost(16_000) < 100 * max(cost(1_000), 0.001)


@pytest.mark.long
def test_after_twenty_edits_of_real_articles_nearly_all_is_right_and_hardly_anything_wrong(shared: Path) -> None:
    from tests.bench import bench_anchor

    if not bench_anchor.ARCHIVE.is_file():
        pytest.skip(f"{shared / 'articles'} holds no many.tar.xz")
    shares = bench_anchor.measured(20, *bench_anchor.prepared(240, random.Random(4)), random.Random(5))
    assert shares["right"] >= 98
    assert shares["wrong"] < 0.5
