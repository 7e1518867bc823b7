"""Files that earlier and later versions of the program left: real old ones, and newer ones as far as can be known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.changes import Transaction, apply
from core.corrections import note
from core.errors import WorkspaceNewer
from core.store.store import Store
from core.workspace import Workspace
from tests.core.test_store_faults import corrected, starts
from tests.crash.sample import fill, state

DATA = Path(__file__).resolve().parents[1] / "data" / "workspaces"


def copied(folder: Path, change: Callable[[bytes], bytes], version: str = "1.0") -> Path:
    """The workspace that a version left, with its journal, changed so."""
    path = folder / f"v{version}.zhupi.json"
    path.write_bytes(change((DATA / path.name).read_bytes()))
    Path(f"{path}.journal").write_bytes((DATA / f"{path.name}.journal").read_bytes())
    return path


def test_a_workspace_of_version_1_0_opens_and_becomes_1_1(tmp_path: Path) -> None:
    path = copied(tmp_path, bytes)
    workspace = Workspace.open(path)
    assert not workspace.reports
    entry = workspace.entries()[0]
    spans = workspace.spans(entry.uid)
    assert spans is not None
    assert [(one.label, one.start, int(one.status), one.note) for one in spans] == [
        ("PROVINCE", 0, 1, "核对过"),
        ("PROVINCE", 1, 0, ""),
        ("PROVINCE", 2, 0, ""),
        ("TASK", 11, 1, ""),
        ("PROVINCE", 44, 2, ""),
    ]
    assert [row.kind for row in workspace.history(entry.uid)] == ["accept", "remove", "resize", "add", "undo", "note"]
    assert workspace.check() == []
    assert workspace.close()
    assert b'"version":[1,1]' in path.read_bytes()
    again = Workspace.open(path)
    assert again.spans(entry.uid) == spans
    assert again.check() == []
    again.close()


def test_a_newer_minor_is_written_and_keeps_what_we_do_not_know(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    workspace._store.tables["meta"].patch("1", {"version": [1, 9], "policy": {"new": True}})
    workspace.tables.table("later").insert({"kept": [1, 2]})
    workspace.close()
    again = Workspace.open(path)
    assert not again.read_only
    corrected(again, 8)
    again.close()
    data = path.read_bytes()
    assert b'"version":[1,9]' in data
    assert b'"kept":[1,2]' in data
    assert b'"new":true' in data


def test_a_newer_major_is_read_only_or_refused_by_name(tmp_path: Path) -> None:
    path = copied(tmp_path, lambda data: data.replace(b'"version":[1,0]', b'"version":[2,0]'))
    before = path.read_bytes()
    with pytest.raises(WorkspaceNewer):
        Workspace.open(path)
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    workspace._store.tables["meta"].patch("1", {"version": [2, 0]})
    workspace.close()
    again = Workspace.open(path)
    assert again.read_only
    assert [one.kind for one in again.reports] == ["newer-version"]
    assert starts(again) == {4}
    again.close()
    assert (tmp_path / "v1.0.zhupi.json").read_bytes() == before


def test_a_workspace_of_1_1_from_before_newer_texts_and_other_people(tmp_path: Path) -> None:
    """Articles had no earlier texts and lent none then; the file was killed with two articles in its journal."""
    path = copied(tmp_path, bytes, "1.1")
    fresh = Workspace.open(tmp_path / "fresh.zhupi.json", annotator="小林")
    fill(fresh, range(4))
    assert fresh.flush(10)
    workspace = Workspace.open(path)
    assert workspace.reports == []
    assert [entry.title for entry in workspace.entries()] == [f"第{number}篇" for number in range(4)]
    for entry, other in zip(workspace.entries(), fresh.entries(), strict=True):
        assert entry.earlier_texts == ()
        assert entry.lent is None
        assert (entry.counts, entry.state) == (other.counts, other.state)
        mine, theirs = workspace.spans(entry.uid) or (), fresh.spans(other.uid) or ()
        assert [(s.label, *s.range, s.status, s.note) for s in mine] == [
            (s.label, *s.range, s.status, s.note) for s in theirs
        ]
        assert workspace.article(entry.uid) == fresh.article(other.uid)
        assert [line.kind for line in workspace.history_lines(entry.uid)] == ["any"] * 3
    assert [word["text"] for word in workspace.words()] == ["三清单"]
    uid = workspace.entries()[3].uid
    spans = workspace.spans(uid)
    assert spans is not None
    made = note(spans, next(iter(spans)).id, "后来")
    workspace.commit(Transaction("note", ((uid, made),)))
    assert workspace.close()
    fresh.close()
    again = Workspace.open(path)
    assert again.spans(uid) == apply(spans, made)
    assert again.check() == []
    again.close()


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_every_record_of_an_old_file_is_carried_over(tmp_path: Path, version: str) -> None:
    path = copied(tmp_path, bytes, version)
    store = Store(path, read_only=True)
    before = state(store)
    store.close()
    assert Workspace.open(path).close()
    store = Store(path, read_only=True)
    assert state(store) == before
    store.close()
