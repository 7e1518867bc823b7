"""The card a chosen row of a list lies on, and the paler one under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.look.theme import Theme

SIDE = 8.5
"""Pixels left free at the left and the right; the half puts the hairline on whole pixels."""


def paint_card(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, above: float, radius: float) -> None:
    """Paint what lies under a row's words, `above` pixels free above and below; nothing under a plain row."""
    card = QRectF(option.rect).adjusted(SIDE, above, -SIDE, -above)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.setBrush(QColor(theme.chosen))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover))
    else:
        return
    painter.drawRoundedRect(card, radius, radius)
