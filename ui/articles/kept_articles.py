"""What this run has done to the articles that were open before: their latest spans, kept in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core import changes as changing
from core.changes import Transaction
from core.model import Article, OutlineEntry
from core.spans import SpanSet
from core.versions.newer_text import changes_text
from core.workspace import Base, Entry

KEPT = 20
"""Articles kept, the latest; the others are read from the workspace again."""

Outline = tuple[OutlineEntry, ...]
Text = tuple[Article | None, Outline]
"""What is on record of a text: the article, where its text is stored, and its heading lines."""


@dataclass(frozen=True)
class OpenArticle:
    """An article as it is shown: `complete` when everything the extractors will find has arrived."""

    uid: str
    article: Article
    spans: SpanSet
    outline: Outline = ()
    rule_set: str = ""
    complete: bool = True


def as_stored(uid: str, article: Article, outline: Outline, spans: SpanSet, entry: Entry | None) -> OpenArticle:
    """An article as it is on record; where its extraction never came to its end, that is still to do."""
    rule_set = entry.extracted if entry else ""
    return OpenArticle(uid, article, spans, outline, rule_set, complete=bool(rule_set))


def base_of(known: OpenArticle, numbers: Mapping[str, Sequence[int]]) -> Base:
    """What is stored with its first correction; `numbers`: pending, accepted, rejected spans by label."""
    counts = {label: (one[0], one[1], one[2]) for label, one in numbers.items() if any(one)}
    return Base(known.article, known.spans, known.outline, known.rule_set, counts)


class KeptArticles:
    """The articles worked on lately, by uid; each in step with what is committed."""

    def __init__(self) -> None:
        self._kept: dict[str, OpenArticle] = {}

    def get(self, uid: str) -> OpenArticle | None:
        """The article as this run left it; None where it is not kept."""
        return self._kept.get(uid)

    def keep(self, article: OpenArticle, *, droppable: bool) -> None:
        """Keep it as the latest; the oldest goes where that is `droppable` (all that was done is on the disk)."""
        self._kept.pop(article.uid, None)
        self._kept[article.uid] = article
        if len(self._kept) > KEPT and droppable:
            del self._kept[next(iter(self._kept))]

    def renew(self, article: OpenArticle) -> None:
        """Replace what is kept of it, where it is kept."""
        if article.uid in self._kept:
            self._kept[article.uid] = article

    def forget(self, uid: str) -> None:
        """Read it from the workspace the next time."""
        self._kept.pop(uid, None)

    def follow(self, transaction: Transaction, shown: str) -> None:
        """Take the changes of every kept article but the `shown` one; one that gets another text is forgotten."""
        for uid, made in transaction.articles:
            known = self._kept.get(uid)
            if uid == shown or known is None:
                continue
            if changes_text(made):
                self.forget(uid)
            else:
                self._kept[uid] = replace(known, spans=changing.apply(known.spans, made))
