"""Backups: dated copies in a folder beside the workspace, made on opening and daily, the older ones thinned out.

Always copies, never links: a program that rewrites the workspace in place would change a linked backup with it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from core.store import durable

RESTORED: Final = "restore"
"""The kind of a backup that holds the state before a restoring."""
MERGED: Final = "merge"
"""The kind of a conflict copy that was merged and moved here."""
_NAME: Final = re.compile(r"(\d{8}T\d{6})Z\.g(\d+)\.s(\d+)(?:\.([a-z]+)(?:-\d+)?)?\.zhupi\.json")
_PIECE: Final = 1 << 20
_SECONDS: Final = {"day": 86_400, "hour": 3_600}


class Keeping(NamedTuple):
    """How often a backup is made, and how many stay."""

    last: int = 5
    days: int = 7
    """One a day, of the last days that have one."""
    weeks: int = 4
    every: str = "day"
    """`start`: on opening only; `day` or `hour`: also with the first correction of another one."""

    def period(self, now: float) -> int:
        """The number of the day or hour of that time (seconds since the epoch, UTC); the same one: no new backup."""
        return int(now // _SECONDS[self.every]) if self.every in _SECONDS else 0


class Backup(NamedTuple):
    """One backup; `generation` and `seq` order backups, whatever the clock said.

    `kind` is empty, or `restore` or `merge`: those are never thinned out.
    """

    path: Path
    at: datetime
    generation: int
    seq: int
    kind: str = ""

    @property
    def order(self) -> tuple[int, int, datetime]:
        """Later backups are higher."""
        return (self.seq, self.generation, self.at)

    @property
    def size(self) -> int:
        """Bytes, those of its journal included."""
        total = 0
        for file in (self.path, journal_of(self.path)):
            with contextlib.suppress(OSError):
                total += durable.long_path(file).stat().st_size
        return total


def folder_of(path: Path) -> Path:
    """`NAME.zhupi.backups` beside `NAME.zhupi.json`."""
    return path.with_name(path.name.removesuffix(".json") + ".backups")


def listed(path: Path) -> list[Backup]:
    """The backups of that workspace, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for file in durable.long_path(folder_of(path)).iterdir():
            name = _NAME.fullmatch(file.name)
            if name is not None:
                at = datetime.strptime(name[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                found.append(Backup(file, at, int(name[2]), int(name[3]), name[4] or ""))
    return sorted(found, key=_order, reverse=True)


def _order(backup: Backup) -> tuple[int, int, datetime]:
    return backup.order


def newest(path: Path) -> Backup | None:
    """The newest backup to be offered for a damaged workspace: not one that was itself replaced by another."""
    return next((one for one in listed(path) if not one.kind), None)


def name_for(path: Path, kind: str, generation: int, seq: int, now: datetime | None = None) -> Backup:
    """A backup that is not there yet, of that kind and state."""
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    begin = f"{at:%Y%m%dT%H%M%S}Z.g{generation}.s{seq}"
    for number in range(10_000):
        ending = f".{kind}-{number}" if kind and number else f".{kind}" if kind else ""
        file = folder_of(path) / f"{begin}{ending}.zhupi.json"
        if not kind or not durable.long_path(file).exists():
            return Backup(file, at, generation, seq, kind)
    raise FileExistsError(folder_of(path))


def journal_of(backup: Path) -> Path:
    """The journal that was copied with it, if there was one."""
    return durable.beside(backup, ".journal")


class Source(NamedTuple):
    """A workspace at one moment: its files, open, and how much of each belongs to that moment."""

    path: Path
    file: BinaryIO
    size: int
    journal: BinaryIO | None
    journal_size: int
    generation: int
    seq: int


def make(
    source: Source,
    go_on: Callable[[], None],
    now: datetime | None = None,
    *,
    kind: str = "",
    keeping: Keeping | None = None,
) -> Backup | None:
    """Copy the workspace as it was at that moment; None where the newest is the same.

    `keeping` thins the others out; without it they all stay.
    """
    known = [one for one in listed(source.path) if one.kind != MERGED]
    if not kind and known and (known[0].generation, known[0].seq) == (source.generation, source.seq):
        return None
    durable.long_path(folder_of(source.path)).mkdir(mode=0o700, exist_ok=True)
    backup = name_for(source.path, kind, source.generation, source.seq, now)
    if source.journal is not None and source.journal_size:
        _copy(source.journal, source.journal_size, journal_of(backup.path), go_on)
    _copy(source.file, source.size, backup.path, go_on)
    if keeping is not None:
        thin_out(source.path, keeping)
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


def kept(backups: list[Backup], keeping: Keeping) -> set[Path]:
    """Which of them (the newest first) stay: the last few, one a day, one a week, and all of a kind of their own."""
    stay = {one.path for one in backups if one.kind}
    backups = [one for one in backups if not one.kind]
    stay |= {one.path for one in backups[: max(1, keeping.last)]}
    for most, period in ((keeping.days, "%Y-%m-%d"), (keeping.weeks, "%G-%V")):
        first: dict[str, Path] = {}
        for one in backups:
            first.setdefault(f"{one.at:{period}}", one.path)
        stay |= set(list(first.values())[:most])
    return stay


def thin_out(path: Path, keeping: Keeping) -> None:
    """Take away what `kept` does not keep, and what a killed program left half-written."""
    found = listed(path)
    stay = kept(found, keeping)
    for one in found:
        if one.path not in stay:
            for file in (one.path, journal_of(one.path)):
                with contextlib.suppress(OSError):
                    durable.long_path(file).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for file in list(durable.long_path(folder_of(path)).iterdir()):
            if file.suffix == ".new" or _half_made(file):
                file.unlink(missing_ok=True)


def _half_made(file: Path) -> bool:
    """Whether it is the journal of a backup whose file was never copied; others are put there to be kept."""
    name = _NAME.fullmatch(file.name.removesuffix(".journal"))
    return file.suffix == ".journal" and name is not None and not name[4] and not file.with_suffix("").exists()
