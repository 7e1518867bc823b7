"""Repair, only ever into a copy: a damaged record comes from the newest backup that has it, history is put on top."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.errors import WorkspaceError
from core.store import backups, durable, layout, opening, whole
from core.store.codec import Json, merge_patch
from core.store.records import Records


@dataclass
class Repaired:
    """`table/id` of each record that was found in a backup, and of each that is nowhere else."""

    restored: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def repair(path: Path, copy: Path, program: str) -> Repaired:
    """Write what can be read of a workspace, with what its backups still have, to a file that is not there yet."""
    path = path.resolve()
    if durable.exists(copy):
        raise WorkspaceError("there is such a file already; repair writes to a new one", path=str(copy))
    content = opening.loaded(path, salvage=True)
    tables = content.tables
    done = Repaired()
    others = [one for backup in backups.listed(path) if (one := _readable(backup)) is not None]
    try:
        for name, key in _missing(content):
            _bring_back(tables, name, key, others, done)
        _meta(tables, program)
        whole.replay(path, tables)
        whole.write(content, copy, program, journal=durable.beside(path, ".journal"))
    finally:
        for one in (content, *others):
            if one.base is not None:
                one.base.close()
    return done


def _readable(backup: backups.Backup) -> layout.Content | None:
    try:
        return opening.loaded(backup.path)
    except (WorkspaceError, OSError):
        return None


def _missing(content: layout.Content) -> list[tuple[str, str]]:
    """Table and id of every record whose line is damaged, now or when it was folded."""
    found = [
        (name, key)
        for name, records in content.tables.items()
        if name != layout.DAMAGED
        for key in records.ids()
        if not records.readable(key)
    ]
    found += [(one.table, one.key) for one in content.stray if one.table and one.key]
    kept: dict[str, Json] = dict(content.tables.get(layout.DAMAGED, {}))
    found += [(row["table"], row["id"]) for row in kept.values() if row.get("table") and row.get("id")]
    if not content.tables["meta"].has("1"):
        found.append(("meta", "1"))
    for key, row in content.tables["articles"].items():
        if row.get("text") is not None:
            found += [
                (name, number)
                for name, number in (("texts", str(row["text"])), ("sets", key))
                if not content.tables[name].has(number)
            ]
    return list(dict.fromkeys(found))


def _bring_back(tables: dict[str, Records], name: str, key: str, others: list[layout.Content], done: Repaired) -> None:
    if name in tables and tables[name].readable(key):
        return
    for other in others:
        record = other.tables[name].get(key) if name in other.tables else None
        if record is not None:
            tables.setdefault(name, Records(name, layout.no_line)).patch(key, None)
            if name == "sets":
                _replay_history(record, tables["history"].get(key) or {}, int(other.tables["meta"]["1"]["seq"]))
            tables[name][key] = record
            done.restored.append(f"{name}/{key}")
            return
    done.lost.append(f"{name}/{key}")


def _replay_history(record: Json, history: Json, after: int) -> None:
    """What was corrected since that backup: each history row says what a span or group was afterwards."""
    rows: dict[str, Any] = history.get("rows", {})
    for seq in sorted((int(one) for one in rows), key=int):
        for key, (before, now) in rows[str(seq)][4].items() if seq > after else ():
            if not key.startswith("#"):
                kind = "groups" if isinstance(before if before is not None else now, dict) else "spans"
                merge_patch(record, {kind: {key: now}})


def _meta(tables: dict[str, Records], program: str) -> None:
    """Without its first record the file gets a new one; the numbers of corrections go on after the highest known."""
    if tables["meta"].get("1") is None:
        seqs = [int(row.get("seq", 0)) for row in tables["articles"].values()]
        tables["meta"].patch("1", None)
        tables["meta"]["1"] = {**opening.new_meta(program), "seq": max(seqs, default=0)}
