"""The backups in the window: listed, looked into, made, and brought back, an article or the whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.safety import backups as core_backups
from core.safety.backups import Backup, Contents
from core.safety.differing import ArticleDifference, differing, own_differing
from core.safety.keeping import keeping_of
from core.safety.taking_in import Prepared
from ui.background import Background, Forgotten, Stopped
from ui.panels.safety.backups_page import BackupsPage, backup_words, contents_words
from ui.panels.safety.history_rows import clock_words
from ui.safety.taking_in import WAIT, TakingIn, left_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Answer = tuple[Backup, Contents, list[ArticleDifference], tuple[str, ...]]
"""A backup, what it holds, which articles differ from it, and what beside them."""
LATE = 400
"""Milliseconds in which corrections gather before the open page is compared anew."""


class Backups(QObject):
    """Fills the page from the files beside the workspace; what it reads is read beside the window."""

    failed = Signal(object)
    restore_asked = Signal(object)
    """The whole workspace is to become this `Backup`; every correction is on the disk."""

    def __init__(self, window: MainWindow, background: Background, taking_in: TakingIn) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._taking_in = taking_in
        table = window.actions_table.by_name
        self.page = BackupsPage(taking_in.undo, [table["undo"], table["redo"]], window)
        self.page.chosen.connect(self._look)
        self.page.make_asked.connect(self.make)
        self.page.bring_back_asked.connect(self.bring_back)
        self.page.restore_asked.connect(self.restore)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._look_again)
        window.session.saved.connect(self._look_soon)

    # ---- looking

    def open(self, at: Path | None = None) -> None:
        """Show the page; the backup at `at` is chosen, else the newest."""
        workspace, keeping = self._window.workspace, keeping_of(self._window.settings)
        self.page.intro.setText(
            self.tr(
                "Zhupi copies your work by itself into {folder}, at the start and as the settings say. The last {last} "
                "stay, one a day for {days} days, one a week for {weeks} weeks, and all that were made before "
                "a restoring or of a copy taken in."
            ).format(
                folder=core_backups.folder_of(workspace.path).name,
                last=keeping.last,
                days=keeping.days,
                weeks=keeping.weeks,
            )
        )
        self.page.refuse(self.tr("The workspace is open for reading only.") if workspace.read_only else "")
        self.page.come()
        self._list(at)

    def _list(self, at: Path | None = None) -> None:
        self.page.show_backups(core_backups.backups_of(self._window.workspace.path), at)
        self._know_next()

    def _look(self, backup: Backup) -> None:
        """Compare the chosen backup with what is here now."""
        self.page.show_nothing(self._holds(backup), self.tr("Comparing…"))
        self._ask(backup)

    def _ask(self, backup: Backup) -> None:
        self._background.ask(
            "differences", lambda stopped: self._differences(backup, stopped), self._on_looked, self._on_unreadable
        )

    def _differences(self, backup: Backup, stopped: Stopped) -> Answer:
        held = self.page.contents.get(backup.path) or core_backups.contents(backup)
        found = []
        with core_backups.opened(backup.path) as then:
            for one in differing(self._window.workspace, then):
                if stopped():
                    raise Forgotten
                found.append(one)
            own = own_differing(self._window.workspace, then)
        return backup, held, found, own

    def _on_looked(self, answer: Answer) -> None:
        backup, held, found, own = answer
        self.page.know(backup, held)
        self.page.show_differences(found, own, self._holds(backup))

    def _on_unreadable(self, error: Exception) -> None:
        backup = self.page.current
        if backup is not None:
            self.page.know(backup, None)
            self.page.show_nothing(self._holds(backup), self.tr("It cannot be read: {why}").format(why=error))

    def _holds(self, backup: Backup) -> str:
        held = self.page.contents.get(backup.path)
        return f"{backup_words(backup)}\n{contents_words(held)}" if held is not None else backup_words(backup)

    def _look_soon(self, _seq: int) -> None:
        if self.page.isVisible() and not self._taking_in.busy:
            self._late.start()

    def _look_again(self) -> None:
        """What is here has changed; the list keeps what it shows until the new comparison is there."""
        if self.page.isVisible() and self.page.current is not None:
            self._ask(self.page.current)

    def _know_next(self) -> None:
        """Look into the backups one after another, the newest first."""
        unknown = next((one for one in self.page.backups if one.path not in self.page.contents), None)
        if unknown is None or not self.page.isVisible():
            return

        def known(held: Contents | None) -> None:
            self.page.know(unknown, held)
            self._know_next()

        self._background.ask(
            "contents", lambda _stopped: core_backups.contents(unknown), known, lambda _error: known(None)
        )

    # ---- making

    def make(self) -> None:
        """Make a backup of what is here now."""
        self.page.say(self.tr("Making a backup…"))
        self._background.ask("make", self._make, self._on_made, self.failed.emit)

    def _make(self, _stopped: Stopped) -> tuple[Backup | None, bool, bool]:
        workspace = self._window.workspace
        before = {one.path for one in core_backups.backups_of(workspace.path)}
        whole = workspace.flush(WAIT)
        newest = core_backups.keep_now(workspace)
        return newest, newest is not None and newest.path not in before, whole

    def _on_made(self, answer: tuple[Backup | None, bool, bool]) -> None:
        newest, new, whole = answer
        self._list(newest.path if newest is not None else None)
        if newest is None:
            words = self.tr("No backup could be made; see whether there is room on the disk.")
        elif new:
            words = self.tr("A backup is made: {name}.").format(name=newest.path.name)
        else:
            words = self.tr("The newest backup holds everything already.")
        if not whole:
            words += " " + self.tr("Corrections that are not confirmed yet are not in it.")
        self.page.say(words)

    # ---- bringing back

    def bring_back(self, backup: Backup, uids: list[str]) -> None:
        """Make those articles what they were in the backup: one undo step."""
        workspace = self._window.workspace

        def done(prepared: Prepared) -> None:
            self._tell_brought_back(backup, prepared)

        self.page.say(self.tr("Bringing back…"))
        self._taking_in.begin(lambda: core_backups.from_backup(workspace, backup.path, uids), done)

    def _tell_brought_back(self, backup: Backup, prepared: Prepared) -> None:
        number = len(prepared.transaction.articles) + len(prepared.whole)
        words = self.tr("Brought back as of {when}: {n} articles.").format(
            n=number, when=clock_words(backup.at.isoformat())
        )
        if prepared.whole:
            words += " " + self.tr("Those that were only in the backup have come into the library; undo leaves them.")
        if prepared.empty and not prepared.left:
            words = self.tr("Nothing was different any more.")
        elif prepared.left:
            words += " " + left_words(prepared.left)
        undoable = bool(prepared.transaction.articles)
        self.page.say(words, undoable=undoable)
        self._look_again()

    def restore(self, backup: Backup) -> None:
        """Make the whole workspace that backup, once everything is on the disk."""

        def flushed(whole: bool) -> None:
            if whole:
                self.restore_asked.emit(backup)
            else:
                self.page.say(
                    self.tr(
                        "Some corrections are not on the disk yet, so nothing was restored. "
                        "Free some room, press Ctrl+S, and try again."
                    )
                )

        self.page.say(self.tr("Writing what is not on the disk yet…"))
        self._background.ask("flush", lambda _stopped: self._window.workspace.flush(WAIT), flushed, self.failed.emit)
