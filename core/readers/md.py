"""Markdown: the text is kept as it is; paragraphs leave out its signs and the tags of raw HTML around them.

Only where raw HTML holds a numbered list, whose numbers stand nowhere in the text, is the HTML made text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.decoding import decode
from core.model import Article, Paragraph, Range, Role
from core.readers.md_markup import without_html
from core.readers.roles import aside, facts, is_foot, is_meta, stating
from core.reading import article_from
from core.text import split_paragraphs

_HEADING: Final = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_SIGN: Final = re.compile(r"(?:>[ \t]?)+|[-*+][ \t]+(?=\S)")
_BLOCK_TAG: Final = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|table|tr|td|center)\b[^<>\n]{0,200}>", re.IGNORECASE)
_EDGE_TAGS: Final = re.compile(r"(?:\s|</?[a-z]{1,8}\b[^<>\n]{0,200}>)*", re.IGNORECASE)
_LAST_TAG: Final = re.compile(r"</?[a-z]{1,8}\b[^<>\n]*>", re.IGNORECASE)
_LONGEST_TAG: Final = 210
_NUMBERED_LIST: Final = re.compile(r"<ol(?=[\s>])", re.IGNORECASE)
_RAW: Final = re.compile(r"^[ ]{0,3}<(script|style)(?=[\s>])", re.IGNORECASE | re.MULTILINE)
_CHROME: Final = re.compile(
    r"<!--.*?-->\s*$|-{3,}$|\*{3,}$|_{3,}$|```|!\[[^\]]*\]\([^)]*\)$"
    r"|\[(?:返回|目录|TOC|查看原文|原文)[^\]]*\]|\(更新时间戳"
)


class MarkdownReader:
    """Reads Markdown; a heading's `level` is its number of signs, the first level-1 heading is the title."""

    name: str = "md"
    version: int = 3
    suffixes: tuple[str, ...] = (".md", ".markdown")
    binary: bool = False

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in those bytes."""
        decoded = decode(data, encoding=encoding)
        text = without_html(decoded.text) if _NUMBERED_LIST.search(decoded.text) else decoded.text
        paragraphs: list[Paragraph] = []
        titled = False
        raw = _raw(text)
        for start, end in _pieces(text):
            while raw and raw[-1][1] <= start:
                raw.pop()
            if raw and raw[-1][0] <= start:
                paragraphs.append(Paragraph(start, end, Role.CHROME))
                continue
            paragraph = _paragraph(text, start, end, titled=titled)
            titled = titled or paragraph.role is Role.TITLE
            paragraphs.append(paragraph)
        lines = [text[one.start : one.end] for one in paragraphs]
        title = next((text[one.start : one.end] for one in paragraphs if one.role is Role.TITLE), "")
        return article_from(
            text,
            paragraphs,
            title=title,
            facts=facts(stating(lines, [one.role for one in paragraphs])),
            data=data,
            path=path,
            reader=self,
            encoding=decoded.encoding,
        )


def _raw(text: str) -> list[Range]:
    """Where scripts and style sheets stand in the text, the last first; one that never closes ends with its line."""
    found: list[Range] = []
    lower = text.lower() if _RAW.search(text) else ""
    never_closes: set[str] = set()
    for opening in _RAW.finditer(text) if len(lower) == len(text) else ():
        if found and opening.start() < found[-1][1]:
            continue
        tag = opening[1].lower()
        close = -1 if tag in never_closes else lower.find(f"</{tag}", opening.end())
        if close < 0:
            never_closes.add(tag)
        end = text.find("\n", opening.end() if close < 0 else close)
        found.append((opening.start(), len(text) if end < 0 else end))
    return found[::-1]


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
            if length := _before_last_tags(text[begin:stop].rstrip()):
                yield begin, begin + length
            at = tag.end() if tag else end


def _before_last_tags(piece: str) -> int:
    """How long a piece is without the tags at its end."""
    end = len(piece)
    while end and piece[end - 1] == ">":
        opened = piece.rfind("<", max(0, end - _LONGEST_TAG), end)
        if opened < 0 or not _LAST_TAG.fullmatch(piece, opened, end):
            break
        end = opened
        while end and piece[end - 1].isspace():
            end -= 1
    return end


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
    role = Role.META if is_meta(line) else Role.CHROME if is_foot(line) and len(line) < 60 else aside(line)
    return Paragraph(start, end, role)


PLUGIN: Final = MarkdownReader()
