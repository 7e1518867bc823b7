"""Reading files that may be meant to do harm: bounded, nothing unpacked, nothing outside reached."""

from __future__ import annotations

import json
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

from core.errors import ImportRefused
from core.system_errors import why_refused

LARGEST: Final = 512 << 20
"""Bytes of a file that has to be read whole, and of all that a zip holds."""
LONGEST_LINE: Final = 64 << 20
"""Bytes of a line."""
RATIO: Final = 200
"""So many times larger than in the zip an entry of more than a megabyte may be."""
ENTRIES: Final = 400_000
_BROKEN_ZIP: Final = (
    OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, NotImplementedError, ValueError, EOFError,
)  # fmt: skip
_DRIVE: Final = re.compile(r"^[A-Za-z]:")


def whole(path: Path) -> bytes:
    """The bytes of a file; `ImportRefused` where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ImportRefused(why_refused(error), path=str(path)) from error
    if len(data) > LARGEST:
        raise ImportRefused(f"it is larger than {LARGEST >> 20} MB", path=str(path))
    return data


def value_of(data: bytes, path: Path, number: int = 0) -> Any:
    """What some JSON says; `ImportRefused` where it is none, or nested too deeply."""
    where = f"line {number} is not JSON" if number else "it is not JSON"
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise ImportRefused(f"{where}: it is nested too deeply", path=str(path)) from error
    except ValueError as error:
        raise ImportRefused(f"{where}: {error}", path=str(path), offset=number or None) from error


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    number = 0
    try:
        with path.open("rb") as file:
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise ImportRefused(f"line {number} is longer than {LONGEST_LINE >> 20} MB", path=str(path))
                bare = line.removeprefix(b"\xef\xbb\xbf").strip()
                if bare:
                    yield number, bare
    except OSError as error:
        raise ImportRefused(why_refused(error), path=str(path)) from error


def refuse_entities(data: bytes, path: Path) -> bytes:
    """The bytes of some XML; a document type, which is what an entity bomb needs, is refused."""
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", data.replace(b"\0", b"")):
        raise ImportRefused("it declares a document type or entities", path=str(path))
    return data


def files(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder, or of a zip of one, by name and sorted; links and names that lead out are refused."""
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.is_symlink():
                raise ImportRefused(f"{one.name} is a link", path=str(path))
            if one.is_file():
                yield one.relative_to(path).as_posix(), whole(one)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bombs(archive, path)
            for name in sorted(archive.namelist()):
                if not name.endswith("/"):
                    yield name, archive.read(name)
    except _BROKEN_ZIP as error:
        raise ImportRefused(f"it is neither a folder nor a zip that can be read: {error}", path=str(path)) from error


def _refuse_bombs(archive: zipfile.ZipFile, path: Path) -> None:
    found = archive.infolist()
    if len(found) > ENTRIES or sum(one.file_size for one in found) > LARGEST:
        raise ImportRefused(f"the zip holds more than {LARGEST >> 20} MB or {ENTRIES} files", path=str(path))
    for one in found:
        name = one.filename.replace("\\", "/")
        if name.startswith("/") or _DRIVE.match(name) or ".." in PurePosixPath(name).parts:
            raise ImportRefused(f"the zip holds {one.filename!r}, which leads out of it", path=str(path))
        if stat.S_ISLNK(one.external_attr >> 16):
            raise ImportRefused(f"the zip holds {one.filename!r}, which is a link", path=str(path))
        if one.file_size > 1 << 20 and one.file_size > RATIO * max(1, one.compress_size):
            raise ImportRefused(f"the zip holds {one.filename!r}, which is a zip bomb", path=str(path))
