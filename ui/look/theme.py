"""Colours of the window, light, dark and paper: one table of tokens, one palette, one style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from core.model import Label
from ui.look.hues import PALETTE, contrast, readable
from ui.look.style_sheet import SHEET
from ui.reader.style import (
    PLAIN_FAMILIES,
    ReaderTheme,
    dark_reader_theme,
    faded,
    laid_over,
    light_reader_theme,
    paper_reader_theme,
)

STYLE: Final = "Fusion"
"""Qt's style, the same on every system."""
WORN: Final = "zhupi_theme"
"""The property of program and windows that names the theme they wear; empty: style and font are set, no theme yet."""
UI_PIXELS: Final = 13
"""Size of the window's own words."""
CHIP: Final = 0.12
"""Opacity of the wash behind the name of a label or province on a panel or card."""


class Theme(NamedTuple):
    """Tokens as `#RRGGBB`; every text token has a contrast of 4.5 or more on page, panel and card."""

    name: str
    dark: bool
    page: str
    panel: str
    card: str
    hover: str
    """Under the pointer, on a panel."""
    chosen: str
    """Behind the chosen row of a list."""
    ink: str
    soft: str
    """Words that step back and still must be read."""
    hairline: str
    edge: str
    """Frame of what can be typed in or pressed: 3 to 1 is not asked of it, the fill tells it apart too."""
    accent: str
    """Vermilion: the seal, the selection, what is wrong."""
    on_accent: str
    good: str
    """Saved, accepted, the main button."""
    on_good: str
    province: str
    slogan: str
    task: str
    reader: ReaderTheme

    def colour(self, label: Label) -> QColor:
        """The colour of a label: its token, or its own `#RRGGBB` as far as it can be read on every ground."""
        known = {"province": self.province, "slogan": self.slogan, "task": self.task}
        if label.colour in known:
            return QColor(_on_grounds(known[label.colour], self.page, self.panel, self.card))
        if label.colour in PALETTE:
            return QColor(_on_grounds(PALETTE[label.colour][self.dark], self.page, self.panel, self.card))
        if not QColor.isValidColorName(label.colour):
            return QColor(self.soft)
        return QColor(_on_grounds(label.colour, self.page, self.panel, self.card))

    @property
    def grounds(self) -> tuple[QColor, QColor, QColor]:
        """What words stand on: page, panel and card."""
        return (QColor(self.page), QColor(self.panel), QColor(self.card))

    def on_colour(self, colour: QColor) -> QColor:
        """What is read best on that colour: the page or the ink."""
        both = (QColor("#FFFFFF"), QColor("#17181A"))
        return max(both, key=_Against(colour).contrast)


@dataclass(frozen=True, slots=True)
class _Against:
    """Colours measured against one."""

    colour: QColor

    def contrast(self, other: QColor) -> float:
        return contrast(self.colour, other)


@lru_cache(maxsize=256)
def _on_grounds(colour: str, *grounds: str) -> str:
    """The colour as far from those grounds as it takes to be read on each, and on a chip that stands there."""
    plain = tuple(map(QColor, grounds))
    ink = readable(QColor(colour), *plain)
    for _again in range(3):  # a darker ink makes a darker chip; it settles at once
        ink = readable(ink, *plain, *(laid_over(ground, faded(ink, CHIP)) for ground in plain))
    return ink.name()


LIGHT: Final = Theme(
    name="light",
    dark=False,
    page="#FBF8F1",
    panel="#F3EEE4",
    card="#FFFDF8",
    hover="#EAE3D5",
    chosen="#FFFDF8",
    ink="#2A2825",
    soft="#696256",
    hairline="#E2DACB",
    edge="#D5CBB8",
    accent="#B8352A",
    on_accent="#FFFFFF",
    good="#0A7358",
    on_good="#FFFFFF",
    province="#0B63A5",
    slogan="#9E4408",
    task="#09694F",
    reader=light_reader_theme(),
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    page="#1D1E20",
    panel="#17181A",
    card="#242628",
    hover="#222427",
    chosen="#2B2E31",
    ink="#DDD8CE",
    soft="#9C9991",
    hairline="#2E3033",
    edge="#3C3F43",
    accent="#E8776B",
    on_accent="#17181A",
    good="#63CFAE",
    on_good="#17181A",
    province="#7CB8F0",
    slogan="#F0A45C",
    task="#63CFAE",
    reader=dark_reader_theme(),
)

PAPER: Final = Theme(
    name="paper",
    dark=False,
    page="#F5EBD5",
    panel="#EDE1C7",
    card="#FAF3E2",
    hover="#E5D7B9",
    chosen="#FAF3E2",
    ink="#352A1E",
    soft="#5F5039",
    hairline="#D8C7A3",
    edge="#C9B58D",
    accent="#A32C20",
    on_accent="#FFFFFF",
    good="#08634B",
    on_good="#FFFFFF",
    province="#0B5A96",
    slogan="#913E07",
    task="#08634B",
    reader=paper_reader_theme(),
)

THEMES: Final = (LIGHT, DARK, PAPER)


def chosen(name: str) -> Theme:
    """The theme of that name; `system` (and any other word) follows the system's light or dark."""
    for theme in THEMES:
        if theme.name == name:
            return theme
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def active() -> Theme:
    """The theme the program wears now."""
    app = QApplication.instance()
    return chosen(str(app.property(WORN) if app is not None else ""))


def prepare(app: QApplication) -> None:
    """Font of the program: before any widget is made, or it keeps the system's."""
    font = QFont()
    font.setFamilies(list(PLAIN_FAMILIES))
    font.setPixelSize(UI_PIXELS)
    app.setFont(font)


def apply_theme(app: QApplication, theme: Theme, top: QWidget) -> None:
    """Dress a window and all that belongs to it; a theme that it wears already costs nothing.

    The style sheet is the window's, not the program's: Qt dresses the widgets of a window in a sixth of the time (27 ms
    against 193 for 344 widgets).
    """
    if app.property(WORN) != theme.name:
        if app.property(WORN) is None:
            app.setStyle(STYLE)
            prepare(app)
        app.setProperty(WORN, theme.name)
        app.setPalette(palette_of(theme))
    if top.property(WORN) != theme.name:
        top.setProperty(WORN, theme.name)
        top.setStyleSheet(sheet_of(theme))


def palette_of(theme: Theme) -> QPalette:
    """The palette of what the style sheet leaves alone."""
    palette = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.BrightText: theme.accent,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.soft,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.good,
        role.Mid: theme.hairline,
    }
    for which, colour in roles.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.soft))
    return palette


def sheet_of(theme: Theme) -> str:
    """The style sheet with the theme's colours in it."""
    tokens = {name: value for name, value in theme._asdict().items() if name != "reader"}
    return Template(SHEET).substitute(tokens)


__all__ = [
    "CHIP",
    "DARK",
    "LIGHT",
    "PAPER",
    "THEMES",
    "Theme",
    "active",
    "apply_theme",
    "chosen",
    "contrast",
    "palette_of",
    "prepare",
    "sheet_of",
]
