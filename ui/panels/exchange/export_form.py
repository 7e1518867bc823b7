"""The choices of an export, one below the other; only what means something for the chosen format is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from core.exporters import EXPORTERS
from core.exporting import Layout, Preset, Selection
from core.exporting.offers import GROUPS, OFFERS, offer_of
from core.labels.policy import USUAL, Policy
from core.model import Label, Status
from ui.look.drawn import Choice, TickBox
from ui.panels.exchange.export_alike import AlikeGroups, two_lines
from ui.panels.exchange.export_labels import ExportLabels
from ui.panels.exchange.export_layout import EdgesChoice, OptionRows, SplitChoice
from ui.panels.parts.sheet import push
from ui.panels.parts.ticks import Ticks
from ui.wording import status_word

ARTICLE, SELECTED, SHOWN, FINISHED, ALL = SCOPES = ("article", "selected", "shown", "finished", "all")
"""Which articles: the open one, those selected in the library, those its filter shows, the finished ones, all."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the form says. Which articles `scope` means is for whoever knows the library."""

    format: str
    scope: str
    selection: Selection
    layout: Layout


class NameLine(QLineEdit):
    """A line whose Enter is its own: the window's button is not pressed by it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says that the name is there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class ExportForm(QWidget):
    """Given labels, presets and numbers of articles; says `changed` whenever a choice is another one."""

    changed = Signal()
    preset_chosen = Signal(str)
    preset_saved = Signal(str)
    preset_dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._quiet = False
        self._usual: Policy = USUAL
        self.preset = self._choice(self.tr("Preset"))
        self.drop = push(self.tr("Remove"), "quiet", self)
        self.format = self._choice(self.tr("Format"))
        self.what = two_lines(self)
        self.scope = self._choice(self.tr("Articles"))
        self.unworked = TickBox(self.tr("also those not worked on yet"), self)
        self.unworked.setToolTip(self.tr("They are extracted afresh; what the rules find in them is exported."))
        self.statuses = Ticks(
            [(one.name.lower(), status_word(one)) for one in _STATUSES], self.tr("Spans"), self, columns=3
        )
        also = (
            ("machine", self.tr("undecided ones of the machine")),
            ("negatives", self.tr("rejected ones, as negatives")),
        )
        self.also = Ticks(also, self.tr("Also"), self)
        self.labels = ExportLabels(self)
        kinds = (
            ("region", self.tr("regions")),
            ("implied", self.tr("implied provinces")),
            ("in_name", self.tr("inside names")),
            ("plan", self.tr("plans")),
        )
        self.kinds = Ticks(kinds, self.tr("Kinds"), self, columns=2)
        self.edges = EdgesChoice(self)
        self.unit = self._choice(self.tr("One text is"))
        self.split = SplitChoice(self)
        self.duplicates = self._choice(self.tr("Near-duplicates"))
        self.alike = AlikeGroups(self)
        self.each = self._choice(self.tr("Files"))
        self.options = OptionRows(self)
        self.name = NameLine(self)
        self.save = push(self.tr("Save"), "", self)
        self._lay_out()
        self._fill()
        self._connect()
        self.put(Preset("", OFFERS[0].name, Selection(statuses=frozenset({"accepted"}))), ALL)

    # ---- made once

    def _choice(self, name: str) -> Choice:
        box = Choice(self)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(name)
        return box

    def _fill(self) -> None:
        for group in GROUPS:
            self.format.addItem(QCoreApplication.translate("export", group), "")
            model = self.format.model()
            if isinstance(model, QStandardItemModel):
                head = model.item(self.format.count() - 1)
                head.setEnabled(False)
                bold = QFont(self.font())
                bold.setBold(True)
                head.setFont(bold)
            for offer in OFFERS:
                if offer.group == group:
                    self.format.addItem(QCoreApplication.translate("export", offer.title), offer.name)
        for value, words in (
            ("article", self.tr("a whole article")),
            ("paragraph", self.tr("a paragraph")),
            ("sentence", self.tr("a sentence")),
        ):
            self.unit.addItem(words, value)
        self.each.addItem(self.tr("one file"), False)
        self.each.addItem(self.tr("one file an article, in a folder or a zip"), True)
        self.name.setPlaceholderText(self.tr("A name for these choices"))
        self.name.setAccessibleName(self.tr("A name for these choices"))
        self.set_scopes({})
        self.set_presets([])

    def _lay_out(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(24, 4, 14, 14)
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._presets = _row(self.preset, self.drop)
        self._form.addRow(self.tr("Preset"), self._presets)
        self._form.addRow(self.tr("Format"), self.format)
        self._form.addRow("", self.what)
        self._form.addRow(self.tr("Articles"), self.scope)
        self._form.addRow("", self.unworked)
        self._form.addRow(self.tr("Spans"), self.statuses)
        self._form.addRow(self.tr("Also"), self.also)
        self._form.addRow(self.tr("Labels"), self.labels)
        self._form.addRow(self.tr("Kinds"), self.kinds)
        self._form.addRow(self.tr("Edges"), self.edges)
        self._form.addRow(self.tr("One text is"), self.unit)
        self._form.addRow(self.tr("Parts"), self.split)
        self._form.addRow(self.tr("Near-duplicates"), self.duplicates)
        self._form.addRow("", self.alike)
        self._form.addRow(self.tr("Files"), self.each)
        self._form.addRow(self.tr("Options"), self.options)
        self._form.addRow(self.tr("Save as"), _row(self.name, self.save))
        for field in (self.statuses, self.also, self.kinds, self.edges, self.split, self.options):
            label = self._form.labelForField(field)
            if isinstance(label, QLabel):  # beside the first of several lines, as beside the only one
                label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._on_format)
        self.split.on.toggled.connect(self._show_duplicates)
        self.statuses.changed.connect(self._show_implied)
        for box in (self.scope, self.unit, self.duplicates, self.each):
            box.currentIndexChanged.connect(self._say)
        self.unworked.toggled.connect(self._say)
        for part in (
            self.statuses, self.also, self.labels, self.kinds, self.edges, self.split, self.alike, self.options,
        ):  # fmt: skip
            part.changed.connect(self._say)
        self.preset.activated.connect(self._on_preset)
        self.drop.clicked.connect(self._on_drop)
        self.save.clicked.connect(self._on_save)
        self.name.entered.connect(self._on_save)
        self.name.textChanged.connect(self._show_save)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its fields can be read."""
        return QSize(360, super().minimumSizeHint().height())

    def _say(self) -> None:
        if not self._quiet:
            self.changed.emit()

    # ---- what is chosen

    def chosen(self) -> Chosen:
        """The choices as they are now."""
        name = str(self.format.currentData())
        exporter, data = EXPORTERS.get(name), offer_of(name).data
        also = self.also.on()
        selection = Selection(
            statuses=self.statuses.on(),
            labels=self.labels.chosen(),
            include_unworked=self.unworked.isChecked(),
            machine="machine" in also,
            negatives="negatives" in also,
            without=frozenset(self.kinds.boxes) - self.kinds.on(),
        )
        layout = Layout(
            rename=self.labels.rename(),
            policy=self.edges.policy(),
            unit=str(self.unit.currentData()) if data else "article",
            split=self.split.split() if data else (),
            seed=self.split.seed.value(),
            duplicates=str(self.duplicates.currentData()),
            separate=self.alike.separate(),
            each=bool(self.each.currentData()) and not exporter.folder,
            options=self.options.chosen(),
        )
        return Chosen(name, str(self.scope.currentData()), selection, layout)

    def trouble(self) -> str:
        """Why nothing can be exported as it is chosen, in words; empty where it can."""
        if not self.statuses.on():
            return self.tr("Choose at least one kind of span: accepted, pending or rejected.")
        if self.labels.none:
            return self.tr("Choose at least one label.")
        if offer_of(str(self.format.currentData())).data and self.split.wrong:
            return self.tr("Give at least one part of the split a share.")
        return ""

    def put(self, preset: Preset, scope: str | None = None) -> None:
        """Show those choices; one `changed` at the end."""
        self._quiet = True
        self.format.setCurrentIndex(max(1, self.format.findData(preset.format)))
        self._show_format()
        selection, layout = preset.selection, preset.layout
        words = selection.words or frozenset(self.statuses.boxes)
        if scope is not None:
            self.scope.setCurrentIndex(max(0, self.scope.findData(scope)))
        self.unworked.setChecked(selection.include_unworked)
        self.statuses.put(words)
        self.also.put([name for name in ("machine", "negatives") if getattr(selection, name)])
        self.labels.put(selection.labels, dict(layout.rename))
        self.kinds.put(frozenset(self.kinds.boxes) - selection.without)
        self.edges.put(layout.policy, self._usual)
        self.unit.setCurrentIndex(max(0, self.unit.findData(layout.unit)))
        self.split.put(layout.split, layout.seed)
        self._show_duplicates()
        self.duplicates.setCurrentIndex(max(0, self.duplicates.findData(layout.duplicates)))
        self.each.setCurrentIndex(int(layout.each))
        self.options.put(layout.options)
        self._show_implied()
        self._quiet = False
        self.changed.emit()

    # ---- what there is to choose from

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels of the workspace."""
        self.labels.set_labels(labels)

    def set_usual(self, policy: Policy) -> None:
        """The edges the workspace has."""
        self._usual = policy
        if self.edges.policy() is None:
            self.edges.put(None, policy)

    def set_scopes(self, numbers: Mapping[str, int]) -> None:
        """How many articles each scope means; one that means none cannot be chosen."""
        words = {
            ARTICLE: self.tr("This article"),
            SELECTED: self.tr("Selected in the library"),
            SHOWN: self.tr("What the library's filter shows"),
            FINISHED: self.tr("Finished articles"),
            ALL: self.tr("Every article"),
        }
        before, quiet = self.scope.currentData(), self._quiet
        self._quiet = True
        for row, (value, said) in enumerate(words.items()):
            number = numbers.get(value, 0)
            text = f"{said} · {number}" if value != ARTICLE else said
            if self.scope.count() <= row:
                self.scope.addItem(text, value)
            self.scope.setItemText(row, text)
            model = self.scope.model()
            if isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(bool(number) or value == ALL)
        if before is None or (numbers and not numbers.get(str(before))):
            self.scope.setCurrentIndex(self.scope.findData(ALL))
        self._quiet = quiet

    def set_presets(self, names: Sequence[str], current: str = "") -> None:
        """The presets there are; `current` is the one whose choices show."""
        self.preset.clear()
        self.preset.addItem(self.tr("None"), "")
        for name in names:
            self.preset.addItem(name, name)
        self.preset.setCurrentIndex(max(0, self.preset.findData(current)))
        self._form.setRowVisible(self._presets, bool(names))
        self.name.setText(current or self.name.text())
        self._show_save()

    # ---- what shows

    def _on_format(self) -> None:
        """`jsonl` is lossless: every status is chosen with it."""
        self._show_format()
        before = self._quiet
        self._quiet = True
        lossless = EXPORTERS.get(str(self.format.currentData())).lossless
        self.statuses.put(frozenset(self.statuses.boxes) if lossless else {"accepted"})
        self._quiet = before
        self._say()

    def _show_format(self) -> None:
        name = str(self.format.currentData())
        exporter, offer = EXPORTERS.get(name), offer_of(name)
        self.what.setText(QCoreApplication.translate("export", offer.what))
        self.options.set_options(exporter.options)
        self._form.setRowVisible(self.unit, offer.data)
        self._form.setRowVisible(self.split, offer.data)
        self._form.setRowVisible(self.each, not exporter.folder)
        self._form.setRowVisible(self.options, bool(exporter.options))
        self._show_duplicates()

    def _show_duplicates(self) -> None:
        """Keeping them on one side means something only where there are sides."""
        data = offer_of(str(self.format.currentData())).data
        split = bool(self.split.on.isChecked() and data)
        before, quiet = self.duplicates.currentData(), self._quiet
        self._quiet = True
        self.duplicates.clear()
        if split:
            self.duplicates.addItem(self.tr("kept in one part"), "together")
            self.duplicates.addItem(self.tr("not looked for"), "apart")
        else:
            self.duplicates.addItem(self.tr("all exported"), "together")
        self.duplicates.addItem(self.tr("only one of each group"), "once")
        self.duplicates.setCurrentIndex(max(0, self.duplicates.findData(before)))
        self._quiet = quiet

    def _show_implied(self) -> None:
        """What a status brings already is not asked for again."""
        on = self.statuses.on()
        for status, also in (("pending", "machine"), ("rejected", "negatives")):
            self.also.boxes[also].setEnabled(status not in on)
        self._form.setRowVisible(self.also, not {"pending", "rejected"} <= on)

    # ---- presets

    def _on_preset(self) -> None:
        name = str(self.preset.currentData() or "")
        self._show_save()
        if name:
            self.name.setText(name)
            self.preset_chosen.emit(name)

    def _on_drop(self) -> None:
        name = str(self.preset.currentData() or "")
        if name:
            self.preset_dropped.emit(name)

    def _on_save(self) -> None:
        name = self.name.text().strip()
        if name:
            self.preset_saved.emit(name)

    def _show_save(self) -> None:
        name = self.name.text().strip()
        there = bool(name) and self.preset.findData(name) > 0
        self.save.setText(self.tr("Overwrite") if there else self.tr("Save"))
        self.save.setEnabled(bool(name))
        self.drop.setVisible(self.preset.currentIndex() > 0)


_STATUSES = (Status.ACCEPTED, Status.PENDING, Status.REJECTED)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for at, widget in enumerate(widgets):
        row.addWidget(widget, 0 if at else 1)
    return row


def general(chosen: Chosen, name: str = "") -> Preset:
    """The choices as a preset keeps them: without the articles."""
    return Preset(name, chosen.format, replace(chosen.selection, scope="all", uids=()), chosen.layout)
