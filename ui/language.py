"""The language of the window: installed at the start, and taken anew in place while the window is open.

A new language takes down everything in the window but the session and the worker, and furnishes it again: so every
word is in the new language, whoever wrote it, and nothing that is on record, open or underway in the worker is touched.
What a person has set up on the desk beside that is kept in `Desktop`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QRect, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from core import translation
from ui.late import Late
from ui.leaving import keep_where_one_was, stop_threads
from ui.panels.side import panel_name
from ui.panels.typed import keep_typed
from ui.panes import Panes
from ui.reader.selection import Selected

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEPT: Final = "extract"
"""The one purpose of the worker whose answers go to the session, which stays."""
AWAITED: Final = frozenset({"read", "add", "anchor", "search", "search_acts", "library_summary"})
"""Purposes of the worker somebody waits for: the language is taken when they have come to their end."""
AGAIN: Final = 200
"""Milliseconds until it is tried again."""


def install_language(app: QApplication, chosen: str) -> None:
    """Install the translations of the chosen language for the window, Qt's own words and the core."""
    language = translation.system_language() if chosen == "system" else chosen
    QLocale.setDefault(QLocale(language))
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        shiboken6.delete(before)
    for name, folder in (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"zhupi_{language}", str(translation.CATALOGUES)),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    app.setProperty("zhupi_language", language)
    translation.install(QApplication.translate)


def spoken(app: QApplication, chosen: str) -> bool:
    """Whether the program speaks the chosen language already."""
    language = translation.system_language() if chosen == "system" else chosen
    return bool(app.property("zhupi_language") == language)


@dataclass(frozen=True)
class Desktop:
    """What a person sees and has set up, beside what the session and the settings (`ui.left_off`) hold."""

    offset: int
    """The code point the page begins at."""
    selected: Selected | None
    tab: str
    shown: tuple[bool, bool]
    """Whether the library and the side pane are wanted."""
    full: bool
    hidden: frozenset[str]
    """The labels put out of sight by their chips."""
    find: str | None
    """What is looked for in the article, if the bar shows."""
    settings: QRect | None
    """Where the settings show, if they do."""

    @classmethod
    def of(cls, window: MainWindow) -> Desktop:
        """That of a window."""
        bar = type(window).find_bar.made(window)
        effects = Panes.setting_effects.made(window.panes)
        panel = effects.panel if effects is not None else None
        desk = window.panes.desk
        return cls(
            window.reader.visible_range()[0],
            window.reader.selected_text,
            panel_name(window.tabs.currentWidget()),
            (desk.wants("library_pane"), desk.wants("side_pane")),
            window.actions_table.by_name["fullscreen"].isChecked(),
            frozenset(window.chips.hidden()),
            bar.line.text() if bar is not None and bar.isVisible() else None,
            panel.geometry() if panel is not None and panel.isVisible() else None,
        )

    def put(self, window: MainWindow) -> None:
        """Set it up in a window that was furnished anew and shows the session's article."""
        for name, chip in window.chips.chips.items():
            chip.setChecked(name not in self.hidden)
        window.panes.desk.show_panes(library=self.shown[0], side=self.shown[1])
        tabs = window.tabs
        for number in range(tabs.count()):
            if panel_name(tabs.widget(number)) == self.tab:
                tabs.setCurrentIndex(number)
        if self.full:
            window.actions_table.by_name["fullscreen"].setChecked(True)
            window.panes.desk.fullscreen()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        window.panes.where_left.restore("")  # the session holds the selection
        if window.session.current is not None:
            window.reader.stand_at(self.offset)
            window.reader.set_selected_text(self.selected)
        if self.find is not None:
            window.find_bar.open_for(window.session.text, self.find, self.offset)
        if self.settings is not None:
            window.panes.setting_effects.open()
            panel = window.panes.setting_effects.panel
            if panel is not None:
                panel.setGeometry(self.settings)


def speak_anew(window: MainWindow) -> None:
    """Take the language of the settings at once, or when what somebody waits for has come to its end."""
    app = QApplication.instance()
    chosen = window.settings.text("language")
    if not isinstance(app, QApplication) or spoken(app, chosen):
        return
    if _underway(window):
        QTimer.singleShot(AGAIN, window, partial(speak_anew, window))
        return
    keep_typed(window)
    window.after.flush()
    if window.session.looking_back:
        window.panes.past.back()
    kept = Desktop.of(window)
    window.setUpdatesEnabled(False)
    _strip(window)
    install_language(app, chosen)
    window.furnish()
    window.arrive_again()
    kept.put(window)
    window.setUpdatesEnabled(True)
    window.reader.setFocus()


def _underway(window: MainWindow) -> bool:
    """Whether something is being done that ends by itself and would be lost."""
    exporting = type(window).exporting.made(window)
    importing = Panes.importing.made(window.panes)
    printing = Panes.printing.made(window.panes)
    searching = Panes.searching.made(window.panes)
    matches = Panes.find_matches.made(window.panes)
    safety = Panes.safety.made(window.panes)
    busy = (
        exporting is not None and exporting.busy,
        importing is not None and importing.busy,
        printing is not None and printing.busy,
        searching is not None and searching.acts.busy,
        matches is not None and matches.busy,
        safety is not None and safety.busy,
    )
    return any(busy) or any(window.jobs.running(purpose) for purpose in AWAITED)


def _strip(window: MainWindow) -> None:
    """Take everything out of the window but what the session needs; working parts first, so that none hears of it."""
    keep_where_one_was(window)
    stop_threads(window)
    window.jobs.cancel_but(KEPT)
    stays = (window.session, window.jobs)
    parts = [child for child in window.children() if child not in stays and not isinstance(child, QLayout)]
    for part in sorted(parts, key=lambda child: isinstance(child, QWidget)):
        if not shiboken6.isValid(part):
            continue
        if isinstance(part, QWidget):
            # while it shows, each of its parts that goes would give the focus and the room to the next
            part.hide()
            part.setParent(None)
        shiboken6.delete(part)
    for name in [name for name in vars(window) if isinstance(getattr(type(window), name, None), Late)]:
        delattr(window, name)
