"""Exports of a real workspace in the formats of other programs, in every shape, and back into an empty workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.articles.article_json import Json
from core.exporters import EXPORTERS
from core.exporters.outputs import Output
from core.exporting import Layout, Selection, export
from core.extraction import extract
from core.importing.articles import import_file
from core.model import Status, replace
from core.reading import read_text
from core.spans import SpanSet
from core.workspace import Base, Workspace
from tests.core.test_more_exports import NAMES

DECIDED = Selection(statuses=frozenset({"accepted", "rejected"}))
TEXT = "关于{0}的通知\n江西省局落实“六稳”工作😀。广东省要求，一是抓好“六保”；二是推进{0}𠮷。\n第三段{0}说到湖南。"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="甲")
    for number, word in enumerate("东南西北"):
        article = replace(read_text(TEXT.format(word * 9)), path=str(tmp_path / f"{number}.txt"), title='a/b\\c"\n😀')
        spans = tuple(
            replace(span, status=Status.ACCEPTED if at % 3 else Status.REJECTED, note="=1+1")
            for at, span in enumerate(extract(article).spans)
        )
        made.store(made.add(article).uid, Base(article, SpanSet(spans)))
    assert made.flush(30)
    yield made
    made.close()


def needs(name: str) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")


def place(folder: Path, name: str, stem: str) -> Path:
    return folder / f"{stem}{EXPORTERS.get(name).suffix}"


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_of_an_export_is_written_and_read_back(name: str, workspace: Workspace, tmp_path: Path) -> None:
    needs(name)
    for unit in ("article", "paragraph", "sentence"):
        report = export(workspace, name, place(tmp_path, name, unit), DECIDED, Layout(unit=unit))
        assert report.articles == 4
        assert place(tmp_path, name, unit).exists()
    export(workspace, name, place(tmp_path, name, "s"), DECIDED, Layout(split=(50, 25, 25), seed=3, duplicates="apart"))
    parts = [place(tmp_path, name, f"s.{part}").exists() for part in ("train", "dev", "test")]
    assert parts == [True, True, True]
    export(workspace, name, tmp_path / "each", DECIDED, Layout(each=True))
    assert len(list((tmp_path / "each").iterdir())) >= 2
    export(workspace, name, tmp_path / "packed.zip", DECIDED, Layout(each=True))
    assert (tmp_path / "packed.zip").is_file()


def held(workspace: Workspace) -> list[tuple[str, list[tuple[str, int, int, Status, str, str]]]]:
    found = []
    for entry in workspace.entries():
        article, spans = workspace.article(entry.uid), workspace.spans(entry.uid)
        assert article is not None
        said = [(one.label, one.start, one.end, one.status, one.norm, one.note) for one in spans or ()]
        found.append((article.text, sorted(said)))
    return sorted(found)


@pytest.mark.parametrize("name", ["spacy", "hf", "uima"])
def test_what_was_exported_comes_into_an_empty_workspace(name: str, workspace: Workspace, tmp_path: Path) -> None:
    needs(name)
    target = place(tmp_path, name, "out")
    export(workspace, name, target, DECIDED)
    other = Workspace.open(tmp_path / "other.zhupi.json", annotator="乙")
    try:
        plan = import_file(other, name, target)
        assert plan.misfits == []
        assert held(other) == held(workspace)
    finally:
        other.close()


def test_a_file_opened_twice_is_listed_once(tmp_path: Path) -> None:
    out = Output(tmp_path / "a", folder=True)
    for name in ("x", "y", "x"):
        with out.open(name) as file:
            file.write(b"1")
    assert [path.name for path in out.made] == ["x", "y"]


def test_the_losses_of_an_export_stand_in_its_report(workspace: Workspace, tmp_path: Path) -> None:
    report: Json = {one.what: one.number for one in export(workspace, "docx", tmp_path / "a.docx", DECIDED).lost}
    assert report["notes of spans"] > 0
    assert report["the text outside the spans"] == 4
