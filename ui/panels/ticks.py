"""A few check boxes in a row that breaks where there is no room, as one choice: which of them are on."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.drawn import TickBox
from ui.panels.flow import FlowLayout

BETWEEN = 14
"""Pixels between two boxes."""


class Ticks(QWidget):
    """A box for each key."""

    changed = Signal()

    def __init__(self, choices: Iterable[tuple[str, str]], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, TickBox] = {}
        flow = FlowLayout(self, spacing=BETWEEN)
        for key, words in choices:
            box = TickBox(words, self)
            box.setAccessibleName(f"{name}: {words}")
            box.toggled.connect(self.changed)
            flow.addWidget(box)
            self.boxes[key] = box

    def on(self) -> frozenset[str]:
        """The keys of the boxes that are ticked and can be: what another choice implies does not count."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def put(self, keys: Collection[str]) -> None:
        """Tick those."""
        for key, box in self.boxes.items():
            box.setChecked(key in keys)
