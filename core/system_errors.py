"""Why the system refused something, in plain words: the common codes of POSIX and Windows, each with what to do.

An error carries the reason in English as its `detail`; `core.safety.reasons` and `core.messages` translate it.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final, NamedTuple

from core.translation import QT_TRANSLATE_NOOP

CONTEXT: Final = "system"


class Reason(NamedTuple):
    """Why, and what a person can do about it; both are sources of translations in `CONTEXT`."""

    why: str
    to_do: str


_FULL: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the disk is full"),
    QT_TRANSLATE_NOOP("system", "Make room on the disk: delete or move what is not needed."),
)
_DENIED: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the system does not allow it"),
    QT_TRANSLATE_NOOP("system", "Look at the permissions of the file and its folder, or use a folder of your own."),
)
_READ_ONLY: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the disk can only be read"),
    QT_TRANSLATE_NOOP("system", "Copy the file to a disk that can be written, and use it there."),
)
_BROKEN: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the disk or its connection reports a fault"),
    QT_TRANSLATE_NOOP("system", "Look at the disk and its cable, and copy what matters to another disk soon."),
)
_BUSY: Final = Reason(
    QT_TRANSLATE_NOOP("system", "another program is using the file"),
    QT_TRANSLATE_NOOP("system", "Close it there, or wait until the virus scanner or synchroniser is done."),
)
_MISSING: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the file or its folder is not there"),
    QT_TRANSLATE_NOOP("system", "Look whether it was moved or renamed, or whether its drive is connected."),
)
_THERE: Final = Reason(
    QT_TRANSLATE_NOOP("system", "there is something of that name already"),
    QT_TRANSLATE_NOOP("system", "Choose another name."),
)
_FOLDER: Final = Reason(
    QT_TRANSLATE_NOOP("system", "this is a folder, not a file"),
    QT_TRANSLATE_NOOP("system", "Choose a file, or another name."),
)
_NO_FOLDER: Final = Reason(
    QT_TRANSLATE_NOOP("system", "a part of the path is no folder"),
    QT_TRANSLATE_NOOP("system", "Look at the path, and choose a folder that is there."),
)
_LONG: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the name is too long"),
    QT_TRANSLATE_NOOP("system", "Choose a shorter name, or a folder that is not so deep."),
)
_MANY: Final = Reason(
    QT_TRANSLATE_NOOP("system", "too many files are open"),
    QT_TRANSLATE_NOOP("system", "Close other programs, or start this one again."),
)
_QUOTA: Final = Reason(
    QT_TRANSLATE_NOOP("system", "your share of the disk is used up"),
    QT_TRANSLATE_NOOP("system", "Delete what you do not need, or ask who looks after the disk for more room."),
)
_LARGE: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the file is larger than this disk allows"),
    QT_TRANSLATE_NOOP("system", "Use a disk with another file system (FAT32 ends at 4 GB)."),
)
_STALE: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the network drive no longer knows the file"),
    QT_TRANSLATE_NOOP("system", "Connect the network drive again."),
)
_LATE: Final = Reason(
    QT_TRANSLATE_NOOP("system", "the disk or the network did not answer in time"),
    QT_TRANSLATE_NOOP("system", "Look at the connection, then try again."),
)

_BY_NAME: Final[Mapping[str, Reason]] = {
    "ENOSPC": _FULL,
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "EROFS": _READ_ONLY,
    "EIO": _BROKEN,
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "ENOENT": _MISSING,
    "EEXIST": _THERE,
    "EISDIR": _FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "ENAMETOOLONG": _LONG,
    "EMFILE": _MANY,
    "ENFILE": _MANY,
    "EDQUOT": _QUOTA,
    "EFBIG": _LARGE,
    "ESTALE": _STALE,
    "ETIMEDOUT": _LATE,
}
_BY_NUMBER: Final = {getattr(errno, name): reason for name, reason in _BY_NAME.items() if hasattr(errno, name)}
"""Some systems lack some of the names."""
_OF_WINDOWS: Final[Mapping[int, Reason]] = {5: _DENIED, 32: _BUSY, 33: _BUSY, 39: _FULL, 112: _FULL}
_TO_DO: Final = {one.why: one.to_do for one in _BY_NAME.values()}


def why_refused(error: OSError) -> str:
    """The reason, in English, as the detail of an error of ours; the system's own words where it is a rare one."""
    code = getattr(error, "winerror", None)
    reason = _OF_WINDOWS.get(code) if code is not None else None
    reason = reason or _BY_NUMBER.get(error.errno or 0)
    return reason.why if reason is not None else error.strerror or str(error)


def what_helps(why: str) -> str | None:
    """What to do about such a reason, in English; None where the reason is not one of these."""
    return _TO_DO.get(why)


__all__ = ["CONTEXT", "Reason", "what_helps", "why_refused"]
