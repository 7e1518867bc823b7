"""Archives unpacked within limits, so that a small file cannot fill the memory."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from core.errors import FileDamaged, FileIsBomb, FileLocked

MEMBERS: Final = 5_000
TOTAL: Final = 96 * 1024 * 1024
"""Bytes of markup; its tree takes up to ten times as much memory. Pictures are never unpacked."""
RATIO: Final = 250
"""Word's own markup packs about 1:10, and 1:60 where a table repeats itself; deflate's most is 1:1032."""
SMALL: Final = 1024 * 1024
"""Bytes; a smaller member may pack better than `RATIO`."""
_PIECE: Final = 1 << 20
_MARKUP: Final = (".xml", ".rels")
_BROKEN: Final = (BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError, UnicodeError)


def markup_of(data: bytes) -> dict[str, bytes]:
    """The members of an archive by name: markup unpacked, everything else empty.

    `FileIsBomb` when the directory states, or unpacking shows, more than the limits; `FileLocked` when a member
    is encrypted; `FileDamaged` when the archive is broken.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _check(members)
            found: dict[str, bytes] = {}
            left = TOTAL
            for member in members:
                wanted = member.filename.lower().endswith(_MARKUP)
                content = _unpacked(archive, member, left) if wanted else b""
                left -= len(content)
                found[member.filename] = content
            return found
    except _BROKEN as error:
        raise FileDamaged(f"its archive is broken: {error}") from error


def _check(members: list[ZipInfo]) -> None:
    """What the directory states, before anything is unpacked."""
    if len(members) > MEMBERS:
        raise FileIsBomb(f"it holds {len(members):,} members")
    if any(member.flag_bits & 1 for member in members):
        raise FileLocked
    total = sum(member.file_size for member in members if member.filename.lower().endswith(_MARKUP))
    if total > TOTAL:
        raise FileIsBomb(f"it unpacks to {total // 1024 // 1024:,} MB of markup")
    for member in members:
        if member.file_size > max(SMALL, RATIO * member.compress_size):
            raise FileIsBomb(f"{member.filename!r} unpacks to over {RATIO} times its size")


def _unpacked(archive: ZipFile, member: ZipInfo, left: int) -> bytes:
    """One member, counted while it is unpacked: what a directory states may be a lie."""
    pieces = []
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise FileIsBomb(f"it unpacks to over {TOTAL // 1024 // 1024} MB of markup")
            pieces.append(piece)
    return b"".join(pieces)


def packed(members: dict[str, bytes]) -> BytesIO:
    """An archive of those members, not compressed."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content)
    stream.seek(0)
    return stream
