"""The table of labels: kept as a whole, found again after a restart, merged, travelling with spans."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import SpanChange, Transaction, apply, swap
from core.errors import CorrectionRefused, WorkspaceReadOnly
from core.exporting import Selection, export
from core.ids import machine_id, text_digest
from core.importing.articles import import_file
from core.labels.labelling import free_key, in_order, merged, new_name, problems
from core.model import (
    BUILT_IN_LABELS,
    DEMAND,
    OPTIONAL_LABELS,
    Article,
    FieldKind,
    Label,
    LabelField,
    Origin,
    Paragraph,
    Span,
    Status,
)
from core.spans import SpanSet
from core.store import rows
from core.workspace import Base, Workspace

TEXT = "国家邮政局要求，一是抓好𠮷田建设；二是落实“六稳”😀。"
ORG = Label(
    "ORG",
    "机构",
    "Organisation",
    "plum",
    "wave",
    "4",
    fields=(
        LabelField("级别", FieldKind.CHOICE, (("国家", ""), ("省", ""))),
        LabelField("行业", FieldKind.CODES, (("G60", "邮政业"), ("H62", "餐饮业"))),
        LabelField("简称", shown=False),
    ),
    guideline="机关、事业单位的名称。\n不含地名以外的修饰。",
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)
FIELDS = st.builds(
    LabelField,
    WORDS,
    st.sampled_from(FieldKind),
    st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
    shown=st.booleans(),
)
LABELS = st.builds(
    Label,
    WORDS,
    WORDS,
    WORDS,
    WORDS,
    fields=st.lists(FIELDS, max_size=3).map(tuple),
    guideline=WORDS,
    hidden=st.booleans(),
    extra=st.dictionaries(st.sampled_from(["later", "more"]), WORDS),
)


@given(LABELS)
def test_a_label_comes_back_from_its_row(label: Label) -> None:
    assert rows.label_of(rows.label_row(label)) == label


def test_a_built_in_row_is_what_version_1_0_wrote() -> None:
    """Nothing new stands in a row that says nothing new: an older program reads and keeps it."""
    assert set(rows.label_row(BUILT_IN_LABELS[0])) == {
        "name", "zh", "en", "colour", "underline", "key", "order", "built_in", "fields",
    }  # fmt: skip
    assert rows.label_of({"name": "OLD", "fields": ["place"]}).fields == (LabelField("place"),)


def article(text: str = TEXT) -> Article:
    return Article(text, text_digest(text), (Paragraph(0, len(text)),), title="t", path="/a.txt", file_sha256="f" * 64)


def opened(path: Path) -> Workspace:
    return Workspace.open(path, annotator="ann")


def with_spans(workspace: Workspace, *spans: Span, text: str = TEXT) -> str:
    entry = workspace.add(article(text))
    workspace.store(entry.uid, Base(article(text), SpanSet(spans), rule_set="r"))
    assert workspace.flush(10)
    return entry.uid


def test_the_table_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = opened(path)
    province, slogan, task = workspace.labels()
    wanted = (replace(task, key="9", hidden=True), ORG, replace(province, zh="省", colour="#7A3E9D"), slogan)
    workspace.put_labels(wanted)
    assert workspace.labels() == in_order(wanted), "what waits for the disk counts as on record"
    workspace.close()
    again = opened(path)
    assert again.labels() == in_order(wanted)
    again.put_labels([label for label in again.labels() if label.name != "ORG"])
    again.put_labels([*again.labels(), replace(ORG, name="BODY", guideline="")])
    again.close()
    last = Workspace.open(path, read_only=True)
    assert [label.name for label in last.labels()] == ["TASK", "PROVINCE", "SLOGAN", "BODY"]
    assert last.labels()[0].hidden
    with pytest.raises(WorkspaceReadOnly):
        last.put_labels(BUILT_IN_LABELS)
    last.close()


def test_a_row_another_way_writes_is_seen(tmp_path: Path) -> None:
    """A copy taken in adds its labels through TinyDB's own interface."""
    workspace = opened(tmp_path / "w.zhupi.json")
    workspace.put_labels([*workspace.labels(), ORG])
    assert workspace.flush(5)
    workspace.tables.table("labels").insert(rows.label_row(replace(ORG, name="BODY", key="", order=9)))
    assert [label.name for label in workspace.labels()][-2:] == ["ORG", "BODY"]
    workspace.close()


def test_a_table_with_problems_is_refused_whole(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "w.zhupi.json")
    before = workspace.labels()
    for bad in (
        replace(ORG, key="1"),
        replace(ORG, key="x"),
        replace(ORG, name="TASK"),
        replace(ORG, name="a b"),
        replace(ORG, zh=" ", en=""),
        replace(ORG, fields=(LabelField(""),)),
        replace(ORG, fields=(LabelField("a"), LabelField("a"))),
        replace(ORG, fields=(LabelField("a", FieldKind.CHOICE),)),
        replace(ORG, fields=(LabelField("a", FieldKind.CODES, (("1", "x"), ("1", "y"))),)),
    ):
        assert problems([*before, bad])
        with pytest.raises(CorrectionRefused):
            workspace.put_labels([*before, bad])
    assert workspace.labels() == before
    assert not problems([*before, replace(ORG, key="1", hidden=True)]), "a hidden label's key is free"
    workspace.close()


def test_names_and_keys_that_are_free() -> None:
    assert free_key(BUILT_IN_LABELS) == "4"
    assert free_key([replace(ORG, name=f"L{key}", key=str(key)) for key in range(1, 10)]) == ""
    assert new_name([replace(ORG, name="LABEL_1")]) == "LABEL_2"


def test_where_a_label_is_used(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "w.zhupi.json")
    workspace.put_labels([*workspace.labels(), ORG, replace(ORG, name="BODY", key="5")])
    uid = with_spans(workspace, Span("a", "ORG", 0, 5, Status.ACCEPTED))
    assert workspace.label_counts() == {"ORG": 1}
    assert any(workspace.uses("ORG"))
    assert not any(workspace.uses("BODY"))
    gone = SpanChange("a", Span("a", "ORG", 0, 5, Status.ACCEPTED), None)
    workspace.commit(Transaction("remove", ((uid, (gone,)),)))
    assert workspace.flush(10)
    assert workspace.label_counts() == {"ORG": 0}
    assert any(workspace.uses("ORG")), "undo may bring it back"
    workspace.close()


SPANS = st.lists(
    st.builds(
        Span,
        st.uuids().map(str),
        st.sampled_from(["ORG", "BODY", "TASK"]),
        st.integers(0, 3),
        st.integers(4, 7),
        st.sampled_from(Status),
        st.sampled_from([Origin(), Origin("rule.x", "1")]),
        note=st.sampled_from(["", "n"]),
        extra=st.sampled_from([{}, {"fields": {"行业": "G60"}}]),
    ),
    max_size=12,
    unique_by=lambda span: span.id,
)


@given(SPANS)
def test_a_merged_label_is_gone_and_comes_back_whole(spans: list[Span]) -> None:
    before = SpanSet(spans)
    made = merged(before, "ORG", "BODY")
    after = apply(before, made)
    assert all(span.label != "ORG" for span in after)
    assert {span.range for span in before if span.label in {"ORG", "BODY"}} == {
        span.range for span in after if span.label == "BODY"
    }
    for place in {span.range for span in after}:
        accepted = any(s.status is Status.ACCEPTED for s in before if s.range == place and s.label in {"ORG", "BODY"})
        now = [span for span in after if span.range == place and span.label == "BODY"]
        if accepted:
            assert any(span.status is Status.ACCEPTED for span in now), "an accepted place stays accepted"
    assert [s for s in after if s.label == "TASK"] == [s for s in before if s.label == "TASK"]
    assert apply(after, [swap(change) for change in reversed(made)]) == before


def test_a_merged_proposal_is_not_made_again() -> None:
    """The span that was dropped for its twin leaves its id there: its rule's proposal finds it."""
    ours = Span("p", "BODY", 0, 5, Status.ACCEPTED)
    theirs = Span("m", "ORG", 0, 5, origin=Origin("rule.x", "1"))
    after = apply(SpanSet([ours, theirs]), merged(SpanSet([ours, theirs]), "ORG", "BODY"))
    assert [span.id for span in after] == ["p"]
    assert after.born() == {"m"}


def test_labels_travel_with_their_spans(tmp_path: Path) -> None:
    first, second = opened(tmp_path / "a.zhupi.json"), opened(tmp_path / "b.zhupi.json")
    first.put_labels([*first.labels(), ORG, *OPTIONAL_LABELS])
    demand = Span(machine_id("x", DEMAND, 8, 17), DEMAND, 8, 17, Status.ACCEPTED, Origin("demand.asked", "1"))
    with_spans(first, Span("a", "ORG", 0, 5, Status.ACCEPTED, extra={"fields": {"行业": "G60"}}), demand)
    second.put_labels([*second.labels(), Label("X", "别的", "Other", "teal", key="4")])
    out, back = tmp_path / "out.jsonl", tmp_path / "back.jsonl"
    export(first, "jsonl", out, Selection())
    import_file(second, "jsonl", out)
    came = {label.name: label for label in second.labels()}
    assert replace(came["ORG"], order=0) == replace(ORG, order=0, key=""), "its key was taken"
    assert came[DEMAND].zh == "要求"
    spans = second.spans(second.entries()[0].uid)
    assert spans is not None
    found = spans.get("a")
    assert found is not None and found.extra == {"fields": {"行业": "G60"}}
    second.put_labels(
        [
            replace(label, key="4" if label.name == "ORG" else label.key)
            for label in second.labels()
            if label.name != "X"
        ]
    )
    export(second, "jsonl", back, Selection())
    assert back.read_bytes() == out.read_bytes()
    first.close()
    second.close()


def test_a_name_that_only_spans_know_gets_a_plain_row(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "w.zhupi.json")
    assert workspace.learn_labels([], ["PER", "TASK", "bad name"]) == ("PER",)
    assert workspace.learn_labels([], ["PER"]) == ()
    assert workspace.labels()[-1].zh == "PER"
    workspace.close()
