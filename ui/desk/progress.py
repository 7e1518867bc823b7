"""How far one has come: this article, the library, today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer

from core.model import ArticleState

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEPT_AFTER: Final = 1000
"""Milliseconds after the last correction in which the number is written, so that a crash loses no more."""


class Progress(QObject):
    """Counts the corrections of the day, and says it all where the line in the top bar is pointed at."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._late = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._late.timeout.connect(self.keep)
        window.session.saved.connect(self._on_saved)
        window.top_bar.progress.installEventFilter(self)
        self._today, self._corrections = _kept_today(window.settings.names("today"))

    def keep(self) -> None:
        """Write down how much was done today."""
        self._late.stop()
        self._window.settings.put_all({"today": (self._today, str(self._corrections))}, later=True)

    def words(self) -> str:
        """This article, the library, today."""
        pending, accepted, rejected = self._window.top_bar.progress.numbers
        entries = self._window.workspace.entries()
        finished = sum(entry.state is ArticleState.FINISHED for entry in entries)
        return "\n".join(
            (
                self.tr("This article: {done} of {all} decided").format(
                    done=accepted + rejected, all=pending + accepted + rejected
                ),
                self.tr("Library: {done} of {all} finished").format(done=finished, all=len(entries)),
                self.tr("Today: {n} corrections").format(n=self._corrections if self._today == _today() else 0),
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The library is counted only when somebody points at the line."""
        if event.type() == QEvent.Type.ToolTip:
            self._window.top_bar.progress.setToolTip(self.words())
        return super().eventFilter(watched, event)

    def _on_saved(self, *_news: object) -> None:
        if self._today != _today():
            self._today, self._corrections = _today(), 0
        self._corrections += 1
        self._late.start()


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)


def _kept_today(kept: tuple[str, ...]) -> tuple[str, int]:
    """The day and its number of corrections, as the settings hold them."""
    day, number = kept if len(kept) == 2 else ("", "0")
    return (day, int(number)) if day == _today() and number.isdecimal() else (_today(), 0)
