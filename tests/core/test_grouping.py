"""Groups: made, extended, left, numbered; their gaps and repeats; what a list of numbers says against a model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.changes import GroupChange, RecordChange, SpanChange, Transaction, apply
from core.editing import grouping
from core.editing.grouping import Trouble, TroubleKind
from core.errors import CorrectionRefused
from core.extraction import extract
from core.model import Group, Span, Status, replace
from core.reading import read_text
from core.review.unlit import mark_missing, missing_marker
from core.spans import SpanSet

TEXT = "会议要求，一是抓安全；二是抓党建；三是抓作风；四是抓队伍。"


def listed(ordinals: Sequence[int | None], flags: tuple[str, ...] = ()) -> SpanSet:
    """A list with those numbers, an item every ten code points."""
    items = [
        Span(f"s{at}", "TASK", at * 10, at * 10 + 8, group="g", ordinal=number, level=1)
        for at, number in enumerate(ordinals)
    ]
    return SpanSet(items, [Group("g", "TASK", flags=flags)])


def wrong(spans: SpanSet, group: str = "g") -> list[tuple[str, int, int]]:
    found = grouping.troubles(spans.groups.get(group), grouping.items_of(spans, group))
    return [(one.kind.value, one.ordinal, one.last) for one in found]


def done(spans: SpanSet, changes: Sequence[RecordChange]) -> SpanSet:
    """The set afterwards; undoing brings the very set back."""
    after = apply(spans, changes)
    back = Transaction("group", (("a", tuple(changes)),)).swapped(undoes=1)
    assert apply(after, back.of("a")) == spans
    return after


@pytest.mark.parametrize(
    ("ordinals", "found"),
    [
        ([1, 2, 3], []),
        ([1, 2, 4], [("gap", 3, 3)]),
        ([1, 2, 6], [("gap", 3, 5)]),
        ([1, 2, 2], [("repeat", 2, 2)]),
        ([1, 2, 2, 3], [("repeat", 2, 2)]),
        ([1, 3, 2], [("gap", 2, 2), ("order", 2, 2)]),
        ([3, 4, 5], []),
        ([None, 1, None, 2], []),
        ([], []),
    ],
)
def test_gaps_and_repeats(ordinals: list[int | None], found: list[tuple[str, int, int]]) -> None:
    assert wrong(listed(ordinals)) == found


def test_a_missing_beginning_is_believed_where_the_group_says_so() -> None:
    assert wrong(listed([3, 4], ("gap:1",))) == [("gap", 1, 2)]


@given(st.lists(st.integers(1, 6) | st.none(), max_size=9))
def test_troubles_against_a_model(ordinals: list[int | None]) -> None:
    numbers = [one for one in ordinals if one is not None]
    found = grouping.troubles(Group("g", "TASK"), grouping.items_of(listed(ordinals), "g"))
    # The model: walking on from the highest number so far, each must be the next one.
    highest, expected = (numbers[0] - 1 if numbers else 0), 0
    for number in numbers:
        expected += number != highest + 1
        highest = max(highest, number)
    assert len(found) == expected
    missing = {number for one in found if one.kind is TroubleKind.GAP for number in range(one.ordinal, one.last + 1)}
    assert all(numbers[0] < number < max(numbers) for number in missing)


def test_levels_are_counted_each_for_itself() -> None:
    spans = listed([1, 1, 2, 2, 1, 3])
    levels = (1, 2, 2, 1, 2, 1)
    deeper = spans.updated(replace(span, level=level) for span, level in zip(spans, levels, strict=True))
    assert wrong(deeper) == []


def test_a_rejected_item_leaves_a_gap() -> None:
    spans = listed([1, 2, 3])
    assert wrong(spans.updated([replace(next(iter(spans.in_group("g"))), ordinal=1, status=Status.REJECTED)])) == []
    second = spans.in_group("g")[1]
    assert wrong(spans.updated([replace(second, status=Status.REJECTED)])) == [("gap", 2, 2)]


def test_making_a_group_numbers_its_tasks() -> None:
    spans = SpanSet([Span(f"s{at}", "TASK", at * 10, at * 10 + 8) for at in range(3)] + [Span("p", "PROVINCE", 3, 5)])
    after = done(spans, grouping.make(spans, ["s2", "s0", "s1", "p"]))
    (group,) = after.groups
    assert [(span.id, span.ordinal, span.level) for span in after.in_group(group)] == [
        ("s0", 1, 1),
        ("s1", 2, 1),
        ("s2", 3, 1),
    ]
    assert all(span.status is Status.ACCEPTED for span in after.in_group(group))
    provinces = SpanSet([Span(f"p{at}", "PROVINCE", at, at + 1) for at in range(3)])
    chip = done(provinces, grouping.make(provinces, ["p0", "p1", "p2"]))
    assert [span.ordinal for span in chip] == [None] * 3


def test_refusals() -> None:
    spans = SpanSet([Span("a", "TASK", 0, 2), Span("b", "SLOGAN", 3, 5), Span("c", "TASK", 6, 8, Status.REJECTED)])
    for ids in (["a"], ["a", "b"], ["a", "c"], ["a", "nobody"], []):
        with pytest.raises(CorrectionRefused):
            grouping.make(spans, ids)
    with pytest.raises(CorrectionRefused):
        grouping.join(spans, ["a"], "nobody")
    for ordinal in (0, 100):
        with pytest.raises(CorrectionRefused):
            grouping.set_ordinal(spans, "a", ordinal)
    with pytest.raises(CorrectionRefused):
        grouping.set_level(spans, "a", 0)


def test_the_last_one_takes_its_group_along_and_children_lose_their_parent() -> None:
    spans = SpanSet(
        [Span("a", "TASK", 0, 20, group="g", ordinal=1), Span("b", "TASK", 4, 9, group="h", ordinal=1)],
        [Group("g", "TASK"), Group("h", "TASK", level=2, parent="g")],
    )
    after = done(spans, grouping.leave(spans, ["a"]))
    assert dict(after.groups) == {"h": Group("h", "TASK", level=2)}


def test_an_item_moves_to_another_list() -> None:
    spans = listed([1, 2]).updated(
        [Span("x", "TASK", 50, 58, group="h", ordinal=2, level=2, province="36")], put_groups=[Group("h", "TASK")]
    )
    assert grouping.group_beside(spans, spans.in_group("h")[0], -1) == "g"
    assert grouping.group_beside(spans, spans.in_group("h")[0], 1) == ""
    after = done(spans, grouping.join(spans, ["x"], "g"))
    moved = after.get("x")
    assert moved is not None
    assert (moved.group, moved.ordinal, moved.level, moved.range) == ("g", 3, 1, (50, 58))
    assert "h" not in after.groups


def test_numbers_and_flags_follow() -> None:
    spans = listed([1, 2, 2, 5])
    after = done(spans, grouping.set_ordinal(spans, "s2", 3))
    assert after.groups["g"].flags == ("gap:4",)
    after = done(after, grouping.renumber(after, "g"))
    assert after.groups["g"].flags == ()
    assert [span.ordinal for span in after] == [1, 2, 3, 4]
    assert grouping.renumber(after, "g") == ()


def test_the_unlit_item_is_marked_and_the_one_before_it_cut_short() -> None:
    article = read_text(TEXT)
    found = extract(article)
    spans = SpanSet(found.spans, found.groups)
    third = next(span for span in spans if span.ordinal == 3)
    second = next(span for span in spans if span.ordinal == 2)
    group = third.group
    swallowed = spans.updated([replace(second, end=third.end)], [third.id])
    trouble = grouping.troubles(swallowed.groups[group], grouping.items_of(swallowed, group))[0]
    assert missing_marker(swallowed, article.text, trouble) == (3, third.marker)
    after = done(swallowed, mark_missing(swallowed, article.text, trouble))
    items = grouping.items_of(after, group)
    assert [span.text_of(article.text) for span in items] == [
        span.text_of(article.text) for span in grouping.items_of(spans, group)
    ]
    assert wrong(after, group) == []


def test_a_number_that_is_not_there_is_not_marked() -> None:
    spans = listed([1, 3])
    trouble = Trouble(TroubleKind.GAP, "g", "s1", 2, 2, "s0", 2)
    assert missing_marker(spans, "字" * 40, trouble) is None
    with pytest.raises(CorrectionRefused):
        mark_missing(spans, "字" * 40, trouble)


def test_a_number_that_another_item_begins_with_is_not_marked_again() -> None:
    article = read_text(TEXT)
    found = extract(article)
    spans = SpanSet(found.spans, found.groups)
    third = next(span for span in spans if span.ordinal == 3)
    fourth = Span("4", "TASK", third.end + 1, third.end + 3, group=third.group, ordinal=4, style=third.style)
    wrongly = spans.updated([replace(third, ordinal=2), fourth])
    troubles = grouping.troubles(wrongly.groups[third.group], grouping.items_of(wrongly, third.group))
    gap = next(one for one in troubles if one.kind is TroubleKind.GAP)
    assert (gap.ordinal, gap.last) == (3, 3)
    assert missing_marker(wrongly, article.text, gap) is None


_KINDS = st.sampled_from(["make", "join", "leave", "ordinal", "level", "renumber"])
_ACTS = st.lists(st.tuples(_KINDS, st.integers(0, 7), st.integers(0, 7), st.integers(0, 7)), max_size=12)


@settings(deadline=None)
@given(_ACTS)
def test_any_regrouping_keeps_the_text_and_can_be_undone(acts: list[tuple[str, int, int, int]]) -> None:
    labels = ("TASK", "TASK", "PROVINCE")
    spans = SpanSet(Span(f"s{at}", labels[at % 3], at * 5, at * 5 + 4) for at in range(8))
    places = {span.id: (span.label, *span.range) for span in spans}
    for kind, one, two, number in acts:
        groups = sorted(spans.groups)
        group = groups[number % len(groups)] if groups else "none"
        try:
            match kind:
                case "make":
                    made = grouping.make(spans, [f"s{one}", f"s{two}", f"s{number}"])
                case "join":
                    made = grouping.join(spans, [f"s{one}"], group)
                case "leave":
                    made = grouping.leave(spans, [f"s{one}", f"s{two}"])
                case "ordinal":
                    made = grouping.set_ordinal(spans, f"s{one}", number)
                case "level":
                    made = grouping.set_level(spans, f"s{one}", number)
                case _:
                    made = grouping.renumber(spans, group)
        except CorrectionRefused:
            continue
        spans = done(spans, made)
        assert all(isinstance(change, (SpanChange, GroupChange)) and change.before != change.after for change in made)
        assert {span.id: (span.label, *span.range) for span in spans} == places
        named = {span.group for span in spans if span.group}
        assert named == set(spans.groups)
        for key, of in spans.groups.items():
            assert {span.label for span in spans.in_group(key)} == {of.label}
            assert [span for span in spans if span.group == key] == spans.in_group(key)
