"""Tagged characters: `字⇥B-X`, a blank line behind each line of the text; the parts of the three schemes, read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from core.errors import ExportError

START: Final = "-DOCSTART-\tO"
"""Before each text, as CoNLL has it."""
OUT: Final = "O"
SCHEMES: Final = {"bio": ("B", "I", "I", "B"), "bioes": ("B", "I", "E", "S"), "bmes": ("B", "M", "E", "S")}
"""The letters of the first, an inner, the last and an only character of a span."""


class Piece(NamedTuple):
    """A tagged stretch of one line, half-open code points of the text."""

    start: int
    end: int
    label: str


def tagged(text: str, pieces: Iterable[Piece], scheme: str) -> str:
    """The lines of one text; the pieces do not overlap and hold no line break."""
    first, inner, last, only = SCHEMES[scheme]
    made, at = [START, "\n\n"], 0
    for start, end, label in sorted(pieces):
        made.append(_lines(text[at:start], OUT))
        if end - start == 1:
            made.append(_lines(text[start], f"{only}-{label}"))
        else:
            made.append(_lines(text[start], f"{first}-{label}"))
            made.append(_lines(text[start + 1 : end - 1], f"{inner}-{label}"))
            made.append(_lines(text[end - 1], f"{last}-{label}"))
        at = end
    return "".join([*made, _lines(text[at:], OUT), "\n"])


def _lines(stretch: str, tag: str) -> str:
    """A line for each character of a stretch with one tag, a blank one for each line break; joined, not looped over."""
    between = f"\t{tag}\n"
    return "\n".join(f"{between.join(line)}{between}" if line else "" for line in stretch.split("\n"))


def read(blocks: Iterable[str]) -> Iterator[tuple[str, list[Piece]]]:
    """The texts and their pieces of a file in any of the schemes; `ExportError` names a line that is none.

    A block is any number of whole lines: the more, the faster.
    """
    for first, whole in _each_text(blocks):
        yield _text(*_read(whole, first))


def _each_text(blocks: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines of each text, without the line before it, and the number of their first one."""
    held: list[str] = []
    headed, first, number = False, 1, 1
    for block in blocks:
        before, *others = _HEAD.split(block)
        held.append(before)
        number += before.count("\n")
        for other in others:
            if headed or any(held):
                yield first, "".join(held)
            headed, first, held = True, number + 1, [other]
            number += 1 + other.count("\n")
    if headed or any(held):
        yield first, "".join(held)


_HEAD: Final = re.compile(r"^-DOCSTART-[^\n]*\n?", re.MULTILINE)


def _read(whole: str, first: int) -> tuple[list[str], list[str]]:
    """The characters of one text and their tags; `first` is the number of the first line."""
    rows = whole.removesuffix("\n").split("\n") if whole else []
    if _AS_WRITTEN.fullmatch(whole):
        return [row[0] if row else "\n" for row in rows], [row[2:] or OUT for row in rows]
    text: list[str] = []
    tags: list[str] = []
    for number, raw in enumerate(rows, first):
        line = raw.removesuffix("\r")
        if not line:
            text.append("\n")
            tags.append(OUT)
            continue
        letter, tag = _columns(line, number)
        text.append(letter)
        tags.extend([tag, *[_inside(tag)] * (len(letter) - 1)])
    return text, tags


_AS_WRITTEN: Final = re.compile(r"(?:(?:[^\n\r]\t(?:O|[BIMESLU]-[^\n\r\t]+))?\n)*")
"""Lines as this program writes them, one character each: they are read in one go, others one by one."""


def _columns(line: str, number: int) -> tuple[str, str]:
    letter, tab, tag = line.rpartition("\t")
    if not tab:
        letter, tab, tag = line.rpartition(" ")
    if not tab or not letter or not (tag == OUT or (tag[:2] in _BEGINNINGS and len(tag) > 2)):
        raise ExportError(f"line {number} is not a character with its tag")
    words = letter.split()
    return (words[0] if len(letter) > 1 and len(words) > 1 else letter), tag


_BEGINNINGS: Final = frozenset(f"{one}-" for one in "BIMESLU")


def _inside(tag: str) -> str:
    """The tag of the further characters of a word."""
    return tag if tag == OUT else f"I-{tag[2:]}"


def _text(text: list[str], tags: list[str]) -> tuple[str, list[Piece]]:
    """One text: the blank line behind the head and the one at the end are not of it."""
    whole = "".join(text)
    low = 1 if whole.startswith("\n") else 0
    high = len(whole)
    if low and high > low and whole[high - 1] == "\n":
        high -= 1
    return whole[low:high] if low else whole.rstrip("\n"), _pieces(tags[low:high])


def _pieces(tags: list[str]) -> list[Piece]:
    """The stretches the tags stand for: a new one where a scheme begins one, or where the label changes."""
    found: list[Piece] = []
    start, label, closed = 0, "", True
    for at, tag in enumerate([*tags, OUT]):
        if tag == OUT and not label:
            continue
        part, _dash, name = tag.partition("-")
        if label and (closed or part in {"O", "B", "S", "U"} or name != label):
            found.append(Piece(start, at, label))
            label = ""
        if part != OUT and not label:
            start, label = at, name
        closed = part in {"E", "S", "L", "U"}
    return found
