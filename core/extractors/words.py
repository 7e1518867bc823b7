"""jieba, loaded when the first doubtful place asks for it; the only import of it."""

from __future__ import annotations

import logging
from typing import Any

from core import places

_loaded: list[Any] = []


def cut(text: str) -> list[str]:
    """The words of a text, in order; joined they are the text."""
    return list(_jieba().lcut(text))


def _jieba() -> Any:
    """The cache of jieba is a fixed name in the shared temporary folder, read without a check: ours is private."""
    if not _loaded:
        import jieba  # noqa: PLC0415  # its dictionary costs 0.8 s

        jieba.setLogLevel(logging.ERROR)
        jieba.dt.tmp_dir = str(places.cache_folder())
        _loaded.append(jieba)
    return _loaded[0]
