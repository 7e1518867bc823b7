"""What is chosen and how it is written: units, edges, names, splits, near-duplicates, reports, cancelling, bad targets."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.commands import main
from core.errors import ExportCancelled, ExportError
from core.exporting import Layout, Preset, Selection, Watch, drop_preset, export, presets, preview, save_preset
from core.exporting.choices import choices_of, choices_row
from core.extraction import extract
from core.importing.articles import import_file
from core.labels.policy import Policy
from core.model import Span, Status, replace
from core.reading import read_text
from core.settings import Settings
from core.spans import SpanSet
from core.workspace import Base, Workspace

ACCEPTED = Selection(statuses=frozenset({"accepted"}))
TEXT = "关于甲事的通知{0}\n江西省局落实“六稳”工作😀。广东省要求，一是抓好“六保”；二是推进{0}𠮷。\n第三段{0}说到湖南。"


def fill(workspace: Workspace, texts: list[str], folder: Path) -> None:
    for number, text in enumerate(texts):
        article = replace(read_text(text), path=str(folder / f"{number}.txt"), title='a/b\\c"\n😀' + "长" * 90)
        spans = tuple(
            replace(span, status=Status.ACCEPTED if at % 3 else Status.REJECTED)
            for at, span in enumerate(extract(article).spans)
        )
        entry = workspace.add(article)
        workspace.store(entry.uid, Base(article, SpanSet(spans)))
    assert workspace.flush(30)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="甲")
    words = "东南西北春夏秋冬山川"
    fill(made, [TEXT.format("".join(chr(ord(word) + at) for at in range(60))) for word in words], tmp_path)
    yield made
    made.close()


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def test_each_unit_has_the_spans_that_lie_in_it(workspace: Workspace, tmp_path: Path) -> None:
    wholes = {}
    for unit in ("article", "paragraph", "sentence"):
        path = tmp_path / f"{unit}.jsonl"
        report = export(workspace, "doccano", path, ACCEPTED, Layout(unit=unit))
        found = lines(path)
        wholes[unit] = sum(len(one["label"]) for one in found)
        assert report.units == len(found) and report.articles == 10
        for one in found:
            assert all(0 <= start < end <= len(one["text"]) for start, end, _label in one["label"])
        said = json.loads((tmp_path / f"{unit}.jsonl.report.json").read_text("utf-8"))
        crossing = sum(one["number"] for one in said["not_in_the_file"] if "end of a unit" in one["what"])
        assert wholes[unit] + crossing == wholes["article"]
    assert wholes["article"] > 20


def test_names_edges_kinds_and_negatives(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    layout = Layout(rename=(("SLOGAN", "口号"), ("PROVINCE", "口号")), policy=Policy(quotes=True))
    export(workspace, "doccano", path, replace(ACCEPTED, negatives=True), layout)
    found = [(label, one["text"][start:end]) for one in lines(path) for start, end, label in one["label"]]
    assert {label for label, _words in found} <= {"口号", "TASK", "NOT_口号", "NOT_TASK"}
    assert any(label.startswith("NOT_") for label, _words in found)
    assert any(words.startswith("“") for _label, words in found)
    export(workspace, "csv", tmp_path / "k.csv", replace(ACCEPTED, without=frozenset({"in_name"})))
    assert ",in_name," not in (tmp_path / "k.csv").read_text("utf-8-sig").split("\n", 1)[1]


def test_a_split_is_by_article_and_the_same_for_the_same_seed(workspace: Workspace, tmp_path: Path) -> None:
    parts = {}
    for run, seed in enumerate((1, 1, 2)):
        folder = tmp_path / str(run)
        folder.mkdir()
        export(workspace, "doccano", folder / "a.jsonl", ACCEPTED, Layout(split=(80, 10, 10), seed=seed))
        parts[run] = [(folder / f"a.{part}.jsonl").read_bytes() for part in ("train", "dev", "test")]
    assert parts[0] == parts[1] != parts[2]
    assert [one.count(b"\n") for one in parts[0]] == [8, 1, 1]


def test_near_duplicates_stay_on_one_side_and_can_be_counted_once(workspace: Workspace, tmp_path: Path) -> None:
    twin = TEXT.format("".join(chr(ord("东") + at) for at in range(60)))
    fill(workspace, [f"首页 > 新闻\n{twin}\n责任编辑：某某 打印 关闭"], tmp_path / "twin")
    report = export(workspace, "doccano", tmp_path / "o.jsonl", ACCEPTED, Layout(duplicates="once"))
    assert (report.articles, report.left_out, [len(one) for one in report.duplicates]) == (10, 1, [2])
    for seed in range(5):
        export(workspace, "doccano", tmp_path / "s.jsonl", ACCEPTED, Layout(split=(50, 25, 25), seed=seed))
        held = [(tmp_path / f"s.{part}.jsonl").read_text("utf-8").count("东丝") for part in ("train", "dev", "test")]
        assert sum(one > 0 for one in held) == 1
    apart = tuple(entry.uid for entry in workspace.entries())
    layout = Layout(duplicates="once", separate=frozenset(apart))
    assert export(workspace, "doccano", tmp_path / "p.jsonl", ACCEPTED, layout).articles == 11


def test_one_file_an_article_in_a_folder_or_a_zip(workspace: Workspace, tmp_path: Path) -> None:
    for target in ("folder", "packed.zip"):
        export(workspace, "doccano", tmp_path / target, ACCEPTED, Layout(each=True))
    files = sorted(path.name for path in (tmp_path / "folder").iterdir())
    assert len(files) == 10 and all(len(name.encode()) <= 255 and "/" not in name for name in files)
    with zipfile.ZipFile(tmp_path / "packed.zip") as archive:
        assert sorted(archive.namelist()) == files
    before = (tmp_path / "packed.zip").read_bytes()
    export(workspace, "doccano", tmp_path / "packed.zip", ACCEPTED, Layout(each=True))
    export(workspace, "doccano", tmp_path / "folder", ACCEPTED, Layout(each=True))
    assert (tmp_path / "packed.zip").read_bytes() == before


def test_a_folder_with_other_files_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    with pytest.raises(ExportError, match="thesis"):
        export(workspace, "brat", tmp_path / "mine", ACCEPTED)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("when", [1, 12, 25])
def test_cancelling_leaves_what_was_there(workspace: Workspace, tmp_path: Path, when: int) -> None:
    path, told = tmp_path / "a.jsonl", []
    path.write_text("before")
    watch = Watch(lambda done, whole: told.append((done, whole)), lambda: len(told) >= when)
    with pytest.raises(ExportCancelled):
        export(workspace, "doccano", path, ACCEPTED, watch=watch)
    assert path.read_text() == "before"
    assert sorted(one.name for one in tmp_path.iterdir() if "zhupi.json" not in one.name) == ["a.jsonl"]
    assert all(done <= whole for done, whole in told)


def test_progress_ends_with_everything_done(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export(workspace, "bio", tmp_path / "a.bio", ACCEPTED, watch=Watch(lambda *one: told.append(one)))
    assert told[-1] == (30, 30)


def test_a_target_that_cannot_be_written_is_said_and_nothing_is_left(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        export(workspace, "doccano", tmp_path / "none" / "a.jsonl", ACCEPTED)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError):
        export(workspace, "doccano", tmp_path / "folder", ACCEPTED)
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_device_is_said(workspace: Workspace) -> None:
    with pytest.raises(ExportError):
        export(workspace, "doccano", "/dev/full", ACCEPTED)


def test_the_report_names_what_was_lost_and_is_the_same_each_time(workspace: Workspace, tmp_path: Path) -> None:
    made = []
    for run in "12":
        (tmp_path / run).mkdir()
        export(workspace, "bio", tmp_path / run / "a.bio", ACCEPTED)
        made.append({path.name: path.read_bytes() for path in sorted((tmp_path / run).iterdir())})
    assert made[0] == made[1]
    report = json.loads(made[0]["a.bio.report.json"])
    assert {one["name"] for one in report["files"]} == set(made[0]) - {"a.bio.report.json"}
    assert any("confidences" in one["what"] and one["number"] for one in report["not_in_the_file"])
    assert report["choices"]["statuses"] == ["accepted"] and report["program"].startswith("zhupi ")


def test_choices_come_back_from_a_preset_and_bad_ones_are_refused(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    layout = Layout(rename=(("A", "B"),), policy=Policy(suffix=False), unit="sentence", split=(8, 1, 1), seed=7)
    assert save_preset(settings, Preset("我的", "bio", ACCEPTED, layout))
    held = presets(Settings(tmp_path / "settings.json"))["我的"]
    assert (held.format, held.selection, held.layout) == ("bio", ACCEPTED, layout)
    assert choices_of(json.loads(json.dumps(choices_row(ACCEPTED, layout)))) == (ACCEPTED, layout)
    assert drop_preset(settings, "我的") and not presets(settings)
    for bad in ({"unit": "page"}, {"statuses": ["x"]}, {"split": ["a"]}, {"policy": {"x": 1}}, {"rename": 3}):
        with pytest.raises(ExportError):
            choices_of(bad)


@pytest.mark.parametrize("name", ["doccano", "brat", "bio", "labelstudio", "csv"])
def test_the_preview_is_what_the_file_begins_with(workspace: Workspace, tmp_path: Path, name: str) -> None:
    shown = preview(workspace, name, ACCEPTED, Layout(), lines=5)
    assert len(shown) > 20
    if name in {"doccano", "csv"}:
        export(workspace, name, tmp_path / "a", ACCEPTED)
        assert (tmp_path / "a").read_text("utf-8-sig").replace("\r\n", "\n").startswith(shown.replace("\r", "")[:200])


def test_the_flags_reach_the_export(workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(workspace.path)
    workspace.close()
    out = str(tmp_path / "f.jsonl")
    base = ["export", "--workspace", path, "-o", out]
    flags = ["--format", "doccano", "--unit", "sentence", "--rename", "SLOGAN=S", "--negatives", "--without", "region"]
    more = ["--split", "80/10/10", "--seed", "3", "--quotes", "in", "--near-duplicates", "once", "--option"]
    assert main([*base, *flags, *more, "form=relations", "--save-preset", "p"]) == 0
    first = (tmp_path / "f.train.jsonl").read_bytes()
    assert b'"entities"' in first and b'"S"' in first
    assert main([*base, "--preset", "p"]) == 0
    assert (tmp_path / "f.train.jsonl").read_bytes() == first
    assert main([*base, "--format", "doccano", "--option", "form=nonsense"]) == 1
    assert "form=labels|relations" in capsys.readouterr().err


def test_jsonl_with_units_or_names_is_not_called_lossless(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, "jsonl", tmp_path / "a.jsonl", Selection(), Layout(unit="paragraph"))
    found = lines(tmp_path / "a.jsonl")
    assert all("history" not in one and one["unit"] for one in found)
    other = Workspace.open(tmp_path / "other.zhupi.json")
    import_file(other, "jsonl", tmp_path / "a.jsonl")
    other.close()


def test_spans_of_no_status_asked_for_are_left(workspace: Workspace, tmp_path: Path) -> None:
    uid = workspace.entries()[0].uid
    spans: list[Span] = list(workspace.spans(uid) or ())
    chosen = Selection(scope="article", uids=(uid,), statuses=frozenset({"rejected"}))
    report = export(workspace, "csv", tmp_path / "r.csv", chosen)
    assert report.spans == sum(span.status is Status.REJECTED for span in spans) > 0
