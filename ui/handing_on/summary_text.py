"""The summary as a text document: for the tab and, in print's own dress, for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from core.summary.article import Summary
from core.summary.lines import Line, LineKind, Look, Pages, Piece, Section
from ui.look.theme import Theme
from ui.reader.style import BODY_FAMILIES, PLAIN_FAMILIES

KEPT: Final = int(QTextFormat.Property.UserProperty.value) + 1
"""Property of a block that stands over what follows it: no page ends with it."""
MORE: Final = "more:"
"""Begins the address of the link to what is left out, followed by the section's key."""
PLACE: Final = "place:"
"""Begins the address of a place: `place:START-END:SPAN`."""

_COUNTED: Final = re.compile(r"(?<=\d) (?=[^\W\d])")
"""The space between a number and the word after it."""


@dataclass(frozen=True, slots=True)
class Dress:
    """Colours and sizes (pixels) of the page."""

    ink: QColor
    soft: QColor
    province: QColor
    province_wash: QColor
    slogan: QColor
    task: QColor
    link: QColor
    size: int = 13
    small: int = 12
    title: int = 16
    leading: int = 120
    """Height of a line in percent of the face's own."""
    indent: int = 22


def dress_of(theme: Theme) -> Dress:
    """The tab's dress in that theme."""
    wash = QColor(theme.province)
    wash.setAlphaF(0.2 if theme.dark else 0.12)
    return Dress(
        ink=QColor(theme.ink),
        soft=QColor(theme.soft),
        province=QColor(theme.province),
        province_wash=wash,
        slogan=QColor(theme.slogan),
        task=QColor(theme.task),
        link=QColor(theme.accent),
    )


def address(piece: Piece) -> str:
    """Where a piece leads, or nothing."""
    return f"{PLACE}{piece.at[0]}-{piece.at[1]}:{piece.span}" if piece.at is not None else ""


def place_of(name: str) -> tuple[int, int, str] | None:
    """`(start, end, span)` of an address, or None where it is none of a place."""
    head, _colon, rest = name.partition(":")
    span_range, _colon, span = rest.partition(":")
    start, _dash, end = span_range.partition("-")
    if head + ":" != PLACE or not (start.isdecimal() and end.isdecimal()):
        return None
    return (int(start), int(end), span)


def fill(document: QTextDocument, summary: Summary, dress: Dress, limit: int | None = None) -> None:
    """Write the whole summary into an empty document; `limit` is how many lines a section shows."""
    _prepare(document, dress)
    _Writer(document, dress).write(summary, limit)


def note(document: QTextDocument, words: str, dress: Dress) -> None:
    """Write into an empty document what stands there while there is no summary."""
    _prepare(document, dress)
    place = QTextBlockFormat()
    place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    place.setTopMargin(2 * dress.size)
    place.setLineHeight(dress.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    look = QTextCharFormat()
    look.setForeground(QBrush(dress.soft))
    cursor = QTextCursor(document)
    cursor.setBlockFormat(place)
    cursor.insertText(words, look)


def documents(summary: Summary, dress: Dress, lines: int) -> Iterator[QTextDocument]:
    """The whole summary in documents of about so many lines, so that none takes long to lay out.

    A new one begins with a head; twice as many lines have to do where none comes.
    """
    pages = Pages(summary)
    document = QTextDocument()
    _prepare(document, dress)
    writer = _Writer(document, dress)
    writer.head(summary, pages)
    written = 0
    empty = True
    for key in pages.section_keys():
        for number, line in enumerate(pages.lines(key)):
            if written >= lines and (line.kind is LineKind.HEAD or written >= 2 * lines):
                yield document
                document = QTextDocument()
                _prepare(document, dress)
                writer, written = _Writer(document, dress), 0
            if not number:
                writer.heading(pages.title(key))
            writer.line(line)
            written += 1
            empty = False
    if empty:
        writer.nothing()
    yield document


def _prepare(document: QTextDocument, dress: Dress) -> None:
    document.setDocumentMargin(0)
    document.setUndoRedoEnabled(False)
    font = QFont()
    font.setFamilies(list(PLAIN_FAMILIES))
    font.setPixelSize(dress.size)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)


def _kept_together(words: str) -> str:
    """No line begins with the dot between two facts, and no number ends one without what it counts."""
    return _COUNTED.sub("\u00a0", words.replace(" · ", "\u00a0· "))


class _Writer:
    """Writes one document."""

    def __init__(self, document: QTextDocument, dress: Dress) -> None:
        self._cursor = QTextCursor(document)
        self._dress = dress
        self._begun = False
        self._formats = {look: self._format(look) for look in Look}

    def write(self, summary: Summary, limit: int | None) -> None:
        pages = Pages(summary, limit)
        self._cursor.beginEditBlock()
        self.head(summary, pages)
        sections = pages.sections()
        for section in sections:
            self._section(section)
        if not sections:
            self.nothing()
        self._cursor.endEditBlock()

    def head(self, summary: Summary, pages: Pages) -> None:
        """Title, facts and counts."""
        self._title(summary)
        facts = pages.facts()
        if facts:
            self._block(above=5)
            self._pieces(facts, self._dress.small)
        self._block(above=2)
        self._pieces((Piece(pages.made(), Look.SOFT),), self._dress.small)

    def nothing(self) -> None:
        """Say that nothing was found."""
        self._block(above=18)
        words = QCoreApplication.translate(
            "summary", "Nothing was found in this article: no province, no numbered task, no slogan."
        )
        self._pieces((Piece(words, Look.SOFT),))

    def _title(self, summary: Summary) -> None:
        title = summary.head.title
        self._block(above=0, leading=105)
        look = QTextCharFormat()
        font = QFont()
        font.setFamilies(list(BODY_FAMILIES))
        font.setPixelSize(self._dress.title)
        font.setWeight(QFont.Weight.Bold)
        look.setFont(font)
        look.setForeground(QBrush(self._dress.ink))
        piece = Piece(title.value, at=title.at)
        self._insert(piece, look)

    def heading(self, title: str) -> None:
        """The heading of a section."""
        self._block(above=18, below=3, heading=True, kept=True)
        look = QTextCharFormat(self._formats[Look.PLAIN])
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setProperty(QTextCharFormat.Property.FontPixelSize, self._dress.size + 1)
        self._cursor.insertText(title, look)

    def _section(self, section: Section) -> None:
        self.heading(section.title)
        for line in section.lines:
            self.line(line)
        if section.left_out:
            self._block(above=6)
            words = QCoreApplication.translate("summary", "Show the other {n} lines").format(n=section.left_out)
            look = QTextCharFormat(self._formats[Look.MORE])
            look.setAnchor(True)
            look.setAnchorHref(MORE + section.key)
            self._cursor.insertText(words, look)

    def line(self, line: Line) -> None:
        """One line of a section."""
        indent = self._dress.indent
        if line.kind is LineKind.HEAD:
            self._block(above=9, kept=True)
        elif line.kind is LineKind.LINE:
            self._block(above=3)
        else:
            numbered = bool(line.pieces) and line.pieces[0].look is Look.NUMBER
            self._block(
                above=2, left=indent * (2 if line.kind is LineKind.SUB else 1), hanging=indent if numbered else 0
            )
        if line.label:
            self._pieces((Piece(line.label + "  ", Look.SOFT),), self._dress.small)
        self._pieces(line.pieces)

    def _block(
        self,
        above: int,
        *,
        below: int = 0,
        left: int = 0,
        hanging: int = 0,
        leading: int = 0,
        heading: bool = False,
        kept: bool = False,
    ) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(above)
        look.setBottomMargin(below)
        look.setLeftMargin(left)
        look.setTextIndent(-hanging)
        if hanging:
            look.setTabPositions([QTextOption.Tab(left, QTextOption.TabType.LeftTab)])
        look.setLineHeight(leading or self._dress.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if heading:
            look.setHeadingLevel(2)
            look.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_Auto)
        if kept:
            look.setProperty(KEPT, True)
        if self._begun:
            self._cursor.insertBlock(look, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(look)
            self._begun = True

    def _pieces(self, pieces: tuple[Piece, ...], size: int = 0) -> None:
        for number, piece in enumerate(pieces):
            look = QTextCharFormat(self._formats[piece.look])
            if size:
                look.setProperty(QTextCharFormat.Property.FontPixelSize, size)
            if number == 1 and pieces[0].look is Look.NUMBER and not piece.text.strip():
                piece = Piece("\t")
            self._insert(piece, look)

    def _insert(self, piece: Piece, look: QTextCharFormat) -> None:
        leads = address(piece)
        if leads:
            look.setAnchor(True)
            look.setAnchorHref(leads)
        words = piece.text.replace("\n", " ")
        self._cursor.insertText(words if leads else _kept_together(words), look)

    def _format(self, look: Look) -> QTextCharFormat:
        dress = self._dress
        made = QTextCharFormat()
        inks = {
            Look.SOFT: dress.soft,
            Look.NAME: dress.province,
            Look.NUMBER: dress.task,
            Look.MORE: dress.link,
        }
        made.setForeground(QBrush(inks.get(look, dress.ink)))
        if look is Look.SLOGAN:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(dress.slogan)
        elif look is Look.NAME:
            made.setBackground(QBrush(dress.province_wash))
            made.setFontWeight(QFont.Weight.DemiBold)
        elif look is Look.NUMBER:
            made.setFontWeight(QFont.Weight.DemiBold)
        return made
