"""spaCy's `DocBin`, written without spaCy, one token a character.

Every span is in `doc.spans["sc"]`, a flat layer in `doc.ents`, rejected spans in `doc.spans["rejected"]`, our own facts
as JSON in `doc.user_data["zhupi"]`. A file holds at most `MOST_TOKENS` tokens, since spaCy loads it whole; what is more
stands in further files beside it.
"""

from __future__ import annotations

import struct
import tempfile
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, BinaryIO, Final

import msgpack

from core.articles.article_json import Json, dumps
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.losses import EVERYTHING
from core.exporters.outputs import Output
from core.exporters.reading_back import reading_back
from core.exporters.spacy_strings import number_of
from core.translation import QT_TRANSLATE_NOOP

MOST_TOKENS: Final = 2_000_000
"""Each takes 24 bytes, and spaCy loads a file whole."""
SPANS: Final = "sc"
REJECTED: Final = "rejected"
OURS: Final = "zhupi"
ATTRIBUTES: Final = (65, 77, 78)
"""ORTH, ENT_IOB, ENT_TYPE."""
SPAN: Final = struct.Struct(">QQQllll")
"""id, knowledge base id, label; start and end as tokens, then as characters."""
BIN_32: Final = b"\xc6"
"""What stands before the four bytes of a long field's size; msgpack has no call for a field that is streamed."""
_PACKER: Final = msgpack.Packer(unicode_errors="replace")
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
_IN_SPANS: Final = frozenset({"id", "label", "start", "end", "text", "norm"})
_NOT_OURS: Final = frozenset({"text", "annotations", "history", "earlier_texts"})
FLAT: Final = Option(
    "flat",
    QT_TRANSLATE_NOOP("export", "Where spans overlap, doc.ents has"),
    (
        ("inner", QT_TRANSLATE_NOOP("export", "the shorter ones")),
        ("outer", QT_TRANSLATE_NOOP("export", "the longer ones")),
    ),
)
NOT_FLAT: Final = QT_TRANSLATE_NOOP("export", "overlapping spans that are in doc.spans only, not in doc.ents")


class SpacyExporter:
    """Writes what `DocBin().from_disk` loads."""

    name: str = "spacy"
    version: int = 1
    suffix: str = ".spacy"
    folder: bool = False
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = EVERYTHING - {"history", "earlier"}
    options: tuple[Option, ...] = (FLAT,)

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """The documents, in as many files as they need."""
        outer = job.option(FLAT) == "outer"
        waiting = iter(articles)
        for number in _files():
            part = _Part.taken(waiting, job, outer=outer)
            if part.lengths or number == 1:
                with out.open(_name(number)) as file:
                    part.write(file)
            if not part.full:
                return

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:  # noqa: ARG002  # the one signature
        """The texts made up of the tokens and every span read back are what was exported."""
        waiting = iter(articles)
        wanted = next(waiting, None)
        for number in _files():
            with reading_back(out), out.read(_name(number)) as file:
                for document in documents(zlib.decompress(file.read())):
                    if wanted is None or document != _expected(wanted):
                        raise ExportError(f"a document of file {number} is something else", path=str(out.path))
                    wanted = next(waiting, None)
            if wanted is None and not out.place(_name(number + 1)).exists():
                return


def _files() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def _name(number: int) -> str:
    return "" if number == 1 else f"{number}.spacy"


@dataclass
class _Part:
    """What goes into one file; the tokens wait in a temporary file."""

    tokens: IO[bytes]
    lengths: array[int] = field(default_factory=lambda: array("i"))
    strings: set[str] = field(default_factory=set)
    groups: list[bytes] = field(default_factory=list)
    ours: list[bytes] = field(default_factory=list)
    full: bool = False

    @classmethod
    def taken(cls, articles: Iterator[Json], job: Job, *, outer: bool) -> _Part:
        """As many articles as one file holds."""
        part = cls(tempfile.TemporaryFile())  # noqa: SIM115  # closed when the part is written
        number = 0
        for article in articles:
            part._add(article, job, outer=outer)
            number += len(article["text"])
            if number >= MOST_TOKENS:
                part.full = True
                break
        return part

    def _add(self, article: Json, job: Job, *, outer: bool) -> None:
        text = article["text"]
        kept = [one for one in article["annotations"] if one.get("status") != REJECTED]
        flat = flat_layer(kept, outer=outer)
        job.losses.add(NOT_FLAT, len(kept) - len(flat), str(article.get("title", "")))
        table = array("Q", [0, _OUTSIDE, 0] * len(text))
        table[0::3] = array("Q", map(number_of, text))
        for span in flat:
            start, end = span["start"], span["end"]
            table[start * 3 + 1 : end * 3 : 3] = array("Q", [_INSIDE] * (end - start))
            table[start * 3 + 1] = _BEGIN
            table[start * 3 + 2 : end * 3 : 3] = array("Q", [number_of(str(span["label"]))] * (end - start))
        self.tokens.write(table.tobytes())
        self.lengths.append(len(text))
        self.strings.update(text)
        for span in article["annotations"]:
            self.strings.update((str(span["label"]), str(span.get("norm", "")), str(span["id"])))
        self.groups.append(_groups(article["annotations"]))
        self.ours.append(packed({OURS: dumps(ours(article))}))

    def write(self, file: BinaryIO) -> None:
        """The whole file; its keys are those of `DocBin.to_bytes`, in an order that streams."""
        squeeze = zlib.compressobj()
        number = len(self.lengths)
        head = {
            "version": "0.1",
            "attrs": list(ATTRIBUTES),
            "lengths": self.lengths.tobytes(),
            "strings": sorted(self.strings),
            "cats": [{}] * number,
            "flags": [{"has_unknown_spaces": False}] * number,
        }
        file.write(squeeze.compress(_PACKER.pack_map_header(10)))
        file.writelines(squeeze.compress(packed(key) + packed(value)) for key, value in head.items())
        for key, values in (("span_groups", self.groups), ("user_data", self.ours)):
            file.write(squeeze.compress(packed(key) + _PACKER.pack_array_header(number)))
            file.writelines(squeeze.compress(packed(one)) for one in values)
        whole = sum(self.lengths)
        file.write(squeeze.compress(packed("spaces") + packed(bytes(whole))))
        file.write(squeeze.compress(packed("tokens") + BIN_32 + struct.pack(">I", whole * len(ATTRIBUTES) * 8)))
        self.tokens.seek(0)
        while piece := self.tokens.read(1 << 20):
            file.write(squeeze.compress(piece))
        file.write(squeeze.flush())
        self.tokens.close()


def flat_layer(spans: Iterable[Json], *, outer: bool) -> list[Json]:
    """Spans that do not overlap, in reading order: of two that do, the shorter one or, with `outer`, the longer."""
    sign = -1 if outer else 1
    ranked = sorted(spans, key=lambda one: (sign * (one["end"] - one["start"]), one["start"], one["id"]))
    kept: list[Json] = []
    for span in ranked:
        at = bisect_left(kept, span["start"], key=_start)
        before, after = kept[at - 1 : at], kept[at : at + 1]
        free = all(one["end"] <= span["start"] for one in before) and all(span["end"] <= one["start"] for one in after)
        if free and span["start"] < span["end"]:
            kept.insert(at, span)
    return kept


def _start(span: Json) -> int:
    return int(span["start"])


def _groups(spans: Iterable[Json]) -> bytes:
    """The span groups of one document, as `SpanGroups.to_bytes` has them."""
    by_name: dict[str, list[bytes]] = {}
    for span in spans:
        name = REJECTED if span.get("status") == REJECTED else SPANS
        start, end = span["start"], span["end"]
        numbers = (number_of(str(span["id"])), number_of(str(span.get("norm", ""))), number_of(str(span["label"])))
        by_name.setdefault(name, []).append(SPAN.pack(*numbers, start, end, start, end))
    if not by_name:
        return packed([])
    return packed({packed({"name": name, "attrs": {}, "spans": one}): [name] for name, one in by_name.items()})


def ours(article: Json) -> Json:
    """What spaCy has no place for: the article's facts, paragraphs, outline, groups, and by id what else a span has."""
    facts = {key: value for key, value in article.items() if key not in _NOT_OURS}
    more = {
        str(span["id"]): rest
        for span in article["annotations"]
        if (rest := {key: value for key, value in span.items() if key not in _IN_SPANS})
    }
    return facts | {"spans": more}


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file: its text, and by name of the span group (start, end, label, norm, id), in characters."""

    text: str
    groups: dict[str, list[tuple[int, int, str, str, str]]]
    ours: str = ""


def _expected(article: Json) -> Document:
    groups: dict[str, list[tuple[int, int, str, str, str]]] = {}
    for span in article["annotations"]:
        name = REJECTED if span.get("status") == REJECTED else SPANS
        words = (str(span["label"]), str(span.get("norm", "")), str(span["id"]))
        groups.setdefault(name, []).append((span["start"], span["end"], *words))
    return Document(article["text"], groups, dumps(ours(article)))


def packed(value: object) -> bytes:
    """A value as MessagePack."""
    made: bytes = _PACKER.pack(value)
    return made


def unpacked(data: bytes) -> Any:
    """The value of those bytes; `ValueError` or `TypeError` where they are none. Sizes are bounded by what is there."""
    return msgpack.unpackb(data, strict_map_key=False)


def documents(data: bytes) -> Iterator[Document]:
    """The documents of an uncompressed `DocBin` of this program's making: one token a character."""
    whole = unpacked(data)
    names = {number_of(string): string for string in whole["strings"]} | {0: ""}
    table = memoryview(whole["tokens"]).cast("Q")
    lengths = memoryview(whole["lengths"]).cast("i")
    at = 0
    for length, groups, data_of in zip(lengths, whole["span_groups"], whole["user_data"], strict=True):
        text = "".join(names[table[(at + token) * 3]] for token in range(length))
        at += length
        read: dict[str, list[tuple[int, int, str, str, str]]] = {}
        for key in dict(unpacked(groups) or {}):
            group = unpacked(key)
            read[group["name"]] = [
                (start, end, names[label], names[norm], names[one])
                for one, norm, label, _first, _last, start, end in map(SPAN.unpack, group["spans"])
            ]
        yield Document(text, read, unpacked(data_of)[OURS])


PLUGIN: Final = SpacyExporter()
