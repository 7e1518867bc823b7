"""A small private file that is written whole, at once or beside what goes on.

What is kept by itself every second (where one is, how much was done today) must not make a key wait for a disk that is
busy with something else; what a person decides is written at once, and told where that fails.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path


class LateFile:
    """One file; whatever was given last is what it holds in the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._guard = threading.Lock()
        self._waiting: str | None = None
        self._thread: threading.Thread | None = None

    def write(self, words: str) -> bool:
        """Write it now; whether that went well."""
        with self._guard:
            self._waiting = None
        self.flush()
        return self._write(words)

    def write_later(self, words: str) -> None:
        """Write it on another thread, soon; a failure shows when something is next written at once."""
        with self._guard:
            self._waiting = words
            if self._thread is None:
                self._thread = threading.Thread(target=self._drain, name="zhupi-late-file")
                self._thread.start()

    def flush(self) -> None:
        """Wait until nothing is left to write."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _drain(self) -> None:
        while True:
            with self._guard:
                words, self._waiting = self._waiting, None
                if words is None:
                    self._thread = None
                    return
            self._write(words)

    def _write(self, words: str) -> bool:
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.write_text(words, "utf-8")
            os.replace(fresh, self.path)
        except OSError:
            return False
        return True
