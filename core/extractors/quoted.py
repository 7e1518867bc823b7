"""Quoted chunks judged: which of them name something that can be carried out or upheld (GUIDELINES, SLOGAN 2)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.quote_features import Setting, features, head_of, runs
from core.extractors.quotes import LONGEST, Chunk, chunks
from core.extractors.resources import FOLDER
from core.extractors.slogan_list import Known, key, known_slogans, no_slogans
from core.model import Range
from core.online_regression import probability

WEIGHTS: Final = "slogans/weights.json"
LISTED: Final = 0.96
"""How sure a quoted chunk is that stands on the list."""
SHOWN: Final = 0.4
"""A chunk less likely than this is not shown."""

_SPEECH: Final = re.compile(r"[。！？!?;；…《》\n]")
_NUMBER: Final = re.compile("[一二两三四五六七八九十百千万双]|[0-9]{3,5}$")
_JOINT: Final = re.compile("[ 、,]")
_MODELS: Final = frozenset({"模式", "经验", "机制", "做法", "工作法", "路径"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted chunk `[start, end)` that may name something."""

    start: int
    end: int
    words: str
    """As it stands in the folded text."""
    seen: tuple[str, ...]
    """The features of it."""
    listed: Known | None
    head: str
    """The noun after the closing mark: 工程."""


def quotes(text: str, ranges: list[Range]) -> list[Quote]:
    """The quoted chunks of those ranges of the folded text that are short enough for a name, in reading order."""
    placed: list[tuple[Chunk, Range, tuple[Range, int]]] = []
    for start, end in ranges:
        near = [chunk for chunk in chunks(text, start, end) if _may_name(text, chunk)]
        placed += [(chunk, (start, end), run) for chunk, run in zip(near, runs(text, near), strict=True)]
    said = Counter(text[chunk.start : chunk.end] for chunk, _, _ in placed)
    found = []
    for chunk, (start, end), (run, length) in placed:
        words = text[chunk.start : chunk.end]
        listed = known_slogans().get(key(words.strip()))
        setting = Setting(start, end, run, length, said[words])
        seen = tuple(features(text, chunk, setting, listed))
        first = chunk.start + len(words) - len(words.lstrip())
        bare = words.strip()
        head = head_of(text, run[1] + 1, end)
        found.append(Quote(first, first + len(bare), bare, seen, listed, head))
    return found


def _may_name(text: str, chunk: Chunk) -> bool:
    words = text[chunk.start : chunk.end]
    return len(words.strip()) >= 2 and len(words) <= LONGEST and not _SPEECH.search(words)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """What resources/slogans/fit.py has learnt."""
    learnt: dict[str, float] = json.loads((FOLDER / WEIGHTS).read_text("utf-8"))["weights"]
    return learnt


def likelihood(quote: Quote) -> float:
    """How likely the chunk names a policy, 0 … 1."""
    if quote.listed is not None:
        return LISTED
    if quote.words in no_slogans():
        return 0.0
    return probability(weights(), quote.seen)


def rule_of(quote: Quote) -> str:
    """The rule family that a shown chunk is filed under: by what it shows most plainly."""
    if quote.listed is not None:
        return "slogan.quoted.list"
    if "+" in quote.words:
        return "slogan.quoted.model"
    if _NUMBER.match(quote.words):
        return "slogan.quoted.number"
    if quote.head:
        return "slogan.quoted.head"
    return "slogan.quoted.verb" if "verb" in quote.seen else "slogan.quoted.name"


def kind_of(quote: Quote) -> str:
    """number_abbr, model, formula or campaign."""
    if quote.listed is not None:
        return quote.listed.kind
    if "+" in quote.words or quote.head in _MODELS:
        return "model"
    if _NUMBER.match(quote.words) and len(quote.words) <= 8:
        return "number_abbr"
    return "formula" if _JOINT.search(quote.words) else "campaign"
