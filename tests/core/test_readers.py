"""Readers: our own pages, broken files, and the articles beside the project."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

from core.errors import FileBinary, FileEmpty, FileIsFolder, FileMissing, LibraryMissing
from core.messages import explain
from core.model import Role
from core.readers import READERS
from core.reading import find_files, probe, read_bytes, read_file, read_text
from tests.core.word_files import docx_of, pdf_of

PAGE = (
    "<html><head><meta charset=gb2312><title>甲省召开邮政工作会议_某某网</title></head><body><ul><li><a href=/>首页</a></li></ul>"
    "<h1>甲省召开邮政工作会议</h1><div><p>来源：某某网 2020-04-30</p><p>会议要求，一是要抓好安全，二是要抓好服务，推动行业发展。</p>"
    "<p>会议强调，各单位要认真落实，把工作做到实处，确保完成全年任务。</p></div></body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_whose_charset_may_lie(encoding: str) -> None:
    article = read_bytes(PAGE.encode(encoding), "a.html")
    roles = {article.text[one.start : one.end]: one.role for one in article.paragraphs}
    assert (article.title, article.source, article.published) == ("甲省召开邮政工作会议", "某某网", "2020-04-30")
    assert roles["首页"] is Role.CHROME
    assert roles["会议强调，各单位要认真落实，把工作做到实处，确保完成全年任务。"] is Role.BODY


def test_a_hundred_thousand_nested_tags() -> None:
    assert "江西" in read_bytes(b"<div>" * 100_000 + "江西".encode(), "n.html").text


def test_nul_and_lone_surrogates_stay_harmless() -> None:
    assert "湖南\0省" in read_bytes("湖南\0省会议".encode(), "a.txt").text
    assert read_text("湖南\ud800省").text == "湖南\ufffd省"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 8)
    for name, kind in (("e.txt", FileEmpty), ("b.txt", FileBinary), ("m.txt", FileMissing), ("", FileIsFolder)):
        with pytest.raises(kind):
            read_file(tmp_path / name)


def test_files_are_found_in_order_and_probed(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c.bin", ".d.txt"):
        (tmp_path / name).write_text("中文", "utf-8")
    assert [Path(path).name for path in find_files([str(tmp_path)])] == ["a.HTML", "b.txt"]
    assert probe(tmp_path / "b.txt") == read_file(tmp_path / "b.txt").file_sha256


def test_every_shared_article_opens(shared: Path) -> None:
    lines = (shared / "articles" / "manifest.jsonl").read_text("utf-8").splitlines()
    names = [json.loads(line)["file"] for line in lines]
    names = [name for name in names if name.endswith((".txt", ".html", ".md"))]
    assert names
    for name in names:
        article = read_file(shared / "articles" / name)
        assert article.title, name
        assert any(one.role is Role.BODY for one in article.paragraphs), name


def test_the_reference_article_is_told_from_its_page(shared: Path) -> None:
    article = read_file(shared / "reference" / "article.txt")
    assert article.paragraphs
    for one in article.paragraphs:
        if article.text[one.start : one.end].startswith(("现在位置", "投稿人", "来源", "发表评论")):
            assert one.role in {Role.CHROME, Role.META}
    assert [one.role for one in article.paragraphs].count(Role.TITLE) >= 1


@pytest.mark.parametrize("reader", [one for one in READERS if not one.binary], ids=lambda one: one.name)
def test_every_reader_keeps_its_contract(reader) -> None:
    article = reader.read("中文会议。\n\n第二段。".encode(), path="x")
    assert article.reader == f"{reader.name}@{reader.version}"
    assert all(0 <= one.start < one.end <= len(article.text) for one in article.paragraphs)


@pytest.mark.parametrize(("library", "name"), [("docx", "a.docx"), ("pypdf", "a.pdf")])
def test_a_missing_library_is_named(library: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx_of("正文") if name == "a.docx" else pdf_of(["正文"])
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(LibraryMissing, match=r"python-docx|pypdf") as caught:
        read_bytes(data, name)
    assert "requirements.txt" in explain(caught.value).what_to_do


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_are_no_text_of_any_encoding(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(random.Random(seed).randbytes(5000))
    with pytest.raises(FileBinary):
        read_file(path)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["各省召开会议，要求抓好落实。\n" * 20, "A meeting was held.\n" * 20])
def test_text_in_utf16_without_a_mark_is_text(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes(text.encode(encoding))
    assert read_file(path).text == text
