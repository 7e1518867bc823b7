"""“Reopen as…”: the way out where an article's encoding was guessed wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.decoding import ENCODINGS
from core.translation import QT_TRANSLATE_NOOP
from ui.articles.opening import Opening
from ui.session import Session

NAMES: Final = {
    "utf-8": QT_TRANSLATE_NOOP("Reopening", "Unicode (UTF-8)"),
    "gb18030": QT_TRANSLATE_NOOP("Reopening", "Simplified Chinese (GB18030, GBK)"),
    "big5": QT_TRANSLATE_NOOP("Reopening", "Traditional Chinese (Big5)"),
    "utf-16-le": QT_TRANSLATE_NOOP("Reopening", "Unicode (UTF-16, little-endian)"),
    "utf-16-be": QT_TRANSLATE_NOOP("Reopening", "Unicode (UTF-16, big-endian)"),
}


class Reopening(QObject):
    """Offers the encodings for an article nobody has worked on; for any other it says why not."""

    told = Signal(str)

    def __init__(self, session: Session, opening: Opening, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._opening = opening
        self._window = window
        self.menu = QMenu(window)
        self.menu.setObjectName("reopen_as_menu")
        self._actions = QActionGroup(self)
        for encoding in ENCODINGS:
            action = self._actions.addAction(self.menu.addAction(self.tr(NAMES[encoding])))
            action.setData(encoding)
            action.setCheckable(True)
        self._actions.triggered.connect(self._on_chosen)

    def ask(self) -> None:
        """Show the encodings, the present one marked; or say why the article cannot be read again."""
        refusal = self._refusal()
        if refusal:
            self.told.emit(refusal)
            return
        shown = self._session.current
        present = shown.article.encoding if shown is not None else ""
        for action in self._actions.actions():
            action.setChecked(action.data() == present)
        self.menu.popup(self._window.mapToGlobal(self._window.rect().center()))

    def _refusal(self) -> str:
        """Why the open article cannot be read again in another encoding, or empty."""
        shown, entry = self._session.current, self._session.entry
        if shown is None:
            return self.tr("No article is open.")
        if entry is not None and entry.stored:
            return self.tr(
                "This article has been worked on. Its text stays as it is, so that no highlight loses its place."
            )
        if not shown.article.path:
            return self.tr("This article was pasted; there is no file to read again.")
        if not shown.article.encoding:
            return self.tr("This kind of file states its own encoding; there is nothing to choose.")
        return ""

    def _on_chosen(self, action: QAction) -> None:
        shown = self._session.current
        if shown is not None and not self._refusal():
            self._opening.open_file(shown.article.path, encoding=str(action.data()))
