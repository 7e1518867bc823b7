"""PDFs: paragraphs rejoined, page numbers gone, and plain words for what cannot be read."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from core.errors import FileDamaged, FileEmpty, FileIsBomb, FileLocked, FileScanned
from core.readers import pdf
from core.reading import read_bytes
from tests.core.word_files import pdf_objects, pdf_of

PAGES = (
    [
        "关于做好邮政工作的通知",
        "会议要求，一是要抓好安全生产，确保人民群众生命财产安全，二是要抓好服",
        "务质量。",
        "会议强调，各单位要认真落实工作部署，把各项工作做到实处，确保完成全年任",
        "- 1 -",
    ],
    ["务目标，为经济社会发展作出更大的贡献。", "一、总体要求", "（一）坚持稳中求进。", "第 2 页 共 2 页"],
)


def test_lines_are_rejoined_over_pages_without_their_numbers() -> None:
    article = read_bytes(pdf_of(*PAGES), "a.pdf")
    assert article.text.split("\n") == [
        "关于做好邮政工作的通知",
        "会议要求，一是要抓好安全生产，确保人民群众生命财产安全，二是要抓好服务质量。",
        "会议强调，各单位要认真落实工作部署，把各项工作做到实处，确保完成全年任务目标，为经济社会发展作出更大的贡献。",
        "一、总体要求",
        "（一）坚持稳中求进。",
    ]
    assert article.title == "关于做好邮政工作的通知"


def test_running_heads_are_left_out() -> None:
    pages = [
        [f"甲省人民政府公报 2024年第{at}期", f"会议第{at}次要求抓好安全。", f"会议第{at}次强调。"] for at in range(1, 6)
    ]
    text = read_bytes(pdf_of(*pages), "a.pdf").text
    assert "公报" not in text
    assert "会议第3次要求抓好安全。" in text


def test_a_number_that_is_text_stays() -> None:
    assert "2024" in read_bytes(pdf_of(["关于二○二四年工作的通知", "2024", "会议要求抓好安全。"]), "a.pdf").text


def with_password(owner_only: bool) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of(*PAGES))))
    writer.encrypt("" if owner_only else "secret", "owner", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_password_is_said_and_one_that_only_forbids_printing_is_no_hindrance() -> None:
    with pytest.raises(FileLocked):
        read_bytes(with_password(owner_only=False), "a.pdf")
    assert "总体要求" in read_bytes(with_password(owner_only=True), "a.pdf").text


def scanned(resources: bytes) -> bytes:
    return pdf_objects(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<" + resources + b">>>>",
            b"<</Length 6>>stream\n/I Do \nendstream",
            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/Length 1>>stream\n0\nendstream",
        ]
    )


def test_a_scan_is_told_from_an_empty_file() -> None:
    with pytest.raises(FileScanned):
        read_bytes(scanned(b"/XObject<</I 5 0 R>>"), "a.pdf")
    with pytest.raises(FileEmpty):
        read_bytes(scanned(b""), "a.pdf")


def test_a_page_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "STREAM", 100)
    with pytest.raises(FileIsBomb):
        read_bytes(pdf_of(*PAGES), "a.pdf")


def test_what_is_only_called_pdf_is_refused() -> None:
    with pytest.raises(FileDamaged):
        read_bytes(b"%PDF-1.7\n%%EOF", "a.pdf")
