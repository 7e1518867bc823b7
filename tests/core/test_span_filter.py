"""Filter, sort and equal strings against the plainest means."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from core.changes import SpanChange, moves
from core.model import PERSON, Origin, Span, Status, replace, with_status
from core.review.equal_strings import equal_strings, next_pending
from core.review.span_filter import By, Sort, SpanFilter, sort_key, tally
from core.spans import SpanSet, reading_order

TEXT = "六稳六保,广东六稳两进一出广东六保六稳。" * 2
RULES = (PERSON, Origin("slogan.list", "1"), Origin("import.jsonl", "1"))


@st.composite
def spans(draw: st.DrawFn) -> SpanSet:
    made = []
    for at in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, len(TEXT) - 4))
        made.append(
            Span(
                f"s{at}",
                draw(st.sampled_from(["SLOGAN", "PROVINCE"])),
                start,
                start + draw(st.integers(1, 4)),
                draw(st.sampled_from(Status)),
                draw(st.sampled_from(RULES)),
                draw(st.sampled_from([None, 0.3, 0.6, 0.89, 0.9, 1.0])),
                note=draw(st.sampled_from(["", "why"])),
                flag=draw(st.booleans()),
                lost=draw(st.booleans()),
            )
        )
    return SpanSet(made)


def plain(span: Span, by: By) -> set[str]:
    confidence = span.confidence
    match by:
        case By.STATUS:
            return {str(int(span.status))}
        case By.LABEL:
            return {span.label}
        case By.RULE:
            return {span.origin.rule}
        case By.MARK:
            return {name for name, on in (("flag", span.flag), ("note", bool(span.note))) if on}
        case _:
            if confidence is None:
                return {"unsaid"}
            return {"likely" if confidence >= 0.9 else "perhaps" if confidence >= 0.6 else "doubtful"}


VALUES = {
    By.STATUS: ["0", "1", "2"],
    By.LABEL: ["SLOGAN", "PROVINCE"],
    By.SURENESS: ["likely", "perhaps", "doubtful", "unsaid"],
    By.RULE: ["", "slogan.list", "import.jsonl"],
    By.MARK: ["flag", "note"],
}


@given(spans(), st.data())
def test_what_passes_has_one_of_the_values_of_each_kind(held: SpanSet, data: st.DataObject) -> None:
    chosen = {by: data.draw(st.frozensets(st.sampled_from(values))) for by, values in VALUES.items()}
    words = data.draw(st.sampled_from(["", "六", "稳", "广东"]))
    passes = SpanFilter(chosen, words).test(TEXT)
    for span in held:
        wanted = all(not values or plain(span, by) & values for by, values in chosen.items())
        assert passes(span) == (wanted and not span.lost and words in span.text_of(TEXT))


@given(spans(), st.sampled_from(Sort))
def test_every_order_is_whole_and_ends_in_reading_order(held: SpanSet, sort: Sort) -> None:
    key = sort_key(sort, TEXT, held)
    ordered = sorted(held, key=key)
    assert sorted(ordered, key=reading_order) == list(held)
    assert len({key(span) for span in held}) == len(held)
    for one, other in itertools.pairwise(ordered):
        if key(one)[:-3] == key(other)[:-3]:
            assert reading_order(one) < reading_order(other)


@given(spans())
def test_the_menu_counts_what_the_filter_lets_pass(held: SpanSet) -> None:
    counts = tally(held)
    for by, values in VALUES.items():
        for value in values:
            assert counts[by][value] == len(list(filter(SpanFilter().only(by, value).test(TEXT), held)))


def test_a_value_is_switched_on_and_off() -> None:
    one = SpanFilter().switched(By.LABEL, "SLOGAN").switched(By.LABEL, "TASK")
    assert one and one.has(By.LABEL, "SLOGAN") and one.has(By.LABEL, "TASK")
    assert not one.switched(By.LABEL, "SLOGAN").switched(By.LABEL, "TASK")
    assert one.only(By.LABEL, "PROVINCE").values[By.LABEL] == {"PROVINCE"}


@given(spans(), st.frozensets(st.sampled_from(["SLOGAN", "PROVINCE"]), max_size=1))
def test_equal_strings_hold_every_span_once(held: SpanSet, hidden: frozenset[str]) -> None:
    found = equal_strings(TEXT, held, hidden)
    together = [span for one in found for span in one.spans]
    assert sorted(together, key=reading_order) == [span for span in held if not span.lost and span.label not in hidden]
    assert [(-len(one.spans), one.string) for one in found] == sorted((-len(one.spans), one.string) for one in found)
    for one in found:
        assert {span.text_of(TEXT) for span in one.spans} == {one.string}
        assert list(one.spans) == sorted(one.spans, key=reading_order)
        assert sum(one.statuses.values()) == sum(one.labels.values()) == len(one.spans)
        assert one.pending == one.statuses[Status.PENDING]
    open_rows = [row for row, one in enumerate(found) if one.pending]
    for at in range(len(found)):
        after = [row for row in open_rows if row > at] + [row for row in open_rows if row <= at]
        assert next_pending(found, at) == (after[0] if after else None)
        before = [row for row in open_rows if row < at][::-1] + [row for row in open_rows if row >= at][::-1]
        assert next_pending(found, at, back=True) == (before[0] if before else None)
    assert next_pending(found, -1) == (open_rows[0] if open_rows else None)


@given(spans(), st.sampled_from(Status), st.sampled_from(["", "finish"]))
def test_the_quick_copy_is_what_replacing_gives(held: SpanSet, status: Status, how: str) -> None:
    for span in held:
        made = with_status(span, status, how)
        assert made == replace(span, status=status, how=how)
        assert type(made) is Span and hash(made.id) == hash(span.id)
        assert repr(made) == repr(replace(span, status=status, how=how))


@given(spans(), spans())
def test_moves_are_the_difference_of_the_counts(before: SpanSet, after: SpanSet) -> None:
    ids = {span.id for span in (*before, *after)}
    moved = moves([SpanChange(one, before.get(one), after.get(one)) for one in ids])
    for sign, held in ((-1, after), (1, before)):
        for span in held:
            if not span.lost:
                moved[span.label, span.status] += sign
    assert set(moved.values()) <= {0}
    assert Counter() == +moved
