"""Whether what was prepared on another thread still fits the workspace: a person may have corrected meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from core import changes as changing
from core.changes import FieldChange, RecordChange
from core.errors import CorrectionRefused
from core.library import Entry
from core.newer_text import TEXT
from core.past import fields_of
from core.taking_in import Prepared

if TYPE_CHECKING:
    from core.workspace import Workspace


def must_fit(workspace: Workspace, prepared: Prepared) -> None:
    """Raise `CorrectionRefused` where a record is not what the prepared correction was made for; nothing is changed."""
    for uid, made in prepared.transaction.articles:
        entry = workspace.entry(uid)
        base = prepared.bases.get(uid)
        if entry is None or not entry.stored:
            if base is None:
                raise CorrectionRefused(f"there is no stored article {uid}")
            changing.apply(base.spans, made)
            continue
        spans = workspace.spans(uid)
        if spans is None or not _fields_fit(entry, made):
            raise CorrectionRefused(f"article {uid} is not what the correction was made for")
        changing.apply(spans, made)


def _fields_fit(entry: Entry, made: Iterable[RecordChange]) -> bool:
    now = fields_of(entry)
    for change in made:
        if isinstance(change, FieldChange):
            if change.name == TEXT and _text_of(change.before) != _text_of(now[TEXT]):
                return False
            if change.name != TEXT and change.name in now and now[change.name] != change.before:
                return False
            now[change.name] = change.after
    return True


def _text_of(value: object) -> object:
    """What a text is known by: what else was read of it may be told otherwise in another copy."""
    return value.get("text_sha256") if isinstance(value, dict) else value
