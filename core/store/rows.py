"""The nouns as rows of the workspace file (SCHEMA.md): short, and keeping keys this version does not know."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from core.changes import FieldChange, GroupChange, RecordChange, SpanChange
from core.errors import WorkspaceDamaged
from core.giving_way import give_way
from core.model import (
    PERSON,
    Article,
    FieldKind,
    Group,
    Label,
    LabelField,
    Origin,
    OutlineEntry,
    Paragraph,
    Role,
    Span,
    Status,
    span_from,
)
from core.store.codec import Json

_TEXTS: Final = ("norm", "kind", "group", "style", "head", "tier", "province", "why", "note", "how", "born")
_FLAGS: Final = ("in_name", "flag", "lost")
_GROUP: Final = frozenset({"label", "style", "level", "parent", "lead_in", "org", "target", "province", "flags"})
_RANGES: Final = ("lead_in", "org", "target")
_PLAIN: Final = frozenset({*_TEXTS, "ordinal", "level"})
"""What a row holds as a span does."""
_STATUSES: Final = {int(one): one for one in Status}
_ROLES: Final = {one.value: one for one in Role}
_TOGETHER: Final = 100
"""Changes after which another thread that waits has its turn: about a millisecond."""
FIELD_MARK: Final = "#"
"""Before the name of an article's field in a history row; no id begins with it."""

RuleNumber = Callable[[Origin], int]
RuleOf = Callable[[int], Origin]


def span_row(span: Span, rule_number: RuleNumber) -> list[Any]:
    """`[label, start, end, status, rule, confidence, {rest}]`."""
    rest: Json = {name: getattr(span, name) for name in _TEXTS if getattr(span, name)}
    rest |= {name: True for name in _FLAGS if getattr(span, name)}
    if span.ordinal is not None:
        rest["ordinal"] = span.ordinal
    if span.level is not None:
        rest["level"] = span.level
    if span.marker is not None:
        rest["marker"] = list(span.marker)
    rule = 0 if span.origin.is_person else rule_number(span.origin)
    return [span.label, span.start, span.end, int(span.status), rule, span.confidence, {**rest, **span.extra}]


def span_of(key: str, row: list[Any], rule_of: RuleOf) -> Span:
    """The span of a row; `WorkspaceDamaged` where the row is not one."""
    try:
        label, start, end, status, rule, confidence, rest = row[:7]
        first = (key, label, start, end, _STATUSES[status], rule_of(rule) if rule else PERSON, confidence)
        more: Json = {}
        for name, value in rest.items():
            if name in _PLAIN:
                more[name] = value
            elif name in _FLAGS:
                more[name] = bool(value)
            elif name == "marker":
                more[name] = (value[0], value[1]) if value else None
            else:
                more.setdefault("extra", {})[name] = value
        return span_from(first, more)
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise WorkspaceDamaged(f"span {key}: {error}") from error


def spans_of(held: Mapping[str, list[Any]], rule_of: RuleOf) -> Iterator[Span]:
    """The spans of a set's rows, by id."""
    for number, (key, row) in enumerate(held.items(), 1):
        if not number % _TOGETHER:
            give_way()
        yield span_of(key, row, rule_of)


def may_be(
    row: Sequence[Any], labels: Collection[str], statuses: Collection[Status], *, noted: bool, flagged: bool
) -> bool:
    """Whether a span's row can be of one of the labels (none: any) and statuses, with a note, with a flag.

    It spares making a span of each row of a library; a row that is none is left to `span_of`, which says so.
    """
    try:
        rest = row[6]
        return (
            (not labels or row[0] in labels)
            and row[3] in statuses
            and not (noted and not rest.get("note"))
            and not (flagged and not rest.get("flag"))
        )
    except (TypeError, IndexError, AttributeError):
        return True


def group_row(group: Group) -> Json:
    """A group's record."""
    row: Json = {"label": group.label, "style": group.style, "level": group.level, "parent": group.parent}
    for name in _RANGES:
        pair = getattr(group, name)
        row[name] = list(pair) if pair else []
    row |= {"province": group.province, "flags": list(group.flags)}
    return {**row, **group.extra}


def group_of(key: str, row: Mapping[str, Any]) -> Group:
    """The group of a record."""
    try:
        ranges = {name: (row[name][0], row[name][1]) for name in _RANGES if row.get(name)}
        return Group(
            id=key,
            label=row.get("label", ""),
            style=row.get("style", ""),
            level=row.get("level", 1),
            parent=row.get("parent", ""),
            province=row.get("province", ""),
            flags=tuple(row.get("flags", ())),
            extra={name: value for name, value in row.items() if name not in _GROUP},
            **cast("Any", ranges),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise WorkspaceDamaged(f"group {key}: {error}") from error


def change_rows(changes: tuple[RecordChange, ...], rule_number: RuleNumber) -> Json:
    """`{id: [before, after]}`; a record changed twice in one step keeps its first `before` and last `after`."""
    rows: Json = {}
    for number, change in enumerate(changes, 1):
        if not number % _TOGETHER:
            give_way()
        match change:
            case SpanChange(key, before, after):
                pair: list[object] = [span_row(one, rule_number) if one else None for one in (before, after)]
            case GroupChange(key, before_group, after_group):
                pair = [group_row(one) if one else None for one in (before_group, after_group)]
            case FieldChange(name, old, new):
                key, pair = FIELD_MARK + name, [old, new]
        rows[key] = [rows[key][0] if key in rows else pair[0], pair[1]]
    return rows


class LaterRows(Mapping[str, Any]):
    """`change_rows`, made only when a value is asked for: which records are in it is known without that.

    A list of corrections rarely looks into one, and one may change 60,000 spans.
    """

    def __init__(self, changes: tuple[RecordChange, ...], rule_number: RuleNumber) -> None:
        self.changes = changes
        self._rule_number = rule_number
        self._keys = dict.fromkeys(FIELD_MARK + one.name if isinstance(one, FieldChange) else one.id for one in changes)
        self._rows: Json | None = None

    def __getitem__(self, key: str) -> Any:  # JSON
        if self._rows is None:
            self._rows = change_rows(self.changes, self._rule_number)
        return self._rows[key]

    @property
    def each_once(self) -> bool:
        """Whether no record is changed twice, so that the changes say what the rows would."""
        return len(self._keys) == len(self.changes)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def changes_of(rows: Mapping[str, Any], rule_of: RuleOf) -> tuple[RecordChange, ...]:
    """The record changes of a history row."""
    return tuple(each_change(rows, rule_of))


def each_change(rows: Mapping[str, Any], rule_of: RuleOf) -> Iterator[RecordChange]:
    """The same, each made when it is reached."""
    for key, (before, after) in rows.items():
        if is_span_row(key, before, after):
            spans = [span_of(key, one, rule_of) if one is not None else None for one in (before, after)]
            yield SpanChange(key, spans[0], spans[1])
        elif key.startswith(FIELD_MARK):
            yield FieldChange(key[len(FIELD_MARK) :], before, after)
        else:
            groups = [group_of(key, one) if one is not None else None for one in (before, after)]
            yield GroupChange(key, groups[0], groups[1])


def is_span_row(key: str, before: object, after: object) -> bool:
    """Whether what stands under that key of a history row is a span, and neither a group nor a field."""
    return not key.startswith(FIELD_MARK) and not isinstance(before if before is not None else after, dict)


def text_row(article: Article, outline: tuple[OutlineEntry, ...]) -> Json:
    """An article's text, compressed, with its paragraphs and outline."""
    return {
        "sha256": article.text_sha256,
        "chars": len(article.text),
        "paragraphs": [[one.start, one.end, one.role.value, one.level] for one in article.paragraphs],
        "outline": [[one.start, one.end, one.level, one.style, one.ordinal] for one in outline],
        "z": base64.b64encode(zlib.compress(article.text.encode("utf-8"), 6)).decode("ascii"),
    }


def text_of(row: Mapping[str, Any]) -> str:
    """The text; `WorkspaceDamaged` where it does not come out whole."""
    try:
        return zlib.decompress(base64.b64decode(row["z"])).decode("utf-8")
    except (KeyError, ValueError, zlib.error) as error:
        raise WorkspaceDamaged(f"a stored text: {error}") from error


def paragraphs_of(row: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """The paragraphs of a stored text."""
    found = row.get("paragraphs", ())
    return tuple(Paragraph(one[0], one[1], _ROLES.get(one[2]) or Role(one[2]), one[3]) for one in found)


def outline_of(row: Mapping[str, Any]) -> tuple[OutlineEntry, ...]:
    """The heading lines of a stored text."""
    return tuple(OutlineEntry(*one[:5]) for one in row.get("outline", ()))


_LABEL: Final = ("name", "zh", "en", "colour", "underline", "key", "order", "built_in", "guideline", "hidden")


def label_row(label: Label) -> Json:
    """A label's record; what is new since version 1.0 is left out where it says nothing."""
    row: Json = {name: getattr(label, name) for name in _LABEL}
    row = {name: value for name, value in row.items() if value or name not in {"guideline", "hidden"}}
    return {**row, "fields": [_field_row(one) for one in label.fields], **label.extra}


def label_of(row: Mapping[str, Any]) -> Label:
    """The label of a record."""
    more = {name: row[name] for name in _LABEL if name in row}
    extra = {name: value for name, value in row.items() if name not in _LABEL and name != "fields"}
    fields = tuple(_field_of(one) for one in row.get("fields", ()))
    return Label(**cast("Any", {"zh": "", "en": "", "colour": "", **more}), fields=fields, extra=extra)


def _field_row(field: LabelField) -> Json:
    row: Json = {"name": field.name, "kind": field.kind.value}
    if field.choices:
        row["choices"] = [list(one) for one in field.choices]
    return row if field.shown else {**row, "shown": False}


def _field_of(row: object) -> LabelField:
    """A field; what another program put there as a plain name is a text."""
    if not isinstance(row, Mapping):
        return LabelField(str(row))
    kind = str(row.get("kind", ""))
    choices = [one for one in row.get("choices", ()) if isinstance(one, list | tuple) and len(one) == 2]
    return LabelField(
        str(row.get("name", "")),
        FieldKind(kind) if kind in set(FieldKind) else FieldKind.TEXT,
        tuple((str(value), str(name)) for value, name in choices),
        shown=bool(row.get("shown", True)),
    )
