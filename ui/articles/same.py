"""Same slogans: the library's slogans counted step by step, and their table of norms changed as a correction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.articles.own_fields import WORKSPACE
from core.changes import FieldChange, Transaction
from ui.session import Session

if TYPE_CHECKING:
    from core.labels.same_as import Member, NormRow
    from ui.main_window import MainWindow
    from ui.panels.article.same_page import SamePage

# The table's functions and its page are imported where a person first asks for them: the start does not wait.

TURN_MS = 12
"""Milliseconds of counting in one turn of the event loop."""
LATE = 200
"""Milliseconds in which corrections gather before what they changed is counted again."""


class Same(QObject):
    """Keeps the page up to date while it is in front."""

    told = Signal(str)
    undoable = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._page: SamePage | None = None
        self._counts: dict[str, tuple[int, Counter[Member]]] = {}
        """Of each article: the number of its latest correction, and its slogans as they were then."""
        self._steps: Iterator[int] | None = None
        self._rows: dict[str, NormRow] = {}
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self.fill)
        self._session.saved.connect(self._fill_soon)

    @property
    def page(self) -> SamePage:
        """The page, made when it is first wanted."""
        from ui.panels.article.same_page import SamePage  # noqa: PLC0415

        if self._page is None:
            self._page = SamePage(self._window)
            self._page.merge_asked.connect(self.merge)
            self._page.split_asked.connect(self.split)
            self._page.find_asked.connect(self.find)
            self._page.closed.connect(self.leave)
        return self._page

    def same_slogans(self) -> None:
        """Show the page in front of the side tabs."""
        self._window.actions_table.by_name["side_pane"].setChecked(True)
        self._window.side.bring_to_front(self.page)
        self.fill()

    def leave(self) -> None:
        """Show the tabs again."""
        self._turn.stop()
        self._steps = None
        self._window.side.leave_front()
        self._window.reader.setFocus()

    def _fill_soon(self, _seq: int) -> None:
        if self._page is not None and self._page.isVisible() and not self._late.isActive():
            self._late.start()

    # ---- counting

    def fill(self) -> None:
        """Count what has changed since the last time, then show the norms."""
        self._steps = self._counting()
        self._turn.start()

    def _counting(self) -> Iterator[int]:
        from core.labels import same_as  # noqa: PLC0415

        workspace = self._window.workspace
        stored = [entry for entry in workspace.entries() if entry.stored]
        for at, entry in enumerate(stored, 1):
            known = self._counts.get(entry.uid)
            if known is None or known[0] != entry.seq:
                self._counts[entry.uid] = (entry.seq, workspace.slogans_of(entry.uid))
                self.page.show_working(at, len(stored))
                yield at
        uids = {entry.uid for entry in stored}
        self._counts = {uid: one for uid, one in self._counts.items() if uid in uids}
        whole = same_as.slogan_counts(counts for _seq, counts in self._counts.values())
        rows = same_as.table(whole, workspace.same())
        self._rows = {row.name: row for row in rows}
        self.page.show_rows(rows, same_as.suggestions(rows), len(stored))

    def _step(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._steps is not None:
            if next(self._steps, None) is None:
                self._steps = None
                self._turn.stop()
            elif clock.elapsed() >= TURN_MS:
                return

    # ---- corrections of the table

    def merge(self, names: list[str], into: str) -> None:
        """Those norms count as one from now on: one undo step."""
        from core.labels import same_as  # noqa: PLC0415

        rows = [self._rows[name] for name in names if name in self._rows]
        made = same_as.merged(self._window.workspace.same(), rows, into)
        if len(rows) > 1:
            words = self.tr("{n} norms count as “{name}” now.").format(n=len(rows), name=into)
        else:
            words = self.tr("It counts as “{name}” now.").format(name=into)
        self._carry_out(made, words)

    def split(self, one: Member, into: str) -> None:
        """One string counts apart from its norm from now on: one undo step."""
        from core.labels import same_as  # noqa: PLC0415

        made = same_as.split(self._window.workspace.same(), one, into)
        self._carry_out(made, self.tr("“{text}” counts as “{name}” now.").format(text=one[1], name=into))

    def _carry_out(self, made: tuple[FieldChange, ...], words: str) -> None:
        if made and self._session.apply_transaction(Transaction("same", ((WORKSPACE, made),))):
            self.undoable.emit(words)
            self.fill()

    def find(self, one: Member) -> None:
        """Show where the string stands: in the open article, else in the first article that has it."""
        text = one[1]
        here = next(
            (
                span
                for span in self._session.spans
                if span.label == "SLOGAN" and span.text_of(self._session.text) == text
            ),
            None,
        )
        if here is not None:
            self._session.select(here.id)
            return
        uid = next((uid for uid, (_seq, counts) in self._counts.items() if one in counts), "")
        if uid:
            self._window.opening.open_entry(uid)
