"""MessagePack, as much of it as spaCy's files use: nil, booleans, integers, floats, strings, bytes, lists, maps.

Reading never makes an object larger than what is there to read: a length that goes past the end is refused.
"""

from __future__ import annotations

import struct
from typing import Any, Final

_DEEPEST: Final = 32
Value = Any
"""None, bool, int, float, str, bytes, a list or a dict of such values."""


class Malformed(ValueError):
    """This is not MessagePack."""


def packed(value: Value) -> bytes:
    """The bytes of a value."""
    made = bytearray()
    _put(value, made)
    return bytes(made)


def map_head(size: int) -> bytes:
    """What stands before so many keys and values."""
    return _head(size, 0x80, 15, (0xDE, 0xDF))


def list_head(size: int) -> bytes:
    """What stands before so many values."""
    return _head(size, 0x90, 15, (0xDC, 0xDD))


def bytes_head(size: int) -> bytes:
    """What stands before so many bytes; at most 2³² - 1."""
    return _sized(size, (0xC4, 0xC5, 0xC6))


def _put(value: Value, made: bytearray) -> None:
    if value is None or isinstance(value, bool):
        made.append({None: 0xC0, False: 0xC2, True: 0xC3}[value])
    elif isinstance(value, int):
        made += _integer(value)
    elif isinstance(value, float):
        made += b"\xcb" + struct.pack(">d", value)
    elif isinstance(value, str):
        data = value.encode("utf-8", "replace")
        made += bytes((0xA0 | len(data),)) if len(data) < 32 else _sized(len(data), (0xD9, 0xDA, 0xDB))
        made += data
    elif isinstance(value, bytes):
        made += bytes_head(len(value)) + value
    elif isinstance(value, dict):
        made += map_head(len(value))
        for key, one in value.items():
            _put(key, made)
            _put(one, made)
    else:
        made += list_head(len(value))
        for one in value:
            _put(one, made)


def _integer(value: int) -> bytes:
    if -32 <= value < 128:
        return struct.pack("b" if value < 0 else "B", value)
    if value >= 0:
        return b"\xcf" + struct.pack(">Q", value)
    return b"\xd3" + struct.pack(">q", value)


def _head(size: int, small: int, most: int, codes: tuple[int, int]) -> bytes:
    if size <= most:
        return bytes((small | size,))
    return struct.pack(">BH", codes[0], size) if size < 1 << 16 else struct.pack(">BI", codes[1], size)


def _sized(size: int, codes: tuple[int, int, int]) -> bytes:
    if size < 1 << 8:
        return struct.pack(">BB", codes[0], size)
    return struct.pack(">BH", codes[1], size) if size < 1 << 16 else struct.pack(">BI", codes[2], size)


def unpacked(data: bytes) -> Value:
    """The value of those bytes; `Malformed` where they are none, or more than one."""
    reading = _Reading(data)
    try:
        value = reading.value(0)
    except (struct.error, IndexError, UnicodeDecodeError, TypeError) as error:
        raise Malformed(str(error)) from error
    if reading.at != len(data):
        raise Malformed("there is more behind the value")
    return value


_NUMBERS: Final = {
    0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q",
    0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q",
}  # fmt: skip
_LENGTHS: Final = {
    0xC4: ("bytes", ">B"), 0xC5: ("bytes", ">H"), 0xC6: ("bytes", ">I"),
    0xD9: ("str", ">B"), 0xDA: ("str", ">H"), 0xDB: ("str", ">I"),
    0xDC: ("list", ">H"), 0xDD: ("list", ">I"), 0xDE: ("map", ">H"), 0xDF: ("map", ">I"),
}  # fmt: skip


class _Reading:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def value(self, depth: int) -> Value:
        code = self.data[self.at]
        self.at += 1
        if code < 0x80:
            return code
        if code >= 0xE0:
            return code - 0x100
        if code in (0xC0, 0xC2, 0xC3):
            return {0xC0: None, 0xC2: False, 0xC3: True}[code]
        if code in _NUMBERS:
            return self._number(_NUMBERS[code])
        if code in _LENGTHS:
            kind, form = _LENGTHS[code]
            return self._sized(kind, int(self._number(form)), depth)
        if code < 0xC0:
            kind = "map" if code < 0x90 else "list" if code < 0xA0 else "str"
            return self._sized(kind, code & (0x1F if kind == "str" else 0x0F), depth)
        raise Malformed(f"the byte {code:#x} means nothing here")

    def _number(self, form: str) -> float | int:
        number: float | int = struct.unpack_from(form, self.data, self.at)[0]
        self.at += struct.calcsize(form)
        return number

    def _sized(self, kind: str, size: int, depth: int) -> Value:
        if self.at + size > len(self.data):
            raise Malformed("a length goes past the end")
        if kind in ("str", "bytes"):
            data = self.data[self.at : self.at + size]
            self.at += size
            return data.decode("utf-8") if kind == "str" else data
        if depth >= _DEEPEST:
            raise Malformed("it is nested too deep")
        if kind == "list":
            return [self.value(depth + 1) for _ in range(size)]
        return {self.value(depth + 1): self.value(depth + 1) for _ in range(size)}
