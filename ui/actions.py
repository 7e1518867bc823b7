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
    """One action. `menu` is a key of `MENUS` or `SUBMENUS`; `keys` are Qt key sequences, the menu shows the first.

    Two sequences that one press can mean (`Ctrl+Shift+[` and `Ctrl+{`) are ambiguous to Qt: it then does neither.
    """

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

SUBMENUS: Final = (
    ("edges", "annotate", QT_TRANSLATE_NOOP("actions", "&Edges")),
    ("group", "annotate", QT_TRANSLATE_NOOP("actions", "&Group")),
)
"""Menus inside a menu: their key, the menu they stand in (where the first of their rows stands), their name."""

ACTIONS: Final = (
    ActionRow("open_files", "file", QT_TRANSLATE_NOOP("actions", "&Open…"), ("Ctrl+O",)),
    ActionRow("open_folder", "file", QT_TRANSLATE_NOOP("actions", "Add &folder…"), ("Ctrl+Shift+O",)),
    ActionRow("paste_article", "file", QT_TRANSLATE_NOOP("actions", "&Paste as article"), ("Ctrl+Shift+V",)),
    ActionRow(
        "reload", "file", QT_TRANSLATE_NOOP("actions", "Check the file for changes"), ("F5",), needs_article=True
    ),
    ActionRow("reopen_as", "file", QT_TRANSLATE_NOOP("actions", "Reopen &as…"), needs_article=True),
    ActionRow("export", "file", QT_TRANSLATE_NOOP("actions", "&Export…"), ("Ctrl+E",), separator_before=True),
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
        QT_TRANSLATE_NOOP("actions", "La&bel all matches…"),
        ("Alt+Return",),
        needs_article=True,
        by="panes.find_matches",
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
        "order_reading",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Go in reading &order"),
        checkable=True,
        separator_before=True,
        by="panes.review",
    ),
    ActionRow(
        "order_doubtful",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Go to the most &doubtful first"),
        checkable=True,
        by="panes.review",
    ),
    ActionRow(
        "order_equal",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Go by &equal strings"),
        checkable=True,
        by="panes.review",
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
        "accept_shown",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Accept all that the list shows"),
        ("Ctrl+Alt+A",),
        needs_article=True,
        separator_before=True,
        by="panes.review",
    ),
    ActionRow(
        "remove_shown",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Reject all that the list shows"),
        ("Ctrl+Alt+X",),
        needs_article=True,
        by="panes.review",
    ),
    ActionRow(
        "by_string",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Decide &by string"),
        ("B",),
        single=True,
        needs_article=True,
        by="panes.review",
    ),
    ActionRow(
        "span_list",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Go to the &list of spans"),
        ("Ctrl+J",),
        needs_article=True,
        by="panes.review",
    ),
    ActionRow(
        "span_words",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Filter the list of spans by &words"),
        ("Ctrl+Shift+J",),
        needs_article=True,
        by="panes.review",
    ),
    ActionRow(
        "start_out",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move start out"),
        ("[",),
        single=True,
        needs_article=True,
        separator_before=True,
        by="correcting",
    ),
    ActionRow(
        "start_in",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move start in"),
        ("{", "Shift+["),
        single=True,
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "end_out",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move end out"),
        ("]",),
        single=True,
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "end_in",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move end in"),
        ("}", "Shift+]"),
        single=True,
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "start_out_word",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move start out by a word"),
        ("Ctrl+[",),
        needs_article=True,
        separator_before=True,
        by="correcting",
    ),
    ActionRow(
        "start_in_word",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move start in by a word"),
        ("Ctrl+Shift+[",),
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "end_out_word",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move end out by a word"),
        ("Ctrl+]",),
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "end_in_word",
        "edges",
        QT_TRANSLATE_NOOP("actions", "Move end in by a word"),
        ("Ctrl+Shift+]",),
        needs_article=True,
        by="correcting",
    ),
    ActionRow(
        "group",
        "group",
        QT_TRANSLATE_NOOP("actions", "&Group, or choose the whole group"),
        ("G",),
        single=True,
        needs_article=True,
        by="panes.grouping",
    ),
    ActionRow(
        "ungroup",
        "group",
        QT_TRANSLATE_NOOP("actions", "&Out of the group"),
        ("Shift+G",),
        single=True,
        needs_article=True,
        by="panes.grouping",
    ),
    ActionRow(
        "choose_next",
        "group",
        QT_TRANSLATE_NOOP("actions", "Choose the next one too"),
        ("Shift+J",),
        single=True,
        needs_article=True,
        separator_before=True,
        by="panes.grouping",
    ),
    ActionRow(
        "choose_previous",
        "group",
        QT_TRANSLATE_NOOP("actions", "Choose the one before too"),
        ("Shift+K",),
        single=True,
        needs_article=True,
        by="panes.grouping",
    ),
    ActionRow(
        "number_up",
        "group",
        QT_TRANSLATE_NOOP("actions", "Number one higher"),
        ("+", "="),
        single=True,
        needs_article=True,
        separator_before=True,
        by="panes.grouping",
    ),
    ActionRow(
        "number_down",
        "group",
        QT_TRANSLATE_NOOP("actions", "Number one lower"),
        ("-",),
        single=True,
        needs_article=True,
        by="panes.grouping",
    ),
    ActionRow(
        "renumber",
        "group",
        QT_TRANSLATE_NOOP("actions", "Number the list anew"),
        (),
        needs_article=True,
        by="panes.grouping",
    ),
    ActionRow(
        "list_before",
        "group",
        QT_TRANSLATE_NOOP("actions", "Into the list before"),
        ("Alt+Up",),
        needs_article=True,
        separator_before=True,
        by="panes.grouping",
    ),
    ActionRow(
        "list_after",
        "group",
        QT_TRANSLATE_NOOP("actions", "Into the list after"),
        ("Alt+Down",),
        needs_article=True,
        by="panes.grouping",
    ),
    ActionRow(
        "level_out",
        "group",
        QT_TRANSLATE_NOOP("actions", "One level out"),
        ("Alt+Left",),
        needs_article=True,
        by="panes.grouping",
    ),
    ActionRow(
        "level_in",
        "group",
        QT_TRANSLATE_NOOP("actions", "One level in"),
        ("Alt+Right",),
        needs_article=True,
        by="panes.grouping",
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
    ActionRow(
        "caret",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Caret mode"),
        ("V",),
        True,
        True,
        checkable=True,
        by="panes.caret",
    ),
    ActionRow(
        "mark_equal",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Mark all &equal strings…"),
        ("T",),
        True,
        True,
        separator_before=True,
        by="panes.propagation",
    ),
    ActionRow(
        "mark_equal_everywhere",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Mark equal strings in the &library…"),
        ("Ctrl+Shift+T",),
        needs_article=True,
        by="panes.propagation",
    ),
    ActionRow(
        "clear_equal",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "&Clear all equal strings…"),
        ("Ctrl+T",),
        needs_article=True,
        by="panes.propagation",
    ),
    ActionRow(
        "always_mark",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Always &mark this"),
        ("Alt+T",),
        needs_article=True,
        by="panes.own_words",
    ),
    ActionRow(
        "never_mark",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Ne&ver mark this"),
        ("Alt+X",),
        needs_article=True,
        by="panes.own_words",
    ),
    ActionRow("word_list", "annotate", QT_TRANSLATE_NOOP("actions", "&Own words…"), by="panes.own_words"),
    ActionRow(
        "next_problem",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Next pro&blem"),
        ("F8",),
        needs_article=True,
        separator_before=True,
        by="panes.problems",
    ),
    ActionRow(
        "previous_problem",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Previous problem"),
        ("Shift+F8",),
        needs_article=True,
        by="panes.problems",
    ),
    ActionRow(
        "mend_problem",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "Mend the problem"),
        ("M",),
        True,
        True,
        by="panes.problems",
    ),
    ActionRow(
        "problem_right",
        "annotate",
        QT_TRANSLATE_NOOP("actions", "The problem is all right"),
        ("E",),
        True,
        True,
        by="panes.problems",
    ),
    ActionRow(
        "boundary_policy", "annotate", QT_TRANSLATE_NOOP("actions", "Where spans be&gin and end…"), by="panes.policy"
    ),
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


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of an action, the first shown in the menu; for pages that answer to the same keys as the window."""
    return next(row.keys for row in ACTIONS if row.name == name)
