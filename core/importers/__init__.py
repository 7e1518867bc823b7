"""Importers: a format → article objects, one file a format; a new importer is a file here and a line below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from core.articles.article_json import Json
from core.registry import Registry


class Importer(Protocol):
    """What the `PLUGIN` of an importer's module is; the objects are those of `core.articles.article_json`."""

    name: str
    version: int
    whole: bool
    """Whether the objects are whole articles, checked, with ids and history. Else they have a `text`, and
    `annotations` with a `label`, `start` and `end`, and whatever more is known; nothing of it is checked yet."""

    def read(self, path: Path) -> Iterator[Json]:
        """The objects in that file; `ImportRefused` names the line that does not fit."""


IMPORTERS: Final[Registry[Importer]] = Registry(
    "import format",
    {
        "jsonl": "core.importers.jsonl",
        "doccano": "core.importers.doccano",
        "labelstudio": "core.importers.labelstudio",
        "brat": "core.importers.brat",
        "bio": "core.importers.bio",
        "spacy": "core.importers.spacy",
        "hf": "core.importers.hf",
        "uima": "core.importers.uima",
        "workspace": "core.importers.workspace",
    },
)
