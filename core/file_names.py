r"""File names that the program makes up, so that every system takes them, and paths of any length on Windows.

Windows refuses some characters, a dot or a space at the end, and the names of its devices with any ending (`NUL.txt`
is the device); it and macOS take `A` and `a` for the same file. Nothing here asks the system: the rules are the same
everywhere, so that a folder can be carried from one to another.
"""

from __future__ import annotations

import ntpath
import unicodedata
from collections.abc import Collection
from typing import Final

LONGEST: Final = 255
"""Bytes in UTF-8 that a name may have: no system that matters takes less, in its own units."""
LONG_FROM: Final = 180
r"""Characters from which on Windows gets `\\?\` before a path: 260, less what is put behind a workspace's name."""
_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_DEVICES: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}
)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that nobody sees in a name or that turn its direction round."""


def is_device(name: str) -> bool:
    """Whether Windows takes that file name for one of its devices, whatever ending it has."""
    return name.split(".", maxsplit=1)[0].rstrip(" ").upper() in _DEVICES


def refused(name: str) -> str:
    """Why a file of that name cannot be on every system, in English words; empty where it can."""
    if not name or set(name) <= {".", " "}:
        return "it has no letters"
    if any(letter in _FORBIDDEN or ord(letter) < ord(" ") for letter in name):
        return "it has a character that Windows does not take"
    if name[-1] in ". ":
        return "it ends in a dot or a space"
    if is_device(name):
        return "Windows has a device of that name"
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST:
        return "it is too long"
    return ""


def made_of(words: str, suffix: str = "", *, taken: Collection[str] = (), otherwise: str = "article") -> str:
    """A file name made of some words (a title), with that suffix, unlike those `taken` whatever their letters' case.

    Characters that a system refuses become `_`, those nobody sees go, white space becomes one space. `otherwise`
    stands where nothing is left.
    """
    plain = unicodedata.normalize("NFC", words)
    seen = (" " if letter.isspace() else letter for letter in plain)
    kept = "".join(letter for letter in seen if unicodedata.category(letter) not in _UNSEEN)
    stem = " ".join("".join("_" if letter in _FORBIDDEN else letter for letter in kept).split()).strip(". ")
    if is_device(stem + suffix):
        stem = f"_{stem}"
    known = {one.casefold() for one in taken}
    number = 1
    while True:
        ending = suffix if number == 1 else f" ({number}){suffix}"
        name = _shortened(stem or otherwise, LONGEST - len(ending.encode("utf-8"))) + ending
        if name.casefold() not in known:
            return name
        number += 1


def _shortened(stem: str, room: int) -> str:
    """As much of it as `room` bytes of UTF-8 hold, no code point cut in two."""
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(". ")


def extended(path: str) -> str:
    r"""An absolute path of Windows in the form that may be of any length; a short or a relative one stays as it is."""
    if len(path) < LONG_FROM or path.startswith("\\\\?\\") or not ntpath.isabs(path):
        return path
    plain = ntpath.normpath(path)
    if not plain.startswith("\\\\"):
        return "\\\\?\\" + plain if ntpath.splitdrive(plain)[0] else path
    return plain if plain.startswith("\\\\.\\") else "\\\\?\\UNC\\" + plain[2:]
