"""Before anything is written: the first lines, how much, what is lost and what is alike, as the export then has it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import ExportCancelled, ExportEmpty
from core.exporters import EXPORTERS
from core.exporting import Layout, Selection, Watch, export, keep_last, last_choices, rehearse
from core.exporting.choices import Preset
from core.exporting.offers import GROUPS, OFFERS, offer_of
from core.exporting.trying import first_lines
from core.extraction import extract
from core.importers import IMPORTERS
from core.importers.guessing import guess
from core.labels.policy import Policy
from core.model import Status, replace
from core.reading import read_text
from core.settings import Settings
from core.spans import SpanSet
from core.workspace import Base, Workspace

ACCEPTED = Selection(statuses=frozenset({"accepted"}))
TEXT = "关于{0}事的通知\n江西省局落实“六稳”工作😀。广东省要求，一是抓好“六保”；二是推进{0}𠮷。\n{0}说到湖南。"
LINES = 12
LAYOUTS = {
    "plain": Layout(),
    "sentences": Layout(unit="sentence"),
    "renamed": Layout(rename=(("PROVINCE", "省份"),), policy=Policy(quotes=True)),
    "each": Layout(each=True),
}


@pytest.fixture(params=[2, 6])
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="甲")
    for number in range(request.param):
        text = TEXT.format("".join(chr(0x4E00 + 97 * number + at) for at in range(60)))
        article = replace(read_text(text), title=f"第{number}篇")
        found = [replace(one, status=Status(at % 3)) for at, one in enumerate(extract(article).spans)]
        made.store(made.add(article).uid, Base(article, SpanSet(found)))
    assert made.flush(30)
    yield made
    made.close()


def text_of(data: bytes) -> list[str]:
    return [line.removesuffix("\r") for line in data.decode("utf-8").removeprefix("\ufeff").split("\n")]


@pytest.mark.parametrize("how", LAYOUTS)
@pytest.mark.parametrize("name", EXPORTERS.names())
def test_the_preview_is_what_each_file_begins_with(workspace: Workspace, tmp_path: Path, name: str, how: str) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    layout, exporter = LAYOUTS[how], EXPORTERS.get(name)
    folder = exporter.folder or layout.each
    target = tmp_path / "out" / ("folder" if folder else f"我的{exporter.suffix}")
    target.parent.mkdir()
    export(workspace, name, target, ACCEPTED, layout)
    pieces = first_lines(workspace, name, ACCEPTED, layout, lines=LINES, name=target.name)
    assert pieces
    for piece in pieces:
        data = (target / piece.name if folder else target.parent / piece.name).read_bytes()
        if piece.lines is None:
            with pytest.raises((UnicodeDecodeError, AssertionError)):
                assert "\0" not in data.decode("utf-8") and not data.startswith(b"PAR1")
            continue
        shown = list(piece.lines)
        if shown and shown[-1] == "" and len(shown) < LINES:
            shown.pop()
        assert shown == text_of(data)[: len(shown)], piece.name
        whole = len(workspace.entries()) <= 3
        assert not whole or len(piece.lines) == min(LINES, len(text_of(data)))
    if not folder and pieces[0].lines is not None:
        assert len(pieces[0].lines) >= 3, "it shows something"


@pytest.mark.parametrize("name", EXPORTERS.names())
def test_a_rehearsal_gives_the_numbers_of_the_export(workspace: Workspace, tmp_path: Path, name: str) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    every = Selection(statuses=frozenset({"accepted", "pending"}), negatives=True)
    layout = Layout(unit="sentence", split=(2, 1, 1), seed=3)
    before = sorted(path.name for path in tmp_path.iterdir())
    said = rehearse(workspace, name, every, layout)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    target = tmp_path / "out"
    target.mkdir()
    made = export(workspace, name, target / f"a{EXPORTERS.get(name).suffix}", every, layout)
    assert (said.articles, said.spans, said.units, said.parts) == (made.articles, made.spans, made.units, made.parts)
    assert [vars(one) for one in said.lost] == [vars(one) for one in made.lost]
    assert said.spans and not said.paths


def test_a_rehearsal_names_what_is_alike_and_can_be_stopped(workspace: Workspace) -> None:
    first = workspace.entries()[0]
    article = workspace.article(first.uid)
    twin = read_text(f"首页 > 新闻\n{article.text}\n责任编辑：某某")
    copy = workspace.add(twin)
    workspace.store(copy.uid, Base(twin, SpanSet()))
    said = rehearse(workspace, "doccano", ACCEPTED, Layout(duplicates="once"))
    assert said.alike == [[first.uid, copy.uid]] and said.left_out == 1
    undone = Layout(duplicates="once", separate=frozenset(said.alike[0]))
    assert rehearse(workspace, "doccano", ACCEPTED, undone).alike == []
    with pytest.raises(ExportCancelled):
        rehearse(workspace, "doccano", ACCEPTED, watch=Watch(cancelled=lambda: True))
    with pytest.raises(ExportEmpty, match="no span has status"):
        rehearse(workspace, "doccano", replace(ACCEPTED, labels=frozenset({"NONE"})))


def test_every_format_is_offered_once_in_a_group_with_a_sentence() -> None:
    assert sorted(one.name for one in OFFERS) == sorted(EXPORTERS.names())
    for one in OFFERS:
        assert one.group in GROUPS and one.title and one.what.endswith(".") and offer_of(one.name) is one


def test_what_was_chosen_last_comes_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert last_choices(settings) is None
    chosen = Preset("shown", "bio", ACCEPTED, Layout(seed=4, rename=(("A", "甲"),)))
    assert keep_last(settings, chosen)
    assert last_choices(Settings(tmp_path / "settings.json")) == chosen
    settings.put("export_last", "{broken")
    assert last_choices(settings) is None


@pytest.mark.parametrize("name", [one for one in IMPORTERS.names() if one != "workspace"])
def test_the_format_of_a_file_is_guessed_whatever_it_is_called(workspace: Workspace, tmp_path: Path, name: str) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    exporter = EXPORTERS.get(name)
    target = tmp_path / "out" / f"a{exporter.suffix}"
    target.parent.mkdir()
    export(workspace, name, target, ACCEPTED)
    assert guess(target) == name
    if exporter.folder:
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
            for path in target.rglob("*"):
                archive.write(path, path.relative_to(target).as_posix())
        assert guess(tmp_path / "x.zip") == name
    elif name != "spacy":
        renamed = target.rename(target.with_name("x.unknown"))
        assert guess(renamed) == name


def test_what_speaks_for_no_format_is_not_guessed(tmp_path: Path) -> None:
    for name, data in {
        "a.txt": "江西省\n落实".encode(),
        "b.zip": b"PK\3\4broken",
        "c.json": b'{"x": 1}',
        "d": b"",
    }.items():
        (tmp_path / name).write_bytes(data)
        assert guess(tmp_path / name) == ""
    assert guess(tmp_path / "none.json") == "" and guess(tmp_path) == ""
    (tmp_path / "t.txt").write_text("江\tB-X\n西\tI-X\n省\tO\n")
    assert guess(tmp_path / "t.txt") == "bio"
