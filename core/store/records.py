"""One table's records: lines of the file, parsed when they are first asked for, with later changes over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field

from core.errors import WorkspaceDamaged
from core.store.codec import Json, merge_patch, parse_record, record_line

Place = tuple[int, int]
"""Where a line stands in the file: offset and length in bytes."""
ReadLine = Callable[[Place], bytes]


@dataclass(slots=True)
class _Slot:
    """One record: a line of the file, patches not applied yet, and the parsed record once there is one."""

    place: Place | None = None
    patches: list[object] = field(default_factory=list)
    record: Json | None = None
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class FrozenRecord:
    """A record at one moment: the place of its unchanged line or its new bytes, and how many changes those hold."""

    key: str
    content: Place | bytes
    changes: int


class Records(MutableMapping[str, Json]):
    """The records of one table by id (digits), parsed on demand; a record that is damaged reads as absent.

    `drop_parsed` gives the memory of parsed, unchanged records back.
    """

    def __init__(self, name: str, read_line: ReadLine) -> None:
        self.name = name
        self._read_line = read_line
        self._slots: dict[str, _Slot] = {}

    def read_from(self, read_line: ReadLine) -> None:
        """Read lines from another file from now on."""
        self._read_line = read_line

    def put_line(self, key: str, place: Place) -> None:
        """Note where the record's line stands."""
        self._slots[key] = _Slot(place)

    def patch(self, key: str, patch: object) -> None:
        """Apply an RFC 7396 merge patch to a record; None removes the record."""
        if patch is None:
            self._slots.pop(key, None)
            return
        slot = self._slots.setdefault(key, _Slot())
        if slot.record is None:
            slot.patches.append(patch)
        else:
            slot.record = _object(merge_patch(slot.record, patch))
            slot.patches.append(None)

    def __getitem__(self, key: str) -> Json:
        slot = self._slots[key]
        if slot.record is None:
            try:
                slot.record = self._parsed(slot)
            except WorkspaceDamaged:
                slot.damaged = True
                raise KeyError(key) from None
        return slot.record

    @property
    def damaged(self) -> list[str]:
        """The ids whose lines cannot be read; their bytes are copied as they are whenever the file is rewritten."""
        return [key for key, slot in self._slots.items() if slot.damaged]

    def _parsed(self, slot: _Slot) -> Json:
        record: object = parse_record(self._read_line(slot.place)) if slot.place else {}
        for patch in slot.patches:
            record = merge_patch(record, patch)
        slot.patches = [None] * len(slot.patches)
        return _object(record)

    def __setitem__(self, key: str, record: Json) -> None:
        slot = self._slots.setdefault(key, _Slot())
        slot.record = record
        slot.patches.append(None)

    def __delitem__(self, key: str) -> None:
        del self._slots[key]

    def __iter__(self) -> Iterator[str]:
        """The ids of the records that can be read (so this parses them)."""
        return (key for key in list(self._slots) if key in self)

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str) or key not in self._slots:
            return False
        try:
            self[key]
        except KeyError:
            return False
        return True

    def ids(self) -> list[str]:
        """Every id, unreadable records included, without parsing anything."""
        return list(self._slots)

    def frozen(self) -> list[FrozenRecord]:
        """Every record as it is now: its line's place where it is unchanged, else the bytes to write.

        `WorkspaceDamaged` where a changed record's line cannot be read: its changes must stay in the journal.
        """
        found: list[FrozenRecord] = []
        for key, slot in self._slots.items():
            if slot.place is not None and not slot.patches:
                found.append(FrozenRecord(key, slot.place, 0))
            else:
                if slot.record is None:
                    slot.record = self._parsed(slot)
                found.append(FrozenRecord(key, record_line(slot.record), len(slot.patches)))
        return found

    def moved(self, frozen: FrozenRecord, place: Place) -> None:
        """The record as it was frozen stands at another place now; what changed since stays over it."""
        slot = self._slots.get(frozen.key)
        if slot is not None:
            slot.place = place
            del slot.patches[: frozen.changes]

    def drop_parsed(self) -> None:
        """Forget parsed records that the file holds as they are."""
        for slot in self._slots.values():
            if slot.place is not None and not slot.patches:
                slot.record = None


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise WorkspaceDamaged("a record is not an object")
    return value
