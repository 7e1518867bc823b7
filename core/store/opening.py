"""What opening a workspace looks at: whose file it is, whether its journal belongs to it, what lies beside it."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from core.errors import WorkspaceDamaged, WorkspaceForeign, WorkspaceNewer
from core.ids import new_id
from core.store import durable, layout
from core.store.codec import Json, intact, parse_journal_line
from core.store.records import Records

FORMAT: Final = "zhupi"
VERSION: Final = (1, 1)
"""1.1: a record's checksum covers its table and id. A higher minor opens for writing, a higher major for reading."""
RECENT: Final = 1000
"""Corrections that can be undone (SCHEMA.md, `meta.recent`)."""
_WHOLE: Final = {
    "people": "uid",
    "labels": "name",
    "words": "text",
    "rules": "id",
    "texts": "z",
    "articles": "uid",
    "sets": "article",
}
"""The key without which a patch cannot make a record that is not there."""
_HEAD: Final = 1 << 14
_LINE: Final = 1 << 26
"""Bytes of a first record at most: it lists the recent corrections with their articles."""
_META: Final = re.compile(rb'"1":(\{.*\})$')
JOURNAL: Final = "zhupi-journal"
_VERSION_WORD: Final = re.compile(rb'"format":\s*"zhupi",\s*"version":\s*\[\s*(\d+),\s*(\d+)')


class Found(NamedTuple):
    """Something opening or checking found: `kind` is a row of `core.safety.reports`, `detail` names the place."""

    kind: str
    detail: str = ""


def loaded(path: Path, *, salvage: bool = False) -> layout.Content:
    """The tables of an existing file, every one of this version there; typed errors say what is wrong with it."""
    try:
        content = layout.load(path, salvage=salvage)
    except WorkspaceDamaged:
        if major_of(path) > VERSION[0]:
            raise WorkspaceNewer(path=str(path)) from None
        raise
    for name in layout.TABLES:
        content.tables.setdefault(name, Records(name, layout.no_line))
    if not salvage:
        _examine(content, path)
    return content


def _examine(content: layout.Content, path: Path) -> None:
    try:
        meta = content.tables["meta"]["1"]
    except KeyError:
        if major_of(path) > VERSION[0]:
            raise WorkspaceNewer(path=str(path)) from None
        raise WorkspaceDamaged("its first record cannot be read", path=str(path)) from None
    if meta.get("format") != FORMAT:
        raise WorkspaceForeign("this file is not a workspace", path=str(path))
    numbers = (meta.get("generation"), meta.get("seq"), *version_of(meta))
    if not isinstance(meta.get("uid"), str) or not all(isinstance(one, int) for one in numbers):
        raise WorkspaceDamaged("its first record is not as it must be", path=str(path))
    recent = meta.get("recent", [])
    if not isinstance(recent, list) or not all(_is_recent(row) for row in recent):
        raise WorkspaceDamaged("the list of recent corrections is not as it must be", path=str(path))


def _is_recent(row: object) -> bool:
    return isinstance(row, list) and len(row) >= 2 and isinstance(row[0], int) and isinstance(row[1], list)


def version_of(meta: Json) -> tuple[Any, ...]:
    """Major and minor."""
    found = meta.get("version") or [1, 0]
    return tuple(found[:2]) if isinstance(found, list) and len(found) >= 2 else ("?", "?")


def major_of(path: Path) -> int:
    """The major version a file says it has, read without trusting the rest of it; 0 where it says none."""
    found = _VERSION_WORD.search(_head(path))
    return int(found[1]) if found else 0


def _head(path: Path) -> bytes:
    try:
        with durable.long_path(path).open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def uid_of(path: Path) -> str:
    """The uid of a workspace file or journal, read from its first record; empty where there is none that is whole."""
    try:
        with durable.long_path(path).open("rb") as file:
            lines = [file.readline(_LINE).rstrip(b"\r\n,") for _line in range(3)]
    except OSError:
        return ""
    entry = parse_journal_line(lines[0])
    if entry is not None:
        return str(entry.get("uid", "")) if entry.get("format") == JOURNAL else ""
    found = _META.match(lines[2])
    if found is not None and (intact(found[1], "meta/1") or intact(found[1], None)):
        meta = json.loads(found[1])
    else:
        meta = _first_record_of_other_layout(path)
    return str(meta.get("uid", "")) if meta.get("format") == FORMAT else ""


def _first_record_of_other_layout(path: Path) -> Json:
    """That record where another program wrote the file in its own layout."""
    if b'"format"' not in _head(path) or b'"zhupi"' not in _head(path):
        return {}
    try:
        value = json.loads(durable.long_path(path).read_bytes())
        meta = value["meta"]["1"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return meta if isinstance(meta, dict) else {}


def new_meta(program: str) -> Json:
    """The first record of a new workspace."""
    return {
        "format": FORMAT,
        "version": list(VERSION),
        "uid": new_id(),
        "generation": 1,
        "seq": 0,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": program,
        "policy": {},
        "recent": [],
    }


def written_meta(meta: Json, program: str, token: str) -> Json:
    """That record for the next file: one generation later, with everything of the journal of that token.

    In this version or the newer one it has.
    """
    version = max(VERSION, tuple(version_of(meta)))
    return {
        **meta,
        "version": list(version),
        "generation": int(meta["generation"]) + 1,
        "program": program,
        "journal": token,
    }


def note_in_meta(records: Records, entry: Json) -> None:
    """`seq` and `recent` follow from a journal entry itself, so they are not in its patch."""
    change: Json = {"seq": entry["seq"]}
    if entry.get("articles") is not None:
        row: list[Any] = [entry["seq"], entry["articles"]]
        if entry.get("undoes") is not None:
            row += [entry["kind"], entry["undoes"]]
        recent = change["recent"] = records["1"].get("recent", [])
        recent.append(row)  # in place: it is written out under the same guard, and a copy would cost at each correction
        del recent[:-RECENT]
    records.patch("1", change)


def continues(header: Json, meta: Json, size: int) -> bool:
    """Whether a journal continues this very file, or the one before it (a crash between the two renamings).

    The later file names the journal that was folded into it: another machine's file, brought by a synchronising
    service, may be later too and lack what stands in this journal.
    """
    if header.get("uid") != meta["uid"]:
        return False
    behind = int(meta["generation"]) - int(header.get("generation", 0))
    if behind == 0:
        return bool(header.get("size") == size)
    tokens = header.get("token"), meta.get("journal")
    return behind > 0 and (not all(tokens) or tokens[0] == tokens[1])


def applicable(tables: dict[str, Records], table: str, key: str, patch: object) -> bool:
    """Whether a patch has the record it is for; one that needs a record whose own line was lost has not."""
    if not isinstance(patch, dict) or table not in _WHOLE:
        return True
    return _WHOLE[table] in patch or (table in tables and tables[table].has(key))


def conflict_copies(path: Path, uid: str, *, aside: bool = False) -> Iterator[Path]:
    """Other copies of this workspace or its journal in the same folder, as synchronising services leave them.

    Services name them differently ("(conflicted copy …)", ".sync-conflict-…", "-HOST", "冲突", " 2"), so what counts
    is what is inside: the first record, whole, with this uid.
    """
    word = path.name.split(".")[0]
    ours = {path.name + ending for ending in ("", ".journal", ".lock", ".new", ".journal.new", ".journal.bad-lines")}
    with contextlib.suppress(OSError):
        for other in sorted(durable.long_path(path.parent).iterdir()):
            named = other.name.startswith(word) and other.name not in ours and other.suffix not in _NOT_COPIES
            named = named or (aside and other.name.startswith(f"{path.name}.") and other.suffix == ".aside")
            if named and other.is_file() and uid_of(other) == uid:
                yield other


_NOT_COPIES: Final = frozenset({".aside", ".new", ".lock", ".bad-lines"})


def is_journal(path: Path) -> bool:
    """Whether a file is a journal and not a workspace, read from its beginning."""
    return _head(path)[8:9] == b" "


def set_aside(path: Path) -> Path:
    """Move a file out of the way, unchanged, under a name that tells when; where it is now."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = durable.beside(path, f".{stamp}.{new_id()[:4]}.aside")
    durable.replace(path, aside)
    return aside


def keep_lines(path: Path, lines: list[bytes]) -> None:
    """Add lines to a file of lines that were set aside; each stands there once."""
    known = durable.long_path(path).read_bytes().split(b"\n") if durable.exists(path) else []
    kept = dict.fromkeys(line for line in (*known, *lines) if line)
    new = durable.beside(path, ".new")
    durable.write_new(new, [line + b"\n" for line in kept])
    durable.replace(new, path)


def json_line(value: Json) -> bytes:
    """An entry as a line to be set aside."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")
