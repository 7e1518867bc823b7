"""Identities: a machine's span is named by what it is, a person's at random; ids are never used again."""

from __future__ import annotations

import hashlib
import os
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from functools import lru_cache

_ID_BYTES = 8
_ID_LETTERS = 10
"""60 bits in base64url: by the birthday bound a clash in 100,000 spans has a chance of 4e-9."""
_STEP = 12
"""Letters a digest of eight bytes and a zero byte behind it comes to."""

_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def _letters(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).translate(_URL_SAFE).decode("ascii")


@lru_cache(maxsize=16)
def _begun(text_sha256: str, label: str) -> hashlib.blake2b:
    """The digest of what every id of a label in one text begins with; copied, never fed further."""
    return hashlib.blake2b(f"{text_sha256}\0{label}\0".encode(), digest_size=_ID_BYTES)


def machine_id(text_sha256: str, label: str, start: int, end: int) -> str:
    """The id of a span a rule proposes: the same text and range give the same id on every machine."""
    return machine_ids(text_sha256, label, [(start, end)])[0]


def machine_ids(text_sha256: str, label: str, ranges: Sequence[tuple[int, int]]) -> list[str]:
    """`machine_id` of each of those ranges: written as letters together, the digests cost half as much."""
    if not ranges:
        return []
    fresh = _begun(text_sha256, label).copy
    raw = []
    for range_ in ranges:
        digest = fresh()
        digest.update(b"%d\0%d" % range_)
        raw.append(digest.digest())
    raw.append(b"")
    letters = _letters(b"\0".join(raw))
    return [letters[at : at + _ID_LETTERS] for at in range(0, len(letters), _STEP)]


def group_id(text_sha256: str, label: str, start: int, level: int = 1) -> str:
    """The id of a group a rule makes, named by the place where its first item starts."""
    return machine_id(text_sha256, f"group:{label}:{level}", start, start)


def new_id() -> str:
    """A random id, for what a person makes."""
    return _letters(os.urandom(_ID_BYTES))[:_ID_LETTERS]


def new_ids(count: int) -> Iterator[str]:
    """So many random ids: for 10,000, asking the system for each would take most of the time."""
    raw = os.urandom(_ID_BYTES * count)
    return (_letters(raw[at : at + _ID_BYTES])[:_ID_LETTERS] for at in range(0, len(raw), _ID_BYTES))


def text_digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex: `text_sha256`."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def file_digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hex: `file_sha256`."""
    return hashlib.sha256(data).hexdigest()
