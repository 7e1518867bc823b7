"""A query as a person types it: words, and filters as `name:value`, in Chinese or in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from core.articles.library_filter import STATE_WORDS
from core.model import ArticleState, Label, Status
from core.searching.folding import folded

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "label": ("标签", "标注", "label"),
    "status": ("状态", "status"),
    "note": ("备注", "note"),
    "flag": ("旗标", "flag"),
    "progress": ("进度", "progress"),
    "title": ("标题", "title"),
    "source": ("来源", "source"),
    "author": ("作者", "author"),
    "published": ("日期", "date"),
    "path": ("文件", "file"),
}
"""Each filter with the names it can be typed by; every other name can be one of the articles' own fields."""

STATUS_WORDS: Final[Mapping[Status, tuple[str, ...]]] = {
    Status.PENDING: ("待定", "pending"),
    Status.ACCEPTED: ("已接受", "accepted"),
    Status.REJECTED: ("已驳回", "rejected"),
}
_SHOWN: Final = frozenset({Status.PENDING, Status.ACCEPTED})
_Key = TypeVar("_Key")
_NAME_OF: Final = {word: name for name, words in NAMES.items() for word in words}
_ABOUT_ARTICLES: Final = ("title", "source", "author", "published", "path")
_QUOTED: Final = {'"': '"', "“": "”", "「": "」"}
_NAMED: Final = re.compile(r'([^\s:："“「]+)[:：]')
_BARE: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; words and values are folded.

    Values of one filter are alternatives (but every note wanted must be there), filters and words all have to hold.
    """

    words: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    notes: tuple[str, ...] = ()
    """An empty string stands for any note."""
    flagged: bool = False
    states: frozenset[ArticleState] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    """Name and value: a name of `Entry`, or one of the article's own fields."""
    unknown: tuple[tuple[str, str], ...] = ()
    """Filters (`label`, `status`, `progress`) with a value that is none."""

    @property
    def about_spans(self) -> bool:
        """Whether spans are looked for, and not text."""
        return bool(self.labels or self.statuses or self.notes or self.flagged)

    @property
    def wanted_statuses(self) -> frozenset[Status]:
        """The statuses of the spans that are looked for: rejected ones only where they are asked for."""
        return self.statuses or _SHOWN

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.words or self.about_spans or self.states or self.fields)


def parse(line: str, labels: Iterable[Label], fields: Iterable[str] = ()) -> Query:
    """The query of a line as it is typed; `fields` are the names of the articles' own fields."""
    known_labels = {folded(word): one.name for one in labels for word in (one.name, one.zh, one.en) if word}
    own = {folded(name): name for name in fields}
    found: dict[str, list[str]] = {}
    words: list[str] = []
    more: list[tuple[str, str]] = []
    for name, value in _parts(line, own):
        if not name:
            words += [folded(value)] if value else []
        elif name in own:
            more.append((own[name], folded(value)))
        elif _NAME_OF[name] in _ABOUT_ARTICLES:
            more += [(_NAME_OF[name], folded(value))] if value else []
        else:
            found.setdefault(_NAME_OF[name], []).append(folded(value))
    unknown: list[tuple[str, str]] = []
    return Query(
        words=tuple(dict.fromkeys(words)),
        labels=frozenset(_values(found, "label", known_labels, unknown)),
        statuses=frozenset(_values(found, "status", _by_word(STATUS_WORDS), unknown)),
        notes=tuple(dict.fromkeys(found.get("note", ()))),
        flagged="flag" in found,
        states=frozenset(_values(found, "progress", _by_word(STATE_WORDS), unknown)),
        fields=tuple(dict.fromkeys(more)),
        unknown=tuple(unknown),
    )


def _by_word(table: Mapping[_Key, tuple[str, ...]]) -> dict[str, _Key]:
    return {word: key for key, words in table.items() for word in words}


def _values(
    found: Mapping[str, list[str]], name: str, known: Mapping[str, _Key], unknown: list[tuple[str, str]]
) -> list[_Key]:
    """What the values of a filter stand for; those that stand for nothing are noted."""
    values = [value for value in found.get(name, ()) if value]
    unknown += [(name, value) for value in values if value not in known]
    return [known[value] for value in values if value in known]


def _parts(line: str, own: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Filters as (folded name, value) and words as ("", word), in order; quotation marks keep spaces together."""
    at = 0
    names = {*_NAME_OF, *own}
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        named = _NAMED.match(line, at)
        name = folded(named[1]) if named is not None else ""
        if named is not None and name in names:
            at = named.end()
        else:
            name = ""
        value, at = _value(line, at)
        yield name, value


def _value(line: str, at: int) -> tuple[str, int]:
    """What stands at `at`, up to its closing quotation mark or the next space; and where it ends."""
    closing = _QUOTED.get(line[at : at + 1])
    if closing is not None:
        end = line.find(closing, at + 1)
        return (line[at + 1 :], len(line)) if end < 0 else (line[at + 1 : end], end + 1)
    bare = _BARE.match(line, at)
    return ("", at) if bare is None else (bare[0], bare.end())


def quoted(value: str) -> str:
    """A value as it is to be typed: in quotation marks where it would not hold together without."""
    plain = _BARE.fullmatch(value) is not None and value[0] not in _QUOTED and _NAMED.match(value) is None
    return value if plain else f'"{value}"'
