"""Spans made and changed at a fifth of the usual cost: extraction makes one for every hundred characters.

A frozen dataclass looks `object.__setattr__` up again for each field it sets. The open twin of `Span` here has the same
slots, has them set directly, and becomes a `Span`, frozen, when it is filled; a call with names that is no call of a class
needs no dictionary of them.
"""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from core.model import NOTHING_MORE, Origin, Range, Span, Status

_NAMES: Final = [one.name for one in fields(Span)]
_Open: Final[Any] = make_dataclass("Span", _NAMES, slots=True, eq=False, repr=False)
_values: Final = attrgetter(*_NAMES)
_blank: Final = object.__new__
_set_province: Final[Any] = Span.__dict__["province"].__set__
_PENDING: Final = Status.PENDING


def new_span(  # noqa: PLR0917  # by place, what nearly every span has costs a third less
    id: str,  # noqa: A002  # the field's name
    label: str,
    start: int,
    end: int,
    origin: Origin,
    confidence: float | None,
    norm: str = "",
    kind: str = "",
    group: str = "",
    in_name: bool = False,
    *,
    ordinal: int | None = None,
    level: int | None = None,
    style: str = "",
    marker: Range | None = None,
    head: str = "",
    tier: str = "",
) -> Span:
    """A pending span of a rule, the same as `Span(...)` in every respect."""
    span: Any = _blank(_Open)
    span.id = id
    span.label = label
    span.start = start
    span.end = end
    span.status = _PENDING
    span.origin = origin
    span.confidence = confidence
    span.norm = norm
    span.kind = kind
    span.group = group
    span.ordinal = ordinal
    span.level = level
    span.style = style
    span.marker = marker
    span.head = head
    span.tier = tier
    span.in_name = in_name
    span.province = ""
    span.why = ""
    span.note = ""
    span.flag = False
    span.how = ""
    span.born = ""
    span.lost = False
    span.extra = NOTHING_MORE
    span.__class__ = Span
    made: Span = span
    return made


def give_province(span: Span, code: str) -> None:
    """Set the province of a span that was just made and that nobody else has yet."""
    _set_province(span, code)


def elsewhere(span: Span, id_: str, place: Range, marker: Range | None, group: str) -> Span:
    """The span at another place, named by it, in the group that is named by another place."""
    open_: Any = _Open(*_values(span))
    open_.id = id_
    open_.start, open_.end = place
    open_.marker = marker
    open_.group = group
    open_.__class__ = Span
    made: Span = open_
    return made


@lru_cache(maxsize=256)
def made_by(rule: str, version: str) -> Origin:
    """The origin of a rule's spans, one for them all."""
    return Origin(rule, version)
