"""What a rule saw beside a span, worked out from the text when somebody asks: the words that `why` puts in its sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from core.extractors.gazetteer import abbreviations, city_letters, short_names
from core.extractors.quote_features import verb_word_before
from core.extractors.resources import rows
from core.model import PROVINCE, SLOGAN, TASK, Span
from core.spans import SpanSet
from core.text import fold

_AROUND: Final = 8
_NEAR: Final = 24
_FAR: Final = 6000
"""Code points looked through on either side for the next item of a list."""
_LONGEST: Final = 40
_WORD: Final = re.compile("[\u4e00-\u9fffA-Za-z0-9]{1,2}")
_WORD_BEFORE: Final = re.compile("[\u4e00-\u9fffA-Za-z0-9]{1,2}$")
_SEPARATORS: Final = "、·/ ,，-—"


def seen_beside(span: Span, text: str, spans: SpanSet | None = None) -> Mapping[str, str]:
    """The seen words by their place in the sentence; empty ones are left out. `text` is the article's."""
    words = {"words": span.text_of(text)}
    if span.label == PROVINCE:
        words |= _province(span, text)
    elif span.label == SLOGAN:
        words |= _slogan(span, text)
    elif span.label == TASK and span.marker is not None:
        words |= _task(span, text, spans)
    return {name: word for name, word in words.items() if word}


def _province(span: Span, text: str) -> dict[str, str]:
    before = fold(text[max(0, span.start - _NEAR) : span.start])
    after = fold(text[span.end : span.end + _NEAR])
    names = short_names()
    found = {
        "names": "、".join(names.get(code, code) for code in span.norm.split()),
        "before": _matched(_WORD_BEFORE, before),
        "after": _matched(_WORD, after),
    }
    rule = span.origin.rule.rpartition(".")[2]
    if rule in {"run", "list"}:
        found |= _row(text, span)
    elif span.kind == "abbr":
        found |= _letter(rule, span.text_of(text), before, after)
    return found


def _matched(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words) if pattern is _WORD_BEFORE else pattern.match(words)
    return found[0] if found else ""


def _row(text: str, span: Span) -> dict[str, str]:
    """The row the character stands in, and what comes after it."""
    letters = {*abbreviations(), *city_letters()}
    apart = span.origin.rule.endswith("list")
    start, end = span.start, span.end
    step = 2 if apart else 1
    while start >= step and text[start - step] in letters and (not apart or text[start - 1] in _SEPARATORS):
        start -= step
    while end + step <= len(text) and text[end + step - 1] in letters and (not apart or text[end] in _SEPARATORS):
        end += step
    return {"row": text[start:end], "after": _matched(_WORD, fold(text[end : end + _NEAR])), "before": ""}


@lru_cache(maxsize=1)
def _letter_rows() -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (rule, chars, [] if left == "-" else left.split(), [] if right == "-" else right.split())
        for rule, chars, left, right, _ in rows("gazetteers/letters.tsv")
    ]


def _letter(rule: str, char: str, before: str, after: str) -> dict[str, str]:
    """The words of the row of letters.tsv that decided."""
    for name, chars, left, right in _letter_rows():
        if name != rule or char not in chars:
            continue
        near = next((word for word in left if before.endswith(word)), "")
        then = next((word for word in right if after.startswith(word)), "")
        if bool(left) == bool(near) and bool(right) == bool(then):
            return {"before": near, "after": then}
    return {}


def _slogan(span: Span, text: str) -> dict[str, str]:
    before = fold(text[max(0, span.start - _NEAR) : span.start])
    words = span.text_of(text)
    found = {
        "head": span.head,
        "verb": verb_word_before(before.rstrip("“‘「『\"'")),
        "norm": span.norm if span.norm != words else "",
    }
    if span.origin.rule == "slogan.twin":
        at = next((at for at in _all(text, words) if at != span.start and text[at - 1 : at] in tuple("“‘「『\"'")), -1)
        if at >= 0:
            found["twin"] = _one_line(_with_some_around(text, at, at + len(words)))
    return found


def _with_some_around(text: str, start: int, end: int) -> str:
    """The words with a few more of their own paragraph on either side."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    return before + text[start : end + _AROUND].partition("\n")[0]


def _all(text: str, words: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(words), text)]


def _task(span: Span, text: str, spans: SpanSet | None) -> dict[str, str]:
    found = {"sign": _sign(text, span)}
    if spans is None or not span.group:
        return found
    later = spans.overlapping(span.start + 1, min(len(text), span.end + _FAR))
    following = next((one for one in later if one.group == span.group and one.start > span.start), None)
    earlier = spans.overlapping(max(0, span.start - _FAR), span.start)
    previous = [one for one in earlier if one.group == span.group and one.start < span.start]
    if following is not None and following.marker is not None:
        found["next"] = _sign(text, following)
    if previous and previous[-1].marker is not None:
        found["previous"] = _sign(text, previous[-1])
    group = spans.groups.get(span.group)
    if group is not None and group.lead_in is not None:
        found["lead"] = _one_line(text[group.lead_in[0] : group.lead_in[1]])
    return found


def _sign(text: str, span: Span) -> str:
    assert span.marker is not None
    return _one_line(text[span.marker[0] : span.marker[1]])


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
