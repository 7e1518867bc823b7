"""TinyDB's own interface over the store: a `Storage` and a `Table` whose changes go through the journal.

`Table.update` of TinyDB rebuilds the whole table twice; ours touches only the records it is asked to change.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from core.errors import NotSaved
from core.store.codec import Json
from core.store.records import Records
from core.store.store import Store

_WAIT = 30.0
"""Seconds a change made through TinyDB waits for the disk."""


class WorkspaceStorage(Storage):
    """What TinyDB reads and writes: the store's tables."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def read(self) -> dict[str, dict[str, Any]]:
        """Every table; records are parsed when they are asked for."""
        return self.store.tables  # type: ignore[return-value]  # mappings, as TinyDB needs no more

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the tables what `data` says, as one journaled transaction."""
        patch: list[list[object]] = []
        for name, records in self.store.tables.items():
            patch += _table_patch(name, records, data.get(name, {}))
        for name in data.keys() - self.store.tables.keys():
            patch += [[name, key, dict(row)] for key, row in data[name].items()]
        self.commit(patch)

    def commit(self, patch: list[list[object]]) -> None:
        """Journal those changes and wait for the disk; `NotSaved` where it does not take them."""
        if not patch:
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self.store.submit(_Build({"at": at, "by": 1, "kind": "tinydb", "patch": patch}))
        if not self.store.flush(_WAIT):
            raise NotSaved(path=str(self.store.path))


class _Build:
    def __init__(self, entry: Json) -> None:
        self._entry = entry

    def __call__(self, seq: int) -> Json:
        return {"seq": seq, **self._entry}


class _Touched(MutableMapping[int, Json]):
    """A table as TinyDB's updaters see it: integer ids, copies on reading, and a list of what was touched."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.new: dict[int, Json | None] = {}

    def __getitem__(self, key: int) -> Json:
        if key not in self.new:
            self.new[key] = copy.deepcopy(self._records[str(key)])
        found = self.new[key]
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: int, row: Json) -> None:
        self.new[key] = dict(row)

    def __delitem__(self, key: int) -> None:
        self.new[key] = None

    def __iter__(self) -> Iterator[int]:
        kept = [int(key) for key in self._records if self.new.get(int(key), ...) is not None]
        fresh = [key for key, row in self.new.items() if row is not None and str(key) not in self._records]
        return iter([*kept, *fresh])

    def __len__(self) -> int:
        return sum(1 for _key in self)


class RecordTable(Table):
    """A TinyDB table that reads on demand and writes only what changed. Nothing is cached: others write too."""

    default_query_cache_capacity = 0

    def _read_table(self) -> Mapping[str, Mapping[str, Any]]:  # type: ignore[override]
        return self._storage.read().get(self.name, {})  # type: ignore[union-attr]

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = self._storage
        assert isinstance(storage, WorkspaceStorage)
        records = storage.store.tables.get(self.name)
        if records is None:
            records = Records(self.name, _no_line)
        touched = _Touched(records)
        updater(touched)  # type: ignore[arg-type]
        patch: list[list[object]] = []
        for key, row in touched.new.items():
            before = records.get(str(key))
            if row != before:
                patch.append([self.name, str(key), None if row is None else replacing(before or {}, row)])
        storage.commit(patch)


class Database(TinyDB):
    """A TinyDB over an open store."""

    table_class = RecordTable


def database(store: Store) -> Database:
    """TinyDB's interface to that store."""
    return Database(store, storage=WorkspaceStorage)


def replacing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Json:
    """The merge patch that makes `before` into `after`: keys no longer there become null."""
    patch: Json = {key: None for key in before if key not in after}
    for key, value in after.items():
        old = before.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            inner = replacing(old, value)
            if inner:
                patch[key] = inner
        elif key not in before or old != value:
            patch[key] = value
    return patch


def _table_patch(name: str, records: Records, rows: Mapping[str, Any]) -> list[list[object]]:
    patch: list[list[object]] = [[name, key, None] for key in records if key not in rows]
    for key, row in rows.items():
        changed = replacing(records.get(key) or {}, row)
        if changed or key not in records:
            patch.append([name, key, changed])
    return patch


def _no_line(_place: object) -> bytes:
    raise KeyError(_place)
