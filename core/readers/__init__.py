"""Readers: bytes → article, one file a kind of file; a new reader is a file here and a line below."""

from __future__ import annotations

from typing import Final, Protocol

from core.model import Article
from core.registry import Registry


class Reader(Protocol):
    """What the `PLUGIN` of a reader's module is."""

    name: str
    version: int
    """Goes up when the reader makes another text of the same bytes."""
    suffixes: tuple[str, ...]
    """In lower case, with the dot."""
    binary: bool
    """Whether the files are no text themselves (an archive, a PDF)."""

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in those bytes; a `ReadError` when there is none. Any bytes are taken, none raise otherwise."""


READERS: Final[Registry[Reader]] = Registry(
    "reader",
    {
        "txt": "core.readers.txt",
        "html": "core.readers.html",
        "md": "core.readers.md",
        "docx": "core.readers.docx",
        "pdf": "core.readers.pdf",
        "mht": "core.readers.mht",
        "office": "core.readers.office",
        "ofd": "core.readers.ofd",
    },
)


def suffixes() -> tuple[str, ...]:
    """Every suffix some reader reads, in lower case, with the dot."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def reader_for(suffix: str) -> Reader | None:
    """The reader of files with that suffix (with the dot, any case), or None."""
    suffix = suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)
