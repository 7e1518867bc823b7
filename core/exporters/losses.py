"""What a format cannot hold, counted and named: by the core from what an exporter holds, and by the exporter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from core.articles.article_json import Json
from core.translation import QT_TRANSLATE_NOOP

EXAMPLES: Final = 5
"""So many places of each loss are named."""


@dataclass
class Loss:
    """One thing that is not in the file: how often, and the first few places."""

    what: str
    """English source of the translation context `export`."""
    number: int = 0
    examples: list[str] = field(default_factory=list)


class Losses:
    """Collects losses in the order in which they are first met; the same input gives the same ones."""

    def __init__(self) -> None:
        self._found: dict[str, Loss] = {}

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._found.values())

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, what: str, number: int = 1, example: str = "") -> None:
        """So many more of that; `what` is marked with `QT_TRANSLATE_NOOP("export", …)` where it is written."""
        if number:
            loss = self._found.setdefault(what, Loss(what))
            loss.number += number
            if example and len(loss.examples) < EXAMPLES and example not in loss.examples:
                loss.examples.append(example)

    def take(self, other: Losses) -> None:
        """Add what another part of the same export lost."""
        for loss in other:
            self.add(loss.what, loss.number)
            held = self._found[loss.what].examples
            held += [one for one in loss.examples if one not in held][: EXAMPLES - len(held)]


@dataclass(frozen=True, slots=True)
class Part:
    """Something an article's object may have: its name in `Exporter.holds`, in words, and how often it is there."""

    name: str
    what: str
    count: Callable[[Json], int]


def _spans_with(*keys: str) -> Callable[[Json], int]:
    def count(article: Json) -> int:
        return sum(1 for span in article["annotations"] if any(is_said(span.get(key)) for key in keys))

    return count


def _groups_with(*keys: str) -> Callable[[Json], int]:
    def count(article: Json) -> int:
        return sum(1 for group in article["groups"] if any(is_said(group.get(key)) for key in keys))

    return count


def _facts(article: Json) -> int:
    return sum(1 for key in ("source", "author", "published", "fields") if is_said(article.get(key)))


def is_said(value: object) -> bool:
    """Whether a key has a value; 0 is one, though Python finds it equal to False."""
    return value is not None and value is not False and value not in ("", [], {})


def _machines(article: Json) -> int:
    return sum(1 for span in article["annotations"] if span.get("origin", "person") != "person")


def _decided_otherwise(article: Json) -> int:
    return sum(1 for span in article["annotations"] if span.get("status", "accepted") != "accepted")


def _overlapping(article: Json) -> int:
    """Spans that share a character with one that comes before them in reading order."""
    reached, number = -1, 0
    for span in sorted(article["annotations"], key=_place):
        number += span["start"] < reached
        reached = max(reached, span["end"])
    return number


def _place(span: Mapping[str, Any]) -> tuple[int, int]:
    return span["start"], -span["end"]


def _over_lines(article: Json) -> int:
    return sum(1 for span in article["annotations"] if "\n" in article["text"][span["start"] : span["end"]])


PARTS: Final = (
    Part("facts", QT_TRANSLATE_NOOP("export", "facts of an article: source, author, date, further fields"), _facts),
    Part("title", QT_TRANSLATE_NOOP("export", "titles of articles"), lambda one: int(bool(one.get("title")))),
    Part("path", QT_TRANSLATE_NOOP("export", "paths of articles' files"), lambda one: int(bool(one.get("path")))),
    Part("empty", QT_TRANSLATE_NOOP("export", "articles without spans"), lambda one: int(not one["annotations"])),
    Part("text", QT_TRANSLATE_NOOP("export", "the text outside the spans"), lambda one: int(bool(one["text"]))),
    Part("paragraphs", QT_TRANSLATE_NOOP("export", "roles of paragraphs"), lambda one: len(one["paragraphs"])),
    Part("outline", QT_TRANSLATE_NOOP("export", "numbered headings of the outline"), lambda one: len(one["outline"])),
    Part("history", QT_TRANSLATE_NOOP("export", "lines of the history"), lambda one: len(one.get("history", ()))),
    Part("earlier", QT_TRANSLATE_NOOP("export", "earlier texts"), lambda one: len(one.get("earlier_texts", ()))),
    Part("remark", QT_TRANSLATE_NOOP("export", "notes and flags of an article"),
         lambda one: int(bool(one.get("note") or one.get("flag")))),
    Part("overlaps", QT_TRANSLATE_NOOP("export", "spans that overlap an earlier one"), _overlapping),
    Part("lines", QT_TRANSLATE_NOOP("export", "spans that go over a line break"), _over_lines),
    Part("ids", QT_TRANSLATE_NOOP("export", "ids of spans"), _spans_with("id")),
    Part("norm", QT_TRANSLATE_NOOP("export", "norms of spans: codes of provinces, forms slogans count as"),
         _spans_with("norm")),
    Part("kind", QT_TRANSLATE_NOOP("export", "kinds of spans"), _spans_with("kind")),
    Part("tier", QT_TRANSLATE_NOOP("export", "tiers of slogans, and which spans are in a name"),
         _spans_with("tier", "in_name")),
    Part("ordinal", QT_TRANSLATE_NOOP("export", "numbers of list items"), _spans_with("ordinal")),
    Part("number", QT_TRANSLATE_NOOP("export", "levels, styles and markers of list items"),
         _spans_with("level", "style", "marker")),
    Part("head", QT_TRANSLATE_NOOP("export", "head nouns of slogans"), _spans_with("head")),
    Part("province", QT_TRANSLATE_NOOP("export", "provinces tasks and slogans are about"), _spans_with("province")),
    Part("status", QT_TRANSLATE_NOOP("export", "statuses other than accepted"), _decided_otherwise),
    Part("origin", QT_TRANSLATE_NOOP("export", "origins of spans a machine made: rule and version"), _machines),
    Part("confidence", QT_TRANSLATE_NOOP("export", "confidences"), _spans_with("confidence")),
    Part("note", QT_TRANSLATE_NOOP("export", "notes of spans"), _spans_with("note")),
    Part("flag", QT_TRANSLATE_NOOP("export", "flags of spans"), _spans_with("flag")),
    Part("how", QT_TRANSLATE_NOOP("export", "how spans were accepted, and why the rule proposed them"),
         _spans_with("how", "why", "born")),
    Part("group", QT_TRANSLATE_NOOP("export", "spans that belong to a group"), _spans_with("group")),
    Part("ranges", QT_TRANSLATE_NOOP("export", "ranges of groups: lead-in, body, target"),
         _groups_with("lead_in", "org", "target")),
    Part("nesting", QT_TRANSLATE_NOOP("export", "levels, parents, provinces and flags of groups"),
         _groups_with("parent", "province", "flags", "style")),
)  # fmt: skip
"""Everything an object may have; what an exporter does not hold of it is counted by the core."""

EVERYTHING: Final = frozenset(part.name for part in PARTS)
"""What a lossless exporter holds."""


def count_losses(article: Json, holds: Collection[str], losses: Losses) -> None:
    """Add everything of that article that is not in `holds`."""
    for part in PARTS:
        if part.name not in holds:
            losses.add(part.what, part.count(article), str(article.get("title") or "") if part.name == "lines" else "")


__all__ = ["EVERYTHING", "PARTS", "Loss", "Losses", "Part", "count_losses"]
