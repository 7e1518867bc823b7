"""One writer at a time: an operating-system lock on a file of its own, which a dead process cannot hold."""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from core.store.durable import long_path

_FAR: Final = 1 << 30
"""Byte that is locked on Windows: far past the end, so that the content stays readable for the message."""
_HELD: Final = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Taken(StrEnum):
    """What came of asking for the lock; the values but the first two are kinds of `core.safety.reports`."""

    OURS = "ours"
    HELD = "held"
    """Another process has it."""
    NO_LOCKS = "no-locks"
    """The file system has no locks (some network drives)."""
    NOT_WRITABLE = "read-only-folder"
    """Nothing can be written there."""


class Lock:
    """The lock beside a workspace; its content (pid, host, user, since) is for messages only. Never unlinked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def take(self) -> Taken:
        """Take it, or say why not."""
        try:
            handle = os.open(long_path(self.path), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return Taken.NOT_WRITABLE
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            return Taken.HELD if error.errno in _HELD else Taken.NO_LOCKS
        self._file = handle
        who = {"pid": os.getpid(), "host": platform.node(), "user": _user()}
        who["since"] = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, json.dumps(who).encode())
        except OSError:
            return Taken.OURS  # held all the same; only the message about it will be poorer
        return Taken.OURS

    def holder(self) -> str:
        """Who holds it, in a few words."""
        try:
            who = self._last()
            return f"{who['user']}@{who['host']} (pid {who['pid']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "?"

    def may_be_held(self) -> bool:
        """Whether the process that took it last may still run; nothing is taken, so nobody is kept from taking it."""
        try:
            who = self._last()
            return who["host"] != platform.node() or _may_run(int(who["pid"]))
        except FileNotFoundError:
            return False
        except (OSError, ValueError, KeyError, TypeError):
            return True

    def _last(self) -> dict[str, Any]:
        """Who took it last, as the file says."""
        return dict(json.loads(long_path(self.path).read_text("utf-8")))

    def release(self) -> None:
        """Give it back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _may_run(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # asking with signal 0 would interrupt it there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
