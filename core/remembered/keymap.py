"""Which keys an action has: those of the table, or those a person chose; pure values, no window.

A key is a portable name as Qt writes it (`Ctrl+Shift+T`, `F8`, `J`). `kept` lines are `action key key …`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

Keys = tuple[str, ...]
HELD_BY_INPUT_METHODS: Final = frozenset({"ctrl+space", "ctrl+.", "ctrl+shift+f"})
FIXED: Final = frozenset(
    {*"123456789", "esc", "tab", "shift+tab", "shift+backtab", "space", "shift+space", "up", "down", "left", "right"}
    | {f"shift+{way}" for way in ("up", "down", "left", "right")}
)
"""Keys that belong to the labels, to moving on the page, or to leaving."""
_MODIFIERS: Final = ("Ctrl+", "Alt+", "Meta+")


def is_single(key: str) -> bool:
    """Whether a key is one letter or sign, which must not act where somebody types."""
    return not key.startswith(_MODIFIERS) and not _is_function(key)


def _is_function(key: str) -> bool:
    bare = key.removeprefix("Shift+")
    return bare[:1] == "F" and bare[1:].isdecimal()


def is_free_for_actions(key: str) -> bool:
    """Whether an action may have the key: not one of the page's, the labels' or the input methods'."""
    return bool(key) and key.casefold() not in HELD_BY_INPUT_METHODS | FIXED


def parse(kept: Iterable[str], table: Mapping[str, Keys]) -> dict[str, Keys]:
    """The chosen keys by action; lines nobody understands and keys that another action holds are left out."""
    wanted = {name: tuple(dict.fromkeys(keys)) for name, *keys in (line.split() for line in kept if line.strip())}
    chosen = {name: keys for name, keys in wanted.items() if name in table}
    taken = {key.casefold() for name, keys in table.items() if name not in chosen for key in keys}
    found: dict[str, Keys] = {}
    for name, keys in chosen.items():
        free = tuple(
            key for key in keys if key.casefold() not in taken and (key in table[name] or is_free_for_actions(key))
        )
        taken |= {key.casefold() for key in free}
        found[name] = free
    return {name: keys for name, keys in found.items() if keys != table[name]}


def lines(chosen: Mapping[str, Keys]) -> tuple[str, ...]:
    """The chosen keys as they are kept in the settings."""
    return tuple(" ".join((name, *keys)) for name, keys in sorted(chosen.items()))


def in_force(table: Mapping[str, Keys], chosen: Mapping[str, Keys]) -> dict[str, Keys]:
    """Every action's keys."""
    return {**table, **chosen}


def holder(keys: Mapping[str, Keys], key: str) -> str:
    """The action that has a key, or an empty string."""
    wanted = key.casefold()
    return next((name for name, held in keys.items() if wanted in {one.casefold() for one in held}), "")


def given(table: Mapping[str, Keys], chosen: Mapping[str, Keys], name: str, key: str) -> dict[str, Keys]:
    """The chosen keys after an action gets one: it comes first, and whoever had it loses it."""
    now = in_force(table, chosen)
    loser = holder(now, key)
    changed = dict(chosen)
    if loser and loser != name:
        changed[loser] = tuple(one for one in now[loser] if one.casefold() != key.casefold())
    changed[name] = (key, *(one for one in now[name][1:] if one.casefold() != key.casefold()))
    return {one: keys for one, keys in changed.items() if keys != table[one]}


def reset(table: Mapping[str, Keys], chosen: Mapping[str, Keys], name: str) -> dict[str, Keys]:
    """The chosen keys after an action has those of the table again; whoever holds one of them loses it."""
    changed = {one: keys for one, keys in chosen.items() if one != name}
    back = {key.casefold() for key in table[name]}
    for one, keys in changed.items():
        changed[one] = tuple(key for key in keys if key.casefold() not in back)
    return {one: keys for one, keys in changed.items() if keys != table[one]}
