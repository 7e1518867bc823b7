"""The bar above the panes: open, export, undo, redo, label chips, how far the article is, and what is saved."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from ui.panels.chips import LabelChips


class TopBar(QWidget):
    """Given actions and counts; it decides nothing."""

    retry_asked = Signal()

    def __init__(self, actions: dict[str, QAction], chips: LabelChips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.seal = QLabel("朱批", self)
        self.seal.setObjectName("seal")
        self.counts = QLabel(self)
        self.counts.setObjectName("counts")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, 6)
        self.progress.setAccessibleName(self.tr("Decided so far"))
        self.saved = SavedMark(self)
        self.saved.clicked.connect(self.retry_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self.seal)
        for name in ("open_files", "export", "undo", "redo"):
            row.addWidget(self._button(actions[name], plain=name in ("undo", "redo")))
        row.addSpacing(10)
        row.addWidget(chips)
        row.addStretch(1)
        row.addWidget(self.counts)
        row.addWidget(self.progress)
        row.addWidget(self.saved)

    def _button(self, action: QAction, *, plain: bool) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(plain)
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if plain else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if plain:
            button.setText({"undo": "↶", "redo": "↷"}[action.objectName()])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setAccessibleName(action.text().replace("&", ""))
        return button

    def show_counts(self, pending: int, accepted: int, rejected: int) -> None:
        """How the spans of the open article stand."""
        self.counts.setText(
            self.tr("Pending {pending} · accepted {accepted} · rejected {rejected}").format(
                pending=pending, accepted=accepted, rejected=rejected
            )
        )
        self.progress.setMaximum(max(1, pending + accepted + rejected))
        self.progress.setValue(accepted + rejected)

    def clear_counts(self) -> None:
        """No article is open."""
        self.counts.clear()
        self.progress.setMaximum(1)
        self.progress.setValue(0)


class SavedMark(QToolButton):
    """Saved is a fact with a time; *not confirmed* stays until it is true, and a click tries again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_state("idle")

    def show_state(self, state: str, words: str = "") -> None:
        """`idle`, `saving`, `saved`, `unconfirmed` or `readonly`; `words` go to the tooltip."""
        now = QDateTime.currentDateTime().toString("HH:mm:ss")
        texts = {
            "idle": "",
            "saving": self.tr("○ Saving…"),
            "saved": self.tr("● Saved {time}").format(time=now),
            "unconfirmed": self.tr("▲ Not confirmed: try again"),
            "readonly": self.tr("■ Read-only"),
        }
        self.setText(texts[state])
        self.setToolTip(words)
        self.setAccessibleName(texts[state])
        self.setProperty("state", state)
        self.style().unpolish(self)
        self.style().polish(self)
