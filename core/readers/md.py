"""Markdown: the text is kept as it is; headings, lists and quotes lose their signs from the paragraphs only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.model import Article, Paragraph, Range, Role
from core.readers.roles import facts, is_foot, is_meta
from core.reading import article_from
from core.text import decode, split_paragraphs

_HEADING: Final = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_SIGN: Final = re.compile(r"(?:>[ \t]?)+|[-*+][ \t]+(?=\S)")
_BLOCK_TAG: Final = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|table|tr|td|center)\b[^<>\n]{0,200}>", re.IGNORECASE)
_EDGE_TAGS: Final = re.compile(r"(?:\s|</?[a-z]{1,8}\b[^<>\n]{0,200}>)*", re.IGNORECASE)
_CHROME: Final = re.compile(
    r"<!--.*?-->\s*$|-{3,}$|\*{3,}$|_{3,}$|```|!\[[^\]]*\]\([^)]*\)$"
    r"|\[(?:返回|目录|TOC|查看原文|原文)[^\]]*\]|\(更新时间戳"
)


class MarkdownReader:
    """Reads Markdown; a heading's `level` is its number of signs, the first level-1 heading is the title."""

    name: str = "md"
    version: int = 1
    suffixes: tuple[str, ...] = (".md", ".markdown")
    binary: bool = False

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in those bytes."""
        decoded = decode(data, encoding=encoding)
        text = decoded.text
        paragraphs: list[Paragraph] = []
        titled = False
        for start, end in _pieces(text):
            paragraph = _paragraph(text, start, end, titled=titled)
            titled = titled or paragraph.role is Role.TITLE
            paragraphs.append(paragraph)
        meta = [text[one.start : one.end] for one in paragraphs if one.role is Role.META]
        title = next((text[one.start : one.end] for one in paragraphs if one.role is Role.TITLE), "")
        return article_from(
            text,
            paragraphs,
            title=title,
            facts=facts(meta),
            data=data,
            path=path,
            reader=self,
            encoding=decoded.encoding,
        )


def _pieces(text: str) -> Iterator[Range]:
    """The lines of the text; where a line holds HTML, its blocks."""
    for start, end in split_paragraphs(text):
        if "<" not in text[start:end] or text.startswith("<!--", start):
            yield start, end
            continue
        at = start
        for tag in (*_BLOCK_TAG.finditer(text, start, end), None):
            stop = tag.start() if tag else end
            opened = _EDGE_TAGS.match(text, at, stop)
            begin = opened.end() if opened else at
            if piece := text[begin:stop].rstrip():
                yield begin, begin + len(piece)
            at = tag.end() if tag else end


def _paragraph(text: str, start: int, end: int, *, titled: bool) -> Paragraph:
    """One paragraph without its sign."""
    line = text[start:end]
    heading = _HEADING.match(line)
    if heading:
        level = len(heading[1])
        role = Role.TITLE if level == 1 and not titled else Role.BODY
        return Paragraph(start + heading.end(), end, role, level if role is Role.BODY else 0)
    if _CHROME.match(line):
        return Paragraph(start, end, Role.CHROME)
    sign = _SIGN.match(line)
    if sign and sign.end() < len(line):
        start += sign.end()
        line = text[start:end]
    role = Role.META if is_meta(line) else Role.CHROME if is_foot(line) and len(line) < 60 else Role.BODY
    return Paragraph(start, end, role)


PLUGIN: Final = MarkdownReader()
