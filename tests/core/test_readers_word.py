"""Word files: automatic numbers, tables, titles, what is left out, and archives that lie."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml

from core.errors import FileDamaged, FileIsBomb, FileLocked, ReadError
from core.model import Role
from core.readers import numbers, packed
from core.reading import read_bytes
from tests.core.word_files import Lists, W, docx_of, saved


def lines(data: bytes, name: str = "a.docx") -> list[str]:
    return read_bytes(data, name).text.split("\n")


def test_nested_levels_start_anew_under_each_parent() -> None:
    file = Lists()
    one = file.number(file.abstract(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")))
    for text, level in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1), ("庚", 2)):
        file.item(text, one, level)
    assert lines(file.data()) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "1.庚"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chineseCounting", ["一", "十一", "二十", "一○一"]),
        ("chineseCountingThousand", ["一", "十一", "二十", "一百零一"]),
        ("ideographTraditional", ["甲", "11", "20", "101"]),
        ("decimalEnclosedCircle", ["①", "⑪", "⑳", "101"]),
        ("chineseLegalSimplified", ["壹", "壹拾壹", "贰拾", "壹佰零壹"]),
        ("upperRoman", ["I", "XI", "XX", "CI"]),
        ("lowerLetter", ["a", "k", "t", "wwww"]),
        ("decimalZero", ["01", "11", "20", "101"]),
        ("decimalFullWidth", ["１", "１１", "２０", "１０１"]),
        ("ideographDigital", ["一", "一一", "二〇", "一〇一"]),
    ],
)
def test_counts_are_written_as_word_writes_them(style: str, expected: list[str]) -> None:
    assert [numbers.WORD[style](count) for count in (1, 11, 20, 101)] == expected


def test_a_second_list_of_one_kind_goes_on_unless_it_says_where_it_starts() -> None:
    file = Lists()
    kind = file.abstract(("decimal", "%1."))
    first, going_on = file.number(kind), file.number(kind)
    anew = file.number(kind, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    for number in (first, first, going_on, anew, anew):
        file.item("项", number)
    assert lines(file.data()) == ["1.项", "2.项", "3.项", "5.项", "6.项"]


def test_an_override_replaces_the_level() -> None:
    file = Lists()
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="(%1)"/></w:lvl>'
    one = file.number(file.abstract(("decimal", "%1.")), f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>')
    file.item("项", one)
    assert lines(file.data()) == ["(C)项"]


def test_a_style_numbers_its_paragraphs_and_zero_takes_the_number_away() -> None:
    file = Lists()
    one = file.number(file.abstract(("chineseCounting", "第%1条")))
    file.document.styles["Heading 1"].element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:numId w:val="{one}"/></w:numPr>')
    )
    file.document.add_paragraph("总则", style="Heading 1")
    file.document.add_paragraph("附则", style="Heading 1")
    file.item("无号", 0)
    article = read_bytes(file.data(), "a.docx")
    assert article.text.split("\n") == ["第一条 总则", "第二条 附则", "无号"]
    assert [one.level for one in article.paragraphs][1] == 1


def test_a_level_shows_the_numbers_above_it_and_can_show_them_in_digits() -> None:
    file = Lists()
    one = file.number(file.abstract(("chineseCounting", "%1、"), ("decimal", "%1.%2"), inside="<w:isLgl/>"))
    for text, level in (("甲", 0), ("乙", 1), ("丙", 1)):
        file.item(text, one, level)
    assert lines(file.data()) == ["一、甲", "1.1 乙", "1.2 丙"]


def test_bullets_and_lists_nobody_defined_show_nothing() -> None:
    file = Lists()
    one = file.number(file.abstract(("bullet", "\uf0b7")))
    file.item("甲", one)
    file.item("乙", 999)
    assert lines(file.data()) == ["甲", "乙"]


def test_cells_stay_apart_and_rows_are_lines() -> None:
    document = Document()
    document.add_paragraph("各省业务量")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("省份", "业务量"), ("江西", "3.2亿件"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "同比", "增长"
    assert lines(saved(document)) == ["各省业务量", "省份\t业务量", "江西\t3.2亿件 同比\t增长"]


def test_the_title_is_what_the_style_says() -> None:
    article = read_bytes(docx_of("甲省人民政府文件", "# 关于做好邮政工作的", "# 通知", "各市：要抓好落实。"), "a.docx")
    assert article.title == "关于做好邮政工作的通知"
    assert [one.role for one in article.paragraphs] == [Role.BODY, Role.TITLE, Role.TITLE, Role.BODY]


def test_headers_notes_deleted_and_hidden_text_stay_out() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    paragraph = document.add_paragraph("正文")
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>删去</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>增加</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"))
    paragraph._p.append(parse_xml(f"<w:r {W}><w:instrText>PAGE</w:instrText></w:r>"))
    assert lines(saved(document)) == ["正文增加"]


def test_a_soft_return_and_a_pair_of_wide_spaces_open_paragraphs() -> None:
    assert lines(docx_of("会议要求抓好安全。\n会议强调抓好服务。　　会议指出形势向好。")) == [
        "会议要求抓好安全。",
        "会议强调抓好服务。",
        "会议指出形势向好。",
    ]


def test_a_word_file_is_known_by_its_content() -> None:
    data = docx_of("正文在此。")
    for name in ("a.doc", "a.txt", "a", "a.wps", "a.bin"):
        assert read_bytes(data, name).reader.startswith("docx@")


def changed(data: bytes, name: str, content: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == name else old.read(member))
    return stream.getvalue()


def test_a_zip_bomb_is_refused_from_its_directory() -> None:
    data = changed(docx_of("正文"), "word/document.xml", b" " * 60_000_000)
    assert len(data) < 200_000
    with pytest.raises(FileIsBomb, match="times its size"):
        read_bytes(data, "a.docx")


def test_a_directory_that_lies_about_its_sizes_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(changed(docx_of("正文"), "word/document.xml", b" " * 5_000_000))
    # the central directory says one byte; the local header still says what there is
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = (1).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(FileDamaged):
        read_bytes(bytes(data), "a.docx")
    monkeypatch.setattr(packed, "_check", lambda _members: None)
    monkeypatch.setattr(packed, "TOTAL", 1000)
    with pytest.raises(FileIsBomb, match="MB of markup"):
        read_bytes(docx_of("正文"), "a.docx")


def test_too_many_members_are_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("word/document.xml", "")
        for number in range(packed.MEMBERS):
            archive.writestr(f"word/{number}.xml", "")
    with pytest.raises(FileIsBomb, match="members"):
        read_bytes(stream.getvalue(), "a.docx")


def test_pictures_are_never_unpacked() -> None:
    stream = BytesIO(docx_of("正文"))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(range(256)) * 10_000)
    assert packed.markup_of(stream.getvalue())["word/media/image1.png"] == b""


def test_entities_do_not_multiply() -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "湖南省">{entities}]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(ReadError):
        read_bytes(changed(docx_of("正文"), "word/document.xml", xml.encode()), "a.docx")


def test_deep_nesting_is_refused_or_read() -> None:
    deep = f"<w:document {W}><w:body>{'<w:sdt><w:sdtContent>' * 5_000}"
    with pytest.raises(FileDamaged):
        read_bytes(changed(docx_of("正文"), "word/document.xml", deep.encode()), "a.docx")


def test_a_file_with_a_password_says_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(FileLocked):
        read_bytes(locked, "a.docx")


def test_a_circle_of_styles_ends() -> None:
    file = Lists()
    first, second = file.document.styles["Heading 1"].element, file.document.styles["Heading 2"].element
    for style, base in ((first, "Heading2"), (second, "Heading1")):
        style.find(f"{{{style.nsmap['w']}}}basedOn").set(f"{{{style.nsmap['w']}}}val", base)
    file.document.add_paragraph("总则", style="Heading 1")
    assert lines(file.data()) == ["总则"]
