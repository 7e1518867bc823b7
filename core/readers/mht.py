"""Pages saved as one file (`.mht`, `.mhtml`): the page is taken out of its envelope and read as a web page."""

from __future__ import annotations

from dataclasses import replace
from email.errors import MessageError
from email.message import Message
from typing import Final

from core.decoding import likely_encoding
from core.errors import FileDamaged, FileEmpty, FileTooLarge, ReadError
from core.ids import file_digest
from core.model import Article
from core.readers.html import PAGE_LIMIT, HtmlReader
from core.readers.txt import TextReader

_PARTS: Final = 5_000
_BROKEN: Final = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What the standard library raises for envelopes that are not what they say."""


class ArchivedPageReader:
    """Reads the page a browser saved together with its pictures; the pictures are left out."""

    name: str = "mht"
    version: int = 1
    suffixes: tuple[str, ...] = (".mht", ".mhtml")
    binary: bool = True

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in that page; what the envelope says of its encoding is checked against its bytes."""
        refused: ReadError | None = None
        for content, charset, is_page in _pages(data):
            if not content.strip():
                continue
            reader = HtmlReader() if is_page else TextReader()
            chosen = encoding or (likely_encoding(content, declared=charset) if charset else None)
            try:
                article = reader.read(content, path=path, encoding=chosen)
            except ReadError as error:
                refused = refused or error
                continue
            return replace(article, file_sha256=file_digest(data), reader=f"{self.name}@{self.version}")
        raise refused or FileEmpty("it holds no page")


def _pages(data: bytes) -> list[tuple[bytes, str, bool]]:
    """The pages of an envelope, the one it names as its root first: content, charset, whether it is markup."""
    from email import message_from_bytes  # noqa: PLC0415  # its parser is needed for no other article

    try:
        message = message_from_bytes(data)
        parts = [part for _, part in zip(range(_PARTS), message.walk(), strict=False) if not part.is_multipart()]
        root = str(message.get_param("start") or "")
        parts.sort(key=lambda part: _rank(part, root))
        return [_content(part) for part in parts if part.get_content_maintype() == "text" and _rank(part, root) < 3]
    except _BROKEN as error:
        raise FileDamaged(f"it is no saved page: {error}") from error


def _rank(part: Message, root: str) -> int:
    """0 for the root, 1 for a page, 2 for plain text, 3 for what is no article (a style sheet, a script)."""
    kind = part.get_content_type()
    if kind not in {"text/html", "application/xhtml+xml", "text/plain"}:
        return 3
    if root and str(part.get("Content-ID") or "").strip() == root.strip():
        return 0
    return 2 if kind == "text/plain" else 1


def _content(part: Message) -> tuple[bytes, str, bool]:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if len(content) > PAGE_LIMIT:
        raise FileTooLarge(f"a web page larger than {PAGE_LIMIT // 1024 // 1024} MB")
    return content, str(part.get_param("charset") or ""), part.get_content_type() != "text/plain"


PLUGIN: Final = ArchivedPageReader()
