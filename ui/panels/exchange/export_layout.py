"""Parts of the export's choices that open when they are ticked: edges, the split; and the format's own options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from core.exporters import Option
from core.exporting.running import PARTS
from core.labels.policy import Policy
from ui.look.drawn import Choice, TickBox
from ui.panels.parts.ticks import Ticks
from ui.panels.parts.wheel import keep_still

USUAL_SPLIT = (80, 10, 10)
LARGEST_SEED = 2**31 - 1
WIDTH = 58
"""Pixels of a share: five digits."""
SEED_WIDTH = 88
"""Pixels of the seed: ten digits."""


class EdgesChoice(QWidget):
    """Where spans begin and end in this export: as they are, or by three ticks."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.other = TickBox(self.tr("Other edges than in the workspace"), self)
        words = (
            ("quotes", self.tr("with quotation marks")),
            ("suffix", self.tr("with a province's suffix")),
            ("marker", self.tr("with a task's marker")),
        )
        self.parts = Ticks(words, self.tr("Edges"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.other)
        column.addWidget(self.parts)
        self.parts.hide()
        self.other.toggled.connect(self.parts.setVisible)
        self.other.toggled.connect(self.changed)
        self.parts.changed.connect(self.changed)

    def policy(self) -> Policy | None:
        """None: as they are."""
        on = self.parts.on()
        return Policy(*(name in on for name in ("quotes", "suffix", "marker"))) if self.other.isChecked() else None

    def put(self, policy: Policy | None, usual: Policy) -> None:
        """Show that choice; `usual` is what the ticks begin with where there is none."""
        shown = policy or usual
        self.parts.put([name for name in ("quotes", "suffix", "marker") if getattr(shown, name)])
        self.other.setChecked(policy is not None)


class SplitChoice(QWidget):
    """Train, dev and test by article: their shares, and the seed that mixes the articles."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.on = TickBox(self.tr("Split into train, dev and test"), self)
        self.shares = [self._number(name, share, 100_000) for name, share in zip(PARTS, USUAL_SPLIT, strict=True)]
        self.seed = self._number(self.tr("seed"), 0, LARGEST_SEED)
        self.seed.setFixedWidth(SEED_WIDTH)
        self._numbers = QWidget(self)
        row = QHBoxLayout(self._numbers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for box in self.shares:
            row.addWidget(box)
        label = QLabel(self.tr("Seed"), self)
        label.setObjectName("caption")
        label.setBuddy(self.seed)
        row.addSpacing(6)
        row.addWidget(label)
        row.addWidget(self.seed)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.on)
        column.addWidget(self._numbers)
        self._numbers.hide()
        self.on.toggled.connect(self._numbers.setVisible)
        self.on.toggled.connect(self.changed)

    def _number(self, name: str, value: int, largest: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, largest)
        box.setValue(value)
        box.setObjectName("stepped")  # without the arrows; `NoButtons` would leave the digits no room
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.setFixedWidth(WIDTH)
        keep_still(box)
        box.valueChanged.connect(self.changed)
        return box

    def split(self) -> tuple[int, ...]:
        """The shares; empty: no split."""
        shares = tuple(box.value() for box in self.shares)
        return shares if self.on.isChecked() and any(shares) else ()

    @property
    def wrong(self) -> bool:
        """Whether a split is wanted of which every share is nothing."""
        return self.on.isChecked() and not any(box.value() for box in self.shares)

    def put(self, split: Sequence[int], seed: int) -> None:
        """Show that choice."""
        self.on.setChecked(bool(split))
        for box, share in zip(self.shares, split or USUAL_SPLIT, strict=False):
            box.setValue(share)
        self.seed.setValue(seed)


class OptionRows(QWidget):
    """A choice for each option of the format."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: dict[str, Choice] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(6)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)

    def set_options(self, options: Sequence[Option]) -> None:
        """The options of another format."""
        self.choices.clear()
        while self._form.rowCount():
            self._form.removeRow(0)
        for option in options:
            box = Choice(self)
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            title = QCoreApplication.translate("export", option.title)
            box.setAccessibleName(title)
            for value, words in option.choices:
                box.addItem(QCoreApplication.translate("export", words), value)
            box.currentIndexChanged.connect(self.changed)
            self._form.addRow(title, box)
            self.choices[option.name] = box
        self.setVisible(bool(self.choices))

    def chosen(self) -> dict[str, str]:
        """What is not as it usually is."""
        return {name: str(box.currentData()) for name, box in self.choices.items() if box.currentIndex()}

    def put(self, values: Mapping[str, str]) -> None:
        """Choose those values."""
        for name, box in self.choices.items():
            box.setCurrentIndex(max(0, box.findData(values.get(name))))
