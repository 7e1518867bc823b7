"""Spans found again after edits of real articles: python tests/bench/bench_anchor.py [ARTICLES] [SEED]

Reads ../shared/articles/many.tar.xz. Each article is edited 1, 5, 20 and 100 times: words, sentences or paragraphs
are inserted (from other articles), deleted, replaced or moved. Every code point carries the place it came from, so
that where each extracted span is now is known. Right: at exactly that place; or lost, where most of the span is gone.
A span changed inside counts at its first and last code point that are left (what stands in for a replaced end may
belong to it). Wrong: anywhere else. The rest is lost although it is there.
"""

from __future__ import annotations

import random
import sys
import tarfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.anchor import anchor
from core.extraction import extract_rules
from core.model import Range
from core.reading import read_bytes
from core.versions.place import Found, Place

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "articles" / "many.tar.xz"
EDITS = (1, 5, 20, 100)
SHORTEST = 600
"""Code points: after a hundred edits of a shorter article little is left to be found."""

Letters = list[tuple[str, int]]
"""A text whose every code point carries its old offset, -1 where it is new."""


def articles(number: int, chance: random.Random) -> list[str]:
    with tarfile.open(ARCHIVE) as archive:
        files = sorted((one for one in archive if one.isfile()), key=lambda one: one.name)
        wanted = {one.name for one in chance.sample(files, min(len(files), 4 * number))}
        texts = [
            read_bytes(file.read(), one.name).text
            for one in files
            if one.name in wanted and (file := archive.extractfile(one)) is not None
        ]
    return [text for text in texts if len(text) >= SHORTEST][:number]


def piece(letters: Letters, unit: str, chance: random.Random) -> Range:
    """A range to edit: 2 to 6 code points, a sentence, or a paragraph."""
    at = chance.randrange(len(letters))
    if unit == "word":
        return at, min(len(letters), at + chance.randint(2, 6))
    ends = "。！？；\n" if unit == "sentence" else "\n"
    start = at
    while start and letters[start - 1][0] not in ends:
        start -= 1
    end = at
    while end < len(letters) and letters[end][0] not in ends:
        end += 1
    return start, min(len(letters), end + 1)


def edited(text: str, number: int, others: list[str], chance: random.Random) -> Letters:
    letters: Letters = [(letter, at) for at, letter in enumerate(text)]
    for _edit in range(number):
        kind = chance.choice(("insert", "delete", "replace", "move"))
        unit = chance.choice(("word", "sentence", "paragraph"))
        if len(letters) < 2:
            break
        start, end = piece(letters, unit, chance)
        source: Letters = [(letter, -1) for letter in chance.choice(others)]
        first, last = piece(source, unit, chance)
        if kind == "insert":
            letters[start:start] = source[first:last]
        elif kind == "replace":
            letters[start:end] = source[first:last]
        else:
            taken = letters[start:end]
            del letters[start:end]
            if kind == "move" and letters:
                at = chance.randrange(len(letters))
                at = piece(letters, unit, chance)[0] if unit != "word" else at
                letters[at:at] = taken
    return letters


def judged(span: Range, place: Place, places: dict[int, int], letters: Letters) -> str:
    """`right`, `wrong` or `lost` (although it is there)."""
    left = [places[at] for at in range(*span) if at in places]
    whole = len(left) == span[1] - span[0]
    run = whole and left == list(range(left[0], left[0] + len(left)))
    if run:
        if not place.found:
            return "lost"
        return "right" if place.range == (left[0], left[-1] + 1) else "wrong"
    tight = left == sorted(left) and bool(left) and left[-1] + 1 - left[0] <= 1.5 * (span[1] - span[0])
    if not place.found:
        return "lost" if tight and len(left) * 2 > span[1] - span[0] else "right"
    if not left:
        return "wrong"
    return "right" if fits(span, place, left, letters) else "wrong"


def fits(span: Range, place: Place, left: list[int], letters: Letters) -> bool:
    """At what is left, or with the new code points beside it that replaced an end; white space does not count."""
    low = high = min(left)
    while span[0] != letters[high][1] and low and letters[low - 1][1] < 0:
        low -= 1
    top = bottom = max(left) + 1
    while span[1] - 1 != letters[bottom - 1][1] and top < len(letters) and letters[top][1] < 0:
        top += 1
    while high < len(letters) and letters[high][0].isspace():
        high += 1
    while bottom and letters[bottom - 1][0].isspace():
        bottom -= 1
    return low <= place.start <= high and bottom <= place.end <= top


def prepared(number: int, chance: random.Random) -> tuple[list[str], list[list[Range]]]:
    """So many articles, and the ranges of what the rules find in each."""
    texts = articles(number, chance)
    return texts, [sorted({span.range for span in extract_rules(read_bytes(one.encode()))[0].spans}) for one in texts]


def measured(edits: int, texts: list[str], spans: list[list[Range]], chance: random.Random) -> dict[str, float]:
    """Percentages `right`, `wrong`, `lost`, `found` (of those there unchanged) and `plain`; counts; milliseconds."""
    counts: Counter[str] = Counter()
    times = []
    for text, ranges in zip(texts, spans, strict=True):
        letters = edited(text, edits, [one for one in texts if one is not text], chance)
        new = "".join(letter for letter, _at in letters)
        places = {old: at for at, (_letter, old) in enumerate(letters) if old >= 0}
        began = time.perf_counter()
        found = anchor(text, new, ranges)
        times.append((time.perf_counter() - began) * 1000)
        for span, place in zip(ranges, found, strict=True):
            verdict = judged(span, place, places, letters)
            if verdict == "wrong" and "-v" in sys.argv:
                print(place.found.name, repr(text[slice(*span)][:60]), "→", repr(new[place.start : place.end][:60]))
            now = [places.get(at, -2) for at in range(*span)]
            there = now == list(range(now[0], now[0] + len(now))) and now[0] >= 0
            counts.update({verdict: 1, place.found.name: 1, "all": 1, "there": there})
            counts["found"] += there and place.range == (now[0], now[0] + len(now))
            counts["plain"] += places.get(span[0]) == span[0] and new[slice(*span)] == text[slice(*span)]
    times.sort()
    shares = {name: 100 * counts[name] / counts["all"] for name in ("right", "wrong", "lost", "plain")}
    return {
        **shares,
        "found": 100 * counts["found"] / max(1, counts["there"]),
        "there": counts["there"],
        **{one.name: counts[one.name] for one in Found},
        "median": times[len(times) // 2],
        "max": times[-1],
    }


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 240
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    texts, spans = prepared(number, chance)
    print(f"{len(texts)} articles, {sum(map(len, texts)) // len(texts)} code points, {sum(map(len, spans))} spans")
    print("edits  right %  wrong %  lost %  found of those there unchanged %  plain offsets %  "
          "kept/moved/changed/lost  ms median  ms max")  # fmt: skip
    for edits in EDITS:
        got = measured(edits, texts, spans, chance)
        kinds = "/".join(f"{got[one.name]:.0f}" for one in reversed(Found))
        there = f"{got['found']:.1f} of {got['there']:.0f}"
        print(
            f"{edits:5}  {got['right']:7.2f}  {got['wrong']:7.3f}  {got['lost']:6.2f}  {there:>32}  "
            f"{got['plain']:15.1f}  {kinds:>23}  {got['median']:9.2f}  {got['max']:6.1f}"
        )


if __name__ == "__main__":
    main()
