"""Export → import of the formats people hand on: whatever the spans, what the format can hold comes back."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.articles.article_json import Json
from core.exporters import EXPORTERS, Job
from core.exporters.bio import MAIN, layered
from core.exporters.brat_names import BREAKS
from core.exporters.losses import Losses
from core.exporters.outputs import Output
from core.ids import text_digest
from core.importers import IMPORTERS
from core.importing.fitting import cleaned, fitted
from tests.clients.samples import empty_object

LABELS = ("PROVINCE", "SLOGAN", "自己 的\"'", "_u6807_")
PROPERTY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
_LETTERS = "省六稳“”😀𠮷e\u0301\n\n\u2028\t |<&>\"'\\=#-1"
_MORE = st.fixed_dictionaries(
    {},
    optional={
        "confidence": st.sampled_from([0.0, 0.5]),
        "ordinal": st.sampled_from([0, 3]),
        "level": st.just(2),
        "kind": st.sampled_from(["short", "plan"]),
        "tier": st.just("A"),
        "in_name": st.just(True),
        "province": st.just("44"),
    },
)
_KEYS = ("confidence", "ordinal", "level", "kind", "tier", "in_name", "province")


@st.composite
def articles(draw: st.DrawFn) -> Json:
    """Spans that cross, nest and are equal, some in groups of one label; no two of one label have the same range."""
    text = draw(st.text(st.sampled_from(_LETTERS), min_size=1, max_size=30))
    ranges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda one: (min(one), max(one)))
    found = draw(st.sets(st.tuples(ranges, st.sampled_from(LABELS)), max_size=10))
    spans: list[Json] = []
    for at, ((start, end), label) in enumerate(sorted(found)):
        if start == end:
            continue
        span = {"id": f"i{at}", "label": label, "start": start, "end": end, "text": text[start:end]}
        span["status"] = draw(st.sampled_from(["accepted", "rejected"]))
        if note := draw(st.sampled_from(["", "一😀", '"=1"'])):
            span["note"] = note
        if norm := draw(st.sampled_from(["", "44"] if label == "PROVINCE" else ["", "六稳 六保"])):
            span["norm"] = norm
        span |= draw(_MORE)
        if draw(st.booleans()):
            span["group"] = f"{label}-{draw(st.integers(0, 1))}"
        spans.append(span)
    return {**empty_object(), "text": text, "text_sha256": text_digest(text), "annotations": spans}


def written(name: str, one: Json, folder: Path, **options: str) -> Path:
    shutil.rmtree(folder)
    folder.mkdir()
    exporter = EXPORTERS.get(name)
    out = Output(folder / f"out{exporter.suffix}", folder=exporter.folder)
    exporter.write(iter([one]), out, Job(options=options))
    exporter.check(iter([one]), out, Job(options=options))
    return out.path


def back(name: str, path: Path) -> list[Json]:
    """The spans that come in, as they fit the text that comes in."""
    [value] = IMPORTERS.get(name).read(path)
    plain = cleaned(value["text"])
    misfits: list = []
    found = fitted(value, plain, misfits)
    assert misfits == []
    assert all(one["text"] == plain.text[one["start"] : one["end"]] for one in found.spans)
    return [{"whole": plain.text, **one} for one in found.spans]


def place(span: Json) -> tuple[int, int, str]:
    return span["start"], span["end"], span["label"]


def together(spans: list[Json]) -> set[frozenset[tuple[int, int, str]]]:
    """The groups as sets of places; one of a single span is none."""
    groups = defaultdict(set)
    for one in spans:
        if one.get("group"):
            groups[one["group"]].add(place(one))
    return {frozenset(some) for some in groups.values() if len(some) > 1}


def said(spans: list[Json]) -> set[tuple]:
    """Everything brat and Label Studio can hold of a span."""
    return {
        (
            *place(one),
            one.get("norm", ""),
            one.get("note", ""),
            one.get("status", "accepted") == "rejected",
            *(one.get(key) for key in _KEYS),
        )
        for one in spans
    }


@PROPERTY
@given(one=articles())
def test_jsonl_keeps_everything(one: Json, tmp_path: Path) -> None:
    assert list(IMPORTERS.get("jsonl").read(written("jsonl", one, tmp_path / "a"))) == [one]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()


@pytest.mark.parametrize("form", ["labels", "relations"])
@PROPERTY
@given(one=articles())
def test_doccano_keeps_places_and_with_relations_groups(form: str, one: Json, tmp_path: Path) -> None:
    found = back("doccano", written("doccano", one, tmp_path / "a", form=form))
    assert sorted(map(place, found)) == sorted(map(place, one["annotations"]))
    assert together(found) == (together(one["annotations"]) if form == "relations" else set())


@PROPERTY
@given(one=articles())
def test_label_studio_keeps_places_groups_norms_notes_and_statuses(one: Json, tmp_path: Path) -> None:
    found = back("labelstudio", written("labelstudio", one, tmp_path / "a"))
    assert said(found) == said(one["annotations"])
    assert together(found) == together(one["annotations"])


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@PROPERTY
@given(one=articles())
def test_brat_keeps_them_but_for_breaks_at_an_edge(breaks: str, one: Json, tmp_path: Path) -> None:
    """Also where somebody's checkout has made CRLF of the line breaks of both files since."""
    path = written("brat", one, tmp_path / "a")
    if breaks != "\n":
        for file in (one for one in path.iterdir() if one.suffix in {".txt", ".ann"}):
            file.write_bytes(file.read_bytes().replace(b"\n", breaks.encode()))
    wanted = [held for span in one["annotations"] if (held := _without_edges(span))]
    found = back("brat", path)
    assert said(found) == said(wanted)
    assert together(found) == together(wanted)


def test_a_group_in_brat_goes_on_past_a_span_of_nothing_but_a_line_break(tmp_path: Path) -> None:
    text = "粤\n赣"
    ranges = [(0, 1), (1, 2), (2, 3)]
    spans = [
        {"id": f"i{at}", "label": "PROVINCE", "start": start, "end": end, "text": text[start:end], "group": "g"}
        for at, (start, end) in enumerate(ranges)
    ]
    one = {**empty_object(), "text": text, "text_sha256": text_digest(text), "annotations": spans}
    found = back("brat", written("brat", one, tmp_path / "a"))
    assert together(found) == {frozenset({(0, 1, "PROVINCE"), (2, 3, "PROVINCE")})}


def _without_edges(span: Json) -> Json | None:
    words: str = span["text"]
    pieces = [one for one in BREAKS.split(words) if one]
    if not pieces:
        return None
    low = words.index(pieces[0])
    return {**span, "start": span["start"] + low, "end": span["start"] + words.rindex(pieces[-1]) + len(pieces[-1])}


@pytest.mark.parametrize("scheme", ["bio", "bioes", "bmes"])
@PROPERTY
@given(one=articles())
def test_tags_keep_the_pieces_of_every_layer(scheme: str, one: Json, tmp_path: Path) -> None:
    path = written(scheme, one, tmp_path / "a")
    layers = layered(one, Job(), Losses())
    assert sorted(map(place, back("bio", path))) == sorted(map(tuple, layers.get(MAIN, [])))
    others = [sorted(map(place, back("bio", file))) for file in path.parent.iterdir() if file != path]
    assert sorted(others) == sorted(sorted(map(tuple, some)) for layer, some in layers.items() if layer != MAIN)
