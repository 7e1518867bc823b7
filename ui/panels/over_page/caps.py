"""Buttons that float over the page: words, the colour of a label, and the key as a small cap."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.look.theme import Theme

CAP: Final = 11
"""Pixels of the letters on a cap."""
SWATCH: Final = 9
"""Pixels of the side of a label's colour."""
PAD: Final = 10
BETWEEN: Final = 6


class CapButton(QAbstractButton):
    """One choice of the small toolbar; `main` is filled, the others are bare until the pointer is on them."""

    def __init__(self, name: str, words: str, key: str, parent: QWidget, *, main: bool = False) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setProperty("action", name)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.key = key
        self.main = main
        self.show_key = True
        self.swatch: QColor | None = None
        self.theme: Theme | None = None

    def sizeHint(self) -> QSize:
        """Room for all that is painted."""
        words = self.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        wide = words + 2 * PAD
        wide += SWATCH + BETWEEN if self.swatch is not None else 0
        if self.key and self.show_key:
            wide += cap_width(self.font(), self.key) + BETWEEN
        return QSize(wide, self.fontMetrics().height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the colour, the words, the cap."""
        theme = self.theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.good if self.main else theme.hover if self.underMouse() or self.isDown() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        if self.main and self.underMouse():
            painter.setPen(QPen(QColor(theme.ink), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        left = float(PAD)
        if self.swatch is not None:
            paint_swatch(painter, self.swatch, left, self.height())
            left += SWATCH + BETWEEN
        painter.setPen(QColor(theme.on_good if self.main else theme.ink))
        words = self.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRectF(left, 0, words + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.key and self.show_key:
            ink = QColor(theme.on_good if self.main else theme.soft)
            edge = QColor(theme.on_good if self.main else theme.edge)
            paint_cap(painter, self.key, QRectF(left + words + BETWEEN, 0, 40, self.height()), ink, edge)
        painter.end()


def _cap_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(CAP)
    return small


def cap_width(font: QFont, key: str) -> int:
    """How wide the cap of that key is."""
    return max(17, QFontMetrics(_cap_font(font)).horizontalAdvance(key) + 8)


def paint_cap(painter: QPainter, key: str, room: QRectF, ink: QColor, edge: QColor) -> None:
    """A key as a small cap at the left of that room, in the middle of its height."""
    font = painter.font()
    wide = cap_width(font, key)
    box = QRectF(room.left() + 0.5, room.top() + (room.height() - 17) / 2 + 0.5, wide - 1, 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ink)
    painter.setFont(_cap_font(font))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.setFont(font)


def paint_swatch(painter: QPainter, colour: QColor, left: float, height: int) -> None:
    """The colour of a label as a small rounded square."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(left, (height - SWATCH) / 2, SWATCH, SWATCH), 2, 2)
