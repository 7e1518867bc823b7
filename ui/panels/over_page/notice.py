"""The one door for messages: said above the page, never a question, with undo or a way out where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from core.messages import Message

SHOWN = 8
"""Seconds a plain saying stays; an error stays until it is dismissed."""


class NoticeBar(QFrame):
    """One line (or a few) above the page; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo = QToolButton(self)
        self.undo.setText(self.tr("Undo"))
        self.undo.clicked.connect(self._on_undo)
        self.dismiss = QToolButton(self)
        self.dismiss.setText("✕")
        self.dismiss.setAutoRaise(True)
        self.dismiss.setAccessibleName(self.tr("Dismiss"))
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        row.addWidget(self.dismiss)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN * 1000)
        self._timer.timeout.connect(self.hide)
        self._callback: Callable[[], object] | None = None
        self.hide()

    def set_seconds(self, seconds: float) -> None:
        """How long a plain saying stays from the next one on."""
        self._timer.setInterval(round(seconds * 1000))

    def tell(self, words: str) -> None:
        """Say something that needs no answer."""
        self._show(words, None)
        self._timer.start()

    def tell_undoable(self, words: str, callback: Callable[[], object]) -> None:
        """Say what was done, with a button that takes it back."""
        self._show(words, callback)
        self._timer.start()

    def show_message(self, message: Message) -> None:
        """What happened, why, and what to do; stays until dismissed."""
        self._show("\n".join(part for part in (message.what, message.why, message.what_to_do) if part), None)
        self._timer.stop()

    def _show(self, words: str, callback: Callable[[], object] | None) -> None:
        self._callback = callback
        self.undo.setVisible(callback is not None)
        self.words.setText(words)
        self.show()

    def _on_undo(self) -> None:
        callback, self._callback = self._callback, None
        self.hide()
        if callback is not None:
            callback()
