"""File names that every system takes, and Windows' long paths: pure functions, tried on any system."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import WorkspaceError
from core.file_names import LONG_FROM, LONGEST, extended, is_device, made_of, refused
from core.store import backups, durable
from core.workspace import Workspace


@pytest.mark.parametrize(
    "name",
    ["CON", "con.txt", "NUL.zhupi.json", "Aux .json", "COM1", "com¹.csv", "LPT9.a.b", "PRN", "CONIN$", "COM0"],
)
def test_devices_of_windows_are_known_with_any_ending(name: str) -> None:
    assert is_device(name)
    assert refused(name) == "Windows has a device of that name"


@pytest.mark.parametrize("name", ["CONSOLE", "COM10", "NULL.txt", "my CON.txt", "控制台.json", "COM", ".con"])
def test_names_that_only_look_so_are_not(name: str) -> None:
    assert not is_device(name)
    assert refused(name) == ""


@pytest.mark.parametrize("name", ["", ".", "..", " ", "a.", "a ", "a:b", "a/b", "a\\b", "a?", "a\0b", "字" * 86])
def test_what_no_system_or_not_every_system_takes(name: str) -> None:
    assert refused(name)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("关于“六稳”的通知", "关于“六稳”的通知.json"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f.json"),
        ("CON", "_CON.json"),
        ("nul.第一", "_nul.第一.json"),
        ("  两行\n标题\u3000甲. . ", "两行 标题 甲.json"),
        ("\u202e倒\u200b过来\ufeff", "倒过来.json"),
        ("...", "article.json"),
        ("", "article.json"),
        ("e\u0301", "\u00e9.json"),
    ],
)
def test_a_title_becomes_a_name(words: str, made: str) -> None:
    assert made_of(words, ".json") == made


def test_no_two_names_differ_by_case_alone() -> None:
    taken: list[str] = []
    for _time in range(12):
        taken.append(made_of("Bulletin" if len(taken) % 2 else "BULLETIN", ".txt", taken=taken))
    assert len({one.casefold() for one in taken}) == 12
    assert taken[1] == "Bulletin (2).txt"


@given(words=st.text(), suffix=st.sampled_from(["", ".json", ".ann", ".zhupi.json"]), more=st.integers(0, 3))
def test_whatever_the_words_every_system_takes_the_name(words: str, suffix: str, more: int) -> None:
    taken: list[str] = []
    for _time in range(more + 1):
        name = made_of(words, suffix, taken=taken)
        assert refused(name) == ""
        assert name.endswith(suffix)
        assert unicodedata.is_normalized("NFC", name)
        assert name.casefold() not in {one.casefold() for one in taken}
        taken.append(name)


def test_a_long_title_is_cut_between_code_points() -> None:
    name = made_of("𠮷田水渠" * 60, ".zhupi.json", taken=[made_of("𠮷田水渠" * 60, ".zhupi.json")])
    assert len(name.encode()) <= LONGEST
    assert name.endswith(" (2).zhupi.json")
    assert refused(name) == ""


LONG = "子" * 120 + "\\" + "文" * 120


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("C:\\短.json", "C:\\短.json"),
        (f"C:\\{LONG}.json", f"\\\\?\\C:\\{LONG}.json"),
        (f"C:/{LONG}/../x.json", f"\\\\?\\C:\\{'子' * 120}\\x.json"),
        (f"\\\\server\\share\\{LONG}", f"\\\\?\\UNC\\server\\share\\{LONG}"),
        (f"\\\\?\\C:\\{LONG}", f"\\\\?\\C:\\{LONG}"),
        (f"{LONG}.json", f"{LONG}.json"),
        (f"\\{LONG}", f"\\{LONG}"),
    ],
)
def test_long_paths_of_windows(path: str, made: str) -> None:
    assert len(path) >= LONG_FROM or path == made
    assert extended(path) == made


def test_names_that_the_program_makes_up_are_taken_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    at = datetime(2026, 11, 25, 19, tzinfo=UTC)
    for kind in ("", backups.RESTORED, backups.MERGED):
        made = backups.name_for(path, kind, 12, 3456, at)
        assert refused(made.path.name) == ""
        assert refused(backups.journal_of(made.path).name) == ""
        made.path.parent.mkdir(exist_ok=True)
        made.path.touch()
    again = backups.name_for(path, backups.MERGED, 12, 3456, at)
    assert not again.path.exists()
    again.path.touch()
    assert [one.kind for one in backups.listed(path)].count("merge") == 2


def test_a_workspace_named_like_a_device_is_refused_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "on_windows", lambda: True)
    with pytest.raises(WorkspaceError, match="device"):
        Workspace.open(tmp_path / "NUL.zhupi.json")
    assert list(tmp_path.iterdir()) == []
