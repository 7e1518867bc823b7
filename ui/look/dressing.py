"""A widget dressed anew by the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def dress_anew(widget: QWidget) -> None:
    """After a change of a property that the style sheet asks for; one that was never shown is dressed when it is."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
