"""The commands of the window: one method for each row of the table in `ui.actions`, of the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import views

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Commands(QObject):
    """What menus, shortcuts, single keys and buttons carry out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_files(self) -> None:
        """Ask which articles to open."""
        self._window.opening.choose_files()

    def open_folder(self) -> None:
        """Ask which folder to add."""
        self._window.opening.choose_folder()

    def paste_article(self) -> None:
        """Make an article of the clipboard."""
        self._window.opening.paste()

    def reload(self) -> None:
        """Read the file again and say whether it has changed."""
        self._window.opening.read_again()

    def reopen_as(self) -> None:
        """Ask in which encoding to read the article's file again."""
        self._window.reopening.ask()

    def export(self) -> None:
        """Show the export page."""
        self._window.exporting.open()

    def bring_in(self) -> None:
        """Ask which workspace to bring in beside one's own."""
        self._window.panes.beside.choose()

    def retry_save(self) -> None:
        """Try to write again what is not confirmed; where nothing can be written, say why."""
        if self._window.workspace.read_only:
            self._window.panes.safety.tell_read_only()
        else:
            self._window.workspace.retry()

    def settings(self) -> None:
        """Show the settings."""
        self._window.panes.setting_effects.open()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def undo(self) -> None:
        """Take back the latest correction."""
        if not self._window.session.undo() and self._window.workspace.undo_target() is None:
            self._window.notices.tell(self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back."""
        if not self._window.session.redo() and self._window.workspace.redo_target() is None:
            self._window.notices.tell(self.tr("There is nothing to redo."))

    def find(self) -> None:
        """Open the find bar."""
        window = self._window
        chosen = window.reader.selection()
        text = window.session.text
        words = text[slice(*chosen)] if chosen and "\n" not in text[slice(*chosen)] else ""
        window.panes.desk.close_drawers()  # one would lie over the bar
        window.find_bar.open_for(text, words, chosen[0] if chosen else window.reader.visible_range()[0])

    def find_next(self) -> None:
        """Go to the next match."""
        self._window.find_bar.next()

    def find_previous(self) -> None:
        """Go to the match before."""
        self._window.find_bar.previous()

    def finish(self) -> None:
        """Finish the article and, if it is so set, go to the next."""
        self._window.correcting.finish(self._go_on)

    def _go_on(self) -> None:
        if not self._window.settings.on("finish_goes_on"):
            return
        following = self._window.library.next_unfinished(self._window.session.uid)
        if following:
            self._window.opening.open_entry(following)

    def sample(self) -> None:
        """Open a sample article."""
        self._window.opening.open_sample()

    def about(self) -> None:
        """Say what this is and where the work lies."""
        self._window.notices.tell(
            self.tr("Zhupi {version}. Your work is in {path}; nothing leaves this computer.").format(
                version=views.version(), path=self._window.workspace.path
            )
        )
