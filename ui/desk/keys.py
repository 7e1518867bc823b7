"""Keys in the window: the card that shows them, and the ones a person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from core.remembered import keymap
from ui import views
from ui.actions import ACTIONS, chosen_keys, key_table, keys_of
from ui.desk.key_card import KeyCard
from ui.panels.settings.key_editor import KeyEditor, KeyRow
from ui.window_actions import shown_key, translated
from ui.wording import plain

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class KeyChoice(QObject):
    """Keeps the chosen keys in the settings and gives them to the actions at once."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.editor: KeyEditor | None = None
        self._card: KeyCard | None = None

    def key_card(self) -> None:
        """Show every key in force; asked for again, the card that shows comes to the front."""
        window = self._window
        if self._card is None or not shiboken6.isValid(self._card):
            table = window.actions_table
            labels = () if table.simple else window.labels  # their keys do nothing then
            self._card = KeyCard(labels, views.chinese(), window, table.working_keys)
            self._card.change_asked.connect(self.edit_keys)
        self._card.show()
        self._card.raise_()
        self._card.activateWindow()

    def edit_keys(self) -> None:
        """Show the commands, to give one another key."""
        if self.editor is None:
            self.editor = KeyEditor(self._window)
            self.editor.key_asked.connect(self.give)
            self.editor.reset_asked.connect(self.reset)
            self.editor.reset_all_asked.connect(self.reset_all)
        self.editor.show_rows(_rows())
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def give(self, name: str, key: str) -> None:
        """Give an action that key; whoever had it loses it, and that is told."""
        table, chosen = key_table(), chosen_keys()
        loser = keymap.holder(keymap.in_force(table, chosen), key)
        self._keep(keymap.given(table, chosen, name, key))
        words = self.tr("{key} is now: {command}.").format(key=shown_key(key), command=_words(name))
        if loser and loser != name:
            lost = self.tr("It was: {command}, which has {left} now.")
            left = " / ".join(map(shown_key, keys_of(loser))) or self.tr("no key")
            words += " " + lost.format(command=_words(loser), left=left)
        self._say(words)

    def reset(self, name: str) -> None:
        """Give an action the keys of the table again."""
        self._keep(keymap.reset(key_table(), chosen_keys(), name))
        keys = " / ".join(map(shown_key, keys_of(name))) or self.tr("no key")
        self._say(self.tr("{command}: {key}.").format(command=_words(name), key=keys))

    def reset_all(self) -> None:
        """Give every action the keys of the table again."""
        self._keep({})
        self._say(self.tr("Every key is as the program comes."))

    def _keep(self, chosen: dict[str, keymap.Keys]) -> None:
        lines = keymap.lines(chosen)
        if not self._window.settings.put("keys", lines):
            self.told.emit(self.tr("The settings could not be written; the change holds until the program ends."))
        self._window.actions_table.use_keys(lines)

    def _say(self, words: str) -> None:
        if self.editor is not None:
            self.editor.show_rows(_rows())
            self.editor.say(words)


def _rows() -> list[KeyRow]:
    chosen = chosen_keys()
    return [
        KeyRow(row.name, _words(row.name), " / ".join(map(shown_key, keys_of(row.name))), row.name in chosen)
        for row in ACTIONS
    ]


def _words(name: str) -> str:
    row = next(row for row in ACTIONS if row.name == name)
    return plain(translated(row.text)).rstrip("…")
