"""Folding writes the lines of changed records ahead, and nobody waits for that: neither readers nor the writer."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from core.store import records as module
from core.store import slices
from core.store.codec import record_line
from core.store.records import Records


def parsed(line: object) -> dict[str, Any]:
    assert isinstance(line, bytes)
    found: dict[str, Any] = json.loads(line)
    found.pop("_crc")
    return found


def changed_meanwhile(records: Records, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """While a line is written, between two of its parts, another thread changes the record and reads it."""
    steps: list[str] = []

    def change() -> None:
        records.patch("1", {"spans": {"b": [2], "c": None}, "groups": {"g": {"level": 2}}})
        steps.append(str(records["1"]["groups"]["g"]["level"]))

    def between() -> None:
        if not steps:
            other = threading.Thread(target=change, daemon=True)
            other.start()
            other.join(5)

    monkeypatch.setattr(slices, "LARGE", 1)
    monkeypatch.setattr(slices, "TOGETHER", 1)
    monkeypatch.setattr(module, "give_way", between)
    monkeypatch.setattr(record_line, "__defaults__", (between,))
    return steps


RECORD = {"spans": {"a": [1], "c": [3]}, "groups": {"g": {"level": 1, "style": "一"}}}
AFTER = {"spans": {"a": [1], "b": [2]}, "groups": {"g": {"level": 2, "style": "一"}}}


def test_a_record_in_memory_that_changes_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    records = Records("sets", lambda _place: b"")
    records.patch("1", json.loads(json.dumps(RECORD)))
    steps = changed_meanwhile(records, monkeypatch)
    assert records.prepare("1")
    assert steps == ["2"], "whoever changes the record waits for nobody"
    assert parsed(records.frozen()[0].content) == AFTER
    assert records.prepare("1")
    assert not records.prepare("1")
    assert parsed(records.frozen()[0].content) == AFTER


def test_a_record_of_the_file_is_read_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    line = record_line(RECORD, "sets/1")
    records = Records("sets", lambda _place: line)
    records.put_line("1", (0, len(line)))
    records.patch("1", {"spans": {"a": [9]}})
    steps = changed_meanwhile(records, monkeypatch)
    assert records.prepare("1")
    assert steps == ["2"]
    frozen = records.frozen()[0]
    after = {**AFTER, "spans": {"a": [9], "b": [2]}}
    assert parsed(frozen.content) == after
    assert records.stranded() == []
    records.moved(frozen, (0, len(line)))
    assert not records.changed()


def test_what_was_written_ahead_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    line = record_line(RECORD, "sets/1")
    reads: list[object] = []
    records = Records("sets", lambda place: reads.append(place) or line)
    records.put_line("1", (0, len(line)))
    records.patch("1", {"spans": {"a": [9]}})
    assert records.prepare("1")
    assert len(reads) == 1
    assert not records.prepare("1")
    assert records.stranded() == []
    assert parsed(records.frozen()[0].content)["spans"]["a"] == [9]
    assert len(reads) == 1
