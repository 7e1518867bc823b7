"""Colours a label can have: a palette that is read well on every ground, and any other colour moved until it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from core.translation import QT_TRANSLATE_NOOP

READABLE: Final = 4.5
"""Least contrast of a label's ink with what it stands on (WCAG 2.1, AA)."""

PALETTE: Final = {
    "plum": ("#7A3E9D", "#C9A0E8"),
    "rose": ("#A8296A", "#F08DB4"),
    "teal": ("#0B6875", "#5CC5D6"),
    "olive": ("#616200", "#C9CB62"),
    "brown": ("#7F4A22", "#D6A87E"),
    "indigo": ("#4048A6", "#A3AEF8"),
    "slate": ("#4F5B69", "#A9B6C6"),
    "grey": ("#5F5B54", "#B3AFA6"),
}
"""By token: the ink on light grounds and the ink on dark ones. One colour cannot be read well on both."""

COLOUR_NAMES: Final = {
    "province": QT_TRANSLATE_NOOP("colours", "Blue"),
    "slogan": QT_TRANSLATE_NOOP("colours", "Amber"),
    "task": QT_TRANSLATE_NOOP("colours", "Green"),
    "plum": QT_TRANSLATE_NOOP("colours", "Plum"),
    "rose": QT_TRANSLATE_NOOP("colours", "Rose"),
    "teal": QT_TRANSLATE_NOOP("colours", "Teal"),
    "olive": QT_TRANSLATE_NOOP("colours", "Olive"),
    "brown": QT_TRANSLATE_NOOP("colours", "Brown"),
    "indigo": QT_TRANSLATE_NOOP("colours", "Indigo"),
    "slate": QT_TRANSLATE_NOOP("colours", "Slate"),
    "grey": QT_TRANSLATE_NOOP("colours", "Grey"),
}
"""English names of the tokens, in the order they are offered."""


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two opaque colours, 1 … 21 (WCAG 2.1, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def least_contrast(colour: QColor, grounds: Iterable[QColor]) -> float:
    """The contrast with the ground it is read worst on."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: QColor, *grounds: QColor) -> QColor:
    """The colour, made darker on light grounds and lighter on dark ones until it can be read on all of them."""
    ink = QColor(colour) if colour.isValid() else QColor(Qt.GlobalColor.gray)
    dark = max(ground.lightness() for ground in grounds) < 128
    while least_contrast(ink, grounds) < READABLE and ink.lightness() != (255 if dark else 0):
        lightness = min(255, ink.lightness() + 6) if dark else max(0, ink.lightness() - 6)
        ink = QColor.fromHsl(max(0, ink.hslHue()), ink.hslSaturation(), lightness)
    return ink
