"""A window of its own for one task about the whole workspace; the main window goes on working beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.panels.parts.on_screen import fitting

SIZE = QSize(880, 600)
"""Wide enough for two lists side by side."""
LOW = 480
"""Pixels of height below which the introduction gives way."""
_ROOM = 24
"""Pixels between the words and the edge of the window."""


class Sheet(QDialog):
    """A title, what it is about, the matter itself (`body`), and below it what was done, with undo."""

    def __init__(self, title: str, undo: Callable[[], object], actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        self.addActions(list(actions))
        self.title = QLabel(title, self)
        self.title.setObjectName("sheetTitle")
        self.intro = words_label(self, "soft")
        self.said = words_label(self, "heading")
        self.undo = QPushButton(self.tr("Undo"), self)
        self.undo.clicked.connect(undo)
        self.undo.clicked.connect(self._hush)
        self.undo.setAutoDefault(False)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        head = QVBoxLayout()
        head.setContentsMargins(_ROOM, 20, _ROOM, 0)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.intro)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_ROOM, 0, _ROOM, 12)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self.body, 1)
        column.addWidget(self._foot)
        self.say("")
        self.resize(fitting(self, SIZE))

    def minimumSizeHint(self) -> QSize:
        """So that it fits beside anything."""
        return QSize(620, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the matter itself needs the room of the introduction."""
        super().resizeEvent(event)
        self.intro.setVisible(event.size().height() >= LOW)

    def say(self, words: str, *, undoable: bool = False) -> None:
        """What was done, or why nothing was; empty: nothing to say."""
        self.said.setText(words)
        self._foot.setVisible(bool(words))
        self.undo.setVisible(undoable)

    def _hush(self) -> None:
        self.say("")

    def come(self) -> None:
        """Show it and give it the keys."""
        self.say("")
        self.show()
        self.raise_()
        self.activateWindow()


def words_label(parent: QWidget, name: str) -> QLabel:
    """A label for whole sentences: plain, broken into lines, never what makes a window wide."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)  # a label with words that break has it, and another policy takes it away
    label.setSizePolicy(policy)
    return label


def push(words: str, name: str, parent: QWidget) -> QPushButton:
    """A button that Enter presses only where it has the focus."""
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    if name:
        button.setObjectName(name)
    return button


def rule(parent: QWidget) -> QFrame:
    """A hairline."""
    line = QFrame(parent)
    line.setObjectName("rule")
    return line


def padded(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets in a row with the window's margins; None is the room between them."""
    row = QHBoxLayout()
    row.setContentsMargins(_ROOM, 0, _ROOM, 0)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if isinstance(widget, QLabel) else 0)
    return row
