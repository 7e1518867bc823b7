"""Fields on record: a person's word stays whatever is read later; undo is byte-equal; exports carry them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from core.articles.article_json import dumps
from core.articles.fields import FieldRow, Kind, by_person, changed, page_value, value_of
from core.changes import FieldChange, Transaction
from core.errors import CorrectionRefused
from core.exporting import Selection, export
from core.importing.articles import import_file
from core.labels import same_as
from core.model import SLOGAN, ArticleState, Span, Status, replace
from core.reading import read_file, read_text
from core.spans import SpanSet
from core.versions.newer_text import ranges_of, swapped, take_over
from core.versions.past import bring_back, earlier
from core.versions.place import Found, Place
from core.workspace import Base, NewText, Workspace

TEXT = "国务院关于样例的通知\n国发〔2020〕12号\n落实“六稳”“六保”，做好六稳工作，要求各单位认真执行，并把执行中的问题及时告诉我们。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.zhupi.json"


@pytest.fixture
def workspace(path: Path):
    made = Workspace.open(path, annotator="甲")
    yield made
    made.close()


def added(workspace: Workspace, name: str = "a.txt", text: str = TEXT) -> str:
    return workspace.add(replace(read_text(text), path=f"/x/{name}")).uid


def say(workspace: Workspace, uid: str, values: dict, kind: str = "field") -> int:
    entry = workspace.entry(uid)
    return workspace.commit(Transaction(kind, ((uid, changed(entry, values)),)))


def undo(workspace: Workspace, kind: str = "undo") -> None:
    seq, transaction = (workspace.undo_target if kind == "undo" else workspace.redo_target)()
    workspace.commit(swapped(transaction, seq, kind, workspace.spans))


def record(workspace: Workspace, uid: str) -> bytes:
    assert workspace.flush(10)
    row = dict(workspace.tables.table("articles").get(doc_id=workspace.entry(uid).number))
    row.pop("seq")
    return json.dumps(row, ensure_ascii=False, sort_keys=True).encode()


def store(workspace: Workspace, uid: str, text: str = TEXT) -> SpanSet:
    article = replace(read_text(text), path="/x/a.txt")
    spans = SpanSet(
        [
            Span(f"s{at}", SLOGAN, at, at + 2, Status.ACCEPTED, norm=text[at : at + 2])
            for at in (text.index("六稳"), text.index("六保"), text.rindex("六稳"))
        ]
    )
    entry = workspace.entry(uid)
    workspace.commit(
        Transaction("finish", ((uid, (FieldChange("state", entry.state.value, ArticleState.FINISHED.value),)),)),
        bases={uid: Base(article, spans, (), "r1")},
    )
    return spans


def test_the_page_fills_and_a_person_overrules(workspace: Workspace, path: Path) -> None:
    uid = added(workspace)
    entry = workspace.entry(uid)
    assert (value_of(entry, "number"), value_of(entry, "level")) == ("国发〔2020〕12号", "中央")
    assert not by_person(entry, "number")
    say(workspace, uid, {"number": "国发〔2020〕13号", "title": "我的标题", "own": "值"})
    assert not workspace.entry(uid).stored, "what a person says of the fields alone stores no text"
    changed_again = read_text(TEXT.replace("12号", "14号").replace("样例", "新例"))
    workspace.add(replace(changed_again, path="/x/a.txt"))
    entry = workspace.entry(uid)
    assert (value_of(entry, "number"), page_value(entry, "number")) == ("国发〔2020〕13号", "国发〔2020〕14号")
    assert (entry.title, page_value(entry, "title")) == ("我的标题", "国务院关于新例的通知")
    workspace.close()
    again = Workspace.open(path)
    assert again.entry(uid) == entry and by_person(again.entry(uid), "own")
    again.close()


def test_undo_is_byte_equal_and_survives_a_restart(workspace: Workspace, path: Path) -> None:
    uids = [added(workspace, f"{n}.txt", TEXT + str(n)) for n in range(3)]
    before = [record(workspace, uid) for uid in uids]
    parts = [(uid, changed(workspace.entry(uid), {"issuer": "乙", "author": "丙", "own": "值"})) for uid in uids]
    workspace.commit(Transaction("fill", tuple(parts)))
    after = [record(workspace, uid) for uid in uids]
    assert all(one != other for one, other in zip(before, after, strict=True))
    workspace.close()
    again = Workspace.open(path)
    undo(again)
    assert [record(again, uid) for uid in uids] == before
    undo(again, "redo")
    assert [record(again, uid) for uid in uids] == after
    assert [row.kind for row in again.history(uids[0])] == ["fill", "undo", "redo"]
    again.close()


def test_confirming_keeps_the_value_and_taking_back_shows_the_page(workspace: Workspace) -> None:
    uid = added(workspace)
    say(workspace, uid, {"number": "国发〔2020〕12号"})
    assert by_person(workspace.entry(uid), "number")
    say(workspace, uid, {"number": ""})
    assert value_of(workspace.entry(uid), "number") == "" and by_person(workspace.entry(uid), "number")
    say(workspace, uid, {"number": None})
    assert value_of(workspace.entry(uid), "number") == "国发〔2020〕12号"


def test_spans_still_need_the_text(workspace: Workspace) -> None:
    uid = added(workspace)
    say(workspace, uid, {"own": "值"})
    with pytest.raises(CorrectionRefused):
        workspace.commit(Transaction("finish", ((uid, (FieldChange("state", "unseen", "finished"),)),)))
    store(workspace, uid)
    assert workspace.entry(uid).stored and value_of(workspace.entry(uid), "own") == "值"
    assert workspace.article(uid).fields["own"] == "值", "what waits for the disk counts as on record"
    assert workspace.flush(10)
    assert [row.kind for row in workspace.history(uid)] == ["field", "finish"]


def test_a_newer_text_changes_what_the_page_says_only(workspace: Workspace) -> None:
    uid = added(workspace)
    spans = store(workspace, uid)
    say(workspace, uid, {"title": "我的标题"})
    before = record(workspace, uid)
    newer = replace(read_text(TEXT.replace("国务院关于", "财政部关于").replace("国发", "财发")), path="/x/a.txt")
    places = {one: Place(*one, Found.KEPT) for one in ranges_of(spans)}
    made = take_over(workspace.entry(uid), TEXT, spans, newer, places)
    workspace.commit(Transaction("take_over", ((uid, made),)), texts={uid: NewText(newer)})
    entry = workspace.entry(uid)
    assert entry.title == "我的标题" and page_value(entry, "title").startswith("财政部")
    assert value_of(entry, "issuer") == "财政部"
    say(workspace, uid, {"title": "又一个", "issuer": "我"})
    undo(workspace)
    undo(workspace)
    now = json.loads(record(workspace, uid))
    then = json.loads(before)
    assert {key: now[key] for key in now if key != "earlier_texts"} == {
        key: then[key] for key in then if key != "earlier_texts"
    }


def test_an_earlier_state_has_its_fields(workspace: Workspace) -> None:
    uid = added(workspace)
    store(workspace, uid)
    seq = say(workspace, uid, {"own": "一"})
    say(workspace, uid, {"own": "二", "issuer": "我"})
    assert workspace.flush(10)
    lines = workspace.history_lines(uid)
    past = earlier(workspace.entry(uid), workspace.spans(uid), lines, seq, workspace.decoded)
    made = bring_back(workspace.entry(uid), workspace.spans(uid), past)
    workspace.commit(Transaction("restore", ((uid, made),)))
    assert value_of(workspace.entry(uid), "own") == "一"
    assert not by_person(workspace.entry(uid), "issuer")


def test_own_fields_are_kept_and_their_values_outlive_them(workspace: Workspace, path: Path) -> None:
    uid = added(workspace)
    workspace.put_fields(
        [FieldRow("领域", "领域", "Topic", Kind.CHOICE, ("甲", "乙"), 1), FieldRow("n", "数", "N", Kind.NUMBER)]
    )
    say(workspace, uid, {"领域": "甲"})
    workspace.put_fields([FieldRow("n", "数", "N", Kind.NUMBER)])
    workspace.close()
    again = Workspace.open(path)
    assert [row.name for row in again.fields() if not row.built_in] == ["n"]
    assert value_of(again.entry(uid), "领域") == "甲"
    again.close()


def test_jsonl_round_trip_is_byte_equal(workspace: Workspace, tmp_path: Path) -> None:
    workspace.put_fields([FieldRow("领域", "领域", "Topic")])
    uid = added(workspace)
    say(workspace, uid, {"领域": "甲", "title": "我的标题"})
    store(workspace, uid)
    say(workspace, uid, {"issuer": "我", "领域": None})
    workspace.flush(10)
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    export(workspace, "jsonl", first, Selection())
    other = Workspace.open(tmp_path / "other.zhupi.json")
    import_file(other, "jsonl", first)
    export(other, "jsonl", second, Selection())
    assert first.read_bytes() == second.read_bytes()
    entry = other.entries()[0]
    assert entry.title == "我的标题" and by_person(entry, "issuer")
    assert f"{dumps(other.export_article(entry.uid))}\n".encode() == first.read_bytes()
    other.close()


def test_csv_has_every_field_and_counts_as(workspace: Workspace, tmp_path: Path) -> None:
    workspace.put_fields([FieldRow("领域", "领域", "Topic")])
    uid = added(workspace)
    store(workspace, uid)
    say(workspace, uid, {"领域": "=甲"})
    workspace.flush(10)
    counts = workspace.slogans_of(uid)
    rows = same_as.table(workspace.slogans_of(uid), {})
    made = same_as.merged({}, [row for row in rows if row.name in ("六稳", "六保")], "六稳六保")
    workspace.commit(Transaction("same", (("", made),)))
    assert counts == workspace.slogans_of(uid)
    export(workspace, "csv", tmp_path / "t.csv", Selection())
    table = list(csv.DictReader((tmp_path / "t.csv").read_text("utf-8-sig").splitlines()))
    assert {row["norm"] for row in table} == {"六稳六保"}
    assert {row["领域"] for row in table} == {"'=甲"}
    assert {(row["issuer"], row["level"], row["number"]) for row in table} == {("国务院", "中央", "国发〔2020〕12号")}
    export(workspace, "jsonl", tmp_path / "t.jsonl", Selection())
    value = json.loads((tmp_path / "t.jsonl").read_text("utf-8"))
    assert {span["norm"] for span in value["annotations"]} == {"六稳", "六保"}, "what is on record stays on record"


def test_same_slogans_are_one_undo_step_that_survives_a_restart(workspace: Workspace, path: Path) -> None:
    uid = added(workspace)
    store(workspace, uid)
    workspace.flush(10)
    rows = same_as.table(workspace.slogans_of(uid), workspace.same())
    workspace.commit(Transaction("same", (("", same_as.merged({}, rows, "六稳")),)))
    assert workspace.same() == {"六保": "六稳"}, "shown before it is on the disk"
    say(workspace, uid, {"own": "值"})
    workspace.close()
    again = Workspace.open(path)
    assert again.same() == {"六保": "六稳"}
    undo(again)
    assert again.same() == {"六保": "六稳"}
    undo(again)
    assert again.same() == {}
    undo(again, "redo")
    assert again.same() == {"六保": "六稳"}
    assert again.check() == []
    again.close()
    last = Workspace.open(path)
    assert last.same() == {"六保": "六稳"} and last.reports == []
    last.close()


def test_an_article_stored_earlier_learns_what_its_page_says(workspace: Workspace) -> None:
    uid = added(workspace)
    store(workspace, uid)
    workspace._put_entry(replace(workspace.entry(uid), fields={"views": "3"}))
    say(workspace, uid, {"issuer": "我"})
    assert workspace.note_page(uid, workspace.article(uid))
    entry = workspace.entry(uid)
    assert (value_of(entry, "number"), value_of(entry, "issuer")) == ("国发〔2020〕12号", "我")
    assert page_value(entry, "issuer") == "国务院" and entry.fields["views"] == "3"
    assert not workspace.note_page(uid, workspace.article(uid))


def test_an_import_keeps_what_a_person_said_here(workspace: Workspace, tmp_path: Path) -> None:
    uid = added(workspace)
    store(workspace, uid)
    say(workspace, uid, {"issuer": "那边"})
    workspace.flush(10)
    export(workspace, "jsonl", tmp_path / "1.jsonl", Selection())
    other = Workspace.open(tmp_path / "other.zhupi.json")
    here = added(other)
    say(other, here, {"number": "这边", "issuer": "这边"})
    say(other, here, {"own": "值"})
    import_file(other, "jsonl", tmp_path / "1.jsonl")
    entry = other.entry(here)
    assert entry.stored and (value_of(entry, "number"), value_of(entry, "issuer")) == ("这边", "那边")
    assert value_of(entry, "own") == "值"
    assert [row.kind for row in other.history(here)] == ["field", "field", "finish", "field"]
    other.close()


def test_an_unworked_article_is_exported_with_what_a_person_said(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    uid = workspace.add(read_file(path)).uid
    say(workspace, uid, {"title": "我的标题", "issuer": "我"})
    workspace.flush(10)
    export(workspace, "csv", tmp_path / "t.csv", Selection(include_unworked=True))
    table = list(csv.DictReader((tmp_path / "t.csv").read_text("utf-8-sig").splitlines()))
    assert {(row["title"], row["issuer"], row["number"]) for row in table} == {("我的标题", "我", "国发〔2020〕12号")}
