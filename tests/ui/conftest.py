"""What the tests of single widgets share."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from core.settings import Settings
from core.workspace import Workspace
from ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def collect_widgets() -> Iterator[None]:
    """Widgets in cycles go at once, on this thread: a later test's threads must not tear them down."""
    yield
    gc.collect()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:  # the application is qtbot's
    """The whole window on a new workspace; it goes as it does at the end of the program, from the top."""
    made = MainWindow(Workspace.open(tmp_path / "w.zhupi.json"), Settings(tmp_path / "settings.json"))
    made.resize(1280, 800)  # it made itself fit the small screen that tests run on
    yield made
    made.setProperty("leaving", True)
    made.close()
    shiboken6.delete(made)
