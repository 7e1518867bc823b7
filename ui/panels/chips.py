"""The label chips: each shows how many spans of its label there are, and shows or hides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.model import Label
from ui.theme import Theme


class LabelChips(QWidget):
    """One chip a label, in the labels' order."""

    visibility_changed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._chips: dict[str, QToolButton] = {}
        self._labels: tuple[Label, ...] = ()
        self._counts: dict[str, int] = {}
        self._theme: Theme | None = None

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Make a chip for each label; every one is shown."""
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._labels = tuple(labels)
        self._chips = {label.name: self._chip(label) for label in labels}
        self._dress()

    def _chip(self, label: Label) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setProperty("label", label.name)
        chip.setToolTip(self.tr("Show or hide these spans"))
        chip.toggled.connect(self._on_toggled)
        self._row.addWidget(chip)
        return chip

    def _on_toggled(self, shown: bool) -> None:
        chip = self.sender()
        if isinstance(chip, QToolButton):
            self.visibility_changed.emit(str(chip.property("label")), shown)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many spans of each label the article has."""
        self._counts = dict(counts)
        for label in self._labels:
            chinese = QLocale().language() == QLocale.Language.Chinese
            name = (label.zh if chinese else label.en) or label.name
            number = self._counts.get(label.name, 0)
            self._chips[label.name].setText(f"{label.key} {name} {number}".strip())

    def hidden(self) -> set[str]:
        """The labels that are not shown."""
        return {name for name, chip in self._chips.items() if not chip.isChecked()}

    def set_theme(self, theme: Theme) -> None:
        """Take the hues of the labels."""
        self._theme = theme
        self._dress()

    def _dress(self) -> None:
        self.set_counts(self._counts)
        if self._theme is None:
            return
        for label in self._labels:
            hue = self._theme.reader.hues.get(label.colour)
            ink = hue.ink.name() if hue else label.colour
            dim = self._theme.soft
            self._chips[label.name].setStyleSheet(
                f"QToolButton {{ color: {ink}; border: 1px solid {ink}; border-radius: 11px; padding: 2px 10px; }}"
                f"QToolButton:!checked {{ color: {dim}; border: 1px dashed {dim}; }}"
            )
