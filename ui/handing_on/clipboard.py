"""Words and their rich form onto the clipboard, safe at the end of the program."""

from __future__ import annotations

import atexit
from functools import lru_cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def put(text: str, html: str = "") -> None:
    """Put the words, and where there is one their rich form, onto the clipboard."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    _leave_well()


@lru_cache(maxsize=1)
def _leave_well() -> None:
    """Data made here must not outlive Python: Qt drops it after Python has ended, and the process dies of it."""
    atexit.register(_keep_words)


def _keep_words() -> None:
    if QGuiApplication.instance() is not None:
        clipboard = QGuiApplication.clipboard()
        # a screen that exists only in memory says it owns nothing
        if clipboard.ownsClipboard() or QGuiApplication.platformName() == "offscreen":
            clipboard.setText(clipboard.text())
