"""Editors of settings, one for each type a row of the table can have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from core.settings import Setting, Value
from ui.look.drawn import Choice
from ui.panels.parts.switch import NumberBox, Switch
from ui.panels.parts.wheel import keep_still


def words_of(source: str) -> str:
    """Words of the table in the person's language."""
    return QCoreApplication.translate("settings", source) if source else ""


class Editor(QObject):
    """Shows a value in `widget` and says when a person changes it."""

    changed = Signal(object)
    """The value in the row's own type."""
    keys_asked = Signal()

    def __init__(self, setting: Setting, widget: QWidget) -> None:
        super().__init__(widget)
        self.setting = setting
        self.widget = widget
        widget.setAccessibleName(words_of(setting.title))
        widget.setAccessibleDescription(words_of(setting.doc))

    def show_value(self, value: Value) -> None:
        """Show what holds now; nothing is said of it."""

    def say(self, value: Value) -> str:
        """That value in words."""
        return str(value)


class _ChoiceEditor(Editor):
    def __init__(self, setting: Setting, parent: QWidget) -> None:
        self.box = Choice(parent)
        super().__init__(setting, self.box)
        self._fill()
        keep_still(self.box)
        self.box.activated.connect(self._on_chosen)

    def _fill(self) -> None:
        for value, words in self.setting.choices:
            self.box.addItem(words_of(words), value)

    def show_value(self, value: Value) -> None:
        self.box.setCurrentIndex(max(0, self.box.findData(str(value))))

    def say(self, value: Value) -> str:
        return self.box.itemText(max(0, self.box.findData(str(value))))

    def _on_chosen(self) -> None:
        self.changed.emit(self.box.currentData())


class _FontEditor(_ChoiceEditor):
    """The families that have Chinese; one that was chosen and is not there any more is named too."""

    def _fill(self) -> None:
        self.box.addItem(self.tr("As the program chooses"), "")
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            self.box.addItem(family, family)
        self.box.setMaxVisibleItems(16)

    def show_value(self, value: Value) -> None:
        if value and self.box.findData(value) < 0:
            self.box.addItem(self.tr("{family} (not installed)").format(family=value), value)
        super().show_value(value)


class _SwitchEditor(Editor):
    def __init__(self, setting: Setting, parent: QWidget) -> None:
        self.switch = Switch(parent)
        super().__init__(setting, self.switch)
        self.switch.clicked.connect(self._on_clicked)

    def show_value(self, value: Value) -> None:
        self.switch.setChecked(bool(value))

    def say(self, value: Value) -> str:
        return self.tr("on") if value else self.tr("off")

    def _on_clicked(self) -> None:
        self.changed.emit(self.switch.isChecked())


class _NumberEditor(Editor):
    def __init__(self, setting: Setting, parent: QWidget) -> None:
        self.number = NumberBox(parent)
        super().__init__(setting, self.number)
        self._whole = isinstance(setting.default, int)
        box = self.number.box
        step = setting.step * setting.shown
        box.setDecimals(0 if step >= 1 else 1)
        box.setRange(setting.low * setting.shown, setting.high * setting.shown)
        box.setSingleStep(step)
        box.setSuffix(f" {words_of(setting.unit)}" if setting.unit else "")
        box.setAccessibleName(words_of(setting.title))
        keep_still(box)
        self._showing = False
        self.number.value_changed.connect(self._on_changed)

    def show_value(self, value: Value) -> None:
        self._showing = True
        self.number.box.setValue(float(str(value)) * self.setting.shown)
        self._showing = False

    def say(self, value: Value) -> str:
        return self.number.box.textFromValue(float(str(value)) * self.setting.shown) + self.number.box.suffix()

    def _on_changed(self, shown: float) -> None:
        if not self._showing:
            value = shown / self.setting.shown
            self.changed.emit(round(value) if self._whole else value)


class _TextEditor(Editor):
    def __init__(self, setting: Setting, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        super().__init__(setting, self.line)
        self.line.editingFinished.connect(self._on_edited)

    def show_value(self, value: Value) -> None:
        if self.line.text() != value:
            self.line.setText(str(value))

    def say(self, value: Value) -> str:
        return str(value) or self.tr("empty")

    def _on_edited(self) -> None:
        self.changed.emit(self.line.text().strip())


class _KeysEditor(Editor):
    def __init__(self, setting: Setting, parent: QWidget) -> None:
        self.button = QPushButton(parent)
        self.button.setAutoDefault(False)
        super().__init__(setting, self.button)
        self.button.setText(self.tr("Change keys…"))
        self.button.clicked.connect(self.keys_asked)

    def say(self, value: Value) -> str:
        return self.tr("as the program comes") if not value else str(value)


def editor_of(setting: Setting, parent: QWidget) -> Editor:
    """The editor that fits the row."""
    if setting.editor == "keys":
        return _KeysEditor(setting, parent)
    if setting.editor == "font":
        return _FontEditor(setting, parent)
    if setting.choices:
        return _ChoiceEditor(setting, parent)
    if isinstance(setting.default, bool):
        return _SwitchEditor(setting, parent)
    if isinstance(setting.default, (int, float)):
        return _NumberEditor(setting, parent)
    return _TextEditor(setting, parent)
