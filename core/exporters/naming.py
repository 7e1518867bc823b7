"""Names that an export makes up: a key for each object, a file name, a GUID; the same input gives the same ones."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Final

from core.articles.article_json import Json, dumps
from core.file_names import made_of

_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "zhupi")
_LONGEST: Final = 60
"""Characters of a title that go into the name of a file."""


_FACTS: Final = frozenset({"title", "source", "author", "published", "path"})


def further(article: Json) -> dict[str, str]:
    """What an article says of itself beyond the facts every article has, by field; only fields with a value."""
    said = article.get("metadata") or article.get("fields") or {}
    return {str(name): str(value) for name, value in said.items() if value and name not in _FACTS}


def more_of(span: Json, known: Collection[str]) -> str:
    """What a span has beyond the keys a format has a place for, as JSON; empty where there is nothing."""
    more = {key: value for key, value in span.items() if key not in known}
    return dumps(more) if more else ""


def key_of(article: Json, number: int) -> str:
    """Names the object among those of one export: its article and, for a part of one, where that begins."""
    key = str(article.get("uid") or number)
    unit = article.get("unit")
    return f"{key}@{unit[0]}" if unit else key


def file_name(article: Json, number: int, suffix: str) -> str:
    """The name of the object's own file: its number in the export, then its title."""
    return made_of(f"{number:05d} {str(article.get('title', ''))[:_LONGEST]}", suffix)


def guid(*words: str) -> str:
    """A GUID made of words (RFC 9562, version 5)."""
    return str(uuid.uuid5(_SPACE, "\0".join(words)))
