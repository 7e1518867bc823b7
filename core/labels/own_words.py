"""A person's own words: strings that are always proposed with a label, and strings that are never proposed.

They belong to a workspace and join its rule set. They match by exact text, make pending proposals of the rule `words`,
and suppress proposals of machines; what a person marked or decided they never touch.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from core.changes import FieldChange, RecordChange, SpanChange
from core.errors import ImportRefused
from core.ids import machine_id
from core.merge import additions
from core.model import Article, Extraction, Origin, OriginKind, Span
from core.spans import SpanSet, reading_order

ALWAYS: Final = "always"
NEVER: Final = "never"
RULE: Final = "words"
FIELD: Final = "words/"
"""Before a word's number in the name of a `FieldChange`: the list changes with the correction of an article."""
ORIGIN: Final = Origin(RULE, "1")
SURE: Final = 0.99
"""The confidence of a proposal that the list makes."""
COLUMNS: Final = ("text", "label", "verdict", "norm")


class OwnWord(NamedTuple):
    """A row of the list; an empty label (of a word that is never marked) stands for every label."""

    text: str
    label: str = ""
    verdict: str = ALWAYS
    norm: str = ""

    @property
    def always(self) -> bool:
        """Whether the string is proposed, not suppressed."""
        return self.verdict == ALWAYS


def word_row(word: OwnWord) -> dict[str, Any]:
    """The record of a word: a JSON object."""
    return {"text": word.text, "label": word.label or None, "verdict": word.verdict, "norm": word.norm}


def word_of(row: Mapping[str, Any]) -> OwnWord:
    """The word of a record."""
    verdict = NEVER if row.get("verdict") == NEVER else ALWAYS
    return OwnWord(str(row.get("text") or ""), str(row.get("label") or ""), verdict, str(row.get("norm") or ""))


def rule_set(rules: str, words: Sequence[OwnWord]) -> str:
    """The name of the rules together with the words: it changes with any of them."""
    if not words:
        return rules
    rows = sorted(f"{one.text}\t{one.label}\t{one.verdict}\t{one.norm}" for one in words)
    return f"{rules}+words.{hashlib.sha256(chr(10).join(rows).encode()).hexdigest()[:8]}"


def is_stale(extracted: str, words: Sequence[OwnWord]) -> bool:
    """Whether an article was extracted with another list; one that never was is not."""
    return bool(extracted) and extracted.partition("+")[2] != rule_set("", words).partition("+")[2]


# ---- in extraction


def applied(article: Article, found: Extraction, words: Sequence[OwnWord]) -> Extraction:
    """What the extractors found, with the words of the list: some added, some left out."""
    kept = without(article.text, found.spans, words)
    new = proposed(article, kept, words)
    if not new:
        return replace(found, spans=kept)
    taken = {(span.label, span.start): span.end for span in new}
    kept = tuple(span for span in kept if not _covered(span, taken))
    return replace(found, spans=tuple(sorted((*kept, *new), key=reading_order)))


def _covered(span: Span, taken: Mapping[tuple[str, int], int]) -> bool:
    """Whether a word of the list begins where the span does and is longer."""
    return taken.get((span.label, span.start), -1) > span.end


def without(text: str, spans: Iterable[Span], words: Iterable[OwnWord]) -> tuple[Span, ...]:
    """The spans whose string the list does not forbid."""
    never = {(one.text, one.label) for one in words if not one.always}
    if not never:
        return tuple(spans)
    longest = max(len(text) for text, _label in never)
    return tuple(span for span in spans if span.end - span.start > longest or not _forbidden(text, span, never))


def _forbidden(text: str, span: Span, never: set[tuple[str, str]]) -> bool:
    words = text[span.start : span.end]
    return (words, "") in never or (words, span.label) in never


def proposed(article: Article, beside: Iterable[Span], words: Iterable[OwnWord]) -> list[Span]:
    """Pending spans for the words that are always marked, the longest at a place, outside the page's own words.

    None where a span of the label `beside` holds or crosses the place: the longer entry stands.
    """
    from core.extraction import text_ranges  # noqa: PLC0415  # the rules load only where something is extracted
    from core.extractors.slogan_list import occurrences  # noqa: PLC0415

    by_label: dict[str, dict[str, OwnWord]] = {}
    for one in words:
        if one.always and one.label and one.text.strip():
            by_label.setdefault(one.label, {})[one.text] = one
    if not by_label:
        return []
    text = article.text
    spans = SpanSet(beside)
    found = []
    for label, known in by_label.items():
        for start, end in text_ranges(article):
            for place in occurrences(known, text, start, end):
                if not any(_stands(span, label, place) for span in spans.overlapping(*place)):
                    key = machine_id(article.text_sha256, label, *place)
                    norm = known[text[slice(*place)]].norm
                    found.append(Span(key, label, *place, origin=ORIGIN, confidence=SURE, norm=norm))
    return found


def _stands(span: Span, label: str, place: tuple[int, int]) -> bool:
    """Whether a span of the label leaves no room for a word at that place: only one inside it gives way."""
    return span.label == label and not (place[0] <= span.start and span.end <= place[1] and span.range != place)


# ---- in the open article, at once


RowChange = tuple[OwnWord | None, OwnWord | None]
"""A row of the list before and after; None where it did not exist."""


def follow(article: Article, spans: SpanSet, changed: Iterable[RowChange]) -> tuple[RecordChange, ...]:
    """What changes of the list mean for the open article: proposals come and go, decisions stay. One pass for all."""
    rows = list(changed)
    old = {(one.text, one.label) for one, after in rows if one is not None and one.always and one != after}
    new = [after for _before, after in rows if after is not None]
    never = {(one.text, one.label) for one in new if not one.always}
    gone = [span for span in spans if _withdrawn(article.text, span, old, never)]
    made: tuple[RecordChange, ...] = tuple(SpanChange(span.id, span, None) for span in gone)
    always = [one for one in new if one.always]
    if not always:
        return made
    rest = spans.updated(drop=[span.id for span in gone])
    standing = [span for span in rest if not span.rejected and not span.lost]
    return made + additions(rest, Extraction(tuple(proposed(article, standing, always))))


def _withdrawn(text: str, span: Span, old: set[tuple[str, str]], never: set[tuple[str, str]]) -> bool:
    """Whether nobody decided the span and the list no longer proposes it, or forbids it now."""
    if not span.pending or span.origin.kind is OriginKind.PERSON or span.note or span.flag or span.lost:
        return False
    if span.origin.rule == RULE and (text[span.start : span.end], span.label) in old:
        return True
    return bool(never) and _forbidden(text, span, never)


def list_change(number: int, before: OwnWord | None, after: OwnWord | None) -> FieldChange:
    """The change of one row of the list as part of a correction."""
    return FieldChange(f"{FIELD}{number}", before and word_row(before), after and word_row(after))


def changed_row(change: RecordChange) -> tuple[int, OwnWord | None] | None:
    """The row of the list a change is of, and the word it becomes; None where it changes something else."""
    if not isinstance(change, FieldChange) or not change.name.startswith(FIELD):
        return None
    after = change.after
    return int(change.name.removeprefix(FIELD)), word_of(after) if isinstance(after, Mapping) else None


# ---- as a file


def to_table(words: Iterable[OwnWord], *, tabs: bool) -> str:
    """The list as a table with a head line, separated by tabs or commas."""
    import csv  # noqa: PLC0415  # the start does not wait for it

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.text, one.label, one.verdict, one.norm) for one in words)
    return out.getvalue()


def from_table(content: str) -> list[OwnWord]:
    """The words of a table, its columns in any order if a head line names them. `ImportRefused` says why not.

    A row of one column is a word that is never marked, whatever the label.
    """
    import csv  # noqa: PLC0415  # the start does not wait for it

    tabs = "\t" in content.split("\n", 1)[0] or "," not in content
    lines = csv.reader(io.StringIO(content.lstrip("\ufeff")), delimiter="\t" if tabs else ",")
    rows = [row for row in lines if any(row)]
    columns: Sequence[str] = COLUMNS
    if rows and "text" in rows[0]:
        columns, rows = [one.strip() for one in rows[0]], rows[1:]
    if not rows:
        raise ImportRefused("the file holds no rows")
    found = []
    for number, row in enumerate(rows, 1):
        value = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
        verdict = value.get("verdict") or (ALWAYS if value.get("label") else NEVER)
        if not value.get("text") or verdict not in {ALWAYS, NEVER} or (verdict == ALWAYS and not value.get("label")):
            raise ImportRefused(f"row {number} needs a text, a verdict (always or never), and a label if it is always")
        found.append(OwnWord(value["text"], value.get("label", ""), verdict, value.get("norm", "")))
    return found
