"""Articles' files, read in the background for the search: into the index, or looked through where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from core.errors import ZhupiError
from core.searching.folding import folded

if TYPE_CHECKING:
    from core.searching.index import SearchIndex
    from core.searching.index_rows import Text

TOGETHER: Final = 200
"""Articles written at a time."""
LONG: Final = 500_000
"""Code points after which fewer are written at a time."""
QUIET: Final = 50
"""Files between two words about the progress where none had to be read."""

SearchFile = tuple[str, str, tuple[str, str]]
"""An article's uid, its path, and the SHA-256 of the bytes with the encoding of an earlier reading."""


class IndexRequest(NamedTuple):
    """See that those files are in the index `cache` of `owner` as they are now, and put those stored texts in."""

    cache: str
    owner: str
    files: tuple[SearchFile, ...] = ()
    texts: tuple[Text, ...] = ()


class Indexed(NamedTuple):
    """How many of the texts and files are done; `fresh` are those that came in with this step.

    `failed`: the index cannot be written, the rest is left.
    """

    number: int
    fresh: tuple[str, ...] = ()
    failed: bool = False


class ScanRequest(NamedTuple):
    """Read those files and hand over each that holds all the (folded) words."""

    files: tuple[SearchFile, ...]
    words: tuple[str, ...]


class Scanned(NamedTuple):
    """One file looked through; its text where it holds all the words."""

    number: int
    uid: str
    text: str = ""
    sha256: str = ""


def indexed(request: IndexRequest) -> Iterator[Indexed]:
    """The steps of an `IndexRequest`: a file that has not changed is not read."""
    from core.searching.index import IndexUnavailable, SearchIndex  # noqa: PLC0415  # SQLite: only where it is used

    index = SearchIndex(Path(request.cache), request.owner)
    try:
        yield from _indexed(request, index)
    except IndexUnavailable:
        yield Indexed(len(request.texts) + len(request.files), failed=True)
    finally:
        index.close()


def _indexed(request: IndexRequest, index: SearchIndex) -> Iterator[Indexed]:
    from core.searching.index import file_stamp  # noqa: PLC0415

    if request.texts:
        yield from _written(index, list(request.texts), len(request.texts))
    known = index.known()
    texts: list[Text] = []
    gone: list[str] = []
    for number, (uid, path, about) in enumerate(request.files, 1 + len(request.texts)):
        stamp, have = file_stamp(path), known.get(uid)
        if not stamp:
            gone += [uid] if have is not None else []
        elif have is None or have.stamp != stamp:
            texts += _read(uid, path, about, stamp)
            yield Indexed(number)
        elif number % QUIET == 0:
            yield Indexed(number)
        if len(texts) >= TOGETHER or sum(len(one.text) for one in texts) > LONG:
            yield from _written(index, texts, number)
            texts = []
    yield from _written(index, texts, len(request.texts) + len(request.files))
    index.drop(gone)
    index.tidy()


def _read(uid: str, path: str, about: tuple[str, str], stamp: str) -> list[Text]:
    """The file's text; nothing where it cannot be read, which opening it will explain."""
    from core import reading  # noqa: PLC0415
    from core.searching.index_rows import Text  # noqa: PLC0415

    try:
        article = reading.read_file(path, known=about)
    except ZhupiError:
        return []
    return [Text(uid, article.text_sha256, article.text, stamp)]


def _written(index: SearchIndex, texts: list[Text], number: int) -> Iterator[Indexed]:
    for _step in index.putting(texts):
        yield Indexed(number)
    yield Indexed(number, tuple(one.uid for one in texts))


def scanned(request: ScanRequest) -> Iterator[Scanned]:
    """The steps of a `ScanRequest`."""
    from core import reading  # noqa: PLC0415

    for number, (uid, path, about) in enumerate(request.files, 1):
        try:
            article = reading.read_file(path, known=about)
        except ZhupiError:
            yield Scanned(number, uid)
            continue
        low = folded(article.text)
        if all(word in low for word in request.words):
            yield Scanned(number, uid, article.text, article.text_sha256)
        else:
            yield Scanned(number, uid)
