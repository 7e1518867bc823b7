"""Writing that survives a kill: sync, atomic replacement, and the folder's own entry."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from core.file_names import extended

SHARING_ERRORS: Final = (5, 32, 33)
"""Windows errors while a virus scanner or a synchroniser has the file open."""
TRIES: Final = 20
_PAUSE: Final = 0.05
_NO_SUCH_CALL: Final = (errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What a file system answers that cannot sync in that way; a disk that failed to answers otherwise."""


def on_windows() -> bool:
    """Whether Windows' rules hold: no sync of folders, sharing errors, short paths."""
    return os.name == "nt"


def long_path(path: Path) -> Path:
    """The path as the system takes it at any length."""
    return Path(extended(os.fspath(path))) if on_windows() else path


def exists(path: Path) -> bool:
    """Whether there is such a file, at any length of the path."""
    return long_path(path).exists()


def write_all(handle: int, data: bytes) -> None:
    """Write all of it, however short the single writes are."""
    view = memoryview(data)
    while view:
        written = os.write(handle, view)
        if not written:
            raise OSError("nothing was written")
        view = view[written:]


def sync(handle: int) -> None:
    """Everything written is on the disk (F_FULLFSYNC on macOS, where fsync is not enough)."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NO_SUCH_CALL:
                raise
            os.fsync(handle)  # a network drive
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """The folder's entries are on the disk; Windows and some mounted drives have no such call."""
    if on_windows():
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # it may be written and not listed, so it cannot be opened
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(handle)


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file and sync it; it is taken away again where that fails."""
    path = long_path(path)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb", buffering=1 << 20) as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            sync(out.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def rename(new: Path, old: Path) -> None:
    """`os.replace`, tried again on Windows' sharing errors; the folder is not synced yet."""
    for left in reversed(range(TRIES)):
        try:
            os.replace(long_path(new), long_path(old))
        except OSError as error:
            if not left or getattr(error, "winerror", None) not in SHARING_ERRORS:
                raise
            time.sleep(_PAUSE)
        else:
            return


def replace(new: Path, old: Path) -> None:
    """Put one file in another's place, durably."""
    rename(new, old)
    sync_folder(old.parent)


def beside(path: Path, ending: str) -> Path:
    """The file that belongs to that one: its name with an ending put behind."""
    return path.with_name(path.name + ending)
