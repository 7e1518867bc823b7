"""jieba, loaded when the first doubtful place asks for it; the only import of it."""

from __future__ import annotations

import copy
import logging
import math
from functools import lru_cache
from typing import Any, Final

from core import places

_loaded: list[Any] = []
_A_WORD_MORE: Final = 3.0
"""What each further word costs, as a logarithm, where `cut_into_few` weighs two cuts of one stretch.

Without it 水上海事 is cut 水|上海|事: the two single characters are so frequent that three words beat two. Any cost from 2 to 8
decides the 66 doubtful places of the hard sentences alike, one of them better than none does.
"""


def cut(text: str) -> list[str]:
    """The words of a text, in order; joined they are the text."""
    return list(_jieba().lcut(text))


def cut_into_few(text: str) -> list[str]:
    """The words of a stretch, in order, where fewer words are better than more frequent ones; all are in the dictionary."""
    return list(_sparing().lcut(text, HMM=False))


@lru_cache(maxsize=1)
def _sparing() -> Any:
    """Jieba's own cutter on the same dictionary: a total that is higher makes each word less likely by as much."""
    jieba = _jieba()
    jieba.initialize()
    sparing = copy.copy(jieba.dt)
    sparing.total = jieba.dt.total * math.exp(_A_WORD_MORE)
    return sparing


def _jieba() -> Any:
    """The cache of jieba is a fixed name in the shared temporary folder, read without a check: ours is private."""
    if not _loaded:
        import jieba  # noqa: PLC0415  # its dictionary costs 0.8 s

        jieba.setLogLevel(logging.ERROR)
        jieba.dt.tmp_dir = str(places.cache_folder())
        _loaded.append(jieba)
    return _loaded[0]
