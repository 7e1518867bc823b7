"""The summary tab: a calm page whose lines lead to their places, and what it can be handed on as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QTextBrowser, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from core.summary.article import Summary
    from ui.look.theme import Theme

# What the page is made with is imported when it first shows: the start does not wait for it.

LIMIT = 60
"""Lines a section shows at first; a link shows the others."""
STEP = 240
"""Lines that link shows more."""
MARGIN = 14
"""Pixels round the text."""
_OWN_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
    | {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space}
)


class SummaryText(QTextBrowser):
    """The page: up and down go from link to link, Enter follows one; letters go on to the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summary")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Summary"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what moves about, follows a link or copies; pass the others on."""
        follows = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.textCursor().hasSelection()
        copies = event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.SelectAll)
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self._to_link(forward=event.key() == Qt.Key.Key_Down)
        elif event.key() in _OWN_KEYS or follows or copies:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _to_link(self, *, forward: bool) -> None:
        super().focusNextPrevChild(forward)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # beyond the last link Qt would go on to the next widget

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab leaves at once: a page has hundreds of links."""
        return QWidget.focusNextPrevChild(self, following)


class SummaryPanel(QWidget):
    """Shows one summary; what leads somewhere is told, nothing is decided here."""

    place_chosen = Signal(int, int, str)
    """Offsets of the place, and the id of the span to select there, or an empty string."""

    def __init__(self, copy: QAction, pdf: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("read", True)
        self.text = SummaryText(self)
        self.text.anchorClicked.connect(self._on_link)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._on_menu)
        self._actions = (copy, pdf)
        self.caption = QLabel(self)
        self.caption.setObjectName("caption")
        self.copy_button = self._button(self.tr("Copy"), copy)
        self.pdf_button = self._button(self.tr("PDF…"), pdf)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 4, 8, 6)
        row.setSpacing(2)
        row.addWidget(self.caption, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.pdf_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self._summary: Summary | None = None
        self._theme: Theme | None = None
        self._stale = True
        self._document: QTextDocument | None = None
        self._limit = LIMIT
        self.clear()

    def _button(self, words: str, action: QAction) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName("quiet")
        button.setToolTip(action.text().replace("&", ""))
        button.setAccessibleName(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        return button

    # ---- what is shown

    def clear(self) -> None:
        """No article is open."""
        self._summary, self._limit = None, LIMIT
        self._fill(keep=False)
        for button in (self.copy_button, self.pdf_button):
            button.setEnabled(False)

    def show_summary(self, summary: Summary, *, anew: bool) -> None:
        """Show a summary, from its beginning where it is of another article."""
        self._summary = summary
        if anew:
            self._limit = LIMIT
        self._fill(keep=not anew)
        for button in (self.copy_button, self.pdf_button):
            button.setEnabled(True)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if theme != self._theme:
            self._theme = theme
            self._fill(keep=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What was put off while the tab did not show."""
        super().showEvent(event)
        if self._stale:
            self._fill(keep=True)

    def say(self, words: str) -> None:
        """What is going on, in the line below."""
        self.caption.setText(words)

    def _fill(self, *, keep: bool) -> None:
        self._stale = self._theme is None or not self.isVisible()
        if self._theme is None or self._stale:
            return
        from ui.desk.teaching import opens  # noqa: PLC0415
        from ui.handing_on.summary_text import dress_of, fill, note  # noqa: PLC0415

        dress = dress_of(self._theme)
        bar = self.text.verticalScrollBar()
        top = bar.value() if keep else 0
        document = QTextDocument(self.text)
        if self._summary is None:
            note(
                document,
                self.tr(
                    "Open an article: who asks whom for which tasks, and with which slogans, stands here on one page."
                )
                + f"\n{opens()}",
                dress,
            )
        else:
            fill(document, self._summary, dress, self._limit)
        document.setDocumentMargin(MARGIN)
        document.setTextWidth(self.text.viewport().width())
        old, self._document = self._document, document
        self.text.setDocument(document)
        if old is not None:
            old.deleteLater()
        bar.setValue(top)

    # ---- what is wanted

    def _on_link(self, url: QUrl) -> None:
        from ui.handing_on.summary_text import MORE, place_of  # noqa: PLC0415

        name = url.toString()
        if name.startswith(MORE):
            self._limit += STEP
            self._fill(keep=True)
            return
        place = place_of(name)
        if place is not None:
            self.place_chosen.emit(*place)

    def _on_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        if self.text.textCursor().hasSelection():
            menu.addAction(self.tr("Copy what is selected"), self.text.copy)
        for action in self._actions:
            menu.addAction(action)
        menu.popup(self.text.viewport().mapToGlobal(place))
