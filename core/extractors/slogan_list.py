"""The list of slogans and of quoted words that are none, and where listed ones stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.extractors.resources import one_of, rows
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
    return words if words.isalnum() else _JOINTS.sub("、", words)


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
    """Matches the longest entry of the list that counts unquoted, at a place; joints may be any of ` ,、·`.

    A first character with any of the second ones after it is looked for, and any of the third ones ahead, then the branch
    of that third one: its own character is all a branch costs that does not match.
    """
    words = sorted({key(row[0]) for row in rows("slogans/slogans.tsv") if row[3] == "any"})
    longer = [word for word in words if len(word) > 2]
    by_third: dict[str, dict[str, list[str]]] = {}
    for word in longer:
        by_third.setdefault(word[2], {}).setdefault(word[:3], []).append(word[3:])
    branches = [
        f"{_one(third)}(?:{'|'.join(f'(?<={_spelt(head)}){_branches(rest)}' for head, rest in by_head.items())})"
        for third, by_head in by_third.items()
    ]
    short = [f"(?<={_spelt(word)})" for word in words if len(word) == 2]
    ahead = f"(?={_at(longer, 2)})(?:{'|'.join(branches)})"
    return re.compile(f"{_at(words, 0)}{_at(words, 1)}(?:{'|'.join([ahead, *short])})")


def _at(words: Iterable[str], at: int) -> str:
    """A pattern for what may stand at that place of any of the words."""
    return one_of({char for word in words for char in _alike(word[at])})


def _spelt(word: str) -> str:
    return "".join(map(_one, word))


def _branches(words: list[str]) -> str:
    """A pattern for sorted words that share what stands before them, as a tree, the longest first."""
    ends = words[0] == ""
    by_first: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
    if not by_first:
        return ""
    made = [_one(first) + _branches(rest) for first, rest in by_first.items()]
    return f"(?:{'|'.join(made)})" + ("?" if ends else "")


def _alike(char: str) -> str:
    """What may stand for a character of the list: any joint for a joint."""
    return " ,、·•" if char == "、" else char


def _one(char: str) -> str:
    return one_of(_alike(char)) if char == "、" else re.escape(char)


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
        known = lengths.setdefault(word[:2], [])
        if len(word) not in known:
            known.append(len(word))
    firsts, seconds = (one_of({head[at] for head in lengths}) for at in (0, 1))
    free = start
    for hit in re.compile(f"{firsts}(?={seconds})").finditer(text, start, end):
        at = hit.start()
        if at < free:
            continue
        for length in lengths.get(text[at : at + 2], ()):
            if text[at : at + length] in all_words and at + length <= end:
                free = at + length
                yield (at, free)
                break
