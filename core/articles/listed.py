"""An article as the library lists it: what a row shows of it, and what the library's filter looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from core.model import ArticleState, Status

if TYPE_CHECKING:
    from core.articles.library import Entry


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """What a row shows of an article."""

    uid: str
    title: str
    source: str
    published: str
    state: ArticleState
    pending: int
    accepted: int
    rejected: int
    path: str
    fields: Mapping[str, str] = field(default_factory=dict)
    """Its other fields, by their names."""

    @property
    def decided(self) -> float:
        """The share of its spans that somebody has decided, 0 … 1."""
        if self.state is ArticleState.FINISHED:
            return 1.0
        total = self.pending + self.accepted + self.rejected
        return (self.accepted + self.rejected) / total if total else 0.0


def listed(entry: Entry, counts: Mapping[str, Sequence[int]] | None = None) -> ListedArticle:
    """The row of an entry; `counts` are those of the open article where they are newer than the stored ones."""
    held = counts if counts is not None else entry.counts
    pending = accepted = rejected = 0
    for numbers in held.values():
        pending += numbers[Status.PENDING]
        accepted += numbers[Status.ACCEPTED]
        rejected += numbers[Status.REJECTED]
    return ListedArticle(
        uid=entry.uid,
        title=entry.title or (Path(entry.path).name if entry.paths else entry.uid),
        source=entry.source,
        published=entry.published,
        state=entry.state,
        pending=pending,
        accepted=accepted,
        rejected=rejected,
        path=entry.path,
        fields={**entry.fields, "author": entry.author} if entry.author else entry.fields,
    )
