"""Word files: paragraphs in reading order, automatic numbers made text, cells of a row apart by a tab."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.errors import FileDamaged, LibraryMissing
from core.model import Article, Paragraph, Role
from core.readers.docx_numbers import Numbering, W, attribute, whole
from core.readers.roles import tell_apart
from core.reading import article_from
from core.text import clean, split_paragraphs

_BROKEN: Final = (KeyError, ValueError, AttributeError, TypeError, IndexError, SyntaxError, OSError, AssertionError)
"""What python-docx and lxml raise for files that are not what they say."""
_KINDS: Final = re.compile(
    rb"application/vnd\.(?:ms-word\.document\.macroEnabled\.main|ms-word\.template\.macroEnabledTemplate\.main"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template\.main)\+xml"
)
_PLAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_LEFT_OUT: Final = frozenset(
    W + name
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference", "endnoteReference", "rt")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_BREAKS: Final = frozenset({W + "br", W + "cr"})
_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?:title|标题)$", re.IGNORECASE)
_TITLED: Final = 12
"""A title style further down than so many lines is not the article's title."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    level: int = 0
    titled: bool = False


class WordReader:
    """Reads the files of today's Word; headers, footers, notes, deleted and hidden text are left out."""

    name: str = "docx"
    version: int = 1
    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx")
    binary: bool = True

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in that file; `encoding` says nothing here."""
        del encoding
        return article_of(_lines(data), reader=self, data=data, path=path)


def _lines(data: bytes) -> list[_Line]:
    from core.readers.packed import markup_of, packed  # noqa: PLC0415  # only an archive needs it

    members = markup_of(data)
    kinds = "[Content_Types].xml"
    if kinds in members:
        members[kinds] = _KINDS.sub(_PLAIN, members[kinds])
    try:
        from docx import Document  # noqa: PLC0415  # takes 150 ms
        from docx.opc.exceptions import OpcError  # noqa: PLC0415
    except ImportError as error:
        raise LibraryMissing("python-docx is missing") from error
    try:
        return _Walk(Document(packed(members))).lines()
    except (OpcError, *_BROKEN) as error:
        raise FileDamaged(f"it is no Word file: {error}") from error


class _Walk:
    """One pass over the body of a file."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        related = {rel.reltype.rpartition("/")[2]: rel for rel in document.part.rels.values() if not rel.is_external}
        parts = {name: rel.target_part for name, rel in related.items() if name in {"styles", "numbering"}}
        styles = parts["styles"].element if "styles" in parts else None
        numbering = parts["numbering"].element if "numbering" in parts else None
        self._numbering = Numbering(numbering, styles)
        self._names: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._default = ""
        for style in styles.iter(W + "style") if styles is not None else ():
            self._learn(style)

    def _learn(self, style: Any) -> None:
        key = attribute(style, "styleId")
        self._names[key] = attribute(style.find(W + "name"))
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            self._levels[key] = whole(attribute(outline)) + 1
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}:
            self._default = key

    def lines(self) -> list[_Line]:
        """Every line that holds more than white space, in reading order."""
        if self._body is None:
            raise FileDamaged("it has no body")
        return [line for line in self._inside(self._body) if line.text.strip()]

    def _inside(self, element: Any) -> Iterator[_Line]:
        """The lines of a body, a cell or a text box; what merely wraps paragraphs is looked through."""
        for child in element.iterchildren():
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
                yield from self._inside(child)

    def _table(self, table: Any) -> Iterator[_Line]:
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl"), None) is not table:
                continue
            cells = [
                " ".join(" ".join(line.text.split("\n")) for line in self._inside(cell)).strip()
                for cell in row.iter(W + "tc")
                if next(cell.iterancestors(W + "tr"), None) is row
            ]
            yield _Line("\t".join(cells).strip())

    def _paragraph(self, paragraph: Any) -> Iterator[_Line]:
        properties = paragraph.find(W + "pPr")
        style = attribute(properties.find(W + "pStyle")) if properties is not None else ""
        style = style or self._default
        boxes: list[Any] = []
        words = "".join(_words(paragraph, boxes))
        marker = self._numbering.marker(properties, style)  # an empty paragraph of a list counts, too
        level = self._level(properties, style)
        titled = bool(_TITLE.match(self._names.get(style, "")))
        for at, line in enumerate(words.split("\n")):
            yield _Line(marker + line.lstrip() if at == 0 and marker and words.strip() else line, level, titled)
        for box in boxes:
            yield from self._inside(box)

    def _level(self, properties: Any, style: str) -> int:
        own = properties.find(W + "outlineLvl") if properties is not None else None
        named = _HEADING.match(self._names.get(style, ""))
        level = whole(attribute(own)) + 1 if own is not None else self._levels.get(style, 0)
        level = level or (int(named[1]) if named else 0)
        return level if level <= 6 else 0


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """What a paragraph says; its text boxes are put into `boxes`."""
    for child in element.iterchildren():
        tag = child.tag
        if tag == W + "t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield "\n"
        elif tag == W + "tab":
            yield "\t"
        elif tag == W + "noBreakHyphen":
            yield "-"
        elif tag == W + "txbxContent":
            boxes.append(child)
        elif isinstance(tag, str) and tag not in _LEFT_OUT and not (tag == W + "r" and _is_hidden(child)):
            yield from _words(child, boxes)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and attribute(vanish) not in {"0", "false", "off"}


def article_of(lines: Sequence[_Line], *, reader: Any, data: bytes, path: str) -> Article:
    """The article those lines make: a style's title before a guessed one, roles by what the lines say."""
    kept: list[_Line] = []
    for line in lines:
        text = clean(line.text)
        kept.extend(_Line(text[start:end], line.level, line.titled) for start, end in split_paragraphs(text))
    parts = tell_apart([line.text for line in kept])
    roles, title = list(parts.roles), parts.title
    styled = _styled(kept)
    if styled:
        roles = [Role.BODY if role is Role.TITLE else role for role in roles]
        roles[styled.start : styled.stop] = [Role.TITLE] * len(styled)
        title = "".join(kept[at].text for at in styled)
    paragraphs, at = [], 0
    for line, role in zip(kept, roles, strict=True):
        paragraphs.append(Paragraph(at, at + len(line.text), role, line.level if role is Role.BODY else 0))
        at += len(line.text) + 1
    text = "\n".join(line.text for line in kept)
    return article_from(text, paragraphs, title=title, facts=parts.facts, data=data, path=path, reader=reader)


def _styled(lines: Sequence[_Line]) -> range:
    """The lines in the title style, where the file has any near its head."""
    first = next((at for at, line in enumerate(lines[:_TITLED]) if line.titled), None)
    if first is None:
        return range(0)
    end = first
    while end < len(lines) and lines[end].titled:
        end += 1
    return range(first, end)


PLUGIN: Final = WordReader()
