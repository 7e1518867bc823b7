"""Change keys: every command with its keys; press the key a command shall have, be told whose it was, take it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.labels.spelling import folded
from core.remembered.keymap import is_free_for_actions
from ui.panels.parts.on_screen import fitting
from ui.window_actions import name_of

SIZE = QSize(560, 560)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One command: its action's name, its words, its keys as shown, and whether a person chose them."""

    name: str
    words: str
    keys: str
    chosen: bool


class KeyLine(QLineEdit):
    """Shows the key that is pressed in it and says it; nothing is typed here."""

    pressed = Signal(str)
    """The key's portable name."""
    refused = Signal()
    """A key that belongs to the page, the labels or the input methods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setPlaceholderText(self.tr("Press the new key here"))
        self.setAccessibleName(self.tr("New key"))

    def event(self, event: QEvent) -> bool:
        """Every key is the line's own, shortcuts of the window too."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say the key; Escape and Tab keep their meaning."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
            return
        if event.key() in _MODIFIERS:
            return
        key = pressed_key(event)
        if is_free_for_actions(key):
            self.pressed.emit(key)
        else:
            self.refused.emit()


def pressed_key(event: QKeyEvent) -> str:
    """The portable name of what was pressed; empty for a key that no action can have."""
    if event.modifiers() & _HELD or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
        return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return name_of(event).strip()


class KeyEditor(QDialog):
    """Shows the rows it is given and says what is asked; non-modal, every change holds at once."""

    key_asked = Signal(str, str)
    """(action, key)."""
    reset_asked = Signal(str)
    reset_all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change keys"))
        self.resize(fitting(self, SIZE))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search keys and commands"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setObjectName("list")
        self.list.setAccessibleName(self.tr("Commands"))
        self.line = KeyLine(self)
        self.said = QLabel(self.tr("Choose a command, then press its new key."), self)
        self.said.setObjectName("soft")
        self.said.setWordWrap(True)
        self.reset = QPushButton(self.tr("Its own key again"), self)
        self.reset_all = QPushButton(self.tr("All keys as they were"), self)
        for button in (self.reset, self.reset_all):
            button.setAutoDefault(False)
        self._lay_out()
        self._rows: tuple[KeyRow, ...] = ()
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(self._to_line)
        self.line.pressed.connect(self._on_pressed)
        self.line.refused.connect(self._on_refused)
        self.reset.clicked.connect(self._on_reset)
        self.reset_all.clicked.connect(self.reset_all_asked)
        self._on_current()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.reset)
        row.addWidget(self.reset_all)
        column.addLayout(row)
        column.addWidget(self.said)

    def show_rows(self, rows: Sequence[KeyRow]) -> None:
        """Show these commands; the chosen one stays chosen."""
        self._rows = tuple(rows)
        self.reset_all.setEnabled(any(row.chosen for row in rows))
        self._fill()

    def say(self, words: str) -> None:
        """Say what became of the key."""
        self.said.setText(words)

    @property
    def current(self) -> str:
        """The chosen command's action, or an empty string."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose that command."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentItem(item)

    def _fill(self) -> None:
        current, wanted = self.current, folded(self.search.text())
        self.list.clear()
        for row in self._rows:
            if wanted in folded(row.words) or wanted in folded(row.keys):
                mark = " •" if row.chosen else ""
                item = QListWidgetItem(f"{row.words}    {row.keys}{mark}", self.list)
                item.setData(Qt.ItemDataRole.UserRole, row.name)
        self.choose(current)
        self._on_current()

    def _on_current(self) -> None:
        self.line.setEnabled(bool(self.current))
        self.reset.setEnabled(any(row.chosen and row.name == self.current for row in self._rows))

    def _to_line(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pressed(self, key: str) -> None:
        if self.current:
            self.key_asked.emit(self.current, key)

    def _on_refused(self) -> None:
        self.say(self.tr("That key belongs to the page, to the labels or to Chinese input. Press another one."))

    def _on_reset(self) -> None:
        if self.current:
            self.reset_asked.emit(self.current)
