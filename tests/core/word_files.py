"""Word files and other containers made for the tests, with the same text in each."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")


def docx_of(*paragraphs: str) -> bytes:
    """A Word file of those paragraphs; one that begins with `# ` is in the title's style."""
    document = Document()
    for text in paragraphs:
        if text.startswith("# "):
            document.add_paragraph(text[2:], style="Title")
        else:
            document.add_paragraph(text)
    return saved(document)


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


class Lists:
    """A Word file with automatic numbers: levels as (numFmt, lvlText), paragraphs as (text, list, level)."""

    def __init__(self) -> None:
        self.document = Document()
        self.numbering = self.document.part.numbering_part.element
        for element in list(self.numbering):
            self.numbering.remove(element)
        self._last = 0

    def abstract(self, *levels: tuple[str, str], more: str = "", inside: str = "") -> int:
        self._last += 1
        xml = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{inside}<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (style, text) in enumerate(levels)
        )
        element = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{self._last}">{more}{xml}</w:abstractNum>')
        numbers = self.numbering.findall(f"{{{element.nsmap['w']}}}num")
        numbers[0].addprevious(element) if numbers else self.numbering.append(element)
        return self._last

    def number(self, abstract: int, overrides: str = "") -> int:
        self._last += 1
        self.numbering.append(
            parse_xml(f'<w:num {W} w:numId="{self._last}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')
        )
        return self._last

    def item(self, text: str, number: int, level: int = 0) -> None:
        paragraph = self.document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )

    def data(self) -> bytes:
        return saved(self.document)


def mht_of(page: str, *, charset: str = "utf-8", encoding: str | None = None) -> bytes:
    """A page as a browser saves it in one file, with a picture and a style sheet beside it."""
    import quopri

    body = quopri.encodestring(page.encode(encoding or charset))
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\nSubject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B----"\r\n\r\n\r\n'
        f"------B----\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <frame@mhtml>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    tail = (
        "\r\n------B----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\np {}\r\n"
        "------B----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B------\r\n"
    )
    return head.encode() + body + tail.encode()


def pdf_of(*pages: list[str]) -> bytes:
    """A PDF with those lines on its pages, in a font without a file that maps its codes to Chinese."""
    objects: list[bytes] = []
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(b"<</Type/Catalog/Pages 2 0 R>>")
    objects.append(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>")
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
    )
    for lines in pages:
        drawn = "BT /F1 12 Tf 72 780 Td 18 TL\n" + "".join(
            f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in lines
        )
        stream = (drawn + "ET").encode()
        number = len(objects) + 2
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number} 0 R/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return pdf_objects(objects)


def pdf_objects(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
