"""The desk as it was left: the open article, the reading position, the tab beside it; and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from core.model import ArticleState

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEPT_AFTER: Final = 1000
"""Milliseconds after the last movement in which the place is written, so that a crash loses no more."""


class Desk(QObject):
    """Writes the place down while one works, and goes back to it at the next start; simple mode in the menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._start = 0
        self._goal: tuple[str, int] | None = None
        self._late = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._late.timeout.connect(self.keep)
        window.reader.visible_range_changed.connect(self._on_scrolled)
        window.session.opened.connect(self._on_opened)
        window.tabs.currentChanged.connect(self._late.start)
        window.themed.connect(self._show_simple)
        window.session.saved.connect(self._on_saved)
        window.top_bar.progress.installEventFilter(self)
        self._today, self._corrections = _kept_today(window.settings.names("today"))

    # ---- the place

    def keep(self) -> None:
        """Write down where one is."""
        window, settings = self._window, self._window.settings
        self._late.stop()
        if window.session.uid:
            settings.put("last_article", (str(window.workspace.path), window.session.uid, str(self._start)))
        settings.put("today", (self._today, str(self._corrections)))
        settings.put("side_tab", _kind(window.tabs.currentWidget()))

    def restore(self, *, article: bool) -> None:
        """The tab that was open, and (where nothing else is opened) the article at its place."""
        window = self._window
        wanted = window.settings.text("side_tab")
        for at in range(window.tabs.count()):
            if window.tabs.isTabVisible(at) and _kind(window.tabs.widget(at)) == wanted:
                window.tabs.setCurrentIndex(at)
        last = window.settings.names("last_article")
        if not article or len(last) != 3:  # workspace, article, place
            return
        path, uid, start = last
        if path == str(window.workspace.path) and window.workspace.entry(uid) is not None:
            self._goal = (uid, int(start) if start.isdecimal() else 0)
            window.opening.open_entry(uid)

    def _on_scrolled(self, start: int, _end: int) -> None:
        self._start = start
        self._late.start()

    def _on_opened(self) -> None:
        goal, self._goal = self._goal, None
        if goal is not None and goal[0] == self._window.session.uid:
            # the page takes the article in after this
            QTimer.singleShot(0, self, lambda: self._go_back(goal[1]))
        self._late.start()

    def _go_back(self, start: int) -> None:
        """That line topmost again: going to a place leaves some lines above it, and they would add up."""
        reader = self._window.reader
        reader.scroll_to(start)
        rects = reader.rect_of((start, start + 1))
        if rects:
            reader.scroll_by(rects[0].top())

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


def _kind(page: QWidget | None) -> str:
    """What a tab's page is called in the settings; its title changes with the language."""
    return page.metaObject().className() if page is not None else ""


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)


def _kept_today(kept: tuple[str, ...]) -> tuple[str, int]:
    """The day and its number of corrections, as the settings hold them."""
    day, number = kept if len(kept) == 2 else ("", "0")
    return (day, int(number)) if day == _today() and number.isdecimal() else (_today(), 0)
