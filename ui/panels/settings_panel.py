"""The settings panel, built from the table of settings; a change holds at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QFormLayout, QLineEdit, QPushButton, QWidget

from core.settings import SETTINGS, Setting, Settings
from ui.drawn import Choice, TickBox


class SettingsPanel(QDialog):
    """One row a setting that has a title."""

    value_changed = Signal(str, object)
    keys_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(420)
        self._settings = settings
        self.editors: dict[str, QWidget] = {}
        form = QFormLayout(self)
        form.setContentsMargins(20, 20, 20, 20)
        form.setSpacing(12)
        for setting in SETTINGS:
            if setting.title:
                editor = self._editor(setting)
                editor.setProperty("setting", setting.name)
                editor.setToolTip(_words(setting.doc))
                self.editors[setting.name] = editor
                form.addRow("" if isinstance(editor, TickBox) else _words(setting.title), editor)

        keys = QPushButton(self.tr("Change keys…"), self)
        keys.setAutoDefault(False)
        keys.clicked.connect(self.keys_asked)
        form.addRow(self.tr("Keys"), keys)

    def _editor(self, setting: Setting) -> QWidget:
        if setting.choices:
            return self._choices(setting)
        if isinstance(setting.default, bool):
            box = TickBox(_words(setting.title), self)
            box.setChecked(self._settings.on(setting.name))
            box.toggled.connect(self._on_toggled)
            return box
        if isinstance(setting.default, float):
            number = QDoubleSpinBox(self)
            number.setRange(setting.low, setting.high)
            number.setSingleStep(0.1)
            number.setValue(self._settings.number(setting.name))
            number.valueChanged.connect(self._on_number)
            return number
        line = QLineEdit(self._settings.text(setting.name), self)
        line.editingFinished.connect(self._on_text)
        return line

    def _choices(self, setting: Setting) -> QComboBox:
        box = Choice(self)
        for value, words in setting.choices:
            box.addItem(_words(words), value)
        box.setCurrentIndex(max(0, box.findData(self._settings.text(setting.name))))
        box.currentIndexChanged.connect(self._on_chosen)
        return box

    def _on_toggled(self, on: bool) -> None:
        self._emit(on)

    def _on_number(self, number: float) -> None:
        self._emit(number)

    def _on_text(self) -> None:
        line = self.sender()
        if isinstance(line, QLineEdit):
            self._emit(line.text().strip())

    def _on_chosen(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self._emit(box.currentData())

    def _emit(self, value: object) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.value_changed.emit(str(editor.property("setting")), value)


def _words(source: str) -> str:
    return QCoreApplication.translate("settings", source)
