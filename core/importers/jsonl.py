"""Our own JSON Lines back: what `export --format jsonl` or `extract` wrote, one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.article_json import Json, article_of, group_of, outline_of, span_of
from core.errors import ImportRefused


class JsonlImporter:
    """Reads each line and makes sure that its text, hashes, offsets and ids fit together."""

    name: str = "jsonl"
    version: int = 1

    def read(self, path: Path) -> Iterator[Json]:
        """The object of each line; blank lines are passed over."""
        try:
            with path.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    bare = line.removeprefix(b"\xef\xbb\xbf").strip()
                    if bare:
                        yield checked(_object(bare, path, number), path, number)
        except OSError as error:
            raise ImportRefused(str(error.strerror or error), path=str(path)) from error


def _object(line: bytes, path: Path, number: int) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(f"line {number} is not JSON: {error}", path=str(path), offset=number) from error


def checked(value: object, path: Path, number: int) -> Json:
    """The object, if it is one that holds an article whose every part fits its text."""
    if not isinstance(value, dict):
        raise ImportRefused(f"line {number} is not an object", path=str(path), offset=number)
    try:
        article = article_of(value)
        ids = [span_of(one, article.text).id for one in value.get("annotations", ())]
        for one in value.get("groups", ()):
            group_of(one, article.text)
        for one in value.get("outline", ()):
            outline_of(one, article.text)
    except (ImportRefused, TypeError, AttributeError) as error:
        raise ImportRefused(f"line {number}: {error}", path=str(path), offset=number) from error
    if len(set(ids)) != len(ids):
        raise ImportRefused(f"line {number}: two annotations have the same id", path=str(path), offset=number)
    return value


PLUGIN: Final = JsonlImporter()
