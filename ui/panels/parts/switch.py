"""A switch for what is on or off, and a number with its unit between a minus and a plus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QHBoxLayout, QToolButton, QWidget

_SWITCH: Final = QSize(36, 20)


class Switch(QAbstractButton):
    """A knob in a groove: right and filled is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The groove and the ring of the focus."""
        return QSize(_SWITCH.width() + 6, _SWITCH.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The groove, the knob, and a ring where the keys are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = QGuiApplication.palette()
        groove = QRectF(3, (self.height() - _SWITCH.height()) / 2, _SWITCH.width(), _SWITCH.height())
        half = groove.height() / 2
        edge = palette.color(QPalette.ColorRole.PlaceholderText)
        good, ground = palette.color(QPalette.ColorRole.Link), palette.color(QPalette.ColorRole.Base)
        painter.setPen(QPen(good if self.isChecked() else edge, 1.3))
        painter.setBrush(good if self.isChecked() else ground)
        painter.drawRoundedRect(groove, half, half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground if self.isChecked() else edge)
        at = groove.right() - half if self.isChecked() else groove.left() + half
        painter.drawEllipse(QPointF(at, groove.center().y()), half - 4, half - 4)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1.3))
            painter.setBrush(QColor(Qt.GlobalColor.transparent))
            painter.drawRoundedRect(groove.adjusted(-2, -2, 2, 2), half + 2, half + 2)
        painter.end()


class NumberBox(QWidget):
    """A number that can be typed; up and down, minus and plus change it by a step."""

    value_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QDoubleSpinBox(self)
        self.box.setObjectName("stepped")  # without the arrows, which the buttons stand for
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setKeyboardTracking(False)
        self.less, self.more = self._button("−", self.box.stepDown), self._button("+", self.box.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.less)
        row.addWidget(self.box, 1)
        row.addWidget(self.more)
        self.setFocusProxy(self.box)
        self.box.valueChanged.connect(self.value_changed)

    def _button(self, sign: str, step: object) -> QToolButton:
        """The keys have up and down in the box itself."""
        button = QToolButton(self)
        button.setText(sign)
        button.setObjectName("step")
        button.setFixedSize(28, 30)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.clicked.connect(step)
        return button
