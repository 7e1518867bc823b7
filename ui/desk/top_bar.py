"""The bar above the panes: open, export, undo, redo, label chips, how far the article is, and what is saved."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QDate, QDateTime, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.look.drawn import icon
from ui.look.dressing import dress_anew
from ui.look.theme import Theme
from ui.panels.parts.chips import LabelChips
from ui.panels.spans.status_counts import StatusCounts
from ui.wording import plain

_WIDE = 132
"""Pixels of the progress line where there is room."""
_SHORT = 40
"""Pixels below which it would say nothing."""


class TopBar(QWidget):
    """Given actions and counts; it decides nothing."""

    retry_asked = Signal()
    status_chosen = Signal(int)
    """The number of that status was clicked."""

    def __init__(self, actions: dict[str, QAction], chips: LabelChips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chips = chips
        self._open = False
        self._ends = ("library_pane", "side_pane")
        self.seal = QLabel("朱批", self)
        self.seal.setObjectName("seal")
        self.counts = StatusCounts(self)
        self.counts.chosen.connect(self.status_chosen)
        self.progress = Progress(self)
        self.progress.setAccessibleName(self.tr("Decided so far"))
        self.saved = SavedMark(self)
        self.saved.clicked.connect(self.retry_asked)
        self.saved.said.connect(self._fit)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self.seal)
        self.open_button = self._button(actions["open_files"])
        self.export_button = self._button(actions["export"])
        self.undo_button = self._button(actions["undo"], drawn=True)
        self.redo_button = self._button(actions["redo"], drawn=True)
        self.pane_buttons = {name: self._button(actions[name], drawn=True) for name in ("library_pane", "side_pane")}
        row.insertWidget(0, self.pane_buttons["library_pane"])
        for button in (self.open_button, self.export_button, self.undo_button, self.redo_button):
            row.addWidget(button)
        row.addSpacing(14)
        row.addWidget(chips)
        row.addStretch(1)
        for widget in (self.counts, self.progress, self.saved):
            row.addWidget(widget)
        row.addWidget(self.pane_buttons["side_pane"])
        self.show_pane_buttons(())
        self.clear_counts()

    def show_pane_buttons(self, drawers: Collection[str]) -> None:
        """A button for each pane that is a drawer: nothing else on the screen would tell of it."""
        for name, button in self.pane_buttons.items():
            button.setVisible(name in drawers)
        self._fit()

    def mirror_panes(self, *, mirrored: bool) -> None:
        """The buttons of the panes change sides with them."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        self._ends = ("side_pane", "library_pane") if mirrored else ("library_pane", "side_pane")
        for button in self.pane_buttons.values():
            row.removeWidget(button)
        row.insertWidget(0, self.pane_buttons[self._ends[0]])
        row.addWidget(self.pane_buttons[self._ends[1]])

    def stops(self) -> list[QWidget]:
        """What Tab can stop at, from left to right."""
        first, last = (self.pane_buttons[name] for name in self._ends)
        buttons = [first, self.open_button, self.export_button, self.undo_button, self.redo_button]
        return [*buttons, *self._chips.chips.values(), self._chips.add, *self.counts.links.values(), self.saved, last]

    def _button(self, action: QAction, *, drawn: bool = False) -> QToolButton:
        """A button of an action, without the menu's access key and without its three dots."""
        button = QToolButton(self)
        words = plain(action.text()).rstrip("…")
        action.setIconText(words)
        button.setDefaultAction(action)
        button.setAutoRaise(drawn)
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if drawn else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        action.setToolTip(f"{words}  {keys}".strip())
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        drawn = ((self.undo_button, "undo"), (self.redo_button, "redo"))
        for button, name in (*drawn, *((button, name) for name, button in self.pane_buttons.items())):
            # On the action: the button takes its icon from there whenever the action changes.
            button.defaultAction().setIcon(icon(name, theme.ink, theme.edge))
            button.defaultAction().setIconVisibleInMenu(False)
            button.setIconSize(QSize(16, 16))
        self.progress.set_theme(theme)
        self.counts.set_theme(theme)

    def show_counts(self, pending: int, accepted: int, rejected: int) -> None:
        """How the spans of the open article stand."""
        if self._open and self.progress.numbers == (pending, accepted, rejected):
            return
        self._open = True
        self.counts.show_counts(pending, accepted, rejected)
        self.progress.show_counts(pending, accepted, rejected)
        self._fit()

    def clear_counts(self) -> None:
        """No article is open: nothing is counted and nothing can be shown or hidden."""
        self._open = False
        self.progress.show_counts(0, 0, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: the words of the counts, the chips' names, the progress line."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the buttons: what there is no room for is left out, so many labels never make the window wider."""
        return QSize(self._fixed(), super().minimumSizeHint().height())

    def _fixed(self) -> int:
        """Pixels of what is never left out, margins and gaps included."""
        buttons = [self.seal, self.open_button, self.export_button, self.undo_button, self.redo_button]
        buttons += [button for button in self.pane_buttons.values() if not button.isHidden()]
        return sum(widget.sizeHint().width() + 8 for widget in buttons) + self.saved.room() + 8 + 58

    def _fit(self) -> None:
        room = self.width() - self._fixed()
        words = self.counts.sizeHint().width() + 8
        named, short = self._chips.width_of(narrow=False), self._chips.width_of(narrow=True)
        line = _WIDE + 8
        self._chips.setVisible(self._open)
        self.counts.setVisible(
            self._open and room >= min(named, short + 1) + words + line and room >= words + line + short
        )
        taken = (words if not self.counts.isHidden() else 0) + line
        self._chips.set_narrow(room - taken < named)
        self.progress.setVisible(self._open and room >= short + _SHORT + 8)
        line = min(line, room - short)  # in a narrow window a shorter line says as much
        self.progress.setFixedWidth(max(_SHORT, line - 8))
        self._chips.fit(room - (words if not self.counts.isHidden() else 0) - (0 if self.progress.isHidden() else line))


class Progress(QWidget):
    """A thin line: accepted in green, rejected in vermilion, what is pending left empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_WIDE, 6)
        self.numbers = (0, 0, 0)
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def show_counts(self, pending: int, accepted: int, rejected: int) -> None:
        """How many spans stand how."""
        if self.numbers != (pending, accepted, rejected):
            self.numbers = (pending, accepted, rejected)
            self.setAccessibleDescription(f"{accepted + rejected} / {sum(self.numbers)}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, then the two shares."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), QColor(self._theme.hairline))
        total = max(1, sum(self.numbers))
        accepted = self.width() * self.numbers[1] / total
        painter.fillRect(QRectF(0, 0, accepted, self.height()), QColor(self._theme.good))
        rejected = QRectF(accepted, 0, self.width() * self.numbers[2] / total, self.height())
        painter.fillRect(rejected, QColor(self._theme.accent))
        painter.end()


class SavedMark(QToolButton):
    """Saved is a fact with a time; *not confirmed* stays until it is true, and a click tries again."""

    said = Signal()
    """It says something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_state("idle")

    def room(self) -> int:
        """Pixels it takes, or will in a moment: nothing beside it comes and goes while a correction is written."""
        usual = self.tr("● Saved {time}").format(time="00:00:00")
        metrics = self.fontMetrics()
        frame = self.sizeHint().width() - metrics.horizontalAdvance(self.text())
        return frame + max(map(metrics.horizontalAdvance, (self.text(), usual)))

    def show_on_disk(self, seconds: float) -> None:
        """Nothing is written yet in this window: everything has been on the disk since that time."""
        if self.property("state") == "idle":
            when = QDateTime.fromSecsSinceEpoch(int(seconds))
            today = when.date() == QDate.currentDate()
            self.show_state("saved", time=when.toString("HH:mm:ss" if today else "yyyy-MM-dd"))

    def show_state(self, state: str, words: str = "", *, time: str = "") -> None:
        """`idle`, `saving`, `saved`, `unconfirmed` or `readonly`; `words` go to the tooltip.

        What is not confirmed stays so until it is saved: that more is being written says nothing new.
        """
        if state == "saving" and self.property("state") == "unconfirmed":
            return
        now = time or QDateTime.currentDateTime().toString("HH:mm:ss")
        texts = {
            "idle": "",
            "saving": self.tr("○ Saving…"),
            "saved": self.tr("● Saved {time}").format(time=now),
            "unconfirmed": self.tr("▲ Not confirmed: try again"),
            "readonly": self.tr("■ Read-only"),
        }
        self.setText(texts[state])
        self.setVisible(state != "idle")
        self.setToolTip(words)
        self.setAccessibleName(texts[state])
        if self.property("state") != state:
            self.setProperty("state", state)
            dress_anew(self)
        self.said.emit()
