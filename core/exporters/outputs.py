"""Where an export goes: everything is made in a folder beside the target and put in place when it is whole.

A target is a file (with files beside it, such as a labelling configuration), a folder, or a zip of such a folder; a
device or a pipe is written into as it is.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from core.errors import ExportError, ExportTargetOpen
from core.file_names import LONGEST, refused
from core.store import durable
from core.system_errors import why_refused

REPORT: Final = ".report.json"
"""Put behind the target's name: the report that stands beside it."""
ZIP: Final = ".zip"
REMEMBERED: Final = 1_000
"""So many names of files made are kept in memory."""
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The date of everything in a zip: the same input gives the same bytes."""
_PLACES: Final = "/\\"


class Output:
    """One target while it is made and checked: `open` writes a file of it, `read` reads it back.

    The name "" is the file itself. Any other name is a file inside the folder, or, where the target is a file,
    one beside it: `labels.json` of `a.jsonl` is `a.labels.json`. Names may have folders in them.
    """

    def __init__(self, path: Path, *, folder: bool) -> None:
        self.path = path
        """The file or the folder itself, for a library that wants a path."""
        self.folder = folder
        self._made: dict[str, None] = {}
        if folder:
            path.mkdir(parents=True, exist_ok=True)

    @property
    def made(self) -> list[Path]:
        """What was opened for writing, in order; the first `REMEMBERED`, since a folder may hold 100,000 files."""
        return [Path(name) for name in self._made]

    @contextmanager
    def open(self, name: str = "") -> Iterator[BinaryIO]:
        """Write that file; it is synced when it is put in place."""
        path = durable.long_path(self.place(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        if len(self._made) < REMEMBERED:
            self._made[str(path)] = None
        with path.open("wb", buffering=1 << 18) as file:
            yield file

    def read(self, name: str = "") -> BinaryIO:
        """Read that file; `ExportError` where it is not there."""
        try:
            return durable.long_path(self.place(name)).open("rb")
        except FileNotFoundError as error:
            raise ExportError(f"{name or self.path.name} is not there", path=str(self.path)) from error

    def place(self, name: str = "") -> Path:
        """Where the file of that name is."""
        if not name:
            return self.path
        parts = name.split("/")
        if any(refused(part) for part in parts):
            raise ExportError(f"{name!r} cannot be the name of a file", path=str(self.path))
        if self.folder:
            return self.path.joinpath(*parts)
        return self.path.with_name(beside(self.path.name, name))

    def names(self) -> list[str]:
        """The files of the folder, sorted."""
        return sorted(self._files())

    def count(self, suffix: str = "") -> int:
        """How many files of the folder have names that end so."""
        return sum(name.endswith(suffix) for name in self._files())

    def _files(self) -> Iterator[str]:
        for folder, _folders, files in os.walk(durable.long_path(self.path)):
            inside = Path(folder).relative_to(durable.long_path(self.path)).as_posix()
            yield from (name if inside == "." else f"{inside}/{name}" for name in files)


class Stream(Output):
    """A device or a pipe: what is written goes straight into it, nothing can stand beside it or be read back."""

    @contextmanager
    def open(self, name: str = "") -> Iterator[BinaryIO]:
        """Write into it; files beside it are written nowhere."""
        if name:
            with Path(os.devnull).open("wb") as nothing:
                yield nothing
            return
        with self.path.open("wb") as file:
            yield cast("BinaryIO", _Forward(file))


class Nowhere(Output):
    """What is written goes nowhere: an exporter only counts what it would lose."""

    def __init__(self, name: str, *, folder: bool) -> None:
        super().__init__(Path(name), folder=False)
        self.folder = folder

    @contextmanager
    def open(self, name: str = "") -> Iterator[BinaryIO]:
        """Take the bytes of that file and drop them."""
        self.place(name)
        with io.BufferedWriter(_Nothing()) as file:
            yield file

    def read(self, name: str = "") -> BinaryIO:
        """There is nothing in it."""
        self.place(name)
        return io.BytesIO()


class _Nothing(io.RawIOBase):
    """A file that only says how much was written."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        size = memoryview(data).nbytes
        self._at += size
        return size

    def tell(self) -> int:
        return self._at


class _Forward:
    """A file that only goes forward: a library asks before it seeks."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        return self._file.write(data)

    def writelines(self, pieces: Iterator[bytes]) -> None:
        self._file.writelines(pieces)

    def flush(self) -> None:
        self._file.flush()

    def seekable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        raise OSError("a pipe has no place")


def beside(file: str, name: str) -> str:
    """The name of a file that stands beside another: `a.jsonl`, `labels.json` → `a.labels.json`; at most 255 bytes."""
    return ended(file.rpartition(".")[0] or file, f".{name}")


def ended(stem: str, ending: str) -> str:
    """The two as one name of at most 255 bytes: a stem that is too long loses its end, and keeps a trace of it."""
    data, room = stem.encode("utf-8", "surrogateescape"), LONGEST - len(ending.encode("utf-8", "surrogateescape"))
    if len(data) > room:  # `….train` and `….dev` are two names also where that end does not fit
        mark = f"~{hashlib.sha256(data).hexdigest()[:6]}"
        stem = data[: room - len(mark)].decode("utf-8", "ignore") + mark
    return stem + ending


def report_name(name: str) -> str:
    """The name of the report beside a target of that name."""
    return ended(name, REPORT)


def is_stream(path: Path) -> bool:
    """Whether the target is a device or a pipe, which stays what it is."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """A folder beside the target in which everything is made; nothing of it is left, whatever happens."""
    try:
        made = Path(tempfile.mkdtemp(prefix=".zhupi-", dir=durable.long_path(target.parent)))
    except OSError as error:
        raise ExportError(why_refused(error), path=str(target)) from error
    try:
        yield made
    finally:
        shutil.rmtree(durable.long_path(made), ignore_errors=True)


def _go_on() -> None:
    """Nobody wants it to end."""


def pack(folder: Output, path: Path, see: Callable[[], None] = _go_on) -> None:
    """The folder as a zip, its files in order and with one date; read back entry by entry.

    `see` is asked before each file; what it raises ends this.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        for name in folder.names():
            see()
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with folder.read(name) as source, archive.open(entry, "w", force_zip64=True) as packed:
                shutil.copyfileobj(source, packed, 1 << 18)
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
    if broken is not None:
        raise ExportError(f"{broken} reads back as something else", path=str(path))


def put_in_place(
    made: list[tuple[Path, Path]], gone: Sequence[Path] = (), see: Callable[[], None] = _go_on
) -> None:  # fmt: skip
    """Move each file or folder to its target, and take away what is `gone`: all of it, or where that fails nothing.

    None is moved where another program holds one of the targets open.

    Everything is on the disk before the first is moved: synced together, since a folder may hold 100,000 files.
    `see` is asked before each is synced, and no more once the first is moved; what it raises ends this.
    """
    for _new, target in made:
        _see_that_it_is_free(target)
    for new, _target in made:
        for path in _walked(new) if new.is_dir() else (new,):
            see()
            _sync(path)
    begun: list[tuple[Path, Path]] = []
    try:
        for new, target in made:
            aside = new.with_name(f"{new.name}.old")
            _keep_aside(target, aside)
            begun.append((target, aside))
            _moved(new, target)
        for number, left in enumerate(gone):
            aside = made[0][0].with_name(f".{number}.gone")
            begun.append((left, aside))
            _moved(left, aside)
    except (OSError, ExportError):
        _put_back(begun)
        raise


def _walked(folder: Path) -> Iterator[Path]:
    """Everything in a folder; `rglob` would keep all of it in memory."""
    for inside, folders, files in os.walk(durable.long_path(folder)):
        for name in (*folders, *files):
            yield Path(inside, name)


def _sync(path: Path) -> None:
    if path.is_dir():
        durable.sync_folder(path)
        return
    with durable.long_path(path).open("r+b") as file:
        durable.sync(file.fileno())


def _see_that_it_is_free(target: Path) -> None:
    """A table that is open in Excel cannot be opened for writing on Windows: known before anything is moved."""
    if target.is_file():
        try:
            target.open("r+b").close()
        except PermissionError as error:
            if getattr(error, "winerror", None) in durable.SHARING_ERRORS:
                raise ExportTargetOpen(path=str(target)) from error
            raise


def _moved(new: Path, target: Path) -> None:
    try:
        durable.replace(new, target)
    except OSError as error:
        if getattr(error, "winerror", None) in durable.SHARING_ERRORS:
            raise ExportTargetOpen(path=str(target)) from error
        raise


def _keep_aside(target: Path, aside: Path) -> None:
    """What was there can come back: a file under a second name, a folder moved there."""
    if target.is_dir() and not target.is_symlink():
        _moved(target, aside)
    elif target.exists():
        try:
            os.link(target, aside, follow_symlinks=False)
        except (OSError, NotImplementedError):  # some mounted drives have no second names
            shutil.copy2(target, aside, follow_symlinks=False)


def _put_back(begun: list[tuple[Path, Path]]) -> None:
    """Every target is again what it was, the last one first."""
    for target, aside in reversed(begun):
        with contextlib.suppress(OSError):
            if target.is_dir() and not target.is_symlink():
                durable.rename(target, aside.with_name(f"{aside.name}.new"))
            if aside.exists() or aside.is_symlink():
                durable.rename(aside, target)
            elif target.is_file() and not aside.name.endswith(".gone"):
                target.unlink()


def see_that_it_may_be_replaced(target: Path, *, folder: bool) -> None:
    """A folder is written over only where it is empty or as an export left it; `ExportError` says what is in it.

    A file never takes the place of a folder, nor a folder that of a file.
    """
    if target.is_dir() and not folder:
        raise ExportError("it is a folder; name a file in it", path=str(target))
    if folder and target.is_file():
        raise ExportError("it is a file, and this format is a folder; choose another name", path=str(target))
    if not target.is_dir() or not any(target.iterdir()):
        return
    known = {name.partition("/")[2]: digest for name, digest in _reported(target).items()}
    for path in sorted(target.rglob("*")):
        name = path.relative_to(target).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if name not in known:
            raise ExportError(f"the folder holds {name}, which no export wrote; choose a new folder", path=str(target))
        if digest_of(path) != known[name]:
            raise ExportError(f"{name} was changed since it was exported; choose a new folder", path=str(target))


def left_over(target: Path, made: Container[Path]) -> list[Path]:
    """The files beside the target that an earlier export made and this one does not, unchanged since: `a.2.spacy`.

    Whoever takes all of them for one export would have old spans among the new ones.
    """
    begins = beside(target.name, "")
    found = []
    for name, digest in sorted(_reported(target).items()):
        path = target.with_name(name) if not refused(name) else target
        if path in made or not name.startswith(begins) or not path.is_file() or path.is_symlink():
            continue
        if digest_of(path) == digest:
            found.append(path)
    return found


def _reported(target: Path) -> dict[str, str]:
    """The digests of the files an earlier export left, by name, as the report beside that target has them."""
    try:
        found = json.loads(target.with_name(report_name(target.name)).read_text("utf-8"))["files"]
        return {str(one["name"]): str(one["sha256"]) for one in found}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with durable.long_path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


__all__ = [
    "Nowhere",
    "Output",
    "Stream",
    "beside",
    "digest_of",
    "ended",
    "is_stream",
    "left_over",
    "pack",
    "put_in_place",
    "report_name",
    "workshop",
]
