"""brat: a folder (or a zip of one) of `.txt` and `.ann`; fragments become one span, relations groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.articles.article_json import Json
from core.errors import ImportRefused
from core.exporters.brat_names import plain
from core.importers.chains import with_groups
from core.importers.hostile import files

CODES: Final = "GB2260:"
_ATTRIBUTES: Final = frozenset({"status", "kind", "tier", "in_name", "ordinal", "level", "province", "confidence"})
_NUMBERS: Final = frozenset({"ordinal", "level"})


class BratImporter:
    """Reads each `.ann` that has its `.txt`; events are passed over."""

    name: str = "brat"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """The text of each pair with its spans."""
        waiting: dict[str, bytes] = {}
        found = 0
        for name, data in files(path):
            stem, dot, suffix = name.rpartition(".")
            if not dot or suffix not in {"txt", "ann"}:
                continue
            other = waiting.pop(stem, None)
            if other is None:
                waiting[stem] = data
                continue
            found += 1
            text, ann = (data, other) if suffix == "txt" else (other, data)
            yield _article(stem, _decoded(text, name, path), _decoded(ann, name, path), path)
        if not found:
            raise ImportRefused("there is no .txt with an .ann of the same name", path=str(path))


def _decoded(data: bytes, name: str, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ImportRefused(f"{name} is not UTF-8", path=str(path)) from error


def _article(stem: str, text: str, ann: str, path: Path) -> Json:
    spans: dict[str, Json] = {}
    pairs: list[tuple[object, object]] = []
    for number, raw in enumerate(ann.split("\n"), 1):
        line = raw.removesuffix("\r")
        if not line:
            continue
        key, *fields = line.split("\t")
        try:
            if key.startswith("T"):
                spans[key] = {"id": key, **_span(fields[0]), **_words(fields)}
            elif key.startswith("R"):
                pairs.append(_pair(fields[0]))
            else:
                _tell(spans, key, fields)
        except (ValueError, IndexError) as error:
            raise ImportRefused(f"{stem}.ann: line {number} is not as it must be", path=str(path)) from error
    title = stem.rpartition("/")[2]
    plain_breaks = text.replace("\r\n", "\n")
    if plain_breaks != text and _holds(plain_breaks, ann) > _holds(text, ann):
        text = plain_breaks
    return {"title": title, "text": text, "annotations": with_groups(list(spans.values()), pairs)}


def _holds(text: str, ann: str) -> int:
    """How many spans have their words in that text: a checkout may have made CRLF of its line breaks."""
    number = 0
    for line in ann.split("\n"):
        key, *fields = line.removesuffix("\r").split("\t")
        if key.startswith("T") and len(fields) == 2:
            ranges = [tuple(map(int, one.split())) for one in fields[0].partition(" ")[2].split(";") if one.split()]
            number += " ".join(text[min(one) : max(one)] for one in ranges) == fields[1]
    return number


def _span(place: str) -> Json:
    label, _blank, ranges = place.partition(" ")
    numbers = [int(one) for piece in ranges.split(";") for one in piece.split()]
    return {"label": plain(label), "start": min(numbers), "end": max(numbers)}


def _words(fields: list[str]) -> Json:
    """What the line says the range holds; between fragments it has blanks for whatever the text has."""
    return {"text": fields[1]} if len(fields) == 2 and ";" not in fields[0] else {}


def _pair(words: str) -> tuple[object, object]:
    _name, first, second = words.split()
    return first.partition(":")[2], second.partition(":")[2]


def _tell(spans: dict[str, Json], key: str, fields: list[str]) -> None:
    """An attribute, a normalisation or a note; what belongs to no span is passed over."""
    if key[0] not in "AMN#":
        return
    name, whose, *value = fields[0].split()
    span = spans.get(whose)
    if span is None:
        return
    if key[0] == "#":
        span["note"] = "\n".join(filter(None, (span.get("note"), "\t".join(fields[1:]))))
    elif key[0] == "N":
        code = value[0]
        words = code.removeprefix(CODES) if code.startswith(CODES) else "\t".join(fields[1:]) or code
        if code.startswith(CODES) and len(words) == 6 and words.endswith("0000"):
            words = words[:2]
        span["norm"] = " ".join(filter(None, (span.get("norm"), words)))
    elif name.lower() in _ATTRIBUTES:
        lower = name.lower()
        words = value[0] if value else ""
        if lower == "confidence":
            span[lower] = float(words)
        else:
            span[lower] = int(words) if lower in _NUMBERS else words or True


PLUGIN: Final = BratImporter()
