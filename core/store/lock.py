"""One writer at a time: an operating-system lock on a file of its own, which a dead process cannot hold."""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_FAR: Final = 1 << 30
"""Byte that is locked on Windows: far past the end, so that the content stays readable for the message."""


class Lock:
    """The lock beside a workspace; its content (pid, host, user, since) is for messages only. Never unlinked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Take it; False where another process holds it, or where the folder cannot be written."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return False
        if not _locked(handle):
            os.close(handle)
            return False
        self._file = handle
        who = {"pid": os.getpid(), "host": platform.node(), "user": _user()}
        who["since"] = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, json.dumps(who).encode())
        except OSError:
            return True  # held all the same; only the message about it will be poorer
        return True

    def holder(self) -> str:
        """Who holds it, in a few words."""
        try:
            who = json.loads(self.path.read_text("utf-8"))
            return f"{who['user']}@{who['host']} (pid {who['pid']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "?"

    def release(self) -> None:
        """Give it back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
