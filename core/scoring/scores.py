"""How well predicted annotations meet the gold ones: precision, recall and F1 by label, exact and overlapping."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from core.model import Range

CLOSING: Final = "。；;，,、.：:！!？?"
"""What `--trim` leaves out at the end of a span, with white space."""

Marked = tuple[str, int, int]
"""Label, start, end."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many gold spans there are, how many predicted, and how many of each were met by the other."""

    gold: int = 0
    predicted: int = 0
    gold_met: int = 0
    predicted_met: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.gold_met + other.gold_met,
            self.predicted_met + other.predicted_met,
        )

    @property
    def precision(self) -> float:
        """The share of predicted spans that are right; 1 where none is predicted."""
        return self.predicted_met / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """The share of gold spans that were found; 1 where there is none."""
        return self.gold_met / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """One label's figures: micro over all spans, macro as the mean over the articles that have any."""

    label: str
    exact: Count
    overlapping: Count
    macro_exact: float
    macro_overlapping: float
    articles: int


@dataclass(frozen=True, slots=True)
class Scoring:
    """The scores by label, `*` for all, and the articles of either side the other does not have."""

    scores: tuple[Score, ...]
    only_gold: tuple[str, ...]
    only_predicted: tuple[str, ...]


def score(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], *, trim: bool = False) -> Scoring:
    """Compare two sets of article objects, matched by file_sha256, then by file name."""
    pairs, only_gold, only_predicted = paired(gold, predicted)
    by_label: dict[str, list[tuple[Count, Count]]] = defaultdict(list)
    for one, other in pairs:
        wanted, found = _marks(one, trim=trim), _marks(other, trim=trim, text=_text(one))
        for label in sorted({mark[0] for mark in (*wanted, *found)}):
            mine = [mark for mark in wanted if mark[0] == label]
            theirs = [mark for mark in found if mark[0] == label]
            by_label[label].append((_exact(mine, theirs), _overlapping(mine, theirs)))
        by_label["*"].append((_exact(wanted, found), _overlapping(wanted, found)))
    labels = sorted(by_label, key=lambda label: (label == "*", label))
    return Scoring(tuple(_score(label, by_label[label]) for label in labels), only_gold, only_predicted)


def _score(label: str, counts: Sequence[tuple[Count, Count]]) -> Score:
    held = [pair for pair in counts if pair[0].gold or pair[0].predicted]
    exact = sum((pair[0] for pair in held), Count())
    overlapping = sum((pair[1] for pair in held), Count())
    number = len(held) or 1
    return Score(
        label,
        exact,
        overlapping,
        sum(pair[0].f1 for pair in held) / number,
        sum(pair[1].f1 for pair in held) / number,
        len(held),
    )


def paired(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]
) -> tuple[list[tuple[Mapping[str, Any], Mapping[str, Any]]], tuple[str, ...], tuple[str, ...]]:
    """The articles both sides have, and the names of those only one has; by file_sha256, then by file name."""
    by_hash = {str(one["file_sha256"]): at for at, one in enumerate(predicted) if one.get("file_sha256")}
    by_name = {_name(one): at for at, one in enumerate(predicted)}
    used: set[int] = set()
    pairs = []
    only_gold = []
    for one in gold:
        at = by_hash.get(str(one.get("file_sha256", "")), by_name.get(_name(one)))
        if at is None or at in used:
            only_gold.append(_name(one))
            continue
        used.add(at)
        pairs.append((one, predicted[at]))
    return pairs, tuple(only_gold), tuple(_name(one) for at, one in enumerate(predicted) if at not in used)


def _name(one: Mapping[str, Any]) -> str:
    """The name of an article's file, whichever separators its path has."""
    path = str(one.get("path") or one.get("file") or one.get("text_file") or "")
    return PurePath(path.replace("\\", "/")).name


def _text(one: Mapping[str, Any]) -> str:
    text = one.get("text")
    return text if isinstance(text, str) else ""


def _marks(one: Mapping[str, Any], *, trim: bool, text: str = "") -> list[Marked]:
    """The labelled ranges of an object, each once, the rejected ones left out."""
    text = _text(one) or text
    marks = {
        (str(mark["label"]), *_trimmed(text, mark, trim=trim))
        for mark in one.get("annotations", ())
        if mark.get("status") != "rejected"
    }
    return sorted(marks)


def _trimmed(text: str, mark: Mapping[str, Any], *, trim: bool) -> Range:
    start, end = int(mark["start"]), int(mark["end"])
    if not trim:
        return start, end
    words = text[start:end] if text else str(mark.get("text", ""))
    if len(words) != end - start:
        return start, end
    return start, start + len(words.rstrip(CLOSING + " \t\n\u3000\xa0"))


def _exact(gold: Sequence[Marked], found: Sequence[Marked]) -> Count:
    both = len(set(gold) & set(found))
    return Count(len(gold), len(found), both, both)


def _overlapping(gold: Sequence[Marked], found: Sequence[Marked]) -> Count:
    return Count(len(gold), len(found), _met(gold, found), _met(found, gold))


def _met(some: Sequence[Marked], others: Sequence[Marked]) -> int:
    """How many of `some` share a code point with one of `others` of their label; both are sorted by start."""
    count = 0
    by_label: dict[str, list[Range]] = defaultdict(list)
    for label, start, end in others:
        by_label[label].append((start, end))
    reach: dict[str, list[int]] = {label: _reaches(ranges) for label, ranges in by_label.items()}
    for label, start, end in some:
        before = bisect_left(by_label[label], (end, 0))
        count += before > 0 and reach[label][before - 1] > start
    return count


def _reaches(ranges: Iterable[Range]) -> list[int]:
    """How far the ranges up to each one reach."""
    furthest = 0
    found: list[int] = []
    for _, end in ranges:
        furthest = max(furthest, end)
        found.append(furthest)
    return found
