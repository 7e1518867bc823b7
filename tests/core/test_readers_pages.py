"""Web pages and Markdown: list numbers, tables, breaks, invisible characters, envelopes, lying declarations."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import FileEmpty
from core.extraction import extract
from core.model import PROVINCE, Role
from core.reading import read_bytes, read_file, read_text
from core.text import fold
from tests.core.word_files import mht_of

HEAD = "<h1>甲省召开全省邮政工作会议</h1><p>会议要求，全省各单位要抓好以下各项工作，推动行业发展，完成全年任务。</p>"


def lines(markup: str, name: str = "a.html") -> list[str]:
    return read_bytes(f"<html><body>{HEAD}{markup}</body></html>".encode(), name).text.split("\n")[2:]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>抓安全<li>抓服务</ol>", ["1. 抓安全", "2. 抓服务"]),
        ("<ol start=3><li>甲<li>乙</ol>", ["3. 甲", "4. 乙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol reversed start=9><li>甲<li>乙</ol>", ["9. 甲", "8. 乙"]),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol type=I start=4><li>甲<li>乙</ol>", ["IV. 甲", "V. 乙"]),
        ("<ol><li>甲<li value=7>乙<li>丙</ol>", ["1. 甲", "7. 乙", "8. 丙"]),
        ("<ol><li>甲<ol type=i><li>子<li>丑</ol><li>乙</ol>", ["1. 甲", "i. 子", "ii. 丑", "2. 乙"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li>1.甲<li>（二）乙<li>三是丙</ol>", ["1.甲", "（二）乙", "三是丙"]),
        ("<ol><li><p>甲</p><p>续</p></li><li><p>乙</p></li></ol>", ["1. 甲", "续", "2. 乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<ol start=x><li value=y>甲</ol>", ["1. 甲"]),
    ],
)
def test_numbers_of_lists_become_text(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


def test_cells_stay_apart() -> None:
    assert lines("<table><tr><td>省份<td>件数<tr><th>江西</th><td>3</td></table>") == ["省份\t件数", "江西\t3"]


@pytest.mark.parametrize(
    "breaks", ["\r\n", "\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "。\u3000\u3000", "。\u3000\u3000\n"]
)
def test_every_kind_of_break_opens_a_paragraph(breaks: str) -> None:
    article = read_text(f"会议要求抓好安全生产工作{breaks}会议强调抓好优质服务工作。")
    pieces = [article.text[one.start : one.end] for one in article.paragraphs]
    assert len(pieces) == 2
    assert pieces[1] == "会议强调抓好优质服务工作。"


@pytest.mark.parametrize("char", ["\xa0", "\u200b", "\u200d", "\u2060", "\ue004", "\ufeff"])
def test_invisible_characters_stay_in_the_text(char: str) -> None:
    words = f"会议在江西召开，{char}要求抓好安全。"
    for name, data in (("a.txt", words), ("a.md", words), ("a.html", f"<html><p>{words}</p></html>")):
        article = read_bytes(data.encode(), name)
        assert char in article.text
        assert len(fold(article.text)) == len(article.text)


@pytest.mark.parametrize("char", ["\xa0", "\u200b", "\ue004"])
def test_invisible_characters_around_a_name_do_not_hide_it(char: str) -> None:
    article = read_text(f"会议要求，{char}江西省{char}邮政管理局要抓好安全生产工作。")
    assert [span.text_of(article.text) for span in extract(article).spans if span.label == PROVINCE] == ["江西省"]


TRADITIONAL = (
    "行政院今日召開會議，要求各單位對長期照顧與產業發展問題提出報告，並說明現有經費的運用情形。"
    "主席指出，這個計畫關係到國家的未來，應該從實際的需要開始，讓更多的人能夠得到幫助。"
)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_big5_is_read(name: str) -> None:
    article = read_bytes(TRADITIONAL.encode("big5"), name)
    assert (article.text, article.encoding) == (TRADITIONAL, "big5")


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1", "big5", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_a_page_declares_may_be_a_lie(declared: str, encoding: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body>{HEAD}</body></html>"
    for name, data in (("a.html", page.encode(encoding)), ("a.mht", mht_of(page, charset=declared, encoding=encoding))):
        assert "会议要求，全省各单位" in read_bytes(data, name).text


def test_big5_pages_are_read_whatever_they_declare() -> None:
    page = f"<html><head><meta charset=utf-8></head><body><p>{TRADITIONAL}</p></body></html>"
    assert TRADITIONAL in read_bytes(page.encode("big5"), "a.html").text


def test_a_saved_page_is_taken_out_of_its_envelope() -> None:
    data = mht_of(f"<html><body>{HEAD}</body></html>")
    for name in ("a.mht", "a.mhtml", "a.doc", "a.txt", ""):
        article = read_bytes(data, name)
        assert article.title == "甲省召开全省邮政工作会议"
        assert article.reader == "mht@1"
    assert read_bytes(data, "a.mht").file_sha256 != read_bytes(f"<html>{HEAD}".encode(), "a.html").file_sha256


def test_an_envelope_without_a_page_is_empty() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    with pytest.raises(FileEmpty):
        read_bytes(head + b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n", "a.mht")


def test_a_page_called_mht_is_read_as_a_page() -> None:
    assert read_bytes(f"<html><body>{HEAD}</body></html>".encode(), "a.mht").title == "甲省召开全省邮政工作会议"


def body(text: str) -> list[str]:
    article = read_bytes(text.encode(), "a.md")
    return [article.text[one.start : one.end] for one in article.paragraphs if one.role is Role.BODY]


def test_markdown_keeps_its_text_and_leaves_tags_out_of_paragraphs() -> None:
    text = "# 题目\n\n<p><strong>要点</strong></p><p>会议要求抓好安全。<br></p><p>会议强调服务。</p>\n"
    assert read_bytes(text.encode(), "a.md").text == text
    assert body(text) == ["要点", "会议要求抓好安全。", "会议强调服务。"]


def test_scripts_in_markdown_are_not_body() -> None:
    text = "# 题目\n\n<style>\np { color: red }\n</style>\n\n会议要求抓好安全。\n\n<script>\nvar 江西 = 1\n</script>\n"
    assert body(text) == ["会议要求抓好安全。"]


def test_a_numbered_list_of_html_in_markdown_shows_its_numbers() -> None:
    text = "# 题目\n\n会议要求 &ldquo;六稳&rdquo;：\n\n<ol>\n<li>抓<b>安全</b></li>\n<li>抓服务</li>\n</ol>\n\n1. 原样\n\n```\n江<b>西&amp;\n```\n"
    assert body(text) == ["会议要求 “六稳”：", "1. 抓安全", "2. 抓服务", "1. 原样", "江<b>西&amp;"]


def test_what_a_site_recommends_is_not_body_even_where_it_reads_like_prose() -> None:
    other = "<p>另一篇文章的摘要说，国庆节前夕有关部门发布了重磅消息，在各地引起了热烈的反响，市场也随之上涨。</p>"
    page = f"<html><body><div>{HEAD}<p>会议强调，各单位要把各项工作落到实处，确保年内完成。</p><p>为你推荐</p>{other * 2}</div></body></html>"
    article = read_bytes(page.encode(), "a.html")
    body = [article.text[one.start : one.end] for one in article.paragraphs if one.role is Role.BODY]
    assert len(body) == 2
    assert not any("另一篇" in line for line in body)


def test_the_head_of_our_own_samples_is_told_from_the_article() -> None:
    """A row of links is no title, a date behind 发布 alone is metadata, 打印 关闭 is no paragraph."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "samples"
    for name, title, source in (
        ("01-chuan-yu-qian.txt", "川渝黔三省市", "山乡供销网"),
        ("03-min-gan-yue.txt", "闽赣粤三省林业部门", "山海林业信息网"),
    ):
        article = read_file(folder / name)
        assert article.title.startswith(title)
        assert article.source == source
        assert article.published.startswith("2025-11-")
        body = next(one for one in article.paragraphs if one.role is Role.BODY)
        assert "打印" not in article.text[body.start : body.end]
        assert "发布" not in article.text[body.start : body.end]


PROSE = "<p>会议要求，全省各单位要抓好以下各项工作，推动行业发展，完成全年任务，各项工作要有新进展。</p>"


def roles(markup: str) -> dict[str, Role]:
    article = read_text(f"<html><body>{markup}</body></html>", html=True)
    return {article.text[one.start : one.end]: one.role for one in article.paragraphs}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><td><p>序号</p></td><td><p>事项</p></td></tr><tr><td><p>1</p></td><td><p>修路</p></td></tr>",
            ["序号\t事项", "1\t修路"],
        ),
        ("<tr><td><p>甲</p><p>乙</p></td><td><p>丙</p></td></tr>", ["甲", "乙", "丙"]),
        ("<tr><td><p>甲<br>乙</p></td><td>丙</td></tr>", ["甲", "乙", "丙"]),
        (f"<tr><td>{PROSE * 2}</td></tr>", [PROSE[3:-4]] * 2),
    ],
)
def test_a_paragraph_alone_in_a_cell_is_a_cell(table: str, expected: list[str]) -> None:
    assert lines(f"<table>{table}</table>") == expected


def test_a_kicker_and_a_subtitle_belong_to_the_text_and_drawn_lines_do_not() -> None:
    page = (
        "<div><p>甲省邮政管理局部署旺季服务</p><h1>甲省邮政管理局：旺季服务有保障</h1><p>三万名快递员坚守岗位不打烊</p>"
        f"<p>2031-05-06 08:00 晨光新闻网</p></div><div>{PROSE}<p>---</p><p>更新于2031-05-06 09:30</p>{PROSE}</div>"
    )
    found = roles(page)
    assert found["甲省邮政管理局部署旺季服务"] is Role.BODY
    assert found["三万名快递员坚守岗位不打烊"] is Role.BODY
    assert found["---"] is Role.CHROME
    assert found["更新于2031-05-06 09:30"] is Role.META


@pytest.mark.parametrize(
    ("line", "role", "published"),
    [
        ("（2031年3月6日甲省第十四届人民代表大会第二次会议通过）", Role.BODY, "2031-03-06"),
        ("——2031年1月18日在甲省第十四届人民代表大会第二次会议上", Role.BODY, "2031-01-18"),
        ("2031-03-06 09:15 晨光新闻网", Role.META, "2031-03-06"),
    ],
)
def test_who_passed_a_rule_is_text_and_still_dates_it(line: str, role: Role, published: str) -> None:
    article = read_text(f"甲省快递业促进条例\n{line}\n{PROSE[3:-4]}")
    assert article.paragraphs[1].role is role
    assert article.published == published
    assert article.source == ("晨光新闻网" if role is Role.META else "")
