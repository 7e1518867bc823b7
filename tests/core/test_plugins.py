"""The contract of each registry, run on every plugin there is; a new file is held to it without a new test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import exporters, extraction, extractors, importers, readers
from core.articles.article_json import article_object
from core.errors import ExportError, ImportRefused, ReadError, WorkspaceError
from core.exporters.outputs import Output
from core.extractors.finding import Finding, Scope
from core.ids import machine_id, text_digest
from core.model import Article, Origin, Span, replace
from core.reading import read_text
from core.registry import Registry
from core.text import fold

ROOT = Path(__file__).resolve().parents[2]
TEXT = "粤赣湘三省局会议\n江西省局要求，一是落实“六稳”“六保”工作；二是推进“两进一出”工程😀𠮷。\n上海拔河，=说明天津贴"
HARD = read_text(TEXT)
FOLDERS = {
    "readers": readers.READERS,
    "extractors": extractors.EXTRACTORS,
    "exporters": exporters.EXPORTERS,
    "importers": importers.IMPORTERS,
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_plugin_is_registered_under_its_own_name(folder: str) -> None:
    registry: Registry[object] = FOLDERS[folder]
    files = {
        path.stem
        for path in (ROOT / "core" / folder).glob("*.py")
        if hasattr(import_module(f"core.{folder}.{path.stem}"), "PLUGIN")
    }
    modules = {type(plugin).__module__.rpartition(".")[2] for plugin in registry}
    assert modules == files
    assert [plugin.name for plugin in registry] == list(registry.names())
    assert all(plugin.version for plugin in registry)


@pytest.mark.parametrize("name", readers.READERS.names())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_an_article_or_a_reason(name: str, data: bytes) -> None:
    reader = readers.READERS.get(name)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)
    if name == "office":
        return  # another program reads these; tests/core/test_readers_office.py does it where that is installed
    try:
        article = reader.read(data, path=f"a{reader.suffixes[0]}")
    except ReadError:
        return
    assert "\r" not in article.text
    assert article.text_sha256 == text_digest(article.text)
    last = 0
    for paragraph in article.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(article.text)
        last = paragraph.end


def scope_of(text: str) -> Scope:
    article = read_text(text)
    return Scope(article, fold(article.text), extraction.text_ranges(article))


def findings(text: str) -> Iterator[tuple[str, Finding, str]]:
    scope = scope_of(text)
    for name in extractors.EXTRACTORS.names():
        extractor = extractors.EXTRACTORS.get(name)
        found = extractor.find(scope)
        assert found == extractor.find(scope), "an extractor must find the same every time"
        yield name, found, scope.article.text


ANYTHING = st.text(
    st.sampled_from("一二三是要第、，。；：“”（）1.①省局广东江西京津冀六稳工程 \u3000\n\u200b😀"), max_size=120
)


@settings(deadline=None)
@given(ANYTHING | st.text(max_size=80))
def test_every_extractor_gives_valid_spans(text: str) -> None:
    if not text.strip():
        return
    try:
        made = list(findings(text))
    except ReadError:
        return
    for _name, found, whole in made:
        groups = {group.id for group in found.groups}
        spans = [*found.spans, *(doubt.span for doubt in found.doubts)]
        assert len({span.id for span in spans}) == len(spans)
        for span in spans:
            assert 0 <= span.start < span.end <= len(whole)
            assert not whole[span.start].isspace()
            assert not whole[span.end - 1].isspace()
            assert span.pending
            assert span.origin.rule
            assert span.confidence is not None
            assert 0 < span.confidence <= 1
            assert not span.group or span.group in groups


class OwnExtractor:
    """What a developer would put into one file: every 会议 is a span of their own label."""

    name: str = "meetings"
    version: str = "1"

    def find(self, scope: Scope) -> Finding:
        found = []
        for start, end in scope.ranges:
            at = scope.text.find("会议", start, end)
            if at >= 0:
                key = machine_id(scope.article.text_sha256, "MEETING", at, at + 2)
                found.append(Span(key, "MEETING", at, at + 2, origin=Origin("meeting.word", "1"), confidence=0.5))
        return Finding(tuple(found))


def test_a_new_extractor_is_one_registration(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {name: f"core.extractors.{name}" for name in extractors.EXTRACTORS.names()}
    more = Registry("extractor", {**modules, "meetings": __name__})
    monkeypatch.setattr(extraction, "EXTRACTORS", more)
    before = {span.id for span in extraction.extract(HARD).spans if span.label != "MEETING"}
    found = extraction.extract(HARD).spans
    assert [span.text_of(HARD.text) for span in found if span.label == "MEETING"] == ["会议"]
    assert {span.id for span in found if span.label != "MEETING"} == before
    assert extraction.rule_set().count(".") == 3


PLUGIN = OwnExtractor()


def hard_objects() -> list[dict[str, object]]:
    found = extraction.extract(HARD)
    empty = Article("", text_digest(""))
    note = {found.spans[0].id: '=1+1\n"两行"，😀'}
    spans = [replace(span, note=note.get(span.id, "")) for span in found.spans]
    return [
        article_object(HARD, spans, found.groups, found.outline, status=True),
        article_object(empty, (), (), (), status=True),
    ]


def damaged(data: bytes) -> bytes:
    """One word is another one; where the word does not stand there as it is, the end is missing."""
    changed = data.replace("六稳".encode(), "六隐".encode()).replace(b"\\u516d\\u7a33", b"\\u516d")
    return data[: len(data) // 2] if changed == data else changed


@pytest.mark.parametrize("name", exporters.EXPORTERS.names())
def test_every_export_reads_back_and_notices_damage(name: str, tmp_path: Path) -> None:
    exporter = exporters.EXPORTERS.get(name)
    made = []
    for number in "12":
        (tmp_path / number).mkdir()
        out = Output(tmp_path / number / f"out{exporter.suffix}", folder=exporter.folder)
        exporter.write(hard_objects(), out, exporters.Job())
        exporter.check(hard_objects(), out, exporters.Job())
        made.append({path.relative_to(tmp_path / number): path.read_bytes() for path in out.made})
    assert made[0] == made[1], "the same input must give the same bytes"
    with pytest.raises(ExportError):
        exporter.check([], out, exporters.Job())
    for path in out.made:
        path.write_bytes(damaged(path.read_bytes()))
    with pytest.raises(ExportError):
        exporter.check(hard_objects(), out, exporters.Job())


GARBAGE = (
    b"",
    b"{",
    b"[1, 2]",
    b"\x00\xff" * 50,
    b"[" * 100_000,
    json.dumps({"text": "abc", "annotations": [{"label": "X", "start": 0, "end": 99}]}).encode(),
    json.dumps({"text": 5}).encode(),
)


@pytest.mark.parametrize("name", importers.IMPORTERS.names())
@pytest.mark.parametrize("data", GARBAGE)
def test_every_importer_refuses_garbage_with_a_reason(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "in.file"
    path.write_bytes(data)
    try:
        found = list(importers.IMPORTERS.get(name).read(path))
    except (ImportRefused, WorkspaceError) as error:
        assert str(error)
    else:
        assert [one for value in found for one in value["annotations"]] == []
    assert path.read_bytes() == data
