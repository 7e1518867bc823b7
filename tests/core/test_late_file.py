"""A file written beside what goes on holds what was given last, and nobody waits for the disk."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from core.remembered import late_file
from core.remembered.late_file import LateFile
from core.settings import Settings


def test_the_last_words_stand_in_the_end(tmp_path: Path) -> None:
    file = LateFile(tmp_path / "folder" / "a.json")
    for number in range(200):
        file.write_later(str(number))
    file.flush()
    assert file.path.read_text("utf-8") == "199"
    assert file.write("now")
    assert file.path.read_text("utf-8") == "now"
    assert sorted(file.path.parent.iterdir()) == [file.path]


def test_nobody_waits_for_a_slow_disk_and_what_is_written_at_once_comes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, begun, slow = LateFile(tmp_path / "a.json"), threading.Event(), threading.Event()
    real, order = os.replace, []

    def replace(fresh: Path, path: Path) -> None:
        begun.set()
        assert slow.wait(30)
        order.append(fresh.read_text("utf-8"))
        real(fresh, path)

    monkeypatch.setattr(late_file.os, "replace", replace)
    file.write_later("first")
    assert begun.wait(30)
    file.write_later("second")
    assert order == []
    slow.set()
    assert file.write("third")
    assert order[0] == "first"
    assert order[-1] == "third"
    assert file.path.read_text("utf-8") == "third"


def test_a_failure_shows_when_something_is_written_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    file = LateFile(tmp_path / "file" / "a.json")
    file.write_later("first")
    file.flush()
    assert not file.write("second")


def test_settings_kept_by_themselves_are_in_force_at_once_and_in_the_file_soon(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert settings.put_all({"annotator": "小林"}, later=True)
    assert settings.text("annotator") == "小林"
    settings.flush()
    assert json.loads(settings.path.read_text("utf-8"))["annotator"] == "小林"
