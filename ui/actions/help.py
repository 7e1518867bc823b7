"""The actions of the Help menu."""

from __future__ import annotations

from typing import Final

from core.translation import QT_TRANSLATE_NOOP
from ui.actions.row import ActionRow

ROWS: Final = (
    ActionRow(
        "palette",
        "help",
        QT_TRANSLATE_NOOP("actions", "All &commands…"),
        ("Ctrl+K", "Ctrl+Shift+P"),
        by="panes.palette",
    ),
    ActionRow("key_card", "help", QT_TRANSLATE_NOOP("actions", "&Keys"), ("F1", "?"), by="panes.keys"),
    ActionRow("edit_keys", "help", QT_TRANSLATE_NOOP("actions", "C&hange keys…"), by="panes.keys"),
    ActionRow("sample", "help", QT_TRANSLATE_NOOP("actions", "Open a &sample article")),
    ActionRow("about", "help", QT_TRANSLATE_NOOP("actions", "&About Zhupi"), separator_before=True),
)
