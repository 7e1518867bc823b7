"""Reading a file, bytes, or pasted text into an article; every failure is a `ReadError`, whatever the bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from core.articles.fields import PUBLISHED
from core.articles.page_fields import found
from core.decoding import is_utf16
from core.errors import (
    FileBinary,
    FileEmpty,
    FileIsFolder,
    FileMissing,
    FileRefused,
    FileTooLarge,
    FormatUnknown,
    ReadError,
)
from core.ids import file_digest, text_digest
from core.model import Article, Paragraph, replace
from core.readers import READERS, Reader, reader_for, suffixes
from core.readers.roles import Facts
from core.readers.signature import SNIFFED, kind_of
from core.system_errors import why_refused
from core.text import clean

FILE_LIMIT: Final = 200 * 1024 * 1024
"""Bytes; a text of 30 million characters, the longest the window is measured with, takes 90 MB."""

_MAGIC: Final = (
    b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\x89PNG\r\n", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"MZ\x90",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh9",
    b"\xfd7zXZ\x00", b"SQLite format 3\x00", b"RIFF", b"OggS", b"ID3", b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*",
)  # fmt: skip
_CONTROLS: Final = bytes(code for code in range(32) if code not in {9, 10, 11, 12, 13, 27})
_CONTROL_SHARE: Final = 0.02
"""Random bytes hold 10 % of these control codes, text at most a stray one."""
_STRAY: Final = 2
"""So many may stand in a text of any length."""
_BY_CONTENT: Final = {
    "docx": "docx", "pdf": "pdf", "mht": "mht", "ofd": "ofd", "ole": "office", "rtf": "office", "odt": "office",
}  # fmt: skip
"""What bytes are → the reader they get, whatever the file is called."""


def read_file(
    path: str | os.PathLike[str], *, encoding: str | None = None, known: tuple[str, str] = ("", "")
) -> Article:
    """The article in that file, read with the reader its suffix or its content asks for.

    `encoding` overrules what the bytes look like. `known` is a `file_sha256` and the encoding those bytes were read
    with before: they are read with it again, and other bytes are looked at afresh. Raises only kinds of `ReadError`,
    with the path in it.
    """
    name = os.fspath(path)
    data = _bytes_of(name)
    if not encoding and all(known) and file_digest(data) == known[0]:
        encoding = known[1]
    return read_bytes(data, name, encoding=encoding)


def read_bytes(data: bytes, path: str | os.PathLike[str] = "", *, encoding: str | None = None) -> Article:
    """The article in those bytes; `path` gives the suffix and names the article where it has no title."""
    name = os.fspath(path)
    try:
        reader = _reader_of(data, name)
        article = reader.read(data, path=name, encoding=encoding)
    except ReadError as error:
        error.path = error.path or name
        raise
    return article if article.title else replace(article, title=_first_words(article))


def read_text(text: str, *, html: bool = False) -> Article:
    """The article in pasted text (or in a pasted page): no path, no file hash."""
    data = clean(text).encode("utf-8")
    article = READERS.get("html" if html else "txt").read(data, encoding="utf-8")
    return replace(article, file_sha256="", encoding="", title=article.title or _first_words(article))


def article_from(
    text: str,
    paragraphs: Sequence[Paragraph],
    *,
    reader: Reader,
    title: str = "",
    facts: Facts | None = None,
    data: bytes = b"",
    path: str = "",
    encoding: str = "",
) -> Article:
    """The article a reader makes of a text and its paragraphs; `FileEmpty` when there is no paragraph."""
    if not paragraphs:
        raise FileEmpty(path=path)
    known = facts or Facts()
    said = found(text, title, paragraphs, known.published)
    return Article(
        text=text,
        text_sha256=text_digest(text),
        paragraphs=tuple(paragraphs),
        title=title,
        source=known.source,
        author=known.author,
        published=said.pop(PUBLISHED, ""),
        path=path,
        file_sha256=file_digest(data) if data else "",
        reader=f"{reader.name}@{reader.version}",
        encoding=encoding,
        fields={**known.fields, **said},
    )


def probe(path: str | os.PathLike[str]) -> str:
    """The `file_sha256` of that file as it is now; a `ReadError` where it cannot be read."""
    return file_digest(_bytes_of(os.fspath(path)))


def find_files(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Those files, and in place of each folder the files below it that some reader reads, in order of name.

    Hidden files and folders are passed over; links to folders are not followed.
    """
    known = suffixes()
    found: dict[str, None] = {}
    for path in [os.fspath(path) for path in paths]:
        if not os.path.isdir(path):  # noqa: PTH112  # a name may hold what a Path refuses
            found[path] = None
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            shown = sorted(name for name in names if not name.startswith(".") and name.lower().endswith(known))
            found.update((os.path.join(folder, name), None) for name in shown)  # noqa: PTH118
    return list(found)


def _bytes_of(name: str) -> bytes:
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116  # a name may hold what a Path refuses
        if stat.S_ISDIR(mode):
            raise FileIsFolder(path=name)
        if not stat.S_ISREG(mode):
            raise FileRefused("it is a device or a pipe, not a file", path=name)
        with Path(name).open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(path=name) from error
    except OSError as error:
        raise FileRefused(why_refused(error), path=name) from error
    except ValueError as error:
        raise FileRefused(str(error), path=name) from error
    if len(data) > FILE_LIMIT:
        raise FileTooLarge(f"it is larger than {FILE_LIMIT // 1024 // 1024} MB", path=name)
    return data


def _reader_of(data: bytes, name: str) -> Reader:
    """The reader for those bytes: what they are decides where they show it, else the suffix."""
    if not data:
        raise FileEmpty
    if len(data) > FILE_LIMIT:
        raise FileTooLarge(f"it is larger than {FILE_LIMIT // 1024 // 1024} MB")
    suffix = os.path.splitext(name)[1]  # noqa: PTH122  # any name will do
    reader = reader_for(suffix)
    kind = kind_of(data)
    if kind in _BY_CONTENT:
        return READERS.get(_BY_CONTENT[kind])
    binary = _is_binary(data)
    if reader is not None and reader.binary and kind != "html" and (binary or reader.name != "office"):
        return reader
    if binary:
        if reader is None and suffix:
            raise FormatUnknown(f"no reader knows files named *{suffix.lower()}")
        raise FileBinary
    if reader is None or reader.binary or reader.name == "txt":
        return READERS.get("html" if kind == "html" else "txt")
    return reader


def _is_binary(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if data.startswith(_MAGIC):
        return True
    sample = data[: 16 * SNIFFED]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls <= max(_STRAY, _CONTROL_SHARE * len(sample)):
        return False
    return not is_utf16(data)


def _first_words(article: Article) -> str:
    """What names an article that has no title: its first line of text, or the name of its file."""
    first = article.paragraphs[0]
    words = article.text[first.start : min(first.end, first.start + 40)]
    return Path(article.path).stem if article.path else words
