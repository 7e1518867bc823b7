"""The JSON object of an article: what `extract` writes a line of, what `jsonl` adds to, what `score` reads.

Offsets are code points, half-open; a key without a value is left out; keys this version does not know are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from core.errors import ImportRefused
from core.ids import text_digest
from core.model import (
    PERSON,
    Article,
    Group,
    Origin,
    OriginKind,
    OutlineEntry,
    Paragraph,
    Range,
    Role,
    Span,
    Status,
)

Json = dict[str, Any]
"""One JSON object."""

_SPAN_TEXTS: Final = ("norm", "kind", "group", "style", "head", "tier", "province", "why", "note", "how", "born")
_SPAN_FLAGS: Final = ("in_name", "flag", "lost")
_SPAN_KEYS: Final = frozenset(
    {"id", "label", "start", "end", "text", "status", "origin", "rule", "version", "confidence", "ordinal", "level"}
    | {"marker", *_SPAN_TEXTS, *_SPAN_FLAGS},
)
_GROUP_RANGES: Final = ("lead_in", "org", "target")
_GROUP_KEYS: Final = frozenset({"id", "label", "style", "level", "parent", "province", "flags", *_GROUP_RANGES})
STATUSES: Final = {status.name.lower(): status for status in Status}
"""The statuses by the words files and commands use."""


def dumps(value: object) -> str:
    """One line of JSON: keys in the order given, Chinese as it is, separators that a line break cannot be taken for."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def article_object(
    article: Article,
    spans: Iterable[Span],
    groups: Iterable[Group],
    outline: Iterable[OutlineEntry],
    *,
    status: bool = False,
) -> Json:
    """The object of one article; with `status`, each span says whether a person decided it, and how."""
    return {
        "path": article.path,
        "file_sha256": article.file_sha256,
        "text_sha256": article.text_sha256,
        "title": article.title,
        **_filled(
            {
                "source": article.source,
                "author": article.author,
                "published": article.published,
                "reader": article.reader,
                "encoding": article.encoding,
                "fields": dict(article.fields),
            },
        ),
        "text": article.text,
        "paragraphs": [paragraph_object(paragraph) for paragraph in article.paragraphs],
        "annotations": [span_object(span, article.text, status=status) for span in spans],
        "groups": [group_object(group) for group in groups],
        "outline": [outline_object(entry) for entry in outline],
    }


def paragraph_object(paragraph: Paragraph) -> Json:
    """One paragraph."""
    level = {"level": paragraph.level} if paragraph.level else {}
    return {"start": paragraph.start, "end": paragraph.end, "role": paragraph.role.value, **level}


def outline_object(entry: OutlineEntry) -> Json:
    """One heading line."""
    more = _filled({"style": entry.style, "ordinal": entry.ordinal})
    return {"start": entry.start, "end": entry.end, "level": entry.level, **more}


def span_object(span: Span, text: str, *, status: bool = False) -> Json:
    """One span, its own string included."""
    more: Json = {name: getattr(span, name) for name in ("norm", "kind", "group")}
    more |= {"ordinal": span.ordinal, "level": span.level, "style": span.style, "marker": _pair(span.marker)}
    more |= {name: getattr(span, name) for name in ("head", "tier", "in_name", "province")}
    more |= {"origin": span.origin.kind.value, "rule": span.origin.rule, "version": span.origin.version}
    more |= {"confidence": span.confidence}
    if status:
        more |= {name: getattr(span, name) for name in ("why", "note", "flag", "how", "born", "lost")}
    return {
        "id": span.id,
        "label": span.label,
        "start": span.start,
        "end": span.end,
        "text": span.text_of(text),
        **({"status": span.status.name.lower()} if status else {}),
        **_filled(more),
        **span.extra,
    }


def group_object(group: Group) -> Json:
    """One group."""
    more: Json = {"style": group.style, "level": group.level, "parent": group.parent}
    more |= {name: _pair(getattr(group, name)) for name in _GROUP_RANGES}
    more |= {"province": group.province, "flags": list(group.flags)}
    return {"id": group.id, "label": group.label, **_filled(more), **group.extra}


def span_of(value: Mapping[str, Any], text: str) -> Span:
    """The span of an object; `ImportRefused` where it does not fit the text."""
    try:
        start, end = _range_of((value["start"], value["end"]), text)
        origin = PERSON
        if value.get("origin", OriginKind.PERSON.value) != OriginKind.PERSON.value:
            origin = Origin(str(value.get("rule", "")) or "import.jsonl", str(value.get("version", "")))
        marker = value.get("marker")
        confidence = value.get("confidence")
        return Span(
            id=str(value["id"]),
            label=str(value["label"]),
            start=start,
            end=end,
            status=STATUSES[value.get("status", "pending")],
            origin=origin,
            confidence=None if confidence is None else float(confidence),
            ordinal=_number(value.get("ordinal")),
            level=_number(value.get("level")),
            marker=None if marker is None else _range_of(marker, text),
            extra={key: one for key, one in value.items() if key not in _SPAN_KEYS},
            **cast("Any", {name: str(value.get(name, "")) for name in _SPAN_TEXTS}),
            **cast("Any", {name: bool(value.get(name)) for name in _SPAN_FLAGS}),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ImportRefused(f"an annotation is not as it must be: {error!r}") from error


def group_of(value: Mapping[str, Any], text: str) -> Group:
    """The group of an object; `ImportRefused` where it does not fit the text."""
    try:
        ranges = {name: _range_of(value[name], text) for name in _GROUP_RANGES if value.get(name) is not None}
        return Group(
            id=str(value["id"]),
            label=str(value["label"]),
            style=str(value.get("style", "")),
            level=int(value.get("level", 1)),
            parent=str(value.get("parent", "")),
            province=str(value.get("province", "")),
            flags=tuple(map(str, value.get("flags", ()))),
            extra={key: one for key, one in value.items() if key not in _GROUP_KEYS},
            **cast("Any", ranges),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ImportRefused(f"a group is not as it must be: {error!r}") from error


def article_of(value: Mapping[str, Any]) -> Article:
    """The article of an object; `ImportRefused` where the text is not the one its hash names."""
    try:
        text = value["text"]
        if not isinstance(text, str) or text_digest(text) != value.get("text_sha256", text_digest(text)):
            raise ImportRefused("the text is not the one its sha256 names")
        return Article(
            text=text,
            text_sha256=text_digest(text),
            paragraphs=tuple(_paragraph_of(one, text) for one in value.get("paragraphs", ())),
            fields={str(key): str(one) for key, one in dict(value.get("fields") or {}).items()},
            **cast("Any", {name: str(value.get(name) or "") for name in _ARTICLE_TEXTS}),
        )
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise ImportRefused(f"an article is not as it must be: {error!r}") from error


_ARTICLE_TEXTS: Final = ("path", "file_sha256", "title", "source", "author", "published", "reader", "encoding")


def outline_of(value: Mapping[str, Any], text: str) -> OutlineEntry:
    """The heading line of an object."""
    try:
        start, end = _range_of((value["start"], value["end"]), text)
        ordinal = _number(value.get("ordinal"))
        return OutlineEntry(start, end, int(value["level"]), str(value.get("style", "")), ordinal)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ImportRefused(f"an outline entry is not as it must be: {error!r}") from error


def _paragraph_of(value: Mapping[str, Any], text: str) -> Paragraph:
    start, end = _range_of((value["start"], value["end"]), text)
    return Paragraph(start, end, Role(value["role"]), int(value.get("level", 0)))


def _range_of(value: object, text: str) -> Range:
    start, end = cast("tuple[object, object]", value)
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text)):
        raise ValueError(f"the range {start!r} to {end!r} is not in the text")
    return (start, end)


def _number(value: object) -> int | None:
    return None if value is None else int(cast("int", value))


def _pair(range_: Range | None) -> list[int] | None:
    return None if range_ is None else list(range_)


def _filled(values: Mapping[str, Any]) -> Json:
    """The entries that have a value; the number 0 is one."""
    return {key: value for key, value in values.items() if value or (value == 0 and value is not False)}
