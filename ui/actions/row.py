"""One row of the table of actions."""

from __future__ import annotations

from typing import NamedTuple


class ActionRow(NamedTuple):
    """One action. `menu` is a key of `MENUS` or `SUBMENUS`; `keys` are Qt key sequences, the menu shows the first.

    Two sequences that one press can mean (`Ctrl+Shift+[` and `Ctrl+{`) are ambiguous to Qt: it then does neither.
    """

    name: str
    menu: str
    text: str
    """English source of the translation context `actions`."""
    keys: tuple[str, ...] = ()
    single: bool = False
    """For the reader of the table: the first key is one letter or sign (`core.remembered.keymap.is_single`)."""
    needs_article: bool = False
    checkable: bool = False
    separator_before: bool = False
    by: str = "commands"
    """The attribute of the window (dots allowed) whose method carries it out."""
