"""spaCy's `DocBin`, read without spaCy: span groups and, where a document has none, its entities.

What this program put into `doc.user_data["zhupi"]` comes back: facts, paragraphs, groups, what else a span has.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from core.articles.article_json import Json
from core.errors import ImportRefused
from core.exporters.spacy import OURS, REJECTED, SPAN, unpacked
from core.exporters.spacy_strings import number_of, symbol
from core.importers.hostile import LARGEST, whole
from core.importers.taking import files_of, filled

_ORTH, _IOB, _TYPE = 65, 77, 78
_BEGIN, _INSIDE = 3, 1
_OLD_SPAN: Final = struct.Struct(">QQllll")
_BROKEN: Final = (
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    struct.error,
    zlib.error,
    RecursionError,
)


class SpacyImporter:
    """Reads one file or a folder of them."""

    name: str = "spacy"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """One object a document."""
        for file in files_of(path, ".spacy"):
            try:
                for text, spans, facts in _documents(_whole(file)):
                    yield {**facts, "text": text, "annotations": spans}
            except _BROKEN as error:
                raise ImportRefused(f"this is no DocBin of spaCy: {error!r}", path=str(file)) from error


def _whole(file: Path) -> Json:
    """What is in the file; it may not unpack to more than `LARGEST` bytes."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(whole(file), LARGEST)
    if unpacking.unconsumed_tail:
        raise ImportRefused("the file is too large to be read", path=str(file))
    table = unpacked(data)
    if not isinstance(table, dict):
        raise TypeError("not a table")
    return table


def _documents(found: Json) -> Iterator[tuple[str, list[Json], Json]]:
    names = _Strings(found["strings"])
    attributes: list[int] = list(found["attrs"])
    width = len(attributes)
    table = array("Q", found["tokens"])
    lengths = array("i", found["lengths"])
    spaces: bytes = found["spaces"]
    if min(lengths, default=0) < 0 or sum(lengths) * width != len(table) or sum(lengths) != len(spaces):
        raise ValueError("the lengths do not fit the tokens")
    columns = {name: attributes.index(name) for name in (_ORTH, _IOB, _TYPE) if name in attributes}
    at = 0
    groups = found.get("span_groups") or [b""] * len(lengths)
    ours = found.get("user_data") or [b""] * len(lengths)
    for length, packed_groups, data in zip(lengths, groups, ours, strict=True):
        tokens = {name: table[at * width + column : (at + length) * width : width] for name, column in columns.items()}
        words = [names[number] for number in tokens[_ORTH]]
        places = [0]
        for number, word in enumerate(words):
            places.append(places[-1] + len(word) + bool(spaces[at + number]))
            words[number] += " " * bool(spaces[at + number])
        spans = list(_of_groups(packed_groups, names)) or list(_entities(tokens, words, places, names))
        yield "".join(words), *_with_ours(spans, data)
        at += length


class _Strings:
    """The strings of a file by spaCy's numbers for them."""

    def __init__(self, strings: list[str]) -> None:
        self._known = {number_of(string): string for string in strings} | {0: ""}

    def __getitem__(self, number: int) -> str:
        found = self._known.get(number)
        found = symbol(number) if found is None else found
        if found is None:
            raise KeyError(f"the string {number} is not in the file")
        return found

    def get(self, number: int) -> str:
        """The string, or an empty one."""
        return self._known.get(number) or symbol(number) or ""


def _of_groups(data: bytes, names: _Strings) -> Iterator[Json]:
    found: Any = unpacked(data) if data else []
    for packed_group in found:
        group = unpacked(packed_group)
        status = "rejected" if group["name"] == REJECTED else ""
        for packed in group["spans"]:
            if len(packed) == SPAN.size:
                key, norm, label, _first, _last, start, end = SPAN.unpack(packed)
            else:
                norm, label, _first, _last, start, end = _OLD_SPAN.unpack(packed)
                key = 0
            more = {"id": names.get(key), "norm": names.get(norm), "status": status}
            yield {"label": names[label], "start": start, "end": end, **filled(more)}


def _entities(tokens: dict[int, array[int]], words: list[str], places: list[int], names: _Strings) -> Iterator[Json]:
    """The entities that the tokens carry."""
    if _IOB not in tokens or _TYPE not in tokens:
        return
    begun: int | None = None
    for at in range(len(words) + 1):
        mark = tokens[_IOB][at] if at < len(words) else 0
        if begun is not None and mark != _INSIDE:
            last = words[at - 1]
            end = places[at] - (len(last) - len(last.removesuffix(" ")) if last.strip() else 0)
            yield {"label": names[tokens[_TYPE][begun]], "start": places[begun], "end": end}
            begun = None
        if mark == _BEGIN:
            begun = at


def _with_ours(spans: list[Json], data: bytes) -> tuple[list[Json], Json]:
    """The spans and the facts with what this program kept beside them, if it did."""
    try:
        kept = json.loads(unpacked(data)[OURS]) if data else {}
        more = kept.pop("spans", {})
        kept.pop("metadata", None)
        return [{**more.get(one.get("id", ""), {}), **one} for one in spans], kept
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return spans, {}


PLUGIN: Final = SpacyImporter()
