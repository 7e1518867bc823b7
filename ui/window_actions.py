"""The window's QActions, made from the table; single keys work where nothing is typed."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QTextEdit

from core.translation import QT_TRANSLATE_NOOP
from ui.actions import ACTIONS, MENUS, SUBMENUS, ActionRow

TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
QT_TRANSLATE_NOOP("actions", "Recent")


def translated(source: str) -> str:
    """An entry of the table in the person's language."""
    return QCoreApplication.translate("actions", source)


class WindowActions:
    """Every action by name, its menus, and the single keys.

    Single keys are not shortcuts: a shortcut would take the letter away from a line that is being typed in.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.by_name = {row.name: self._action(row) for row in ACTIONS}
        self.simple = False

    def _action(self, row: ActionRow) -> QAction:
        action = QAction(translated(row.text), self._window)
        action.setObjectName(row.name)
        action.setCheckable(row.checkable)
        if row.single:
            # The menu shows the key; the window's key handler carries it out.
            action.setText(f"{translated(row.text)}\t{row.keys[0]}")
        else:
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.triggered.connect(lambda _checked=False: self.method_of(row)())
        self._window.addAction(action)
        return action

    def method_of(self, row: ActionRow) -> Callable[[], object]:
        """What carries an action out; found when it is wanted, since parts of the window are made after the menus."""
        method = attrgetter(f"{row.by}.{row.name}")(self._window)
        if not callable(method):
            raise TypeError(row.name)
        return cast("Callable[[], object]", method)

    def fill_menus(self, recent: QMenu) -> None:
        """Put every action into its menu, and the recent files below the ways to open."""
        bar = self._window.menuBar()
        menus = {key: bar.addMenu(translated(title)) for key, title in MENUS}
        inner = {key: (outer, title) for key, outer, title in SUBMENUS}
        for row in ACTIONS:
            if row.menu not in menus:
                outer, title = inner[row.menu]
                menus[row.menu] = menus[outer].addMenu(translated(title))
            menu = menus[row.menu]
            if row.separator_before:
                menu.addSeparator()
            menu.addAction(self.by_name[row.name])
            if row.name == "open_folder":
                menu.addMenu(recent)
        for key, menu in menus.items():
            menu.setObjectName(f"menu_{key}")

    def set_article_open(self, opened: bool) -> None:
        """Enable what needs an article."""
        for row in ACTIONS:
            if row.needs_article:
                self.by_name[row.name].setEnabled(opened)

    def row_for(self, event: QKeyEvent) -> ActionRow | None:
        """The action a key stands for where nothing is typed, or None."""
        pressed = _name_of(event)
        for row in ACTIONS:
            if not row.single:
                continue
            allowed = row.simple_keys if self.simple else row.keys
            if pressed in allowed:
                return row
        return None

    def typing(self) -> bool:
        """Whether the focus is where something is typed."""
        return isinstance(QApplication.focusWidget(), TYPING)


_NAMED = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Backspace: "Backspace",
}


def _name_of(event: QKeyEvent) -> str:
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held != Qt.KeyboardModifier.NoModifier:
        return ""
    key = Qt.Key(event.key())
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in _NAMED:
        return "" if shift else _NAMED[key]
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return f"Shift+{chr(key)}" if shift else chr(key)
    brackets = {Qt.Key.Key_BracketLeft: "Shift+[", Qt.Key.Key_BracketRight: "Shift+]"}
    if shift and key in brackets:
        return brackets[key]
    return event.text()
