"""What a span carries beside its range, label and status: which attributes a label has, and the correction of one.

An attribute has a name: that of the span's own field (`norm`, `kind`, `tier`, `in_name`, `province`, `ordinal`,
`style`), or `field:NAME` for a field of a person's own label. Its value is a string here, empty where there is none;
`in_name` is `yes` or empty, an ordinal is written in digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from core.changes import RecordChange, SpanChange
from core.errors import CorrectionRefused
from core.model import DEMAND, PROVINCE, SLOGAN, TASK, FieldKind, Label, LabelField, Span, Status
from core.spans import SpanSet

OWN: Final = "field:"
"""Before the name of a label's own field."""
YES: Final = "yes"
FIELDS: Final = "fields"
"""The key of `Span.extra` under which the values of a label's own fields stand."""

PROVINCE_CODES: Final = "provinces"
"""The kind of an attribute that holds GB/T 2260 codes."""
NUMBER: Final = "number"
TICK: Final = "tick"

TASK_STYLES: Final = ("N是", "N要", "第N", "首先", "其N", "一、", "（一）", "一）", "1.", "（1）", "1）", "①")
"""How the items of a list are counted, by the names the extractor gives."""
PROVINCE_KINDS: Final = ("", "full", "short", "abbr", "region", "implied")
SLOGAN_KINDS: Final = ("", "number_abbr", "formula", "campaign", "model", "plan")
_TEXTS: Final = frozenset({"norm", "kind", "tier", "province", "style"})


class Attribute(NamedTuple):
    """An attribute: `kind` is a `FieldKind`, `PROVINCE_CODES`, `NUMBER` or `TICK`; `choices` hold (value, name)."""

    name: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    several: bool = False
    """Whether it can hold more than one code."""


_PLACE: Final = Attribute("province", PROVINCE_CODES)
_OF_LABEL: Final[Mapping[str, tuple[Attribute, ...]]] = {
    PROVINCE: (
        Attribute("norm", PROVINCE_CODES, several=True),
        Attribute("kind", FieldKind.CHOICE, tuple((one, "") for one in PROVINCE_KINDS)),
        Attribute("in_name", TICK),
    ),
    SLOGAN: (
        Attribute("norm", FieldKind.TEXT),
        Attribute("kind", FieldKind.CHOICE, tuple((one, "") for one in SLOGAN_KINDS)),
        Attribute("tier", FieldKind.CHOICE, tuple((one, one) for one in ("", "A", "B"))),
        _PLACE,
    ),
    TASK: (
        Attribute("ordinal", NUMBER),
        Attribute("style", FieldKind.CHOICE, tuple((one, one) for one in ("", *TASK_STYLES))),
        _PLACE,
    ),
    DEMAND: (_PLACE,),
}


def attributes_of(name: str, label: Label | None) -> tuple[Attribute, ...]:
    """The attributes of the spans of the label of that name: the built-in ones, then its own fields that are shown."""
    own = label.fields if label is not None else ()
    shown = (Attribute(OWN + one.name, one.kind, _choices(one), several=True) for one in own if one.shown)
    return (*_OF_LABEL.get(name, ()), *shown)


def _choices(field: LabelField) -> tuple[tuple[str, str], ...]:
    """The values; a choice can be taken back."""
    return (("", ""), *field.choices) if field.kind is FieldKind.CHOICE else field.choices


def value_of(span: Span, name: str) -> str:
    """The attribute's value, empty where the span has none."""
    if name.startswith(OWN):
        return _own(span).get(name.removeprefix(OWN), "")
    if name == "in_name":
        return YES if span.in_name else ""
    if name == "ordinal":
        return "" if span.ordinal is None else str(span.ordinal)
    if name not in _TEXTS:
        raise KeyError(name)
    return str(getattr(span, name))


def own_fields(*spans: Span) -> list[str]:
    """The names of the fields of their labels' own in which these spans have a value."""
    return sorted({OWN + name for span in spans for name in _own(span)})


def with_value(span: Span, name: str, value: str) -> Span:
    """The span with another value of that attribute; `CorrectionRefused` where an ordinal is no number above 0."""
    value = " ".join(value.split())
    if name.startswith(OWN):
        own = {**_own(span), name.removeprefix(OWN): value}
        own = {key: one for key, one in own.items() if one}
        rest = {key: one for key, one in span.extra.items() if key != FIELDS}
        return replace(span, extra={**rest, FIELDS: own} if own else rest)
    if name == "in_name":
        return replace(span, in_name=value == YES)
    if name == "ordinal":
        return replace(span, ordinal=_ordinal(value))
    if name not in _TEXTS:
        raise KeyError(name)
    return replace(span, **{name: value})  # type: ignore[arg-type]  # a name of `_TEXTS`, all of them strings


def put(spans: SpanSet, span_id: str, name: str, value: str) -> tuple[RecordChange, ...]:
    """One attribute of a span; a pending span is accepted with it, a rejected one stays rejected."""
    span = spans.get(span_id)
    if span is None:
        raise CorrectionRefused(f"there is no span {span_id}")
    after = with_value(span, name, value)
    if after == span:
        return ()
    if span.pending:
        after = replace(after, status=Status.ACCEPTED, how="")
    return (SpanChange(span_id, span, after),)


def _own(span: Span) -> dict[str, str]:
    held = span.extra.get(FIELDS)
    return {str(key): str(one) for key, one in held.items()} if isinstance(held, Mapping) else {}


def _ordinal(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdigit()) or not 0 < int(value) < 1000:
        raise CorrectionRefused("an ordinal is a number from 1 to 999")
    return int(value)
