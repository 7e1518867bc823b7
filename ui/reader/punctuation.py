"""Chinese setting: which signs give up half their width to the next one, at a line's beginning and at its end.

After *Requirements for Chinese Text Layout* (W3C clreq, 3.1.6 and 3.1.9): of two signs that follow each other the first
is squeezed; an opening sign at a line's beginning and a closing one at its end lose their empty half; a full stop or a
comma that would take a character along into the next line hangs in the margin instead. No line begins with a closing
sign or ends with an opening one: that Qt knows. Offsets are code points of the given text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

OPENING: Final = "「『（《〈【〔［｛“‘〖"
"""Signs whose left half is empty."""
POINTS: Final = "。，、．：；！？"
"""Signs whose right half is empty, and which may hang."""
CLOSING: Final = "」』）》〉】〕］｝”’〗" + POINTS
"""Signs whose right half is empty."""

_SQUEEZED: Final = re.compile(rf"[{re.escape(CLOSING)}](?=[{re.escape(CLOSING + OPENING)}])|[{OPENING}](?=[{OPENING}])")
_WESTERN: Final = re.compile("[A-Za-z0-9%]+")


def squeezed(text: str, wide: frozenset[str]) -> Iterator[int]:
    """Where a sign gives up half of its width; `wide` are the signs that are as wide as a character in this face."""
    for found in _SQUEEZED.finditer(text):
        if found.group() in wide:
            yield found.start()


def spaced(text: str) -> Iterator[int]:
    """After which characters a little space stands: between Chinese and Western letters or digits."""
    for found in _WESTERN.finditer(text):
        start, end = found.span()
        if start and text[start] != "%" and _is_han(text[start - 1]):
            yield start - 1
        if end < len(text) and _is_han(text[end]):
            yield end - 1


def _is_han(char: str) -> bool:
    # A set of Chinese characters would take 2 ms to compile, at every start.
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "\u3007"
