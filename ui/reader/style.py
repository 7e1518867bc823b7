"""How the page looks: colours, fonts and measures of the reader, light, dark and paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from core.model import Label, Role
from ui.look.hues import PALETTE, READABLE, contrast, readable
from ui.reader.punctuation import CLOSING, OPENING

BODY_FAMILIES: Final = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Serif", "serif")
"""Serif faces of the page, the first installed one wins."""
PLAIN_FAMILIES: Final = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif")
"""Faces of metadata, page chrome and the rail."""
FAINTER: Final = 0.55
"""Share of a wash's opacity left to spans of kind implied or region."""
FAINT_LINE: Final = 0.72
"""Share of the ink's opacity left to their underline: it must still be seen."""


LOOSE: Final = 0.15
"""Share of a character's width that stands between Chinese and Western letters."""


class LabelHue(NamedTuple):
    """The colours of one label: one hue, two strengths of wash."""

    ink: QColor
    """Underlines, markers, beads and marks."""
    pending: QColor
    """Fill of a span nobody has decided."""
    accepted: QColor
    """Fill of an accepted span."""


class ReaderTheme(NamedTuple):
    """Every colour and face that the reader paints with."""

    page: QColor
    """The paper."""
    ink: QColor
    """Body and title."""
    dim: QColor
    """Metadata, page chrome, control signs."""
    hairline: QColor
    """Thin lines and the visible range beside the scroll bar."""
    selection: QColor
    """Fill of selected text."""
    match: QColor
    """Fill of what was searched for."""
    current_match: QColor
    """Fill of the match the search stands at."""
    accent: QColor
    """Ring and handles of the selected span, and the caret."""
    hues: Mapping[str, LabelHue]
    """By colour token of a label: `province`, `slogan`, `task` and those of the palette."""
    dark: bool = False
    """Whether the page is darker than the ink."""
    body_families: tuple[str, ...] = BODY_FAMILIES
    """Faces of body, headings and title: `BODY_FAMILIES`, or `PLAIN_FAMILIES` where a person reads sans-serif."""
    plain_families: tuple[str, ...] = PLAIN_FAMILIES
    """Faces of metadata, page chrome and the rail."""
    body_pixels: float = 17.5
    """Size of the body at zoom 1."""
    column: int = 38
    """Characters in a line of the body at the most."""
    line: float = 1.9
    """Height of a line of the body, in its size."""
    indent: int = 2
    """Characters left free before the first line of a paragraph."""

    @property
    def measures(self) -> tuple[object, ...]:
        """All that a layout depends on: where it stays the same, lines stay where they are."""
        return (self.body_families, self.plain_families, self.body_pixels, self.column, self.line, self.indent)

    def hue_of(self, label: Label) -> LabelHue:
        """The colours of a label, by its token or its own `#RRGGBB`."""
        known = self.hues.get(label.colour)
        if known is not None:
            return known
        return _own_hue(label.colour or self.dim.name(), self.page.name())


def hue_from(ink: QColor, *, pending: float, accepted: float) -> LabelHue:
    """A label's colours from its ink and the opacity (0 … 1) of the two washes."""
    return LabelHue(ink, faded(ink, pending), faded(ink, accepted))


@lru_cache(maxsize=64)
def _own_hue(colour: str, page: str) -> LabelHue:
    """A person's own colour, moved away from the page until it can be read on it."""
    return _hue(colour, page, 0.13, 0.24)


def _hue(colour: str, page: str, pending: float, accepted: float) -> LabelHue:
    """The colours of a label whose ink can be read on the page and on its own washes."""
    ground = QColor(page)
    ink = readable(QColor(colour), ground)
    for _again in range(3):  # a darker ink makes a darker wash; it settles at once
        ink = readable(ink, ground, laid_over(ground, faded(ink, pending)), laid_over(ground, faded(ink, accepted)))
    return hue_from(ink, pending=pending, accepted=accepted)


class _Hues(Mapping[str, LabelHue]):
    """The hues of all tokens on one page, each worked out when it is first asked for: a start shows three of them."""

    def __init__(self, page: str, own: Mapping[str, tuple[str, float, float]], *, dark: bool) -> None:
        """`own` gives ink and washes of the three built-in labels."""
        washes = (0.14, 0.26) if dark else (0.11, 0.21)
        self._page = page
        self._plain = {token: (inks[dark], *washes) for token, inks in PALETTE.items()} | dict(own)
        self._made: dict[str, LabelHue] = {}

    def __getitem__(self, token: str) -> LabelHue:
        if token not in self._made:
            self._made[token] = _hue(self._plain[token][0], self._page, *self._plain[token][1:])
        return self._made[token]

    def __contains__(self, token: object) -> bool:
        return token in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)


def laid_over(ground: QColor, wash: QColor) -> QColor:
    """The opaque colour that a wash makes of the ground it lies on."""
    share = wash.alphaF()
    mixed = (
        share * over + (1 - share) * under
        for over, under in zip(
            (wash.redF(), wash.greenF(), wash.blueF()), (ground.redF(), ground.greenF(), ground.blueF()), strict=True
        )
    )
    return QColor.fromRgbF(*mixed)


def faded(colour: QColor, share: float) -> QColor:
    """The colour at that share of its own opacity."""
    copy = QColor(colour)
    copy.setAlphaF(colour.alphaF() * share)
    return copy


@cache
def light_reader_theme() -> ReaderTheme:
    """Ink on paper."""
    return ReaderTheme(
        page=QColor("#FBF8F1"),
        ink=QColor("#2A2825"),
        dim=QColor("#6F685C"),
        hairline=QColor("#E2DACB"),
        selection=QColor("#CFDDEA"),
        match=QColor("#FBE7A2"),
        current_match=QColor("#F6C945"),
        accent=QColor("#B8352A"),
        hues=_Hues(
            "#FBF8F1",
            {
                "province": ("#0B63A5", 0.09, 0.18),
                "slogan": ("#A84A09", 0.11, 0.19),
                "task": ("#0A7358", 0.06, 0.11),
            },
            dark=False,
        ),
    )


@cache
def dark_reader_theme() -> ReaderTheme:
    """Paper on ink."""
    return ReaderTheme(
        page=QColor("#1D1E20"),
        ink=QColor("#DDD8CE"),
        dim=QColor("#96938B"),
        hairline=QColor("#2E3033"),
        selection=QColor("#344A5F"),
        match=QColor("#57481A"),
        current_match=QColor("#6A5210"),
        accent=QColor("#E4685B"),
        hues=_Hues(
            "#1D1E20",
            {
                "province": ("#7CB8F0", 0.14, 0.26),
                "slogan": ("#F0A45C", 0.15, 0.28),
                "task": ("#63CFAE", 0.06, 0.12),
            },
            dark=True,
        ),
        dark=True,
    )


@cache
def paper_reader_theme() -> ReaderTheme:
    """Brown ink on old paper: warmer and less bright than the light page."""
    return ReaderTheme(
        page=QColor("#F5EBD5"),
        ink=QColor("#352A1E"),
        dim=QColor("#66573F"),
        hairline=QColor("#DCCBA8"),
        selection=QColor("#C9D3CF"),
        match=QColor("#F3D67E"),
        current_match=QColor("#E8B93C"),
        accent=QColor("#A32C20"),
        hues=_Hues(
            "#F5EBD5",
            {
                "province": ("#0B5A96", 0.11, 0.20),
                "slogan": ("#934009", 0.11, 0.19),
                "task": ("#08634B", 0.08, 0.14),
            },
            dark=False,
        ),
    )


def sans(theme: ReaderTheme) -> ReaderTheme:
    """The same page set in a face without serifs."""
    return theme._replace(body_families=theme.plain_families)


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """How paragraphs of one role are set; lengths in pixels."""

    font: QFont
    colour: QColor
    line: int
    """Height of a line."""
    indent: int
    """Of the first line."""
    above: int
    """Space over the paragraph."""
    lead: str = ""
    """Words before those of a folded stretch; its indent leaves room for them."""
    wide: frozenset[str] = frozenset()
    """The signs that are as wide as a character in this face: only those can be squeezed."""
    half: float = 0
    """Half the width of a character."""
    tight: QTextCharFormat = field(default_factory=QTextCharFormat, compare=False)
    """Takes half its width from a sign."""
    loose: QTextCharFormat = field(default_factory=QTextCharFormat, compare=False)
    """Puts a little space after a character."""


def _font(families: tuple[str, ...], pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(max(6, round(pixels)))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def role_style(theme: ReaderTheme, zoom: float, role: Role, level: int) -> RoleStyle:
    """How a paragraph of that role (a heading where `level` is above 0) is set at that zoom."""
    size = theme.body_pixels * zoom
    if role is Role.TITLE:
        font = _font(theme.body_families, size * 1.36, QFont.Weight.Bold)
        return _set_in_chinese(RoleStyle(font, theme.ink, round(size * 2.1), 0, round(size * 0.3)))
    if role is not Role.BODY:
        small = _font(theme.plain_families, size * 0.76)
        return RoleStyle(small, theme.dim, round(size * 1.45), 0, round(size * 0.35))
    if level:
        font = _font(theme.body_families, size * 1.05, QFont.Weight.Bold)
        indent = theme.indent * font.pixelSize()
        return _set_in_chinese(RoleStyle(font, theme.ink, round(size * theme.line), indent, round(size * 0.7)))
    body = _font(theme.body_families, size)
    indent = theme.indent * body.pixelSize()
    return _set_in_chinese(RoleStyle(body, theme.ink, round(size * theme.line), indent, round(size * 0.7)))


def fold_style(theme: ReaderTheme, zoom: float, lead: str) -> RoleStyle:
    """How the line is set that stands for a folded stretch of chrome."""
    size = theme.body_pixels * zoom
    font = _font(theme.plain_families, size * 0.72)
    indent = round(QFontMetricsF(font).horizontalAdvance(lead) + 1.6 * font.pixelSize())
    return RoleStyle(font, theme.dim, round(size * 1.55), indent, round(size * 0.35), lead)


def _set_in_chinese(style: RoleStyle) -> RoleStyle:
    """The style with what squeezes its signs, measured in its face."""
    size = style.font.pixelSize()
    metrics = QFontMetricsF(style.font)
    wide = frozenset(sign for sign in OPENING + CLOSING if metrics.horizontalAdvance(sign) > 0.9 * size)
    return replace(
        style, wide=wide, half=size / 2, tight=_spacing(style.font, -size / 2), loose=_spacing(style.font, size * LOOSE)
    )


def _spacing(font: QFont, pixels: float) -> QTextCharFormat:
    other = QFont(font)
    other.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels)
    look = QTextCharFormat()
    look.setFont(other)
    return look


__all__ = [
    "BODY_FAMILIES",
    "FAINTER",
    "FAINT_LINE",
    "PLAIN_FAMILIES",
    "READABLE",
    "LabelHue",
    "ReaderTheme",
    "RoleStyle",
    "contrast",
    "dark_reader_theme",
    "faded",
    "fold_style",
    "hue_from",
    "laid_over",
    "light_reader_theme",
    "paper_reader_theme",
    "role_style",
    "sans",
]
