"""Conflict copies in the window: what a synchronising service left beside the workspace, compared and taken in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.safety import copies as core_copies
from core.safety.copies import MergePlan
from core.safety.reasons import reason_of
from core.safety.taking_in import Prepared
from ui.background import Background, Stopped
from ui.panels.safety.history_rows import clock_words
from ui.panels.safety.merge_page import MergePage
from ui.safety.taking_in import WAIT, TakingIn

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Merging(QObject):
    """Finds the copies, shows what each would bring, and takes one in; a copy that is done with goes to the backups."""

    failed = Signal(object)
    settled = Signal()
    """No copy is left beside the workspace."""

    def __init__(self, window: MainWindow, background: Background, taking_in: TakingIn) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._taking_in = taking_in
        table = window.actions_table.by_name
        self.page = MergePage(taking_in.undo, [table["undo"], table["redo"]], window)
        self.page.set_labels(window.labels)
        self.page.intro.setText(
            self.tr(
                "A service that synchronises folders leaves a copy like this when two computers wrote the workspace at "
                "the same time. What only one side decided needs no choice; where both decided otherwise, yours stays "
                "unless you choose theirs."
            )
        )
        self.page.copy_chosen.connect(self._on_chosen)
        self.page.take_in_asked.connect(self.take_in)
        self.page.put_away_asked.connect(self._put_away_asked)

    # ---- looking

    def open(self) -> None:
        """Show the page with the first copy there is."""
        workspace = self._window.workspace
        self.page.set_labels(workspace.labels())
        self.page.refuse(self.tr("The workspace is open for reading only.") if workspace.read_only else "")
        self.page.come()
        self._list()

    def _list(self) -> None:
        found = core_copies.copies_of(self._window.workspace)
        self.page.show_copies(found, found[0] if found else None)
        if found:
            self._look(found[0])
        else:
            self.page.show_nothing(self.tr("There is no other copy of this workspace beside it."))
            self.settled.emit()

    def _on_chosen(self, path: str) -> None:
        self._look(Path(path))

    def _look(self, copy: Path) -> None:
        self.page.show_nothing(self.tr("Comparing…"))
        workspace = self._window.workspace

        def planned(plan: MergePlan) -> None:
            self.page.show_plan(plan, _written(copy))

        def failed(error: Exception) -> None:
            self.page.show_nothing(
                self.tr("{name} cannot be read: {why} It is left where it is.").format(
                    name=copy.name, why=reason_of(error)
                )
            )

        self._background.ask("plan", lambda _stopped: core_copies.plan(workspace, copy), planned, failed)

    # ---- taking in

    def take_in(self, plan: MergePlan, theirs: frozenset[tuple[str, str]]) -> None:
        """Take the copy in: one undo step; then it is moved to the backups."""
        workspace = self._window.workspace

        def done(prepared: Prepared) -> None:
            self._tell(prepared)
            self._put_away(plan.copy, undoable=bool(prepared.transaction.articles))

        self.page.say(self.tr("Taking in…"))
        self._taking_in.begin(lambda: core_copies.merged(workspace, plan, theirs), done)

    def _tell(self, prepared: Prepared) -> None:
        changes = sum(len(made) for _uid, made in prepared.transaction.articles)
        words = self.tr("{n} decisions in {articles} articles are taken in.").format(
            n=changes, articles=len(prepared.transaction.articles)
        )
        if prepared.whole:
            words += " " + self.tr("{n} articles came in whole; undo leaves them.").format(n=len(prepared.whole))
        self.page.say(words, undoable=bool(prepared.transaction.articles))

    def _put_away_asked(self, path: str) -> None:
        self.page.say("")
        self._put_away(Path(path), undoable=False)

    def _put_away(self, copy: Path, *, undoable: bool) -> None:
        """Move the copy to the backups, once what was taken from it is on the disk."""
        workspace = self._window.workspace

        def put(_stopped: Stopped) -> Path | None:
            return core_copies.put_away(workspace, copy) if workspace.flush(WAIT) else None

        def done(target: Path | None) -> None:
            if target is None:
                more = self.tr("It is not confirmed on the disk yet, so the copy stays where it is.")
            else:
                more = self.tr("The copy is among the backups now: {name}.").format(name=target.name)
            self.page.say(f"{self.page.said.text()} {more}".strip(), undoable=undoable)
            self._list()

        def failed(error: Exception) -> None:
            self.page.say(self.tr("The copy could not be moved: {why}").format(why=reason_of(error)), undoable=undoable)
            self.failed.emit(error)

        self._background.ask("put-away", put, done, failed)


def _written(copy: Path) -> str:
    """When the file was written last, as words after its name."""
    try:
        at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    except OSError:
        return ""
    return f" · {clock_words(at.isoformat())}"
