"""An export onto a disk that is full, fills up on the way or may not be written: it is said, and nothing is half there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import ExportError
from core.exporters import EXPORTERS
from core.exporting import Selection, export
from core.workspace import Workspace
from tests.core.test_export_choices import TEXT, fill

EVERY = Selection(statuses=frozenset({"accepted", "rejected"}))
SIZE = 512 << 10


def mounted(*arguments: str) -> None:
    made = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {made.stderr.decode().strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of half a megabyte."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("mounting a small tmpfs needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", "-l", folder], check=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="甲")
    fill(made, [TEXT.format(word) for word in "东南西北"], tmp_path)
    yield made
    made.close()


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # XlsxWriter closes its zip twice
@pytest.mark.parametrize("name", EXPORTERS.names())
def test_a_disk_that_fills_up_leaves_what_was_there(name: str, workspace: Workspace, disk: Path) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    target = disk / f"out{EXPORTERS.get(name).suffix}"
    export(workspace, name, target, EVERY)
    refused = 0
    for room in range(0, 40, 4):
        (disk / "ballast").unlink(missing_ok=True)
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        (disk / "ballast").write_bytes(b"x" * (free - (room << 10)))
        before = state(disk)
        try:
            export(workspace, name, target, EVERY)
        except ExportError as error:
            refused += 1
            assert "full" in str(error)
        assert state(disk) == before, "whole or as it was: the same input gives the same bytes"
        assert {path.name for path in disk.iterdir()} == {one.split("/")[0] for one in before}
    assert refused >= 2


@pytest.mark.parametrize("name", ["jsonl", "brat", "xlsx"])
def test_a_disk_that_may_only_be_read_is_said(name: str, workspace: Workspace, disk: Path) -> None:
    target = disk / f"out{EXPORTERS.get(name).suffix}"
    export(workspace, name, target, EVERY)
    before = state(disk)
    mounted("-o", "remount,ro", str(disk))
    with pytest.raises(ExportError, match="can only be read"):
        export(workspace, name, target, EVERY)
    assert state(disk) == before
