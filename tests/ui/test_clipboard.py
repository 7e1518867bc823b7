"""What was copied must not take the program down at its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.handing_on import clipboard
clipboard.put("a", "<b>a</b>")
assert QApplication.clipboard().mimeData().html() == "<b>a</b>"
"""


def test_a_program_that_copied_ends_well() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
