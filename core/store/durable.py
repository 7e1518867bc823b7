"""Writing that survives a kill: sync, atomic replacement, and the folder's own entry."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_SHARING_ERRORS: Final = (5, 32, 33)
"""Windows errors while a virus scanner or a synchroniser has the file open."""
_TRIES: Final = 20


def sync(handle: int) -> None:
    """Everything written is on the disk (F_FULLFSYNC on macOS, where fsync is not enough)."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """The folder's entries are on the disk; Windows has no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file and sync it; it is taken away again where that fails."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb", buffering=1 << 20) as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            sync(out.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace(new: Path, old: Path) -> None:
    """`os.replace`, tried again on Windows' sharing errors, and the folder synced."""
    for left in reversed(range(_TRIES)):
        try:
            os.replace(new, old)
            break
        except OSError as error:
            if not left or getattr(error, "winerror", None) not in _SHARING_ERRORS:
                raise
            time.sleep(0.05)
    sync_folder(old.parent)
