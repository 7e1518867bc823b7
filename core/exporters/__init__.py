"""Exporters: spans → a format, one file a format; a new exporter is a file here and a line below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol

from core.article_json import Json
from core.registry import Registry


class Exporter(Protocol):
    """What the `PLUGIN` of an exporter's module is; the objects are those of `core.article_json`."""

    name: str
    version: int
    suffix: str
    """With the dot."""
    lossless: bool
    """Whether everything the workspace holds of an article is in the file, so that every status is the default."""
    flat: bool
    """Whether an article without spans leaves no trace in the file."""
    losses: tuple[str, ...]
    """What the format cannot hold: English sources of the translation context `export`."""

    def encode(self, articles: Iterable[Json]) -> Iterator[bytes]:
        """The file, piece by piece."""

    def check(self, path: Path, articles: Iterable[Json]) -> None:
        """Read the file back and compare; `ExportError` says where it is not what was exported."""


EXPORTERS: Final[Registry[Exporter]] = Registry(
    "export format",
    {
        "jsonl": "core.exporters.jsonl",
        "csv": "core.exporters.csv",
    },
)
