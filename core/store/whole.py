"""A whole workspace file written from another one and its journal, away from any open store: repair and restoring."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from core.store import durable, layout, opening
from core.store.journal import read_journal
from core.store.records import Records
from core.store.writing import Writing


def replay(path: Path, tables: dict[str, Records]) -> None:
    """Apply what the journal beside `path` holds and the tables have not got yet."""
    meta = tables["meta"]["1"]
    journal = read_journal(durable.beside(path, ".journal"))
    if journal.header is not None and journal.header.get("uid") != meta["uid"]:
        return
    for entry in journal.entries:
        if int(entry["seq"]) <= int(meta["seq"]):
            continue
        for table, key, patch in entry["patch"]:
            if opening.applicable(tables, table, str(key), patch):
                tables.setdefault(table, Records(table, layout.no_line)).patch(str(key), patch)
        opening.note_in_meta(tables["meta"], entry)


def write(
    content: layout.Content, target: Path, program: str, *, journal: Path, generation: int = 0, seq: int = 0
) -> None:
    """Write the tables to `target` in one step; `generation` and `seq` are the least that it is to have.

    What stands in `journal` counts as done there: a stop before it is taken away brings nothing of it in.
    """
    header = read_journal(journal).header or {}
    meta = opening.written_meta(content.tables["meta"]["1"], program, str(header.get("token", "")))
    numbers = {"generation": max(int(meta["generation"]), generation), "seq": max(int(meta["seq"]), seq)}
    content.tables["meta"].patch(
        "1", {"version": meta["version"], "program": program, "journal": meta["journal"], **numbers}
    )
    frozen = [(records, records.frozen()) for records in content.tables.values()]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    writing = Writing(frozen, content.base, content.stray, at, _go_on)
    for records in content.tables.values():
        for key, _place, patches in records.stranded():
            writing.note_patches(records.title(key), patches)
    new = durable.beside(target, ".new")
    durable.write_new(new, writing.pieces())
    durable.replace(new, target)


def _go_on() -> None:
    """This writing is never abandoned half-way."""
