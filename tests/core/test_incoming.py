"""Importing other programs' files: what fits, what does not, one undo step; hostile files change nothing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.commands import main
from core.errors import ImportRefused
from core.exporters import EXPORTERS, Job
from core.exporters.outputs import Output
from core.exporting import Layout, Selection, export
from core.importers import IMPORTERS
from core.importing.fitting import cleaned, fitted
from core.importing.spans import carry_out, prepare
from core.model import OriginKind, Span, Status, replace
from core.reading import read_text
from core.spans import SpanSet
from core.versions.newer_text import swapped
from core.workspace import Base, Workspace
from tests.clients.samples import empty_object, hard_object, many_object

FORMATS = ("doccano", "labelstudio", "brat", "bio", "spacy", "hf", "uima")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="甲")
    yield made
    made.close()


def written(name: str, objects: list[dict], folder: Path, **options: str) -> Path:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    exporter = EXPORTERS.get(name)
    out = Output(folder / f"out{exporter.suffix}", folder=exporter.folder)
    exporter.write(iter(objects), out, Job(options=options))
    return out.path


def places(spans: object) -> set[tuple[str, int, int]]:
    return {(one.label, one.start, one.end) for one in spans}


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_exported_comes_back_by_text_and_offsets(name: str, workspace: Workspace, tmp_path: Path) -> None:
    hard = hard_object()
    plan = prepare(workspace, name, written(name, [hard, empty_object(), many_object(300)], tmp_path))
    wanted = {(one["label"], one["start"], one["end"]) for one in hard["annotations"]}
    found = {(one["label"], one["start"], one["end"]) for one in plan.articles[0].spans}
    if name == "bio":
        assert found and all(any(end <= high for _label, _low, high in wanted) for _label, _start, end in found)
    else:
        assert found == wanted
        assert len(plan.articles[2].spans) == 300
    if name in {"labelstudio", "brat", "spacy", "hf", "uima"}:
        by_place = {(one["label"], one["start"], one["end"]): one for one in plan.articles[0].spans}
        for span in hard["annotations"]:
            one = by_place[span["label"], span["start"], span["end"]]
            assert one.get("norm", "").split() == span.get("norm", "").split() or "\x01" in span.get("norm", "")
            assert (one.get("status") == "rejected") == (span.get("status") == "rejected")
            assert bool(one.get("group")) == bool(span.get("group"))
    assert not plan.misfits
    assert carry_out(workspace, plan) is not None
    assert workspace.flush(10)
    entry = workspace.entry(workspace.entries()[0].uid)
    assert places(workspace.spans(entry.uid)) == found


@pytest.mark.parametrize("machine", [False, True])
def test_spans_come_to_the_article_that_is_here_and_go_in_one_step(
    workspace: Workspace, tmp_path: Path, *, machine: bool
) -> None:
    hard = hard_object()
    article = replace(read_text("x"), text=hard["text"], text_sha256=hard["text_sha256"], paragraphs=(), title="在此")
    uid = workspace.add(article).uid
    before = SpanSet((Span("old", "PROVINCE", 0, 1, Status.PENDING), Span("mine", "OWN", 1, 3, Status.ACCEPTED)))
    workspace.store(uid, Base(article, before))
    path = written("doccano", [hard, many_object(20)], tmp_path)
    plan = prepare(workspace, "doccano", path, machine=machine)
    assert ([one.uid for one in plan.matched], len(plan.new)) == ([uid], 1)
    assert workspace.spans(uid) == before, "a preview changes nothing"
    carry_out(workspace, plan)
    spans = list(workspace.spans(uid))
    brought = [one for one in spans if one.id not in {"old", "mine"}]
    kind, status = (OriginKind.IMPORT, Status.PENDING) if machine else (OriginKind.PERSON, Status.ACCEPTED)
    assert brought and all((one.origin.kind, one.status) == (kind, status) for one in brought)
    old = next(one for one in spans if one.id == "old")
    assert old.status is (Status.PENDING if machine else Status.ACCEPTED)
    assert {one.label for one in brought} <= {label.name for label in workspace.labels()} | {'OWN 标签/"x"'}
    seq, transaction = workspace.undo_target()
    workspace.commit(swapped(transaction, seq, "undo", workspace.spans))
    assert places(workspace.spans(uid)) == places(before)
    again = prepare(workspace, "doccano", path, machine=machine)
    assert again.new == [] and len(again.matched) == 2


def test_importing_twice_brings_nothing_twice(workspace: Workspace, tmp_path: Path) -> None:
    path = written("labelstudio", [hard_object()], tmp_path)
    carry_out(workspace, prepare(workspace, "labelstudio", path))
    plan = prepare(workspace, "labelstudio", path)
    assert (plan.spans, plan.present) == (0, len(hard_object()["annotations"]))
    assert carry_out(workspace, plan) is None


def lines(path: Path, *values: object) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in values), "utf-8")
    return path


def test_what_does_not_fit_is_named_with_the_reason(workspace: Workspace, tmp_path: Path) -> None:
    label = [[0, 2, "A"], [3, 3, "A"], [0, 99, "A"], [-1, 2, "A"], ["0", 2, "A"], [0, True, "A"], [0, 1, ""], "x"]
    path = lines(tmp_path / "a.jsonl", {"text": "甲乙丙丁", "title": "题", "label": label})
    plan = prepare(workspace, "doccano", path)
    assert plan.spans == 1
    assert len(plan.misfits) == 7
    said = str(plan)
    assert "not in the text" in said and "it is empty" in said and "whole numbers" in said and "no label" in said


def test_offsets_of_utf16_units_and_of_crlf_are_put_right(workspace: Workspace, tmp_path: Path) -> None:
    text = "😀𠮷甲\r\n乙丙"
    region = {"id": "r", "type": "labels", "value": {"start": 4, "end": 5, "text": "甲", "labels": ["A"]}}
    after = {"id": "s", "type": "labels", "value": {"start": 5, "end": 7, "text": "乙丙", "labels": ["A"]}}
    other = {"id": "t", "type": "labels", "value": {"start": 0, "end": 1, "text": "丁", "labels": ["A"]}}
    task = {"data": {"text": text}, "annotations": [{"result": [region, after, other]}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([task]), "utf-8")
    plan = prepare(workspace, "labelstudio", path)
    [one] = plan.articles
    assert one.article.text == "😀𠮷甲\n乙丙" and one.mended == 1
    assert {one.article.text[span["start"] : span["end"]] for span in one.spans} == {"甲", "乙丙"}
    assert [misfit.text for misfit in plan.misfits] == ["丁"]


@given(st.text(st.sampled_from("a\r\n😀\ufeff\ud800"), max_size=12), st.data())
def test_a_cleaned_text_keeps_what_every_range_holds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    plain = cleaned(text)
    found = fitted({"text": text, "annotations": [{"label": "A", "start": start, "end": end}]}, plain, [])
    wanted = cleaned(text[start:end] if start else "x" + text[:end]).text
    for span in found.spans:
        assert span["text"] == plain.text[span["start"] : span["end"]]
        assert span["text"].count("a") == wanted.count("a") and span["text"].count("😀") == wanted.count("😀")


def test_an_article_with_a_newer_text_gets_its_spans_by_quote(workspace: Workspace, tmp_path: Path) -> None:
    old = "会议要求落实“六稳”工作，江西省要做好六保任务。附件如下，请各单位认真执行并及时反馈。"
    new = f"新的开头一句话。{old.replace('附件如下', '附件见后')}"
    article = replace(read_text(new), title="通知")
    uid = workspace.add(article).uid
    workspace.store(uid, Base(article, SpanSet(())))
    at = old.index("六稳")
    gone = old.index("附件如下")
    label = [[at, at + 2, "SLOGAN"], [gone, gone + 4, "OWN"]]
    plan = prepare(workspace, "doccano", lines(tmp_path / "a.jsonl", {"text": old, "title": "通知", "label": label}))
    [one] = plan.articles
    assert (one.uid, one.how) == (uid, "anchored")
    assert [new[span["start"] : span["end"]] for span in one.spans] == ["六稳"]
    assert len(plan.misfits) == 1


def test_sentences_come_back_into_their_article(workspace: Workspace, tmp_path: Path) -> None:
    hard = hard_object()
    article = replace(read_text("x"), text=hard["text"], text_sha256=hard["text_sha256"], paragraphs=())
    uid = workspace.add(article).uid
    spans = [Span(f"s{at}", "SLOGAN", at, at + 2, Status.ACCEPTED) for at in (0, 12, 20)]
    workspace.store(uid, Base(article, SpanSet(spans)))
    assert workspace.flush(10)
    for name in ("doccano", "labelstudio"):
        path = tmp_path / f"{name}.x"
        export(workspace, name, path, Selection(), Layout(unit="sentence"))
        plan = prepare(workspace, name, path)
        assert [one.uid for one in plan.articles] == [uid] and plan.present == 3 and not plan.misfits


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
GARBAGE = (b"", b"{", b"[" * 200_000, b'{"text": 3}', b"[1]", b"null", b"\xff\xfe\x00", b'{"text":"a","label":7}',
           b'[{"data":[]}]', b"PK\x03\x04x", BOMB, b"T1\tA 0 x\ty\n", b"x" * 100, b'{"a":' * 100_000)  # fmt: skip


@pytest.mark.parametrize("name", [one for one in IMPORTERS.names() if one != "workspace"])
@pytest.mark.parametrize("data", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_refused_or_gives_nothing_and_changes_nothing(
    name: str, data: bytes, workspace: Workspace, tmp_path: Path
) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = tmp_path / "x.xmi"
    path.write_bytes(data)
    try:
        plan = prepare(workspace, name, path)
    except ImportRefused:
        pass
    else:
        assert plan.spans == 0
    assert workspace.entries() == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200), st.integers(0, 2000))
@pytest.mark.parametrize("name", ["doccano", "labelstudio", "brat", "bio", "spacy", "uima"])
def test_a_damaged_file_is_refused_or_read(name: str, tmp_path: Path, junk: bytes, at: int) -> None:
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    path = written(name, [hard_object()], folder)
    target = max(path.iterdir(), key=lambda one: one.stat().st_size) if path.is_dir() else path
    data = target.read_bytes()
    target.write_bytes(data[:at] + junk + data[at + len(junk) :])
    try:
        for value in IMPORTERS.get(name).read(path):
            fitted(value, cleaned(value["text"]), [])
    except ImportRefused:
        pass


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "C:/x.txt", "a/../../x.ann", "..\\x.txt"])
def test_a_zip_that_leads_out_is_refused(name: str, workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
        archive.writestr("a.txt", "x")
        archive.writestr("a.ann", "")
    with pytest.raises(ImportRefused, match="leads out"):
        prepare(workspace, "brat", path)


def test_a_zip_bomb_and_a_link_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"\0" * (20 << 20))
    with pytest.raises(ImportRefused, match="bomb"):
        prepare(workspace, "brat", path)
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / "a.txt").symlink_to(path)
    with pytest.raises(ImportRefused, match="link"):
        prepare(workspace, "brat", folder)


def test_the_command_previews_and_imports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Workspace.open(tmp_path / "w.zhupi.json").close()
    path = lines(tmp_path / "a.jsonl", {"text": "甲乙丙丁", "label": [[0, 2, "A"], [9, 12, "A"]]})
    base = ["import", "--workspace", str(tmp_path / "w.zhupi.json"), "--format", "doccano", str(path)]
    assert main([*base, "--preview"]) == 0
    assert "1 spans for 0 articles that are here and 1 new" in capsys.readouterr().err
    assert main([*base, "--machine", "--as", "乙"]) == 0
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    [entry] = workspace.entries()
    [span] = workspace.spans(entry.uid)
    assert (span.status, span.origin.rule) == (Status.PENDING, "import.doccano")
    workspace.close()
