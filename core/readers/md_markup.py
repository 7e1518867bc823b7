"""Raw HTML in Markdown made text: blocks by the reader of web pages, tags and entities inside a line taken out."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from core.text import clean

_BLOCK: Final = re.compile(
    r"[ ]{0,3}</?(?:address|article|aside|blockquote|body|center|details|dd|div|dl|dt|figcaption|figure|footer|form|"
    r"h[1-6]|head|header|hr|html|li|link|main|menu|meta|nav|ol|p|pre|script|section|style|summary|table|tbody|td|"
    r"textarea|tfoot|th|thead|title|tr|ul)(?=[\s/>]|$)",
    re.IGNORECASE,
)
"""What opens a block of HTML (CommonMark 0.31, 4.6, conditions 1 and 6)."""
_WHOLE: Final = re.compile(r"</(?:script|style|pre|textarea)\s*>", re.IGNORECASE)
_RAW: Final = re.compile(r"[ ]{0,3}<(?:script|style|pre|textarea)(?=[\s>]|$)", re.IGNORECASE)
_FENCE: Final = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|ol|p|q|ruby|s|small|span|"
    r"strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>\n]{0,2000})?/?>",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def without_html(text: str) -> str:
    """The Markdown with its HTML made text; Markdown's own signs and fenced code stay as they are."""
    if "<" not in text and "&" not in text:
        return text
    kept: list[str] = []
    block: list[str] = []
    fence = ""
    raw = False
    for line in _without_comments(text).split("\n"):
        if block:
            ended = bool(_WHOLE.search(line)) if raw else not line.strip()
            if not ended or raw:
                block.append(line)
            if ended:
                kept.extend([*_blocks(block), ""])
                block = []
            continue
        found = _FENCE.match(line)
        if found and (not fence or (found[1].startswith(fence) and not line.strip().strip(fence[0]))):
            fence = "" if fence else found[1]
        elif not fence and _BLOCK.match(line):
            block, raw = [line], bool(_RAW.match(line)) and not _WHOLE.search(line)
            continue
        kept.append(line if fence or found else _inline(line))
    return clean("\n".join([*kept, *_blocks(block)]))


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (opened := text.find("<!--", at)) >= 0 and (closed := text.find("-->", opened + 4)) >= 0:
        kept.append(text[at:opened])
        at = closed + 3
    return "".join([*kept, text[at:]])


def _inline(line: str) -> str:
    """One line without tags; entities are the characters they name."""
    if "<" in line:
        line = _INLINE.sub("", _BREAK.sub("\n", line))
    return _ENTITY.sub(lambda found: unescape(found[0]), line) if "&" in line else line


def _blocks(lines: list[str]) -> list[str]:
    """A block of HTML as lines of Markdown: each piece of it a paragraph, headings with their signs."""
    if not lines:
        return []
    from core.readers.html_blocks import page_of  # noqa: PLC0415  # most Markdown holds no HTML

    return ["#" * block.level + " " * bool(block.level) + block.text for block in page_of("\n".join(lines)).blocks]
