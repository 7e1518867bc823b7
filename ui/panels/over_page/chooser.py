"""The chooser: the spans that lie under the pointer, one a line; it takes no focus and holds nothing up.

The innermost is selected already and has its small toolbar, so that deciding it is one click or key; the digits are the
labels', here as everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from ui.look.theme import Theme
from ui.panels.over_page.caps import BETWEEN, PAD, SWATCH, paint_swatch

MOST: Final = 9
"""Spans that are offered."""
_TEXT: Final = 190
"""Pixels for a span's own words."""
_BELOW: Final = 14
"""Pixels between the pointer and the chooser."""
_BESIDE: Final = 4
"""Pixels between the chooser and what it must not cover."""


class Choice(NamedTuple):
    """One span that can be chosen."""

    span_id: str
    colour: QColor
    words: str
    label: str
    status: str


class _Line(QAbstractButton):
    """One choice: its colour, its words, its label and status."""

    def __init__(self, choice: Choice, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.number = number
        self.current = False
        self.theme: Theme | None = None
        self.setText(choice.words)
        self.setAccessibleName(f"{choice.words} {choice.label} {choice.status}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _more(self) -> str:
        return f"{self.choice.label} · {self.choice.status}"

    def sizeHint(self) -> QSize:
        """Room for all that is painted."""
        metrics = self.fontMetrics()
        words = min(_TEXT, metrics.horizontalAdvance(self.choice.words))
        wide = SWATCH + BETWEEN + words + 2 * BETWEEN + metrics.horizontalAdvance(self._more()) + 2 * PAD
        return QSize(wide, metrics.height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line; the chosen one on a ground of its own."""
        theme = self.theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        left = float(PAD)
        paint_swatch(painter, self.choice.colour, left, self.height())
        left += SWATCH + BETWEEN
        more = painter.fontMetrics().horizontalAdvance(self._more())
        room = self.width() - PAD - more - 2 * BETWEEN - left
        words = painter.fontMetrics().elidedText(self.choice.words, Qt.TextElideMode.ElideMiddle, int(room))
        painter.setPen(QColor(theme.ink))
        painter.drawText(QRectF(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QColor(theme.soft))
        end = QRectF(self.width() - PAD - more, 0, more + 2, self.height())
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter, self._more())
        painter.end()


class Chooser(QFrame):
    """A short list at the pointer."""

    chosen = Signal(str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("smallToolbar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Spans here"))
        self._theme: Theme | None = None
        self._moved = False
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(0)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for line in self._lines:
            line.theme = theme
        self.update()

    @property
    def ids(self) -> list[str]:
        """The ids of the spans offered."""
        return [line.choice.span_id for line in self._lines]

    def offer(self, choices: Sequence[Choice], current: str, place: QPoint, clear: Sequence[QRect] = ()) -> None:
        """Show those choices (the first nine) under that place of the view; `current` is chosen already.

        It covers none of `clear` (what is selected, and its toolbar), as far as there is room.
        """
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_Line(choice, number, self) for number, choice in enumerate(choices[:MOST], 1)]
        for line in self._lines:
            line.theme = self._theme
            line.clicked.connect(self._on_clicked)
            self._column.addWidget(line)
            line.show()
        self.mark(current)
        self._moved = False
        self.adjustSize()
        self._put(place, clear)
        self.show()
        self.raise_()

    def _put(self, place: QPoint, clear: Sequence[QRect]) -> None:
        view = self._view.rect()
        left = clear[-1].left() if clear else place.x() - 20
        below = max((rect.bottom() + 1 + _BESIDE for rect in clear), default=place.y() + _BELOW)
        above = min((rect.top() - _BESIDE for rect in clear), default=place.y() - _BELOW) - self.height()
        fits = below + self.height() <= view.height()
        self.move(min(max(6, left), max(6, view.width() - self.width() - 6)), below if fits else max(6, above))

    def mark(self, span_id: str) -> None:
        """Show which one is chosen."""
        for line in self._lines:
            line.current = line.choice.span_id == span_id
            line.update()

    def press(self, key: Qt.Key) -> bool:
        """Act on a key while it shows; whether it was one of its own. Enter is, once an arrow has moved."""
        if not self.isVisible():
            return False
        at = next((at for at, line in enumerate(self._lines) if line.current), 0)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            at = (at + (1 if key == Qt.Key.Key_Down else -1)) % len(self._lines)
            self.mark(self._lines[at].choice.span_id)
            self._moved = True
        elif self._moved and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(at)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _on_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self._take(line.number - 1)

    def _take(self, at: int) -> None:
        self.hide()
        self.chosen.emit(self._lines[at].choice.span_id)
