"""Large records are written and read in slices: what comes out is the same, and no single call has all of it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import WorkspaceDamaged
from core.store import slices
from core.store.codec import parse_record, record_line

SCALARS = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | st.text(max_size=6)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner), max_leaves=40
)
SPACES = ("", " ", "\n ")


@given(VALUES, st.integers(0, 5), st.sampled_from(SPACES))
def test_the_same_comes_out_whatever_the_slices(value: object, depth: int, space: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(slices, "LARGE", 2)
        patched.setattr(slices, "TOGETHER", 2)
        patched.setattr(slices, "LONG", 0)
        written = slices.encoded(value)
        assert written == json.dumps(value, separators=(",", ":"))
        assert slices.decoded(written, depth) == value
        spaced = json.dumps(value, separators=("," + space, ":" + space))
        assert slices.decoded(spaced, depth) == value


@pytest.mark.parametrize(
    "broken", ['{"a":1', '{"a":[1,2}', '{"a" 1}', "{a:1}", '{"a":1;"b":2}', '["a",', "", '{"a":"\\u12"}']
)
def test_what_is_no_json_is_refused(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "LONG", 0)
    with pytest.raises(ValueError):
        slices.decoded(broken, 4)


def spans(count: int) -> dict[str, Any]:
    return {f"s{at:06}": ["TASK", at, at + 9, 0, 3, 0.9, {"group": "g", "marker": [at, at + 2]}] for at in range(count)}


def history(count: int) -> dict[str, Any]:
    changed = {key: [row, row] for key, row in spans(count).items()}
    return {"article": 1, "person": 1, "rows": {"7": ["2024-05-01", 1, "finish", None, changed]}}


RECORDS: list[tuple[str, Callable[[int], dict[str, Any]]]] = [
    ("sets/1", lambda count: {"article": 1, "person": 1, "spans": spans(count), "groups": {}}),
    ("history/1", history),
    ("texts/1", lambda count: {"paragraphs": [[at, at + 9, "body", 0] for at in range(count)], "z": "x" * count}),
]


@pytest.mark.parametrize(("name", "record"), RECORDS)
def test_no_call_of_the_codec_has_more_than_a_small_part(
    name: str, record: Callable[[int], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = record(40_000)
    written: list[int] = []
    read: list[int] = []
    encode, scan = slices._encode, slices._scan

    def counting_encode(value: object) -> str:
        made = encode(value)
        written.append(len(made) if not isinstance(value, str) else 0)
        return made

    def counting_scan(text: str, at: int) -> tuple[object, int]:
        value, end = scan(text, at)
        read.append(end - at if not isinstance(value, str) else 0)
        return value, end

    monkeypatch.setattr(slices, "_encode", counting_encode)
    monkeypatch.setattr(slices, "_scan", counting_scan)
    line = record_line(whole, name)
    assert max(written) * 50 < len(line)
    assert parse_record(line, name) == whole
    assert len(read) > 1
    assert max(read) * 50 < len(line)


def test_a_damaged_long_record_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "LONG", 0)
    line = record_line({"spans": spans(3)}, "sets/1")
    assert parse_record(line, "sets/1") == {"spans": spans(3)}
    with pytest.raises(WorkspaceDamaged):
        parse_record(line.replace(b"TASK", b"TUSK", 1), "sets/1")


def test_a_large_value_is_let_go_piece_by_piece() -> None:
    turn = 0
    freed: Counter[int] = Counter()

    class Leaf:
        def __del__(self) -> None:
            freed[turn] += 1

    def trace(frame: FrameType, _event: str, _argument: object) -> object:
        nonlocal turn
        turn += frame.f_code is slices.let_go.__code__
        return trace

    count = 20 * slices.LARGE
    kept = {"few": [Leaf()]}
    held: list[object] = [
        {"rows": {"7": ["finish", {f"s{at}": [Leaf(), Leaf()] for at in range(count)}]}},
        [[Leaf()] for _at in range(count)],
        kept,
    ]
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        slices.let_go(held)
    finally:
        sys.settrace(before)
    assert sum(freed.values()) == 3 * count
    assert max(freed.values()) <= 2 * slices.TOGETHER
    assert kept["few"]
