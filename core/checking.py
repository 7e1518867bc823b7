"""Checking a workspace: every text has the hash it is known by, every range lies in its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.ids import text_digest
from core.spans import SpanSet

if TYPE_CHECKING:
    from core.workspace import Workspace


def problems(workspace: Workspace) -> Iterator[str]:
    """What does not fit, a sentence each."""
    for entry in workspace.entries():
        article = workspace.article(entry.uid)
        if article is None:
            continue
        if text_digest(article.text) != article.text_sha256:
            yield f"{entry.title}: the text is not the one its sha256 names"
        spans = workspace.spans(entry.uid) or SpanSet()
        for span in spans:
            if not 0 <= span.start < span.end <= len(article.text):
                yield f"{entry.title}: span {span.id} is not in the text"
            elif span.group and span.group not in spans.groups:
                yield f"{entry.title}: span {span.id} names a group that is not there"
