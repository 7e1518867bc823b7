"""Everything on record about an article, as one object and back: what `jsonl` carries without loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from core.articles import article_json
from core.articles.library import Entry
from core.changes import FieldChange, GroupChange, RecordChange, SpanChange
from core.errors import ImportRefused
from core.model import Article, ArticleState, OutlineEntry, Paragraph
from core.spans import SpanSet

if TYPE_CHECKING:
    from core.stored import HistoryRow

_KNOWN: Final = frozenset(
    {"path", "file_sha256", "text_sha256", "title", "source", "author", "published", "reader", "encoding", "fields"}
    | {"text", "paragraphs", "annotations", "groups", "outline"}
    | {"checked", "uid", "state", "flag", "note", "read", "extracted", "seq", "paths", "history", "earlier_texts"}
    | {"labels"},
)


EarlierText = tuple[Article, tuple[OutlineEntry, ...]]
"""A text the article had before, with its paragraphs, and that text's heading lines."""


class ArticleRecord(NamedTuple):
    """An article with its spans and history, read from an object; `entry` has no number yet."""

    uid: str
    entry: Entry
    article: Article
    spans: SpanSet
    outline: tuple[OutlineEntry, ...]
    history: tuple[HistoryRow, ...]
    earlier: tuple[EarlierText, ...]
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
    earlier: Sequence[EarlierText] = (),
    extra: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The object; a key without a value is left out. `earlier` are the texts the article had before."""
    from core.versions.past import texts_of  # noqa: PLC0415  # that module needs the workspace's, which imports this one

    groups = [spans.groups[key] for key in sorted(spans.groups)]
    found = article_json.article_object(article, spans, groups, outline, status=True)
    found |= {"uid": entry.uid, "state": entry.state.value}
    optional = {
        "flag": entry.flag,
        "note": entry.note,
        "read": dict(entry.read),
        "extracted": entry.extracted,
        "seq": entry.seq,
        "checked": list(entry.checked),
        "paths": list(entry.paths) if len(entry.paths) > 1 else None,
        "earlier_texts": [_earlier_object(one, lines) for one, lines in earlier],
    }
    found |= {name: value for name, value in optional.items() if value}
    texts = {one.text_sha256: one.text for one in (article, *(before for before, _lines in earlier))}
    of_row = texts_of(history, article.text_sha256)
    past = [_history_object(row, [texts.get(one, "") for one in of_row[row.seq]]) for row in history]
    return {**found, "history": past, **(extra or {})}


def _earlier_object(article: Article, outline: Sequence[OutlineEntry]) -> dict[str, Any]:
    return {
        "text_sha256": article.text_sha256,
        "text": article.text,
        "paragraphs": [article_json.paragraph_object(one) for one in article.paragraphs],
        "outline": [article_json.outline_object(one) for one in outline],
    }


def _earlier_of(value: Mapping[str, Any]) -> EarlierText:
    article = article_json.article_of(value)
    return article, tuple(article_json.outline_of(one, article.text) for one in value.get("outline", ()))


def _history_object(row: HistoryRow, texts: Sequence[str]) -> dict[str, Any]:
    """The row; `texts` are the one its `before` refers to and the one its `after` does."""
    undoes = {} if row.undoes is None else {"undoes": row.undoes}
    made = [_change_object(change, texts) for change in row.changes]
    return {"seq": row.seq, "at": row.at, "by": row.by, "kind": row.kind, **undoes, "changes": made}


def _change_object(change: RecordChange, texts: Sequence[str]) -> dict[str, Any]:
    if isinstance(change, FieldChange):
        return {"field": change.name, "before": change.before, "after": change.after}
    if isinstance(change, GroupChange):
        groups = [one and article_json.group_object(one) for one in (change.before, change.after)]
        return {"group": change.id, "before": groups[0], "after": groups[1]}
    pairs = zip((change.before, change.after), texts, strict=True)
    spans = [one and article_json.span_object(one, text, status=True) for one, text in pairs]
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
        earlier = tuple(map(_earlier_of, value.get("earlier_texts", ())))
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
            read={str(key): str(one) for key, one in dict(value.get("read") or {}).items()},
            extracted=str(value.get("extracted", "")),
            seq=int(value.get("seq", 0)),
            checked=tuple(map(str, value.get("checked", ()))),
        )
        return ArticleRecord(
            uid=str(value.get("uid", "")),
            entry=entry,
            article=article,
            spans=spans,
            outline=tuple(article_json.outline_of(one, text) for one in value.get("outline", ())),
            history=_history_rows(value.get("history", ()), [article, *(one for one, _lines in earlier)]),
            earlier=earlier,
            extra={name: one for name, one in value.items() if name not in _KNOWN},
        )
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise ImportRefused(f"an article is not as it must be: {error!r}") from error


def _history_rows(values: Sequence[Mapping[str, Any]], articles: Sequence[Article]) -> tuple[HistoryRow, ...]:
    """The rows; each refers to the text the article had then. The first of the articles is that of now."""
    texts = {one.text_sha256: one.text for one in articles}
    sha256 = articles[0].text_sha256
    found = []
    for value in sorted(values, key=_number_of, reverse=True):
        before = sha256
        for change in value["changes"]:
            if change.get("field") == "text":
                before = str(change["before"]["text_sha256"])
        found.append(_history_row(value, (texts[before], texts[sha256])))
        sha256 = before
    return tuple(reversed(found))


def after_seq(record: ArticleRecord, held: Sequence[HistoryRow]) -> ArticleRecord:
    """The record with its corrections numbered after those held of the article already, where a number is taken."""
    taken = {row.seq for row in held}
    if taken.isdisjoint(row.seq for row in record.history):
        return record
    by = max(taken)
    moved = tuple(
        row._replace(seq=row.seq + by, undoes=None if row.undoes is None else row.undoes + by) for row in record.history
    )
    return record._replace(history=moved)


def _number_of(value: Mapping[str, Any]) -> int:
    return int(value["seq"])


def _history_row(value: Mapping[str, Any], texts: tuple[str, str]) -> HistoryRow:
    from core.stored import HistoryRow  # noqa: PLC0415  # that module imports this one

    made = tuple(_change_of(one, texts) for one in value["changes"])
    return HistoryRow(
        seq=int(value["seq"]),
        at=str(value["at"]),
        by=str(value["by"]),
        kind=str(value["kind"]),
        undoes=value.get("undoes"),
        changes=made,
    )


def _change_of(value: Mapping[str, Any], texts: tuple[str, str]) -> RecordChange:
    before, after = value.get("before"), value.get("after")
    pairs = tuple(zip((before, after), texts, strict=True))
    if "field" in value:
        return FieldChange(str(value["field"]), before, after)
    if "group" in value:
        groups = [None if one is None else article_json.group_of(one, text) for one, text in pairs]
        return GroupChange(str(value["group"]), groups[0], groups[1])
    spans = [None if one is None else article_json.span_of(one, text) for one, text in pairs]
    return SpanChange(str(value["span"]), spans[0], spans[1])
