"""One table's records: lines of the file, parsed when they are asked for, with later changes over them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

from core.errors import WorkspaceDamaged
from core.giving_way import give_way
from core.store import slices
from core.store.codec import Json, intact, merge_patch, parse_record, record_line

Place = tuple[int, int]
"""Where a line stands in the file: offset and length in bytes."""
ReadLine = Callable[[Place], bytes]
KEPT: Final = frozenset({"meta", "people", "labels", "words", "rules", "fields", "same", "seen"})
"""Small tables whose parsed records stay in memory; of the others only what changed since the last fold does."""


class _Changed(Exception):
    """A record changed while its line was being written."""


@dataclass(slots=True, eq=False)
class _Slot:
    """A record that was parsed or changed: the line under it, patches not applied yet, the record once there is one."""

    place: Place | None = None
    patches: list[object] = field(default_factory=list)
    record: Json | None = None
    line: bytes = b""
    lined: int = -1
    """How many changes `line` holds; folding writes lines ahead of the moment that it stands for."""


@dataclass(frozen=True, slots=True)
class FrozenRecord:
    """A record at one moment: the place of its unchanged line or its new bytes, and how many changes those hold."""

    key: str
    content: Place | bytes
    changes: int
    slot: _Slot | None


class Records(MutableMapping[str, Json]):
    """The records of one table by id (digits); one whose line is damaged reads as absent.

    Safe for use by several threads; what `[]` returns is not to be changed and is read under the store's guard.
    """

    def __init__(self, name: str, read_line: ReadLine, *, named: bool = True) -> None:
        """`named`: the checksums of the lines cover table and id (files since 1.1)."""
        self.name = name
        self.named = named
        self._read_line = read_line
        self._keeps = name in KEPT
        self._guard = threading.RLock()
        self._places: dict[str, Place] = {}
        self._slots: dict[str, _Slot] = {}

    def read_from(self, read_line: ReadLine) -> None:
        """Read lines from another file from now on."""
        self._read_line = read_line

    def put_line(self, key: str, place: Place) -> Place | None:
        """Note where the record's line stands; where it stood until now."""
        before = self._places.get(key)
        self._places[key] = place
        return before

    def put_new(self, key: str, place: Place) -> bool:
        """Note where the record's line stands, if none of that id is known; whether it was so."""
        if key in self._places:
            return False
        self._places[key] = place
        return True

    def title(self, key: str) -> str:
        """The record's name, `table/id`, under which its checksum is taken."""
        return f"{self.name}/{key}"

    def patch(self, key: str, patch: object) -> None:
        """Apply an RFC 7396 merge patch to a record; None removes the record."""
        with self._guard:
            if patch is None:
                self._places.pop(key, None)
                self._slots.pop(key, None)
                return
            slot = self._slot(key)
            if slot.record is None and slot.place is not None:
                slot.patches.append(patch)
            else:
                slot.record = _object(merge_patch(slot.record or {}, patch))
                slot.patches.append(None)

    def _slot(self, key: str) -> _Slot:
        slot = self._slots.get(key)
        if slot is None:
            slot = self._slots[key] = _Slot(self._places.pop(key, None))
        return slot

    def __getitem__(self, key: str) -> Json:
        with self._guard:
            slot = self._slots.get(key)
            if slot is not None and slot.record is not None:
                return slot.record
            place = slot.place if slot is not None else self._places[key]
            try:
                record = self._parsed(key, self._line(place), slot.patches if slot is not None else ())
            except WorkspaceDamaged:
                raise KeyError(key) from None
            if slot is not None or self._keeps:
                self._keep(key, record)
            return record

    def _keep(self, key: str, record: Json) -> None:
        slot = self._slot(key)
        slot.record = record
        slot.patches = [None] * len(slot.patches)

    def apart(self, key: str) -> Json:
        """A record of one's own, read without holding anybody up; `KeyError` where there is none."""
        with self._guard:
            slot = self._slots.get(key)
            if slot is not None and slot.record is not None:
                return _object(_copied(slot.record))
            patches = list(slot.patches) if slot is not None else []
            try:
                line = self._line(slot.place if slot is not None else self._places[key])
            except WorkspaceDamaged:
                raise KeyError(key) from None
        try:
            return self._parsed(key, line, patches)
        except WorkspaceDamaged:
            raise KeyError(key) from None

    def _line(self, place: Place | None) -> bytes:
        return self._read_line(place) if place is not None else b""

    def _parsed(self, key: str, line: bytes, patches: list[object] | tuple[()]) -> Json:
        name = self.title(key) if self.named else None
        record: object = parse_record(line, name) if line else {}
        for patch in patches:
            record = merge_patch(record, patch)
        return _object(record)

    def __setitem__(self, key: str, record: Json) -> None:
        with self._guard:
            slot = self._slot(key)
            slot.record = record
            slot.patches.append(None)

    def __delitem__(self, key: str) -> None:
        with self._guard:
            if key not in self._places and key not in self._slots:
                raise KeyError(key)
            self.patch(key, None)

    def __iter__(self) -> Iterator[str]:
        """The ids of the records that can be read (so this looks at every line), the lowest first."""
        return (key for key in self.ids() if self.readable(key))

    def __len__(self) -> int:
        return len(self._places) + len(self._slots)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.readable(key)

    def has(self, key: str) -> bool:
        """Whether there is such a record, readable or not."""
        return key in self._places or key in self._slots

    def readable(self, key: str) -> bool:
        """Whether there is such a record and its line is what its checksum says."""
        with self._guard:
            slot = self._slots.get(key)
            place = slot.place if slot is not None else self._places.get(key)
            if place is None or (slot is not None and slot.record is not None):
                return slot is not None
            try:
                return intact(self._read_line(place), self.title(key) if self.named else None)
            except WorkspaceDamaged:
                return False

    def unparsed(self, key: str) -> int:
        """How many bytes have to be parsed to read that record; 0 where it is at hand or there is none."""
        with self._guard:
            slot = self._slots.get(key)
            place = slot.place if slot is not None else self._places.get(key)
            return 0 if place is None or (slot is not None and slot.record is not None) else place[1]

    def ids(self) -> list[str]:
        """Every id, unreadable records included, without parsing anything, the lowest first."""
        with self._guard:
            return sorted([*self._places, *self._slots], key=int)

    def highest(self) -> int:
        """The highest id, 0 where there is none."""
        with self._guard:
            return max(map(int, (*self._places, *self._slots)), default=0)

    def line_of(self, key: str) -> bytes | None:
        """The bytes of the record's line, intact; None where there is none or something changed since."""
        with self._guard:
            place = self._places.get(key)
            try:
                line = self._read_line(place) if place is not None else b""
            except WorkspaceDamaged:
                return None
            return line if intact(line, self.title(key) if self.named else None) else None

    def changed(self) -> list[str]:
        """The ids of records that differ from the file."""
        with self._guard:
            return [key for key, slot in self._slots.items() if slot.patches or slot.place is None]

    def prepare(self, key: str) -> bool:
        """Write the line of a changed record ahead of `frozen`, which uses it if nothing changes in between.

        Nobody waits for it long: others have their turn after each part. False where nothing was to be done.
        """
        with self._guard:
            slot = self._slots.get(key)
            if slot is None or slot.lined == len(slot.patches):
                return False
            if slot.record is not None:
                self._write_ahead(key, slot)
                return True
            changes, place, patches = len(slot.patches), slot.place, list(slot.patches)
        try:
            record: object = self._parsed(key, self._line(place), patches)
        except WorkspaceDamaged:
            return False
        line = record_line(_object(record), self.title(key))
        with self._guard:
            if self._slots.get(key) is slot and len(slot.patches) == changes:
                slot.line, slot.lined = line, changes
        written = [record]
        del record
        slices.let_go(written)
        return True

    def _write_ahead(self, key: str, slot: _Slot) -> None:
        """Write the line of a record that is there, unless it changes meanwhile; the guard is held, once."""
        changes, record = len(slot.patches), slot.record
        assert record is not None

        def between() -> None:
            self._guard.release()
            try:
                give_way()
            finally:
                self._guard.acquire()
            if self._slots.get(key) is not slot or len(slot.patches) != changes or slot.record is not record:
                raise _Changed

        with contextlib.suppress(_Changed):
            slot.line, slot.lined = record_line(record, self.title(key), between), changes

    def _made(self, key: str, slot: _Slot) -> bool:
        """Parse the record if need be; False where its line is damaged."""
        if slot.record is None:
            try:
                record = self._parsed(key, self._line(slot.place), slot.patches)
            except WorkspaceDamaged:
                return False
            self._keep(key, record)
        return True

    def frozen(self) -> list[FrozenRecord]:
        """Every record as it is now: its line's place where the file has it so, else the bytes to write."""
        found: list[FrozenRecord] = []
        with self._guard:
            for key in self.ids():
                slot = self._slots.get(key)
                if slot is None:
                    found.append(FrozenRecord(key, self._places[key], 0, None))
                elif slot.place is not None and not slot.patches:
                    found.append(FrozenRecord(key, slot.place, 0, slot))
                elif slot.lined == len(slot.patches):
                    found.append(FrozenRecord(key, slot.line, len(slot.patches), slot))
                elif self._made(key, slot) and slot.record is not None:
                    line = record_line(slot.record, self.title(key))
                    found.append(FrozenRecord(key, line, len(slot.patches), slot))
                elif slot.place is not None:
                    found.append(FrozenRecord(key, slot.place, len(slot.patches), slot))
        return found

    def stranded(self) -> list[tuple[str, Place, list[object]]]:
        """Damaged records that were changed since: id, place of the line, and the patches that cannot be applied."""
        with self._guard:
            return [
                (key, slot.place, list(slot.patches))
                for key, slot in self._slots.items()
                if slot.patches
                and slot.place is not None
                and slot.lined != len(slot.patches)
                and not self._made(key, slot)
            ]

    def moved(self, frozen: FrozenRecord, place: Place | None) -> list[object]:
        """The record as it was frozen stands at another place now (None: nowhere); what changed since stays over it.

        The changes that are in the file now, and may be as large as it, are given back to be dropped with care.
        """
        key = frozen.key
        with self._guard:
            slot = self._slots.get(key)
            if slot is None and key in self._places and frozen.slot is None:
                if place is None:
                    del self._places[key]
                else:
                    self._places[key] = place
            elif slot is not None and (slot is frozen.slot or (frozen.slot is None and slot.place is not None)):
                if place is None:
                    del self._slots[key]
                    return slot.patches
                gone = slot.patches[: frozen.changes]
                slot.place, slot.line, slot.lined = place, b"", -1
                del slot.patches[: frozen.changes]
                if not slot.patches and not self._keeps:
                    del self._slots[key]
                    self._places[key] = place
                return gone
        return []


def _copied(value: Any) -> Any:
    """The same, with dictionaries of its own: they are changed in place, lists never are."""
    if not isinstance(value, dict):
        return value
    return {key: _copied(one) if type(one) is dict else one for key, one in value.items()}


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise WorkspaceDamaged("a record is not an object")
    return value
