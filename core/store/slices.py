"""JSON written and read in slices: one call of the C codec holds every other thread up until it is done.

A set of 60,000 spans is 25 MB of JSON, which `json` reads or writes in a quarter of a second without once letting
go of the interpreter; the window would stand still for that long whichever thread does it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from typing import Any, Final, NamedTuple, cast

from core.giving_way import give_way

LARGE: Final = 256
"""Entries from which on an object or a list is written in slices."""
TOGETHER: Final = 64
"""Entries of such a one that are written at once."""
LONG: Final = 1 << 18
"""Characters from which on a text is read in slices."""
_DEEP: Final = 6
"""How many objects and lists, one in the other, are looked through for a large one."""
_ROW: Final = 1
"""The same of the entries of a large one, which are small as a rule and many."""
_CONTAINERS: Final = frozenset({dict, list, tuple})
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().raw_decode
_scan = cast("Any", json.JSONDecoder()).scan_once
_string: Final = json.decoder.scanstring  # type: ignore[attr-defined]  # the typeshed leaves it out


class _Out(NamedTuple):
    put: Callable[[str], object]
    between: Callable[[], object]


def encoded(value: object) -> str:
    """Compact ASCII JSON."""
    return "".join(pieces(value))


def pieces(value: object, between: Callable[[], object] = give_way) -> list[str]:
    """The same in pieces. `between` is called between the slices of a large value; it may raise to give up."""
    if not _is_large(value):
        return [_encode(value)]
    parts: list[str] = []
    _write(value, _Out(parts.append, between), _DEEP)
    return parts


def let_go(held: list[object]) -> None:
    """Drop those values, the large ones piece by piece: to free one takes as long as to read it, and as breathlessly.

    Whoever else holds one of them or a part keeps it as it is. The caller keeps no name for any of them.
    """
    while held:
        one = held.pop()
        if not _is_large(one):
            continue
        inside: list[object] = list(one.values()) if isinstance(one, dict) else list(one)  # type: ignore[call-overload]
        depth = _ROW if len(inside) > LARGE else _DEEP
        held += [part for part in inside if _is_large(part, depth)]
        del one
        while inside:
            del inside[-TOGETHER:]
            give_way()


def encoded_small(value: object) -> str:
    """The same of what is known to be small."""
    return _encode(value)


def _is_large(value: object, depth: int = _DEEP) -> bool:
    if type(value) not in _CONTAINERS:
        return False
    held = cast("dict[Any, object] | list[object]", value)
    if len(held) > LARGE or not depth:
        return len(held) > LARGE
    for one in held.values() if isinstance(held, dict) else held:  # a third of what `any` takes
        if type(one) in _CONTAINERS and _is_large(one, depth - 1):
            return True
    return False


def _write(value: object, out: _Out, depth: int) -> None:
    if not _is_large(value, depth):
        out.put(_encode(value))
    elif isinstance(value, dict):
        out.put("{")
        _write_object(value, out, depth)
        out.put("}")
    elif isinstance(value, list | tuple):
        out.put("[")
        _write_list(value, out, depth)
        out.put("]")


def _write_object(value: dict[Any, object], out: _Out, depth: int) -> None:
    items, between = iter(value.items()), ""
    depth = _ROW if len(value) > LARGE else depth - 1
    while batch := dict(islice(items, TOGETHER)):
        out.between()
        if any(_is_large(one, depth) for one in batch.values()):
            for key, one in batch.items():
                out.put(f"{between}{_encode({key: 0})[1:-2]}")
                _write(one, out, depth)
                between = ","
        else:
            out.put(between + _encode(batch)[1:-1])
        between = ","


def _write_list(value: list[object] | tuple[object, ...], out: _Out, depth: int) -> None:
    items, between = iter(value), ""
    depth = _ROW if len(value) > LARGE else depth - 1
    while batch := list(islice(items, TOGETHER)):
        out.between()
        if any(_is_large(one, depth) for one in batch):
            for one in batch:
                out.put(between)
                _write(one, out, depth)
                between = ","
        else:
            out.put(between + _encode(batch)[1:-1])
        between = ","


def decoded(text: str, depth: int = 2) -> object:
    """The value of a text that begins with one; `ValueError` where it is no JSON.

    `depth`: how many objects and lists, one in the other, are taken apart; what is deeper is read at once.
    """
    if len(text) > LONG:
        try:
            return _read(text, 0, depth)[0]
        except (ValueError, IndexError, StopIteration):
            pass  # not as this program writes it, or damaged: then the decoder says so
    return _decode(text)[0]


def _read(text: str, at: int, depth: int) -> tuple[Any, int]:
    if depth:
        if text[at] == "{":
            return _read_object(text, at + 1, depth - 1)
        if text[at] == "[":
            return _read_list(text, at + 1, depth - 1)
    value, end = _scan(text, at)
    return value, end


def _read_object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    if text[at] == "}":
        return found, at + 1
    while True:
        if text[at] != '"':
            raise ValueError(at)
        key, at = _string(text, at + 1)
        if text[at] != ":":
            raise ValueError(at)
        found[key], at = _read(text, at + 1, depth)
        if not len(found) % TOGETHER:
            give_way()
        after = text[at]
        at += 1
        if after == "}":
            return found, at
        if after != ",":
            raise ValueError(at)


def _read_list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    if text[at] == "]":
        return found, at + 1
    while True:
        one, at = _read(text, at, depth)
        found.append(one)
        if not len(found) % TOGETHER:
            give_way()
        after = text[at]
        at += 1
        if after == "]":
            return found, at
        if after != ",":
            raise ValueError(at)
