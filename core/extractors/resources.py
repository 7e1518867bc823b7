"""The data files the rules read, and a digest of them for the rule set's name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent.parent.parent / "resources"
FILES: Final = (
    "gazetteers/provinces.tsv",
    "gazetteers/variants.tsv",
    "gazetteers/cities.tsv",
    "gazetteers/regions.tsv",
    "gazetteers/not_places.txt",
    "gazetteers/straddles.tsv",
    "gazetteers/straddling.tsv",
    "gazetteers/surnames.tsv",
    "gazetteers/letters.tsv",
    "gazetteers/runs.txt",
    "slogans/slogans.tsv",
    "slogans/not_slogans.tsv",
    "slogans/weights.json",
)


def rows(name: str) -> list[list[str]]:
    """The rows of a table: cells by tabs; empty lines and lines that begin with `#` are left out."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def digest() -> str:
    """Eight hex digits that change with any of the files."""
    made = hashlib.blake2b(digest_size=4)
    for name in FILES:
        made.update((FOLDER / name).read_bytes())
    return made.hexdigest()


def one_of(chars: Iterable[str]) -> str:
    """A pattern for one of those characters."""
    return "[" + "".join(map(re.escape, sorted(chars))) + "]"


def one_of_words(patterns: Iterable[str]) -> str:
    """A pattern for one of those, each of which begins with a plain character.

    Their first characters are asked first, at a fraction of what asking for all of them at a place costs.
    """
    ones = list(patterns)
    return f"(?={one_of({one[0] for one in ones})})(?:{'|'.join(ones)})"


def longest_first(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words at a place, in time that does not grow with their number."""
    tree: dict[str, list[str]] = {}
    for word in sorted(set(words), key=_longer_first):
        tree.setdefault(word[0], []).append(word[1:])
    branches = [f"{re.escape(first)}(?:{'|'.join(map(re.escape, rest))})" for first, rest in tree.items()]
    return "(?:" + "|".join(branches) + ")"


def _longer_first(word: str) -> tuple[int, str]:
    return (-len(word), word)
