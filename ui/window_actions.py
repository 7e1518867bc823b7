"""The window's QActions, made from the table; single keys work where nothing is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QTextEdit

from core.remembered.keymap import Keys, is_single, parse
from core.translation import QT_TRANSLATE_NOOP
from ui.actions import ACTIONS, MENUS, SUBMENUS, ActionRow, key_table, keys_of, use_keys

TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
SIMPLE = frozenset({"Return", "Enter", "Del"})
"""The single keys that stay in simple mode."""
QT_TRANSLATE_NOOP("actions", "Rece&nt")


def shown_key(key: str) -> str:
    """A key as the person's system writes it."""
    if len(key) == 1:
        return key
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def translated(source: str) -> str:
    """An entry of the table in the person's language."""
    return QCoreApplication.translate("actions", source)


class WindowActions:
    """Every action by name, its menus, and the single keys.

    Single keys are not shortcuts: a shortcut would take the letter away from a line that is being typed in.
    """

    def __init__(self, window: QMainWindow, keys: Iterable[str] = ()) -> None:
        self._window = window
        self.by_name = {row.name: self._action(row) for row in ACTIONS}
        self._simple = False
        self._single: dict[str, ActionRow] = {}
        self.use_keys(keys)

    def _action(self, row: ActionRow) -> QAction:
        action = QAction(translated(row.text), self._window)
        action.setObjectName(row.name)
        action.setCheckable(row.checkable)
        action.triggered.connect(lambda _checked=False: self.method_of(row)())
        self._window.addAction(action)
        return action

    @property
    def simple(self) -> bool:
        """Whether single letters do nothing."""
        return self._simple

    @simple.setter
    def simple(self, on: bool) -> None:
        if on != self._simple:
            self._simple = on
            self._show_keys()

    def use_keys(self, kept: Iterable[str]) -> None:
        """Give the actions the keys that the settings hold (`core.remembered.keymap`), the others the table's."""
        use_keys(parse(kept, key_table()))
        for row in ACTIONS:
            pressed = [key for key in keys_of(row.name) if not is_single(key)]
            self.by_name[row.name].setShortcuts([QKeySequence(key) for key in pressed])
        self._single = {key: row for row in ACTIONS for key in keys_of(row.name) if is_single(key)}
        self._show_keys()

    def _show_keys(self) -> None:
        """The menus show a single key as text: the window's key handler carries it out, no shortcut does."""
        for row in ACTIONS:
            keys = self.working_keys(row.name)
            shown = f"\t{self.shown_key_of(row.name)}" if keys and is_single(keys[0]) else ""
            self.by_name[row.name].setText(f"{translated(row.text)}{shown}")

    def working_keys(self, name: str) -> Keys:
        """The keys of an action that do something now."""
        return tuple(key for key in keys_of(name) if not self._simple or not is_single(key) or key in SIMPLE)

    def shown_key_of(self, name: str) -> str:
        """The first of those keys, as the person's system writes it; empty where there is none."""
        keys = self.working_keys(name)
        return shown_key(keys[0]) if keys else ""

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
                if row.separator_before:
                    menus[outer].addSeparator()
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
        pressed = name_of(event)
        return None if self._simple and pressed not in SIMPLE else self._single.get(pressed)

    def typing(self) -> bool:
        """Whether the focus is where something is typed."""
        focus = QApplication.focusWidget()
        if isinstance(focus, (QTextEdit, QPlainTextEdit)) and focus.isReadOnly():
            return False
        return isinstance(focus, TYPING)


_NAMED = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Backspace: "Backspace",
}


def name_of(event: QKeyEvent) -> str:
    """The single key that was pressed, as the table writes it; empty where Ctrl, Alt or Meta is held."""
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
