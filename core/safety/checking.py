"""Checking a workspace: every record, hash, offset, marker, group, code and count; repair goes into a copy only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core import __version__
from core.articles.library import Entry
from core.errors import WorkspaceDamaged
from core.ids import text_digest
from core.model import PROVINCE, Article, Group, OutlineEntry, Range, Span
from core.recording import counted
from core.spans import SpanSet
from core.store.repair import Repaired
from core.store.repair import repair as repaired

if TYPE_CHECKING:
    from core.workspace import Workspace

_CODES: Final = frozenset(
    str(number)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
    for number in range(first, last + 1)
)
"""GB/T 2260, the two digits of the 34 provincial-level divisions."""


def problems(workspace: Workspace) -> Iterator[str]:
    """What does not fit, a sentence each."""
    labels = {label.name for label in workspace.labels()}
    for entry in workspace.entries():
        name = entry.title or entry.uid
        try:
            for problem in (
                *_of_entry(workspace, entry, labels),
                *_of_earlier(workspace, entry),
                *_of_others(workspace, entry),
            ):
                yield f"{name}: {problem}"
        except WorkspaceDamaged as error:
            yield f"{name}: {error}"


def _of_entry(workspace: Workspace, entry: Entry, labels: set[str]) -> Iterator[str]:
    if not entry.stored:
        return
    article, spans = workspace.article(entry.uid), workspace.spans(entry.uid)
    if article is None or spans is None:
        yield "its text or its spans cannot be read"
        return
    if text_digest(article.text) != article.text_sha256:
        yield "the text is not the one its sha256 names"
    if counted(spans) != {label: numbers for label, numbers in entry.counts.items() if any(numbers)}:
        yield "the counts are not those of its spans"
    yield from _of_article(article, workspace.outline(entry.uid))
    for span in spans:
        yield from _of_span(span, spans, article, labels)
        if workspace.policy.marker and span.marker is not None and not _holds(span, span.marker):
            yield f"the marker of span {span.id} is not in the span"
    for group in spans.groups.values():
        yield from _of_group(group, spans, article)
    for row in workspace.history(entry.uid):
        if not 0 < row.seq <= workspace.seq:
            yield f"correction {row.seq} has a number that was never given"


def _of_earlier(workspace: Workspace, entry: Entry) -> Iterator[str]:
    """The texts an article had are there, and are the ones that their hashes name."""
    for _number, sha256 in entry.earlier_texts:
        article, outline = workspace.earlier_article(entry.uid, sha256)
        if article is None:
            yield "an earlier text cannot be read"
        elif text_digest(article.text) != sha256:
            yield "an earlier text is not the one its sha256 names"
        else:
            yield from (f"an earlier text: {one}" for one in _of_article(article, outline))


def _of_others(workspace: Workspace, entry: Entry) -> Iterator[str]:
    """Other people's spans lie in the text they refer to."""
    for one in workspace.others(entry.uid):
        article, _outline = workspace.earlier_article(entry.uid, one.text_sha256)
        if article is None:
            yield f"the text that the spans of {one.name} refer to is not there"
        elif any(not 0 <= span.start <= span.end <= len(article.text) for span in one.spans):
            yield f"a span of {one.name} is not in the text"


def _of_article(article: Article, outline: tuple[OutlineEntry, ...]) -> Iterator[str]:
    last = 0
    for paragraph in article.paragraphs:
        if not last <= paragraph.start <= paragraph.end <= len(article.text):
            yield f"the paragraph at {paragraph.start} does not lie in the text in order"
        last = paragraph.end
    for line in outline:
        if not 0 <= line.start <= line.end <= len(article.text):
            yield f"the heading at {line.start} does not lie in the text"


def _of_span(span: Span, spans: SpanSet, article: Article, labels: set[str]) -> Iterator[str]:
    if not 0 <= span.start <= span.end <= len(article.text) or (span.start == span.end) != span.lost:
        yield f"span {span.id} is not in the text"
    if span.group and span.group not in spans.groups:
        yield f"span {span.id} names a group that is not there"
    if span.label not in labels:
        yield f"span {span.id} has a label that is not there: {span.label}"
    codes = span.norm.split() if span.label == PROVINCE else []
    if not _CODES.issuperset([*codes, *span.province.split()]):
        yield f"span {span.id} has a code that no province has: {span.norm or span.province}"
    if span.confidence is not None and not 0 <= span.confidence <= 1:
        yield f"span {span.id} has a confidence of {span.confidence}"


def _holds(span: Span, place: Range) -> bool:
    return span.start <= place[0] <= place[1] <= span.end


def _of_group(group: Group, spans: SpanSet, article: Article) -> Iterator[str]:
    if group.parent and group.parent not in spans.groups:
        yield f"group {group.id} has a parent that is not there"
    for place in (group.lead_in, group.org, group.target):
        if place is not None and not 0 <= place[0] <= place[1] <= len(article.text):
            yield f"group {group.id} names a place that is not in the text"


def repair(path: Path, copy: Path) -> Repaired:
    """Write what can be read, with what the backups still have, to a new file; the workspace stays as it is."""
    return repaired(path, copy, f"zhupi {__version__}")
