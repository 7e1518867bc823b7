"""The article that was open the last time, and how far one has come: this article, the library, today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer

from core.model import ArticleState

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEPT_AFTER: Final = 1000
"""Milliseconds after the last change in which it is written, so that a crash loses no more."""


class LastTime(QObject):
    """Writes down what one works on, and goes back to it at the next start; simple mode in the menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._late = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._late.timeout.connect(self.keep)
        window.session.opened.connect(self._late.start)
        window.follow_theme(self._show_simple)
        window.session.saved.connect(self._on_saved)
        window.top_bar.progress.installEventFilter(self)
        self._today, self._corrections = _kept_today(window.settings.names("today"))

    # ---- the article

    def keep(self) -> None:
        """Write down what is open and how much was done today."""
        window, settings = self._window, self._window.settings
        self._late.stop()
        if window.session.uid:
            settings.put("last_article", (str(window.workspace.path), window.session.uid))
        settings.put("today", (self._today, str(self._corrections)))

    def restore(self) -> None:
        """Open the article that was open the last time in this workspace."""
        window = self._window
        path, uid = (*window.settings.names("last_article"), "", "")[:2]
        if not window.settings.on("open_last") or path != str(window.workspace.path):
            window.panes.where_left.begin()
            return
        window.panes.where_left.restore(uid)
        if window.workspace.entry(uid) is not None:
            window.opening.open_entry(uid)

    # ---- how far one has come

    def progress_words(self) -> str:
        """This article, the library, today: what the line in the top bar says when pointed at."""
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
            self._window.top_bar.progress.setToolTip(self.progress_words())
        return super().eventFilter(watched, event)

    def _on_saved(self, *_news: object) -> None:
        if self._today != _today():
            self._today, self._corrections = _today(), 0
        self._corrections += 1
        self._late.start()

    # ---- simple mode

    def simple_mode(self) -> None:
        """Switch single letters off or on."""
        self._window.on_simple_mode(self._window.actions_table.by_name["simple_mode"].isChecked())

    def _show_simple(self, _theme: object) -> None:
        on = self._window.settings.on("simple_mode")
        self._window.actions_table.by_name["simple_mode"].setChecked(on)
        self._window.first_start.simple.setChecked(on)
        self._window.status_line.show_simple(on)


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)


def _kept_today(kept: tuple[str, ...]) -> tuple[str, int]:
    """The day and its number of corrections, as the settings hold them."""
    day, number = kept if len(kept) == 2 else ("", "0")
    return (day, int(number)) if day == _today() and number.isdecimal() else (_today(), 0)
