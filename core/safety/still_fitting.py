"""Whether what was prepared on another thread still fits the workspace: a person may have corrected meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from core import changes as changing
from core.articles.fields import MARK
from core.articles.library import Entry
from core.articles.own_fields import WORKSPACE
from core.changes import FieldChange, RecordChange
from core.errors import CorrectionRefused
from core.labels.own_words import FIELD as WORD
from core.labels.own_words import word_row
from core.labels.policy import FIELD as POLICY
from core.labels.policy import policy_row
from core.labels.same_as import MARK as SAME
from core.recording import needs_text
from core.safety.seen import is_seen
from core.safety.taking_in import FIELDS, Prepared, values_of
from core.versions.newer_text import TEXT

if TYPE_CHECKING:
    from core.workspace import Workspace


def must_fit(workspace: Workspace, prepared: Prepared) -> None:
    """Raise `CorrectionRefused` where a record is not what the prepared correction was made for; nothing is changed."""
    for uid, made in prepared.transaction.articles:
        if uid == WORKSPACE:
            if not _rows_fit(workspace, made):
                raise CorrectionRefused("the workspace's own tables are not what the correction was made for")
            continue
        entry = workspace.entry(uid)
        base = prepared.bases.get(uid)
        if entry is not None and not entry.stored and not needs_text(made):
            if not _fields_fit(entry, made):
                raise CorrectionRefused(f"article {uid} is not what the correction was made for")
            continue
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
    now = values_of(entry)
    for change in made:
        if isinstance(change, FieldChange):
            if change.name == TEXT and _text_of(change.before) != _text_of(now[TEXT]):
                return False
            if change.name != TEXT and _of_article(change.name) and now.get(change.name) != change.before:
                return False
            now[change.name] = change.after
    return True


def _of_article(name: str) -> bool:
    return name in FIELDS or name.startswith(MARK)


def _rows_fit(workspace: Workspace, made: Iterable[RecordChange]) -> bool:
    same, words = workspace.same(), workspace.numbered_words()
    for one in made:
        if not isinstance(one, FieldChange) or is_seen(one):
            continue
        now: object = None
        if one.name.startswith(SAME):
            now = same.get(one.name.removeprefix(SAME))
        elif one.name.startswith(WORD):
            word = words.get(int(one.name.removeprefix(WORD)))
            now = word and word_row(word)
        elif one.name == POLICY:
            now = policy_row(workspace.policy)
        if now != one.before:
            return False
    return True


def _text_of(value: object) -> object:
    """What a text is known by: what else was read of it may be told otherwise in another copy."""
    return value.get("text_sha256") if isinstance(value, dict) else value
