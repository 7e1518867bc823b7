"""One label in the label editor: names, colour, line, key, guideline and fields; every change holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from core.labels.labelling import KEYS, NAME, UNDERLINES
from core.model import Label
from core.translation import QT_TRANSLATE_NOOP
from ui.look.drawn import Choice
from ui.look.theme import Theme
from ui.panels.card.attribute_editors import ValueLine
from ui.panels.labels.colours import ColourChoice, Sample
from ui.panels.labels.fields import FieldList, WordsEdit
from ui.wording import label_name, label_tip

_FOUR_LINES: Final = 84
"""Logical pixels."""
_UNDERLINE_WORDS: Final = {
    "solid": QT_TRANSLATE_NOOP("labels", "line"),
    "dotted": QT_TRANSLATE_NOOP("labels", "dots"),
    "dashed": QT_TRANSLATE_NOOP("labels", "dashes"),
    "wave": QT_TRANSLATE_NOOP("labels", "wave"),
    "marker": QT_TRANSLATE_NOOP("labels", "the marker only"),
}


class LabelForm(QWidget):
    """Emits the label as a person wants it; whoever keeps the table says whether it can be so."""

    wanted = Signal(object, object)
    """The label before and after."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label: Label | None = None
        self._read_only = False
        self.zh, self.en, self.name = self._line(), self._line(), self._line()
        self.colour = ColourChoice(self)
        self.sample = Sample(self)
        self.underline = Choice(self)
        for value in UNDERLINES:
            self.underline.addItem(QCoreApplication.translate("labels", _UNDERLINE_WORDS[value]), value)
        self.key = Choice(self)
        self.guideline = WordsEdit(self, _FOUR_LINES)
        self.fields = FieldList(self)
        form = QFormLayout(self)
        form.setContentsMargins(4, 4, 12, 12)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(9)
        form.addRow(self._caption(self.tr("Chinese")), self.zh)
        form.addRow(self._caption(self.tr("English")), self.en)
        form.addRow(self._caption(self.tr("Name in files")), self.name)
        form.addRow(self._caption(self.tr("Colour")), self.colour)
        form.addRow(self._caption(""), self.sample)
        form.addRow(self._caption(self.tr("Underline")), self.underline)
        form.addRow(self._caption(self.tr("Key")), self.key)
        form.addRow(self._caption(self.tr("Guideline")), self.guideline)
        form.addRow(self._caption(self.tr("Fields")), self.fields)
        self._connect()

    def _line(self) -> ValueLine:
        line = ValueLine(self)
        line.setObjectName("")
        return line

    def _caption(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName("soft")
        return label

    def _connect(self) -> None:
        self.zh.put.connect(self._on_zh)
        self.en.put.connect(self._on_en)
        self.name.put.connect(self._on_name)
        self.colour.chosen.connect(self._on_colour)
        self.underline.activated.connect(self._on_underline)
        self.key.activated.connect(self._on_key)
        self.guideline.put.connect(self._on_guideline)
        self.fields.changed.connect(self._on_fields)

    # ---- what it shows

    def show_label(self, label: Label, labels: Sequence[Label], *, name_fixed: bool) -> None:
        """Show that label of those there are; a name that spans may refer to is fixed."""
        self.label = label
        self.zh.show_value(label.zh)
        self.en.show_value(label.en)
        self.name.show_value(label.name)
        self.name.set_read_only(name_fixed or self._read_only)
        self.name.setToolTip(
            self.tr("Files and spans refer to it; it stays as it is once it is in use") if name_fixed else ""
        )
        self.colour.show_colour(label.colour)
        self.underline.setCurrentIndex(max(0, self.underline.findData(label.underline)))
        self._show_keys(label, labels)
        self.sample.show_label(label)
        self.guideline.show_value(label.guideline)
        asks = self.tr("What is marked, and where a span begins and ends; shown on hover")
        self.guideline.setPlaceholderText(label_tip(replace(label, guideline="")) or asks)
        self.fields.show_fields(label.fields)

    def _show_keys(self, label: Label, labels: Sequence[Label]) -> None:
        """Every key, with the label that has it already."""
        taken = {one.key: label_name(one) for one in labels if one.key and one.name != label.name and not one.hidden}
        self.key.clear()
        self.key.addItem(self.tr("none"), "")
        for key in KEYS:
            self.key.addItem(f"{key}   {taken[key]}" if key in taken else key, key)
        self.key.setCurrentIndex(max(0, self.key.findData(label.key)))

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""
        self._read_only = read_only
        for line in (self.zh, self.en, self.name):
            line.set_read_only(read_only)
        self.guideline.setReadOnly(read_only)
        for widget in (self.colour, self.underline, self.key):
            widget.setEnabled(not read_only)
        self.fields.set_read_only(read_only)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.colour.set_theme(theme)

    def commit(self) -> None:
        """Put what is being written."""
        for line in (self.zh, self.en, self.name, self.colour.own):
            line.commit()
        self.guideline.commit()
        for row in self.fields.rows:
            row.name.commit()
            row.values.commit()

    # ---- what is wanted

    def _want(self, after: Label) -> None:
        before, self.label = self.label, after
        if before is not None and before != after:
            self.sample.show_label(after)
            self.wanted.emit(before, after)

    def _on_zh(self, words: str) -> None:
        if self.label is not None:
            self._want(replace(self.label, zh=words))

    def _on_en(self, words: str) -> None:
        """The English name gives a new label its name in files, as long as it has none of its own."""
        if self.label is None:
            return
        after = replace(self.label, en=words)
        proposed = "_".join(words.upper().split())
        if self.label.name.startswith("LABEL_") and not self.name.isReadOnly() and NAME.fullmatch(proposed):
            after = replace(after, name=proposed)
        self._want(after)

    def _on_name(self, words: str) -> None:
        if self.label is not None:
            self._want(replace(self.label, name="_".join(words.upper().split())))

    def _on_colour(self, colour: str) -> None:
        if self.label is not None:
            self._want(replace(self.label, colour=colour))

    def _on_underline(self, _at: int) -> None:
        if self.label is not None:
            self._want(replace(self.label, underline=str(self.underline.currentData())))

    def _on_key(self, _at: int) -> None:
        if self.label is not None:
            self._want(replace(self.label, key=str(self.key.currentData())))

    def _on_guideline(self, words: str) -> None:
        if self.label is not None:
            self._want(replace(self.label, guideline=words.strip()))

    def _on_fields(self, fields: object) -> None:
        if self.label is not None and isinstance(fields, tuple):
            self._want(replace(self.label, fields=fields))
