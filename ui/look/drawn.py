"""What the window draws itself, so that no font and no picture file is needed: small icons, check boxes, choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

SIDE: Final = 16
"""Pixels of an icon's side; the paths below are drawn on a square of that size."""
BOX: Final = 16
"""Pixels of a check box's side."""


def _turn(path: QPainterPath) -> None:
    """An arrow that turns back to the left."""
    path.moveTo(3.5, 6)
    path.lineTo(9.5, 6)
    path.arcTo(QRectF(6, 6, 7, 7), 90, -180)
    path.lineTo(6.5, 13)
    path.moveTo(6.5, 2.8)
    path.lineTo(3.2, 6)
    path.lineTo(6.5, 9.2)


def _plus(path: QPainterPath) -> None:
    path.moveTo(8, 3)
    path.lineTo(8, 13)
    path.moveTo(3, 8)
    path.lineTo(13, 8)


def _cross(path: QPainterPath) -> None:
    path.moveTo(4, 4)
    path.lineTo(12, 12)
    path.moveTo(12, 4)
    path.lineTo(4, 12)


def _down(path: QPainterPath) -> None:
    path.moveTo(4, 6.2)
    path.lineTo(8, 10.2)
    path.lineTo(12, 6.2)


def _up(path: QPainterPath) -> None:
    path.moveTo(4, 9.8)
    path.lineTo(8, 5.8)
    path.lineTo(12, 9.8)


def _folder(path: QPainterPath) -> None:
    path.moveTo(2.5, 12.5)
    path.lineTo(2.5, 4)
    path.lineTo(6.5, 4)
    path.lineTo(8, 5.8)
    path.lineTo(13.5, 5.8)
    path.lineTo(13.5, 12.5)
    path.closeSubpath()


def _search(path: QPainterPath) -> None:
    path.addEllipse(QRectF(3, 3, 7.5, 7.5))
    path.moveTo(9.6, 9.6)
    path.lineTo(13.2, 13.2)


def _flag(path: QPainterPath) -> None:
    path.moveTo(4.5, 14)
    path.lineTo(4.5, 2.5)
    path.lineTo(12, 2.5)
    path.lineTo(10, 5.5)
    path.lineTo(12, 8.5)
    path.lineTo(4.5, 8.5)


def _filter(path: QPainterPath) -> None:
    """Three lines that become shorter."""
    for y, inset in ((4.5, 2.5), (8, 4.75), (11.5, 7)):
        path.moveTo(inset, y)
        path.lineTo(16 - inset, y)


def _left_pane(path: QPainterPath) -> None:
    """A window with a pane at its left."""
    path.addRoundedRect(QRectF(2, 3, 12, 10), 1.5, 1.5)
    path.moveTo(6, 3)
    path.lineTo(6, 13)


def _right_pane(path: QPainterPath) -> None:
    """A window with a pane at its right."""
    path.addRoundedRect(QRectF(2, 3, 12, 10), 1.5, 1.5)
    path.moveTo(10, 3)
    path.lineTo(10, 13)


_PATHS: Final[dict[str, Callable[[QPainterPath], None]]] = {
    "undo": _turn,
    "redo": _turn,
    "plus": _plus,
    "cross": _cross,
    "down": _down,
    "up": _up,
    "folder": _folder,
    "search": _search,
    "flag": _flag,
    "filter": _filter,
    "library_pane": _left_pane,
    "side_pane": _right_pane,
}


def picture(name: str, colour: QColor, scale: float = 1.0) -> QPixmap:
    """The icon of that name in one colour, `SIDE` pixels square at `scale` device pixels a pixel."""
    made = QPixmap(round(SIDE * scale), round(SIDE * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    _PATHS[name](path)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name == "redo":
        painter.translate(SIDE, 0)
        painter.scale(-1, 1)
    pen = QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.end()
    return made


def icon(name: str, ink: str, faint: str) -> QIcon:
    """The icon in `ink`, and in `faint` where it cannot be pressed; sharp at one to three device pixels a pixel."""
    made = QIcon()
    for scale in (1.0, 2.0, 3.0):
        made.addPixmap(picture(name, QColor(ink), scale), QIcon.Mode.Normal)
        made.addPixmap(picture(name, QColor(faint), scale), QIcon.Mode.Disabled)
    return made


class TickBox(QCheckBox):
    """A check box that is seen on every ground: a framed square, filled with a tick in it when chosen."""

    def sizeHint(self) -> QSize:
        """The square, a gap, the words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(BOX + 10 + words.width() + 2, max(BOX + 4, words.height() + 4))

    def minimumSizeHint(self) -> QSize:
        """As large as its words."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The words count as the box."""
        return bool(self.rect().contains(pos))  # type: ignore[call-overload]  # Qt hands over a QPoint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square with its tick, then the words."""
        painter = QPainter(self)
        palette = self.palette()
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        square = QRectF(0.75, (self.height() - BOX) / 2 + 0.5, BOX - 1.5, BOX - 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        good = palette.color(group, QPalette.ColorRole.Link)
        edge = palette.color(QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(good if self.isChecked() and not self.hasFocus() else edge, 1.3))
        # The program's own palette: a style sheet makes the Base of a check box transparent, and with it the tick.
        ground = QGuiApplication.palette().color(QPalette.ColorRole.Base)
        painter.setBrush(good if self.isChecked() else ground)
        painter.drawRoundedRect(square, 4, 4)
        if self.isChecked():
            pen = QPen(ground, 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            left, top = square.left(), square.top()
            painter.drawPolyline(
                [QPointF(left + 3.6, top + 7.6), QPointF(left + 6.4, top + 10.4), QPointF(left + 11.2, top + 4.4)]
            )
        painter.setPen(palette.color(group, QPalette.ColorRole.WindowText))
        room = self.rect().adjusted(BOX + 8, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        painter.end()


class Choice(QComboBox):
    """A combo box with a drawn arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as the style sheet has it, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = self.width() - 15.0, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        painter.end()
