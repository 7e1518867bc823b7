"""Plain text, pages saved as text included: a paragraph a line, roles by what the lines say."""

from __future__ import annotations

from typing import Final

from core.decoding import decode
from core.model import Article, Paragraph
from core.readers.roles import tell_apart
from core.reading import article_from
from core.text import split_paragraphs


class TextReader:
    """Reads plain text; the text is kept as it is, down to its blank lines."""

    name: str = "txt"
    version: int = 2
    suffixes: tuple[str, ...] = (".txt", ".text")
    binary: bool = False

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in those bytes; `FileEmpty` when they hold only white space."""
        decoded = decode(data, encoding=encoding)
        ranges = split_paragraphs(decoded.text)
        parts = tell_apart([decoded.text[start:end] for start, end in ranges])
        return article_from(
            decoded.text,
            [Paragraph(start, end, role) for (start, end), role in zip(ranges, parts.roles, strict=True)],
            title=parts.title,
            facts=parts.facts,
            data=data,
            path=path,
            reader=self,
            encoding=decoded.encoding,
        )


PLUGIN: Final = TextReader()
