"""Importers: a format → article objects, one file a format; a new importer is a file here and a line below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from core.article_json import Json
from core.registry import Registry


class Importer(Protocol):
    """What the `PLUGIN` of an importer's module is; the objects are those of `core.article_json`."""

    name: str
    version: int

    def read(self, path: Path) -> Iterator[Json]:
        """The article objects in that file, checked; `ImportRefused` names the line that does not fit."""


IMPORTERS: Final[Registry[Importer]] = Registry(
    "import format",
    {
        "jsonl": "core.importers.jsonl",
        "workspace": "core.importers.workspace",
        "spacy": "core.importers.spacy",
        "hf": "core.importers.hf",
        "uima": "core.importers.uima",
    },
)
