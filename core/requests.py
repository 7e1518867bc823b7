"""What is asked of the worker process, and what it answers: messages that cross a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.errors import ZhupiError
from core.labels.own_words import OwnWord
from core.labels.policy import USUAL, Policy
from core.model import Article, Extraction, Group, OutlineEntry, Range, Span
from core.searching.indexing import IndexRequest, ScanRequest

if TYPE_CHECKING:
    from core.versions.place import Place


class ReadRequest(NamedTuple):
    """Read a file, or text that was pasted (`path` empty)."""

    path: str = ""
    text: str = ""
    html: bool = False
    encoding: str | None = None
    known: tuple[str, str] = ("", "")
    """The `file_sha256` and the encoding of an earlier reading."""


class ProbeRequest(NamedTuple):
    """The SHA-256 of a file's bytes as they are now."""

    path: str


class ExtractRequest(NamedTuple):
    """Extract from an article, beginning with the visible range."""

    article: Article
    visible: Range
    words: tuple[OwnWord, ...] = ()
    """The workspace's own words."""
    policy: Policy = USUAL
    demands: bool = False
    """Whether the optional layer is asked for too (docs/adr/0010)."""


class DemandRequest(NamedTuple):
    """Only the optional layer of an article whose other spans have been found: `Found` parts with `demands`."""

    article: Article


class SpellRequest(NamedTuple):
    """How names can be typed: `{name: pinyin and initials}`."""

    names: tuple[str, ...]


class AnchorRequest(NamedTuple):
    """Read a file and find those ranges of its old text in it: a `Reanchored`."""

    path: str
    old: str
    ranges: tuple[Range, ...]


class Reanchored(NamedTuple):
    """A newer text, its heading lines, and the place of each range asked for, in the order of asking."""

    article: Article
    outline: tuple[OutlineEntry, ...]
    places: tuple[Place, ...]


class AddRequest(NamedTuple):
    """Read and extract many files or folders, one after another, for the library."""

    paths: tuple[str, ...]
    words: tuple[OwnWord, ...] = ()


class SearchRequest(NamedTuple):
    """Read those files (uid, path, earlier SHA-256 and encoding) and extract from each that holds the string.

    An empty string is in every article.
    """

    files: tuple[tuple[str, str, tuple[str, str]], ...]
    string: str
    words: tuple[OwnWord, ...] = ()
    policy: Policy = USUAL


class CutRequest(NamedTuple):
    """Cut a text into words."""

    text: str


Request = (
    ReadRequest
    | ProbeRequest
    | AnchorRequest
    | ExtractRequest
    | DemandRequest
    | AddRequest
    | SearchRequest
    | CutRequest
    | SpellRequest
    | IndexRequest
    | ScanRequest
)


class Found(NamedTuple):
    """Some of what the extractors found; the last part names the rule set and is otherwise empty."""

    spans: tuple[Span, ...] = ()
    groups: tuple[Group, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    preview: bool = False
    rule_set: str = ""
    demands: bool = False
    """Spans of the optional layer: not to be taken among the others."""


class Added(NamedTuple):
    """One file of many: the article and its counts by label, or the error; `of` is how many there are."""

    number: int
    of: int
    path: str
    article: Article | None = None
    counts: dict[str, list[int]] | None = None
    rule_set: str = ""
    error: ZhupiError | None = None


class Searched(NamedTuple):
    """One file of a search: the article with all that is found in it, None where the string is not in it."""

    number: int
    uid: str
    article: Article | None = None
    found: Extraction | None = None
    rule_set: str = ""
    error: ZhupiError | None = None


class Answer(NamedTuple):
    """A part of the answer to one request. `last` ends it; `error` is set where it failed."""

    job: int
    value: object = None
    last: bool = False
    error: ZhupiError | None = None
