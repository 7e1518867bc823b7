"""Targets that cannot be written: read-only, full, refused in the middle; a file and a folder are left as they were."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import ExportError, ExportTargetOpen
from core.exporting import Layout, Selection, export
from core.messages import explain
from core.model import Span, Status
from core.reading import read_text
from core.spans import SpanSet
from core.store import durable
from core.workspace import Base, Workspace

ACCEPTED = Selection(statuses=frozenset({"accepted"}))
TARGETS = (("doccano", "a.jsonl"), ("xlsx", "a.xlsx"), ("brat", "folder"), ("brat", "packed.zip"))
"""A file of text, one of a library's, a folder and a zip."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json")
    for number in range(6):
        article = read_text(f"第{number}篇\n江西省局落实“六稳”工作。\n" + chr(0x4E00 + number) * 40_000)
        spans = SpanSet([Span(f"s{number}", "PROVINCE", 4, 7, Status.ACCEPTED)])
        made.store(made.add(article).uid, Base(article, spans))
    assert made.flush(30)
    yield made
    made.close()


def disk(folder: Path, options: str) -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("root may write into every folder that is not mounted read-only; mounting a tmpfs needs root")
    folder.mkdir(exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {made.stderr.decode().strip()}")


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A disk with earlier exports on it that can only be read."""
    folder = tmp_path / "disk"
    disk(folder, "size=8m")
    (folder / "a.jsonl").write_text("before")
    (folder / "folder").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=False)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a part of the export."""
    folder = tmp_path / "disk"
    disk(folder, "size=300k")
    (folder / "a.jsonl").write_text("before")
    yield folder
    subprocess.run(["umount", "-l", folder], check=False)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("name", "target"), TARGETS)
def test_a_read_only_disk_is_said_and_left_as_it_is(
    workspace: Workspace, read_only: Path, name: str, target: str
) -> None:
    with pytest.raises(ExportError, match="can only be read") as said:
        export(workspace, name, read_only / target, ACCEPTED)
    assert said.value.path == str(read_only / target) and "can only be read" in explain(said.value).why
    assert everything(read_only) == {"a.jsonl": b"before"}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # XlsxWriter's zip, never to be closed
@pytest.mark.parametrize(("name", "target"), TARGETS)
def test_a_full_disk_is_said_and_left_as_it_is(workspace: Workspace, small: Path, name: str, target: str) -> None:
    ballast = small / "ballast"
    ballast.write_bytes(b"x" * 290_000)
    with pytest.raises(ExportError, match="the disk is full") as said:
        export(workspace, name, small / target, ACCEPTED, Layout(each=name == "doccano" and target != "a.jsonl"))
    assert said.value.path
    assert everything(small) == {"a.jsonl": b"before", "ballast": b"x" * 290_000}
    assert [one.name for one in small.iterdir() if one.is_dir()] == []


@pytest.mark.parametrize(("name", "target"), TARGETS)
def test_a_folder_that_refuses_is_said(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, target: str
) -> None:
    """For everybody who is not root: the system's refusal, given where the first file would be made."""

    def refuse(*_words: object, **_more: object) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    goal = tmp_path / "out"
    goal.mkdir()
    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    with pytest.raises(ExportError, match="the system does not allow it"):
        export(workspace, name, goal / target, ACCEPTED)
    assert list(goal.iterdir()) == []


@pytest.mark.parametrize(("name", "target"), TARGETS)
def test_a_refusal_at_the_last_step_leaves_what_was_there(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, target: str
) -> None:
    goal = tmp_path / "out"
    goal.mkdir()
    export(workspace, name, goal / target, ACCEPTED)
    before = everything(goal)

    def refuse(source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(source))

    monkeypatch.setattr(durable, "replace", refuse)
    with pytest.raises(ExportError, match="the system does not allow it"):
        export(workspace, name, goal / target, ACCEPTED, Layout(rename=(("PROVINCE", "省"),)))
    assert everything(goal) == before


@pytest.mark.parametrize("which", range(6))
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(("name", "target"), [*TARGETS, ("labelstudio", "a.json")])
def test_a_refusal_at_any_of_the_last_steps_leaves_what_was_there(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, target: str, before: bool,
    which: int,
) -> None:  # fmt: skip
    """Parts of a split, files beside and reports are moved one by one: all of them are the new ones, or none."""
    goal, done = tmp_path / "out", []
    goal.mkdir()
    split = Layout(split=(50, 0, 50), duplicates="apart")
    if before:
        export(workspace, name, goal / target, ACCEPTED, split)
    held = everything(goal)
    replace = durable.replace

    def refuse(source: Path, to: Path) -> None:
        if len(done) == which:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(source))
        done.append(to)
        replace(source, to)

    monkeypatch.setattr(durable, "replace", refuse)
    with pytest.raises(ExportError, match="the system does not allow it"):
        export(workspace, name, goal / target, ACCEPTED, Layout(rename=(("PROVINCE", "省"),), split=split.split))
    assert everything(goal) == held
    assert not [one for one in goal.iterdir() if one.name.startswith(".")]


def test_a_table_that_is_open_in_excel_is_said_in_those_words(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Windows answers while another program holds the file: sharing violation 32."""
    path = tmp_path / "a.xlsx"
    export(workspace, "xlsx", path, ACCEPTED)
    before = path.read_bytes()

    def refuse(_source: Path, _target: Path) -> None:
        error = PermissionError(errno.EACCES, "in use")
        error.winerror = 32
        raise error

    monkeypatch.setattr(durable, "replace", refuse)
    with pytest.raises(ExportTargetOpen) as said:
        export(workspace, "xlsx", path, ACCEPTED, Layout(rename=(("PROVINCE", "省"),)))
    assert "Excel" in explain(said.value).what_to_do and path.read_bytes() == before


def test_a_label_s_file_of_an_earlier_export_does_not_stay_among_the_new_ones(
    workspace: Workspace, tmp_path: Path
) -> None:
    goal = tmp_path / "out"
    goal.mkdir()
    (goal / "a.mine.bio").write_text("mine")
    export(workspace, "bio", goal / "a.bio", ACCEPTED)
    assert {one.name for one in goal.iterdir()} > {"a.PROVINCE.bio", "a.mine.bio"}
    export(workspace, "bio", goal / "a.bio", ACCEPTED, Layout(rename=(("PROVINCE", "B"),)))
    assert {one.name for one in goal.iterdir()} == {"a.bio", "a.B.bio", "a.bio.report.json", "a.mine.bio"}
    (goal / "a.B.bio").write_text("put right by hand")
    export(workspace, "bio", goal / "a.bio", ACCEPTED)
    assert (goal / "a.B.bio").read_text() == "put right by hand"


def test_no_report_makes_an_export_take_another_file_away(workspace: Workspace, tmp_path: Path) -> None:
    goal = tmp_path / "out"
    goal.mkdir()
    (goal / "thesis.txt").write_text("x")
    (goal / "a.link.bio").symlink_to(goal / "thesis.txt")
    (tmp_path / "a.above.bio").write_text("x")
    names = ("thesis.txt", "../a.above.bio", "a.link.bio", str(goal / "thesis.txt"), "a.", "")
    files = [{"name": name, "bytes": 1, "sha256": hashlib.sha256(b"x").hexdigest()} for name in names]
    (goal / "a.bio.report.json").write_text(json.dumps({"files": files}))
    export(workspace, "bio", goal / "a.bio", ACCEPTED)
    assert (goal / "thesis.txt").exists() and (goal / "a.link.bio").is_symlink()
    assert (tmp_path / "a.above.bio").exists()
