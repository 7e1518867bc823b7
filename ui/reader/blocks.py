"""Blocks: what the reader lays out at once, a paragraph or a piece of at most 2,000 characters of a huge one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from core.model import Article, Paragraph, Role, replace

PIECE: Final = 2000
"""Characters of a block (DESIGN: 2,000-character chunks)."""
_SIGN: Final = re.compile(r"[ \t]*(?:#{1,6}[ \t\u3000]+|(?:>[ \t]?)+|([-*+])[ \t]+)")
_STOPS: Final = frozenset("。！？；\u2028")
_SIGNS: Final = {
    **{code: 0x2400 + code for code in range(32) if code != 9},
    10: 0x2028,
    13: 0x2028,
    0x7F: 0x2421,
    0x2029: 0x2028,
}
"""Control characters as signs of the same length, so that nothing is swallowed; line breaks stay breaks."""


class Block(NamedTuple):
    """A range of code points that is laid out together; `first` starts its paragraph, `last` ends it."""

    start: int
    end: int
    role: Role
    level: int
    first: bool = True
    last: bool = True
    words_end: int = -1
    """Of a folded stretch of chrome: where the words end that its one line begins with; -1 for every other block."""

    @property
    def folded(self) -> bool:
        """Whether this is one line for a whole stretch of chrome."""
        return self.words_end >= 0


def blocks_of(article: Article) -> list[Block]:
    """Every block of the article, ascending; text outside all paragraphs is shown as chrome, never dropped.

    Only Markdown's signs before a heading or a quotation are left out: what they say is seen, and a line of their own
    they never had. The sign of a list's item stays before it.
    """
    blocks: list[Block] = []
    place = 0
    has_signs = article.reader.startswith("md@")
    for paragraph in article.paragraphs:
        sign = _sign_before(article.text, place, paragraph.start) if has_signs else None
        blocks.extend(_between(article.text, place, sign.start() if sign else paragraph.start))
        if sign and sign[1]:
            paragraph = replace(paragraph, start=sign.start(1))
        blocks.extend(_pieces(article.text, paragraph))
        place = max(place, paragraph.end)
    role = Role.CHROME if article.paragraphs else Role.BODY
    blocks.extend(_between(article.text, place, len(article.text), role))
    return blocks


def _sign_before(text: str, place: int, start: int) -> re.Match[str] | None:
    """The sign of Markdown that alone stands on the line before that start."""
    if start <= place or text[start - 1] == "\n":
        return None
    return _SIGN.fullmatch(text, max(place, text.rfind("\n", place, start) + 1), start)


def _between(text: str, start: int, end: int, role: Role = Role.CHROME) -> Iterator[Block]:
    if end - start < 4 and not text[start:end].strip():
        return
    place = start
    for line in text[start:end].split("\n"):
        kept = line.strip()
        if kept:
            at = place + line.index(kept)
            yield from _pieces(text, Paragraph(at, at + len(kept), role))
        place += len(line) + 1


def _pieces(text: str, paragraph: Paragraph) -> Iterator[Block]:
    start, end, role, level = paragraph.start, paragraph.end, paragraph.role, paragraph.level
    if end - start <= PIECE:
        if end > start:
            yield Block(start, end, role, level)
        return
    place = start
    while place < end:
        stop = _cut(text, place, end)
        yield Block(place, stop, role, level, place == start, stop == end)
        place = stop


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece that starts there ends: after a sentence if one ends near, never inside a combined character."""
    if end - start <= PIECE:
        return end
    latest = start + PIECE
    for at in range(latest, latest - PIECE // 5, -1):
        if text[at - 1] in _STOPS:
            return at
    while latest > start + PIECE // 2 and _joins(text[latest]):
        latest -= 1
    return latest


def _joins(char: str) -> bool:
    """Whether the character belongs to the one before it."""
    return char in "\u200d\ufe0f" or unicodedata.combining(char) != 0


def shown(text: str) -> str:
    """The text as it is painted: the same length, control characters as signs."""
    return text.translate(_SIGNS)
