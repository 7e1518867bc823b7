"""JSON Lines, ours and lossless: one article a line, with status, origin, notes and history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

from core.article_json import Json, dumps
from core.errors import ExportError


class JsonlExporter:
    """Writes the object of each article as it is, keys in their order, UTF-8, LF."""

    name: str = "jsonl"
    version: int = 1
    suffix: str = ".jsonl"
    lossless: bool = True
    flat: bool = False
    losses: tuple[str, ...] = ()

    def encode(self, articles: Iterable[Json]) -> Iterator[bytes]:
        """One line an article."""
        for article in articles:
            yield dumps(article).encode("utf-8") + b"\n"

    def check(self, path: Path, articles: Iterable[Json]) -> None:
        """Every line read as JSON is the object that was exported."""
        with path.open("rb") as lines:
            for number, (line, article) in enumerate(zip_longest(lines, articles), 1):
                if line is None or article is None or json.loads(line) != json.loads(dumps(article)):
                    raise ExportError(f"line {number} reads back as something else", path=str(path))


PLUGIN: Final = JsonlExporter()
