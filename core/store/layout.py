"""The workspace file's layout: TinyDB JSON with one record a line, indexed by lines, parsed when asked for."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from core.errors import WorkspaceDamaged, WorkspaceForeign
from core.store.codec import intact
from core.store.durable import long_path
from core.store.records import Place, Records

TABLES: Final = (
    "meta", "people", "labels", "words", "rules", "fields", "same", "seen", "texts", "articles", "sets", "history",
)  # fmt: skip
DAMAGED: Final = "damaged"
"""The table of lines that could not be read: `{table, id, line, patches, at}`. Nothing is ever thrown away."""
_TABLE: Final = re.compile(rb'"((?:[^"\\]|\\.)*)":\{\r?\n?$')
_RECORD: Final = re.compile(rb'"(\d{1,18})":\{')
_START: Final = (b"{", b'"meta":{')
_CRC_END: Final = re.compile(rb'"_crc":\d+\}')
_FIRST: Final = re.compile(rb'"version":\[(\d+),(\d+)\]')


class BaseFile:
    """The file, opened when a line is asked for and closed before it is replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self.stat = os.fstat(self.open().fileno())
        self.size = self.stat.st_size

    def open(self) -> BinaryIO:
        """The open file."""
        if self._file is None:
            self._file = long_path(self.path).open("rb", buffering=1 << 18)
        return self._file

    def line(self, place: Place) -> bytes:
        """The bytes of one record; `WorkspaceDamaged` where the file can no longer be read there."""
        try:
            file = self.open()
            if hasattr(os, "pread"):
                found = os.pread(file.fileno(), place[1], place[0])
            else:
                here = file.tell()  # the index may be on its way through the file
                file.seek(place[0])
                found = file.read(place[1])
                file.seek(here)
        except (OSError, ValueError) as error:
            raise WorkspaceDamaged(str(error), path=str(self.path)) from error
        if len(found) != place[1]:
            raise WorkspaceDamaged("the file is shorter than it was", path=str(self.path), offset=place[0])
        return found

    def close(self) -> None:
        """Close it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def is_at(self, path: Path) -> bool:
        """Whether that path still names this very file as it was when opened."""
        try:
            now = long_path(path).stat()
        except FileNotFoundError:
            return False
        then = self.stat
        return (now.st_ino, now.st_size, now.st_mtime_ns) == (then.st_ino, then.st_size, then.st_mtime_ns)


class Stray(NamedTuple):
    """A line that is no readable record: what is known of its place, and its bytes as they are."""

    table: str
    key: str
    line: bytes


@dataclass
class Content:
    """A file's tables, its open file (None: it was parsed whole), and the lines that could not be placed."""

    tables: dict[str, Records] = field(default_factory=dict)
    base: BaseFile | None = None
    stray: list[Stray] = field(default_factory=list)
    named: bool = True


def load(path: Path, *, salvage: bool = False) -> Content:
    """Every table of the file; one that is not in this layout (another program rewrote it) is parsed whole.

    A damaged line costs that line. `WorkspaceDamaged` where the file has no end or a table has no name, unless
    `salvage` asks for what there is.
    """
    base = BaseFile(path)
    try:
        file = base.open()  # one handle for all of it: the path may name a newer file at any moment
        first = [file.readline(1 << 24).rstrip(b"\r\n") for _line in range(3)]
        if tuple(first[:2]) != _START:
            base.close()
            return _parsed_whole(path)
        found = _FIRST.search(first[2])
        content = Content(base=base, named=found is None or (int(found[1]), int(found[2])) >= (1, 1))
        _Index(content, base, salvage=salvage).run()
    except BaseException:
        base.close()
        raise
    return content


class _Index:
    """Goes through the lines once and notes where each record stands."""

    def __init__(self, content: Content, base: BaseFile, *, salvage: bool) -> None:
        self._content = content
        self._base = base
        self._salvage = salvage
        self._records: Records | None = None
        self._doubted = False
        self._ended = False

    def run(self) -> None:
        offset = 0
        file = self._base.open()
        file.seek(0)
        match = _RECORD.match
        for raw in file:
            found = match(raw)
            if found is not None:
                self._record(found[1].decode(), raw, found.end() - 1, offset)
            elif offset:
                self._structure(raw, offset)
            offset += len(raw)
        if not self._ended and not self._salvage:
            raise WorkspaceDamaged("the end of the file is missing", path=str(self._base.path), offset=offset)

    def _record(self, key: str, raw: bytes, start: int, offset: int) -> None:
        tail = raw[-3:]
        if tail == b"},\n":
            end = len(raw) - 2
        elif tail[1:] == b"}\n":
            end = len(raw) - 1
        else:  # line breaks of Windows, put there by another program, or a damaged end
            end = len(raw.rstrip(b"\r\n,"))
        records = self._records
        if records is None or self._doubted:
            records = self._settled(key, raw[start:end], offset)
        if records is None:
            self._content.stray.append(Stray("", key, raw))
        elif not records.put_new(key, (offset + start, end - start)):
            self._twice(records, key, (offset + start, end - start), raw[start:end])

    def _twice(self, records: Records, key: str, place: Place, line: bytes) -> None:
        """Two lines under one id: a damaged id makes the one or the other; the intact one is the record."""
        if intact(line, self._title(records.name, key)) and not records.readable(key):
            line = self._base.line(records.put_line(key, place) or place)
        self._content.stray.append(Stray(records.name, key, line))

    def _settled(self, key: str, line: bytes, offset: int) -> Records | None:
        """The table a record is of after a damaged line, which may have ended one table and begun another."""
        here = self._records
        if here is not None and intact(line, self._title(here.name, key)):
            self._doubted = False
            return here
        found = self._named_by(key, line, offset, stays=here is not None)
        if found is not None:
            self._doubted = False
            return found
        return here

    def _title(self, table: str, key: str) -> str | None:
        return f"{table}/{key}" if self._content.named else None

    def _named_by(self, key: str, line: bytes, offset: int, *, stays: bool) -> Records | None:
        """The table whose name is damaged is the one under whose name its first record is intact."""
        if self._content.named:
            for name in TABLES:
                if name not in self._content.tables and intact(line, f"{name}/{key}"):
                    self._open(name)
                    return self._records
        if self._salvage or stays:
            return None
        raise WorkspaceDamaged("a record belongs to no table", path=str(self._base.path), offset=offset)

    def _open(self, name: str) -> None:
        if name not in self._content.tables:
            self._content.tables[name] = Records(name, self._base.line, named=self._content.named)
        self._records = self._content.tables[name]

    def _structure(self, raw: bytes, offset: int) -> None:
        line = raw.rstrip(b"\r\n")
        opening = None if self._ended else _TABLE.match(raw)
        if opening is not None:
            name = _name(opening[1])
            self._records = None
            if name in TABLES or name == DAMAGED or not self._content.named or self._holds(name, offset + len(raw)):
                self._open(name)
        elif line == b"}," and self._records is not None:
            self._records = None
        elif line == b"}" and not self._ended:
            self._ended = self._records is None
            self._records = None
        elif line:
            table = self._records.name if self._records is not None else ""
            self._content.stray.append(Stray(table, "", line))
            self._doubted = True
            self._inside(raw, offset)

    def _inside(self, raw: bytes, offset: int) -> None:
        """Whole records on a line that lost the line break before them."""
        here = [self._records.name] if self._records is not None else []
        for found in _RECORD.finditer(raw) if self._content.named else ():
            key, start = found[1].decode(), found.end() - 1
            end = _CRC_END.search(raw, start)
            line = raw[start : end.end()] if end is not None else b""
            for name in (*here, *TABLES):
                if line and intact(line, f"{name}/{key}"):
                    self._open(name)
                    self._content.tables[name].put_new(key, (offset + start, len(line)))
                    break

    def _holds(self, name: str, after: int) -> bool:
        """Whether a table this version does not know has records under its own name, or none at all."""
        file = self._base.open()
        place = file.tell()
        file.seek(after)
        raw = file.readline()
        file.seek(place)
        found = _RECORD.match(raw)
        if found is None:
            return True
        return intact(raw[found.end() - 1 :].rstrip(b"\r\n,"), self._title(name, found[1].decode()))


def _name(raw: bytes) -> str:
    try:
        return str(json.loads(b'"' + raw + b'"'))
    except ValueError:
        return raw.decode("ascii", "backslashreplace")


def _parsed_whole(path: Path) -> Content:
    try:
        value = json.loads(long_path(path).read_bytes())
    except (ValueError, RecursionError) as error:
        raise WorkspaceDamaged(str(error), path=str(path)) from error
    meta = value.get("meta") if isinstance(value, dict) else None
    if not isinstance(meta, dict) or not isinstance(meta.get("1"), dict):
        raise WorkspaceForeign("this JSON file is not a workspace", path=str(path))
    content = Content()
    for name, rows in value.items():
        records = content.tables[name] = Records(name, no_line)
        if not isinstance(rows, dict):
            raise WorkspaceDamaged(f"the table {name} is not one", path=str(path))
        for key, record in rows.items():
            if not isinstance(record, dict) or not (key.isascii() and key.isdigit()):
                raise WorkspaceDamaged(f"{name}/{key} is not a record", path=str(path))
            record.pop("_crc", None)
            records[key] = record
    return content


def no_line(_place: Place) -> bytes:
    """The reader of a table that has no file yet."""
    raise WorkspaceDamaged("this record has no line")


def embedded(line: bytes, records: Records) -> list[tuple[str, bytes]]:
    """Whole records inside a damaged line: a line break between two of them was lost."""
    found = []
    for start in _RECORD.finditer(line):
        key = start[1].decode()
        for end in _CRC_END.finditer(line[start.end() :]):
            piece = line[start.end() - 1 : start.end() + end.end()]
            if intact(piece, records.title(key) if records.named else None):
                found.append((key, piece))
                break
    return found
