"""The actions of the File menu."""

from __future__ import annotations

from typing import Final

from core.translation import QT_TRANSLATE_NOOP
from ui.actions.row import ActionRow

ROWS: Final = (
    ActionRow("open_files", "file", QT_TRANSLATE_NOOP("actions", "&Open…"), ("Ctrl+O",)),
    ActionRow("open_folder", "file", QT_TRANSLATE_NOOP("actions", "Add &folder…"), ("Ctrl+Shift+O",)),
    ActionRow("paste_article", "file", QT_TRANSLATE_NOOP("actions", "&Paste as article"), ("Ctrl+Shift+V",)),
    ActionRow(
        "reload", "file", QT_TRANSLATE_NOOP("actions", "C&heck the file for changes"), ("F5",), needs_article=True
    ),
    ActionRow("reopen_as", "file", QT_TRANSLATE_NOOP("actions", "Reopen &as…"), needs_article=True),
    ActionRow("export", "file", QT_TRANSLATE_NOOP("actions", "&Export…"), ("Ctrl+E",), separator_before=True),
    ActionRow("fill_fields", "file", QT_TRANSLATE_NOOP("actions", "Fill fields from a &table…"), by="panes.filling"),
    ActionRow(
        "import_spans", "file", QT_TRANSLATE_NOOP("actions", "&Import spans…"), ("Ctrl+Shift+E",), by="panes.importing"
    ),
    ActionRow("bring_in", "file", QT_TRANSLATE_NOOP("actions", "Bring in another person's &workspace…")),
    ActionRow(
        "pdf_page",
        "paper",
        QT_TRANSLATE_NOOP("actions", "Save the page as P&DF…"),
        needs_article=True,
        separator_before=True,
        by="panes.printing",
    ),
    ActionRow(
        "pdf_summary",
        "paper",
        QT_TRANSLATE_NOOP("actions", "Save the su&mmary as PDF…"),
        needs_article=True,
        by="panes.printing",
    ),
    ActionRow(
        "print_page",
        "paper",
        QT_TRANSLATE_NOOP("actions", "&Print the page…"),
        ("Ctrl+P",),
        needs_article=True,
        by="panes.printing",
    ),
    ActionRow(
        "print_summary",
        "paper",
        QT_TRANSLATE_NOOP("actions", "Print the summar&y…"),
        needs_article=True,
        by="panes.printing",
    ),
    ActionRow(
        "retry_save", "file", QT_TRANSLATE_NOOP("actions", "Try to &save again"), ("Ctrl+S",), separator_before=True
    ),
    ActionRow("backups", "file", QT_TRANSLATE_NOOP("actions", "&Backups…"), separator_before=True, by="panes.safety"),
    ActionRow(
        "other_copies", "file", QT_TRANSLATE_NOOP("actions", "Other &copies of this workspace…"), by="panes.safety"
    ),
    ActionRow("set_aside", "file", QT_TRANSLATE_NOOP("actions", "Co&rrections set aside…"), by="panes.safety"),
    ActionRow("settings", "file", QT_TRANSLATE_NOOP("actions", "Settin&gs…"), ("Ctrl+,",), separator_before=True),
    ActionRow("quit", "file", QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",), separator_before=True),
    ActionRow("undo", "edit", QT_TRANSLATE_NOOP("actions", "&Undo"), ("Ctrl+Z",)),
    ActionRow("redo", "edit", QT_TRANSLATE_NOOP("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow(
        "copy",
        "edit",
        QT_TRANSLATE_NOOP("actions", "&Copy"),
        ("Ctrl+C",),
        needs_article=True,
        separator_before=True,
        by="reader",
    ),
)
