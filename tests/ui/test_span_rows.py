"""The rows of the list of spans: followed change by change they are what filling anew gives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from core.changes import SpanChange, apply
from core.model import Article, Origin, Paragraph, Span, Status
from core.review.span_filter import By, Sort, SpanFilter
from core.spans import SpanSet
from ui.panels.spans.rows import SpanRows

TEXT = "六稳六保,广东六稳两进一出广东六保六稳。\n" * 2
ARTICLE = Article(TEXT, "x", (Paragraph(0, 20), Paragraph(21, 41)))
FILTERS = (
    SpanFilter(),
    SpanFilter(words="六"),
    SpanFilter({By.STATUS: frozenset({"0"})}),
    SpanFilter({By.STATUS: frozenset({"1", "2"}), By.LABEL: frozenset({"SLOGAN"})}),
)


@st.composite
def some_span(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 4))
    return Span(
        f"s{draw(st.integers(0, 9))}",
        draw(st.sampled_from(["SLOGAN", "TASK"])),
        start,
        start + draw(st.integers(1, 4)),
        draw(st.sampled_from(Status)),
        Origin("slogan.list", "1"),
        draw(st.sampled_from([None, 0.4, 0.95])),
        lost=draw(st.sampled_from([False, False, True])),
    )


STEPS = st.lists(st.tuples(st.lists(some_span(), max_size=3), st.booleans()), max_size=12)


@pytest.mark.parametrize("sort", [Sort.PLACE, Sort.STRING, Sort.CONFIDENCE, Sort.LABEL])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.sampled_from(FILTERS))
def test_following_is_filling(
    qapp: QApplication, sort: Sort, steps: list[tuple[list[Span], bool]], chosen: SpanFilter
) -> None:
    owner = QWidget()
    rows, fresh = SpanRows(owner), SpanRows(owner)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spans = SpanSet()
    for model in (rows, fresh):
        model.show_article(ARTICLE)
    rows.arrange(chosen, sort, spans)
    rows.fill(spans)
    for put, drop in steps:
        last = {span.id: span for span in put}
        changes = [SpanChange(key, spans.get(key), None if drop else span) for key, span in last.items()]
        changes = [change for change in changes if change.before or change.after]
        spans = apply(spans, changes)
        rows.follow(changes)
        fresh.arrange(chosen, sort, spans)
        fresh.fill(spans)
        assert rows.rows == fresh.rows
        assert +rows.statuses == +fresh.statuses
        assert rows.total == fresh.total
        for row, span in enumerate(rows.rows):
            assert rows.row_of(span) == row
    assert isinstance(tester.model(), QAbstractItemModel)


def test_a_row_says_its_paragraph_and_one_word(qapp: QApplication) -> None:
    owner = QWidget()
    rows = SpanRows(owner)
    rows.names = {"SLOGAN": "slogan"}
    rows.show_article(ARTICLE)
    rule = Origin("slogan.list", "1")
    spans = SpanSet(
        [
            Span("a", "SLOGAN", 0, 2, Status.PENDING, rule, 0.95),
            Span("b", "SLOGAN", 21, 23, Status.ACCEPTED, rule, 0.95),
            Span("c", "OWN", 23, 25, Status.PENDING),
        ]
    )
    rows.arrange(SpanFilter(), Sort.PLACE, spans)
    rows.fill(spans)
    said = [[rows.data(rows.index(row, column)) for column in range(4)] for row in range(3)]
    assert said == [
        ["1", "六稳", "slogan", "likely"],
        ["2", "六稳", "slogan", "accepted"],
        ["2", "六保", "OWN", "pending"],
    ]
