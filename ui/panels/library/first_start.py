"""The page shown while no article is open: what this is, three ways to begin, and who is working."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.look.drawn import TickBox

LOW = 400
"""Logical pixels of height below which there is no room for wide gaps."""


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
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.open_button = QPushButton(self.tr("Open articles…"), self)
        self.open_button.setObjectName("main")
        self.open_button.setDefault(True)
        self.paste_button = QPushButton(self.tr("Paste an article"), self)
        self.sample_button = QPushButton(self.tr("Open a sample article"), self)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.name.setMaximumWidth(240)
        self.simple = TickBox(self.tr("Simple mode: mouse, Enter and Delete only"), self)
        self._lay_out()
        self.open_button.clicked.connect(self.open_asked)
        self.paste_button.clicked.connect(self.paste_asked)
        self.sample_button.clicked.connect(self.sample_asked)
        self.name.editingFinished.connect(self._on_named)
        self.simple.toggled.connect(self.simple_mode_chosen)

    def _lay_out(self) -> None:
        """One column in the middle: seal, sentence, three ways in, where files may be dropped, who is working."""
        middle = Qt.AlignmentFlag.AlignHCenter
        self.seal = seal = QLabel("朱批", self)
        seal.setObjectName("firstSeal")
        self.words = words = QLabel(
            self.tr("Read an article with its provinces, slogans and tasks lit;\ncorrect them; export labelled data."),
            self,
        )
        words.setObjectName("firstTitle")
        words.setWordWrap(True)
        words.setAlignment(middle)
        words.setFixedWidth(620)
        hint = QLabel(self.tr("Or drop files here. Nothing leaves this computer."), self)
        hint.setObjectName("dim")
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedWidth(280)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(18)
        column.addStretch(2)
        column.addWidget(seal, 0, middle)
        # In a row of its own: a layout that aligns a label does not ask how tall its words are at this width.
        column.addLayout(_centred(words))
        column.addLayout(_centred(self.open_button, self.paste_button, self.sample_button))
        column.addWidget(hint, 0, middle)
        column.addSpacing(10)
        column.addWidget(rule, 0, middle)
        column.addSpacing(2)
        column.addLayout(_centred(QLabel(self.tr("Corrections are made by"), self), self.name))
        column.addWidget(self.simple, 0, middle)
        column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move things together where the window is low."""
        super().resizeEvent(event)
        low = event.size().height() < LOW
        self._column.setSpacing(7 if low else 18)
        self._column.setContentsMargins(24, 6 if low else 24, 24, 6 if low else 24)
        self.seal.setVisible(self._tall_with_seal() <= event.size().height())

    def _tall_with_seal(self) -> int:
        """What all of it takes; where that is too much, words and buttons go before the seal."""
        self.seal.ensurePolished()
        tall = self._column.totalHeightForWidth(self.width())
        return tall + (self.seal.sizeHint().height() + self._column.spacing() if self.seal.isHidden() else 0)

    def set_annotator(self, name: str) -> None:
        """The name as it is set."""
        self.name.setText(name)

    def _on_named(self) -> None:
        self.annotator_named.emit(self.name.text().strip())


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
