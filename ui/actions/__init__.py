"""The table of actions: every command of the window once, with its name, menu, keys and method.

`name` is also the method that carries it out, of the window's part that `by` names (`window.<by>.<name>()`).
`single` marks keys that are one letter or sign without a modifier: they work in the reader and in the lists beside it,
and not in simple mode. A menu's rows stand in a file of its name.
"""

from __future__ import annotations

from typing import Final

from core.translation import QT_TRANSLATE_NOOP
from ui.actions.annotate import ROWS as ANNOTATE
from ui.actions.edit import ROWS as EDIT
from ui.actions.file import ROWS as FILE
from ui.actions.help import ROWS as HELP
from ui.actions.row import ActionRow
from ui.actions.view import ROWS as VIEW

__all__ = ["ACTIONS", "MENUS", "SUBMENUS", "ActionRow", "keys_of"]

MENUS: Final = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("annotate", QT_TRANSLATE_NOOP("actions", "&Annotate")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)

SUBMENUS: Final = (
    ("edges", "annotate", QT_TRANSLATE_NOOP("actions", "&Edges")),
    ("group", "annotate", QT_TRANSLATE_NOOP("actions", "&Group")),
)
"""Menus inside a menu: their key, the menu they stand in (where the first of their rows stands), their name."""

ACTIONS: Final[tuple[ActionRow, ...]] = (*FILE, *EDIT, *ANNOTATE, *VIEW, *HELP)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of an action, the first shown in the menu; for pages that answer to the same keys as the window."""
    return next(row.keys for row in ACTIONS if row.name == name)
