"""The workspace file's layout: TinyDB JSON with one record a line, indexed by lines, parsed when asked for."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.errors import WorkspaceDamaged, WorkspaceForeign
from core.store.records import FrozenRecord, Place, Records

_TABLE: Final = re.compile(rb'^"((?:[^"\\]|\\.)*)":\{$')
_RECORD: Final = re.compile(rb'^"(\d+)":(?=\{)')
_CLOSE: Final = (b"},", b"}", b"}}")


class BaseFile:
    """The file open for reading. Its lines are read when a record is asked for; closed before it is replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("rb")
        self.size = os.fstat(self._file.fileno()).st_size

    def line(self, place: Place) -> bytes:
        """The bytes of one record; `WorkspaceDamaged` where the file can no longer be read there."""
        try:
            if hasattr(os, "pread"):
                return os.pread(self._file.fileno(), place[1], place[0])
            self._file.seek(place[0])
            return self._file.read(place[1])
        except (OSError, ValueError) as error:
            raise WorkspaceDamaged(str(error), path=str(self.path)) from error

    def close(self) -> None:
        """Close it."""
        self._file.close()

    def index(self) -> Iterator[tuple[str, str, Place]]:
        """`(table, id, place)` of every record; ends with `WorkspaceDamaged` where a line does not fit the layout."""
        table = ""
        offset = 0
        self._file.seek(0)
        for raw in self._file:
            line = raw.rstrip(b"\r\n")
            found = _RECORD.match(line)
            if found and table:
                start = found.end()
                yield table, found[1].decode(), (offset + start, len(line.removesuffix(b",")) - start)
            elif line not in {b"{", *_CLOSE}:
                opened = _TABLE.match(line)
                if opened is None:
                    raise WorkspaceDamaged("a line is not in the layout", path=str(self.path), offset=offset)
                table = json.loads(b'"' + opened[1] + b'"')
            offset += len(raw)


def load(path: Path) -> tuple[dict[str, Records], BaseFile | None]:
    """Every table of the file. One that is not in this layout (another program rewrote it) is parsed whole."""
    base = BaseFile(path)
    tables: dict[str, Records] = {}
    try:
        for table, key, place in base.index():
            if table not in tables:
                tables[table] = Records(table, base.line)
            tables[table].put_line(key, place)
        if "meta" in tables:
            return tables, base
    except WorkspaceDamaged:
        tables.clear()
    base.close()
    return _parsed_whole(path), None


def _parsed_whole(path: Path) -> dict[str, Records]:
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise WorkspaceDamaged(str(error), path=str(path)) from error
    meta = content.get("meta") if isinstance(content, dict) else None
    if not isinstance(meta, dict) or not isinstance(meta.get("1"), dict):
        raise WorkspaceForeign("this JSON file is not a workspace", path=str(path))
    tables: dict[str, Records] = {}
    for name, rows in content.items():
        tables[name] = Records(name, _no_line)
        for key, record in rows.items():
            if isinstance(record, dict) and key.isdigit():
                record.pop("_crc", None)
                tables[name][key] = record
    return tables


def _no_line(_place: Place) -> bytes:
    raise WorkspaceDamaged("this record has no line")


Frozen = list[tuple[str, list[FrozenRecord]]]
"""Every table's records as they were at one moment."""
Moves = list[tuple[str, FrozenRecord, Place]]
"""Where each record stands in the new file."""


def write(frozen: Frozen, base: BaseFile | None, moves: Moves) -> Iterator[bytes]:
    """The file's bytes, piece by piece; `moves` is filled on the way."""
    at = 2
    yield b"{\n"
    for number, (table, records) in enumerate(frozen):
        opening = json.dumps(table).encode("ascii") + b":{\n"
        at += len(opening)
        yield opening
        for count, record in enumerate(records):
            head = b'"%b":' % record.key.encode("ascii")
            content = record.content
            line = content if isinstance(content, bytes) else _copied(base, content)
            moves.append((table, record, (at + len(head), len(line))))
            piece = head + line + (b",\n" if count < len(records) - 1 else b"\n")
            at += len(piece)
            yield piece
        closing = b"},\n" if number < len(frozen) - 1 else b"}\n"
        at += len(closing)
        yield closing
    yield b"}\n"


def _copied(base: BaseFile | None, place: Place) -> bytes:
    if base is None:
        raise WorkspaceDamaged("a line to copy has no file")
    return base.line(place)
