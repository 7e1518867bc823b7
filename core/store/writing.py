"""Writing the workspace file: unchanged lines are copied and looked at on the way, changed records written anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from core.errors import WorkspaceDamaged
from core.store.codec import intact, parse_record, record_line
from core.store.layout import DAMAGED, BaseFile, Stray, embedded
from core.store.records import FrozenRecord, Place, Records

Frozen = list[tuple[Records, list[FrozenRecord]]]
"""Every table's records as they were at one moment."""


@dataclass
class Written:
    """Where each record stands in the new file, and which lines turned out to be damaged."""

    moves: list[tuple[str, FrozenRecord, Place | None]] = field(default_factory=list)
    added: list[tuple[str, str, Place]] = field(default_factory=list)
    """Records that the tables did not have: those of damaged lines, and whole ones found inside such a line."""
    damaged: list[str] = field(default_factory=list)
    """`table/id` of each damaged line; `table/?` where the id is not known."""


class Writing:
    """The bytes of a new file, piece by piece; afterwards `written` says what stands where."""

    def __init__(
        self, frozen: Frozen, base: BaseFile | None, stray: list[Stray], at: str, go_on: Callable[[], None]
    ) -> None:
        """`stray` goes into the table of damaged lines; `go_on` raises where the writing is to stop."""
        self.written = Written()
        self._frozen = frozen
        self._base = base
        self._at = at
        self._go_on = go_on
        self._offset = 0
        self._rows: list[dict[str, Any]] = [self._row(one.table, one.key, one.line, []) for one in stray]
        self.written.damaged += [f"{one.table}/{one.key or '?'}" for one in stray]
        self._patches: dict[str, list[object]] = {}

    def records(self) -> list[object]:
        """The records written anew."""
        slots = (one.slot for _table, one, _place in self.written.moves)
        return [slot.record for slot in slots if slot is not None and slot.record is not None]

    def note_patches(self, name: str, patches: list[object]) -> None:
        """Changes of a damaged record `table/id`, which go with its line."""
        self._patches[name] = patches

    def pieces(self) -> Iterator[bytes]:
        """The file."""
        yield self._piece(b"{\n")
        last = None
        for records, frozen in self._frozen:
            if records.name == DAMAGED:
                last = (records, frozen)
                continue
            yield self._piece(json.dumps(records.name).encode("ascii") + b":{\n")
            yield from self._table(records, frozen)
            yield self._piece(b"},\n")
        yield self._piece(json.dumps(DAMAGED).encode("ascii") + b":{\n")
        yield from self._damaged(last)
        yield self._piece(b"}\n}\n")

    def _piece(self, piece: bytes) -> bytes:
        self._offset += len(piece)
        return piece

    def _table(self, records: Records, frozen: list[FrozenRecord]) -> Iterator[bytes]:
        """Each record on a line; the comma comes before the line break of the one before it."""
        first = True
        known = {one.key for one in frozen}
        for one in frozen:
            self._go_on()
            line = self._line(records, one)
            for key, content, moved in self._found(records, one, line, known):
                head = b'%b"%b":' % (b"" if first else b",\n", key.encode("ascii"))
                place = (self._offset + len(head), len(content))
                first = False
                if moved:
                    self.written.moves.append((records.name, one, place))
                else:
                    self.written.added.append((records.name, key, place))
                yield self._piece(head + content)
        if not first:
            yield self._piece(b"\n")

    def _found(
        self, records: Records, one: FrozenRecord, line: bytes | Stray, known: set[str]
    ) -> Iterator[tuple[str, bytes, bool]]:
        if isinstance(line, bytes):
            yield one.key, line, True
            return
        self.written.moves.append((records.name, one, None))
        self.written.damaged.append(records.title(one.key))
        self._rows.append(self._row(line.table, line.key, line.line, self._patches.get(records.title(one.key), [])))
        for key, whole in embedded(line.line, records):
            if key not in known:
                known.add(key)
                plain = whole if records.named else record_line(parse_record(whole, None), records.title(key))
                yield key, plain, False

    def _line(self, records: Records, one: FrozenRecord) -> bytes | Stray:
        """The line to write, or the damaged one that takes another way."""
        if isinstance(one.content, bytes):
            return one.content
        if self._base is None:
            raise WorkspaceDamaged("a line to copy has no file")
        line = self._base.line(one.content)
        if not intact(line, records.title(one.key) if records.named else None):
            return Stray(records.name, one.key, line)
        if records.title(one.key) in self._patches:
            raise WorkspaceDamaged("a record can be read again", path=str(self._base.path))
        return line if records.named else record_line(parse_record(line, None), records.title(one.key))

    def _row(self, table: str, key: str, line: bytes, patches: list[object]) -> dict[str, Any]:
        found = {"table": table, "id": key, "line": line.decode("latin-1"), "at": self._at}
        return found | ({"patches": patches} if patches else {})

    def _damaged(self, table: tuple[Records, list[FrozenRecord]] | None) -> Iterator[bytes]:
        first = True
        number = max((int(one.key) for one in (table[1] if table else ())), default=0)
        for one in table[1] if table else ():
            assert table is not None
            line = self._line(table[0], one)
            if isinstance(line, Stray):
                self.written.moves.append((DAMAGED, one, None))
                self._rows.append(self._row(DAMAGED, one.key, line.line, []))
                continue
            head = b'%b"%b":' % (b"" if first else b",\n", one.key.encode("ascii"))
            self.written.moves.append((DAMAGED, one, (self._offset + len(head), len(line))))
            first = False
            yield self._piece(head + line)
        for row in self._rows:
            number += 1
            content = record_line(row, f"{DAMAGED}/{number}")
            head = b'%b"%d":' % (b"" if first else b",\n", number)
            self.written.added.append((DAMAGED, str(number), (self._offset + len(head), len(content))))
            first = False
            yield self._piece(head + content)
        if not first:
            yield self._piece(b"\n")
