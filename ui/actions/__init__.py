"""The table of actions: every command of the window once, with its name, menu, keys and method.

`name` is also the method that carries it out, of the window's part that `by` names (`window.<by>.<name>()`).
`single` marks keys that are one letter or sign without a modifier: they work in the reader and in the lists beside it,
and not in simple mode. A menu's rows stand in a file of its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.translation import QT_TRANSLATE_NOOP
from ui.actions.annotate import ROWS as ANNOTATE
from ui.actions.edit import ROWS as EDIT
from ui.actions.file import ROWS as FILE
from ui.actions.help import ROWS as HELP
from ui.actions.row import ActionRow
from ui.actions.view import ROWS as VIEW

__all__ = [
    "ACTIONS",
    "MENUS",
    "SUBMENUS",
    "ActionRow",
    "chosen_keys",
    "first_key",
    "key_table",
    "keys_of",
    "use_keys",
]

MENUS: Final = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("annotate", QT_TRANSLATE_NOOP("actions", "&Annotate")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)

SUBMENUS: Final = (
    ("paper", "file", QT_TRANSLATE_NOOP("actions", "Print and P&DF")),
    ("review", "annotate", QT_TRANSLATE_NOOP("actions", "Re&view")),
    ("equal", "annotate", QT_TRANSLATE_NOOP("actions", "All e&qual, own words")),
    ("problems", "annotate", QT_TRANSLATE_NOOP("actions", "Pro&blems")),
    ("labels", "annotate", QT_TRANSLATE_NOOP("actions", "Labels and r&ules")),
    ("edges", "annotate", QT_TRANSLATE_NOOP("actions", "&Edges")),
    ("group", "annotate", QT_TRANSLATE_NOOP("actions", "&Group")),
)
"""Menus inside a menu: their key, the menu they stand in (where the first of their rows stands), their name."""

ACTIONS: Final[tuple[ActionRow, ...]] = (*FILE, *EDIT, *ANNOTATE, *VIEW, *HELP)


_CHOSEN: dict[str, tuple[str, ...]] = {}


def key_table() -> dict[str, tuple[str, ...]]:
    """The keys of every action as the program comes."""
    return {row.name: row.keys for row in ACTIONS}


def use_keys(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """From now on these actions have the keys a person chose."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)


def chosen_keys() -> dict[str, tuple[str, ...]]:
    """The keys a person chose, by action."""
    return dict(_CHOSEN)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of an action in force, the first shown in the menu; for pages that answer to the window's keys."""
    if name in _CHOSEN:
        return _CHOSEN[name]
    return next(row.keys for row in ACTIONS if row.name == name)


def first_key(name: str) -> str:
    """The key that stands for an action in a sentence, or an empty string."""
    return next(iter(keys_of(name)), "")
