"""Identities: a machine's span is named by what it is, a person's at random; ids are never used again."""

from __future__ import annotations

import base64
import hashlib
import secrets

_ID_BYTES = 8
_ID_LETTERS = 10
"""60 bits in base64url: by the birthday bound a clash in 100,000 spans has a chance of 4e-9."""


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii")[:_ID_LETTERS]


def machine_id(text_sha256: str, label: str, start: int, end: int) -> str:
    """The id of a span a rule proposes: the same text and range give the same id on every machine."""
    key = f"{text_sha256}\0{label}\0{start}\0{end}".encode()
    return _letters(hashlib.blake2b(key, digest_size=_ID_BYTES).digest())


def group_id(text_sha256: str, label: str, start: int, level: int = 1) -> str:
    """The id of a group a rule makes, named by the place where its first item starts."""
    return machine_id(text_sha256, f"group:{label}:{level}", start, start)


def new_id() -> str:
    """A random id, for what a person makes."""
    return _letters(secrets.token_bytes(_ID_BYTES))


def text_digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex: `text_sha256`."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def file_digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hex: `file_sha256`."""
    return hashlib.sha256(data).hexdigest()
