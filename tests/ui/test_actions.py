"""The table of actions: every row is carried out, sits in a menu, and has keys of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ui.actions import ACTIONS, MENUS, SUBMENUS
from ui.main_window import MainWindow

CATALOGUE = Path(__file__).resolve().parents[2] / "resources" / "i18n" / "zhupi_zh_CN.qm"


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


def access_key(words: str) -> str:
    """The letter behind the ampersand."""
    at = words.replace("&&", "  ").find("&")
    return words[at + 1].upper() if at >= 0 else ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_access_key_stands_twice_in_a_menu(qapp: QApplication, language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(CATALOGUE))
    held: dict[str, list[str]] = {"menu bar": [title for _name, title in MENUS], "file": ["Rece&nt"]}
    for row in ACTIONS:
        held.setdefault(row.menu, []).append(row.text)
    for _name, outer, title in SUBMENUS:
        held.setdefault(outer, []).append(title)
    for menu, titles in held.items():
        words = [translator.translate("actions", one) if language == "zh" else one for one in titles]
        assert all(words), menu
        keys = Counter(filter(None, map(access_key, words)))
        assert [key for key, times in keys.items() if times > 1] == [], menu
