"""A correction on record is told only as far as somebody asks, and called what it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import FieldChange, GroupChange, RecordChange, SpanChange
from core.model import Group, Origin, Span, Status, replace
from core.store import rows
from core.versions.told import Told

MACHINE = Origin("task.verb", "1")
NUMBERS = {MACHINE: 7}
OF = {7: MACHINE}


def span(number: int, status: Status = Status.PENDING) -> Span:
    return Span(f"s{number}", "TASK", number, number + 4, status, MACHINE, 0.9)


def both_ways(changes: tuple[RecordChange, ...]) -> list[Told]:
    """As it is told right after it was made, and as the file has it."""
    raw = rows.change_rows(changes, NUMBERS.__getitem__)
    return [Told(rows.LaterRows(changes, NUMBERS.__getitem__), OF.__getitem__), Told(raw, OF.__getitem__)]


def rejected(number: int) -> SpanChange:
    return SpanChange(f"s{number}", span(number), span(number, Status.REJECTED))


def dropped(number: int) -> SpanChange:
    return SpanChange(f"s{number}", span(number, Status.ACCEPTED), None)


@pytest.mark.parametrize(
    ("changes", "way"),
    [
        ((rejected(1),), "reject"),
        ((dropped(1), dropped(2)), "drop"),
        ((rejected(1), dropped(2)), "remove"),
        ((), "remove"),
        ((GroupChange("g", Group("g", "TASK"), None), rejected(1)), "reject"),
        ((FieldChange("state", "open", "finished"), dropped(1)), "drop"),
    ],
)
def test_rejecting_and_removing_are_told_apart(changes: tuple[RecordChange, ...], way: str) -> None:
    assert [told.way_removed() for told in both_ways(changes)] == [way, way]


def test_few_are_made_where_few_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = rows.change_rows(tuple(rejected(at) for at in range(5_000)), NUMBERS.__getitem__)
    made: list[str] = []
    real = rows.span_of
    monkeypatch.setattr(rows, "span_of", lambda key, *given: made.append(key) or real(key, *given))
    told = Told(raw, OF.__getitem__)
    assert told.span_count == 5_000
    assert told.way_removed() == "reject"
    assert made == []
    assert next(iter(told)) == rejected(0)
    assert len(made) == 2


@st.composite
def corrections(draw: st.DrawFn) -> tuple[RecordChange, ...]:
    found: list[RecordChange] = []
    for _number in range(draw(st.integers(0, 6))):
        number = draw(st.integers(0, 3))
        before = draw(st.sampled_from([None, span(number), span(number, Status.ACCEPTED)]))
        after = draw(st.sampled_from([span(number, Status.REJECTED), replace(span(number), note="二"), None]))
        if before is not None or after is not None:
            found.append(SpanChange(f"s{number}", before, after))
    if draw(st.booleans()):
        found.append(FieldChange("state", "open", "finished"))
    if draw(st.booleans()):
        found.append(GroupChange("g", None, Group("g", "TASK")))
    return tuple(found)


@given(corrections())
def test_it_tells_what_the_record_says(changes: tuple[RecordChange, ...]) -> None:
    raw = rows.change_rows(changes, NUMBERS.__getitem__)
    whole = rows.changes_of(raw, OF.__getitem__)
    for told in both_ways(changes):
        assert sorted(told, key=repr) == sorted(whole, key=repr)
        assert told.span_count == sum(isinstance(one, SpanChange) for one in whole)
