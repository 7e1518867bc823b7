"""Backups: dated copies in a folder beside the workspace, made on opening and daily, the older ones thinned out.

Always copies, never links: a program that rewrites the workspace in place would change a linked backup with it.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from core.ids import new_id
from core.store import durable
from core.store.opening import set_aside

LAST: Final = 5
DAYS: Final = 7
WEEKS: Final = 4
_NAME: Final = re.compile(r"(\d{8}T\d{6})Z\.g(\d+)\.s(\d+)\.zhupi\.json")
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; `generation` and `seq` order backups, whatever the clock said."""

    path: Path
    at: datetime
    generation: int
    seq: int

    @property
    def order(self) -> tuple[int, int, datetime]:
        """Later backups are higher."""
        return (self.seq, self.generation, self.at)


def folder_of(path: Path) -> Path:
    """`NAME.zhupi.backups` beside `NAME.zhupi.json`."""
    return path.with_name(path.name.removesuffix(".json") + ".backups")


def listed(path: Path) -> list[Backup]:
    """The backups of that workspace, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for file in folder_of(path).iterdir():
            name = _NAME.fullmatch(file.name)
            if name is not None:
                at = datetime.strptime(name[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                found.append(Backup(file, at, int(name[2]), int(name[3])))
    return sorted(found, key=_order, reverse=True)


def _order(backup: Backup) -> tuple[int, int, datetime]:
    return backup.order


def journal_of(backup: Path) -> Path:
    """The journal that was copied with it, if there was one."""
    return durable.beside(backup, ".journal")


@dataclass(frozen=True, slots=True)
class Source:
    """A workspace at one moment: its files, open, and how much of each belongs to that moment."""

    path: Path
    file: BinaryIO
    size: int
    journal: BinaryIO | None
    journal_size: int
    generation: int
    seq: int


def make(source: Source, go_on: Callable[[], None], now: datetime | None = None) -> Backup | None:
    """Copy the workspace as it was at that moment and thin the others out; None where the newest is the same."""
    known = listed(source.path)
    if known and (known[0].generation, known[0].seq) == (source.generation, source.seq):
        return None
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    folder = folder_of(source.path)
    durable.long_path(folder).mkdir(mode=0o700, exist_ok=True)
    name = f"{at:%Y%m%dT%H%M%S}Z.g{source.generation}.s{source.seq}.zhupi.json"
    backup = Backup(folder / name, at, source.generation, source.seq)
    if source.journal is not None and source.journal_size:
        _copy(source.journal, source.journal_size, journal_of(backup.path), go_on)
    _copy(source.file, source.size, backup.path, go_on)
    thin_out(source.path)
    return backup


def _copy(file: BinaryIO, size: int, to: Path, go_on: Callable[[], None]) -> None:
    new = durable.beside(to, ".new")
    durable.write_new(new, _pieces(file, size, go_on))
    durable.replace(new, to)


def _pieces(file: BinaryIO, size: int, go_on: Callable[[], None]) -> Iterator[bytes]:
    file.seek(0)
    while size:
        go_on()
        piece = file.read(min(_PIECE, size))
        if not piece:
            raise OSError("the file became shorter while it was copied")
        size -= len(piece)
        yield piece


def kept(backups: list[Backup]) -> set[Path]:
    """Which of them (the newest first) stay: the last few, then one a day, then one a week."""
    stay = {one.path for one in backups[:LAST]}
    for most, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V")):
        first: dict[str, Path] = {}
        for one in backups:
            first.setdefault(f"{one.at:{period}}", one.path)
        stay |= set(list(first.values())[:most])
    return stay


def thin_out(path: Path) -> None:
    """Take away what `kept` does not keep, and what a killed program left half-written."""
    found = listed(path)
    stay = kept(found)
    for one in found:
        if one.path not in stay:
            for file in (one.path, journal_of(one.path)):
                with contextlib.suppress(OSError):
                    file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for stale in folder_of(path).glob("*.new"):
            stale.unlink(missing_ok=True)


def put_back(path: Path, backup: Path) -> Path | None:
    """Make a backup the workspace at `path`; where the files that stood there are now (None: there were none).

    The caller holds the lock.
    """
    new = durable.beside(path, ".new")
    with durable.long_path(backup).open("rb") as file:
        durable.write_new(new, iter(lambda: file.read(_PIECE), b""))
    aside = None
    if path.exists():
        aside = durable.beside(path, f".{datetime.now(UTC):%Y%m%dT%H%M%S}.{new_id()[:4]}.aside")
        try:
            durable.long_path(aside).hardlink_to(durable.long_path(path))
        except OSError:  # a file system without links
            shutil.copy2(durable.long_path(path), durable.long_path(aside))
    durable.replace(new, path)
    journal = durable.beside(path, ".journal")
    if journal.exists():
        set_aside(journal)
    if journal_of(backup).exists():
        shutil.copyfile(durable.long_path(journal_of(backup)), durable.long_path(durable.beside(journal, ".new")))
        durable.replace(durable.beside(journal, ".new"), journal)
    return aside
