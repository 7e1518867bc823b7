"""How the spans of the open article stand: three numbers, each a link that shows those spans in the list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from core.model import Status
from core.translation import translate
from ui.look.theme import Theme

_ORDER: Final = (Status.ACCEPTED, Status.PENDING, Status.REJECTED)
_DOT: Final = 16
"""Pixels from one number to the next, the dot between them included."""


class CountLink(QAbstractButton):
    """Words with a number; underlined where the pointer or the keys are."""

    def __init__(self, parent: QWidget, *, last: bool) -> None:
        super().__init__(parent)
        self._last = last
        self._theme: Theme | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """The words, then room for the dot."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + (0 if self._last else _DOT), metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words in the ink that steps back, a line below them where they can be pressed now."""
        if self._theme is None:
            return
        painter = QPainter(self)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        near = self.hasFocus() or self.underMouse()
        painter.setPen(QColor(self._theme.ink if near else self._theme.soft))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(0, 0, wide + 1, self.height()), middle, self.text())
        if near:
            painter.setPen(QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.soft), 1))
            painter.drawLine(0, self.height() - 2, wide, self.height() - 2)
        if not self._last:
            painter.setPen(QColor(self._theme.soft))
            painter.drawText(QRect(wide, 0, _DOT, self.height()), Qt.AlignmentFlag.AlignCenter, "·")
        painter.end()


class StatusCounts(QWidget):
    """The three links in a row."""

    chosen = Signal(int)
    """The number of a status."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.links = {status: CountLink(self, last=status is _ORDER[-1]) for status in _ORDER}
        for status, link in self.links.items():
            link.setProperty("status", int(status))
            link.setToolTip(self.tr("Show these spans in the list"))
            link.clicked.connect(self._on_clicked)
            row.addWidget(link)

    def show_counts(self, pending: int, accepted: int, rejected: int) -> None:
        """How many spans stand how."""
        words = {
            Status.ACCEPTED: translate("TopBar", "Accepted {n}").format(n=accepted),
            Status.PENDING: translate("TopBar", "pending {n}").format(n=pending),
            Status.REJECTED: translate("TopBar", "rejected {n}").format(n=rejected),
        }
        for status, link in self.links.items():
            if link.text() != words[status]:
                link.setText(words[status])
                link.setAccessibleName(words[status])
                link.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for link in self.links.values():
            link.set_theme(theme)

    def _on_clicked(self) -> None:
        self.chosen.emit(int(self.sender().property("status")))
