"""The page shown while no article is open: what this is, three ways to begin, and who is working."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class FirstStart(QWidget):
    """Offers a sample, files and the clipboard; asks, in place, for the annotator's name."""

    sample_asked = Signal()
    open_asked = Signal()
    paste_asked = Signal()
    annotator_named = Signal(str)
    simple_mode_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self.open_button = QPushButton(self.tr("Open articles…"), self)
        self.open_button.setDefault(True)
        self.paste_button = QPushButton(self.tr("Paste an article"), self)
        self.sample_button = QPushButton(self.tr("Open a sample article"), self)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setMaximumWidth(240)
        self.simple = QCheckBox(self.tr("Simple mode: mouse, Enter and Delete only"), self)
        self._lay_out()
        self.open_button.clicked.connect(self.open_asked)
        self.paste_button.clicked.connect(self.paste_asked)
        self.sample_button.clicked.connect(self.sample_asked)
        self.name.editingFinished.connect(self._on_named)
        self.simple.toggled.connect(self.simple_mode_chosen)

    def _lay_out(self) -> None:
        heading = QLabel("朱批 Zhupi", self)
        heading.setObjectName("heading")
        words = QLabel(
            self.tr("Read an article with its provinces, slogans and tasks lit; correct them; export labelled data."),
            self,
        )
        words.setWordWrap(True)
        hint = QLabel(self.tr("Or drop files here. Nothing leaves this computer."), self)
        hint.setObjectName("dim")
        buttons = QHBoxLayout()
        for button in (self.open_button, self.paste_button, self.sample_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        who = QHBoxLayout()
        who.addWidget(QLabel(self.tr("Corrections are made by"), self))
        who.addWidget(self.name)
        who.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 48, 64, 48)
        column.setSpacing(18)
        column.addStretch(2)
        column.addWidget(heading)
        column.addWidget(words)
        column.addLayout(buttons)
        column.addWidget(hint)
        column.addSpacing(16)
        column.addLayout(who)
        column.addWidget(self.simple, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)

    def set_annotator(self, name: str) -> None:
        """The name as it is set."""
        self.name.setText(name)

    def _on_named(self) -> None:
        self.annotator_named.emit(self.name.text().strip())
