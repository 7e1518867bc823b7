"""What has to be known of the workspace, above the page: quiet lines with a way on, until they are dismissed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.panels.parts.sheet import words_label

Way = tuple[str, Callable[[], object]]
"""A button's words and what it does."""


class SafetyBar(QWidget):
    """One line a matter; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, SafetyLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def say(self, matter: str, words: str, ways: Sequence[Way] = ()) -> None:
        """Say something of that matter, in the place of what was said of it."""
        self.unsay(matter)
        line = SafetyLine(words, ways, self)
        line.dismiss.clicked.connect(lambda: self.unsay(matter))
        self.lines[matter] = line
        self._column.addWidget(line)
        self.show()

    def unsay(self, matter: str) -> None:
        """That matter is settled."""
        line = self.lines.pop(matter, None)
        if line is not None:
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self.lines))


class SafetyLine(QFrame):
    """Words, the ways on, and the sign that takes it away."""

    def __init__(self, words: str, ways: Sequence[Way], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.words = words_label(self, "noticeWhat")
        self.words.setText(words)
        self.buttons = []
        self.dismiss = QToolButton(self)
        self.dismiss.setText("✕")
        self.dismiss.setAutoRaise(True)
        self.dismiss.setAccessibleName(self.tr("Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        for name, carry_out in ways:
            button = QPushButton(name, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, carry_out=carry_out: carry_out())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignVCenter)
