"""A workspace's own rows (words, labels, fields, same slogans, the policy) as the questions of a merging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from core.articles.fields import FieldRow
from core.labels.own_words import OwnWord
from core.labels.policy import Policy
from core.model import Label
from core.safety.copies import Conflict
from core.safety.seen import FIELDS, LABELS, POLICY, SAME, WORDS

_POLICY: Final = {"quotes": ("六稳", "“六稳”"), "suffix": ("广东", "广东省"), "marker": ("抓好落实", "一是抓好落实")}
"""An example without and with what may belong to a span, as the page of the policy has them."""


def row_question(one: Conflict, labels: Mapping[str, str]) -> tuple[str, str]:
    """What the row is, and which kind of row."""
    kind, _colon, key = one.id.removeprefix("#").partition(":")
    known = one.ours if one.ours is not None else one.theirs
    if isinstance(known, OwnWord):
        what = QCoreApplication.translate("merge", "A word of the list")
        return known.text, " · ".join(filter(None, (what, labels.get(known.label, known.label))))
    if kind == POLICY:
        return QCoreApplication.translate("merge", "Where spans begin and end"), QCoreApplication.translate(
            "merge", "Theirs moves the edges of all spans here too"
        )
    titles = {
        LABELS: QCoreApplication.translate("merge", "A label"),
        FIELDS: QCoreApplication.translate("merge", "A field"),
        SAME: QCoreApplication.translate("merge", "A slogan counts as"),
        WORDS: QCoreApplication.translate("merge", "A word of the list"),
    }
    name = _name(known) if isinstance(known, Label | FieldRow) else key.replace("\t", " · ")
    return name, titles.get(kind, "")


def row_sides(one: Conflict) -> tuple[str, str]:
    """What mine says and what theirs says, as far as they differ."""
    return _side(one.ours, one.theirs), _side(one.theirs, one.ours)


def _side(value: object, other: object) -> str:
    if value is None:
        return QCoreApplication.translate("merge", "removed")
    parts = list(_parts(value, other))
    return " · ".join(part or "–" for part in parts) or _name(value)


def _parts(value: object, other: object) -> Iterator[str]:
    """What a row says where the other one says something else."""
    if isinstance(value, OwnWord):
        always = QCoreApplication.translate("history", "always")
        yield always if value.always else QCoreApplication.translate("history", "never")
        if isinstance(other, OwnWord) and value.norm != other.norm:
            yield value.norm
    elif isinstance(value, Policy) and isinstance(other, Policy):
        for name, examples in _POLICY.items():
            if getattr(value, name) != getattr(other, name):
                yield examples[getattr(value, name)]
    elif isinstance(value, Label):
        yield from _of_label(value, other)
    elif isinstance(value, FieldRow) and isinstance(other, FieldRow):
        yield from (str(getattr(value, name)) for name in ("zh", "en") if getattr(value, name) != getattr(other, name))
        if (value.kind, value.choices) != (other.kind, other.choices):
            yield " / ".join(value.choices) or value.kind.value


def _of_label(value: Label, other: object) -> Iterator[str]:
    if not isinstance(other, Label):
        return
    names = ("zh", "en", "colour", "underline", "key", "guideline")
    yield from (str(getattr(value, name))[:24] for name in names if getattr(value, name) != getattr(other, name))
    if value.hidden != other.hidden:
        shown = QCoreApplication.translate("merge", "shown")
        yield QCoreApplication.translate("merge", "put away") if value.hidden else shown
    if value.fields != other.fields:
        yield ", ".join(field.name for field in value.fields)


def _name(value: object) -> str:
    if isinstance(value, Label | FieldRow):
        chinese = QLocale().language() == QLocale.Language.Chinese
        return (value.zh if chinese else value.en) or value.name
    return str(value)
