"""What the importers of other programs' formats share: an article object of a text and ranges in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from core.article_json import Json
from core.errors import ImportRefused
from core.ids import machine_id, text_digest
from core.importers.jsonl import checked

LARGEST: Final = 1 << 29
"""Bytes a file may have, or unpack to."""
_BREAK: Final = re.compile("\r\n?")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_FACTS: Final = ("path", "file_sha256", "text_sha256", "title")
_LISTS: Final = ("paragraphs", "annotations", "groups", "outline")


def taken(text: object, spans: Iterable[Json], facts: Json, path: Path, number: int) -> Json:
    """The object of the article of that number in the file; `ImportRefused` names a span that does not fit.

    Line breaks become LF and the offsets follow; a span without an id of its own gets the one its range gives.
    """
    if not isinstance(text, str):
        raise ImportRefused(f"article {number} has no text", path=str(path), offset=number)
    text, moved = _with_plain_breaks(_SURROGATE.sub("\ufffd", text))
    digest = text_digest(text)
    made, used = [], set[str]()
    for span in spans:
        start, end = _places(span, moved, path, number)
        key = str(span.get("id") or "")
        if not key or key in used:
            key = _fresh(machine_id(digest, str(span["label"]), start, end), used)
        used.add(key)
        made.append({**span, "id": key, "start": start, "end": end, "text": text[start:end]})
    made.sort(key=lambda one: (one["start"], -one["end"], one["id"]))
    value: Json = {**dict.fromkeys(_FACTS, ""), **facts, "text": text, "text_sha256": digest}
    value |= {name: facts.get(name, []) for name in _LISTS} | {"annotations": made}
    return checked(value, path, number)


def _fresh(key: str, used: set[str]) -> str:
    """Two spans of one label may have one range: the second gets a name of its own."""
    number, found = 1, key
    while found in used:
        number += 1
        found = f"{key}.{number}"
    return found


def _with_plain_breaks(text: str) -> tuple[str, list[int]]:
    """The text with LF only, and where a character was taken out."""
    gone = [found.start() + 1 for found in _BREAK.finditer(text) if found.end() - found.start() == 2]
    return _BREAK.sub("\n", text), gone


def _places(span: Json, gone: list[int], path: Path, number: int) -> tuple[int, int]:
    places = span.get("start"), span.get("end")
    if not all(isinstance(place, int) and not isinstance(place, bool) for place in places):
        raise ImportRefused(f"article {number}: a span has no offsets", path=str(path), offset=number)
    if not isinstance(span.get("label"), str) or not span["label"]:
        raise ImportRefused(f"article {number}: a span has no label", path=str(path), offset=number)
    start, end = (place - bisect_left(gone, place) for place in map(_whole, places))
    return start, end


def _whole(place: Any) -> int:
    return int(place)


def size_of(path: Path) -> int:
    """The size of a file that may be read whole; `ImportRefused` for one that is too large or cannot be read."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ImportRefused(str(error.strerror or error), path=str(path)) from error
    if size > LARGEST:
        raise ImportRefused("the file is too large to be read", path=str(path))
    return size


def files_of(path: Path, *suffixes: str) -> list[Path]:
    """The file itself, or the files of the folder that end so, sorted; `ImportRefused` where there are none."""
    if not path.is_dir():
        return [path]
    found = sorted(one for one in path.rglob("*") if one.suffix.lower() in suffixes and one.is_file())
    if not found:
        raise ImportRefused(f"the folder has no {' or '.join(suffixes)} file", path=str(path))
    return found


def filled(values: Json) -> Json:
    """The entries that have a value; the number 0 is one."""
    return {key: one for key, one in values.items() if one or (one == 0 and one is not False)}
