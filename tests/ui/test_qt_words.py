"""Qt's own file dialogue, for desktops that have none, speaks one language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.desk.palette import shown_key
from ui.language import install_language


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "zh_CN")
    yield
    install_language(qapp, "en")


def test_every_word_of_the_file_dialogue_is_chinese(chinese: None, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    words = [one.text() for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind)]
    words += [one.toolTip() for one in dialog.findChildren(QToolButton)]
    assert len(words) > 8
    assert [one for one in words if one and not re.search("[\u4e00-\u9fff]", one)] == []


def test_the_arrow_keys_are_called_as_they_look_on_the_keyboard(chinese: None) -> None:
    shown = [shown_key(f"Alt+{name}") for name in ("Up", "Down", "Left", "Right")]
    assert shown == ["Alt+↑", "Alt+↓", "Alt+←", "Alt+→"]
