"""What a disk can do to the store: short writes, full, broken, refused; nothing acknowledged is lost, all is said."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest

from core.changes import Transaction
from core.corrections import add
from core.errors import CorrectionRefused, WorkspaceError
from core.safety import set_aside
from core.store import durable, layout
from core.store import store as store_module
from core.system_errors import why_refused
from core.workspace import Base, Workspace
from tests.crash.sample import abandon, base_of, fill


def corrected(workspace: Workspace, start: int) -> int:
    """One more span in article 0; its start."""
    base = base_of(0)
    uid = workspace.add(base.article).uid
    spans = workspace.spans(uid) or base.spans
    made = add(spans, base.article.text, "SLOGAN", start, start + 2)
    workspace.commit(Transaction("add", ((uid, made),)), bases={uid: Base(base.article, base.spans)})
    return start


def starts(workspace: Workspace) -> set[int]:
    entry = workspace.entries()[0]
    return {span.start for span in workspace.spans(entry.uid) or () if span.label == "SLOGAN"}


class Faults:
    """Calls of `os` that fail from the n-th on, once or for good, on files whose name ends so."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.on = True

    def put(self, name: str, error: OSError, *, after: int = 0, times: int = 1_000_000) -> None:
        real = getattr(os, name)
        count = iter(range(1_000_000_000))

        def failing(*arguments: object, **named: object) -> object:
            if self.on and after <= next(count) < after + times:
                raise error
            return real(*arguments, **named)

        self._patch.setattr(os, name, failing)


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return Faults(monkeypatch)


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("times", [1, 1_000_000])
def test_a_correction_that_fails_is_kept_and_written_later(
    tmp_path: Path, faults: Faults, call: str, code: int, times: int
) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    heard: list[object] = []
    workspace.listen(heard.append, lambda _seq, error: heard.append(error))
    faults.put(call, OSError(code, os.strerror(code)), times=times)
    corrected(workspace, 8)
    assert not workspace.flush(10)
    assert workspace.unconfirmed == 1
    assert why_refused(OSError(code, "")) in str(heard[0])
    faults.on = False
    workspace.retry()
    assert workspace.flush(10)
    corrected(workspace, 12)
    assert workspace.flush(10)
    abandon(workspace)
    again = Workspace.open(path)
    assert starts(again) == {4, 8, 12}
    assert again.close()


def test_short_writes_are_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:7]))
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    abandon(workspace)
    again = Workspace.open(path)
    assert starts(again) == {4}
    assert not again.reports
    again.close()


def test_closed_with_unconfirmed_corrections_says_so(tmp_path: Path, faults: Faults) -> None:
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    corrected(workspace, 4)
    assert workspace.flush(10)
    faults.put("fsync", OSError(errno.EIO, "I/O error"))
    corrected(workspace, 8)
    assert workspace.close(5) is False
    faults.on = False
    again = Workspace.open(tmp_path / "w.zhupi.json")
    assert starts(again) >= {4}
    again.close()


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
def test_folding_that_fails_at_any_step_leaves_all_and_works_later(tmp_path: Path, faults: Faults, call: str) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    workspace._store._keeper = None
    failed = 0
    for step in range(8):
        corrected(workspace, 4 + step)
        assert workspace.flush(10)
        one = Faults(pytest.MonkeyPatch())
        one.put(call, OSError(errno.ENOSPC, "No space left on device"), after=step)
        try:
            workspace.fold()
        except OSError:
            failed += 1
        one._patch.undo()
        assert starts(workspace) == set(range(4, 5 + step))
        corrected(workspace, 4 + step)
        assert workspace.flush(10)
        assert workspace.check() == []
    assert failed or call == "write"  # Python's buffered files write without os.write
    workspace.fold()
    assert not path.with_name(path.name + ".new").exists()
    abandon(workspace)
    again = Workspace.open(path)
    assert starts(again) == set(range(4, 12))
    assert again.close()


def test_a_journal_that_was_deleted_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    Path(f"{path}.journal").unlink()
    corrected(workspace, 8)
    assert workspace.flush(10)
    abandon(workspace)
    again = Workspace.open(path)
    assert starts(again) == {4, 8}
    again.close()


def test_a_file_that_another_program_put_there_is_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    other = tmp_path / "synchronised"
    other.write_bytes(b"another version")
    other.replace(path)
    assert workspace.close()
    assert [one.read_bytes() for one in tmp_path.glob("*.aside")] == [b"another version"]
    again = Workspace.open(path)
    assert starts(again) == {4}
    again.close()


def sharing(code: int) -> OSError:
    error = PermissionError(13, "in use")
    error.winerror = code
    return error


@pytest.mark.parametrize("code", durable.SHARING_ERRORS)
def test_windows_sharing_errors_are_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(durable, "on_windows", lambda: True)
    monkeypatch.setattr(durable, "long_path", lambda path: path)
    monkeypatch.setattr(durable, "_PAUSE", 0)
    folders: list[object] = []
    real_open = os.open
    monkeypatch.setattr(
        os,
        "open",
        lambda path, *more: folders.append(path) or real_open(path, *more) if not Path(path).is_dir() else 1 / 0,
    )
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    Faults(monkeypatch).put("replace", sharing(code), times=3)
    workspace.fold()
    assert workspace.close()
    again = Workspace.open(path)
    assert starts(again) == {4}
    again.close()


def test_a_refused_renaming_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_PAUSE", 0)
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    fault = Faults(monkeypatch)
    fault.put("replace", sharing(32))
    corrected(workspace, 4)
    assert workspace.flush(10)
    with pytest.raises(PermissionError):
        workspace.fold()
    assert workspace.close()
    fault.on = False
    again = Workspace.open(path)
    assert starts(again) == {4}
    again.close()


def test_paths_of_any_length_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "on_windows", lambda: True)
    assert str(durable.long_path(Path("C:\\" + "a" * 300))) == "\\\\?\\C:\\" + "a" * 300
    assert str(durable.long_path(Path("short"))) == "short"


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_folder_without_locks_gets_a_clear_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def none(_handle: int, _how: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", none)
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    assert workspace.read_only
    assert [one.kind for one in workspace.reports] == ["no-locks"]
    assert "only one program" in str(workspace.reports[0])
    workspace.close()


def test_a_copy_by_a_synchroniser_is_named(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    fill(workspace, range(1))
    workspace.close()
    (tmp_path / "w.zhupi (冲突副本).json").write_bytes(path.read_bytes())
    (tmp_path / "w.zhupi.sync-conflict-20261125-120000-ABCDEFG.json").write_bytes(path.read_bytes())
    (tmp_path / "w.other.json").write_bytes(b"{}")
    again = Workspace.open(path)
    assert [one.kind for one in again.reports] == ["conflict-copy", "conflict-copy"]
    again.close()


def test_corrections_of_a_record_that_was_lost_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    corrected(workspace, 8)
    assert workspace.flush(10)
    abandon(workspace)
    journal = Path(f"{path}.journal")
    lines = journal.read_bytes().split(b"\n")
    first = next(at for at, line in enumerate(lines) if b'["texts"' in line)
    lines[first] = lines[first].replace(b"texts", b"tests")
    journal.write_bytes(b"\n".join(lines))
    again = Workspace.open(path)
    assert {one.kind for one in again.reports} == {"bad-lines", "unapplied"}
    entry = again.entries()[0]
    assert not entry.stored
    assert again.spans(entry.uid) is None
    again.close()
    assert Path(f"{journal}.bad-lines").read_bytes().count(b"\n") == 2


def test_nothing_is_added_to_a_damaged_record_and_repair_brings_it_back(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    workspace.close()
    workspace = Workspace.open(path)  # this makes the backup
    corrected(workspace, 8)
    workspace.close()
    before = path.read_bytes()
    path.write_bytes(before.replace(b'"SLOGAN",4,', b'"SLOGAN",5,', 1))
    again = Workspace.open(path)
    with pytest.raises(CorrectionRefused):
        corrected(again, 12)
    again.close()
    from core.safety.checking import problems, repair

    done = repair(path, tmp_path / "copy.zhupi.json")
    assert done.lost == []
    assert done.restored == ["sets/1"]
    copy = Workspace.open(tmp_path / "copy.zhupi.json")
    assert starts(copy) == {4, 8}
    assert list(problems(copy)) == []
    copy.close()
    with pytest.raises(WorkspaceError):
        repair(path, tmp_path / "copy.zhupi.json")


def test_a_later_file_of_another_machine_does_not_swallow_the_journal(tmp_path: Path) -> None:
    """Killed here, worked on there: the service brings the other file, whose numbers are higher than the journal's."""
    path, there = tmp_path / "w.zhupi.json", tmp_path / "there" / "w.zhupi.json"
    there.parent.mkdir()
    workspace = Workspace.open(path)
    corrected(workspace, 2)
    assert workspace.close()
    there.write_bytes(path.read_bytes())
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    abandon(workspace)
    other = Workspace.open(there)
    for start in (6, 8, 10):
        corrected(other, start)
    assert other.close()
    path.write_bytes(there.read_bytes())
    again = Workspace.open(path)
    assert starts(again) == {2, 6, 8, 10}
    assert [one.kind for one in again.reports] == ["journal-aside"]
    offers = set_aside.offers(again)
    assert len(offers) == 1
    assert again.close()


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EOPNOTSUPP, errno.EIO])
def test_a_drive_that_cannot_sync_folders_is_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Some mounted drives have no sync of folders; one that has it and fails is still told of."""
    real = os.fsync

    def of_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        real(handle)

    monkeypatch.setattr(os, "fsync", of_files_only)
    path = tmp_path / "w.zhupi.json"
    if code == errno.EIO:
        with pytest.raises(WorkspaceError):
            Workspace.open(path)
        return
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.close()
    again = Workspace.open(path)
    assert starts(again) == {4}
    assert again.close()


def test_the_clock_set_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core import workspace as module

    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    for start, clock in ((4, "2026-05-01T00:00:00Z"), (8, "1999-01-01T00:00:00Z"), (12, "2026-01-01T00:00:00Z")):
        monkeypatch.setattr(module, "now", lambda clock=clock: clock)
        corrected(workspace, start)
    workspace.close()
    again = Workspace.open(tmp_path / "w.zhupi.json")
    rows = again.history(again.entries()[0].uid)
    assert [row.at[:4] for row in rows] == ["2026", "1999", "2026"]
    assert [row.seq for row in rows] == sorted(row.seq for row in rows)
    target = again.undo_target()
    assert target is not None
    assert target[0] == rows[-1].seq
    again.close()


def test_a_file_replaced_while_it_is_indexed_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    workspace.close()
    newer = tmp_path / "newer"
    newer.write_bytes(path.read_bytes().replace(b'"meta":{\n', b'"meta":{\n\n\n'))
    real = layout.BaseFile.__init__

    def opened(base: layout.BaseFile, name: Path) -> None:
        real(base, name)
        newer.replace(name)

    monkeypatch.setattr(layout.BaseFile, "__init__", opened)
    again = Workspace.open(path, read_only=True)
    assert starts(again) == {4}
    again.close()


@pytest.mark.parametrize("without", [True, False])
def test_the_index_keeps_its_place_where_there_is_no_pread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: bool
) -> None:
    if without:
        monkeypatch.delattr(os, "pread")
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    workspace.close()
    path.write_bytes(path.read_bytes().replace(b'"labels":{\n"1":', b'"labels":{\n"3":'))
    again = Workspace.open(path)
    assert [one.detail for one in again.reports] == ["labels/3"]
    assert starts(again) == {4}
    again.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_nobody_foresaw_is_told_and_later_corrections_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    corrected(workspace, 4)
    assert workspace.flush(10)
    heard: list[object] = []
    workspace.listen(lambda _seq: None, lambda _seq, error: heard.append(error))
    with monkeypatch.context() as patched:
        patched.setattr(store_module, "dumps", lambda *_given, **_named: 1 / 0)
        corrected(workspace, 6)
        assert not workspace.flush(10)
        assert "ZeroDivisionError" in str(heard[0])
        assert workspace._store._writer is not None
        workspace._store._writer.join(10)
    workspace.retry()
    assert workspace.flush(10)
    corrected(workspace, 8)
    assert workspace.flush(10)
    assert workspace.close()
    again = Workspace.open(path)
    assert starts(again) == {4, 6, 8}
    again.close()
