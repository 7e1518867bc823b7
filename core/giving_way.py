"""Threads that write and read beside the window let it go first: two that compute get half of the interpreter each.

A thread that does something long in small steps asks to be `patient` and calls `give_way` between two of them. It then
waits until the window has come round to its next event, which is at once where the window rests. It waits a moment
only, so what it does is slowed down while the window is busy and never stopped; and it must hold no lock meanwhile
that the window may want.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

LONGEST: Final = 0.025
"""Seconds that a step waits at most; the step itself takes about a millisecond."""


class _Manners(threading.local):
    patient = False

    def __init__(self) -> None:
        self.turn = threading.Event()


class _Window:
    """The program's one window, if there is one, as the threads beside it know it."""

    def __init__(self) -> None:
        self.call: Callable[[], object] | None = None
        self.thread = 0
        self.waits_for_them = 0
        self.guard = threading.Lock()
        self.waiting: deque[threading.Event] = deque()


_manners = _Manners()
_window = _Window()


def set_window(call: Callable[[], object] | None) -> None:
    """`call` makes this thread, the window's, call `come_round` with its next event; None: there is no window."""
    _window.call, _window.thread = call, threading.get_ident()
    come_round()


def come_round() -> None:
    """The window has done what it was about: whoever waits goes on."""
    while _window.waiting:
        _window.waiting.popleft().set()


@contextmanager
def waiting() -> Iterator[None]:
    """The window's thread waits for what the others do: none of them waits for it meanwhile."""
    with _window.guard:
        _window.waits_for_them += 1
    come_round()
    try:
        yield
    finally:
        with _window.guard:
            _window.waits_for_them -= 1


@contextmanager
def patient() -> Iterator[None]:
    """`give_way` waits on this thread from here on, unless it is the window's own."""
    before, _manners.patient = _manners.patient, threading.get_ident() != _window.thread
    try:
        yield
    finally:
        _manners.patient = before


def give_way(longest: float = LONGEST) -> None:
    """Let the window finish what it does, so many seconds at most; a thread that is not `patient` goes on at once."""
    if not _manners.patient:
        return
    call, turn = _window.call, _manners.turn
    if call is None or _window.waits_for_them:
        return
    turn.clear()
    _window.waiting.append(turn)
    call()
    turn.wait(longest)
