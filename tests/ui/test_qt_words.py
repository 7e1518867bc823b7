"""Qt's own file dialogue, for desktops that have none, speaks one language."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from core import translation
from ui.language import install_language
from ui.window_actions import shown_key

ROOT = Path(__file__).resolve().parents[2]


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


def test_an_update_of_the_program_may_rewrite_the_catalogue_under_a_window(tmp_path: Path) -> None:
    catalogue = tmp_path / "zhupi_zh_CN.qm"
    shutil.copy(translation.CATALOGUES / catalogue.name, catalogue)
    program = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication\n"
        "from core import translation; from ui.language import install_language\n"
        "app = QApplication([]); translation.CATALOGUES = Path(sys.argv[1])\n"
        "install_language(app, 'zh_CN'); (Path(sys.argv[1]) / 'zhupi_zh_CN.qm').write_bytes(b'')\n"
        "print(ascii(QApplication.translate('FindBar', 'Not in this article')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.strip() == ascii("本文没有")
