"""Importing in the window: a file is read and fitted beside it, its plan shown, then carried out as one correction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core import messages
from core.changes import RecordChange
from core.errors import ZhupiError
from core.importers.guessing import guess
from core.importing.articles import bring_whole
from core.importing.spans import KIND, Plan, brought_in, learn_labels, prepare
from core.recording import Base
from ui.background import Background, Forgotten, Stopped
from ui.desk.undo_offer import UndoOffer
from ui.panels.exchange.import_page import ImportPage, name_of
from ui.safety.taking_in import WAIT

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Brought = tuple[str, tuple[RecordChange, ...], Base | None]
"""An article's uid, what changes in it, and its text where that is not on record."""
LATE: Final = 400
"""Milliseconds in which corrections gather before the file is looked at anew."""


class Importing(QObject):
    """Guesses, prepares (the newest wins), and brings in on a timer, so that the window goes on."""

    told = Signal(str)
    failed = Signal(object)
    undoable = Signal(str)
    ended = Signal()
    """An import is carried out, refused or cancelled."""
    _read = Signal(int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: ImportPage | None = None
        self._reading = Background(self)
        self._plan: Plan | None = None
        self._steps: Iterator[tuple[int, int]] | None = None
        self._way_back: UndoOffer | None = None
        self._final = False
        """Whether what is under way cannot be cancelled any more: a moment."""
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._ask)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._read.connect(self._on_read)

    def import_spans(self) -> None:
        """Show the page."""
        window = self._window
        if self.page is None:
            table = window.actions_table.by_name
            self.page = page = ImportPage(self.undo, [table["undo"], table["redo"]], window)
            page.path_given.connect(self.take)
            page.changed.connect(self.look)
            page.import_asked.connect(self.carry_out)
            page.cancel_asked.connect(self.cancel)
            window.session.saved.connect(self._on_saved)
        self.page.refuse(self.tr("The workspace is open for reading only.") if window.workspace.read_only else "")
        known = window.settings.text("annotator")
        self.page.name.setText(known)
        # a name that is known is that of all one's corrections: it is changed in the settings alone
        self.page.name.setReadOnly(bool(known))
        self.page.folder = window.opening.folder()
        self.page.come()

    # ---- looking

    def take(self, path: str) -> None:
        """A file or folder was given: guess what it is, then look into it."""
        if self.page is not None and not self.busy:
            self.page.say("")
            self.page.show_format(guess(Path(path)))
            self.look()

    def look(self) -> None:
        """Read the file and show what fits; nothing is changed."""
        page = self.page
        if page is None or self.busy:
            return
        self._plan = None
        self._reading.forget("plan")
        page.show_plan(None)
        page.show_working("", 0, 0)
        path = page.path.text().strip()
        if path and not page.chosen_format:
            words = self.tr("What {name} is could not be guessed; choose its format.")
            page.show_trouble(words.format(name=name_of(path)))
        elif path:
            page.show_working(self.tr("Reading…"), 0, 0)
            self._ask()

    def _ask(self) -> None:
        page = self.page
        if page is not None and not self.busy and page.isVisible():
            path, name, machine = page.path.text().strip(), page.chosen_format, page.machine
            self._reading.ask(
                "plan", lambda stop: self._prepare(name, path, machine, stop), self._on_plan, self._on_refused
            )

    def _on_saved(self, _seq: int) -> None:
        """Something was corrected: what fits may be something else."""
        if self._plan is not None and not self.busy:
            self._late.start()

    def _prepare(self, name: str, path: str, machine: bool, stopped: Stopped) -> Plan:
        number = 0

        def step() -> None:
            nonlocal number
            if stopped():
                raise Forgotten
            number += 1
            self._read.emit(number)

        self._window.workspace.flush(WAIT)
        return prepare(self._window.workspace, name, path, machine=machine, step=step)

    def _on_read(self, number: int) -> None:
        if self.page is not None and self._plan is None and self._reading.running("plan"):
            self.page.show_working(self.tr("Articles read: {n}").format(n=number), 0, 0)

    def _on_plan(self, plan: Plan) -> None:
        self._plan = plan
        if self.page is not None:
            self.page.show_working("", 0, 0)
            self.page.show_plan(plan)

    def _on_refused(self, error: Exception) -> None:
        if self.page is not None:
            said = messages.explain(error)
            self.page.show_working("", 0, 0)
            self.page.show_plan(None)
            self.page.show_trouble(" ".join(part for part in (said.what, said.why, said.what_to_do) if part))
        self.ended.emit()

    # ---- carrying out

    @property
    def busy(self) -> bool:
        """Whether an import is being carried out."""
        return self._steps is not None

    def carry_out(self) -> None:
        """Bring it in: new articles become members, all spans are one correction."""
        page, plan = self.page, self._plan
        if page is None or plan is None or self.busy or self._window.workspace.read_only:
            return
        if self._window.session.looking_back:
            page.show_trouble(self.tr("An earlier state is shown; go back to now first."))
            return
        name = page.name.text().strip()
        if not plan.machine and name and not page.name.isReadOnly():
            self._window.on_annotator(name)
        whole = page.whole.isChecked() and not page.whole.isHidden()
        page.say("")
        self._final = False
        self._steps = self._bring(plan, whole=whole)
        self._turn.start()

    def _bring(self, plan: Plan, *, whole: bool) -> Iterator[tuple[int, int]]:
        """What changes in articles here (that can be cancelled), then what is new, then all of it as one correction."""
        workspace, session, number = self._window.workspace, self._window.session, len(plan.articles)
        here = Plan(plan.format, plan.path, plan.machine, plan.matched)
        made: list[Brought] = []
        before = self._latest()
        for one in brought_in(workspace, here, session.spans_of):
            made.append(one)
            yield len(made), number
        self._final = True
        learn_labels(workspace, plan)
        new = Plan(plan.format, plan.path, plan.machine, plan.new)
        fresh: list[Brought] = []
        for one in self._bring_new(new, whole=whole):
            fresh.append(one)
            yield len(made) + len(fresh), number
        if self._latest() != before:
            here.misfits.clear()
            made = list(brought_in(workspace, here, session.spans_of))  # at one go: nobody corrects in between
        made += fresh
        parts = [(uid, changes) for uid, changes, _base in made if changes]
        bases = {uid: base for uid, _changes, base in made if base is not None and uid != session.uid}
        if parts and not session.apply_to(KIND, parts, bases):
            return  # the session has said why
        plan.misfits += [*here.misfits, *new.misfits]
        kept = sum(len(one.spans) for one in plan.new if whole and one.whole is not None)
        self._tell(plan, kept + sum(len(changes) for _uid, changes in parts), undoable=bool(parts))

    def _latest(self) -> int:
        target = self._window.workspace.undo_target()
        return target[0] if target is not None else 0

    def _bring_new(self, plan: Plan, *, whole: bool) -> Iterator[Brought]:
        """Articles that are not here: their text is on record at once, so that each can be opened whatever follows."""
        workspace = self._window.workspace
        for one in plan.articles if whole else ():
            held = workspace.find(text_sha256=one.article.text_sha256)
            if one.whole is not None and (held is None or not held.stored):
                bring_whole(workspace, one.whole)
        rest = [one for one in plan.articles if not whole or one.whole is None]
        for uid, changes, base in brought_in(
            workspace, Plan(plan.format, plan.path, plan.machine, rest, plan.misfits), self._window.session.spans_of
        ):
            if base is not None:
                workspace.store(uid, base)
            yield uid, changes, None

    def _step(self) -> None:
        try:
            step = next(self._steps, None) if self._steps is not None else None
        except ZhupiError as error:
            self._end()
            self._on_refused(error)
            return
        if step is None:
            self._end()
            self.ended.emit()
        elif self.page is not None:
            words = self.tr("Importing {n} of {of}").format(n=step[0], of=step[1])
            self.page.show_working(words, *step, final=self._final)

    def _end(self) -> None:
        self._turn.stop()
        self._steps = None
        self._final = False
        if self.page is not None:
            self.page.show_working("", 0, 0)

    def _tell(self, plan: Plan, spans: int, *, undoable: bool) -> None:
        window = self._window
        self._way_back = UndoOffer(window) if undoable else None
        words = self.tr("Imported from {name}: articles {articles}, spans {spans}.").format(
            name=name_of(plan.path), articles=len(plan.articles), spans=spans
        )
        if plan.misfits:
            words += " " + self.tr("Spans that did not fit: {n}.").format(n=len(plan.misfits))
        if plan.new:
            words += " " + self.tr("New articles stay in the library when the spans are undone.")
        self._plan = None
        window.show_library()
        if self.page is not None:
            self.page.path.clear()
            self.page.show_format("")
            self.page.show_plan(None)
            self.page.say(words, undoable=undoable)
        if undoable:
            self.undoable.emit(words)
        else:
            self.told.emit(words)

    def cancel(self) -> None:
        """Read no further, or bring in no more: nothing of it is in the workspace."""
        if self._final:
            return
        self._reading.forget("plan")
        self._end()
        if self.page is not None:
            self.page.show_plan(self._plan)
            self.page.say(self.tr("Cancelled; nothing was imported."))
        self.ended.emit()

    def undo(self) -> None:
        """Take the import back, unless other corrections came after it."""
        if self._way_back is not None:
            self._way_back()

    def stop(self) -> None:
        """The window closes: nothing reads the workspace any more."""
        self._late.stop()
        self._turn.stop()
        self._steps = None
        self._reading.stop()
