"""Parquet as `core.exporters.hf` writes it, or with `tokens` and `ner_tags`; needs pyarrow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from core.article_json import Json
from core.errors import ImportRefused
from core.exporters.hf import MISSING
from core.translation import translate


class HfImporter:
    """Reads the rows in batches; labels by the names that the features give them."""

    name: str = "hf"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """The text of each row with its spans."""
        try:
            pq, pa = import_module("pyarrow.parquet"), import_module("pyarrow")
        except ImportError as error:
            raise ImportRefused(translate("export", MISSING), path=str(path)) from error
        place = next(iter(sorted(path.rglob("*.parquet"))), path) if path.is_dir() else path
        try:
            with pq.ParquetFile(place) as table:
                names = _names(table.metadata.metadata or {})
                for batch in table.iter_batches(batch_size=64):
                    for row in batch.to_pylist():
                        yield _article(row, names, path)
        except (OSError, pa.ArrowException) as error:
            raise ImportRefused(f"it is not parquet that can be read: {error}", path=str(path)) from error


def _names(metadata: dict[bytes, bytes]) -> list[str]:
    try:
        found: Any = json.loads(metadata.get(b"huggingface", b"{}"))
        return [str(one) for one in found["info"]["features"]["spans"]["feature"]["label"]["names"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def _article(row: Json, names: list[str], path: Path) -> Json:
    text, spans = row.get("text"), row.get("spans")
    if not isinstance(text, str) or not isinstance(spans, list):
        raise ImportRefused("a row has no column text and spans", path=str(path))
    facts = {key: one for key, one in row.items() if isinstance(one, str)}
    facts["uid"] = facts.pop("id", "")
    return {**facts, "text": text, "annotations": [_span(one, names) for one in spans if isinstance(one, dict)]}


def _span(one: Json, names: list[str]) -> Json:
    label = one.get("label")
    if isinstance(label, int) and 0 <= label < len(names):
        label = names[label]
    return {**{key: value for key, value in one.items() if value is not None}, "label": str(label)}


PLUGIN: Final = HfImporter()
