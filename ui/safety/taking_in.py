"""Taking in work from elsewhere, prepared beside the window: whole articles step by step, then one correction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Transaction
from core.errors import CorrectionRefused, WorkspaceReadOnly, ZhupiError
from core.safety.still_fitting import must_fit
from core.safety.taking_in import Left, Prepared, admit
from ui.background import Background, Stopped
from ui.desk.undo_offer import UndoOffer

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TRIES = 3
"""How often it is prepared anew because a person has corrected meanwhile."""
WAIT = 30
"""Seconds in which what is submitted must have reached the disk, or have failed."""

Prepare = Callable[[], Prepared]
Done = Callable[[Prepared], None]


class TakingIn(QObject):
    """One taking in at a time; `done` gets what was taken in, and what had to be left."""

    failed = Signal(object)
    progress = Signal(int, int)
    busy_changed = Signal(bool)
    rows_changed = Signal()
    """Words, labels or fields may be others than they were."""

    def __init__(self, window: MainWindow, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._prepare: Prepare = _nothing
        self._done: Done = _ignore
        self._tries = 0
        self._steps: Iterator[tuple[int, int]] | None = None
        self._way_back: UndoOffer | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether something is being taken in."""
        return self._steps is not None or self._background.running("prepare")

    def begin(self, prepare: Prepare, done: Done) -> None:
        """Prepare beside the window and take in; while one is under way another is not begun."""
        if self.busy:
            return
        if self._window.workspace.read_only:
            self.failed.emit(WorkspaceReadOnly())
            return
        self._prepare, self._done, self._tries = prepare, done, 0
        self._ask()

    def _ask(self) -> None:
        self._tries += 1
        self.busy_changed.emit(True)
        self._background.ask("prepare", self._prepared, self._on_prepared, self._on_failed)

    def _prepared(self, _stopped: Stopped) -> Prepared:
        self._window.workspace.flush(WAIT)
        return self._prepare()

    def _on_prepared(self, prepared: Prepared) -> None:
        self._steps = self._taking(prepared)
        self._turn.start()

    def _on_failed(self, error: Exception) -> None:
        self.busy_changed.emit(False)
        self.failed.emit(error)

    def _step(self) -> None:
        """One article that comes in whole, or at the end the correction."""
        if self._steps is None:
            return
        try:
            step = next(self._steps, None)
        except CorrectionRefused as error:
            self._end()
            if self._tries < TRIES:
                self._ask()
            else:
                self.failed.emit(error)
        except ZhupiError as error:
            self._end()
            self.failed.emit(error)
        else:
            if step is None:
                self._end()
            else:
                self.progress.emit(*step)

    def _taking(self, prepared: Prepared) -> Iterator[tuple[int, int]]:
        workspace = self._window.workspace
        must_fit(workspace, prepared)
        number = len(prepared.whole)
        for at, value in enumerate(prepared.whole):
            admit(workspace, Prepared(Transaction(prepared.transaction.kind, ()), whole=(value,)))
            yield (at + 1, number)
        must_fit(workspace, prepared)
        if self._window.session.take_in(prepared):
            self._way_back = UndoOffer(self._window) if prepared.transaction.articles else None
            self.rows_changed.emit()
            self._done(prepared)

    def _end(self) -> None:
        self._turn.stop()
        self._steps = None
        self.progress.emit(0, 0)
        self.busy_changed.emit(False)

    # ---- undo

    def undo(self) -> None:
        """Take back what was taken in last, unless other corrections came after it."""
        if self._way_back is not None:
            self._way_back()


def left_words(left: tuple[Left, ...]) -> str:
    """The reasons of what was left, each once, the commonest first."""
    reasons = [one.reason for one in left]
    return " ".join(sorted(set(reasons), key=reasons.count, reverse=True))


def _nothing() -> Prepared:
    return Prepared(Transaction("", ()))


def _ignore(_prepared: Prepared) -> None:
    """Nothing is being taken in."""
