"""The actions of the View menu."""

from __future__ import annotations

from typing import Final

from core.translation import QT_TRANSLATE_NOOP
from ui.actions.row import ActionRow

ROWS: Final = (
    ActionRow("zoom_in", "view", QT_TRANSLATE_NOOP("actions", "Zoom in"), ("Ctrl++", "Ctrl+="), by="panes.appearance"),
    ActionRow("zoom_out", "view", QT_TRANSLATE_NOOP("actions", "Zoom out"), ("Ctrl+-",), by="panes.appearance"),
    ActionRow("zoom_normal", "view", QT_TRANSLATE_NOOP("actions", "Normal size"), ("Ctrl+0",), by="panes.appearance"),
    ActionRow(
        "dark",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Dark"),
        ("Ctrl+D",),
        checkable=True,
        separator_before=True,
        by="panes.appearance",
    ),
    ActionRow("paper", "view", QT_TRANSLATE_NOOP("actions", "&Paper"), checkable=True, by="panes.appearance"),
    ActionRow(
        "sans", "view", QT_TRANSLATE_NOOP("actions", "Page &without serifs"), checkable=True, by="panes.appearance"
    ),
    ActionRow(
        "fold_chrome",
        "view",
        QT_TRANSLATE_NOOP("actions", "Fold page &navigation"),
        checkable=True,
        by="panes.appearance",
    ),
    ActionRow("simple_mode", "view", QT_TRANSLATE_NOOP("actions", "&Simple mode"), checkable=True, by="panes.simple"),
    ActionRow(
        "demands",
        "view",
        QT_TRANSLATE_NOOP("actions", "De&mands without a number"),
        checkable=True,
        separator_before=True,
        by="panes.demands",
    ),
    ActionRow(
        "library_pane",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Library"),
        ("Ctrl+L",),
        checkable=True,
        separator_before=True,
        by="panes.desk",
    ),
    ActionRow(
        "side_pane",
        "view",
        QT_TRANSLATE_NOOP("actions", "S&tructure and spans"),
        ("Ctrl+R",),
        checkable=True,
        by="panes.desk",
    ),
    ActionRow(
        "fullscreen", "view", QT_TRANSLATE_NOOP("actions", "Full screen"), ("F11",), checkable=True, by="panes.desk"
    ),
)
