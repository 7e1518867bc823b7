"""The spans of a text that came from elsewhere, checked against it; the text as this program holds texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from core.articles.article_json import Json
from core.textpos import TextPositions
from core.translation import QT_TRANSLATE_NOOP, translate

NO_RANGE: Final = QT_TRANSLATE_NOOP("import", "it has no range of whole numbers")
OUTSIDE: Final = QT_TRANSLATE_NOOP("import", "its range is not in the text")
EMPTY: Final = QT_TRANSLATE_NOOP("import", "it is empty")
OTHER_WORDS: Final = QT_TRANSLATE_NOOP("import", "the words at its place are not its own")
NO_LABEL: Final = QT_TRANSLATE_NOOP("import", "it has no label")
AROUND: Final = 12
"""Characters of the text that a line about a span shows on either side of it."""
SHOWN: Final = 40
"""Characters of its words that a line about a span shows."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A span that does not fit; `reason` is an English source of the context `import`."""

    title: str
    label: str
    start: object
    end: object
    text: str
    reason: str
    around: str = ""
    """What stands at its place, with a little before and behind; empty where that is nowhere in the text."""

    @classmethod
    def of(cls, title: str, span: Mapping[str, Any], reason: str, text: str = "") -> Misfit:
        """What is known of a span that came in; `text` is the one its offsets are said to be of."""
        words = str(span.get("text") or "")[:SHOWN]
        start, end = span.get("start"), span.get("end")
        around = ""
        if type(start) is int and type(end) is int and 0 <= start < len(text):
            around = " ".join(text[max(0, start - AROUND) : min(max(start, end), start + SHOWN) + AROUND].split())
        return cls(title, str(span.get("label") or ""), start, end, words, reason, around)

    def __str__(self) -> str:
        """One line."""
        words = f" “{self.text}”" if self.text else ""
        place = f"{self.title}: {self.label} {self.start}–{self.end}{words}"
        return ": ".join((place, translate("import", self.reason)))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text with LF only, without its byte-order mark and lone surrogates; `moved` finds an old offset in it."""

    text: str
    dropped: tuple[int, ...] = ()
    """Where characters were that are no more, ascending."""

    def moved(self, offset: int) -> int:
        """The offset in the text as it is now."""
        return offset - bisect_left(self.dropped, offset)


def cleaned(text: str) -> Cleaned:
    """The text as it is held."""
    dropped = [at for at, letter in enumerate(text) if letter == "\r" and text[at + 1 : at + 2] == "\n"]
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain.startswith("\ufeff"):
        dropped, plain = [0, *dropped], plain[1:]
    plain = plain.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
    return Cleaned("".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in plain), tuple(dropped))


@dataclass
class Fitted:
    """The spans that fit, with offsets of the cleaned text."""

    spans: list[Json] = field(default_factory=list)
    mended: int = 0


def fitted(value: Json, plain: Cleaned, misfits: list[Misfit]) -> Fitted:
    """What fits of an object's annotations; the others go to `misfits`, with why.

    Where a span says its own words and they stand elsewhere only because its offsets count UTF-16 units, those are
    put right.
    """
    found, units = Fitted(), TextPositions(value["text"])
    title = str(value.get("title") or "")
    some = value.get("annotations")
    for span in some if isinstance(some, list) else ():
        reason, start, end = _range(span, value["text"])
        words = span.get("text")
        if not reason and isinstance(words, str) and value["text"][start:end] != words:
            low, high = units.from_utf16(start), units.from_utf16(end)
            if value["text"][low:high] == words:
                start, end = low, high
                found.mended += 1
            else:
                reason = OTHER_WORDS
        if not reason:
            start, end = plain.moved(start), plain.moved(end)
            reason = EMPTY if start >= end else ""
        if reason:
            misfits.append(Misfit.of(title, span, reason, value["text"]))
            continue
        kept = {**span, "start": start, "end": end, "text": plain.text[start:end]}
        if plain.dropped:
            kept.pop("marker", None)
        found.spans.append(kept)
    return found


def _surrogates(words: str) -> bool:
    return any("\ud800" <= one <= "\udfff" for one in words)


def _range(span: Json, text: str) -> tuple[str, int, int]:
    start, end, label = span.get("start"), span.get("end"), span.get("label")
    if not isinstance(label, str) or not label or _surrogates(label):
        return NO_LABEL, 0, 0
    if type(start) is not int or type(end) is not int:
        return NO_RANGE, 0, 0
    if not 0 <= start <= end:
        return OUTSIDE, 0, 0
    units = len(text) + (sum(letter > "\uffff" for letter in text) if end > len(text) and span.get("text") else 0)
    if end > units:
        return OUTSIDE, 0, 0
    return (EMPTY if start == end else ""), start, end
