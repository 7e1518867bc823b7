"""A correction of very many spans is made in slices: the window goes on, and whatever comes next finds it done.

Finishing an article of 60,000 proposals takes a third of a second. Nothing of it shows before all of it is made, and a
key, a click or anything else that changes the article meanwhile completes it first, so the order is a person's own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from core import changes as changing
from core import corrections
from core.changes import Moves, RecordChange, SpanChange, Transaction
from core.errors import CorrectionRefused
from core.spans import SpanSet, reading_order
from core.versions.newer_text import changes_text, swapped

if TYPE_CHECKING:
    from ui.session import Session

LONG: Final = 4000
"""Spans from which on a correction of many is made in slices: 25 ms."""
SLICE: Final = 0.004
"""Seconds a turn of the event loop gives to it."""
TOGETHER: Final = 500
"""Changes that are made at once."""
_PERSON: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)
"""What a person does: it is meant for the article as the correction leaves it."""

After = Callable[[], object]
Making = Generator[None, None, After]
Then = Callable[[bool], object]


class Ready(NamedTuple):
    """The spans after a correction, and by how many it moves the counts."""

    spans: SpanSet
    moves: Moves


class LongSteps(QObject):
    """The one correction under way, if there is one."""

    def __init__(self, session: Session, commit: Callable[[Transaction, Ready], bool]) -> None:
        super().__init__(session)
        self._session = session
        self._commit = commit
        self._making: Making | None = None
        self._at_work = False
        self._watched: list[QWindow] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._work)

    @property
    def busy(self) -> bool:
        """Whether a correction is being made."""
        return self._making is not None

    def finish(self, *, accept_pending: bool, put_away: frozenset[str], then: Then) -> None:
        """The article is done, as `corrections.finish` says; `then` is called with whether anything changed."""
        self.complete()
        session = self._session
        made = corrections.finishing(session.spans, session.state, accept_pending=accept_pending, put_away=put_away)
        self.apply("finish", made, len(session.spans), then)

    def apply(self, kind: str, changes: Iterable[RecordChange], size: int, then: Then) -> None:
        """One correction of the open article, of about so many spans."""
        self.complete()
        self._begin(self._applied(kind, changes, then), size)

    def swap(self, target: tuple[int, Transaction] | None, kind: str) -> bool:
        """Take a correction back or do it again, and show its article; False where it was refused or there is none."""
        self.complete()
        if target is None:
            return False
        seq, transaction = target
        uid, made = transaction.articles[0]
        if uid and uid == self._session.uid and len(transaction.articles) == 1 and not changes_text(made):
            answer: list[bool] = []
            self._begin(self._swapped(seq, made, kind, answer.append), len(made))
            return answer[0] if answer else self.busy
        return self._swap_elsewhere(seq, transaction, kind)

    def _swap_elsewhere(self, seq: int, transaction: Transaction, kind: str) -> bool:
        session = self._session
        first, elsewhere = transaction.articles[0][0], ""
        if first and all(uid != session.uid for uid, _changes in transaction.articles):
            session.workspace.flush(5)
            elsewhere = "" if session.open_stored(first) else first
        back = swapped(transaction, seq, kind, session.spans_of)
        done = session.apply_transaction(back)
        if done and elsewhere:
            session.article_wanted.emit(elsewhere)
        elif done and first:
            self._select_first(self._first(back.of(session.uid)))
        return done

    # ---- making

    def _applied(self, kind: str, changes: Iterable[RecordChange], then: Then) -> Making:
        made: list[RecordChange] = []
        for number, change in enumerate(changes, 1):
            made.append(change)
            if number % TOGETHER == 0:
                yield
        done = bool(made) and (yield from self._committed(kind, made))
        return lambda: then(done)

    def _swapped(self, seq: int, made: Sequence[RecordChange], kind: str, tell: Then) -> Making:
        back: list[RecordChange] = []
        firsts: list[SpanChange] = []
        for at in range(0, len(made), TOGETHER):
            part = [
                changing.swap(change) for change in reversed(made[max(0, len(made) - at - TOGETHER) : len(made) - at])
            ]
            back += part
            first = self._first(part)
            firsts += [first] if first is not None else []
            yield
        done = yield from self._committed(kind, back, seq)
        tell(done)
        return lambda: self._select_first(self._first(firsts)) if done else None

    def _committed(
        self, kind: str, made: Sequence[RecordChange], undoes: int | None = None
    ) -> Generator[None, None, bool]:
        session = self._session
        transaction = Transaction(kind, ((session.uid, tuple(made)),), undoes)
        spans = yield from changing.applying(session.spans, made)
        moves = yield from changing.moving(made)
        return self._commit(transaction, Ready(spans, moves))

    def _select_first(self, first: SpanChange | None) -> None:
        """Undo steps back: what it changed is selected again, where it is there; one that is selected stays so."""
        there = first is not None and first.id in self._session.spans
        self._session.select(first.id if first is not None and there else "")

    def _first(self, made: Iterable[RecordChange]) -> SpanChange | None:
        """The change of the selected span, else the one whose span comes first afterwards."""
        there = [change for change in made if isinstance(change, SpanChange) and change.after is not None]
        return min(there, key=self._place, default=None)

    def _place(self, change: SpanChange) -> tuple[bool, tuple[int, int, str]]:
        assert change.after is not None
        return change.id != self._session.selected, reading_order(change.after)

    # ---- turns

    def _begin(self, making: Making, size: int) -> None:
        self._making = making
        if size < LONG:
            self.complete()
            return
        # Of the windows, not of the application: that one is asked about every object, those half taken down included.
        self._watched = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
        for window in self._watched:
            window.installEventFilter(self)
        self._turn.start()

    def complete(self) -> None:
        """Do the rest of it now."""
        if not self._at_work:
            self._go_on(None)

    def _work(self) -> None:
        self._go_on(time.perf_counter() + SLICE)

    def _go_on(self, until: float | None) -> None:
        making = self._making
        if making is None:
            return
        self._at_work = True
        after: After | None = None
        try:
            while after is None:
                try:
                    next(making)
                except StopIteration as end:
                    after = end.value
                    continue
                except CorrectionRefused as error:
                    after = partial(self._session.refused.emit, error)
                    continue
                if until is not None and time.perf_counter() > until:
                    return
        except BaseException:
            self._end()
            raise
        finally:
            self._at_work = False
        self._end()
        after()

    def _end(self) -> None:
        self._making = None
        self._turn.stop()
        for window in self._watched:
            if shiboken6.isValid(window):
                window.removeEventFilter(self)
        self._watched = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What a person does next finds it done."""
        if event.type() in _PERSON:
            self.complete()
        return False
