"""PDFs with a text layer: lines rejoined into paragraphs, page numbers and running heads left out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from core.errors import FileDamaged, FileEmpty, FileIsBomb, FileLocked, FileScanned, FileTooLarge, LibraryMissing
from core.model import Article, Paragraph
from core.readers.roles import tell_apart
from core.reading import article_from
from core.text import clean

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGES: Final = 3_000
STREAM: Final = 24 * 1024 * 1024
"""Bytes of one page's unpacked drawing commands; a page full of text takes under 200 KB."""
LENGTH: Final = 40_000_000
"""Characters."""

_BROKEN: Final = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, AssertionError, ArithmeticError,
    RecursionError, NotImplementedError, EOFError, StopIteration, RuntimeError, MemoryError,
)  # fmt: skip
"""What pypdf raises, besides its own errors, for files that are not what they say."""
_NUMBER: Final = re.compile(
    r"[-—－–·•\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—－–·•\s]*$"
)
_WIDE: Final = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018-\u201d\u2026]"
_GAP: Final = re.compile(f"(?<={_WIDE})[ \\xa0]+(?={_WIDE})")
_OPENS: Final = re.compile(
    r"[ \u3000]{2,}|第[一二三四五六七八九十百零\d]{1,5}[条章节款部篇]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳]|附件?[::：]?"
)
_ENDS: Final = ("。", "！", "？", "；", "：", "”", "）", ":", ".", ";", "!", "?")
_SHORT: Final = 0.85
"""A line shorter than this share of the page's full lines ends its paragraph."""
_RUNNING: Final = 0.5
"""A first or last line that is the same on this share of the pages is a running head or foot."""


class PdfFileReader:
    """Reads PDFs that hold their text; a scanned or encrypted one is refused with the reason."""

    name: str = "pdf"
    version: int = 1
    suffixes: tuple[str, ...] = (".pdf",)
    binary: bool = True

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in that file; `encoding` says nothing here."""
        del encoding
        lines = _paragraphs(_without_running(_pages(data)))
        parts = tell_apart(lines)
        paragraphs, at = [], 0
        for line, role in zip(lines, parts.roles, strict=True):
            paragraphs.append(Paragraph(at, at + len(line), role))
            at += len(line) + 1
        text = "\n".join(lines)
        return article_from(text, paragraphs, title=parts.title, facts=parts.facts, data=data, path=path, reader=self)


def _pages(data: bytes) -> list[list[str]]:
    """The lines of each page."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415  # takes 200 ms
        from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise LibraryMissing("pypdf is missing") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every flaw it mends
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileLocked
        return _read_pages(reader)
    except DependencyError as error:
        raise FileLocked("its kind of encryption is not read") from error
    except (PyPdfError, *_BROKEN) as error:
        raise FileDamaged(f"it is no PDF, or a broken one: {error}") from error


def _read_pages(reader: PdfReader) -> list[list[str]]:
    count = len(reader.pages)
    if count > PAGES:
        raise FileTooLarge(f"it has {count:,} pages")
    found: list[list[str]] = []
    length = 0
    for page in reader.pages:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > STREAM:
            raise FileIsBomb(f"a page unpacks to over {STREAM // 1024 // 1024} MB")
        text = clean(page.extract_text())
        length += len(text)
        if length > LENGTH:
            raise FileTooLarge(f"it holds over {LENGTH:,} characters")
        found.append([line for line in re.split(r"[\n\v\f\x85\u2028\u2029]", text) if line.strip()])
    if not any(found):
        if any(_has_picture(page) for page in reader.pages):
            raise FileScanned
        raise FileEmpty
    return found


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return bool(objects)


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """The pages without their numbers, and without the heads and feet that stand on most of them."""
    pages = [_without_numbers(page) for page in pages]
    if len(pages) < 3:
        return pages
    for at in (0, -1):
        same = Counter(_shape(page[at]) for page in pages if len(page) > 1)
        running = {shape for shape, count in same.items() if count > max(2, _RUNNING * len(pages))}
        pages = [
            [line for place, line in enumerate(page) if place != at % len(page) or _shape(line) not in running]
            for page in pages
        ]
    return pages


def _shape(line: str) -> str:
    return re.sub(r"[\d\s]+", "", line)


def _without_numbers(page: list[str]) -> list[str]:
    first = 1 if page and _NUMBER.match(page[0]) else 0
    last = len(page) - 1 if len(page) > first and _NUMBER.match(page[-1]) else len(page)
    return page[first:last]


def _paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines rejoined: a short line ends its paragraph, an indent or a number opens one."""
    whole = _full_width([line for page in pages for line in page])
    found: list[str] = []
    open_ = False
    for line in (line for page in pages for line in page):
        text = _GAP.sub("", line.strip())
        if open_ and not _OPENS.match(line):
            found[-1] += _joint(found[-1], text) + text
        else:
            found.append(text)
        width = _width(line.rstrip())
        ended = found[-1].endswith(_ENDS)
        open_ = width >= _SHORT * whole or (width >= 0.6 * whole and not ended and _width(found[-1]) > whole)
    return [paragraph for paragraph in found if paragraph.strip()]


def _full_width(lines: Sequence[str]) -> int:
    """How wide the full lines are, in half-width characters: nine tenths of the lines are not wider."""
    widths = sorted(_width(line.rstrip()) for line in lines)
    return widths[int(len(widths) * 0.9)] if widths else 0


def _width(line: str) -> int:
    return sum(2 if char >= "\u2e80" else 1 for char in line)


def _joint(before: str, after: str) -> str:
    """A space between two words of letters, nothing beside Chinese."""
    return " " if before[-1:].isascii() and after[:1].isascii() and before[-1:] != "-" else ""


PLUGIN: Final = PdfFileReader()
