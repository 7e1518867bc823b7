"""Hugging Face's parquet: a column `text` and a list of structures with start, end and label; pyarrow reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from core.articles.article_json import Json
from core.errors import ImportRefused
from core.exporters.hf import MISSING
from core.importers.taking import files_of, filled
from core.system_errors import why_refused
from core.translation import translate

_COLUMNS: Final = ("spans", "entities", "annotations", "labels")
"""Where spans are looked for, in this order."""
_FACTS: Final = (
    "title", "source", "author", "published", "path", "state", "file_sha256", "reader", "encoding",
)  # fmt: skip
_LISTS: Final = ("groups", "paragraphs", "outline")
_BROKEN: Final = (
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RecursionError,
)


class HfImporter:
    """Reads a parquet file or a folder with some."""

    name: str = "hf"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """One object a row."""
        for file in files_of(path, ".parquet"):
            try:
                for row, column, labels in _rows(file):
                    spans = [_span(one, labels) for one in row[column]]
                    yield {**_facts(row), "text": row["text"], "annotations": spans}
            except OSError as error:
                raise ImportRefused(why_refused(error), path=str(file)) from error
            except _BROKEN as error:
                raise ImportRefused(f"this is no parquet file of texts with spans: {error}", path=str(file)) from error


def _rows(file: Path) -> Iterator[tuple[Json, str, list[str]]]:
    try:
        pq: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise ImportRefused(translate("export", MISSING), path=str(file)) from error
    with pq.ParquetFile(file) as table:
        names = table.schema_arrow.names
        column = next((name for name in _COLUMNS if name in names), "")
        if "text" not in names or not column:
            raise ImportRefused(f"there is no column text with one of {', '.join(_COLUMNS)}", path=str(file))
        kept = (table.schema_arrow.metadata or {}).get(b"huggingface", b"{}")
        labels = _labels(json.loads(kept), column)
        for batch in table.iter_batches(batch_size=64):
            for row in batch.to_pylist():
                yield {**row, column: row[column] or []}, column, labels


def _labels(kept: Json, column: str) -> list[str]:
    """The names behind numbers of labels."""
    inner = kept.get("info", {}).get("features", {}).get(column, {})
    inner = inner[0] if isinstance(inner, list) else inner.get("feature", inner)
    return [str(one) for one in inner.get("label", {}).get("names", ())]


def _span(found: Json, labels: list[str]) -> Json:
    label = found["label"]
    extra = {key: one for key, one in found.items() if key not in {"label", "text", "more"}}
    more = json.loads(found.get("more") or "{}")
    return {**more, **filled(extra), "label": labels[label] if isinstance(label, int) else label}


def _facts(row: Json) -> Json:
    facts = {name: row.get(name) for name in _FACTS}
    facts |= {name: [filled(one) for one in row.get(name) or []] for name in _LISTS}
    facts |= {"uid": row.get("id"), "fields": {one["name"]: one["value"] for one in row.get("fields") or []}}
    return filled(facts)


PLUGIN: Final = HfImporter()
