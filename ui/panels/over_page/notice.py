"""The one door for messages: over the foot of the page, never a question, with undo or a way out where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.messages import Message
from ui.look.dressing import dress_anew

SHOWN = 8
"""Seconds a plain saying stays; an error stays until it is dismissed."""
WIDEST = 620
"""Logical pixels: about as wide as the column of text above which it stands."""
SPARE = 6
"""Logical pixels that a label takes beside its words, its borders included; with less it breaks the line."""
GAP = 16
"""Logical pixels between it and the edges of the page."""


class _Standing(NamedTuple):
    """A message of how things are, and what tells that they no longer are so."""

    message: Message
    over: Callable[[], bool]


class Notice(QFrame):
    """A few lines that float over the foot of the page, so that no word moves; hidden while nothing is said."""

    said = Signal()
    """Something is said, over a part of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.words = self._line("noticeWhat")
        self.more = self._line("noticeMore")
        self.undo = QToolButton(self)
        self.undo.setText(self.tr("Undo"))
        self.undo.clicked.connect(self._on_undo)
        self.dismiss = QToolButton(self)
        self.dismiss.setText("✕")
        self.dismiss.setAutoRaise(True)
        self.dismiss.setAccessibleName(self.tr("Dismiss"))
        self.dismiss.clicked.connect(self._on_dismissed)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(self.words)
        lines.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addLayout(lines, 1)
        row.addWidget(self.undo)
        row.addWidget(self.dismiss)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN * 1000)
        self._timer.timeout.connect(self._end_saying)
        self._callback: Callable[[], object] | None = None
        self._gone: Callable[[], bool] | None = None
        self._standing: _Standing | None = None
        self._under: QWidget | None = None
        self.free: Callable[[QWidget], QRect] = QWidget.rect
        """The part of the page, in its own pixels, that nothing else lies over."""
        self.hide()

    def _line(self, name: str) -> QLabel:
        line = QLabel(self)
        line.setObjectName(name)
        line.setWordWrap(True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return line

    def float_over(self, page: QWidget) -> None:
        """Stand over the foot of that widget from now on, beside it in its parent."""
        self._under = page
        self.setParent(page.parentWidget())
        page.installEventFilter(self)
        page.window().installEventFilter(self)
        self.hide()

    def covers(self) -> int:
        """Pixels of the page's foot that it takes just now."""
        page = self._under
        return page.geometry().bottom() + 1 - self.y() if page is not None and self.isVisible() else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the page's size and place; go away with the Escape that nothing else in the window wanted."""
        if not self.isVisible():
            return super().eventFilter(watched, event)
        if watched is self._under and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        if watched is self._under or not _is_escape(event):
            return super().eventFilter(watched, event)
        self._on_dismissed()
        return True

    def set_seconds(self, seconds: float) -> None:
        """How long a plain saying stays from the next one on."""
        self._timer.setInterval(round(seconds * 1000))

    def tell(self, words: str) -> None:
        """Say something that needs no answer."""
        self._show(words)
        self._timer.start()

    def tell_undoable(self, words: str, callback: Callable[[], object], gone: Callable[[], bool] | None = None) -> None:
        """Say what was done, with a button that takes it back; `gone` tells whether it was taken back otherwise."""
        self._show(words, callback=callback)
        self._gone = gone
        self._timer.start()

    def follow_page(self) -> None:
        """What lies over the page has changed."""
        if self.isVisible():
            self._place()

    def drop_undone(self) -> None:
        """Say no longer what was done once it has been undone."""
        if self._gone is not None and self._gone():
            self._end_saying()

    def show_message(self, message: Message, over: Callable[[], bool] | None = None) -> None:
        """What happened, why, and what to do; stays until dismissed or till something else is said.

        With `over` it tells how things are, till `over` says no longer: what is said meanwhile covers it only for as
        long as it is said.
        """
        self._standing = _Standing(message, over) if over is not None else None
        self._show_error(message)

    def drop_over(self) -> None:
        """Take away the message if what it tells is over."""
        standing = self._standing
        if standing is None or not standing.over():
            return
        self._standing = None
        if self.property("kind") == "error":
            self.hide()

    def _show_error(self, message: Message) -> None:
        self._show(message.what, "\n".join(part for part in (message.why, message.what_to_do) if part), kind="error")
        self._timer.stop()

    def _end_saying(self) -> None:
        """What was said has been read; a message that it covered shows again."""
        self._gone = None
        self._timer.stop()
        self.drop_over()
        if self._standing is not None:
            self._show_error(self._standing.message)
        else:
            self.hide()

    def _on_dismissed(self) -> None:
        if self.property("kind") == "error":
            self._standing = None
        self._end_saying()

    def _show(
        self, words: str, more: str = "", *, callback: Callable[[], object] | None = None, kind: str = "said"
    ) -> None:
        self._callback, self._gone = callback, None
        self.undo.setVisible(callback is not None)
        self.words.setText(words)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            for one in (self, self.words):
                dress_anew(one)
        self.show()  # before it is measured: what has never shown has not its own font yet
        self._place()
        self.raise_()
        self.said.emit()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, "\n".join(filter(None, (words, more)))))

    def _place(self) -> None:
        """As wide as its words ask for, at most as the column; in the middle of the page's foot."""
        if self._under is None:
            return
        page = self.free(self._under).translated(self._under.pos())
        self.ensurePolished()
        row = self.layout()
        assert row is not None
        margins = row.contentsMargins()
        width = margins.left() + margins.right() + 2 * self.frameWidth()
        width += max(QFontMetrics(one.font()).size(0, one.text()).width() for one in (self.words, self.more)) + SPARE
        for button in (self.undo, self.dismiss):
            if not button.isHidden():
                width += row.spacing() + button.sizeHint().width()
        width = max(min(width, WIDEST, page.width() - 2 * GAP), row.minimumSize().width())
        height = row.totalHeightForWidth(width)
        self.setGeometry(page.center().x() - width // 2, page.bottom() - GAP - height, width, height)

    def _on_undo(self) -> None:
        callback, self._callback = self._callback, None
        self._end_saying()
        if callback is not None:
            callback()


def _is_escape(event: QEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
    return pressed and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]  # a key event, as just seen
