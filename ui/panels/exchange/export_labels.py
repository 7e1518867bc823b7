"""Which labels are exported, and the name each has in the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from core.model import Label
from ui.look.drawn import TickBox
from ui.wording import label_name


class ExportLabels(QWidget):
    """A row a label: ticked where it is exported, beside it the name it gets; empty: its own."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, TickBox] = {}
        self.names: dict[str, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """A row for each; what was chosen for one that stays, stays."""
        for name in [one for one in self.boxes if one not in {label.name for label in labels}]:
            for widget in (self.boxes.pop(name), self.names.pop(name)):
                widget.hide()
                widget.deleteLater()
        for row, label in enumerate(labels):
            if label.name not in self.boxes:
                self._make(label)
            self.boxes[label.name].setText(label_name(label))
            self._grid.addWidget(self.boxes[label.name], row, 0)
            self._grid.addWidget(self.names[label.name], row, 1)

    def _make(self, label: Label) -> None:
        box = TickBox(label_name(label), self)
        box.setChecked(True)
        box.setAccessibleName(self.tr("Export {label}").format(label=label_name(label)))
        box.toggled.connect(self._on_box)
        line = QLineEdit(self)
        line.setPlaceholderText(label.name)
        line.ensurePolished()
        line.setMinimumHeight(line.sizeHint().height())  # a form whose words break gives rows less than they ask for
        line.setAccessibleName(self.tr("Name of {label} in the file").format(label=label_name(label)))
        line.textEdited.connect(self.changed)
        self.boxes[label.name], self.names[label.name] = box, line

    def _on_box(self) -> None:
        for name, line in self.names.items():
            line.setEnabled(self.boxes[name].isChecked())
        self.changed.emit()

    def chosen(self) -> frozenset[str]:
        """The labels that are ticked; empty where all are."""
        ticked = frozenset(name for name, box in self.boxes.items() if box.isChecked())
        return frozenset() if len(ticked) == len(self.boxes) else ticked

    @property
    def none(self) -> bool:
        """Whether no label is ticked."""
        return bool(self.boxes) and not any(box.isChecked() for box in self.boxes.values())

    def rename(self) -> tuple[tuple[str, str], ...]:
        """(label, its name in the file), of those that get another one."""
        said = ((name, line.text().strip()) for name, line in self.names.items() if self.boxes[name].isChecked())
        return tuple((name, words) for name, words in said if words and words != name)

    def put(self, labels: Collection[str], rename: Mapping[str, str]) -> None:
        """Tick those (empty: all) and show those names."""
        for name, box in self.boxes.items():
            box.setChecked(not labels or name in labels)
            self.names[name].setText(rename.get(name, ""))
