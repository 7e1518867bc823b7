"""Choosing a label's colour: the palette, a colour of one's own with its contrast, and how both look on the page."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.model import Label
from ui.look.hues import COLOUR_NAMES, READABLE, least_contrast
from ui.look.theme import DARK, LIGHT, Theme
from ui.panels.card.attribute_editors import ValueLine
from ui.reader.painting import draw_line
from ui.reader.style import BODY_FAMILIES

THEMES: Final = (LIGHT, DARK)
_HEX: Final = re.compile(r"#?([0-9A-Fa-f]{6})")
_SIDE: Final = 26
_A_ROW: Final = 11


def with_colour(colour: str) -> Label:
    """A label that has nothing but that colour."""
    return Label("", "", "", colour)


def contrasts(colour: str) -> tuple[float, ...]:
    """The least contrast of the colour as it is, unmended, with page, panel and card of each theme."""
    own = colour.startswith("#")  # Qt knows colours of its own by some names of the palette
    return tuple(
        least_contrast(QColor(colour) if own else theme.colour(with_colour(colour)), theme.grounds) for theme in THEMES
    )


class Swatch(QAbstractButton):
    """One colour of the palette, as the theme shows it."""

    def __init__(self, colour: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.theme: Theme | None = None
        self.setCheckable(True)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(_SIDE, _SIDE)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The colour; a ring round the chosen one."""
        if self.theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.theme.colour(with_colour(self.colour))
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.accent if self.hasFocus() else self.theme.ink), 1.6))
            painter.drawRoundedRect(QRectF(1, 1, _SIDE - 2, _SIDE - 2), 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(4.5, 4.5, _SIDE - 9, _SIDE - 9), 4, 4)
        painter.end()


class Sample(QWidget):
    """The label on paper and on ink: pending and accepted, with its underline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = with_colour("grey")
        self.setFixedHeight(46)

    def show_label(self, label: Label) -> None:
        """Show that label's colour and line."""
        self.label = label
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two halves, one a theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont()
        font.setFamilies(list(BODY_FAMILIES))
        font.setPixelSize(17)
        painter.setFont(font)
        half = self.width() / 2
        for number, theme in enumerate(THEMES):
            self._half(painter, theme, QRectF(number * half, 0, half, self.height()))
        painter.end()

    def _half(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        reader = theme.reader
        painter.fillRect(room, reader.page)
        hue = reader.hue_of(self.label)
        metrics = painter.fontMetrics()
        x, baseline = room.left() + 14, room.center().y() + metrics.ascent() / 2 - 4
        pending, accepted = (
            QCoreApplication.translate("wording", "pending"),
            QCoreApplication.translate("wording", "accepted"),
        )
        for words, wash, strong in ((pending, hue.pending, False), (accepted, hue.accepted, True)):
            wide = metrics.horizontalAdvance(words)
            painter.fillRect(QRectF(x, baseline - metrics.ascent(), wide, metrics.height()), wash)
            painter.setPen(reader.ink if self.label.underline != "marker" else hue.ink)
            painter.drawText(int(x), int(baseline), words)
            under = QLineF(x + 0.5, baseline + metrics.descent(), x + wide - 0.5, baseline + metrics.descent())
            style = "solid" if self.label.underline == "marker" else self.label.underline
            draw_line(painter, under, style, hue.ink, strong=strong)
            x += wide + 16


class ColourChoice(QWidget):
    """The palette, and a line for a colour of one's own."""

    chosen = Signal(str)
    """A token of the palette or `#RRGGBB`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.swatches = QButtonGroup(self)
        self.swatches.setExclusive(False)
        grid = QGridLayout()
        grid.setSpacing(2)
        for at, (token, name) in enumerate(COLOUR_NAMES.items()):
            swatch = Swatch(token, QCoreApplication.translate("colours", name), self)
            self.swatches.addButton(swatch)
            grid.addWidget(swatch, at // _A_ROW, at % _A_ROW)
        grid.setColumnStretch(_A_ROW, 1)
        self.own = ValueLine(self)
        self.own.setObjectName("")
        self.own.setPlaceholderText("#RRGGBB")
        self.own.setAccessibleName(self.tr("A colour of your own"))
        self.own.setFixedWidth(96)
        self.contrast = QLabel(self)
        self.contrast.setObjectName("dim")
        self.contrast.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.own)
        row.addWidget(self.contrast, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addLayout(row)
        self.swatches.buttonClicked.connect(self._on_swatch)
        self.own.textEdited.connect(self._on_typed)
        self.own.put.connect(self._on_own)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours as they are in that theme."""
        for button in self.swatches.buttons():
            if isinstance(button, Swatch):
                button.theme = theme
                button.update()

    def show_colour(self, colour: str) -> None:
        """Show which one a label has."""
        for button in self.swatches.buttons():
            button.setChecked(isinstance(button, Swatch) and button.colour == colour)
        self.own.show_value(colour if colour.startswith("#") else "")
        self._say(colour)

    def _say(self, colour: str) -> None:
        """The contrast on light and dark, and that a colour that is read badly is mended."""
        found = contrasts(colour)
        light, dark = (f"{one:.1f}" for one in found)
        words = self.tr("Contrast: light {light}, dark {dark}").format(light=light, dark=dark)
        if min(found) < READABLE:
            words += self.tr("; below {least} it is made darker or lighter").format(least=READABLE)
        self.contrast.setText(words)

    def _on_swatch(self, button: QAbstractButton) -> None:
        if isinstance(button, Swatch):
            self.show_colour(button.colour)
            self.chosen.emit(button.colour)

    def _on_typed(self, words: str) -> None:
        found = _HEX.fullmatch(words.strip())
        if found:
            self._say(f"#{found[1].upper()}")

    def _on_own(self, words: str) -> None:
        found = _HEX.fullmatch(words.strip())
        if found is None:
            self.own.show_value("")
            self.contrast.setText(self.tr("A colour is written #RRGGBB, for instance #7A3E9D."))
            return
        self.show_colour(f"#{found[1].upper()}")
        self.chosen.emit(f"#{found[1].upper()}")
