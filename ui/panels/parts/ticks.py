"""A few check boxes as one choice: which of them are on."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look.drawn import TickBox


class Ticks(QWidget):
    """A box for each key, so many side by side."""

    changed = Signal()

    def __init__(self, choices: Iterable[tuple[str, str]], name: str, parent: QWidget, columns: int = 1) -> None:
        super().__init__(parent)
        self.boxes: dict[str, TickBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(columns, 1)
        for at, (key, words) in enumerate(choices):
            box = TickBox(words, self)
            box.setAccessibleName(f"{name}: {words}")
            box.toggled.connect(self.changed)
            grid.addWidget(box, at // columns, at % columns)
            self.boxes[key] = box

    def on(self) -> frozenset[str]:
        """The keys of the boxes that are ticked and can be: what another choice implies does not count."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def put(self, keys: Collection[str]) -> None:
        """Tick those."""
        for key, box in self.boxes.items():
            box.setChecked(key in keys)
