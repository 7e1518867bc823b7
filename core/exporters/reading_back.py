"""Reading back what was written a moment ago: whatever is wrong with the file becomes one error that says so."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from xml.etree import ElementTree as ET

from core.errors import ExportError
from core.exporters.outputs import Output

_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, ET.ParseError, struct.error, EOFError, OSError,
    ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the standard library's readers raise on bytes that are not what they should be."""


@contextmanager
def reading_back(out: Output) -> Iterator[None]:
    """`ExportError` for a file that cannot be read."""
    try:
        yield
    except ExportError:
        raise
    except _DAMAGED as error:
        raise ExportError(f"what was written cannot be read back: {error!r}", path=str(out.path)) from error
