"""How large a window of the program may be: its head, which the system draws, has to be on the screen too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

HEAD: Final = 40
"""Logical pixels above a window for its head; how high it is is known only when the window is on the screen."""


def fitting(window: QWidget, size: QSize) -> QSize:
    """That size, or as much of it as the screen has room for."""
    return size.boundedTo(window.screen().availableSize() - QSize(0, HEAD))
