"""The journal beside the workspace file: one synced line a transaction; a torn tail is cut, a bad line set aside."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from core.errors import JournalLost, NotSaved
from core.ids import new_id
from core.store import durable, opening
from core.store.codec import Json, dumps, journal_line, parse_journal_line
from core.system_errors import why_refused

FORMAT: Final = opening.JOURNAL
_LINE_START: Final = re.compile(rb"[0-9a-f]{8} \{")


@dataclass
class JournalContent:
    """What a journal holds: its header, good entries in order, numbers of bad lines, and where the good part ends."""

    header: Json | None = None
    entries: list[Json] = field(default_factory=list)
    bad_lines: list[tuple[int, bytes]] = field(default_factory=list)
    torn: int = 0
    """Bytes of an unfinished last line."""
    good_end: int = 0


def read_journal(path: Path) -> JournalContent:
    """Everything in the journal; an absent one is empty."""
    try:
        data = durable.long_path(path).read_bytes()
    except FileNotFoundError:
        return JournalContent()
    return parse_journal(data)


def parse_journal(data: bytes) -> JournalContent:
    """The content of a journal's bytes."""
    content = JournalContent()
    lines = data.split(b"\n")
    tail = lines.pop()
    content.torn = len(tail)
    content.good_end = len(data) - len(tail)
    for number, line in enumerate(lines, 1):
        entry = parse_journal_line(line)
        if entry is not None:
            _take(content, entry, first=number == 1)
            continue
        content.bad_lines.append((number, line))
        for whole in _embedded(line):
            _take(content, whole, first=number == 1)
    return content


class Line(NamedTuple):
    """One line of a file of corrections, by its number from 1; `entry` is None where it cannot be read."""

    number: int
    entry: Json | None


def lines_of(path: Path) -> Iterator[Line]:
    """The lines of a journal or of a file of lines set aside, where entries without a checksum stand too."""
    for number, line in enumerate(durable.long_path(path).read_bytes().split(b"\n"), 1):
        if not line.strip(b"\0"):
            continue
        entry = parse_journal_line(line)
        if entry is None and line.startswith(b"{"):
            entry = _plain_entry(line)
        inside: list[Json | None] = [*_embedded(line)] if entry is None else [entry]
        for one in inside or [None]:
            yield Line(number, one)


def _plain_entry(line: bytes) -> Json | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and isinstance(entry.get("patch"), list) else None


def _take(content: JournalContent, entry: Json, *, first: bool) -> None:
    if entry.get("format") == FORMAT:
        content.header = entry if first and content.header is None else content.header
    elif isinstance(entry.get("seq"), int) and isinstance(entry.get("patch"), list):
        content.entries.append(entry)


def _embedded(line: bytes) -> Iterator[Json]:
    """Whole entries inside a bad line: the line break between two of them was damaged."""
    starts = [found.start() for found in _LINE_START.finditer(line)]
    for at, start in enumerate(starts):
        for end in (*(one - 1 for one in starts[at + 1 :]), len(line)):
            entry = parse_journal_line(line[start:end])
            if entry is not None:
                yield entry
                break


class Journal:
    """The journal open for appending. `OSError`s become `NotSaved`; a short or failed write is cut back."""

    def __init__(
        self, path: Path, uid: str, generation: int, base_size: int, *, keep: int = 0, token: str = ""
    ) -> None:
        """Continue the journal of that token whose good part is `keep` bytes long, or begin a new one (`keep` 0)."""
        self.path = path
        self.token = token if keep else new_id()
        """Names this very journal; the file it is folded into notes it. Empty: one of an earlier version."""
        self._header = header_of(uid, generation, base_size, self.token)
        self._name = os.fspath(durable.long_path(path))
        self._handle: int | None = None
        self._identity = (0, 0)
        self._doubted = False
        self.size = keep

    def append(self, lines: list[bytes]) -> None:
        """Write those lines and sync them.

        `NotSaved` with the system's reason where that fails; `JournalLost` where the file holds no longer what
        was acknowledged: it was taken away or replaced, or a failed sync left it otherwise than it was written.
        """
        try:
            handle = self._opened()
            data = b"".join(lines)
            durable.write_all(handle, data)
            durable.sync(handle)
        except OSError as error:
            self._cut_back()
            raise NotSaved(why_refused(error), path=str(self.path)) from error
        self.size += len(data)

    def _opened(self) -> int:
        if self._handle is not None and not self._is_there():
            self.close()
            raise JournalLost(path=str(self.path))
        if self._handle is None:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            handle = os.open(durable.long_path(self.path), flags, 0o600)
            try:
                self._begin(handle)
                opened = os.fstat(handle)
            except BaseException:
                os.close(handle)
                raise
            self._identity = (opened.st_dev, opened.st_ino)
            self._handle = handle
        return self._handle

    def _begin(self, handle: int) -> None:
        if os.fstat(handle).st_size < self.size or (self._doubted and not self._verified(handle)):
            raise JournalLost(path=str(self.path))
        os.ftruncate(handle, self.size)
        os.lseek(handle, self.size, os.SEEK_SET)
        if not self.size:
            header = journal_line(dumps(self._header))
            durable.write_all(handle, header)
            durable.sync(handle)
            durable.sync_folder(self.path.parent)
            self.size = len(header)
        self._doubted = False

    def _verified(self, handle: int) -> bool:
        """Whether what was acknowledged can be read: after a failed sync the system's memory of a file is in doubt."""
        os.lseek(handle, 0, os.SEEK_SET)
        data = b""
        while len(data) < self.size:
            piece = os.read(handle, self.size - len(data))
            if not piece:
                return False
            data += piece
        content = parse_journal(data)
        return not content.torn and not content.bad_lines

    def _is_there(self) -> bool:
        """Whether the path still names the open file: what is appended to a deleted one is lost when it is closed."""
        try:
            now = os.stat(self._name)  # noqa: PTH116  # a `Path` costs as much again, at every correction
        except OSError:
            return False
        return (now.st_dev, now.st_ino) == self._identity

    def _cut_back(self) -> None:
        """Take a half-written line away; where even that fails, the next opening of the file cuts it."""
        self._doubted = True
        handle, self._handle = self._handle, None
        if handle is None:
            return
        try:
            os.ftruncate(handle, self.size)
            durable.sync(handle)
        except OSError:
            pass  # `_begin` truncates before the next write; a start in between cuts the torn tail
        finally:
            with contextlib.suppress(OSError):
                os.close(handle)

    def close(self) -> None:
        """Close the file."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):  # every line was synced when it was acknowledged
                os.close(handle)


def header_of(uid: str, generation: int, base_size: int, token: str) -> Json:
    """The first entry of a journal: which file it continues."""
    return {"format": FORMAT, "uid": uid, "generation": generation, "size": base_size, "token": token}


def new_journal(path: Path, uid: str, generation: int, base_size: int, lines: list[bytes]) -> Journal:
    """Put a new journal with those lines in the old one's place, in one step."""
    token = new_id()
    first = journal_line(dumps(header_of(uid, generation, base_size, token)))
    new = durable.beside(path, ".new")
    durable.write_new(new, [first, *lines])
    durable.replace(new, path)
    return Journal(path, uid, generation, base_size, keep=len(first) + sum(map(len, lines)), token=token)
