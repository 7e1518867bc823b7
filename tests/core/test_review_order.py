"""The queue of pending spans against sorted(), in every order, under random corrections."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import corrections
from core.changes import RecordChange, SpanChange, apply
from core.errors import CorrectionRefused
from core.model import Origin, Span, Status, replace
from core.review import order as queueing
from core.review import sorted_keys
from core.review.order import Order, ReviewQueue, Step
from core.review.sorted_keys import SortedKeys
from core.spans import SpanSet, reading_order

TEXT = "六稳六保广东六稳两进一出广东六保六稳" * 2
"""Of strings of two characters, so that equal ones are frequent."""
LABELS = ("PROVINCE", "SLOGAN", "TASK")
RULE = Origin("slogan.list", "1")
NUMBERS = st.integers(0, 40)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "accept", "remove", "pend", "relabel", "resize", "lose", "all", "arrange"]),
        NUMBERS,
        st.integers(0, len(TEXT) // 2 - 1).map(lambda pair: 2 * pair),
        st.sampled_from([2, 2, 2, 4]),
        st.sampled_from(LABELS),
        st.sampled_from([None, 0.3, 0.5, 0.5, 0.95]),
    ),
    max_size=30,
)
HIDDEN = st.frozensets(st.sampled_from(LABELS), max_size=2)


def ordered(spans: SpanSet, order: Order, hidden: frozenset[str]) -> list[Span]:
    """The queue by the plainest means."""
    totals = Counter(span.text_of(TEXT) for span in spans if not span.lost)
    queue = [span for span in spans if span.pending and not span.lost and span.label not in hidden]
    if order is Order.DOUBTFUL:
        return sorted(queue, key=lambda span: (2 if span.confidence is None else span.confidence, reading_order(span)))
    if order is Order.EQUAL:
        return sorted(queue, key=lambda span: (-totals[span.text_of(TEXT)], span.text_of(TEXT), reading_order(span)))
    return queue


def changes_of(spans: SpanSet, step: tuple[str, int, int, int, str, float | None]) -> tuple[RecordChange, ...]:
    kind, pick, start, length, label, confidence = step
    ids = [span.id for span in spans]
    chosen = ids[pick % len(ids)] if ids else "nobody"
    held = spans.get(chosen)
    match kind:
        case "put":
            end = min(len(TEXT), start + length)
            new = Span(f"s{pick}", label, start, end, Status.PENDING, RULE, confidence)
            return (SpanChange(new.id, spans.get(new.id), new),)
        case "accept":
            return corrections.accept(spans, [chosen])
        case "remove":
            return corrections.remove(spans, [chosen])
        case "pend":
            return corrections.pend(spans, [chosen])
        case "relabel":
            return corrections.relabel(spans, chosen, label)
        case "resize":
            return corrections.resize(spans, TEXT, chosen, start, start + length)
        case "lose":
            return (SpanChange(chosen, held, replace(held, lost=not held.lost)),) if held else ()
        case _:
            turned = [replace(span, status=Status(1 - span.status % 2)) for span in spans]
            return tuple(SpanChange(one.id, spans.get(one.id), one) for one in turned)


@pytest.mark.parametrize("many", [3, 1000])
@settings(max_examples=150)
@given(STEPS, st.sampled_from(list(Order)), HIDDEN)
def test_the_queue_is_what_sorting_gives(
    many: int, steps: list[tuple[str, int, int, int, str, float | None]], order: Order, hidden: frozenset[str]
) -> None:
    kept = sorted_keys.RUN, queueing.MANY
    sorted_keys.RUN, queueing.MANY = 2, many  # type: ignore[misc]
    try:
        spans, queue = SpanSet(), ReviewQueue(order)
        queue.show(TEXT, spans)
        for step in steps:
            if step[0] == "arrange":
                order = list(Order)[step[1] % 3]
                queue.arrange(order)
            else:
                try:
                    made = changes_of(spans, step)
                except CorrectionRefused:
                    continue
                spans = apply(spans, made)
                queue.take(spans, made)
            _check(queue, spans, ordered(spans, order, hidden), hidden)
    finally:
        sorted_keys.RUN, queueing.MANY = kept  # type: ignore[misc]


def _check(queue: ReviewQueue, spans: SpanSet, expected: list[Span], hidden: frozenset[str]) -> None:
    assert queue.count(hidden) == len(expected)
    walked: list[Span] = []
    step = queue.step(None, hidden)
    while step is not None and not step.around and step.span not in walked:
        walked.append(step.span)
        assert queue.number_of(step.span, hidden) == len(walked)
        step = queue.step(step.span, hidden)
    assert walked == expected
    if len(expected) > 1:
        assert step == Step(expected[0], around=True)
        assert queue.step(expected[0], hidden, back=True) == Step(expected[-1], around=True)
        assert queue.step(expected[-1], hidden, back=True) == Step(expected[-2], around=False)
    elif expected:
        assert step == Step(expected[0], around=True)
    for span in spans:  # a decided span has a place too: one goes on from there
        if span not in expected and queue.order is Order.READING:
            later = [one for one in expected if reading_order(one) > reading_order(span)]
            assert queue.step(span, hidden) == (Step((later or expected)[0], around=not later) if expected else None)


def test_one_goes_on_from_where_the_span_was() -> None:
    """What a person moves away from its place in the queue leaves the person there."""
    many = [Span(f"a{one.start()}", "SLOGAN", *one.span(), origin=RULE) for one in re.finditer("六稳", TEXT)]
    few = [Span(f"b{one.start()}", "SLOGAN", *one.span(), origin=RULE) for one in re.finditer("两进一出", TEXT)]
    spans = SpanSet(many + few)
    queue = ReviewQueue(Order.EQUAL)
    queue.show(TEXT, spans)
    first = queue.step(None)
    assert first is not None and first.span == many[0]
    made = corrections.resize(spans, TEXT, first.span.id, 0, 4)
    after = apply(spans, made)
    queue.take(after, made)
    assert queue.step(first.span) == Step(many[1], around=False)
    moved = after.get(first.span.id)
    assert moved is not None and queue.step(moved) == Step(many[1], around=True)


def test_while_nothing_is_selected_reading_begins_at_the_page() -> None:
    queue = ReviewQueue()
    queue.show(TEXT, SpanSet([Span("a", "TASK", 0, 2), Span("b", "TASK", 10, 12)]))
    step = queue.step(5)
    assert step is not None and step.span.id == "b"
    queue.arrange(Order.DOUBTFUL)
    step = queue.step(5)
    assert step is not None and step.span.id == "a"


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 50), st.integers(1, 9)), max_size=60), st.integers(0, 50))
def test_weights_follow(steps: list[tuple[bool, int, int]], asked: int) -> None:
    kept, sorted_keys.RUN = sorted_keys.RUN, 2  # type: ignore[misc]
    try:
        held: dict[int, int] = {}
        keys = SortedKeys(weight_of=lambda key: held[key[0]])
        for put, number, weight in steps:
            if put and number not in held:
                held[number] = weight
                keys.add((number,), weight)
            elif put:
                held[number] += weight
                keys.weigh((number,), weight)
            elif number in held:
                assert keys.discard((number,), held.pop(number))
            else:
                assert not keys.discard((number,))
        assert keys.weight == sum(held.values())
        assert keys.weight_before((asked,)) == sum(weight for number, weight in held.items() if number < asked)
        assert keys.after((asked,)) == min(((one,) for one in held if one > asked), default=None)
        assert keys.before((asked,)) == max(((one,) for one in held if one < asked), default=None)
        assert keys.first == min(((one,) for one in held), default=None)
    finally:
        sorted_keys.RUN = kept  # type: ignore[misc]


def test_the_queue_is_made_in_steps_and_in_vain_where_something_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queueing, "STEP", 10)
    held = SpanSet([Span(f"s{at:03}", "TASK", at * 3, at * 3 + 2) for at in range(200)])
    queue = ReviewQueue()
    queue.show("字" * 600, held)
    assert queue.stale
    steps = queue.freshening()
    assert sum(1 for _step in steps) >= 19
    assert not queue.stale
    queue.show("字" * 600, held)
    steps = queue.freshening()
    next(steps)
    fewer = held.updated(drop=["s000"])
    queue.take(fewer, (SpanChange("s000", held.get("s000"), None),))
    assert not list(steps)[19:]
    assert queue.stale
    assert queue.count() == 199
    assert not queue.stale
    found = queue.step(None)
    assert found is not None
    assert found.span.id == "s001"
