"""The table of actions: every row is carried out, sits in a menu, and has keys of its own."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS, MENUS, SUBMENUS
from ui.main_window import MainWindow


def test_every_row_has_a_method(window: MainWindow) -> None:
    missing = []
    for row in ACTIONS:
        try:
            window.actions_table.method_of(row)
        except (AttributeError, TypeError):
            missing.append(row.name)
    assert not missing


def test_no_name_and_no_key_stands_twice() -> None:
    names = Counter(row.name for row in ACTIONS)
    assert [name for name, times in names.items() if times > 1] == []
    keys = Counter(QKeySequence(key).toString() or key for row in ACTIONS for key in row.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_row_stands_in_its_menu(window: MainWindow) -> None:
    assert {outer for _name, outer, _title in SUBMENUS} <= {name for name, _title in MENUS}
    known = {name for name, _title in MENUS} | {name for name, _outer, _title in SUBMENUS}
    assert {row.menu for row in ACTIONS} <= known
    for name in known:
        menu = window.findChild(object, f"menu_{name}")
        shown = {action.objectName() for action in menu.actions()}  # type: ignore[attr-defined]
        assert {row.name for row in ACTIONS if row.menu == name} <= shown
