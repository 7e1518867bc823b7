"""PySide's own modules in Python, compiled once instead of at every start (docs/adr/0022).

One library of PySide serves every version of Python, so it carries its fourteen modules as source and compiles them
whenever it is imported. What came of that is kept in the private cache, by the source's length and checksum, for this
version of Python only; it can be deleted at any time, and what does not fit is compiled as ever.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import sys
import zlib
from types import CodeType
from typing import Any, Final

from core import places

_HEADER: Final = f"zhupi compiled 1 {sys.implementation.cache_tag} {sys.hexversion}\n".encode()
_CHECKSUM: Final = 4
_WRITES_STUBS: Final = "signature/lib/pyi_generator.py"
"""Only writes stub files, which nothing here does, and makes patterns for 12 ms when it is imported."""
_STAND_IN: Final = '"""What writes stub files is not here."""\ndef __getattr__(name):\n    raise AttributeError(name)\n'

Kept = dict[str, tuple[int, int, CodeType]]
"""By the module's file: the length and checksum of its source, and what it is compiled to."""


class Compiler:
    """Stands in for `compile` while PySide is imported; like PySide's own caller it has annotations as text."""

    def __init__(self, kept: Kept) -> None:
        self._plain = builtins.compile
        self._kept = kept
        self.used: Kept = {}
        self.fresh = False
        """Whether anything was not there."""

    def __call__(self, source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        """As the built-in one."""
        if not isinstance(source, bytes) or not isinstance(filename, str) or mode != "exec" or more or named:
            return self._plain(source, filename, mode, *more, **named)
        if filename.endswith(_WRITES_STUBS):
            source = _STAND_IN.encode()
        key = (len(source), zlib.crc32(source))
        known = self._kept.get(filename)
        if known is None or known[:2] != key:
            self.fresh = True
            known = (*key, self._plain(source, filename, mode))
        self.used[filename] = known
        return known[2]


_compiler: Compiler | None = None


def import_qt() -> None:
    """Import PySide6.QtCore; a second time nothing happens."""
    global _compiler  # noqa: PLW0603  # there is one PySide in a process
    if "PySide6.QtCore" in sys.modules:
        return
    _compiler = Compiler(_read())
    plain = builtins.compile
    builtins.compile = _compiler
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415  # to be imported while the other one compiles
    finally:
        builtins.compile = plain


def keep_compiled() -> None:
    """Write what was compiled at this start, for the next one; where that cannot be written, nothing is lost."""
    if _compiler is None or not _compiler.fresh:
        return
    _compiler.fresh = False
    body = marshal.dumps(_compiler.used)
    with contextlib.suppress(OSError):
        path = places.cache_folder() / places.COMPILED
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_bytes(_HEADER + zlib.crc32(body).to_bytes(_CHECKSUM, "big") + body)
        beside.replace(path)


def _read() -> Kept:
    try:
        found = places.cache_place() / places.COMPILED
        raw = found.read_bytes()
    except (OSError, RuntimeError):
        return {}
    start = len(_HEADER) + _CHECKSUM
    body = raw[start:]
    if not raw.startswith(_HEADER) or zlib.crc32(body).to_bytes(_CHECKSUM, "big") != raw[len(_HEADER) : start]:
        return {}
    kept: Kept = marshal.loads(body)  # noqa: S302  # ours alone, like the compiled modules of Python beside it
    return kept
