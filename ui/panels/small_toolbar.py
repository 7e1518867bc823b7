"""The small toolbar beside what is selected: labels for text; accept, reject and relabel for a span."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from core.model import Label
from ui.theme import Theme
from ui.wording import label_tip, wrapped

_GAP = 6
"""Pixels between the toolbar and what it belongs to."""


class SmallToolbar(QFrame):
    """Floats in the page, above or below, never over what it belongs to."""

    action = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("smallToolbar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(2)
        self._labels: list[QToolButton] = []
        self._decisions = [
            self._button("accept", self.tr("✓ Accept  A")),
            self._button("remove", self.tr("✗ Reject  X")),
            self._button("note", self.tr("Note  C")),
        ]
        self.hide()

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("action", name)
        button.clicked.connect(self._on_clicked)
        self._row.addWidget(button)
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self.action.emit(str(button.property("action")))

    def set_labels(self, labels: Sequence[Label]) -> None:
        """A button for each label, with its key."""
        for button in self._labels:
            self._row.removeWidget(button)
            button.deleteLater()
        chinese = QLocale().language() == QLocale.Language.Chinese
        names = {label.name: (label.zh if chinese else label.en) or label.name for label in labels}
        self._labels = [self._button(f"label:{label.name}", f"{label.key} {names[label.name]}") for label in labels]
        for button, label in zip(self._labels, labels, strict=True):
            button.setToolTip(wrapped(names[label.name], label_tip(label)))

    def set_theme(self, theme: Theme) -> None:
        """Take the card's colours."""
        self.setStyleSheet(
            f"#smallToolbar {{ background: {theme.card}; border: 1px solid {theme.hairline}; border-radius: 6px; }}"
        )

    def show_for(self, rects: Sequence[QRect], viewport: QWidget, mode: str) -> None:
        """Show it beside those rectangles of the viewport; `mode` is `text` or `span`."""
        if not rects:
            self.hide()
            return
        for button in self._decisions:
            button.setVisible(mode == "span")
        self.adjustSize()
        whole = rects[0]
        for rect in rects[1:]:
            whole = whole.united(rect)
        top = whole.top() - self.height() - _GAP
        if top < 0:
            top = whole.bottom() + _GAP
        if top + self.height() > viewport.height():
            self.hide()
            return
        left = min(max(_GAP, rects[0].left()), max(_GAP, viewport.width() - self.width() - _GAP))
        self.move(left, top)
        self.show()
        self.raise_()
