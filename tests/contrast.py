"""Writes docs/CONTRAST.md: contrast of every text and mark in every theme, and the labels as colour-blind eyes see them.

Run: QT_QPA_PLATFORM=offscreen python tests/contrast.py        A test compares the file with what this computes.

Contrast is that of WCAG 2.1. Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes (2009)
at full severity, in linear RGB; the difference of two colours is CIE 1976 ΔE in L*a*b* under D65.
"""

from __future__ import annotations

import itertools
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor

from core.model import BUILT_IN_LABELS, Label
from ui.look.hues import COLOUR_NAMES, contrast
from ui.look.theme import CHIP, THEMES, Theme
from ui.reader.style import FAINT_LINE, LabelHue, faded, laid_over

TABLE: Final = Path(__file__).resolve().parents[1] / "docs" / "CONTRAST.md"
TEXT, MARK = 4.5, 3.0
"""Least contrast of what is read, and of what is only seen."""
APART: Final = 20.0
"""ΔE from which two inks are told apart without looking twice (about ten just noticeable differences)."""
_EYES: Final = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


class Pair(NamedTuple):
    """What stands on what, with the least contrast asked of it."""

    what: str
    on: str
    ink: QColor
    ground: QColor
    least: float

    @property
    def contrast(self) -> float:
        """Of the two, rounded down to what is printed."""
        return math.floor(contrast(self.ink, self.ground) * 100) / 100


def pairs_of(theme: Theme) -> Iterator[Pair]:
    """Every text and mark of the theme on each ground it can stand on."""
    yield from _window(theme)
    yield from _page(theme)
    for token in COLOUR_NAMES:
        yield from _label(theme, token)


def _window(theme: Theme) -> Iterator[Pair]:
    grounds = {name: QColor(getattr(theme, name)) for name in ("page", "panel", "card", "hover", "chosen")}
    for name in ("ink", "soft", "accent", "good"):
        for on, ground in grounds.items():
            yield Pair(f"window: {name}", on, QColor(getattr(theme, name)), ground, TEXT)
    yield Pair("window: words on the seal", "accent", QColor(theme.on_accent), QColor(theme.accent), TEXT)
    yield Pair("window: words on the main button", "good", QColor(theme.on_good), QColor(theme.good), TEXT)


def _page(theme: Theme) -> Iterator[Pair]:
    reader = theme.reader
    for name, fill in (
        ("page", reader.page),
        ("selected text", reader.selection),
        ("match", reader.match),
        ("current match", reader.current_match),
    ):
        yield Pair("page: text", name, reader.ink, fill, TEXT)
    yield Pair("page: metadata, navigation", "page", reader.dim, reader.page, TEXT)
    yield Pair("page: ring, handles, caret", "page", reader.accent, reader.page, MARK)


def _label(theme: Theme, token: str) -> Iterator[Pair]:
    reader, label = theme.reader, Label("X", "", "", token)
    hue: LabelHue = reader.hue_of(label)
    grounds = {
        "page": reader.page,
        "own pending wash": laid_over(reader.page, hue.pending),
        "own accepted wash": laid_over(reader.page, hue.accepted),
    }
    for on, ground in grounds.items():
        yield Pair(f"{token}: marker, bead, line", on, hue.ink, ground, TEXT)
        yield Pair(f"{token}: text", on, reader.ink, ground, TEXT)
    twice = laid_over(grounds["own accepted wash"], reader.hues["task"].accepted)
    yield Pair(f"{token}: text", "own wash in an accepted task", reader.ink, twice, TEXT)
    yield Pair(f"{token}: faint line", "page", laid_over(reader.page, faded(hue.ink, FAINT_LINE)), reader.page, MARK)
    colour = theme.colour(label)
    for on, ground in zip(("page", "panel", "card"), theme.grounds, strict=True):
        yield Pair(f"{token}: name, number", on, colour, ground, TEXT)
    for on, ground in (("panel", theme.panel), ("card", theme.card)):
        chip = laid_over(QColor(ground), faded(colour, CHIP))
        yield Pair(f"{token}: chip", on, colour, chip, TEXT)


def _linear(colour: QColor) -> tuple[float, ...]:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return tuple(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)


def seen(colour: QColor, eyes: str) -> tuple[float, float, float]:
    """The colour in L*a*b* as those eyes see it."""
    given = _linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, given, strict=True)))) for row in _EYES[eyes]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def apart(one: QColor, other: QColor, eyes: str) -> float:
    """How different those eyes see two colours (CIE 1976 ΔE)."""
    return math.dist(seen(one, eyes), seen(other, eyes))


def told_apart(theme: Theme) -> Iterator[tuple[Label, Label, dict[str, float]]]:
    """Every two built-in labels with the difference of their inks to each kind of eyes."""
    for one, other in itertools.combinations(BUILT_IN_LABELS, 2):
        inks = theme.reader.hue_of(one).ink, theme.reader.hue_of(other).ink
        yield one, other, {eyes: apart(*inks, eyes) for eyes in _EYES}


def written() -> str:
    """The whole table."""
    lines = [
        "# Contrast",
        "",
        "Written by `python tests/contrast.py`; `tests/ui/test_contrast.py` holds it. Contrast after WCAG 2.1: at least 4.5",
        "for whatever is read, 3 for what is only seen. Each row gives the ground on which the contrast is least.",
        "",
    ]
    names = [theme.name for theme in THEMES]
    lines += [f"| what | asked | {' | '.join(names)} |", f"|---|---|{'---|' * len(names)}"]
    worst = [_worst(theme) for theme in THEMES]
    for what in worst[0]:
        cells = [f"{of[what].contrast:.2f} on {of[what].on}" for of in worst]
        lines.append(f"| {what} | {worst[0][what].least} | {' | '.join(cells)} |")
    lines += [
        "",
        "# Labels told apart",
        "",
        "Difference of the inks (CIE 1976 ΔE) to eyes that see all colours and to three kinds of colour-blind eyes",
        "(simulated after Machado, Oliveira and Fernandes 2009). Under 20 the underline alone tells two labels apart:",
        "no two built-in labels share both.",
        "",
        f"| theme | labels | underlines | {' | '.join(_EYES)} |",
        f"|---|---|---|{'---|' * len(_EYES)}",
    ]
    for theme in THEMES:
        for one, other, found in told_apart(theme):
            cells = " | ".join(f"{found[eyes]:.0f}" for eyes in _EYES)
            lines.append(f"| {theme.name} | {one.name}, {other.name} | {one.underline}, {other.underline} | {cells} |")
    return "\n".join(lines) + "\n"


def _worst(theme: Theme) -> dict[str, Pair]:
    """By what it is, the ground on which it is read worst by what is asked of it."""
    found: dict[str, Pair] = {}
    for pair in pairs_of(theme):
        old = found.get(pair.what)
        if old is None or pair.contrast / pair.least < old.contrast / old.least:
            found[pair.what] = pair
    return found


if __name__ == "__main__":
    TABLE.write_text(written(), "utf-8")
    print(f"written: {TABLE.name}")
