"""Older Word and WPS files: through LibreOffice where it is installed, else refused with the way out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import FileDamaged, FormatNotRead, ProgramMissing
from core.messages import explain
from core.readers import office
from core.reading import read_bytes
from tests.core.word_files import Lists

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.odt"])
def test_without_libreoffice_the_way_out_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(ProgramMissing) as caught:
        read_bytes(OLD, name)
    message = explain(caught.value)
    assert "LibreOffice" in message.what
    assert "docx" in message.what_to_do


def test_ofd_is_refused_with_the_way_out() -> None:
    with pytest.raises(FormatNotRead) as caught:
        read_bytes(b"PK\x03\x04" + bytes(100), "a.ofd")
    assert "PDF" in explain(caught.value).what_to_do


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of LibreOffice's name that does what the script says."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc to look at")
@on_posix
def test_a_program_that_never_ends_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "pid"
    stand_in(tmp_path, f"sleep 1000 & echo $! > {mark}; wait", monkeypatch)
    monkeypatch.setattr(office, "SECONDS", 1)
    with pytest.raises(FileDamaged, match="seconds"):
        read_bytes(OLD, "a.doc")
    pid = int(mark.read_text(encoding="utf-8"))
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return  # it is gone
    assert state == "Z"


@on_posix
def test_nothing_of_the_person_is_touched_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    stand_in(tmp_path, f'echo "$HOME $http_proxy $@" > {seen}', monkeypatch)
    with pytest.raises(FileDamaged, match="no article"):
        read_bytes(OLD, "a.doc")
    home, proxy, *rest = seen.read_text(encoding="utf-8").split()
    assert home != os.environ["HOME"]
    assert not Path(home).exists()
    assert proxy == "http://127.0.0.1:9"
    assert any(word.startswith("-env:UserInstallation=file:") and home in word for word in rest)


@pytest.mark.long
@pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_an_old_file_keeps_its_automatic_numbers(kind: str, tmp_path: Path) -> None:
    file = Lists()
    one = file.number(file.abstract(("chineseCounting", "%1、"), ("decimal", "%2.")))
    file.document.add_paragraph("会议要求，抓好以下工作：")
    for text, level in (("抓好安全", 0), ("查隐患", 1), ("抓好服务", 0)):
        file.item(text, one, level)
    (tmp_path / "a.docx").write_bytes(file.data())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    program = shutil.which("soffice") or "libreoffice"
    command = [
        program,
        "--headless",
        profile,
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    article = read_bytes((tmp_path / f"a.{kind}").read_bytes(), f"a.{kind}")
    assert article.text.split("\n") == ["会议要求，抓好以下工作：", "一、抓好安全", "1.查隐患", "二、抓好服务"]
    assert article.reader == "office@1"
