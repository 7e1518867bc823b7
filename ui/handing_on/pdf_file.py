"""A PDF in a file: written by Qt, and looked at before anybody is told that it is there."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

RESOLUTION: Final = 600
"""Dots to the inch of a PDF: what is not a vector (nothing of ours) would have that."""
_END: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TAIL: Final = 64
"""Bytes at the end of a PDF that hold where its table of objects begins."""


class PdfFile:
    """The writer, and the file it writes to: Qt tells nobody when a disk takes no more of it."""

    def __init__(self, path: Path, title: str) -> None:
        self._path = path
        self._file = QFile(str(path))
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(errno.EACCES, self._file.errorString())
        self.writer = QPdfWriter(self._file)
        self.writer.setResolution(RESOLUTION)
        self.writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        self.writer.setCreator("朱批 Zhupi")
        if title:
            self.writer.setTitle(title)

    def finish(self) -> None:
        """All of it is on the disk; `OSError` where it is not."""
        self._file.flush()
        full = self._file.error() is QFileDevice.FileError.ResourceError
        well = self._file.error() is QFileDevice.FileError.NoError
        if well:
            os.fsync(self._file.handle())
        self._file.close()
        if not well or not self._whole():
            raise OSError(errno.ENOSPC if full else errno.EIO, self._file.errorString())

    def _whole(self) -> bool:
        """Whether the table of objects stands where the end says: a hole anywhere before would move it."""
        with self._path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            end = _END.search(file.read(_TAIL))
            if end is None:
                return False
            file.seek(int(end[1]))
            return file.read(4) == b"xref"
