"""Everything on record about an article, as one object and back: what `jsonl` carries without loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from core import article_json
from core.changes import FieldChange, GroupChange, RecordChange, SpanChange
from core.errors import ImportRefused
from core.library import Entry
from core.model import Article, ArticleState, OutlineEntry, Paragraph
from core.spans import SpanSet

if TYPE_CHECKING:
    from core.workspace import HistoryRow

_KNOWN: Final = frozenset(
    {"path", "file_sha256", "text_sha256", "title", "source", "author", "published", "reader", "encoding", "fields"}
    | {"text", "paragraphs", "annotations", "groups", "outline"}
    | {"uid", "state", "flag", "note", "extracted", "seq", "paths", "history"},
)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article with its spans and history, read from an object; `entry` has no number yet."""

    uid: str
    entry: Entry
    article: Article
    spans: SpanSet
    outline: tuple[OutlineEntry, ...]
    history: tuple[HistoryRow, ...]
    extra: dict[str, Any]


def article_of(entry: Entry, text: str, paragraphs: tuple[Paragraph, ...]) -> Article:
    """The article of an entry whose text is stored."""
    return Article(
        text=text,
        text_sha256=entry.text_sha256,
        paragraphs=paragraphs,
        title=entry.title,
        source=entry.source,
        author=entry.author,
        published=entry.published,
        path=entry.path,
        file_sha256=entry.file_sha256,
        reader=entry.reader,
        encoding=entry.encoding,
        fields=dict(entry.fields),
    )


def to_object(
    entry: Entry,
    article: Article,
    spans: SpanSet,
    outline: Sequence[OutlineEntry],
    history: Sequence[HistoryRow],
    *,
    extra: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """The object; a key without a value is left out."""
    groups = [spans.groups[key] for key in sorted(spans.groups)]
    found = article_json.article_object(article, spans, groups, outline, status=True)
    found |= {"uid": entry.uid, "state": entry.state.value}
    optional = {
        "flag": entry.flag,
        "note": entry.note,
        "extracted": entry.extracted,
        "seq": entry.seq,
        "paths": list(entry.paths) if len(entry.paths) > 1 else None,
    }
    found |= {name: value for name, value in optional.items() if value}
    return {**found, "history": [_history_object(row, article.text) for row in history], **(extra or {})}


def _history_object(row: HistoryRow, text: str) -> dict[str, Any]:
    undoes = {} if row.undoes is None else {"undoes": row.undoes}
    made = [_change_object(change, text) for change in row.changes]
    return {"seq": row.seq, "at": row.at, "by": row.by, "kind": row.kind, **undoes, "changes": made}


def _change_object(change: RecordChange, text: str) -> dict[str, Any]:
    if isinstance(change, FieldChange):
        return {"field": change.name, "before": change.before, "after": change.after}
    if isinstance(change, GroupChange):
        groups = [one and article_json.group_object(one) for one in (change.before, change.after)]
        return {"group": change.id, "before": groups[0], "after": groups[1]}
    spans = [one and article_json.span_object(one, text, status=True) for one in (change.before, change.after)]
    return {"span": change.id, "before": spans[0], "after": spans[1]}


def from_object(value: Mapping[str, Any]) -> ArticleRecord:
    """The record of an object; `ImportRefused` where it does not fit together."""
    article = article_json.article_of(value)
    text = article.text
    try:
        spans = SpanSet(
            [article_json.span_of(one, text) for one in value.get("annotations", ())],
            [article_json.group_of(one, text) for one in value.get("groups", ())],
        )
        paths = value.get("paths") or ([article.path] if article.path else [])
        entry = Entry(
            number=0,
            uid="",
            title=article.title,
            source=article.source,
            published=article.published,
            author=article.author,
            paths=tuple(map(str, paths)),
            file_sha256=article.file_sha256,
            text_sha256=article.text_sha256,
            reader=article.reader,
            encoding=article.encoding,
            state=ArticleState(value.get("state", ArticleState.OPEN.value)),
            flag=bool(value.get("flag")),
            note=str(value.get("note", "")),
            fields=article.fields,
            extracted=str(value.get("extracted", "")),
            seq=int(value.get("seq", 0)),
        )
        return ArticleRecord(
            uid=str(value.get("uid", "")),
            entry=entry,
            article=article,
            spans=spans,
            outline=tuple(article_json.outline_of(one, text) for one in value.get("outline", ())),
            history=tuple(_history_row(one, text) for one in value.get("history", ())),
            extra={name: one for name, one in value.items() if name not in _KNOWN},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ImportRefused(f"an article is not as it must be: {error!r}") from error


def _history_row(value: Mapping[str, Any], text: str) -> HistoryRow:
    from core.workspace import HistoryRow  # noqa: PLC0415  # that module imports this one

    made = tuple(_change_of(one, text) for one in value["changes"])
    return HistoryRow(
        seq=int(value["seq"]),
        at=str(value["at"]),
        by=str(value["by"]),
        kind=str(value["kind"]),
        undoes=value.get("undoes"),
        changes=made,
    )


def _change_of(value: Mapping[str, Any], text: str) -> RecordChange:
    before, after = value.get("before"), value.get("after")
    if "field" in value:
        return FieldChange(str(value["field"]), before, after)
    if "group" in value:
        groups = [None if one is None else article_json.group_of(one, text) for one in (before, after)]
        return GroupChange(str(value["group"]), groups[0], groups[1])
    spans = [None if one is None else article_json.span_of(one, text) for one in (before, after)]
    return SpanChange(str(value["span"]), spans[0], spans[1])
