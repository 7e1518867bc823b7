"""Keys a person chose: no two actions ever share one, nothing is invented, reset goes all the way back."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from core.remembered import keymap

TABLE = {"accept": ("A", "Return"), "remove": ("X",), "find": ("Ctrl+F",), "next_problem": ("F8",), "plain": ()}
KEYS = st.sampled_from(("A", "X", "Return", "Ctrl+F", "F8", "Q", "Alt+Q", "Shift+G", "F9"))
STEPS = st.lists(st.tuples(st.sampled_from(sorted(TABLE)), KEYS | st.none()), max_size=12)


@given(STEPS)
def test_no_key_ever_belongs_to_two_actions(steps: list[tuple[str, str | None]]) -> None:
    chosen: dict[str, keymap.Keys] = {}
    for name, key in steps:
        if key is None:
            chosen = keymap.reset(TABLE, chosen, name)
            assert keymap.in_force(TABLE, chosen)[name] == TABLE[name]
        else:
            chosen = keymap.given(TABLE, chosen, name, key)
            assert keymap.holder(keymap.in_force(TABLE, chosen), key) == name
        held = Counter(one.casefold() for keys in keymap.in_force(TABLE, chosen).values() for one in keys)
        assert [one for one, times in held.items() if times > 1] == []
    assert keymap.parse(keymap.lines(chosen), TABLE) == chosen


@given(st.lists(st.text(max_size=30), max_size=8))
def test_hostile_lines_leave_a_table_without_clashes(lines: list[str]) -> None:
    named = [f"{name} {line}" for name, line in zip(sorted(TABLE), lines, strict=False)]
    now = keymap.in_force(TABLE, keymap.parse([*lines, *named], TABLE))
    held = Counter(one.casefold() for keys in now.values() for one in keys)
    assert set(now) == set(TABLE)
    assert [one for one, times in held.items() if times > 1] == []
    assert not {one for one in held if one in keymap.HELD_BY_INPUT_METHODS}


def test_single_keys_are_those_that_could_be_typed() -> None:
    assert [key for key in ("J", "Shift+G", "?", "Return", "{") if not keymap.is_single(key)] == []
    assert [key for key in ("F1", "Shift+F8", "Ctrl+F", "Alt+Up", "Ctrl+Shift+[") if keymap.is_single(key)] == []


def test_a_key_taken_away_leaves_the_other_keys_and_comes_back_by_reset() -> None:
    chosen = keymap.given(TABLE, {}, "find", "A")
    assert keymap.in_force(TABLE, chosen)["accept"] == ("Return",)
    assert keymap.reset(TABLE, chosen, "accept") == {"find": ()}
