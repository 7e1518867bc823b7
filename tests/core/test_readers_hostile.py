"""Any bytes at all: a reader answers with an article or with a kind of `ReadError`, in time linear in the file."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import ProgramMissing, ReadError
from core.readers import READERS
from core.reading import read_bytes
from tests.core.word_files import Lists, docx_of, mht_of, pdf_of

SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
NAMES = ("a.docx", "a.pdf", "a.mht", "a.html", "a.md", "a.txt", "a.ofd", "a")
HEADS = (
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n",
    b"<html>",
)


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What LibreOffice makes of random bytes is not ours to test, and takes seconds each."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)


def numbered() -> bytes:
    file = Lists()
    one = file.number(file.abstract(("chineseCounting", "%1、"), ("decimal", "%2.")))
    file.item("总体要求", one)
    file.item("抓好安全", one, 1)
    return file.data()


PAGE = (
    "<html><body><h1>甲省召开邮政工作会议</h1><p>会议要求，要抓好安全，推动行业发展。</p><ol><li>甲</ol></body></html>"
)
WHOLE = {
    "a.docx": numbered(),
    "b.docx": docx_of("# 题目", "正文在此。"),
    "a.pdf": pdf_of(["会议要求抓好安全。", "会议强调。"], ["第二页"]),
    "a.mht": mht_of(PAGE),
    "a.html": PAGE.encode("gb18030"),
}


def try_to_read(data: bytes, name: str) -> None:
    try:
        article = read_bytes(data, name)
    except ReadError as error:
        assert error.path == name
        return
    assert all(0 <= one.start < one.end <= len(article.text) for one in article.paragraphs)
    assert all(one.end <= after.start for one, after in zip(article.paragraphs, article.paragraphs[1:], strict=False))
    assert "\r" not in article.text


@SLOW
@given(st.binary(max_size=2000), st.sampled_from(HEADS), st.sampled_from(NAMES))
def test_random_bytes(data: bytes, head: bytes, name: str) -> None:
    try_to_read(head + data, name)


@SLOW
@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1))
def test_truncated_files(name: str, share: float) -> None:
    try_to_read(WHOLE[name][: int(len(WHOLE[name]) * share)], name)


@settings(SLOW, max_examples=150)
@given(
    st.sampled_from(sorted(WHOLE)), st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 7)), min_size=1, max_size=8)
)
def test_flipped_bits(name: str, flips: list[tuple[float, int]]) -> None:
    data = bytearray(WHOLE[name])
    for place, bit in flips:
        data[int(place * len(data))] ^= 1 << bit
    try_to_read(bytes(data), name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<ol><li>" * 50_000 + "江西".encode()),
        ("a.html", b"<table><tr><td>" * 30_000 + "江西".encode()),
        ("a.html", b"<ol>" + b"<li value=99999999999>" * 50_000),
        ("a.md", b"<div>" * 30_000 + b"<ol><li>x"),
        ("a.md", b"x" + b"<b>" * 300_000),
        ("a.md", b"<script>\n" * 100_000),
        ("a.md", b"<!--" * 100_000 + b"<ol>"),
        ("a.md", b"<ol>\n" + b"```\n<p>\n" * 20_000),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + b"--b\n" * 100_000),
        (
            "a.mht",
            b"MIME-Version: 1.0\n"
            + b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(3_000)),
        ),
        ("a.txt", b"&" * 1_000_000),
        ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj\n<<" * 50_000),
        ("a.pdf", b"%PDF-1.4\n" + b"[" * 100_000 + b"\nstartxref\n9\n%%EOF"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pages_made_to_hurt(name: str, data: bytes) -> None:
    try_to_read(data, name)


@pytest.mark.parametrize("reader", list(READERS), ids=lambda one: one.name)
def test_a_reader_itself_raises_nothing_else(reader) -> None:
    for data in (b"\x00", b"PK\x03\x04", b"%PDF-", b"\xff" * 100, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            reader.read(data)
        except ReadError:
            continue


def test_without_libreoffice_a_doc_is_refused_with_the_way_out() -> None:
    with pytest.raises(ProgramMissing):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "a.doc")
