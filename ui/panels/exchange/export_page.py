"""The export page: the choices, what would come of them, where to, and the export under way with its cancel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from core.exporters import EXPORTERS
from core.exporting import ExportReport
from ui.panels.exchange.export_form import ExportForm
from ui.panels.exchange.export_preview import ExportPreview
from ui.panels.parts.sheet import Sheet, padded, push, rule, words_label


class ExportPage(Sheet):
    """Not modal: the window goes on working beside it. It shows, and says what is wanted."""

    changed = Signal()
    """The choices or the target are others."""
    export_asked = Signal()
    cancel_asked = Signal()
    show_asked = Signal()
    """Show what was written in its folder."""
    copy_asked = Signal()
    """Copy its path."""
    report_asked = Signal()
    """Open the report beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ExportPage", "Export"), _nothing, (), parent)
        self.setObjectName("exportPage")
        self.intro.hide()
        self.form = ExportForm(self)
        self.preview = ExportPreview(self)
        self.path = QLineEdit(self)
        self.path.setAccessibleName(self.tr("File or folder to write"))
        self.browse = push(self.tr("Choose…"), "", self)
        self.export_button = push(self.tr("Export"), "main", self)
        self.export_button.setDefault(True)
        self.where = words_label(self, "caption")
        self.trouble = words_label(self, "trouble")
        self.trouble.setAccessibleName(self.tr("Why nothing can be exported"))
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Articles exported so far"))
        self.working = QLabel(self)
        self.working.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * 20))
        self.cancel = push(self.tr("Cancel"), "", self)
        self.show_file = push(self.tr("Show in folder"), "", self)
        self.copy_path = push(self.tr("Copy path"), "", self)
        self.open_report = push(self.tr("Open report"), "", self)
        self._own_path = ""
        self._ending = ""
        self.refused = ""
        """Why the last export failed, until something else is chosen."""
        self._lay_out()
        self._connect()
        self.show_progress(0, 0)
        self.show_trouble("")
        self.show_done("", written=False)

    def _lay_out(self) -> None:
        self.area = QScrollArea(self)
        self.area.setObjectName("bare")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.form)
        self.area.setMinimumWidth(self.form.minimumSizeHint().width())
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.area, 5)
        both.addWidget(self.preview, 4)
        target = QHBoxLayout()
        target.setContentsMargins(24, 0, 24, 0)
        target.setSpacing(8)
        label = QLabel(self.tr("Write to"), self)
        label.setBuddy(self.path)
        target.addWidget(label)
        target.addWidget(self.path, 1)
        target.addWidget(self.browse)
        target.addWidget(self.export_button)
        self._running, self._result = QWidget(self), QWidget(self)
        running = QHBoxLayout(self._running)
        running.setContentsMargins(24, 0, 24, 0)
        running.addWidget(self.working)
        running.addWidget(self.bar, 1)
        running.addWidget(self.cancel)
        result = QHBoxLayout(self._result)
        result.setContentsMargins(24, 0, 24, 10)
        for button in (self.show_file, self.copy_path, self.open_report):
            result.addWidget(button)
        result.addStretch(1)
        self.body.setSpacing(8)
        self.body.addWidget(rule(self))
        self.body.addLayout(both, 1)
        self.body.addWidget(rule(self))
        self.body.addLayout(target)
        for words in (self.where, self.trouble):
            self.body.addLayout(padded(words))
        self.body.addWidget(self._running)
        self.body.addSpacing(8)
        foot = self.layout()
        if foot is not None:
            foot.addWidget(self._result)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.path.textEdited.connect(self._on_changed)
        self.browse.clicked.connect(self._browse)
        self.export_button.clicked.connect(self.export_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.show_file.clicked.connect(self.show_asked)
        self.copy_path.clicked.connect(self.copy_asked)
        self.open_report.clicked.connect(self.report_asked)

    def _on_changed(self) -> None:
        """What was said of the last export is about other choices."""
        self.refused = ""
        self.show_done("", written=False)
        self.changed.emit()

    # ---- the target

    @property
    def target(self) -> str:
        """Where to, as it stands in the line."""
        return self.path.text().strip()

    def propose(self, path: str, ending: str) -> None:
        """Put a path into the line; where a person has put another one there, only its ending follows the format."""
        if self.target in ("", self._own_path):
            self.path.setText(path)
            self._own_path = path
        elif ending != self._ending and self._ending and self.target.endswith(self._ending):
            self.path.setText(self.target.removesuffix(self._ending) + ending)
        self._ending = ending

    def show_where(self, words: str) -> None:
        """What is to be known of the target."""
        self.where.setText(words)
        self.where.setVisible(bool(words))

    def _browse(self) -> None:
        chosen = self.form.chosen()
        exporter = EXPORTERS.get(chosen.format)
        kind = "" if exporter.folder or chosen.layout.each else f"*{exporter.suffix}"
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export to"), self.target, kind)
        if path:
            self.take_path(path)

    def take_path(self, path: str) -> None:
        """A person has chosen that target."""
        self.path.setText(path)
        self._own_path = ""
        self._on_changed()

    # ---- what shows

    def show_trouble(self, words: str) -> None:
        """Why nothing can be exported as it is chosen; empty: it can."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def show_progress(self, done: int, of: int) -> None:
        """How many articles of how many are exported; (0, 0): none are being exported."""
        self._running.setVisible(of > 0)
        self.export_button.setEnabled(of == 0)
        self.cancel.setEnabled(True)
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(done)
        self.working.setText(self.tr("{n} of {of} articles").format(n=done, of=of))

    def show_cancelling(self) -> None:
        """It ends as soon as the article under way is done."""
        self.cancel.setEnabled(False)
        self.working.setText(self.tr("Cancelling…"))

    def show_done(self, words: str, *, written: bool) -> None:
        """What was written, or why nothing was; with the ways on where something was."""
        self.say(words)
        self._result.setVisible(written and bool(words))

    def come(self) -> None:
        """Show it; what the last export said is said no more. The keys are in the choice of a format."""
        super().come()
        self.show_done("", written=False)
        self.form.format.setFocus(Qt.FocusReason.OtherFocusReason)


def report_lines(report: ExportReport) -> list[str]:
    """What is lost, a line each, then what could not be read."""
    losses = ((loss.number, QCoreApplication.translate("export", loss.what)) for loss in report.lost)
    said = [f"{number} × {words}" for number, words in losses]  # the words come from a table
    return [*said, *report.missed]


def part_words(parts: dict[str, int]) -> Sequence[str]:
    """How many articles each part of a split has."""
    return [f"{name} {number}" for name, number in parts.items()]


def _nothing() -> None:
    """An export is not undone: what was there before is still to be had elsewhere."""
