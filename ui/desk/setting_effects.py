"""Settings in the window: the dialog, and what each setting changes at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer

from core.safety.keeping import keeping_of
from ui.language import take_language
from ui.panels.settings.panel import SettingsPanel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SettingEffects(QObject):
    """Gives every setting its effect; one that is only read when it is needed has none here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: SettingsPanel | None = None
        self._effects: dict[str, Callable[[], None]] = {
            "annotator": self._annotator,
            "language": self._language,
            "library_side": self._library_side,
            "library_order": self._library_order,
            "notice_seconds": self._notice_seconds,
            "simple_mode": self._simple_mode,
            "review_order": self._review_order,
            "demands": self._demands,
            "backup_every": self._backups,
            "backups_last": self._backups,
            "backups_days": self._backups,
            "backups_weeks": self._backups,
        }
        window.settings.watch(self._on_changed)

    def open(self) -> None:
        """Show the settings, once."""
        if self.panel is None:
            self.panel = SettingsPanel(self._window.settings, self._window)
            self.panel.value_changed.connect(self.take)
            self.panel.keys_asked.connect(self._window.panes.keys.edit_keys)
        self.panel.come()

    def take(self, name: str, value: object) -> None:
        """Keep a value and let it have its effect; keys have an editor of their own, so here they only go back."""
        if name == "keys":
            self._window.panes.keys.reset_all()
            return
        self._window.take_setting(name, value)
        effect = self._effects.get(name)
        if effect is not None:
            effect()

    def _on_changed(self, name: str) -> None:
        """A menu, a key or the dialog changed a setting: the open dialog says so."""
        if shiboken6.isValid(self) and self.panel is not None and self.panel.isVisible():
            self.panel.show_value(name)

    # ---- effects beside those of `MainWindow.apply_settings`

    def _annotator(self) -> None:
        self._window.first_start.set_annotator(self._window.settings.text("annotator"))

    def _language(self) -> None:
        QTimer.singleShot(0, self, partial(take_language, self._window))  # what asked for it goes with the window

    def _library_side(self) -> None:
        self._window.panes.desk.set_library_side(self._window.settings.text("library_side"))

    def _library_order(self) -> None:
        self._window.library.set_order(self._window.settings.text("library_order"))

    def _notice_seconds(self) -> None:
        self._window.notices.set_seconds(self._window.settings.number("notice_seconds"))

    def _simple_mode(self) -> None:
        self._window.actions_table.by_name["simple_mode"].setChecked(self._window.settings.on("simple_mode"))

    def _review_order(self) -> None:
        self._window.panes.review.arrange(self._window.settings.text("review_order"))

    def _demands(self) -> None:
        self._window.actions_table.by_name["demands"].setChecked(self._window.settings.on("demands"))
        self._window.panes.demands.demands()

    def _backups(self) -> None:
        self._window.workspace.set_keeping(keeping_of(self._window.settings))
