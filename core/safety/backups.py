"""The backups of a workspace: which there are, what differs, how one becomes the workspace or gives an article."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import __version__
from core.articles.fields import MARK
from core.articles.library import Entry
from core.changes import FieldChange, RecordChange, Transaction
from core.errors import WorkspaceError, WorkspaceLocked
from core.model import Status
from core.recording import NewText
from core.safety.differing import ArticleDifference, differing
from core.safety.taking_in import (
    Left,
    Prepared,
    counterpart,
    fields_needed,
    given_changes,
    labels_needed,
    text_needed,
    towards,
)
from core.store import backups as stored
from core.store import durable, restoring
from core.store.backups import Backup
from core.store.lock import Lock, Taken
from core.system_errors import why_refused
from core.translation import translate

if TYPE_CHECKING:
    from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: articles, those worked on, and the spans of these by status."""

    articles: int
    worked_on: int
    pending: int
    accepted: int
    rejected: int


def backups_of(path: Path) -> list[Backup]:
    """The backups of that workspace, the newest first; only names are looked at."""
    return stored.listed(path.resolve())


def folder_of(path: Path) -> Path:
    """Where the backups of that workspace stand."""
    return stored.folder_of(path)


def contents(backup: Backup) -> Contents:
    """What is in a backup; it is opened for that."""
    with opened(backup.path) as then:
        entries = then.entries()
    worked_on = [entry for entry in entries if entry.stored]
    spans = [0] * len(Status)
    for entry in worked_on:
        for numbers in entry.counts.values():
            for status, number in enumerate(numbers):
                spans[status] += number
    return Contents(len(entries), len(worked_on), *spans)


def differences(workspace: Workspace, backup: Path) -> list[ArticleDifference]:
    """What restoring that backup would change: `added` would come, `removed` would go."""
    with opened(backup) as then:
        return list(differing(workspace, then))


def keep_now(workspace: Workspace) -> Backup | None:
    """Make a backup of what is on the disk now; the newest there is, None where none could be made."""
    workspace.keep_backup()
    return next(iter(backups_of(workspace.path)), None)


def restore(path: Path, backup: Path) -> Path | None:
    """Make that backup the workspace at `path`, which must be closed; where the state of before is kept.

    `WorkspaceLocked` while a program writes it, `WorkspaceError` where nothing can be written or the backup is
    damaged: then nothing has changed.
    """
    path = path.resolve()
    lock = Lock(durable.beside(path, ".lock"))
    taken = lock.take()
    if taken is Taken.HELD:
        raise WorkspaceLocked(lock.holder(), path=str(path))
    if taken is not Taken.OURS:
        raise WorkspaceError("nothing can be written in this folder", path=os.fspath(path.parent))
    try:
        return restoring.put_back(path, backup, f"zhupi {__version__}")
    except OSError as error:
        raise WorkspaceError(why_refused(error), path=str(path)) from error
    finally:
        lock.release()


def from_backup(workspace: Workspace, backup: Path, uids: Collection[str]) -> Prepared:
    """Those articles as the backup has them, as one correction; an article that is not here comes in whole."""
    parts: list[tuple[str, tuple[RecordChange, ...]]] = []
    texts: dict[str, NewText] = {}
    whole: list[Mapping[str, Any]] = []
    members: list[Entry] = []
    rows: list[Mapping[str, Any]] = []
    found = set()
    with opened(backup) as then:
        for other in then.entries():
            mine = counterpart(workspace, other)
            uid = mine.uid if mine is not None else other.uid
            if uid not in uids or uid in found:
                continue
            found.add(uid)
            if other.stored and (mine is None or not mine.stored):
                whole.append(then.export_article(other.uid))
                rows += whole[-1].get("labels", ())
                continue
            if mine is None:
                members.append(other)
                continue
            made = towards(workspace, mine, then, other) if mine.stored else given_changes(mine, other)
            text = text_needed(mine, then, other) if mine.stored else None
            parts += [(uid, made)] if made else []
            texts |= {uid: text} if text is not None else {}
        every = [change for _uid, made in parts for change in made]
        rows += labels_needed(workspace, then, every)
        names = [one.name for one in every if isinstance(one, FieldChange)]
        names += [MARK + name for entry in members for name in entry.read]
        own = fields_needed(workspace, then, names)
    missing = translate("backups", "The backup does not have this article.")
    left = tuple(
        Left(uid, entry.title if (entry := workspace.entry(uid)) else "", "", missing)
        for uid in uids
        if uid not in found
    )
    return Prepared(
        Transaction("restore", tuple(parts)), texts, whole=tuple(whole), members=tuple(members), labels=tuple(rows),
        fields=own, left=left,
    )  # fmt: skip


@contextmanager
def opened(path: Path) -> Iterator[Workspace]:
    """Another state of the workspace, for reading; `WorkspaceError` where it has gone."""
    from core.workspace import Workspace  # noqa: PLC0415  # that module is the larger one

    other = Workspace.open(path, read_only=True)
    try:
        yield other
    finally:
        other.close()


__all__ = [
    "Backup",
    "Contents",
    "backups_of",
    "contents",
    "differences",
    "folder_of",
    "from_backup",
    "keep_now",
    "opened",
    "restore",
]
