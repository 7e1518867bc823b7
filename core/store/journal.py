"""The journal beside the workspace file: one synced line a transaction; a torn tail is cut, a bad line set aside."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import NotSaved
from core.store import durable
from core.store.codec import Json, dumps, journal_line, parse_journal_line

FORMAT = "zhupi-journal"


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
    content = JournalContent()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return content
    lines = data.split(b"\n")
    tail = lines.pop()
    content.torn = len(tail)
    content.good_end = len(data) - len(tail)
    for number, line in enumerate(lines, 1):
        entry = parse_journal_line(line)
        if entry is None:
            content.bad_lines.append((number, line))
        elif number == 1 and entry.get("format") == FORMAT:
            content.header = entry
        else:
            content.entries.append(entry)
    return content


class Journal:
    """The journal open for appending. `OSError`s become `NotSaved`; a short or failed write is cut back."""

    def __init__(self, path: Path, uid: str, generation: int, base_size: int, *, keep: int = 0) -> None:
        """Continue the journal whose good part is `keep` bytes long, or begin a new one (`keep` 0)."""
        self.path = path
        self._header = {"format": FORMAT, "uid": uid, "generation": generation, "size": base_size}
        self._handle: int | None = None
        self.size = keep

    def append(self, lines: list[bytes]) -> None:
        """Write those lines and sync them; `NotSaved` with the system's reason where that fails."""
        try:
            handle = self._opened()
            data = b"".join(lines)
            _write_all(handle, data)
            durable.sync(handle)
        except OSError as error:
            self._cut_back()
            raise NotSaved(error.strerror or str(error), path=str(self.path)) from error
        self.size += len(data)

    def _opened(self) -> int:
        if self._handle is None:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            handle = os.open(self.path, flags, 0o600)
            try:
                os.ftruncate(handle, self.size)
                os.lseek(handle, self.size, os.SEEK_SET)
                if not self.size:
                    header = journal_line(dumps(self._header))
                    _write_all(handle, header)
                    durable.sync(handle)
                    durable.sync_folder(self.path.parent)
                    self.size = len(header)
            except OSError:
                os.close(handle)
                raise
            self._handle = handle
        return self._handle

    def _cut_back(self) -> None:
        """Take a half-written line away; where even that fails, the next opening of the file cuts it."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        try:
            os.ftruncate(handle, self.size)
            durable.sync(handle)
        except OSError:
            pass  # `_opened` truncates before the next write; a start in between cuts the torn tail
        finally:
            os.close(handle)

    def since(self, seq: int) -> Iterator[bytes]:
        """The lines of entries later than `seq`, to be carried over into the next journal."""
        for entry in read_journal(self.path).entries:
            if int(entry.get("seq", 0)) > seq:
                yield journal_line(dumps(entry))

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def new_journal(path: Path, uid: str, generation: int, base_size: int, lines: list[bytes]) -> Journal:
    """Put a new journal with those lines in the old one's place, in one step."""
    header: Json = {"format": FORMAT, "uid": uid, "generation": generation, "size": base_size}
    first = journal_line(dumps(header))
    new = path.with_name(path.name + ".new")
    durable.write_new(new, [first, *lines])
    durable.replace(new, path)
    return Journal(path, uid, generation, base_size, keep=len(first) + sum(map(len, lines)))
