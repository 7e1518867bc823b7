"""Every importer on files made to hurt: refused with the reason or read, and a refused one changes nothing."""

from __future__ import annotations

import copy
import json
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import ImportRefused
from core.exporters import EXPORTERS, Job
from core.exporters.outputs import Output
from core.importers import IMPORTERS
from core.importing.articles import import_file
from core.workspace import Workspace
from tests.clients.samples import hard_object

JSON_FORMATS = ("jsonl", "doccano", "labelstudio", "uima")
FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
_ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 7, 10**30, 0.5, float("nan"), float("inf"), "", "x", "\ud800", "\0", [], {}, [[]], [None],
     {"start": 1}, [1, 2, 3], ["a", "b"], [{"id": 1}], {"x": [1]}]
)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="甲")
    yield made
    made.close()


def refusal(workspace: Workspace, name: str, path: Path) -> str:
    """Why it was refused, empty where it was taken; refused, it has changed nothing."""
    before = [one.uid for one in workspace.entries()], [one.name for one in workspace.labels()]
    try:
        import_file(workspace, name, path)
    except ImportRefused as error:
        assert ([one.uid for one in workspace.entries()], [one.name for one in workspace.labels()]) == before
        return str(error)
    assert workspace.flush(30)
    return ""


def json_file(name: str, folder: Path) -> Path:
    """A sound file of that format."""
    exporter = EXPORTERS.get(name)
    options = {"doccano": {"form": "relations"}, "uima": {"forms": "json"}}.get(name, {})
    out = Output(folder / f"out{exporter.suffix}", folder=exporter.folder)
    exporter.write(iter([hard_object()]), out, Job(options=options))
    return next(one for one in out.made if one.suffix in {".json", ".jsonl"} and "config" not in one.name)


def nodes(value: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value in it."""
    if way:
        yield way
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from nodes(one, (*way, key))


def with_odd(value: Any, way: tuple[Any, ...], odd: Any) -> Any:
    changed = copy.deepcopy(value)
    at = changed
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = odd
    return changed


@pytest.mark.parametrize("name", JSON_FORMATS)
@FUZZ
@given(data=st.data(), odd=_ODD)
def test_any_value_in_any_place_is_read_or_refused(name: str, data: st.DataObject, odd: Any, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = json_file(name, folder)
    whole = json.loads(path.read_text("utf-8"))
    ways = sorted(nodes(whole), key=str)
    path.write_text(json.dumps(with_odd(whole, data.draw(st.sampled_from(ways)), odd)), "utf-8")
    workspace = Workspace.open(folder / "w.zhupi.json", annotator="甲")
    try:
        refusal(workspace, name, path)
    finally:
        workspace.close()


@pytest.mark.parametrize(
    ("name", "key", "odd"),
    [("jsonl", "state", "no such state"), ("jsonl", "ordinal", 1e999), ("doccano", "relations", 5),
     ("labelstudio", "ordinal", 1e999), ("uima", "begin", 1e999), ("uima", "level", 1e999), ("uima", "label", "\ud800")],
)  # fmt: skip
def test_what_once_got_through(name: str, key: str, odd: Any, workspace: Workspace, tmp_path: Path) -> None:
    path = json_file(name, tmp_path)
    whole = json.loads(path.read_text("utf-8"))
    ways = [one for one in nodes(whole) if one[-1] == key]
    assert ways
    for at, way in enumerate(ways):
        place = tmp_path / f"odd{at}{path.suffix}"
        place.write_text(json.dumps(with_odd(whole, way, odd)), "utf-8")
        refusal(workspace, name, place)


@pytest.mark.parametrize("depth", [300, sys.getrecursionlimit() - 60, sys.getrecursionlimit() - 5, 100_000])
@pytest.mark.parametrize("name", JSON_FORMATS)
def test_json_of_any_depth_is_read_or_refused(name: str, depth: int, workspace: Workspace, tmp_path: Path) -> None:
    path = json_file(name, tmp_path)
    whole = json.loads(path.read_text("utf-8"))
    ways = [one for one in nodes(whole) if one[-1] in {"note", "meta", "fields", "more", "label"}][:4]
    assert ways
    for at, way in enumerate(ways):
        hurt = json.dumps(with_odd(whole, way, "@@")).replace('"@@"', "[" * depth + "]" * depth)
        place = tmp_path / f"deep{at}{path.suffix}"
        place.write_text(hurt, "utf-8")
        why = refusal(workspace, name, place)
        assert depth < 100_000 or "deep" in why or "recursion" in why


def zipped(path: Path, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        archive.writestr(name, data)
    return path


ARCHIVED = {"brat": "a.txt", "uima": "a.xmi"}


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("name", ARCHIVED)
def test_a_zip_with_broken_data_is_refused(name: str, how: int, workspace: Workspace, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ARCHIVED[name], "六稳".encode() * 300, how)
    data = bytearray(path.read_bytes())
    begins = 30 + len(ARCHIVED[name])
    for at in range(begins, begins + 20):
        data[at] ^= 0xFF
    path.write_bytes(data)
    assert "zip that can be read" in refusal(workspace, name, path)


@pytest.mark.parametrize("member", ["/etc/a.xmi", "../a.xmi", "C:\\a.xmi", "a/../../b.xmi"])
@pytest.mark.parametrize("name", ARCHIVED)
def test_no_zip_leads_out(name: str, member: str, workspace: Workspace, tmp_path: Path) -> None:
    assert "leads out" in refusal(workspace, name, zipped(tmp_path / "a.zip", member, b"x"))
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix in {".xmi", ".zip"}) == ["a.zip"]


def test_a_link_in_a_zip_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path, link = tmp_path / "a.zip", zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.ann", "")
    assert "a link" in refusal(workspace, "brat", path)


@pytest.mark.parametrize("name", [one for one in IMPORTERS.names() if one != "workspace"])
def test_a_zip_bomb_is_refused_by_all(name: str, workspace: Workspace, tmp_path: Path) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = zipped(tmp_path / "a.zip", ARCHIVED.get(name, "a.txt"), b"\0" * (8 << 20))
    assert ("bomb" if name in ARCHIVED else "") in (why := refusal(workspace, name, path)) and why


XMI = '<?xml version="1.0" encoding="{0}"?>{1}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">{2}</xmi:XMI>'
BOMB = '<!DOCTYPE a [<!ENTITY a "xx">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 20}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
@pytest.mark.parametrize(
    ("before", "within", "why"),
    [
        (BOMB + "]>", "&i;", "document type"),
        ('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>', "&f;", "document type"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">', "", "document type"),
        ("", "<a>" * 200_000 + "</a>" * 200_000, "no text"),
    ],
    ids=["entities", "a file", "another place", "deep"],
)
def test_xml_that_hurts_is_refused(
    before: str, within: str, why: str, encoding: str, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "a.xmi"
    path.write_bytes(XMI.format(encoding, before, within).encode(encoding))
    assert why in refusal(workspace, "uima", path)
