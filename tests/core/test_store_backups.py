"""Backups as the store makes and keeps them: when, how many, by which counter, and what stops none."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from core.changes import apply
from core.errors import WorkspaceDamaged, WorkspaceError, WorkspaceLocked
from core.safety import backups
from core.store import folding, layout
from core.store import store as store_module
from core.store.backups import Keeping
from core.workspace import Workspace
from tests.core.test_store_faults import corrected, starts
from tests.crash.sample import base_of


def test_a_backup_is_made_listed_compared_and_restored(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    workspace.close()
    workspace = Workspace.open(path)
    corrected(workspace, 8)
    with pytest.raises(WorkspaceLocked):
        backups.restore(path, path)
    workspace.close()
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(WorkspaceDamaged) as caught:
        Workspace.open(path)
    newest = backups.backups_of(path)[0]
    assert caught.value.backup == str(newest.path)
    kept = backups.restore(path, newest.path)
    assert kept is not None
    assert kept.exists()
    again = Workspace.open(path)
    assert starts(again) == {4}
    corrected(again, 10)
    assert again.flush(10)
    differences = backups.differences(again, newest.path)
    assert [(one.added, one.removed, one.changed) for one in differences] == [(0, 1, 0)]
    again.close()


@pytest.mark.parametrize("there", [None, b""], ids=["gone", "empty"])
def test_a_backup_that_is_not_there_is_no_empty_workspace(tmp_path: Path, there: bytes | None) -> None:
    """The thinning out of an opening may take a backup away while a person looks at it."""
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    corrected(workspace, 4)
    kept = backups.keep_now(workspace)
    assert kept is not None
    kept.path.unlink()
    if there is not None:
        kept.path.write_bytes(there)
    with pytest.raises(WorkspaceError):
        backups.differences(workspace, kept.path)
    with pytest.raises(WorkspaceError):
        backups.from_backup(workspace, kept.path, [workspace.entries()[0].uid])
    assert workspace.close()
    with pytest.raises(WorkspaceError):
        backups.restore(workspace.path, kept.path)


def test_half_a_backup_goes_with_the_next_thinning_out(tmp_path: Path) -> None:
    """A program that ends between the two copies leaves a journal without its file."""
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    corrected(workspace, 4)
    kept = backups.keep_now(workspace)
    assert kept is not None
    half = kept.path.with_name("20200101T000000Z.g1.s1.zhupi.json.journal")
    half.write_bytes(b"x")
    put_there = [
        kept.path.with_name(name)
        for name in ("w (copy).zhupi.json.journal", "20200101T000000Z.g1.s1.merge.zhupi.json.journal")
    ]
    for one in put_there:
        one.write_bytes(b"x")
    corrected(workspace, 6)
    assert workspace.flush(10)
    backups.keep_now(workspace)
    assert not half.exists()
    assert all(one.exists() for one in put_there)
    assert kept.path.with_name(kept.path.name + ".journal").exists()
    assert workspace.close()


def test_backups_are_thinned_out_by_counter_not_by_clock(tmp_path: Path) -> None:
    from datetime import UTC, datetime, timedelta

    from core.store import backups as stored

    began = datetime(2026, 3, 1, 9, tzinfo=UTC)
    made = [
        stored.Backup(tmp_path / f"{number}", began + timedelta(hours=7 * number), number, number)
        for number in range(200)
    ]
    made[199] = stored.Backup(tmp_path / "back", began - timedelta(days=900), 199, 199)
    newest_first = sorted(made, key=lambda one: one.order, reverse=True)
    stay = stored.kept(newest_first, stored.Keeping())
    assert {one.path for one in newest_first[:5]} <= stay
    assert tmp_path / "back" in stay
    assert 5 <= len(stay) <= 5 + 7 + 4
    days = {one.at.date() for one in made if one.path in stay}
    assert len(days) >= 7


def test_a_slow_copy_is_stopped_by_closing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    workspace._store._stopping.set()
    with pytest.raises(folding.Abandoned):
        workspace.fold()
    workspace._store._stopping.clear()
    assert workspace.close()
    assert store_module.LONG_JOURNAL > 0
    assert apply(base_of(0).spans, ()) == base_of(0).spans


def test_the_backup_of_a_new_day_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    corrected(workspace, 4)
    assert workspace.flush(10)
    before = len(backups.backups_of(workspace.path))
    monkeypatch.setattr(Keeping, "period", lambda _self, _now: 10**6)
    for start in range(5, 12):
        corrected(workspace, start)
        assert workspace.flush(10)
        time.sleep(0.02)  # a copy that is being made would hide that another one is due
    workspace.close()
    assert len(backups.backups_of(workspace.path)) == before + 1


def test_a_backup_that_cannot_begin_stops_no_correction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)

    def refused(_base: layout.BaseFile, _path: Path) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patched:
        patched.setattr(Keeping, "period", lambda _self, _now: 10**6)
        patched.setattr(layout.BaseFile, "is_at", refused)
        for start in (5, 6, 7):
            corrected(workspace, start)
            assert workspace.flush(5)
    assert [one.kind for one in workspace.reports] == ["no-backup"]
    assert workspace.close()
    again = Workspace.open(path)
    assert starts(again) == {4, 5, 6, 7}
    again.close()


def test_closing_waits_for_the_backup_that_the_last_correction_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(15):
        workspace = Workspace.open(tmp_path / f"{number}.zhupi.json")
        corrected(workspace, 4)
        with monkeypatch.context() as patched:
            patched.setattr(Keeping, "period", lambda _self, _now: 10**6)
            workspace.close()
        assert len(backups.backups_of(workspace.path)) == 1


@pytest.mark.parametrize(("every", "made"), [("start", [0, 0, 0]), ("day", [0, 0, 1]), ("hour", [0, 1, 1])])
def test_a_backup_comes_as_often_as_it_is_set(every: str, made: list[int]) -> None:
    """Later the same hour, the next hour, the next day: whether another backup is due."""
    keeping, began = Keeping(every=every), 1_700_000_000.0 // 86_400 * 86_400
    periods = [keeping.period(began + seconds) for seconds in (60, 3_600, 86_400)]
    assert [int(one != keeping.period(began)) for one in periods] == made
