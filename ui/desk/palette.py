"""The palette in the window: what it offers, the latest used first, and carrying out what is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from core.labels.spelling import Spelling
from core.requests import SpellRequest
from ui.actions import ACTIONS, MENUS, SUBMENUS, ActionRow
from ui.panels.over_page.palette import Offer
from ui.panels.over_page.palette import Palette as PalettePanel
from ui.window_actions import shown_key, translated
from ui.wording import plain

if TYPE_CHECKING:
    from ui.main_window import MainWindow

REMEMBERED: Final = 8
"""Commands that come first because they were used last."""


class Palette(QObject):
    """Opens the palette and carries out what is picked there."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._spellings: dict[str, Spelling] = {}
        self._spells = True
        self.panel = PalettePanel(window)
        self.panel.picked.connect(self._carry_out)
        self.panel.refused.connect(self.told)
        self.panel.left.connect(window.reader.setFocus)
        window.follow_theme(self.panel.set_theme)

    def palette(self) -> None:
        """Show the palette, or put it away where it shows."""
        if self.panel.isVisible():
            self.panel.close_choice()
            return
        self.panel.set_theme(self._window.theme_now())
        self._spell()
        self.panel.open_with(self.offers())

    def offers(self) -> tuple[Offer, ...]:
        """Every action but the palette itself, the latest used first, then as the menus have them."""
        used = {name: at for at, name in enumerate(self._window.settings.names("palette_recent"))}
        rows = sorted(ACTIONS, key=lambda row: used.get(row.name, len(used)))
        return tuple(self._offer(row) for row in rows if row.name != "palette")

    def _offer(self, row: ActionRow) -> Offer:
        keys = self._window.actions_table.working_keys(row.name)
        return Offer(
            row.name,
            plain(translated(row.text)).rstrip("…"),
            plain(row.text).rstrip("…"),
            menu_path(row.menu),
            shown_key(keys[0]) if keys else "",
            self._why_not(row),
        )

    def _why_not(self, row: ActionRow) -> str:
        if self._window.actions_table.by_name[row.name].isEnabled():
            return ""
        if row.needs_article and self._window.session.current is None:
            return self.tr("Open an article first.")
        if row.name == "undo":
            return self.tr("There is nothing to undo.")
        if row.name == "redo":
            return self.tr("There is nothing to redo.")
        if self._window.workspace.read_only:
            return self.tr("This workspace is read-only here.")
        return self.tr("Not possible just now.")

    def _carry_out(self, name: str) -> None:
        used = self._window.settings.names("palette_recent")
        recent = (name, *(one for one in used if one != name))[:REMEMBERED]
        self._window.settings.put_all({"palette_recent": recent}, later=True)
        self._window.actions_table.by_name[name].trigger()

    def _spell(self) -> None:
        """Ask the worker how the commands' words are typed; until it answers, words alone find them."""
        unknown = sorted({offer.words for offer in self.offers() if not offer.words.isascii()} - set(self._spellings))
        if self._spells and unknown and not self._window.jobs.running("spell_commands"):
            self._window.jobs.ask("spell_commands", SpellRequest(tuple(unknown)), self._on_spelt, self._on_end)

    def _on_spelt(self, found: object) -> None:
        if isinstance(found, dict):
            self._spellings |= found
            self.panel.set_spellings(self._spellings)

    def _on_end(self, error: Exception | None) -> None:
        if error is not None:
            self._spells = False
            self.failed.emit(error)


def menu_path(menu: str) -> str:
    """The name of a menu, with the menu it stands in."""
    titles = dict(MENUS)
    if menu in titles:
        return plain(translated(titles[menu]))
    outer, title = next((outer, title) for key, outer, title in SUBMENUS if key == menu)
    return f"{plain(translated(titles[outer]))} › {plain(translated(title))}"
