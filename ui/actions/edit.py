"""The actions of the Edit menu."""

from __future__ import annotations

from typing import Final

from core.translation import QT_TRANSLATE_NOOP
from ui.actions.row import ActionRow

ROWS: Final = (
    ActionRow(
        "copy_quotation",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Copy as &quotation"),
        ("Ctrl+Shift+C",),
        needs_article=True,
        by="panes.quoting",
    ),
    ActionRow(
        "copy_summary",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Copy the su&mmary"),
        needs_article=True,
        by="panes.summary",
    ),
    ActionRow(
        "copy_library_summary",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Copy the summary of the li&brary"),
        by="panes.library_summary",
    ),
    ActionRow(
        "select_all", "edit", QT_TRANSLATE_NOOP("actions", "Select &all"), ("Ctrl+A",), needs_article=True, by="reader"
    ),
    ActionRow(
        "find", "edit", QT_TRANSLATE_NOOP("actions", "&Find…"), ("Ctrl+F",), needs_article=True, separator_before=True
    ),
    ActionRow("find_next", "edit", QT_TRANSLATE_NOOP("actions", "Find &next"), ("F3",), needs_article=True),
    ActionRow(
        "find_previous", "edit", QT_TRANSLATE_NOOP("actions", "Find &previous"), ("Shift+F3",), needs_article=True
    ),
    ActionRow(
        "search_library",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Search the &library…"),
        ("Ctrl+Alt+F",),
        by="panes.searching",
    ),
    ActionRow(
        "label_matches",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Label all matc&hes…"),
        ("Alt+Return",),
        needs_article=True,
        by="panes.find_matches",
    ),
    ActionRow(
        "article_card",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Fi&elds of the article"),
        ("Ctrl+I",),
        needs_article=True,
        separator_before=True,
        by="panes.article_fields",
    ),
    ActionRow("edit_fields", "edit", QT_TRANSLATE_NOOP("actions", "&Own fields…"), by="panes.article_fields"),
)
