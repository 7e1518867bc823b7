"""The reference article in five containers: each gives the same eleven tasks."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from core.extraction import extract
from core.model import TASK, Article, Role, Span
from core.reading import read_bytes, read_file
from tests.core.word_files import Lists, docx_of, mht_of

Told = list[tuple[str, str, int | None]]


def tasks(article: Article) -> list[Span]:
    return [span for span in extract(article).spans if span.label == TASK]


def told(article: Article) -> Told:
    return [(span.text_of(article.text), span.style, span.ordinal) for span in tasks(article)]


@pytest.fixture(scope="module")
def reference(shared: Path) -> Article:
    return read_file(shared / "reference" / "article.txt")


@pytest.fixture(scope="module")
def expected(reference: Article) -> Told:
    found = told(reference)
    assert len(found) == 11
    return found


def lines(article: Article) -> list[str]:
    return [article.text[one.start : one.end] for one in article.paragraphs]


def page(article: Article) -> str:
    body = "".join(f"<p>　　{escape(line)}</p>" for line in lines(article)[4:11])
    links = "".join(f"<li><a href='/{at}'>别处的新闻标题第{at}条</a></li>" for at in range(30))
    return (
        f"<html><head><meta charset='utf-8'><title>{escape(article.title)}_某某网</title></head><body>"
        f"<div class='nav'><ul>{links}</ul></div><h1>{escape(article.title)}</h1><div class='content'>{body}</div>"
        f"<div class='related'><ul>{links}</ul></div><div>来源：国家邮政局网站</div></body></html>"
    )


def with_automatic_numbers(article: Article) -> bytes:
    """Each item a paragraph of its own whose number stands in the list's definition only."""
    file = Lists()
    family = {style: file.abstract(("chineseCounting", f"%1{style[1:]}")) for style in ("N是", "N要")}
    numbers: dict[str, int] = {}
    found = tasks(article)
    for one in article.paragraphs[1:11]:
        at = one.start
        for span in (span for span in found if one.start <= span.start < one.end):
            assert span.marker is not None
            file.document.add_paragraph(article.text[at : span.start])
            if span.ordinal == 1:
                start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
                numbers[span.style] = file.number(family[span.style], start)
            file.item(article.text[span.marker[1] : span.end + 1], numbers[span.style])
            at = span.end + 1
        file.document.add_paragraph(article.text[at : one.end])
    return file.data()


@pytest.mark.parametrize("container", ["txt", "page", "typed", "automatic", "mht"])
def test_the_same_eleven_tasks(container: str, reference: Article, expected: Told) -> None:
    made: dict[str, tuple[str, bytes]] = {
        "txt": ("a.txt", reference.text.encode("gb18030")),
        "page": ("a.html", page(reference).encode("utf-8")),
        "typed": ("a.docx", docx_of(*lines(reference))),
        "automatic": ("a.docx", with_automatic_numbers(reference)),
        "mht": ("a.mhtml", mht_of(page(reference))),
    }
    name, data = made[container]
    article = read_bytes(data, name)
    assert told(article) == expected
    assert article.title == reference.title


def test_lists_that_have_their_lead_in_in_an_earlier_paragraph_keep_its_province(reference: Article) -> None:
    apart = read_bytes(with_automatic_numbers(reference), "a.docx")
    whole, parted = ([one for one in extract(article).groups if one.label == TASK] for article in (reference, apart))
    assert [one.province for one in parted] == [one.province for one in whole] == ["44", "36", "43"]
    words = [apart.text[one.lead_in[0] : one.lead_in[1]] for one in parted if one.lead_in]
    assert [one[:4] for one in words] == ["会议要求", "会议强调", "会议强调"]


def test_the_saved_page_keeps_its_links_out_of_the_body(reference: Article) -> None:
    article = read_bytes(page(reference).encode("utf-8"), "a.html")
    body = [article.text[one.start : one.end] for one in article.paragraphs if one.role is Role.BODY]
    assert [line.strip() for line in lines(reference)[4:11]] == body
