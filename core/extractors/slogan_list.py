"""The list of slogans and of quoted words that are none, and where listed ones stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.resources import rows
from core.model import Range

_FEW: Final = 24
"""Words up to which each is searched by itself."""
_JOINTS: Final = re.compile("[ ,、·•]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the slogan list."""

    tier: str
    """Of an unquoted one; a quoted one is always A."""
    kind: str
    plain: bool
    """Whether it counts outside quotation marks too."""
    norm: str


def key(words: str) -> str:
    """The folded words with one sort of joint: 不忘初心 牢记使命 and 不忘初心,牢记使命 are 不忘初心、牢记使命."""
    return _JOINTS.sub("、", words) if _JOINTS.search(words) else words


@lru_cache(maxsize=1)
def known_slogans() -> dict[str, Known]:
    """The list, by `key`."""
    found = {}
    for row in rows("slogans/slogans.tsv"):
        text, tier, kind, match, norm = row[:5]
        found[key(text)] = Known(tier, kind, match == "any", norm or key(text))
    return found


@lru_cache(maxsize=1)
def no_slogans() -> dict[str, str]:
    """Words that stand in quotation marks and name nothing to carry out: the word → what it is (figure, problem …)."""
    return {row[0]: row[1] for row in rows("slogans/not_slogans.tsv")}


@lru_cache(maxsize=1)
def plain_pattern() -> re.Pattern[str]:
    """Matches the longest entry of the list that counts unquoted, at a place; joints may be any of ` ,、·`."""
    words = [row[0] for row in rows("slogans/slogans.tsv") if row[3] == "any"]
    return re.compile(_branches(sorted(set(map(key, words)))))


def _branches(words: list[str]) -> str:
    """A pattern for sorted words that share what stands before them, as a tree, the longest first."""
    ends = words[0] == ""
    by_first: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
    if not by_first:
        return ""
    made = [_joint(first) + _branches(rest) for first, rest in by_first.items()]
    return f"(?:{'|'.join(made)})" + ("?" if ends else "")


def _joint(char: str) -> str:
    return "[ ,、·•]" if char == "、" else re.escape(char)


def occurrences(words: Iterable[str], text: str, start: int, end: int) -> Iterator[Range]:
    """Where the words stand within `[start, end)`, the longest at a place, in time linear in the text."""
    chosen = sorted(words, key=len, reverse=True)
    return _each(chosen, text, start, end) if len(chosen) <= _FEW else _many(chosen, text, start, end)


def _each(words: list[str], text: str, start: int, end: int) -> Iterator[Range]:
    hits: list[Range] = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            hits.append((at, -at - len(word)))
            at = text.find(word, at + len(word), end)
    free = start
    for at, stop in sorted(hits):
        if at >= free:
            free = -stop
            yield (at, free)


def _many(words: list[str], text: str, start: int, end: int) -> Iterator[Range]:
    all_words = set(words)
    lengths: dict[str, list[int]] = {}
    for word in words:
        known = lengths.setdefault(word[0], [])
        if len(word) not in known:
            known.append(len(word))
    begins = re.compile(f"[{re.escape(''.join(lengths))}]")
    free = start
    for hit in begins.finditer(text, start, end):
        at = hit.start()
        if at < free:
            continue
        for length in lengths[hit[0]]:
            if text[at : at + length] in all_words and at + length <= end:
                free = at + length
                yield (at, free)
                break
