"""The language of the window: installed before a window is made; another one is taken by a window made anew."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from core import translation
from ui.arrival import Again
from ui.leaving import begin_again, underway
from ui.panes import Panes

if TYPE_CHECKING:
    from ui.main_window import MainWindow

AWAITED: Final = ("read", "add", "anchor", "search", "search_acts", "library_summary")
"""Purposes of the worker somebody waits for: no window closes under them by itself."""
_INSTALLED: Final[list[QTranslator]] = []
_OURS: Final[list[bytes]] = []
"""What the translators read from, which Qt does not copy."""


def install_language(app: QApplication, chosen: str) -> None:
    """Install the translations of the chosen language for the window, Qt's own words and the core."""
    language = _language(chosen)
    QLocale.setDefault(QLocale(language))
    while _INSTALLED:
        before = _INSTALLED.pop()
        app.removeTranslator(before)
        shiboken6.delete(before)
    _OURS.clear()
    of_qt, ours = QTranslator(app), QTranslator(app)
    _INSTALLED.extend((of_qt, ours))
    if of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)
    with suppress(OSError):
        # Read whole: Qt maps a file into memory, and one that an update of the program rewrites would end the process.
        _OURS.append((translation.CATALOGUES / f"zhupi_{language}.qm").read_bytes())
    if _OURS and ours.load(_OURS[0]):
        app.installTranslator(ours)
    app.setProperty("zhupi_language", language)
    translation.install(QApplication.translate)


def take_language(window: MainWindow) -> None:
    """Open the window anew in the language of the settings; at the next start where something is still under way."""
    app = QApplication.instance()
    if app is None or app.property("zhupi_language") == _language(window.settings.text("language")):
        return
    if _underway(window):
        window.notices.tell(
            translation.translate("Language", "Something is still under way; the language changes at the next start.")
        )
        return
    effects = Panes.setting_effects.made(window.panes)
    showing = effects is not None and effects.panel is not None and effects.panel.isVisible()
    begin_again(window, Again.at(window, settings=showing))


def _language(chosen: str) -> str:
    return translation.system_language() if chosen == "system" else chosen


def _underway(window: MainWindow) -> bool:
    return underway(window) or any(window.jobs.running(purpose) for purpose in AWAITED)
