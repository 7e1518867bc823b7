"""doccano's JSON Lines: `label` (or `labels`) of triples, or `entities` with offsets and `relations`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from core.articles.article_json import Json
from core.errors import ImportRefused
from core.importers.chains import with_groups
from core.importers.hostile import lines, value_of

_TAKEN: Final = frozenset({"text", "data", "label", "labels", "entities", "relations", "id", "cats", "Comments"})


class DoccanoImporter:
    """Reads each line; what a project's own export names differently is known too."""

    name: str = "doccano"
    version: int = 1
    whole: bool = False

    def read(self, path: Path) -> Iterator[Json]:
        """The text of each line with its labels; blank lines are passed over."""
        for number, line in lines(path):
            value = value_of(line, path, number)
            if not isinstance(value, dict):
                raise ImportRefused(f"line {number} is not an object", path=str(path), offset=number)
            text = value.get("text", value.get("data"))
            if not isinstance(text, str):
                raise ImportRefused(f"line {number} has no text", path=str(path), offset=number)
            spans = [*_triples(value), *_entities(value)]
            pairs = [(one.get("from_id"), one.get("to_id")) for one in _dicts(value.get("relations"))]
            facts = {str(key): one for key, one in value.items() if key not in _TAKEN and isinstance(one, str) and one}
            yield {**facts, "text": text, "annotations": with_groups(spans, pairs)}


def _triples(value: Json) -> Iterator[Json]:
    some = value.get("label", value.get("labels")) or ()
    for one in some if isinstance(some, list) else ():
        start, end, label = one if isinstance(one, list) and len(one) == 3 else (None, None, "")
        yield {"start": start, "end": end, "label": label}


def _entities(value: Json) -> Iterator[Json]:
    for one in _dicts(value.get("entities")):
        place = {"start": one.get("start_offset"), "end": one.get("end_offset")}
        yield {"id": one.get("id"), "label": one.get("label"), **place}


def _dicts(value: Any) -> Iterator[Json]:
    yield from (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))


PLUGIN: Final = DoccanoImporter()
