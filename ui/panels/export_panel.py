"""The export panel: what, in which format, where to; how much that is before, and a report after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Label, Status
from ui.drawn import Choice, TickBox
from ui.wording import status_word


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the panel asks for; empty statuses or labels stand for all of them."""

    format: str
    path: str
    scope: str
    statuses: tuple[Status, ...]
    labels: tuple[str, ...]


class ExportPanel(QDialog):
    """Not modal: the window goes on working beside it."""

    export_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(480)
        self._counter: Callable[[ExportChoice], tuple[int, int]] | None = None
        self.format = Choice(self)
        self.scope = Choice(self)
        for value, words in (
            ("article", self.tr("The open article")),
            ("finished", self.tr("Finished articles")),
            ("all", self.tr("Every article worked on")),
        ):
            self.scope.addItem(words, value)
        self.statuses = {status: TickBox(status_word(status), self) for status in Status}
        self.labels: dict[str, TickBox] = {}
        self.path = QLineEdit(self)
        self.browse = QPushButton(self.tr("Choose…"), self)
        self.number = QLabel(self)
        self.number.setObjectName("number")
        self.report = QLabel(self)
        self.report.setWordWrap(True)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.export_button = QPushButton(self.tr("Export"), self)
        self.export_button.setObjectName("main")
        self.export_button.setDefault(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        statuses, self._label_row = QHBoxLayout(), QHBoxLayout()
        for box in self.statuses.values():
            statuses.addWidget(box)
        statuses.addStretch(1)
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(self.browse)
        form = QFormLayout()
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Articles"), self.scope)
        form.addRow(self.tr("Statuses"), statuses)
        form.addRow(self.tr("Labels"), self._label_row)
        form.addRow(self.tr("File"), where)
        foot = QHBoxLayout()
        foot.addWidget(self.number, 1)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        column.addLayout(form)
        column.addLayout(foot)
        column.addWidget(self.report)

    def _connect(self) -> None:
        for status, box in self.statuses.items():
            box.setChecked(status is Status.ACCEPTED)
            box.toggled.connect(self._recount)
        self.scope.currentIndexChanged.connect(self._recount)
        self.format.currentTextChanged.connect(self._on_format)
        self.browse.clicked.connect(self._browse)
        self.export_button.clicked.connect(self._on_export)

    def set_formats(self, formats: Sequence[str]) -> None:
        """The formats there are."""
        if [self.format.itemText(at) for at in range(self.format.count())] != list(formats):
            self.format.clear()
            self.format.addItems(list(formats))

    def set_labels(self, labels: Sequence[Label]) -> None:
        """A box for each label, all chosen."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        for label in labels:
            if label.name not in self.labels:
                box = TickBox((label.zh if chinese else label.en) or label.name, self)
                box.setChecked(True)
                box.toggled.connect(self._recount)
                self.labels[label.name] = box
                self._label_row.addWidget(box)

    def set_counter(self, counter: Callable[[ExportChoice], tuple[int, int]]) -> None:
        """What counts articles and spans of a choice."""
        self._counter = counter
        self._recount()

    def show_report(self, words: str) -> None:
        """What was done, or why it was not."""
        self.report.setText(words)
        self.export_button.setEnabled(True)

    def choice(self) -> ExportChoice:
        """What is chosen now."""
        statuses = tuple(status for status, box in self.statuses.items() if box.isChecked())
        labels = tuple(name for name, box in self.labels.items() if box.isChecked())
        every = len(labels) == len(self.labels)
        scope, path = str(self.scope.currentData()), self.path.text().strip()
        return ExportChoice(self.format.currentText(), path, scope, statuses, () if every else labels)

    def _on_format(self, name: str) -> None:
        """`jsonl` is lossless: every status is chosen with it."""
        for status, box in self.statuses.items():
            box.setChecked(name == "jsonl" or status is Status.ACCEPTED)
        self._recount()

    def _recount(self) -> None:
        if self._counter is not None:
            articles, spans = self._counter(self.choice())
            self.number.setText(self.tr("{spans} spans of {articles} articles").format(spans=spans, articles=articles))

    def _browse(self) -> None:
        name = f"zhupi.{self.format.currentText()}"
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export to"), self.path.text() or name)
        if path:
            self.path.setText(path)

    def _on_export(self) -> None:
        if not self.path.text().strip():
            self._browse()
        if self.path.text().strip():
            self.export_button.setEnabled(False)
            self.report.setText(self.tr("Exporting…"))
            self.export_asked.emit(self.choice())
