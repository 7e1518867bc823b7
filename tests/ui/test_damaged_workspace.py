"""A workspace that cannot be opened at the start: told, left as it is, or a backup or another workspace opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, Qt

from core import backups
from core.settings import Settings
from core.workspace import Workspace
from tests.crash.sample import fill
from ui.panels.damaged_start import DamagedStart
from ui.starting import Opened, open_or_restore
