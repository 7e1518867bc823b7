"""The rows of the index of texts: how articles are written, forgotten, read, and small segments made into one."""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.model import Range
from core.searching import grams

VERSION: Final = f"1 {sys.byteorder}"
PART: Final = 1 << 15
"""Code points of a text kept together."""
LEVEL: Final = 3
"""Of zlib: a third faster than the usual 6, a tenth larger."""
PART_BITS: Final = 16
_NUMBER_BITS: Final = 16
_SEGMENT_BITS: Final = 24
MANY: Final = 16
"""Segments from which on the small ones are made into one."""
SMALL: Final = 2048
"""Articles below which a segment is small."""
_SCHEMA: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)",
    (
        "CREATE TABLE docs (doc INTEGER PRIMARY KEY, uid TEXT UNIQUE, sha256 TEXT, stamp TEXT, "
        "length INTEGER, segment INTEGER, number INTEGER)"
    ),
    "CREATE TABLE texts (key INTEGER PRIMARY KEY, folded BLOB, original BLOB)",
    "CREATE TABLE postings (key INTEGER PRIMARY KEY, grams BLOB)",
)


class Damaged(Exception):
    """What is in the file is not what was written."""


@dataclass(frozen=True, slots=True)
class Text:
    """One article to be indexed; `stamp` says what its file was when it was read (empty: a stored text)."""

    uid: str
    sha256: str
    text: str
    stamp: str = ""


def prepare(db: sqlite3.Connection, owner: str) -> None:
    """Make the tables, or see that they are ours; `Damaged` where they are not."""
    db.execute("PRAGMA trusted_schema=OFF")
    # Nothing is lost with the file: there is no reason to wait for the disk, nor when the tables are made.
    db.execute("PRAGMA synchronous=OFF")
    held = sorted(str(row[0]) for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    if not held:
        db.execute("PRAGMA journal_mode=WAL")
        with db:
            db.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA:
                db.execute(statement)
            db.executemany("INSERT INTO meta VALUES (?, ?)", (("version", VERSION), ("owner", owner)))
    elif held != sorted(_SCHEMA):
        raise Damaged("tables of something else")
    meta = dict(db.execute("SELECT key, value FROM meta"))
    if meta != {"version": VERSION, "owner": owner}:
        raise Damaged("another workspace's, or another version's")


def places_of(text: str, needle: str) -> list[Range]:
    """Where the folded word stands in a folded text."""
    found: list[Range] = []
    size = len(needle)
    at = text.find(needle) if size else -1
    while at >= 0:
        found.append((at, at + size))
        at = text.find(needle, at + size)
    return found


def packed(text: str) -> bytes:
    """A text as it is kept."""
    return zlib.compress(text.encode("utf-16-le", "surrogatepass"), LEVEL)


def unpacked(db: sqlite3.Connection, doc: int, part: int, column: str) -> str | None:
    """One part of an article's `folded` or `original` text; None where it is not there any more."""
    row = db.execute(f"SELECT {column} FROM texts WHERE key=?", (doc << PART_BITS | part,)).fetchone()  # noqa: S608  # a name of ours
    return None if row is None else plain(row[0])


def plain(data: bytes) -> str:
    """The text of what is kept; `zlib.error` or `ValueError` where it is damaged."""
    return zlib.decompress(data).decode("utf-16-le", "surrogatepass")


def forget(db: sqlite3.Connection, uid: str) -> None:
    """Take an article and its text out; its postings stay until `tidy`."""
    row = db.execute("SELECT doc FROM docs WHERE uid=?", (uid,)).fetchone()
    if row is not None:
        doc = int(row[0])
        db.execute("DELETE FROM docs WHERE doc=?", (doc,))
        db.execute("DELETE FROM texts WHERE key >= ? AND key < ?", (doc << PART_BITS, (doc + 1) << PART_BITS))


def write(
    db: sqlite3.Connection, rows: Sequence[tuple[Text, list[tuple[bytes, bytes]]]], blobs: Sequence[tuple[int, bytes]]
) -> None:
    """Write articles with their parts, and their postings as a new segment, in one transaction."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        segment = _new_segment(db)
        for number, (text, parts) in enumerate(rows):
            forget(db, text.uid)
            doc = segment << _NUMBER_BITS | number
            row = (doc, text.uid, text.sha256, text.stamp, len(text.text), segment, number)
            db.execute("INSERT INTO docs VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            keyed = [(doc << PART_BITS | part, low, own) for part, (low, own) in enumerate(parts)]
            db.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", keyed)
        db.executemany(
            "INSERT OR REPLACE INTO postings VALUES (?, ?)",
            [(first << _SEGMENT_BITS | segment, blob) for first, blob in blobs],
        )


def _new_segment(db: sqlite3.Connection) -> int:
    """A number that no segment of this file has had."""
    number = int(db.execute("PRAGMA user_version").fetchone()[0]) + 1
    db.execute(f"PRAGMA user_version={number}")
    return number


def in_segment(db: sqlite3.Connection, segment: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The articles of a segment that have all the pairs, ascending."""
    found: set[int] | None = None
    for first, second in pairs:
        row = db.execute("SELECT grams FROM postings WHERE key=?", (first << _SEGMENT_BITS | segment,)).fetchone()
        held = grams.Postings(row[0]).of(second) if row is not None else ()
        found = set(held) if found is None else found.intersection(held)
        if not found:
            return []
    return sorted(found or ())


def tidy(db: sqlite3.Connection) -> None:
    """Where there are many segments, make the small ones into one."""
    counts = dict(db.execute("SELECT segment, COUNT(*) FROM docs GROUP BY segment"))
    if len(counts) < MANY:
        return
    room, small = SMALL, list[int]()
    for segment in sorted(counts, key=lambda one: (counts[one], one)):
        room -= counts[segment]
        if room < 0:
            break
        small.append(segment)
    if len(small) < 2:
        return
    with db:
        db.execute("BEGIN IMMEDIATE")
        new = _new_segment(db)
        moved: dict[int, dict[int, int]] = {segment: {} for segment in small}
        mine = [row for row in db.execute("SELECT doc, segment, number FROM docs ORDER BY doc") if row[1] in moved]
        for number, (doc, segment, old) in enumerate(mine):
            moved[segment][old] = number
            db.execute("UPDATE docs SET segment=?, number=? WHERE doc=?", (new, number, doc))
        _merge_postings(db, new, moved, kept=set(counts) - set(small))


def _merge_postings(db: sqlite3.Connection, new: int, moved: Mapping[int, Mapping[int, int]], kept: set[int]) -> None:
    """Write the postings of the segments that moved into one; those of segments without an article go."""
    last, seconds = -1, dict[int, list[int]]()
    for (key,) in db.execute("SELECT key FROM postings ORDER BY key").fetchall():
        first, segment = key >> _SEGMENT_BITS, key & ((1 << _SEGMENT_BITS) - 1)
        if segment in kept:
            continue
        if first != last:
            _put_merged(db, last, new, seconds)
            last, seconds = first, {}
        numbers = moved.get(segment)
        if numbers is not None:
            held = db.execute("SELECT grams FROM postings WHERE key=?", (key,)).fetchone()[0]
            for second, ids in grams.Postings(held).all():
                seconds.setdefault(second, []).extend(numbers[one] for one in ids if one in numbers)
        db.execute("DELETE FROM postings WHERE key=?", (key,))
    _put_merged(db, last, new, seconds)


def _put_merged(db: sqlite3.Connection, first: int, segment: int, seconds: Mapping[int, list[int]]) -> None:
    kept = {second: sorted(ids) for second, ids in seconds.items() if ids}
    if kept:
        db.execute("INSERT INTO postings VALUES (?, ?)", (first << _SEGMENT_BITS | segment, grams.packed(kept)))
