"""Processes beside this one: each starts afresh, with a pipe whose other end it has."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

_ONE_AT_A_TIME: Final = threading.Lock()


def start(target: Callable[..., None], *args: Any, name: str | None = None) -> tuple[BaseProcess, Connection]:
    """The process that calls `target(*args, its end of the pipe)`, and this side's end.

    Its own end is closed here, so that either side sees the other's death as the end of the pipe.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(*args, theirs), name=name, daemon=True)
    with ExitStack() as held:
        if sys.platform != "win32":
            held.enter_context(_interrupts_held())
            held.enter_context(_no_tracker())
        process.start()
    theirs.close()
    return process, ours


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl+C reaches the whole group of processes: those that start here never hear it, the first one ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _no_tracker() -> Iterator[None]:
    """Python starts one process more, which looks after semaphores and shared memory that processes leave behind.

    There are none here, and on two cores that process costs 30 ms of the window's start (docs/adr/0020).
    """
    with _ONE_AT_A_TIME:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        kept = resource_tracker.getfd
        resource_tracker.getfd = lambda: nowhere
        try:
            yield
        finally:
            resource_tracker.getfd = kept
            os.close(nowhere)
