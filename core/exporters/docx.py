"""Word: the summary of one article or of many, with the tables the window shows and copies.

The file is written piece by piece, so that many articles take no memory; numbers stand in the text, since Word's own
list numbers are no text.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import IO, Final
from xml.etree import ElementTree as ET

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.outputs import Output
from core.exporters.pages import Heading, Line, Piece, pieces
from core.exporters.reading_back import reading_back
from core.exporters.xml_text import clean, content, forbidden
from core.summary.tables import Table
from core.translation import QT_TRANSLATE_NOOP

REPLACED: Final = QT_TRANSLATE_NOOP("export", "characters XML forbids, in the report")
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_MAIN}}}"
_DOCUMENT: Final = "word/document.xml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OTHERS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
}


def _style(key: str, name: str, size: int, level: int) -> str:
    """A heading's style; `size` in half points."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>'
        f'<w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


_STYLES: Final = (
    f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="21"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style("Heading1", "heading 1", 32, 0)
    + _style("Heading2", "heading 2", 26, 1)
    + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_PAGE: Final = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
"""A4 across: the tables are wide."""
_WIDTH: Final = 14570
"""Twentieths of a point between the margins."""


class DocxExporter:
    """Writes one document."""

    name: str = "docx"
    version: int = 1
    suffix: str = ".docx"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = frozenset({"title", "empty"})
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """The parts that never change, then the document."""
        with out.open() as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, xml in {**_OTHERS, "word/styles.xml": _STYLES}.items():
                archive.writestr(_entry(name), _XML + xml)
            with archive.open(_entry(_DOCUMENT), "w", force_zip64=True) as document:
                document.write(f'{_XML}<w:document xmlns:w="{_MAIN}"><w:body>\n'.encode())
                for piece in pieces(articles, text=False):
                    job.losses.add(REPLACED, sum(map(forbidden, _words(piece))))
                    document.write(_xml(piece).encode("utf-8"))
                document.write(f"<w:p/>{_PAGE}</w:body></w:document>\n".encode())

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """Every paragraph and every cell reads back as it was exported."""
        with (
            reading_back(out),
            out.read() as file,
            zipfile.ZipFile(file) as archive,
            archive.open(_DOCUMENT) as document,
        ):
            if archive.testzip() is not None:
                raise ExportError("a part of the document is damaged", path=str(out.path))
            wanted = (tuple(map(clean, _words(piece))) for piece in pieces(articles, text=False))
            for number, (found, words) in enumerate(zip_longest(_read(document), wanted), 1):
                if found != words:
                    raise ExportError(f"piece {number} of the report reads back as something else", path=str(out.path))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # its date is that of 1980: the same input gives the same bytes
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _words(piece: Piece) -> list[str]:
    """The texts of a piece: its one line, or its cells row by row."""
    if isinstance(piece, Table):
        return [cell for row in _rows(piece) for cell in row]
    return [piece.text] if isinstance(piece, Heading | Line) else []


def _rows(table: Table) -> list[tuple[str, ...]]:
    return [table.columns, *table.rows] if table.columns else list(table.rows)


def _xml(piece: Piece) -> str:
    if isinstance(piece, Table):
        return _table(piece)
    style = f"Heading{piece.level}" if isinstance(piece, Heading) else ""
    return _paragraph("".join(_words(piece)), style)


def _paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{look}<w:r>{weight}<w:t xml:space="preserve">{content(text)}</w:t></w:r></w:p>\n'


def _table(table: Table) -> str:
    rows = _rows(table)
    width = _WIDTH // max(1, len(rows[0]))
    made = [
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>',
        f'<w:gridCol w:w="{width}"/>' * len(rows[0]),
        "</w:tblGrid>\n",
    ]
    for number, row in enumerate(rows):
        head = bool(table.columns) and number == 0
        made.append("<w:tr><w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>")
        made += [f"<w:tc>{_paragraph(cell, bold=head)}</w:tc>" for cell in row]
        made.append("</w:tr>\n")
    return "".join([*made, "</w:tbl>\n"])


def _read(document: IO[bytes]) -> Iterator[tuple[str, ...]]:
    """The texts of each paragraph and table of the body, one by one."""
    open_: list[ET.Element] = []
    for event, element in ET.iterparse(document, ("start", "end")):  # noqa: S314  # our own bytes, written a moment ago
        if event == "start":
            open_.append(element)
            continue
        open_.pop()
        if len(open_) != 2:
            continue
        if element.tag == f"{_W}tbl":
            yield tuple("".join(cell.itertext()).replace("\n", "") for cell in element.iter(f"{_W}tc"))
        elif element.tag == f"{_W}p" and len(element):
            yield ("".join(element.itertext()),)
        open_[-1].remove(element)


PLUGIN: Final = DocxExporter()
