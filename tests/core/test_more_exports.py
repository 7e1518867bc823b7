"""The exporters whose files other programs take in: the same bytes, read back, what they lose, where they are cut."""

from __future__ import annotations

import shutil
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import EXPORTERS, Job, refi_qda, spacy, workbook_rows, xlsx
from core.exporters.losses import Losses
from core.exporters.marks import cuts
from core.exporters.outputs import Output
from core.exporters.pages import Heading, pieces
from core.exporters.spacy import unpacked
from core.exporters.spacy_strings import murmur, number_of
from core.exporters.workbook import rows_of
from core.summary.tables import Table
from tests.clients.samples import LIKE_MARKUP, empty_object, hard_object, hard_objects, like_markup_object

NAMES = ("w3c", "prodigy", "uima", "refi-qda", "spacy", "docx", "html", "md", "xlsx", "hf")


def exporter_of(name: str) -> Any:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    return EXPORTERS.get(name)


def write(name: str, objects: list[Json], folder: Path, **options: str) -> tuple[Output, Losses]:
    exporter = exporter_of(name)
    folder.mkdir(parents=True, exist_ok=True)
    out, job = Output(folder / f"out{exporter.suffix}", folder=exporter.folder), Job(options=options)
    exporter.write(iter(objects), out, job)
    return out, job.losses


def bytes_of(out: Output) -> dict[str, bytes]:
    return {path.relative_to(out.path.parent).as_posix(): path.read_bytes() for path in out.made}


@pytest.mark.parametrize("name", NAMES)
def test_hard_articles_read_back_and_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    objects = hard_objects(500)
    made = []
    for number in "12":
        out, _losses = write(name, objects, tmp_path / number)
        exporter_of(name).check(iter(objects), out, Job())
        made.append(bytes_of(out))
    assert made[0] == made[1]
    assert all(made[0].values())


@pytest.mark.parametrize("name", EXPORTERS.names())
def test_words_that_look_like_markup_stay_words(name: str, tmp_path: Path) -> None:
    out, _losses = write(name, [like_markup_object()], tmp_path)
    exporter_of(name).check(iter([like_markup_object()]), out, Job())


def test_a_confidence_that_is_no_number_is_an_empty_cell(tmp_path: Path) -> None:
    article = like_markup_object()
    spans = [{**one, "confidence": float("nan")} for one in article["annotations"]]
    out, _losses = write("xlsx", [{**article, "annotations": spans}], tmp_path)
    with zipfile.ZipFile(out.path) as archive, archive.open("xl/worksheets/sheet2.xml") as file:
        (_at, head), *rows = rows_of(file)
    assert list(head.values()).index("Confidence") == 10
    assert rows and all(10 not in row and row[1] in LIKE_MARKUP for _at, row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_changed_is_noticed(name: str, tmp_path: Path) -> None:
    objects = [hard_object(), empty_object()]
    out, _losses = write(name, objects, tmp_path)
    words = "a file that is none"
    first = hard_object()
    spans = [{**one, "label": "TASK"} if one["id"] == "s10" else one for one in first["annotations"]]
    for other in ([{**first, "annotations": spans}, empty_object()], objects[:1], [*objects, hard_object()], []):
        with pytest.raises(ExportError):
            exporter_of(name).check(iter(other), out, Job())
    for path in out.made:
        path.write_bytes(words.encode())
    with pytest.raises(ExportError):
        exporter_of(name).check(iter(objects), out, Job())


@pytest.mark.parametrize("name", NAMES)
def test_one_flipped_byte_is_noticed_or_harmless(name: str, tmp_path: Path) -> None:
    objects = [hard_object()]
    out, _losses = write(name, objects, tmp_path)
    path = max(out.made, key=lambda one: one.stat().st_size)
    whole = path.read_bytes()
    noticed = 0
    places = range(len(whole) // 20, len(whole), len(whole) // 10)
    for at in places:
        path.write_bytes(whole[:at] + bytes((whole[at] ^ 0x15,)) + whole[at + 1 :])
        try:
            exporter_of(name).check(iter(objects), out, Job())
        except ExportError:
            noticed += 1
    assert noticed >= len(places) // 2
    path.write_bytes(whole)
    exporter_of(name).check(iter(objects), out, Job())


_WORDS = st.text(st.sampled_from("省六稳“”😀𠮷e\u0301\u2028\u0001\n\t |\\`*<&>\"'=#- 1.x_"), min_size=1, max_size=30)
_MORE = st.fixed_dictionaries(
    {},
    optional={
        "confidence": st.sampled_from([0.0, 0.5]),
        "ordinal": st.sampled_from([0, 3]),
        "level": st.just(2),
        "kind": st.sampled_from(["short", '种类 "']),
        "tier": st.just("A"),
        "in_name": st.just(True),
        "province": st.just("44"),
        "why": _WORDS,
    },
)
"""What a span may have beyond what every span has; 0 is a value too."""


@st.composite
def articles(draw: st.DrawFn) -> Json:
    text = draw(_WORDS)
    ranges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    found = draw(
        st.lists(st.tuples(ranges, st.sampled_from(("PROVINCE", "SLOGAN", "TASK", "自己 的\"'")), _WORDS), max_size=8)
    )
    spans = [
        {"id": f"i{at}", "label": label, "start": a, "end": b, "text": text[a:b], "norm": norm, "note": norm[::-1],
         "status": ("accepted", "pending", "rejected")[at % 3], **draw(_MORE)}
        for at, ((a, b), label, norm) in enumerate(found)
        if a < b
    ]  # fmt: skip
    return {**empty_object(), "text": text, "title": draw(_WORDS), "annotations": spans} | _hash(text)


def _hash(text: str) -> Json:
    from core.ids import text_digest

    return {"text_sha256": text_digest(text)}


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(some=st.lists(articles(), max_size=3))
def test_any_articles_read_back(name: str, some: list[Json], tmp_path: Path) -> None:
    some = [{**one, "uid": f"u{at}"} for at, one in enumerate(some)]
    shutil.rmtree(tmp_path)
    out, _losses = write(name, some, tmp_path)
    exporter_of(name).check(iter(some), out, Job())


def test_what_is_lost_is_counted(tmp_path: Path) -> None:
    article = hard_object()
    lost = {name: {one.what: one.number for one in write(name, [article], tmp_path / name)[1]} for name in NAMES[:-1]}
    assert lost["uima"] == {"characters XML forbids, in texts": 2}
    assert lost["spacy"][spacy.NOT_FLAT] > 0
    assert lost["refi-qda"] == {refi_qda.REPLACED: 1}, "the norm with a control character; the text is no XML"
    assert lost["xlsx"][xlsx.REPLACED] > 0
    assert sum(lost["html"].values()) >= 2
    long = {**article, "annotations": [{**article["annotations"][0], "note": "长😀" * 20_000}]}
    found = {one.what: one.number for one in write("xlsx", [long], tmp_path / "long")[1]}
    assert found[xlsx.TOO_LONG] == 1


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 40)
    objects = hard_objects(200)
    out, _losses = write("xlsx", objects, tmp_path)
    exporter_of("xlsx").check(iter(objects), out, Job())
    with zipfile.ZipFile(out.path) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) > len(workbook_rows.SHEETS) + 2


def test_more_tokens_than_a_file_holds_go_into_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "MOST_TOKENS", 250)
    objects = hard_objects(200)
    out, _losses = write("spacy", objects, tmp_path)
    assert len(out.made) > 1
    exporter_of("spacy").check(iter(objects), out, Job())
    with pytest.raises(ExportError):
        exporter_of("spacy").check(iter(objects[:-1]), out, Job())


def test_the_longer_or_the_shorter_spans_are_the_flat_layer() -> None:
    spans = [{"start": 0, "end": 9, "label": "TASK", "id": "a"}, {"start": 2, "end": 4, "label": "SLOGAN", "id": "b"}]
    assert [one["id"] for one in spacy.flat_layer(spans, outer=False)] == ["b"]
    assert [one["id"] for one in spacy.flat_layer(spans, outer=True)] == ["a"]


def test_the_tables_of_a_workbook_count_mentions_articles_or_yes(tmp_path: Path) -> None:
    one = hard_object()
    found = {}
    for unit in ("mentions", "articles", "yesno"):
        rows = list(workbook_rows.rows([one, {**one, "uid": "u2"}], Job(options={"counted": unit, "period": "week"})))
        table = {row.cells[0]: row.cells[1:] for row in rows if row.sheet == workbook_rows.PROVINCE_SLOGAN}
        found[unit] = (table["六稳"], [row.cells for row in rows if row.sheet == workbook_rows.PERIODS][:2])
        assert "六保" not in table, "a rejected span does not count"
    assert found["mentions"][0] == (2, 0, 2)
    assert found["yesno"][0] == (1, 0, 1)
    assert found["mentions"][1][0][2:] == ("2020-W18", "Total")
    assert [found[unit][1][1][:3] for unit in found] == [("OWN", "", 8), ("OWN", "", 2), ("OWN", "", 1)]


def test_a_report_of_many_ends_with_the_counts_over_all(tmp_path: Path) -> None:
    one = hard_object()
    found = list(pieces([one, {**one, "uid": "u2"}], text=False))
    at = found.index(Heading("All articles", 1))
    first, second = (piece for piece in found[at:] if isinstance(piece, Table))
    assert ("江西", "2", "4") in first.rows
    assert ("六稳", "2", "0", "2") in second.rows
    assert Heading("All articles", 1) not in list(pieces([one], text=False))


def test_the_report_of_the_reference_article_has_the_cells_of_its_tables(shared: Path, tmp_path: Path) -> None:
    import csv

    import docx

    from core.articles.article_json import article_object
    from core.extraction import extract
    from core.reading import read_file

    article = read_file(str(shared / "reference" / "article.txt"))
    found = extract(article)
    value = article_object(article, found.spans, found.groups, found.outline, status=True)
    out, _losses = write("docx", [value], tmp_path)
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(str(out.path)).tables
    ]
    with (shared / "reference" / "province_task.csv").open(encoding="utf-8-sig", newline="") as file:
        tasks = [
            [row["省份"], row["提出机构"], row["对象"], row["序号"], row["要点（原文摘句）"], row["含口号"]]
            for row in csv.DictReader(file)
        ]
    assert [[*row[:3], *row[4:]] for row in tables[1][1:]] == tasks
    with (shared / "reference" / "province_slogan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert {tuple(row) for row in tables[3][1:-1]} == {
        tuple(row) for row in rows if not row[0].startswith(("合计", "小计"))
    }


def test_cuts_cover_the_text_once_and_name_each_span_once() -> None:
    article = hard_object()
    found = list(cuts(article))
    assert "".join(article["text"][one.start : one.end] for one in found) == article["text"]
    begun = [number for one in found for number in one.begins]
    ended = [number for one in found for number in one.ends]
    assert sorted(begun) == sorted(ended) == list(range(len(article["annotations"])))
    for cut in found:
        over = {one["label"] for one in article["annotations"] if one["start"] <= cut.start and cut.end <= one["end"]}
        assert set(cut.labels) == over
        assert (cut.inner >= 0) == bool(over)


def test_a_colour_that_is_no_colour_is_not_written(tmp_path: Path) -> None:
    from core.model import Label

    job = Job(labels=(Label("OWN", "", "", colour='red"/>'),))
    out = Output(tmp_path / "a.qdpx", folder=False)
    EXPORTERS.get("refi-qda").write(iter([hard_object()]), out, job)
    with zipfile.ZipFile(out.path) as archive:
        assert b"red" not in archive.read("project.qde")


def test_without_pyarrow_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ExportError, match="pip install pyarrow"):
        EXPORTERS.get("hf").write(iter([hard_object()]), Output(tmp_path / "a", folder=True), Job())


# ---- the small parts


def test_strings_have_spacy_s_numbers() -> None:
    assert number_of("") == 0
    assert number_of("ORTH") == 65
    assert number_of("apple") == 8566208034543834098, "spaCy's own example"
    assert murmur(b"") == murmur(b"", 1)


@given(st.binary(max_size=200))
def test_any_bytes_are_messagepack_or_refused(data: bytes) -> None:
    try:
        unpacked(data)
    except (ValueError, TypeError):
        return


def test_a_length_past_the_end_is_refused_without_taking_the_memory() -> None:
    for head in (b"\xdd", b"\xdf", b"\xc6", b"\xdb"):
        with pytest.raises(ValueError):
            unpacked(head + struct.pack(">I", 0xFFFFFFFF) + b"x")
