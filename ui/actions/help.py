"""The actions of the Help menu."""

from __future__ import annotations

from typing import Final

from core.translation import QT_TRANSLATE_NOOP
from ui.actions.row import ActionRow

ROWS: Final = (
    ActionRow("key_card", "help", QT_TRANSLATE_NOOP("actions", "&Keys"), ("F1", "?")),
    ActionRow("sample", "help", QT_TRANSLATE_NOOP("actions", "Open a &sample article")),
    ActionRow("about", "help", QT_TRANSLATE_NOOP("actions", "&About Zhupi"), separator_before=True),
)
