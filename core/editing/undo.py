"""The one undo stack of a workspace, rebuilt from its recent transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from core.changes import Transaction

LIMIT: Final = 1000
"""Corrections that can be undone (SCHEMA.md, `meta.recent`)."""

Load = Callable[[int, tuple[str, ...]], Transaction | None]
"""`(seq, articles)` → the transaction of the history, None where it can no longer be read."""


@dataclass
class _Step:
    """A step that can be taken back, or done again."""

    seq: int
    articles: tuple[str, ...] = ()
    transaction: Transaction | None = None


@dataclass
class UndoStack:
    """What can be undone and redone, the latest last; transactions of earlier runs are loaded when asked for."""

    load: Load
    _undo: list[_Step] = field(default_factory=list)
    _redo: list[_Step] = field(default_factory=list)

    def rebuild(self, recent: Iterable[list[Any]]) -> None:
        """Begin from `meta.recent`: `[seq, [articles]]`, and `[seq, [articles], kind, undoes]` for undo and redo."""
        for row in recent:
            step = _Step(row[0], tuple(map(str, row[1])))
            self._note(step, row[2] if len(row) > 3 else "")

    def push(self, seq: int, transaction: Transaction) -> None:
        """Note a transaction just made."""
        kind = transaction.kind if transaction.undoes is not None else ""
        self._note(_Step(seq, (), transaction), kind)

    def _note(self, step: _Step, kind: str) -> None:
        if kind == "undo":
            if self._undo:
                self._undo.pop()
            self._redo.append(step)
            return
        if kind == "redo":
            if self._redo:
                self._redo.pop()
        else:
            self._redo.clear()
        self._undo.append(step)
        del self._undo[:-LIMIT]

    def undo_target(self) -> tuple[int, Transaction] | None:
        """What an undo takes back, with its number."""
        return self._top(self._undo)

    def redo_target(self) -> tuple[int, Transaction] | None:
        """The undo that a redo takes back, with its number."""
        return self._top(self._redo)

    def _top(self, steps: list[_Step]) -> tuple[int, Transaction] | None:
        while steps:
            step = steps[-1]
            if step.transaction is None:
                step.transaction = self.load(step.seq, step.articles)
            if step.transaction is not None:
                return step.seq, step.transaction
            steps.pop()  # its history can no longer be read
        return None
