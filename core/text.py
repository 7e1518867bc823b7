"""The text as it is kept, the same-length folded copy for matching, and the ranges of paragraphs."""

from __future__ import annotations

import re
from typing import Final

from core.model import Range

_LONE: Final = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as it stays from now on: no byte order mark at its head, only LF, no lone surrogates."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE.sub("\ufffd", text)


_FOLDED: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    "\xa0\u3000\u202f", " "
)


FOLDABLE: Final = "\uff01-\uff5e\u3000\xa0\u202f"
"""The inside of a pattern's set: what `fold` replaces."""
_FOLDABLE: Final = re.compile(f"[{FOLDABLE}]")
_OFTEN: Final = tuple((char, _FOLDED[char]) for char in "，：；（）\u3000？！％")
"""Nearly all that is ever folded: replaced whole, the rest one by one."""


def _folded(found: re.Match[str]) -> str:
    return _FOLDED[found[0]]


def fold(text: str) -> str:
    """A copy of the same length for matching: full-width ASCII forms made half-width, U+3000 and NBSP made spaces.

    Quotation marks keep their shape (it tells open from close); Chinese stops (`。、`), zero-width and private-use
    characters stay, so every offset of the copy is one of the text.
    """
    return _FOLDABLE.sub(_folded, fold_often(text))


def fold_often(text: str) -> str:
    """The first half of `fold`: with the characters folded that are nearly all there ever are."""
    for char, plain in _OFTEN:
        text = text.replace(char, plain)
    return text


_LINE: Final = re.compile("[^\n\v\f\x85\u2028\u2029]+")
_INDENT: Final = re.compile("\u3000{2,}")
_CLOSING: Final = '。！？；：，、…”’」』）】》!?;:,.)"'
_LONG: Final = 20
"""A shorter piece without a stop before a wide gap is a spaced heading (第一章　　总则), not a paragraph."""


def split_paragraphs(text: str) -> list[Range]:
    """The ranges of the lines that hold more than white space, without the white space at either end.

    A pair of U+3000 inside a line opens a paragraph too where what stands before it has come to an end.
    """
    found: list[Range] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        for gap in _INDENT.finditer(text, start, end):
            head = text[start : gap.start()].strip()
            if head and (head[-1] in _CLOSING or len(head) > _LONG):
                _keep(found, text, start, gap.start())
                start = gap.end()
        _keep(found, text, start, end)
    return found


def _keep(found: list[Range], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.lstrip()
    if bare:
        start += len(piece) - len(bare)
        found.append((start, start + len(bare.rstrip())))
