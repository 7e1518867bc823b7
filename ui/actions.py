"""The table of actions: every command of the window once, with its name, menu, keys and method.

`name` is also the method that carries it out, of the window's part that `by` names (`window.<by>.<name>()`).
`single` marks keys that are one letter or sign without a modifier: they work in the reader and in the lists beside it,
and not in simple mode.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. `menu` is a key of `MENUS`; `keys` are Qt key sequences, the first is shown in the menu."""

    name: str
    menu: str
    text: str
    """English source of the translation context `actions`."""
    keys: tuple[str, ...] = ()
    single: bool = False
    needs_article: bool = False
    checkable: bool = False
    separator_before: bool = False
    simple_keys: tuple[str, ...] = ()
    """Keys that stay in simple mode."""
    by: str = "commands"
    """The attribute of the window (dots allowed) whose method carries it out."""


MENUS: Final = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("annotate", QT_TRANSLATE_NOOP("actions", "&Annotate")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)

ACTIONS: Final = (
    ActionRow("open_files", "file", QT_TRANSLATE_NOOP("actions", "&Open…"), ("Ctrl+O",)),
    ActionRow("open_folder", "file", QT_TRANSLATE_NOOP("actions", "Add &folder…"), ("Ctrl+Shift+O",)),
    ActionRow("paste_article", "file", QT_TRANSLATE_NOOP("actions", "&Paste as article"), ("Ctrl+Shift+V",)),
    ActionRow(
        "reload", "file", QT_TRANSLATE_NOOP("actions", "Check the file for changes"), ("F5",), needs_article=True
    ),
    ActionRow("reopen_as", "file", QT_TRANSLATE_NOOP("actions", "Reopen &as…"), needs_article=True),
    ActionRow("export", "file", QT_TRANSLATE_NOOP("actions", "&Export…"), ("Ctrl+E",), separator_before=True),
    ActionRow(
        "pdf_page",
        "file",
        QT_TRANSLATE_NOOP("actions", "Save the page as P&DF…"),
        needs_article=True,
        separator_before=True,
        by="panes.printing",
    ),
    ActionRow(
        "pdf_summary",
        "file",
        QT_TRANSLATE_NOOP("actions", "Save the su&mmary as PDF…"),
        needs_article=True,
        by="panes.printing",
    ),
    ActionRow(
        "print_page",
        "file",
        QT_TRANSLATE_NOOP("actions", "&Print the page…"),
        ("Ctrl+P",),
        needs_article=True,
        by="panes.printing",
    ),
    ActionRow(
        "print_summary",
        "file",
        QT_TRANSLATE_NOOP("actions", "Print the summar&y…"),
        needs_article=True,
        by="panes.printing",
    ),
    ActionRow("bring_in", "file", QT_TRANSLATE_NOOP("actions", "Bring in another person's &workspace…")),
    ActionRow("retry_save", "file", QT_TRANSLATE_NOOP("actions", "Try to &save again"), ("Ctrl+S",)),
    ActionRow("settings", "file", QT_TRANSLATE_NOOP("actions", "Se&ttings…"), ("Ctrl+,",), separator_before=True),
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
        "next_pending",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "&Next pending"),
        ("J",),
        single=True,
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "previous_pending",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "&Previous pending"),
        ("K",),
        single=True,
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "accept",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "&Accept"),
        ("A", "Return", "Enter"),
        single=True,
        needs_article=True,
        separator_before=True,
        simple_keys=("Return", "Enter"),
        by="correcting",
    ),
    ActionRow(
        "remove",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "&Reject or remove"),
        ("X", "Del", "Backspace"),
        single=True,
        needs_article=True,
        simple_keys=("Del",),
        by="correcting",
    ),
    ActionRow(
        "start_out",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Move start out"),
        ("[",),
        True,
        True,
        separator_before=True,
        by="correcting",
    ),
    ActionRow(
        "start_in",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Move start in"),
        ("{", "Shift+["),
        True,
        True,
        by="correcting",
    ),
    ActionRow("end_out", "annotate", QT_TRANSLATE_NOOP("actions", "Move end out"), ("]",), True, True, by="correcting"),
    ActionRow(
        "end_in", "annotate", QT_TRANSLATE_NOOP("actions", "Move end in"), ("}", "Shift+]"), True, True, by="correcting"
    ),
    ActionRow(
        "cycle",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Next of the overlapping"),
        ("O",),
        True,
        True,
        separator_before=True,
        by="correcting",
    ),
    ActionRow("note", "annotate", QT_TRANSLATE_NOOP("actions", "&Note"), ("C",), True, True, by="correcting"),
    ActionRow("flag", "annotate", QT_TRANSLATE_NOOP("actions", "&Flag"), ("F",), True, True, by="correcting"),
    ActionRow("caret", "annotate", QT_TRANSLATE_NOOP("actions", "Caret mode"), ("V",), True, True, checkable=True),
    ActionRow(
        "finish",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "F&inish the article, next"),
        ("Ctrl+Return", "Ctrl+Enter"),
        needs_article=True,
        separator_before=True,
    ),
    ActionRow(
        "reopen",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Not finished after all"),
        needs_article=True,
        by="correcting",
    ),
    ActionRow("zoom_in", "view", QT_TRANSLATE_NOOP("actions", "Zoom in"), ("Ctrl++", "Ctrl+=")),
    ActionRow("zoom_out", "view", QT_TRANSLATE_NOOP("actions", "Zoom out"), ("Ctrl+-",)),
    ActionRow("zoom_normal", "view", QT_TRANSLATE_NOOP("actions", "Normal size"), ("Ctrl+0",)),
    ActionRow(
        "dark", "view", QT_TRANSLATE_NOOP("actions", "&Dark"), ("Ctrl+D",), checkable=True, separator_before=True
    ),
    ActionRow(
        "library_pane",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Library"),
        ("Ctrl+L",),
        checkable=True,
        separator_before=True,
    ),
    ActionRow("side_pane", "view", QT_TRANSLATE_NOOP("actions", "Structure and &spans"), ("Ctrl+R",), checkable=True),
    ActionRow("fullscreen", "view", QT_TRANSLATE_NOOP("actions", "Full screen"), ("F11",), checkable=True),
    ActionRow("key_card", "help", QT_TRANSLATE_NOOP("actions", "&Keys"), ("F1", "?")),
    ActionRow("sample", "help", QT_TRANSLATE_NOOP("actions", "Open a &sample article")),
    ActionRow("about", "help", QT_TRANSLATE_NOOP("actions", "&About Zhupi"), separator_before=True),
)
