"""Our own JSON Lines back: what `export --format jsonl` or `extract` wrote, one article a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.articles.article_json import Json
from core.articles.article_record import from_object
from core.errors import ImportRefused
from core.importers.hostile import lines, value_of


class JsonlImporter:
    """Reads each line and makes sure that its text, hashes, offsets and ids fit together."""

    name: str = "jsonl"
    version: int = 1
    whole: bool = True

    def read(self, path: Path) -> Iterator[Json]:
        """The object of each line; blank lines are passed over."""
        for number, line in lines(path):
            yield checked(value_of(line, path, number), path, number)


def checked(value: object, path: Path, number: int) -> Json:
    """The object, if it is one that holds an article whose every part fits its text."""
    if not isinstance(value, dict):
        raise ImportRefused(f"line {number} is not an object", path=str(path), offset=number)
    try:
        from_object(value)
        ids = [str(one["id"]) for one in value.get("annotations", ())]
    except (ImportRefused, TypeError, AttributeError) as error:
        raise ImportRefused(f"line {number}: {error}", path=str(path), offset=number) from error
    if len(set(ids)) != len(ids):
        raise ImportRefused(f"line {number}: two annotations have the same id", path=str(path), offset=number)
    return value


PLUGIN: Final = JsonlImporter()
