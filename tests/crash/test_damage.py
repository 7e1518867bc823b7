"""A truncated or bit-flipped workspace opens with everything beside the damage, or says why not; nothing goes silently."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from core.errors import WorkspaceError
from core.store.store import Store
from core.workspace import Workspace
from tests.bounds import often

from .sample import state, written


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, dict[str, Any]]:
    """The bytes of a file and of its journal, and what they say."""
    path = tmp_path_factory.mktemp("whole") / "w.zhupi.json"
    written(path)
    store = Store(path, read_only=True)
    found = state(store)
    store.close()
    return path.read_bytes(), Path(f"{path}.journal").read_bytes(), found


def put(folder: Path, base: bytes, journal: bytes) -> Path:
    path = folder / "w.zhupi.json"
    path.write_bytes(base)
    Path(f"{path}.journal").write_bytes(journal)
    return path


def look(path: Path, expected: dict[str, Any], *, cut: bool = False) -> str:
    """What became of it: "same", "told" or "refused". A lost or older record that nobody tells of is a failure."""
    before = path.read_bytes()
    try:
        store = Store(path, read_only=True)
    except WorkspaceError as error:
        assert str(error.args[0])
        assert path.read_bytes() == before
        return "refused"
    try:
        told = [*store.found, *store.check()]
        found = state(store)
    finally:
        store.close()
    if found == expected:
        return "same"
    if not told:
        assert cut
        return "older"
    assert all(key in expected for key in found)
    journal_hurt = any(
        one.kind in {"bad-lines", "torn-tail", "journal-aside", "journal-other", "unapplied"} for one in told
    )
    named = {one.detail for one in told}
    for key, record in expected.items():
        if key not in found:
            table = key.split("/", maxsplit=1)[0]
            assert journal_hurt or {key, f"{table}/?"} & named or any(one.detail.startswith(table) for one in told), key
        elif found[key] != record:
            assert journal_hurt, key
    return "told"


def test_the_file_cut_off_at_every_byte_is_refused_or_whole(tmp_path: Path, whole: tuple) -> None:
    base, journal, expected = whole
    for length in range(1, len(base) - 1, 7):
        assert look(put(tmp_path, base[:length], journal), expected) == "refused"
    assert look(put(tmp_path, base[:-1], journal), expected) == "told"


@pytest.mark.long
def test_the_file_cut_off_at_really_every_byte(tmp_path: Path, whole: tuple) -> None:
    base, journal, expected = whole
    assert {look(put(tmp_path, base[:length], journal), expected) for length in range(1, len(base) - 1)} == {"refused"}


def test_an_empty_file_beside_a_journal_is_refused(tmp_path: Path, whole: tuple) -> None:
    _base, journal, expected = whole
    assert look(put(tmp_path, b"", journal), expected) == "refused"


def test_the_journal_cut_off_at_every_byte_gives_what_was_before(tmp_path: Path, whole: tuple) -> None:
    base, journal, expected = whole
    seen = {look(put(tmp_path, base, journal[:length]), expected, cut=True) for length in range(len(journal) + 1)}
    assert seen == {"same", "told", "older"}


def flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def flips(tmp_path: Path, whole: tuple, number: int) -> dict[str, int]:
    base, journal, expected = whole
    chance = random.Random(number)
    seen: dict[str, int] = {}
    for count in range(number):
        in_base = chance.random() < 0.6
        hurt = (flipped(base, chance), journal) if in_base else (base, flipped(journal, chance))
        what = look(put(tmp_path, *hurt), expected)
        seen[what] = seen.get(what, 0) + 1
        if count % 20 == 0 and what != "refused":
            work_on(tmp_path, *hurt)
    return seen


def work_on(tmp_path: Path, base: bytes, journal: bytes) -> None:
    """The damaged workspace is opened for writing, closed, and is a whole TinyDB file again."""
    folder = tmp_path / "work"
    folder.mkdir()
    path = put(folder, base, journal)
    workspace = Workspace.open(path)
    workspace.rename_annotator("另一人")
    assert workspace.close()
    with TinyDB(path) as plain:
        assert len(plain.tables()) >= 9
    again = Workspace.open(path, read_only=True)
    assert again.annotator == "另一人" or any(one.detail == "people/1" for one in again.check())
    again.close()
    shutil.rmtree(folder)


def test_an_id_that_became_another_is_told(tmp_path: Path, whole: tuple) -> None:
    base, journal, expected = whole
    hurt = base.replace(b'"labels":{\n"1":', b'"labels":{\n"3":')
    assert hurt != base
    assert look(put(tmp_path, hurt, journal), expected) == "told"


def test_random_bit_flips_are_survived_or_said(tmp_path: Path, whole: tuple) -> None:
    seen = flips(tmp_path, whole, 600)
    print(json.dumps(seen))
    assert seen["told"] > seen.get("refused", 0)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_ten_thousand_bit_flips(tmp_path: Path, whole: tuple) -> None:
    print(json.dumps(flips(tmp_path, whole, often(10_000, 2_000))))


def test_garbage_is_never_written_over(tmp_path: Path) -> None:
    for number, data in enumerate(
        (b"\0" * 500, b"{}", b"[]", b"null", b'{"meta":[]}', b"\xff\xfe{", b"[" * 100_000, b"PK\3\4")
    ):
        path = tmp_path / f"{number}.zhupi.json"
        path.write_bytes(data)
        with pytest.raises(WorkspaceError):
            Workspace.open(path)
        assert path.read_bytes() == data


def test_an_id_that_became_a_later_ones_is_told(tmp_path: Path, whole: tuple) -> None:
    """`"1"` turned into `"3"` by one bit: the real 3 comes later and is the record; the lost 1 must not go unsaid."""
    base, journal, expected = whole
    labels = base.index(b'"labels":{')
    at = base.index(b'"1":{', labels) + 1
    assert look(put(tmp_path, base[:at] + b"3" + base[at + 1 :], journal), expected) == "told"
