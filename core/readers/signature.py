"""What bytes are, whatever their file is called: `.doc` files are often web pages, archives or Word files of today."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final

SNIFFED: Final = 4096
"""Bytes of the head that are looked at."""
HTML: Final = re.compile(
    rb"\s*(?:<!--[^>]{0,400}-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body|meta\s)", re.IGNORECASE
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MIME: Final = re.compile(rb"^MIME-Version\s*:", re.IGNORECASE | re.MULTILINE)
_RELATED: Final = re.compile(
    rb"^Content-Type\s*:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.IGNORECASE | re.MULTILINE
)
_NAMED: Final = re.compile(rb"\s*[A-Za-z-]{2,40}\s*:")


def kind_of(data: bytes) -> str:
    """The reader those bytes ask for by what they are: docx, ofd, odt, pdf, ole, rtf, mht, html, zip, or empty."""
    head = data[:SNIFFED]
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if head.startswith(_OLE):
        return "ole"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _NAMED.match(head) and _MIME.search(head) and _RELATED.search(head):
        return "mht"
    return "html" if HTML.match(head.removeprefix(b"\xef\xbb\xbf")) else ""


def _kind_of_zip(data: bytes) -> str:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415  # only an archive needs it

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.NameToInfo
            if "OFD.xml" in names:
                return "ofd"
            if "word/document.xml" in names or ("[Content_Types].xml" in names and "_rels/.rels" in names):
                return "docx" if any(name.startswith("word/") for name in names) else "zip"
            return "odt" if "content.xml" in names and "mimetype" in names else "zip"
    except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        return "zip"
