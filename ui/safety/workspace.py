"""What has to be known of the workspace, and its ways on: findings at opening, reading only, backups, restoring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from core.safety.reports import Report
from ui.arrival import Again, Arrival
from ui.background import Background, Stopped
from ui.late import Late
from ui.leaving import begin_again
from ui.panels.safety.safety_bar import SafetyBar, Way

if TYPE_CHECKING:
    from core.safety.backups import Backup
    from ui.main_window import MainWindow
    from ui.panels.parts.sheet import Sheet
    from ui.safety.backups import Backups
    from ui.safety.merging import Merging
    from ui.safety.recovering import Recovering
    from ui.safety.taking_in import TakingIn

READ_ONLY: Final = frozenset({"no-locks", "read-only-folder", "newer-version"})
COPIES: Final = frozenset({"conflict-copy", "changed-file"})
ASIDE: Final = frozenset({"journal-aside", "journal-other", "bad-lines", "unapplied", "bad-record", "kept-record"})


class Safety(QObject):
    """Holds the parts together, tells what was found above the page, and asks for the workspace to be opened anew."""

    told = Signal(str)
    failed = Signal(object)
    progress = Signal(int, int)

    taking_in: Late[TakingIn] = Late("ui.safety.taking_in", "TakingIn")
    keeping: Late[Backups] = Late("ui.safety.backups", "Backups")
    merging: Late[Merging] = Late("ui.safety.merging", "Merging")
    recovering: Late[Recovering] = Late("ui.safety.recovering", "Recovering")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        """What the program is to do when the window has closed; None: end."""
        self._seen = 0
        self._sheets: list[Sheet] = []
        self._aside: list[Report] = []
        self.background = Background(self)
        self.bar = SafetyBar(window)
        holder = window.stack.parentWidget()
        column = holder.layout() if holder is not None else None
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.bar)
        self.progress.connect(window.status_line.show_progress)
        window.session.saved.connect(self._look_at_reports)

    def make_late(self, name: str, kind: Callable[..., Any]) -> object:
        """Make what takes in, or what fills one of the pages."""
        if name == "taking_in":
            taking_in = kind(self._window, self.background)
            taking_in.progress.connect(self.progress)
            taking_in.rows_changed.connect(self._renew_rows)
            taking_in.failed.connect(self._on_failed)
            return taking_in
        part = kind(self._window, self.background, self.taking_in)
        part.failed.connect(self._on_failed)
        self._sheets.append(part.page)
        if name == "keeping":
            part.restore_asked.connect(self.restore)
        else:
            part.settled.connect(lambda: self.bar.unsay("copies" if name == "merging" else "aside"))
        if name == "recovering":
            part.reports = self._aside
            part.page.backups_asked.connect(self.backups)
        return part

    @property
    def busy(self) -> bool:
        """Whether something is being taken in."""
        taking_in = Safety.taking_in.made(self)
        return taking_in is not None and taking_in.busy

    def _renew_rows(self) -> None:
        """Labels, fields and words of one's own may be others now."""
        panes = self._window.panes
        for renew in (panes.labels.refresh, panes.article_fields.renew, panes.own_words.fill):
            renew()

    def _on_failed(self, error: object) -> None:
        for sheet in self._sheets:
            if sheet.isVisible():
                sheet.say("")
        self.failed.emit(error)

    # ---- the pages

    def backups(self) -> None:
        """Show the backups."""
        self.keeping.open()

    def other_copies(self) -> None:
        """Show what another copy of this workspace holds."""
        self.merging.open()

    def set_aside(self) -> None:
        """Show the corrections that were set aside."""
        self.recovering.open()

    # ---- what was found

    def begin(self) -> None:
        """Tell what opening the workspace found."""
        workspace = self._window.workspace
        since = workspace.last_written()
        if workspace.read_only:
            self.tell_read_only()
        elif since is not None and not workspace.unconfirmed:
            self._window.top_bar.saved.show_on_disk(since)
        self._look_at_reports()

    def tell_read_only(self) -> None:
        """Say who has the workspace, or what keeps it from being written, and what to do."""
        workspace = self._window.workspace
        reasons = [one for one in workspace.reports if one.kind in READ_ONLY]
        if workspace.locked_by:
            words = self.tr(
                "{holder} has this workspace open, so it can only be read here. Everything can be looked at and "
                "exported. To work on it, close it there and try again."
            ).format(holder=workspace.locked_by)
        elif reasons and reasons[0].kind == "newer-version":
            words = f"{reasons[0]} " + self.tr("To work on it, bring this program up to date.")
        elif reasons:
            words = f"{reasons[0]} " + self.tr("Everything can be looked at and exported.")
        else:
            words = self.tr("This workspace can only be read; everything can be looked at and exported.")
        self._window.top_bar.saved.show_state("readonly", words)
        self.bar.say("read-only", words, [(self.tr("Try again"), self.open_again)])

    def _look_at_reports(self, _seq: int = 0) -> None:
        """Tell what was found since it was told last; opening is not the only thing that finds."""
        reports = self._window.workspace.reports
        new, self._seen = reports[self._seen :], len(reports)
        if not new:
            return
        if any(one.kind in COPIES for one in new):
            self._tell_copies([one for one in new if one.kind in COPIES])
        if any(one.kind in ASIDE for one in new):
            self._tell_aside([one for one in new if one.kind in ASIDE])
        earlier = [one for one in new if one.kind == "earlier-backups"]
        if earlier:
            self.bar.say("earlier", str(earlier[0]), [self._to_backups()])
        others = [str(one) for one in new if one.kind not in READ_ONLY | COPIES | ASIDE | {"earlier-backups"}]
        if others:
            self.told.emit("\n".join(others))

    def _to_backups(self) -> Way:
        return (self.tr("Backups…"), self.backups)

    def _tell_copies(self, found: Sequence[Report]) -> None:
        """A copy of the journal alone goes with the corrections set aside."""
        workspace = self._window.workspace

        def look(_stopped: Stopped) -> list[Path]:
            from core.safety.copies import copies_of  # noqa: PLC0415  # most workspaces have none

            return copies_of(workspace)

        def done(copies: list[Path]) -> None:
            if copies:
                words = self.tr(
                    "Another copy of this workspace lies beside it: {name}. A service that synchronises folders, or "
                    "another program, left it. Nothing of it is taken in yet."
                ).format(name=copies[0].name)
                self.bar.say("copies", words, [(self.tr("Compare…"), self.other_copies)])
            known = {str(path) for path in copies}
            journals = [
                one for one in found if one.kind == "conflict-copy" and one.detail.removesuffix(".journal") not in known
            ]
            if journals:
                self._tell_aside(journals)

        self.background.ask("copies", look, done, self.failed.emit)

    def _tell_aside(self, found: Sequence[Report]) -> None:
        known = self._aside
        known += [one for one in found if one not in known]
        words = str(known[0])
        if len(known) > 1:
            words = self.tr("{first} ({n} more findings)").format(first=known[0], n=len(known) - 1)
        self.bar.say("aside", words, [(self.tr("Look…"), self.set_aside)])

    # ---- opening anew

    def restore(self, backup: Backup) -> None:
        """Close the window and open the workspace as that backup."""
        self._leave(backup)

    def open_again(self) -> None:
        """Close the window and open the workspace once more: perhaps it can be written now."""
        self._leave(None)

    def _leave(self, backup: Backup | None) -> None:
        begin_again(self._window, Again.at(self._window, backup))

    def arrive(self, arrival: Arrival) -> None:
        """Say what was done before this window came, and show the article that was open."""
        if arrival.uid and self._window.workspace.entry(arrival.uid) is not None:
            self._show(arrival.uid, arrival.place)
        if arrival.error is not None:
            self.failed.emit(arrival.error)
        if arrival.restored is not None:
            self._tell_restored(arrival)
        if arrival.settings:
            self._window.panes.setting_effects.open()

    def _show(self, uid: str, place: int) -> None:
        window = self._window

        def there() -> None:
            window.session.opened.disconnect(there)
            QTimer.singleShot(0, window, lambda: window.reader.stand_at(place))

        window.session.opened.connect(there)
        window.opening.open_entry(uid)

    def _tell_restored(self, arrival: Arrival) -> None:
        from core.safety.backups import backups_of  # noqa: PLC0415  # few starts restore
        from ui.panels.safety.backups_page import backup_words  # noqa: PLC0415

        assert arrival.restored is not None
        when = backup_words(arrival.restored)
        kept = next((one for one in backups_of(self._window.workspace.path) if one.path == arrival.kept), None)
        if kept is not None:
            words = self.tr(
                "The workspace is as it was on {when}. "
                "The state of before is kept as a backup; restore that to go back."
            ).format(when=when)
            self.bar.say("restored", words, [(self.tr("Go back…"), lambda: self.keeping.open(kept.path))])
            return
        if arrival.whole and arrival.kept is not None:
            words = self.tr(
                "The file that stood here cannot be opened by this program, so the backup of {when} is open. "
                "That file is kept unchanged: {name}."
            ).format(when=when, name=arrival.kept.name)
        elif arrival.damaged and arrival.kept is not None:
            words = self.tr(
                "The workspace file could not be read, so the backup of {when} is open. "
                "The damaged file is kept: {name}."
            ).format(when=when, name=arrival.kept.name)
        else:
            words = self.tr("The workspace is as it was on {when}.").format(when=when)
        self.bar.say("restored", words, [self._to_backups()])

    def stop(self) -> None:
        """The window closes: nothing is looked at any more."""
        for sheet in self._sheets:
            sheet.close()
        self.background.stop()
