"""UIMA: XMI and JSON CAS files, ours or INCEpTION's; the annotations of one view become spans.

Of our own types everything comes back; of any other annotation its `value` or `label`, else its type's name, is the
label. Offsets are UTF-16 units there and code points here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from core.articles.article_json import Json
from core.errors import ImportRefused
from core.exporters.uima import KEYS, PACKAGE, SPAN, TYPES, read_value
from core.importers.hostile import files, whole
from core.importers.taking import filled
from core.textpos import TextPositions

_NOT_SPANS: Final = ("DocumentAnnotation", "DocumentMetaData", "TagsetDescription", "Token", "Sentence", "Lemma", "POS")
_LABELS: Final = ("value", "label", "tag", "PosValue")
_CAS: Final = "http:///uima/cas.ecore"
_BROKEN: Final = (ValueError, OverflowError, KeyError, IndexError, TypeError, AttributeError, RecursionError)
Structure = tuple[str, Json]
"""The full name of a type, and its features; `begin` and `end` in UTF-16 units."""


class UimaImporter:
    """Reads a file or a folder; of an XMI and a JSON CAS of one name the XMI is left out."""

    name: str = "uima"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """One object a file."""
        read: set[str] = set()
        for name, data in _files(path):
            if not name.lower().endswith((".xmi", ".json")) or _stem(name) in read:
                continue
            read.add(_stem(name))  # names come sorted: the JSON CAS, which holds every character, before the XMI
            try:
                text, structures = _xmi(data) if _is_xmi(name) else _json(data)
                facts, spans = _read(text, structures)
            except expat.ExpatError as error:
                raise ImportRefused(f"{name} is no XMI: {error}", path=str(path)) from error
            except _BROKEN as error:
                raise ImportRefused(f"{name} is no CAS: {error!r}", path=str(path)) from error
            yield {**facts, "text": text, "annotations": spans}
        if not read:
            raise ImportRefused("there is no .xmi and no .json", path=str(path))


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """A single file, or those of a folder or of a zip of one."""
    if path.suffix.lower() in {".xmi", ".json"} and not path.is_dir():
        yield path.name, whole(path)
    else:
        yield from files(path)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _is_xmi(name: str) -> bool:
    return name.lower().endswith(".xmi")


def _json(data: bytes) -> tuple[str, list[Structure]]:
    found = json.loads(data)["%FEATURE_STRUCTURES"]
    items = [{**one, "%ID": key} for key, one in found.items()] if isinstance(found, dict) else found
    sofas = [one for one in items if one["%TYPE"] == "uima.cas.Sofa" and isinstance(one.get("sofaString"), str)]
    if not sofas:
        raise ValueError("it has no text")
    of = sofas[0]["%ID"]
    return sofas[0]["sofaString"], [(one["%TYPE"], one) for one in items if one.get("@sofa") == of and "begin" in one]


def _xmi(data: bytes) -> tuple[str, list[Structure]]:
    """Only the attributes are read; a document type, and with it every entity of its own, is refused."""
    items: list[tuple[str, str, dict[str, str]]] = []
    parser = expat.ParserCreate(namespace_separator="\n")

    def refuse(*_words: object) -> None:
        raise ValueError("a document type is not allowed")

    def start(tag: str, attributes: dict[str, str]) -> None:
        space, _sep, name = tag.rpartition("\n")
        items.append((space, name, {key.rpartition("\n")[2]: one for key, one in attributes.items()}))

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.Parse(data, True)
    sofas = [one for space, name, one in items if (space, name) == (_CAS, "Sofa") and "sofaString" in one]
    if not sofas:
        raise ValueError("it has no text")
    found = [
        (f"{space.removeprefix('http:///').removesuffix('.ecore').replace('/', '.')}.{name}", dict(one))
        for space, name, one in items
        if one.get("sofa") == sofas[0]["id"] and "begin" in one
    ]
    return sofas[0]["sofaString"], found


def _read(text: str, structures: list[Structure]) -> tuple[Json, list[Json]]:
    """The article's facts and its spans."""
    to_code = TextPositions(text).from_utf16
    facts: Json = {"paragraphs": [], "outline": [], "groups": []}
    spans: list[Json] = []
    owners: dict[str, Json] = {}
    parts: list[Json] = []
    for kind, found in structures:
        package, _dot, name = kind.rpartition(".")
        start, end = to_code(int(found["begin"])), to_code(int(found["end"]))
        if package != PACKAGE or name not in TYPES:
            if package != "uima.tcas" and name not in _NOT_SPANS:
                label = next((str(found[one]) for one in _LABELS if found.get(one)), name)
                spans.append({"label": label, "start": start, "end": end})
            continue
        own = filled({KEYS.get(one, one): read_value(one, found[one]) for one in TYPES[name] if one in found})
        if name == "Article":
            facts |= {key: one for key, one in own.items() if key not in {"id", "text_sha256", "fields"}}
            facts |= filled({"uid": own.get("id"), "fields": json.loads(own.get("fields") or "{}")})
        elif name == "Part":
            parts.append({**own, "start": start, "end": end})
        elif name == "Group":
            own["flags"] = str(own.get("flags", "")).split()
            owners[own["id"]] = own
            facts["groups"].append(own)
        else:
            own = {**json.loads(own.pop("more", "{}")), **own, "start": start, "end": end}
            owners |= {own["id"]: own} if name == SPAN else {}
            (spans if name == SPAN else facts["paragraphs" if name == "Paragraph" else "outline"]).append(own)
    for part in parts:
        if part["of"] in owners:
            owners[part["of"]][part["part"]] = [part["start"], part["end"]]
    return facts, spans


PLUGIN: Final = UimaImporter()
