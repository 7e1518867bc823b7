"""UIMA: a folder (or a zip of one) of XMI or JSON CAS, ours or others' with a `label` or `value` on an annotation."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from core.article_json import Json
from core.errors import ImportRefused
from core.importers.hostile import files, refuse_entities, value_of
from core.textpos import TextPositions

_KEYS: Final = {"identifier": "id", "inName": "in_name", "fileSha256": "file_sha256", "textSha256": "text_sha256"}
_NUMBERS: Final = {"ordinal": int, "level": int, "confidence": float}
_LABELS: Final = ("label", "value", "category")
"""The features that may hold what an annotation is (ours, DKPro's, others')."""


class UimaImporter:
    """Reads one text a file; of an article in both forms, the XMI."""

    name: str = "uima"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """The text of each CAS with its annotations, in code points."""
        found = 0
        stems: set[str] = set()
        for name, data in sorted(_casses(path), key=lambda one: (one[0].endswith(".json"), one[0])):
            stem, _dot, suffix = name.rpartition(".")
            if stem in stems:
                continue
            stems.add(stem)
            found += 1
            yield _article(*(_xmi(data, path) if suffix == "xmi" else _json(data, path)), path)
        if not found:
            raise ImportRefused("there is no .xmi and no .json", path=str(path))


def _casses(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix in {".xmi", ".json"} and path.is_file():
        from core.importers.hostile import whole  # noqa: PLC0415  # one file instead of a folder

        yield path.name, whole(path)
        return
    yield from ((name, data) for name, data in files(path) if name.endswith((".xmi", ".json")))


def _xmi(data: bytes, path: Path) -> tuple[str, list[tuple[str, Mapping[str, Any]]]]:
    try:
        root = ET.fromstring(refuse_entities(data, path))  # noqa: S314  # document types are refused before
    except ET.ParseError as error:
        raise ImportRefused(f"it is not XML: {error}", path=str(path)) from error
    sofa = next((one for one in root if one.tag.endswith("}Sofa")), None)
    if sofa is None or sofa.get("sofaString") is None:
        raise ImportRefused("the XMI has no text", path=str(path))
    return sofa.get("sofaString", ""), [(one.tag.rpartition("}")[2], one.attrib) for one in root]


def _json(data: bytes, path: Path) -> tuple[str, list[tuple[str, Mapping[str, Any]]]]:
    value = value_of(data, path)
    items = value.get("%FEATURE_STRUCTURES") if isinstance(value, dict) else None
    some = [one for one in (items if isinstance(items, list) else ()) if isinstance(one, dict)]
    text = next((one["sofaString"] for one in some if isinstance(one.get("sofaString"), str)), None)
    if text is None:
        raise ImportRefused("the JSON CAS has no text", path=str(path))
    return text, [(str(one.get("%TYPE", "")).rpartition(".")[2], one) for one in some]


def _article(text: str, items: Iterable[tuple[str, Mapping[str, Any]]], path: Path) -> Json:
    at = TextPositions(text).from_utf16
    spans: list[Json] = []
    facts: Json = {}
    for kind, one in items:
        more = {_KEYS.get(key, key): value for key, value in one.items() if key[0] not in "%@{"}
        if kind == "Article":
            facts = {key: value for key, value in more.items() if isinstance(value, str)}
        label = next((str(one[name]) for name in _LABELS if one.get(name)), "")
        if kind in {"Article", "Group", "Sofa", "View"} or not label or "begin" not in one:
            continue
        try:
            more |= {"start": at(int(one["begin"])), "end": at(int(one["end"])), "label": label}
            more |= {key: of(more[key]) for key, of in _NUMBERS.items() if key in more}
        except (ValueError, TypeError, KeyError) as error:
            raise ImportRefused(f"an annotation is not as it must be: {error!r}", path=str(path)) from error
        spans.append({key: value for key, value in more.items() if key not in {"sofa", "begin", "value"}})
    facts["uid"] = facts.pop("id", "")
    kept = {key: facts[key] for key in ("uid", "title", "source", "author", "published", "path") if facts.get(key)}
    return {**kept, "text": text, "annotations": spans}


PLUGIN: Final = UimaImporter()
