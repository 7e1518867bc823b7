"""The spans of a stored article that a search asks for, read without making the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.changes import SpanChange, Transaction
from core.model import BUILT_IN_LABELS, Span, Status
from core.reading import read_text
from core.searching.hits import wants
from core.searching.query import Query
from core.spans import SpanSet
from core.store import rows
from core.workspace import Base, Workspace

LABELS = [one.name for one in BUILT_IN_LABELS[:3]]
TEXT = "甲乙丙丁" * 30

spans_strategy = st.lists(
    st.builds(
        lambda start, label, status, note, flag: (start, label, status, note, flag),
        st.integers(0, 100),
        st.sampled_from(LABELS),
        st.sampled_from(Status),
        st.sampled_from(["", "再看"]),
        st.booleans(),
    ),
    max_size=20,
)
queries = st.builds(
    Query,
    labels=st.frozensets(st.sampled_from(LABELS)),
    statuses=st.frozensets(st.sampled_from(Status)),
    notes=st.sampled_from([(), ("",), ("再看",)]),
    flagged=st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(spans_strategy, queries, st.booleans())
def test_what_is_wanted_is_among_them(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[int, str, Status, str, bool]],
    query: Query,
    flushed: bool,
) -> None:
    workspace = Workspace.open(tmp_path_factory.mktemp("w") / "w.zhupi.json")
    article = read_text(TEXT)
    uid = workspace.add(article).uid
    spans = [
        Span(f"s{number}", label, start, start + 3, status, note=note, flag=flag)
        for number, (start, label, status, note, flag) in enumerate(made)
    ]
    changes = tuple(SpanChange(span.id, None, span) for span in spans)
    workspace.commit(Transaction("add", ((uid, changes),)), bases={uid: Base(article, SpanSet())})
    if flushed:
        workspace.flush(30)
    found = workspace.some_spans(
        uid, query.labels, query.wanted_statuses, noted=bool(query.notes), flagged=query.flagged
    )
    assert [one for one in found if wants(query, one)] == [one for one in SpanSet(spans) if wants(query, one)]
    workspace.close()


def test_other_spans_are_left_out(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    article = read_text(TEXT)
    uid = workspace.add(article).uid
    assert workspace.some_spans(uid, (), (Status.PENDING,), noted=False, flagged=False) == []
    spans = SpanSet([Span("a", "TASK", 0, 3), Span("b", "SLOGAN", 4, 6), Span("c", "SLOGAN", 8, 9, Status.REJECTED)])
    workspace.store(uid, Base(article, spans))
    workspace.flush(30)
    found = workspace.some_spans(uid, ("SLOGAN",), (Status.PENDING,), noted=False, flagged=False)
    assert [one.id for one in found] == ["b"]
    workspace.close()


def test_a_row_that_is_none_is_left_to_who_reads_it() -> None:
    for row in ([], ["TASK", 0, 1], ["TASK", 0, 1, 0, 0, 1.0, None]):
        assert rows.may_be(row, (), tuple(Status), noted=True, flagged=False)
