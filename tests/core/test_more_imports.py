"""The importers of other programs' formats: what was exported comes back; what others made; what is hostile."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

import msgpack
import pytest
from hypothesis import HealthCheck, given, settings

from core.articles.article_json import Json
from core.errors import ImportRefused
from core.exporters.losses import is_said
from core.exporters.xml_text import clean
from core.importers import IMPORTERS, hostile, spacy
from tests.clients.samples import hard_objects
from tests.core.test_more_exports import articles, write

NAMES = ("spacy", "hf", "uima")
OF_ARTICLE = (
    "text", "title", "source", "author", "published", "path", "uid", "fields", "paragraphs", "outline",
)  # fmt: skip


def read(name: str, path: Path) -> list[Json]:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    return list(IMPORTERS.get(name).read(path))


def with_texts(article: Json) -> list[Json]:
    """Its spans without what their ranges say, in order."""
    spans = [{key: one for key, one in span.items() if key != "text"} for span in article["annotations"]]
    return sorted(spans, key=lambda one: (one["start"], -one["end"], one["id"]))


def sound(value: object) -> object:
    """Without keys that have no value, at any depth."""
    if isinstance(value, dict):
        return {key: sound(one) for key, one in value.items() if is_said(one)}
    return [sound(one) for one in value] if isinstance(value, list) else value


def same(found: list[Json], objects: list[Json]) -> None:
    assert len(found) == len(objects)
    for one, article in zip(found, objects, strict=True):
        for name in OF_ARTICLE:
            assert sound({name: one.get(name)}) == sound({name: article.get(name)})
        assert sound(with_texts(one)) == sound(with_texts(article))
        assert sound(one.get("groups", [])) == sound(article["groups"])


@pytest.mark.parametrize("name", NAMES)
def test_what_was_exported_comes_back(name: str, tmp_path: Path) -> None:
    objects = hard_objects(300)
    objects[0]["annotations"][3]["fields"] = {"own": "值"}
    out, _losses = write(name, objects, tmp_path, forms="json")
    same(read(name, out.path), objects)


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(one=articles())
def test_any_article_comes_back(name: str, one: Json, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path)
    out, _losses = write(name, [one], tmp_path, forms="json")
    same(read(name, out.path), [one])


def as_xml_has_it(value: Any) -> Any:
    """With U+FFFD for what XML forbids, everywhere."""
    if isinstance(value, dict):
        return {key: as_xml_has_it(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_xml_has_it(one) for one in value]
    return clean(value) if isinstance(value, str) else value


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(one=articles())
def test_any_article_comes_back_from_its_xmi(one: Json, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path)
    out, _losses = write("uima", [one], tmp_path, forms="xmi")
    same(read("uima", out.path), [as_xml_has_it(one)])


def test_an_xmi_comes_back_but_for_what_xml_forbids(tmp_path: Path) -> None:
    objects = [one for one in hard_objects(300) if "\u0001" not in one["text"]]
    out, _losses = write("uima", objects, tmp_path, forms="xmi")
    same(read("uima", out.path), objects)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", [0.3, 0.9, 1.5])
def test_a_cut_or_lengthened_file_is_refused_or_harmless(name: str, part: float, tmp_path: Path) -> None:
    out, _losses = write(name, hard_objects(20), tmp_path)
    path = max((one for one in out.made if one.suffix != ".md"), key=lambda one: one.stat().st_size)
    data = path.read_bytes()
    path.write_bytes((data + b"\0" * len(data))[: int(len(data) * part)])
    if name == "spacy" and part > 1:
        return  # what stands behind the end of the packed data is not read
    with pytest.raises(ImportRefused):
        read(name, path)


# ---- what others made


def doc_bin(**changed: Any) -> bytes:
    """A DocBin of two words, `ab` and `c`, as another tokeniser would make it: an entity over both."""
    from core.exporters.spacy_strings import number_of

    attributes = [65, 77, 78]
    tokens = struct.pack("<6Q", number_of("ab"), 3, number_of("OWN"), number_of("c"), 1, number_of("OWN"))
    whole = {
        "version": "0.1", "attrs": attributes, "tokens": tokens, "spaces": b"\x01\x00", "lengths": struct.pack("<i", 2),
        "strings": ["ab", "c", "OWN"], "cats": [{}], "flags": [{}], "span_groups": [b""],
    } | changed  # fmt: skip
    return zlib.compress(msgpack.packb(whole))


def test_entities_of_words_become_spans(tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(doc_bin())
    [one] = read("spacy", tmp_path)
    assert one["text"] == "ab c"
    assert [
        (span["start"], span["end"], span["label"], one["text"][span["start"] : span["end"]])
        for span in one["annotations"]
    ] == [(0, 4, "OWN", "ab c")]


@pytest.mark.parametrize(
    "changed",
    [{"lengths": struct.pack("<i", 9)}, {"lengths": struct.pack("<i", -1)}, {"strings": ["ab"]}, {"tokens": b"123"},
     {"attrs": []}, {"attrs": [1, 2, 3]}, {"span_groups": [b"\xc1"]}, {"strings": 5}],
)  # fmt: skip
def test_a_docbin_that_does_not_fit_is_refused(changed: Json, tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(doc_bin(**changed))
    with pytest.raises(ImportRefused):
        read("spacy", tmp_path / "a.spacy")


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "LARGEST", 1000)
    (tmp_path / "a.spacy").write_bytes(zlib.compress(b"\0" * 100_000))
    with pytest.raises(ImportRefused, match="too large"):
        read("spacy", tmp_path / "a.spacy")
    (tmp_path / "a.xmi").write_text(INCEPTION, encoding="utf-8")
    monkeypatch.setattr(hostile, "LARGEST", 10)
    with pytest.raises(ImportRefused, match="larger"):
        read("uima", tmp_path / "a.xmi")


INCEPTION = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore"
  xmlns:type4="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:tcas="http:///uima/tcas.ecore"
  xmi:version="2.0"><cas:NULL xmi:id="0"/>
<tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="7" language="zh"/>
<type4:Sentence xmi:id="3" sofa="1" begin="0" end="7"/>
<custom:Span xmi:id="4" sofa="1" begin="2" end="4" label="SLOGAN"/>
<custom:Other xmi:id="5" sofa="1" begin="4" end="6"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="😀六稳江西&#10;"/>
<cas:View sofa="1" members="2 3 4 5"/></xmi:XMI>"""


def test_annotations_of_others_become_spans_in_code_points(tmp_path: Path) -> None:
    (tmp_path / "a.xmi").write_text(INCEPTION, encoding="utf-8")
    [one] = read("uima", tmp_path)
    found = [
        (span["start"], span["end"], span["label"], one["text"][span["start"] : span["end"]])
        for span in one["annotations"]
    ]
    assert found == [(1, 3, "SLOGAN", "六稳"), (3, 5, "Other", "江西")]


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>' + INCEPTION[38:]
    (tmp_path / "a.xmi").write_text(bomb, encoding="utf-8")
    with pytest.raises(ImportRefused, match="document type"):
        read("uima", tmp_path / "a.xmi")


def test_rows_of_others_become_articles(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet as pq

    rows = [
        {
            "text": "六稳\r\n😀江西",
            "entities": [{"start": 0, "end": 2, "label": "SLOGAN"}, {"start": 5, "end": 7, "label": "P"}],
        }
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    [one] = read("hf", tmp_path / "a.parquet")
    assert one["text"] == "六稳\r\n😀江西"
    assert [one["text"][span["start"] : span["end"]] for span in one["annotations"]] == ["六稳", "江西"]
    pq.write_table(pa.Table.from_pylist([{"words": "x"}]), tmp_path / "b.parquet")
    with pytest.raises(ImportRefused, match="column text"):
        read("hf", tmp_path / "b.parquet")
