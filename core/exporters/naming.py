"""Names that an export makes up: a key for each object, a file name, a GUID; the same input gives the same ones."""

from __future__ import annotations

import uuid
from typing import Final

from core.article_json import Json
from core.file_names import made_of

_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "zhupi")
_LONGEST: Final = 60
"""Characters of a title that go into the name of a file."""


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
