"""A list worked through by several processes: answers in the order given, whichever process dies on the way.

A pool of the standard library waits for ever for the answer of a worker that was killed, or gives up all that is left.
Here each worker has a pipe of its own, so that it is known which item it died on.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, TypeVar, cast

from core import processes
from core.errors import WorkerLost

T = TypeVar("T")

AHEAD: Final = 4
"""Items a process has in its pipe: it need not wait for the next, and few are handed out again if it dies."""
WINDOW: Final = 32
"""Items for each process that may be begun before the first unanswered one is done: so much is kept at most."""
_STILLBORN: Final = 3
"""Processes in a row that end before their first answer: then none will do."""


@dataclass(slots=True)
class _Hand:
    """One process, its pipe, and the numbers of the items it was given and has not answered, in that order."""

    process: BaseProcess
    pipe: Connection
    given: deque[int] = field(default_factory=deque)
    answered: bool = False


def in_order(work: Callable[[str], T], items: Sequence[str], jobs: int, lost: Callable[[str], T]) -> Iterator[T]:
    """`work(item)` for each item, by that many processes, in the order of the items; `lost(item)` where one died on it.

    `work` is a function of a module, for the processes import it. They end with the iterator. `WorkerLost` where
    processes end before they have answered anything.
    """
    hands = _Hands(work, items, lost)
    try:
        hands.start(min(jobs, len(items)))
        yield from hands.answers()
    finally:
        hands.end()


class _Hands(Generic[T]):
    def __init__(self, work: Callable[[str], T], items: Sequence[str], lost: Callable[[str], T]) -> None:
        self._work = work
        self._items = items
        self._lost = lost
        self._hands: list[_Hand] = []
        self._waiting = deque(range(len(items)))
        self._done: dict[int, T] = {}
        self._stillborn = 0

    def start(self, number: int) -> None:
        for _ in range(number):
            self._hands.append(_new_hand(self._work))

    def answers(self) -> Iterator[T]:
        for number in range(len(self._items)):
            while number not in self._done:
                self._hand_out(number + WINDOW * len(self._hands))
                self._take_in()
            yield self._done.pop(number)

    def end(self) -> None:
        for hand in self._hands:
            hand.process.kill()
            hand.pipe.close()
        for hand in self._hands:
            hand.process.join()

    def _hand_out(self, before: int) -> None:
        """Items whose number is below `before`, one a process at a time."""
        for _ in range(AHEAD):
            for hand in self._hands:
                if len(hand.given) < AHEAD and self._waiting and self._waiting[0] < before:
                    hand.given.append(self._waiting.popleft())
                    _send(hand.pipe, (hand.given[-1], self._items[hand.given[-1]]))

    def _take_in(self) -> None:
        ready = wait([hand.pipe for hand in self._hands])
        for place, hand in enumerate(self._hands):
            if hand.pipe not in ready:
                continue
            try:
                number, answer = hand.pipe.recv()
            except (EOFError, OSError):
                self._hands[place] = self._instead(hand)
                continue
            hand.given.remove(number)
            hand.answered = True
            self._done[number] = cast("T", answer)

    def _instead(self, dead: _Hand) -> _Hand:
        """A new process for one that died; what it was at is lost, the rest of what it had waits again."""
        self._stillborn = 0 if dead.answered else self._stillborn + 1
        if self._stillborn >= _STILLBORN:
            raise WorkerLost
        if dead.given:
            number = dead.given.popleft()
            self._done[number] = self._lost(self._items[number])
            self._waiting.extendleft(reversed(dead.given))
        dead.pipe.close()
        dead.process.join()
        return _new_hand(self._work)


def _new_hand(work: Callable[[str], Any]) -> _Hand:
    return _Hand(*processes.start(_serve, work))


def _send(pipe: Connection, value: object) -> None:
    try:
        pipe.send(value)
    except OSError:
        return  # it died: the end of the pipe is what is read next


def _serve(work: Callable[[str], object], pipe: Connection) -> None:
    """What each process does: answer one item after another until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            number, item = pipe.recv()
            pipe.send((number, work(item)))
    except (EOFError, OSError):
        return
