"""Text in XML 1.0: what it forbids is replaced one for one, so that no offset moves; the rest is escaped."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_CONTENT: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_IN_ATTRIBUTE: Final = {**_IN_CONTENT, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def clean(text: str) -> str:
    """The text with U+FFFD for each character XML forbids: control characters, lone surrogates, U+FFFE, U+FFFF."""
    return _FORBIDDEN.sub(REPLACEMENT, text)


def forbidden(text: str) -> int:
    """How many characters XML cannot hold."""
    return len(_FORBIDDEN.findall(text))


def content(text: str) -> str:
    """The text as the content of an element."""
    return clean(text).translate(_IN_CONTENT)


def attribute(text: str) -> str:
    """The text as the value of an attribute between double quotes; line breaks and tabs survive the parser."""
    return clean(text).translate(_IN_ATTRIBUTE)
