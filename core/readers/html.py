"""Web pages saved as files: one paragraph a block, and the article told from the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from core.decoding import decode, likely_encoding
from core.errors import FileTooLarge
from core.model import Article, Paragraph, Role
from core.readers.html_blocks import Block, Page, page_of
from core.readers.roles import (
    Facts,
    aside,
    facts,
    is_crumb,
    is_foot,
    is_meta,
    is_prose,
    iso_date,
    opens_tail,
    recommends,
    stating,
)
from core.reading import article_from
from core.text import clean, split_paragraphs

PAGE_LIMIT: Final = 32 * 1024 * 1024
"""Bytes; the tree of a page takes about 20 times its size in memory."""

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,24})", re.IGNORECASE)
_BREAK: Final = re.compile("\u3000\u3000|[\n\v\f\x85\u2028\u2029]")
_MAIN_SHARE: Final = 0.7
"""The article's box is the innermost one that holds this share of the page's prose."""
_LINKED_SHARE: Final = 0.6
_AFTER: Final = 8
"""So many blocks after the article's box are looked at for its date, its source, its editor."""
_KICKER_SHARES: Final = 3
"""Pairs of characters a line above the title shares with it, if it is its kicker."""
_SITE: Final = re.compile(r"\s*(?:_|\||－|—{1,2}| - |--+|-(?=[^-]{2,14}$))\s*")
_DATES: Final = (
    "publishdate", "pubdate", "article:published_time", "og:release_date", "firstpublishedtime", "publish_date",
    "datepublished", "date", "weibo: article:create_at",
)  # fmt: skip
_SOURCES: Final = ("contentsource", "source", "mediaid", "article:source")
_AUTHORS: Final = ("author", "article:author", "og:article:author", "contentauthor")


class HtmlReader:
    """Reads web pages; the text is made of the page's blocks, a line each, cells of a row apart by a tab."""

    name: str = "html"
    version: int = 3
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".shtml")
    binary: bool = False

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in that page; what the page declares of its encoding is checked against its bytes."""
        if len(data) > PAGE_LIMIT:
            raise FileTooLarge(f"a web page larger than {PAGE_LIMIT // 1024 // 1024} MB", path=path)
        decoded = decode(data, encoding=encoding or _encoding(data))
        page = page_of(decoded.text)
        _split_indented(page)
        titles, main = _title_blocks(page), _main(page)
        roles = _roles(page, titles, main)
        text, paragraphs = _joined(page.blocks, roles)
        return article_from(
            text,
            paragraphs,
            title="".join(page.blocks[at].text for at in titles) or _page_title(page),
            facts=_facts(page, roles),
            data=data,
            path=path,
            reader=self,
            encoding=decoded.encoding,
        )


def _encoding(data: bytes) -> str | None:
    """The encoding to read with where the page declares one; None leaves it to the bytes alone."""
    declared = _DECLARED.search(data[:4096])
    if declared is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    return likely_encoding(data, declared=declared[1].decode("ascii"))


def _split_indented(page: Page) -> None:
    """Break blocks where the page only indents (a pair of U+3000) or sets a line separator."""
    if not any(_BREAK.search(block.text) for block in page.blocks):
        return
    pieces: list[Block] = []
    starts: list[int] = []
    for block in page.blocks:
        starts.append(len(pieces))
        text = block.text
        pieces.extend(
            Block(text[start:end], block.level, min(block.linked, end - start), block.box, block.chrome)
            for start, end in split_paragraphs(text)
        )
    starts.append(len(pieces))
    for box in page.boxes:
        box.first, box.last = starts[box.first], starts[box.last]
    page.blocks = pieces


def _joined(blocks: Sequence[Block], roles: Sequence[Role]) -> tuple[str, list[Paragraph]]:
    paragraphs: list[Paragraph] = []
    at = 0
    for block, role in zip(blocks, roles, strict=True):
        paragraphs.append(Paragraph(at, at + len(block.text), role, block.level if role is Role.BODY else 0))
        at += len(block.text) + 1
    return "\n".join(block.text for block in blocks), paragraphs


def _prose(block: Block) -> int:
    """How many characters of prose a block holds."""
    return len(block.text) if is_prose(block.text) and not _is_linked(block) and not is_foot(block.text) else 0


def _is_linked(block: Block) -> bool:
    return block.linked > _LINKED_SHARE * len(block.text)


def _main(page: Page) -> int:
    """The box of the article: the innermost with most of the prose that stands outside chrome."""
    sums = [0]
    for block in page.blocks:
        sums.append(sums[-1] + (_prose(block) if block.chrome < 0 else 0))
    if not sums[-1]:
        sums = [0]
        for block in page.blocks:
            sums.append(sums[-1] + _prose(block))
    enough = max(1, _MAIN_SHARE * sums[-1])
    holding = [at for at, box in enumerate(page.boxes) if sums[box.last] - sums[box.first] >= enough]
    return max(holding, default=0)


def _page_title(page: Page) -> str:
    title = page.meta.get("og:title") or page.meta.get("articletitle") or page.title
    head = _SITE.split(title)[0].strip()
    return clean(head if len(head) >= 6 else title)


def _title_blocks(page: Page) -> range:
    """The blocks of the article's title: what the head of the page also says, a heading before others."""
    known = [_bare(title) for title in (page.meta.get("og:title", ""), page.meta.get("articletitle", ""), page.title)]
    best, best_score = range(0), 0.0
    for at, block in enumerate(page.blocks):
        bare = _bare(block.text)
        if not 6 <= len(bare) <= 100 or block.text.endswith("。"):
            continue
        same = any(title.startswith(bare) or (len(bare) >= 10 and bare in title) for title in known)
        score = same * 4 + (block.level == 1) * 3 + (block.level == 2) - (block.chrome >= 0) - _is_linked(block)
        if score > best_score and (same or block.level == 1):
            best, best_score = range(at, _title_end(page.blocks, at, known)), score
    return best


def _title_end(blocks: Sequence[Block], at: int, known: Sequence[str]) -> int:
    """Where a title that is broken into several lines ends, by what the head of the page says in one."""
    whole = _bare(blocks[at].text)
    for end in range(at + 1, min(at + 4, len(blocks))):
        longer = whole + _bare(blocks[end].text)
        if longer == whole or not any(title.startswith(longer) for title in known):
            return end
        whole = longer
    return min(at + 4, len(blocks))


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _roles(page: Page, titles: range, main: int) -> list[Role]:
    """The role of each block."""
    box = page.boxes[main]
    roles = [Role.CHROME] * len(page.blocks)
    begin = min(titles.start, box.first) if titles else box.first
    for at in range(begin, box.last):
        block = page.blocks[at]
        if at < box.first:
            roles[at] = _role_before(block)
        elif block.chrome <= main and not (_is_linked(block) and not is_prose(block.text)):
            roles[at] = aside(block.text)
    for at in titles:
        roles[at] = Role.TITLE
    _trim_head(page.blocks, roles, titles)
    _trim_tail(page.blocks, roles)
    for at in _beside(page.blocks, titles):
        roles[at] = Role.BODY
    for at in range(box.last, min(box.last + _AFTER, len(page.blocks))):
        if roles[at] is Role.CHROME and is_meta(page.blocks[at].text) and not is_foot(page.blocks[at].text):
            roles[at] = Role.META
    return roles


def _beside(blocks: Sequence[Block], titles: range) -> list[int]:
    """The line above the title and the one below it that belong to the headline: a kicker, a subtitle."""
    if not titles:
        return []
    title = "".join(blocks[at].text for at in titles)
    found = []
    above, below = titles.start - 1, titles.stop
    if above >= 0 and _headline(blocks[above]) and _shared(blocks[above].text, title) >= _KICKER_SHARES:
        found.append(above)
    if below + 1 < len(blocks) and _headline(blocks[below]) and is_meta(blocks[below + 1].text):
        found.append(below)
    return found


def _headline(block: Block) -> bool:
    words = _bare(block.text)
    plain = not (is_meta(block.text) or is_crumb(block.text) or is_foot(block.text) or opens_tail(block.text))
    return 8 <= len(words) <= 60 and not block.linked and plain and not is_prose(block.text)


def _shared(one: str, other: str) -> int:
    """How many pairs of characters two lines share."""
    return len({one[at : at + 2] for at in range(len(one) - 1)} & {other[at : at + 2] for at in range(len(other) - 1)})


def _role_before(block: Block) -> Role:
    """The role of what stands between the title and the article's box."""
    if is_meta(block.text) and not is_foot(block.text):
        return Role.META
    return Role.BODY if _prose(block) and block.chrome < 0 else Role.CHROME


def _trim_head(blocks: Sequence[Block], roles: list[Role], titles: range) -> None:
    """Crumbs and metadata before the first paragraph of prose are not body."""
    for at, block in enumerate(blocks):
        if roles[at] is not Role.BODY:
            continue
        if is_crumb(block.text) or at < titles.start or is_foot(block.text):
            roles[at] = Role.CHROME
        elif is_meta(block.text):
            roles[at] = Role.META
        elif is_prose(block.text):
            return


def _trim_tail(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Disclaimers, metadata and links after the last paragraph are not body; nor is what comments open."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    for place in range(len(body) // 3, len(body)):
        rest = body[place:]
        prose = any(_prose(blocks[at]) and not blocks[at].linked for at in rest)
        if recommends(blocks[body[place]].text) or (opens_tail(blocks[body[place]].text) and not prose):
            for at in rest:
                roles[at] = Role.META if is_meta(blocks[at].text) else Role.CHROME
            break
    for at in reversed([at for at in body if roles[at] is Role.BODY]):
        if is_foot(blocks[at].text):
            roles[at] = Role.CHROME
        elif is_meta(blocks[at].text):
            roles[at] = Role.META
        else:
            return


def _facts(page: Page, roles: Sequence[Role]) -> Facts:
    """What the page says of the article: its lines first, but the day from its head, which names only one."""
    said = facts(stating([block.text for block in page.blocks], roles))

    def head(names: Sequence[str]) -> str:
        return clean(next((page.meta[name] for name in names if name in page.meta), ""))

    source, author = head(_SOURCES), head(_AUTHORS)
    source = facts([source]).source or source
    if author in page.title or author.isdigit() or len(author) > 30:
        author = ""
    return Facts(
        iso_date(head(_DATES)) or said.published, said.source or source, said.author or author, dict(said.fields)
    )


PLUGIN: Final = HtmlReader()
