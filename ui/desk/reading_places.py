"""Each article opens where it was left: its first line in view, its zoom and face, what was unfolded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from core import places
from core.remembered.reading_places import ReadingPlace, ReadingPlaces
from ui.panels.side import panel_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

REST: Final = 2000
"""Milliseconds without a change after which the places are written."""


class Places(QObject):
    """Watches the page and remembers; nothing here is a correction."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._known = ReadingPlaces(places.cache_folder() / "reading-places.json")
        self._key = ""
        self._offset = 0
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.keep)
        window.reader.visible_range_changed.connect(self._on_moved)
        window.reader.folds_changed.connect(self._timer.start)
        window.tabs.currentChanged.connect(self._timer.start)

    def on_opened(self) -> None:
        """Another article shows from its beginning: go to where it was left."""
        first = not self._key
        self._remember()
        current = self._window.session.current
        self._key = current.article.text_sha256 if current is not None else ""
        self._offset = 0
        place = self._known.get(self._key) if self._key else None
        if place is not None:
            self._restore(place)
            if first:
                self._restore_desk(place)

    def standing(self, act: Callable[[], None]) -> None:
        """Do what would move the page, and put it back where it stood."""
        offset = self._offset
        act()
        self._window.reader.stand_at(offset)

    def keep(self) -> None:
        """Write the places down, when nothing has moved for a while."""
        self._timer.stop()
        if self._key:
            self._remember()
            self._known.save_later()

    def leave(self) -> None:
        """The window closes: they are written when this returns."""
        self.keep()
        self._known.flush()

    def _on_moved(self, start: int, _end: int) -> None:
        current = self._window.session.current
        if current is not None and current.article.text_sha256 == self._key:
            self._offset = start
            self._timer.start()

    def _remember(self) -> None:
        if self._key:
            self._known.put(self._key, replace(self._now(), offset=self._offset))

    def _now(self) -> ReadingPlace:
        window = self._window
        page = window.tabs.currentWidget()
        return ReadingPlace(
            zoom=window.settings.number("zoom"),
            face=window.settings.text("face"),
            opened=tuple(sorted(window.reader.folds or ())),
            tab=panel_name(page),
            library=window.panes.desk.wants("library_pane"),
            side=window.panes.desk.wants("side_pane"),
        )

    def _restore(self, place: ReadingPlace) -> None:
        window = self._window
        window.panes.appearance.show_as(place.zoom, place.face)
        if place.opened and window.reader.folds is not None:
            window.reader.set_folds(place.opened)
        if place.offset:
            window.reader.stand_at(place.offset)

    def _restore_desk(self, place: ReadingPlace) -> None:
        """Panes and tab of the first article of this run; later ones must not change the desk under one's hands."""
        self._window.panes.desk.show_panes(library=place.library, side=place.side)
        self._window.after.do(lambda: self._show_tab(place.tab))  # its panel is made then: the page comes first

    def _show_tab(self, name: str) -> None:
        tabs = self._window.tabs
        for number in range(tabs.count()):
            if panel_name(tabs.widget(number)) == name and tabs.isTabVisible(number):
                tabs.setCurrentIndex(number)
