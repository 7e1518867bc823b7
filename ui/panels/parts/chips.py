"""The label chips: each shows how many spans of its label there are, and shows or hides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QToolButton, QWidget

from core.model import Label
from ui.look.drawn import icon
from ui.look.theme import Theme
from ui.wording import label_tip, wrapped

_SQUARE = 17
"""Side of the square with the label's number."""
_HEIGHT = 28


class Chip(QAbstractButton):
    """A square in the label's colour with its number, its name, and a count."""

    def __init__(self, label: Label, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = label
        self.words = ""
        self.number = 0
        self.narrow = False
        self._theme: Theme | None = None
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def dress(self, words: str, number: int, theme: Theme | None) -> None:
        """Take name, count and colours."""
        if (self.words, self.number, self._theme) == (words, number, theme):
            return
        self._theme = theme
        if (self.words, self.number) != (words, number):
            self.words, self.number = words, number
            self.setText(f"{words} {number}")
            self.setAccessibleName(f"{words} {number}")
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Square, name (left out where it is narrow), count."""
        metrics = self.fontMetrics()
        wide = 6 + _SQUARE + 7 + metrics.horizontalAdvance(str(self.number)) + 10
        return QSize(wide + (0 if self.narrow else metrics.horizontalAdvance(self.words) + 6), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hidden labels lose their fill and are dashed."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.isChecked()
        edge = QPen(QColor(theme.accent if self.hasFocus() else theme.edge), 1)
        if not shown:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.card if shown else theme.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        hue = theme.colour(self.label) if shown else QColor(theme.soft)
        square = QRectF(6, (self.height() - _SQUARE) / 2, _SQUARE, _SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        painter.drawRoundedRect(square, 4, 4)
        bold = QFont(self.font())
        bold.setPixelSize(11)
        bold.setWeight(QFont.Weight.Bold)
        painter.setFont(bold)
        painter.setPen(theme.on_colour(hue))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self.label.key or "·")
        painter.setFont(self.font())
        self._words(painter, theme, shown=shown)
        painter.end()

    def _words(self, painter: QPainter, theme: Theme, *, shown: bool) -> None:
        room = self.rect().adjusted(6 + _SQUARE + 7, 0, -9, 0)
        if not self.narrow:
            painter.setPen(QColor(theme.ink if shown else theme.soft))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        painter.setPen(QColor(theme.soft))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self.number))


class LabelChips(QWidget):
    """One chip a label, in the labels' order."""

    visibility_changed = Signal(str, bool)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.add = QToolButton(self)
        self.add.setAutoRaise(True)
        self.add.setIconSize(QSize(14, 14))
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setToolTip(self.tr("New label"))
        self.add.setAccessibleName(self.tr("New label"))
        self.add.clicked.connect(self.add_asked)
        self._row.addWidget(self.add)
        self.chips: dict[str, Chip] = {}
        self._counts: dict[str, int] = {}
        self._theme: Theme | None = None

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Make a chip for each label; those that were not shown stay so."""
        hidden = self.hidden()
        for chip in self.chips.values():
            self._row.removeWidget(chip)
            chip.deleteLater()
        self.chips = {label.name: self._chip(label, shown=label.name not in hidden) for label in labels}
        self.set_counts(self._counts)

    def _chip(self, label: Label, *, shown: bool) -> Chip:
        chip = Chip(label, self)
        chip.setChecked(shown)
        chip.setToolTip(self._tip(chip))
        chip.toggled.connect(self._on_toggled)
        self._row.insertWidget(self._row.count() - 1, chip)
        return chip

    def _tip(self, chip: Chip) -> str:
        """What the label is for, after what the chip does; the name too where there is no room for it."""
        name = chip.words if chip.narrow else ""
        return wrapped(name, self.tr("Show or hide these spans"), label_tip(chip.label))

    def _on_toggled(self, shown: bool) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.visibility_changed.emit(chip.label.name, shown)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many spans of each label the article has."""
        self._counts = dict(counts)
        chinese = QLocale().language() == QLocale.Language.Chinese
        for name, chip in self.chips.items():
            words = (chip.label.zh if chinese else chip.label.en) or name
            chip.dress(words, self._counts.get(name, 0), self._theme)

    def hidden(self) -> set[str]:
        """The labels that are not shown."""
        return {name for name, chip in self.chips.items() if not chip.isChecked()}

    def set_narrow(self, narrow: bool) -> None:
        """Leave the names and the button for a new label out where there is no room (the menu has it)."""
        self.add.setVisible(not narrow)
        for chip in self.chips.values():
            if chip.narrow != narrow:
                chip.narrow = narrow
                chip.setToolTip(self._tip(chip))
                chip.updateGeometry()
                chip.update()

    def fit(self, room: int) -> None:
        """Leave the last chips out that there is no room for; their labels stay as they are, and the menu has them."""
        for chip in self.chips.values():
            room -= chip.sizeHint().width() + self._row.spacing()
            chip.setVisible(room + self._row.spacing() >= 0)

    def minimumSizeHint(self) -> QSize:
        """Nothing: chips are left out rather than squeezed."""
        return QSize(0, _HEIGHT)

    def width_of(self, *, narrow: bool) -> int:
        """Pixels all chips take, with or without their names."""
        total = 0 if narrow else self.add.sizeHint().width()
        for chip in self.chips.values():
            was, chip.narrow = chip.narrow, narrow
            total += chip.sizeHint().width() + self._row.spacing()
            chip.narrow = was
        return total

    def set_theme(self, theme: Theme) -> None:
        """Take the hues of the labels."""
        self._theme = theme
        self.add.setIcon(icon("plus", theme.soft, theme.edge))
        self.set_counts(self._counts)
