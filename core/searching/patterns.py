"""Regular expressions, searched for in a process of their own, since some would never come to an end.

Python's engine cannot be interrupted: a pattern such as `(a+)+b` may take longer than anybody waits, and no look at
the pattern tells for certain. So the process gets a few seconds, and is ended when they are over.
"""

from __future__ import annotations

import re
import signal
import threading
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final

from core import processes
from core.model import Range
from core.searching.folding import literal_width
from core.text import fold

LIMIT: Final = 3.0
"""Seconds from one word of the process to the next."""
MOST: Final = 100_000
"""Matches at the most."""
_BATCH: Final = 2000
_CODE: Final = "q"


@dataclass(frozen=True, slots=True)
class Matches:
    """Some matches, ascending, with more to come unless `last`."""

    job: int
    ranges: tuple[Range, ...] = ()
    last: bool = False
    wrong: str = ""
    """Why the pattern is none, as Python says it."""
    stopped: bool = False
    """Whether the time was over before the end of the text."""


def matches(pattern: str, text: str, *, exact: bool) -> Iterator[Range]:
    """Where the pattern matches at least one character; `re.error` where it is none.

    Unless `exact`, case is put aside, and a full-width character stands for its half-width form, in both.
    """
    flags = re.MULTILINE | (re.NOFLAG if exact else re.IGNORECASE)
    found = re.compile(pattern if exact else literal_width(pattern), flags).finditer(text if exact else fold(text))
    return (one.span() for one in found if one.end() > one.start())


class PatternSearch:
    """The window's side. `answered` is called on a thread of its own; only the newest request is answered."""

    def __init__(self, answered: Callable[[Matches], None], limit: float = LIMIT) -> None:
        self._answered = answered
        self._limit = limit
        self._lock = threading.Lock()
        self._running: tuple[BaseProcess, Connection] | None = None
        self._newest = 0

    def ask(self, job: int, pattern: str, text: str, *, exact: bool) -> None:
        """Look for the pattern; what was asked before is given up."""
        self.stop()
        self._newest = job
        arguments = (job, pattern, text, exact)
        threading.Thread(target=self._run, args=arguments, name="zhupi-pattern", daemon=True).start()

    def stop(self) -> None:
        """Give up what is running."""
        self._newest = 0
        with self._lock:
            running, self._running = self._running, None
        if running is not None:
            running[0].terminate()

    def _run(self, job: int, pattern: str, text: str, exact: bool) -> None:
        process, ours = processes.start(serve, name="zhupi-pattern")
        with self._lock:
            if self._newest == job:
                self._running = (process, ours)
        try:
            ours.send((pattern, text, exact))
            ours.recv()  # it has the text, and begins
            self._listen(job, ours)
        except (EOFError, OSError):
            self._say(Matches(job, last=True, stopped=True))
        finally:
            with self._lock:
                if self._running is not None and self._running[0] is process:
                    self._running = None
            process.terminate()
            process.join(5)
            ours.close()

    def _listen(self, job: int, connection: Connection) -> None:
        while self._newest == job:
            if not connection.poll(self._limit):
                self._say(Matches(job, last=True, stopped=True))
                return
            data, last, wrong = connection.recv()
            flat = array(_CODE, data)
            self._say(Matches(job, tuple(zip(flat[::2], flat[1::2], strict=True)), last, wrong))
            if last:
                return

    def _say(self, answer: Matches) -> None:
        if self._newest == answer.job:
            self._answered(answer)


def serve(connection: Connection) -> None:
    """The process's side: one text, one pattern."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pattern, text, exact = connection.recv()
        connection.send(None)
        found = islice(matches(pattern, text, exact=exact), MOST)
        while batch := list(islice(found, _BATCH)):
            connection.send((array(_CODE, [at for place in batch for at in place]).tobytes(), False, ""))
        connection.send((b"", True, ""))
    except (re.error, OverflowError, RecursionError) as error:
        connection.send((b"", True, str(error) or type(error).__name__))
    except (EOFError, OSError):
        return
