"""The text of an article cut where its spans begin and end, so that overlapping ones can be shown and read back.

A piece is marked with the labels of all the spans over it; it names the spans that begin with it and those that end
with it by their numbers in the article, so that the size grows with the spans and not with their overlaps.
"""

from __future__ import annotations

import heapq
import html
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters.xml_text import clean

_SAID: Final = ("norm", "kind", "province", "status", "note")


class Cut(NamedTuple):
    """A stretch of the text, half-open code points."""

    start: int
    end: int
    labels: tuple[str, ...]
    """Of the spans over it, sorted."""
    begins: tuple[int, ...] = ()
    """Numbers of the spans that begin with it."""
    ends: tuple[int, ...] = ()
    """Numbers of the spans that end with it."""
    inner: int = -1
    """The span over it that began last; of several, the shortest."""


def cuts(article: Json) -> Iterator[Cut]:
    """The whole text in stretches; spans without length are in none."""
    spans = [(one["start"], one["end"], str(one["label"])) for one in article["annotations"]]
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, (start, end, _label) in enumerate(spans):
        if start < end:
            begins.setdefault(start, []).append(number)
            ends.setdefault(end, []).append(number)
    over: Counter[str] = Counter()
    inner: list[tuple[int, int, int]] = []
    edges = sorted({0, len(article["text"]), *begins, *ends})
    for start, end in pairwise(edges):
        for number in begins.get(start, ()):
            over[spans[number][2]] += 1
            heapq.heappush(inner, (-start, spans[number][1], number))
        while inner and inner[0][1] <= start:
            heapq.heappop(inner)
        labels = tuple(sorted(over))
        yield Cut(
            start, end, labels, tuple(begins.get(start, ())), tuple(ends.get(end, ())), inner[0][2] if inner else -1
        )
        for number in ends.get(end, ()):
            label = spans[number][2]
            over[label] -= 1
            if not over[label]:
                del over[label]


def described(span: Json) -> str:
    """A span in words, for the tip shown over it; one line."""
    words = " · ".join([str(span["label"]), *(str(span[name]) for name in _SAID if span.get(name))])
    return " ".join(words.split())


def marked(article: Json, written: Callable[[str], str], class_of: Callable[[tuple[str, ...]], str]) -> Iterator[str]:
    """HTML of the text; `written` escapes it, `class_of` gives the classes of labels."""
    text, spans = article["text"], article["annotations"]
    for cut in cuts(article):
        words = written(text[cut.start : cut.end])
        if not cut.labels:
            yield words
            continue
        tips = "\n".join(described(spans[number]) for number in cut.begins or (cut.inner,))
        numbers = "".join(
            f' data-{name}="{" ".join(map(str, some))}"'
            for name, some in (("begins", cut.begins), ("ends", cut.ends))
            if some
        )
        yield f'<mark class="{quoted(class_of(cut.labels))}"{numbers} title="{quoted(tips)}">{words}</mark>'


def quoted(value: str) -> str:
    """The value of an attribute, in HTML and in Markdown; one line."""
    escaped = html.escape(clean(value)).replace("\\", "&#92;").replace("\n", "&#10;").replace("\r", "&#13;")
    return escaped.replace("\t", "&#9;")


class Marks(HTMLParser):
    """Reads marked text back: its characters, and each span's range and tip."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.at = 0
        self.begun: dict[int, tuple[int, str]] = {}
        self.found: dict[int, tuple[int, int, str]] = {}
        self._ends: Sequence[int] = ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A mark says which spans begin and end with it."""
        if tag == "br":
            self.handle_data("\n")
        if tag != "mark":
            return
        values = dict(attrs)
        tips = (values.get("title") or "").split("\n")
        for number, tip in zip_longest(_numbers(values.get("data-begins")), tips, fillvalue=""):
            if isinstance(number, int):
                self.begun[number] = (self.at, tip)
        self._ends = _numbers(values.get("data-ends"))

    def handle_data(self, data: str) -> None:
        """Characters of the text."""
        self.text.append(data)
        self.at += len(data)

    def handle_endtag(self, tag: str) -> None:
        """The spans of the mark end here."""
        if tag != "mark":
            return
        for number in self._ends:
            start, tip = self.begun.pop(number, (-1, ""))
            self.found[number] = (start, self.at, tip)
        self._ends = ()


def _numbers(value: str | None) -> list[int]:
    words = (value or "").split()
    return [int(one) for one in words if one.isdecimal()]


def compare(read: Marks, article: Json, text: str) -> None:
    """What was read has that text and the article's spans; else `ExportError`."""
    if "".join(read.text) != text:
        raise ExportError("the text of an article reads back as something else")
    for number, span in enumerate(article["annotations"]):
        if span["start"] >= span["end"]:
            continue
        wanted = (span["start"], span["end"], clean(described(span)))
        if read.found.get(number) != wanted:
            raise ExportError(f"the span {span['text']!r} reads back as something else")
