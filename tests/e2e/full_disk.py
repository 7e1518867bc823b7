"""A disk that fills up and is freed: writing to the journal fails while it is full, reading does not."""

from __future__ import annotations

import errno
import os
import stat

import pytest


class FullDisk:
    """`full` decides; the writes that fail are those of this process to files, whatever they are."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.full = False
        self.failed = 0
        real = os.write

        def write(handle: int, data: bytes) -> int:
            if self.full and stat.S_ISREG(os.fstat(handle).st_mode):
                self.failed += 1
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(handle, data)

        patch.setattr(os, "write", write)
