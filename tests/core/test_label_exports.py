"""The exporters for labelling programs and taggers: read back, the same bytes, what they lose, how they cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import EXPORTERS, Job
from core.exporters.brat_names import fragments, plain, safe
from core.exporters.losses import Losses
from core.exporters.outputs import Output
from core.exporters.tags import SCHEMES, Piece, read, tagged
from core.ids import text_digest
from tests.clients.samples import empty_object, hard_object, hard_objects

NAMES = ("doccano", "labelstudio", "brat", "bio", "bioes", "bmes", "csv", "jsonl")


def write(name: str, objects: list[Json], folder: Path, **options: str) -> tuple[Output, Losses]:
    exporter = EXPORTERS.get(name)
    folder.mkdir(parents=True, exist_ok=True)
    out, job = Output(folder / f"out{exporter.suffix}", folder=exporter.folder), Job(options=options)
    exporter.write(iter(objects), out, job)
    exporter.check(iter(objects), out, Job(options=options))
    return out, job.losses


@pytest.mark.parametrize("name", NAMES)
def test_hard_articles_read_back_and_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    made = []
    for number in "12":
        out, _losses = write(name, hard_objects(500), tmp_path / number)
        made.append({path.relative_to(tmp_path / number).as_posix(): path.read_bytes() for path in out.made})
    assert made[0] == made[1]
    assert all(made[0].values()) or name == "brat"


@pytest.mark.parametrize("name", NAMES)
def test_another_span_or_another_number_of_articles_is_noticed(name: str, tmp_path: Path) -> None:
    objects = [hard_object(), empty_object()]
    out, _losses = write(name, objects, tmp_path)
    first = hard_object()
    moved = [{**one, "label": "OTHER"} if one["id"] == "s10" else one for one in first["annotations"]]
    others = [[{**first, "annotations": moved}, empty_object()], [*objects, hard_object()], []]
    for other in others:
        with pytest.raises(ExportError):
            EXPORTERS.get(name).check(iter(other), out, Job())


@pytest.mark.parametrize("name", NAMES)
def test_no_articles_give_a_file_that_reads_back(name: str, tmp_path: Path) -> None:
    write(name, [], tmp_path)


def test_doccano_numbers_entities_through_the_file(tmp_path: Path) -> None:
    out, losses = write("doccano", [hard_object(), hard_object()], tmp_path, form="relations")
    lines = [json.loads(line) for line in out.path.read_text("utf-8").splitlines()]
    ids = [one["id"] for line in lines for one in line["entities"]]
    assert ids == list(range(1, len(ids) + 1))
    entities = {one["id"]: line["text"][one["start_offset"] : one["end_offset"]] for line in lines
                for one in line["entities"]}  # fmt: skip
    pairs = [(entities[one["from_id"]], entities[one["to_id"]]) for one in lines[1]["relations"]]
    assert ("粤", "赣") in pairs and ("赣", "湘") in pairs
    assert not losses
    _out, losses = write("doccano", [hard_object()], tmp_path / "labels")
    assert {loss.number for loss in losses} == {5, 16}


def test_label_studio_keeps_proposals_apart(tmp_path: Path) -> None:
    article = hard_object()
    for span in article["annotations"][:4]:
        if span.get("origin") == "rule":
            span["status"] = "pending"
    out, _losses = write("labelstudio", [article], tmp_path)
    [task] = json.loads(out.path.read_text("utf-8"))
    [prediction] = task["predictions"]
    assert prediction["model_version"] == "province.short@1"
    assert prediction["score"] == pytest.approx(sum((0.9, 0.9, 0.5)[: len(prediction["result"])])
                                                / len(prediction["result"]))  # fmt: skip
    regions = [one for one in task["annotations"][0]["result"] if one["type"] == "labels"]
    assert len(regions) + len(prediction["result"]) == len(article["annotations"])
    assert ["NOT_SLOGAN"] in [one["value"]["labels"] for one in regions]
    assert "NOT_SLOGAN" in (tmp_path / "out.labels.xml").read_text("utf-8")


def test_brat_splits_a_span_over_a_line_break(tmp_path: Path) -> None:
    out, losses = write("brat", [hard_object()], tmp_path)
    [name] = [one for one in out.names() if one.endswith(".ann")]
    lines = (out.path / name).read_text("utf-8").split("\n")
    assert "0 9;10 12\t粤赣湘三省局会议😀 江西" in lines[0]
    assert any(line.endswith("Reference T2 GB2260:440000\t广东") for line in lines)
    assert any("\tNext Arg1:T2 Arg2:T3" in line for line in lines)
    assert sum(loss.number for loss in losses) > 0


@given(st.text(max_size=20))
def test_brat_names_come_back(name: str) -> None:
    assert plain(safe(name)) == name
    assert safe(name).isascii() and " " not in safe(name)


@given(st.text("ab\n\t\u2028", max_size=12), st.data())
def test_fragments_hold_everything_but_breaks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kept = "".join(text[low:high] for low, high in fragments(text, start, end))
    assert kept == "".join(letter for letter in text[start:end] if letter in "ab")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=30), st.data())
@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_tags_come_back_as_the_text_and_its_spans(scheme: str, text: str, data: st.DataObject) -> None:
    pieces, at = [], 0
    while at < len(text):
        at += data.draw(st.integers(0, 3))
        end = at + data.draw(st.integers(1, 3))
        if end <= len(text) and "\n" not in text[at:end]:
            pieces.append(Piece(at, end, data.draw(st.sampled_from(["A", "B-C"]))))
        at = end
    written = tagged(text, pieces, scheme) + tagged("x", (), scheme)
    lines = [line + "\n" for line in written.split("\n")[:-1]]
    cut = data.draw(st.integers(0, len(lines)))
    for blocks in (lines, [written], ["".join(lines[:cut]), "".join(lines[cut:])]):
        assert list(read(blocks)) == [(text, pieces), ("x", [])]


def test_a_line_that_is_no_tag_is_named_by_its_number_in_the_file() -> None:
    written = tagged("一\n二", (), "bio") + tagged("三四", (), "bio")
    wrong = written.removesuffix("四\tO\n\n") + "四\n"
    number = wrong.count("\n")
    for blocks in ([wrong], [line + "\n" for line in wrong.split("\n")[:-1]]):
        with pytest.raises(ExportError, match=f"line {number} is not"):
            list(read(blocks))


def test_each_label_has_a_file_and_what_overlaps_its_own_kind_another(tmp_path: Path) -> None:
    text = "一二三四"
    places = [(0, 3, "A"), (1, 2, "A"), (2, 4, "B")]
    spans = [{"id": str(at), "label": label, "start": start, "end": end, "text": text[start:end]}
             for at, (start, end, label) in enumerate(places)]  # fmt: skip
    late = {**empty_object(), "text": text, "text_sha256": text_digest(text), "annotations": spans}
    out, losses = write("bio", [empty_object(), late], tmp_path)
    assert {path.name for path in out.made} == {"out.bio", "out.A.bio", "out.A.2.bio", "out.B.bio"}
    assert "一\tB-A\n二\tI-A\n三\tI-A\n四\tO" in out.path.read_text("utf-8")
    assert "三\tB-B\n四\tI-B" in (tmp_path / "out.B.bio").read_text("utf-8")
    assert [loss.number for loss in losses] == [2]
