"""The index of texts: an SQLite file in the private cache, which can be deleted at any time and is made again.

It holds private text: each article's folded text, which is looked through, and the text itself, which is shown. Two
characters (and one by itself) lead to the articles that hold them, so that a rare word is found without reading the
others; what is found is always verified on the text. A file that is damaged, foreign or of another version is replaced
without a word.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from core.model import Range
from core.searching import grams
from core.searching.folding import folded, pieces, scan_pieces
from core.searching.index_rows import (
    PART,
    PART_BITS,
    Damaged,
    Text,
    forget,
    in_segment,
    packed,
    places_of,
    plain,
    prepare,
    tidy,
    unpacked,
    write,
)

_T = TypeVar("_T")
BATCH: Final = 40
"""Short articles read together."""


class IndexUnavailable(Exception):
    """The cache cannot be read or written now (another program writes it, the disk is full): scan instead."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the index has of an article: its row, the SHA-256 of the text, and the file's stamp."""

    doc: int
    sha256: str
    stamp: str
    length: int
    """Code points."""

    @property
    def parts(self) -> int:
        """In how many parts the text is kept."""
        return -(-self.length // PART)


@dataclass(frozen=True, slots=True)
class Matched:
    """An article that holds all words, with the places of each; `sha256` is that of the text they refer to."""

    uid: str
    sha256: str
    places: tuple[list[Range], ...]


def file_stamp(path: str) -> str:
    """What shows that a file has changed: time and size; empty where it is not there."""
    try:
        found = Path(path).stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_size}:{path}"


class SearchIndex:
    """One workspace's index, on one connection. `rebuilt` counts how often it was begun anew since it was opened."""

    def __init__(self, path: Path, owner: str) -> None:
        self.path = path
        self.owner = owner
        self.rebuilt = 0
        self._db: sqlite3.Connection | None = None
        self._known: dict[str, Known] = {}
        self._rows: dict[tuple[int, int], tuple[int, str]] = {}
        self._seen: tuple[int, int] = (0, 0)
        self._file: tuple[int, int] = (0, 0)

    # ---- the file

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def delete(self) -> None:
        """Take the cache away."""
        self.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def _safely(self, work: Callable[[sqlite3.Connection], _T], *, look: bool = True) -> _T:
        """Do something with the file; a damaged one is replaced and the work done on the empty one.

        `look`: see first whether the file is still in its place.
        """
        try:
            try:
                return work(self._db if self._db is not None and not look else self._connection())
            except (sqlite3.OperationalError, OSError):
                raise
            except (sqlite3.DatabaseError, Damaged, zlib.error, ValueError):
                self.delete()
                self.rebuilt += 1
                return work(self._connection())
        except (sqlite3.Error, Damaged, zlib.error, ValueError, OSError) as error:
            self.close()
            raise IndexUnavailable(str(error)) from error

    def _connection(self) -> sqlite3.Connection:
        if self._db is not None and self._is_there():
            return self._db
        self.close()
        self._make_private()
        db = sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            prepare(db, self.owner)
        except BaseException:
            db.close()
            raise
        self._db = db
        found = self.path.stat()
        self._file = (found.st_dev, found.st_ino)
        self._seen = (0, 0)
        return db

    def _is_there(self) -> bool:
        """Whether the open file is still the one that its name stands for."""
        try:
            found = self.path.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == self._file

    def _make_private(self) -> None:
        """See that the file is a plain one that only this user can read."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            mode = os.lstat(self.path).st_mode
        except FileNotFoundError:
            for suffix in ("-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            return
        if not stat.S_ISREG(mode):
            raise OSError(f"{self.path} is no plain file")
        if mode & 0o077:
            self.path.chmod(0o600)

    # ---- what is in it

    def known(self) -> Mapping[str, Known]:
        """Every article indexed, by uid."""
        self._safely(self._read_docs)
        return self._known

    def _read_docs(self, db: sqlite3.Connection) -> None:
        version = (int(db.execute("PRAGMA data_version").fetchone()[0]), db.total_changes + 1)
        if version == self._seen:
            return
        self._known, self._rows = {}, {}
        for doc, uid, sha256, stamp, length, segment, number in db.execute("SELECT * FROM docs"):
            self._known[uid] = Known(doc, sha256, stamp, length)
            self._rows[segment, number] = (doc, uid)
        self._seen = version

    def size(self) -> int:
        """Bytes on the disk."""
        return sum(
            Path(f"{self.path}{suffix}").stat().st_size
            for suffix in ("", "-wal")
            if Path(f"{self.path}{suffix}").exists()
        )

    # ---- putting in

    def put(self, texts: Sequence[Text]) -> None:
        """Index those texts, in one transaction."""
        for _step in self.putting(texts):
            pass

    def putting(self, texts: Sequence[Text]) -> Iterator[None]:
        """`put` in steps that take a few milliseconds each; everything is written in the last one."""
        made: grams.Grams = {}
        rows: list[tuple[Text, list[tuple[bytes, bytes]]]] = []
        for number, text in enumerate(texts):
            parts, pairs, last = [], set(), ""
            for piece in pieces(text.text, PART):
                low = folded(piece)
                parts.append((packed(low), packed(piece)))
                pairs |= grams.pairs_of((last, low))
                last = low[-1:]
                yield
            grams.add(made, number, pairs)
            rows.append((text, parts))
            yield
        blobs = []
        for at, (first, seconds) in enumerate(made.items()):
            blobs.append((first, grams.packed(seconds)))
            if at % 200 == 199:
                yield
        self._safely(lambda db: write(db, rows, blobs))

    def drop(self, uids: Sequence[str]) -> None:
        """Forget those articles."""

        def work(db: sqlite3.Connection) -> None:
            with db:
                db.execute("BEGIN IMMEDIATE")
                for uid in uids:
                    forget(db, uid)

        if uids:
            self._safely(work)

    def tidy(self) -> None:
        """Make many small segments into one; what was forgotten leaves the postings."""
        self._safely(tidy)

    # ---- looking

    def candidates(self, words: Sequence[str]) -> dict[str, Known]:
        """The articles that may hold all the words: those that do are always among them."""
        return {uid: known for part in self.finding(words) for uid, known in part.items()}

    def finding(self, words: Sequence[str]) -> Iterator[dict[str, Known]]:
        """`candidates` in steps of a few milliseconds."""
        needles = [folded(word) for word in words]
        pairs = list(dict.fromkeys(pair for word in needles for pair in grams.wanted_pairs(word)))
        known = dict(self.known())
        if not pairs:
            yield known
            return
        for segment in sorted({segment for segment, _number in self._rows}):
            yield self._safely(partial(self._in_segment, segment=segment, pairs=pairs))

    def _in_segment(
        self, db: sqlite3.Connection, *, segment: int, pairs: Sequence[tuple[int, int]]
    ) -> dict[str, Known]:
        self._read_docs(db)
        rows = (self._rows.get((segment, number)) for number in in_segment(db, segment, pairs))
        return {row[1]: self._known[row[1]] for row in rows if row is not None}

    def searching(self, wanted: Iterable[tuple[str, Known]], words: Sequence[str]) -> Iterator[Matched | None]:
        """The articles of those that hold all the words, in the order given; a None for each other step."""
        needles = [folded(word) for word in words]
        batch: list[tuple[str, Known]] = []
        for uid, known in wanted:
            if known.parts > 1:
                yield from self._short(batch, needles)
                batch = []
                yield from self._long(uid, known, needles)
                continue
            batch.append((uid, known))
            if len(batch) == BATCH:
                yield from self._short(batch, needles)
                batch = []
        yield from self._short(batch, needles)

    def _short(self, batch: Sequence[tuple[str, Known]], needles: Sequence[str]) -> Iterator[Matched | None]:
        """Articles of one part each, read together."""
        keys = [known.doc << PART_BITS for _uid, known in batch]
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, folded FROM texts WHERE key IN ({marks})"  # noqa: S608  # question marks only

        def read(db: sqlite3.Connection) -> dict[int, bytes]:
            return dict(db.execute(query, keys))

        held = self._safely(read, look=False) if keys else {}
        for (uid, known), key in zip(batch, keys, strict=True):
            places = self._safely(partial(_all_places, data=held.get(key), needles=needles), look=False)
            yield Matched(uid, known.sha256, places) if all(places) else None

    def _long(self, uid: str, known: Known, needles: Sequence[str]) -> Iterator[Matched | None]:
        """One article, part after part."""
        scans = [_Looking(needle) for needle in needles]
        for part in range(known.parts):
            piece = self._safely(partial(unpacked, doc=known.doc, part=part, column="folded"), look=False)
            if piece is None:
                return
            for one in scans:
                one.feed(piece)
            yield None
        if all(one.found for one in scans):
            yield Matched(uid, known.sha256, tuple(one.found for one in scans))

    def text(self, known: Known, start: int, end: int) -> str:
        """`[start, end)` of an article's own text; empty where it has been indexed anew or forgotten since."""
        first, last = start // PART, max(start, end - 1) // PART

        def work(db: sqlite3.Connection) -> str:
            wanted = range(first, min(last + 1, known.parts))
            parts = [unpacked(db, known.doc, part, "original") or "" for part in wanted]
            return "".join(parts)[start - first * PART : end - first * PART]

        return self._safely(work, look=False)


def _all_places(_db: object, *, data: bytes | None, needles: Sequence[str]) -> tuple[list[Range], ...]:
    """The places of each word; none where the article has been indexed anew or forgotten since."""
    text = plain(data) if data is not None else ""
    return tuple(places_of(text, needle) for needle in needles)


class _Looking:
    """One word's scan through parts that are fed to it."""

    def __init__(self, word: str) -> None:
        self.found: list[Range] = []
        self._parts: list[str] = []
        self._steps = scan_pieces(iter(self._parts.pop, None), word, ready=True)

    def feed(self, piece: str) -> None:
        """Look through the next part."""
        self._parts.append(piece)
        self.found += next(self._steps)
