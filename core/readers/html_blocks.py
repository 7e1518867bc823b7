"""The blocks of a page: its markup tree walked once, without recursion, into pieces of text and where they stand."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.errors import ReadError
from core.readers.html_lists import ListNumbers, numbered
from core.readers.html_markup import safe_markup
from core.text import clean

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

_BLOCKS: Final = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
     "thead", "tr", "ul"),
)  # fmt: skip
_CELLS: Final = frozenset({"td", "th"})
_BREAKS: Final = sorted({*_BLOCKS, *_CELLS, "br"})
_CELL_WORDS: Final = 60
"""A longer paragraph alone in a cell is text in a table made for layout."""
_UNNUMBERED: Final = frozenset({"ul", "menu", "dir", "table"})
_DROPPED: Final = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "embed", "select", "button",
     "input", "textarea", "canvas", "video", "audio", "map", "math"),
)  # fmt: skip
_CHROME_TAGS: Final = frozenset({"nav", "footer", "aside", "dialog"})
_CHROME_ROLES: Final = frozenset({"navigation", "contentinfo", "complementary", "search", "dialog", "menu"})
_CHROME_WORDS: Final = re.compile(
    r"(?:^|[\W_\d])(?:(?:top|sub|main|site|page|left|right|bottom)?(?:nav|menu|foot|footer|sidebar|aside)|crumbs?|"
    r"breadcrumbs?|share|comments?|relat(?:ed|ive)|recommend|hot|rank|ads?|advert\w*|copyright|toolbar|login|search|"
    r"pages?|pagination|tags?|dibu|ewm|qrcode|statement|disclaimer|tie|post_statement)(?:$|[\W_\d])",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_BROKEN_LINE: Final = re.compile(
    "(?<=[\u3001-\u9fff\uff00-\uffef])[ \t\r\f]*\n[ \t\r\n\f]*(?=[\u3001-\u9fff\uff00-\uffef])"
)
"""A line of the markup that is broken between two Chinese characters; a browser shows a gap there, nobody wrote one."""
_NOTHING: Final = "\ufeff\u200b\u200c\u200d\u2060"


@dataclass(slots=True)
class Block:
    """One piece of text between two breaks; `box` is the innermost element around it that can hold others."""

    text: str
    level: int
    """Of the heading, 0 for none."""
    linked: int
    """Characters that stand in links."""
    box: int
    chrome: int
    """The innermost box around it that is named or made as chrome, -1 for none."""


@dataclass(slots=True)
class Box:
    """An element that holds blocks: those from `first` to before `last`; boxes are numbered as they open."""

    parent: int
    first: int
    last: int = 0


@dataclass(slots=True)
class Page:
    """A page's blocks in reading order, its boxes, and what its head says."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    """Names (in lower case) and contents of the `meta` elements."""


def page_of(html: str) -> Page:
    """The blocks of a page; `ReadError` where the parser gives up on it."""
    soup = _parsed(safe_markup(html))
    page = Page()
    _read_head(soup, page)
    _Walk(page).run(soup)
    return page


def _parsed(html: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning  # noqa: PLC0415  # 200 ms
    from bs4.exceptions import ParserRejectedMarkup  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            return BeautifulSoup(html, "html.parser")
        except (ParserRejectedMarkup, ValueError, AssertionError, RecursionError) as error:
            raise ReadError("the markup of this page is broken beyond reading") from error


def _read_head(soup: BeautifulSoup, page: Page) -> None:
    title = soup.find("title")
    page.title = " ".join(title.get_text().split()) if title else ""
    for meta in soup.find_all("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = meta.get("content")
        if isinstance(name, str) and isinstance(content, str) and content.strip():
            page.meta.setdefault(name.strip().lower(), content.strip())


@dataclass(slots=True)
class _Open:
    """An element being walked."""

    children: Iterator[PageElement]
    name: str
    box: int
    chrome: int
    link: bool
    pre: bool
    level: int
    numbers: ListNumbers | None = None
    """Of the numbered list around it; an item that was not closed holds the next one."""


class _Walk:
    """One pass over the tree; elements still open stand on a list of our own, so depth costs nothing."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pieces: list[str] = []
        self.linked = 0
        self.marker = ""
        """The number of the list's item that has said nothing yet."""

    def run(self, soup: BeautifulSoup) -> None:
        """Fill the page's blocks and boxes."""
        from bs4.element import NavigableString, PreformattedString, Tag  # noqa: PLC0415

        self.page.boxes.append(Box(-1, 0))
        open_ = [_Open(iter(soup.contents), "", 0, -1, link=False, pre=False, level=0)]
        while open_:
            here = open_[-1]
            child = next(here.children, None)
            if child is None:
                self._leave(open_.pop())
            elif isinstance(child, Tag):
                if child.name == "br":
                    self._flush(here)
                elif child.name not in _DROPPED:
                    open_.append(self._enter(child, here))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._say(str(child), here)
        self._flush(_Open(iter(()), "", 0, -1, link=False, pre=False, level=0))
        self.page.boxes[0].last = len(self.page.blocks)

    def _enter(self, tag: Tag, around: _Open) -> _Open:
        name = tag.name
        box, chrome, level = around.box, around.chrome, around.level
        if name == "p" and around.name in _CELLS and _fills(tag):
            name = ""  # nothing breaks here: the row is one line
        if name in _BLOCKS:
            self._flush(around)
            level = int(name[1]) if len(name) == 2 and name[1].isdigit() else 0
        elif name in _CELLS and self.pieces:
            self.pieces.append("\t")
        if name in _BLOCKS or name in _CELLS:
            self.page.boxes.append(Box(box, len(self.page.blocks)))
            box = len(self.page.boxes) - 1
            if _is_chrome(tag):
                chrome = box
        link, pre = around.link or name == "a", around.pre or name == "pre"
        if name == "li":
            self.marker = around.numbers.marker(tag) if around.numbers is not None else ""
        numbers = ListNumbers(tag) if name == "ol" else None if name in _UNNUMBERED else around.numbers
        return _Open(iter(tag.contents), name, box, chrome, link, pre, level, numbers)

    def _leave(self, done: _Open) -> None:
        if done.name in _BLOCKS:
            self._flush(done)
        if done.name == "li":
            self.marker = ""
        if done.name in _BLOCKS or done.name in _CELLS:
            self.page.boxes[done.box].last = len(self.page.blocks)

    def _say(self, words: str, here: _Open) -> None:
        if here.pre:
            for line in words.split("\n"):
                self._add(line, here)
                self._flush(here)
            return
        self._add(_SPACE.sub(" ", _BROKEN_LINE.sub("", words)), here)

    def _add(self, words: str, here: _Open) -> None:
        if here.link:
            self.linked += len(words.strip())
        self.pieces.append(words)

    def _flush(self, here: _Open) -> None:
        """What was said since the last break becomes a block."""
        if not self.pieces:
            return
        text = re.sub(" {2,}", " ", clean("".join(self.pieces)))
        text = "\t".join(cell.strip() for cell in text.split("\t")).strip()
        if text.strip(_NOTHING):
            text, self.marker = numbered(self.marker, text), ""
            self.page.blocks.append(Block(text, here.level, self.linked, here.box, here.chrome))
        self.pieces.clear()
        self.linked = 0


def _fills(tag: Tag) -> bool:
    """Whether a paragraph is all that a cell holds, and no more than a few words."""
    cell = tag.parent
    if cell is None or len(cell.find_all(True, recursive=False)) != 1 or tag.find(_BREAKS) is not None:
        return False
    return len(tag.get_text().strip()) <= _CELL_WORDS


def _is_chrome(tag: Tag) -> bool:
    if tag.name in _CHROME_TAGS or tag.has_attr("hidden"):
        return True
    if str(tag.get("role", "")).lower() in _CHROME_ROLES or _HIDDEN.search(str(tag.get("style", ""))[:400]):
        return True
    names: str | list[str] = tag.get("class") or ""
    words = " ".join(names if isinstance(names, list) else [names]) + " " + str(tag.get("id", ""))
    return bool(_CHROME_WORDS.search(words[:400]))
