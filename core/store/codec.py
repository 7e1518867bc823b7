"""One JSON record a line, with its checksum: the form records take in the workspace file and its journal.

Everything is ASCII, because plain `TinyDB(path)` opens the file in the locale's encoding.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final
from zlib import crc32

from core.errors import WorkspaceDamaged
from core.giving_way import give_way
from core.store import slices

Json = dict[str, Any]
CRC_KEY: Final = "_crc"
_CRC_MARK: Final = b'"_crc":'
_COMMA: Final = 0x2C
_OFTEN: Final = 64
"""Pieces of a line, some 8,000 characters each, after which others have their turn."""
_FLAT: Final = 2
"""A record and the tables in it: the spans of a set, the paragraphs of a text."""
_DEEP: Final = 4
"""A history: the record, its rows, one of them, and what that one changed."""


def dumps(value: object, *, small: bool = False) -> str:
    """Compact ASCII JSON, written in slices; `small`: it is known to need none."""
    return slices.encoded_small(value) if small else slices.encoded(value)


def record_line(record: Mapping[str, Any], name: str, between: Callable[[], object] = give_way) -> bytes:
    """The record `table/id` as one line of JSON without its line break, its checksum the last key.

    `between` is called between the slices of a large one. Of 60 MB each further copy would take 30 ms.
    """
    pieces = slices.pieces({key: value for key, value in record.items() if key != CRC_KEY}, between)
    checksum, line = _seed(name), []
    for number, piece in enumerate(pieces):
        raw = piece.encode("ascii")
        checksum = crc32(raw, checksum)
        line.append(raw)
        if number % _OFTEN == _OFTEN - 1:
            between()
    line[-1] = line[-1][:-1]
    comma = b"" if line == [b"{"] else b","
    return b"".join([*line, b"%b%b%d}" % (comma, _CRC_MARK, checksum)])


def parse_record(line: bytes, name: str | None) -> Json:
    """The record of a line; `WorkspaceDamaged` where it is not JSON or not what its checksum says."""
    if not intact(line, name):
        raise WorkspaceDamaged("a record is not what its checksum says")
    try:
        record = slices.decoded(line.decode("ascii"), _DEEP if name and name.startswith("history/") else _FLAT)
    except (ValueError, RecursionError) as error:
        raise WorkspaceDamaged(f"a record is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise WorkspaceDamaged("a record is not an object")
    record.pop(CRC_KEY, None)
    return record


def intact(line: bytes, name: str | None) -> bool:
    """Whether the line is what its checksum says, as the record `table/id` (None: 1.0 left that out)."""
    at = line.rfind(_CRC_MARK)
    if at < 1 or line[-1:] != b"}":
        return False
    plain = line[: at - 1 if line[at - 1] == _COMMA else at] + b"}"
    return line[at + len(_CRC_MARK) : -1] == b"%d" % crc32(plain, 0 if name is None else _seed(name))


def _seed(name: str) -> int:
    """A record's place is under its checksum: one that turns up under another id or in another table is damaged."""
    return crc32(name.encode("utf-8"))


def journal_line(entry: str) -> bytes:
    """A journal entry with its CRC-32 (eight hex digits) before it and a line break after it."""
    raw = entry.encode("ascii")
    return b"%08x %b\n" % (crc32(raw), raw)


def parse_journal_line(line: bytes) -> Json | None:
    """The entry of a journal line without its line break; None where the line is torn or damaged."""
    if line[8:9] != b" " or line[:8] != b"%08x" % crc32(line[9:]):
        return None
    try:
        entry = json.loads(line[9:])
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def merge_patch(target: object, patch: object) -> object:
    """RFC 7396: what `target` is after `patch`; dictionaries are changed in place."""
    if not isinstance(patch, dict):
        return patch
    merged = target if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict):
            merged[key] = merge_patch(merged.get(key), value)
        else:
            merged[key] = value
    return merged
