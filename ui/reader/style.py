"""How the page looks: colours, fonts and measures of the reader, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor, QFont

from core.model import Label, Role
from ui.hues import PALETTE, READABLE, contrast, readable

BODY_FAMILIES: Final = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Serif", "serif")
"""Serif faces of the page, the first installed one wins."""
PLAIN_FAMILIES: Final = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif")
"""Faces of metadata, page chrome and the rail."""
FAINTER: Final = 0.55
"""Share of a wash's opacity left to spans of kind implied or region."""


@dataclass(frozen=True, slots=True)
class LabelHue:
    """The colours of one label: one hue, two strengths of wash."""

    ink: QColor
    """Underlines, markers, beads and marks."""
    pending: QColor
    """Fill of a span nobody has decided."""
    accepted: QColor
    """Fill of an accepted span."""


@dataclass(frozen=True, slots=True)
class ReaderTheme:
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
    """Faces of body, headings and title."""
    plain_families: tuple[str, ...] = PLAIN_FAMILIES
    """Faces of metadata, page chrome and the rail."""
    body_pixels: float = 17.5
    """Size of the body at zoom 1."""

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
    return hue_from(readable(QColor(colour), QColor(page)), pending=0.13, accepted=0.24)


def _palette(*, dark: bool) -> dict[str, LabelHue]:
    """The hues of the palette's tokens on light or dark paper."""
    washes = (0.14, 0.26) if dark else (0.11, 0.21)
    return {
        token: hue_from(QColor(inks[dark]), pending=washes[0], accepted=washes[1]) for token, inks in PALETTE.items()
    }


def faded(colour: QColor, share: float) -> QColor:
    """The colour at that share of its own opacity."""
    copy = QColor(colour)
    copy.setAlphaF(colour.alphaF() * share)
    return copy


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
        hues=MappingProxyType(
            _palette(dark=False)
            | {
                "province": hue_from(QColor("#0B63A5"), pending=0.09, accepted=0.18),
                "slogan": hue_from(QColor("#B4500B"), pending=0.12, accepted=0.24),
                "task": hue_from(QColor("#0A7358"), pending=0.06, accepted=0.11),
            }
        ),
    )


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
        hues=MappingProxyType(
            _palette(dark=True)
            | {
                "province": hue_from(QColor("#7CB8F0"), pending=0.14, accepted=0.26),
                "slogan": hue_from(QColor("#F0A45C"), pending=0.15, accepted=0.28),
                "task": hue_from(QColor("#63CFAE"), pending=0.06, accepted=0.12),
            }
        ),
        dark=True,
    )


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
        return RoleStyle(font, theme.ink, round(size * 2.1), 0, round(size * 0.3))
    if role is not Role.BODY:
        small = _font(theme.plain_families, size * 0.76)
        return RoleStyle(small, theme.dim, round(size * 1.45), 0, round(size * 0.35))
    if level:
        font = _font(theme.body_families, size * 1.05, QFont.Weight.Bold)
        return RoleStyle(font, theme.ink, round(size * 1.9), 2 * round(size), round(size * 0.7))
    body = _font(theme.body_families, size)
    return RoleStyle(body, theme.ink, round(size * 1.9), 2 * body.pixelSize(), round(size * 0.7))


__all__ = [
    "BODY_FAMILIES",
    "FAINTER",
    "PLAIN_FAMILIES",
    "READABLE",
    "LabelHue",
    "ReaderTheme",
    "RoleStyle",
    "contrast",
    "dark_reader_theme",
    "faded",
    "hue_from",
    "light_reader_theme",
    "role_style",
]
