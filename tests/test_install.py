"""start.py with the system faked: what it installs, what it says, what it leaves alone."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

import start

Command = list[str]


class System:
    """A system on which every program that start.py runs is only written down."""

    def __init__(self) -> None:
        self.ran: list[Command] = []
        self.answers: list[tuple[str, int]] = []

    def run(self, command: Sequence[object], **_more: object) -> SimpleNamespace:
        words = [str(word) for word in command]
        self.ran.append(words)
        code = next((code for part, code in self.answers if part in " ".join(words)), 0)
        return SimpleNamespace(returncode=code, stdout=b"")

    def named(self, part: str) -> list[Command]:
        return [command for command in self.ran if part in " ".join(command)]


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    faked = System()
    monkeypatch.setattr(start.subprocess, "run", faked.run)
    return faked


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty copy of the project: two requirements files and no `.venv`."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "requirements.txt").write_text("one\n", encoding="utf-8")
    (tmp_path / "tests" / "requirements.txt").write_text("two\n", encoding="utf-8")
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "STAMP": tmp_path / ".venv" / "zhupi-start.json",
        "REQUIREMENTS": tmp_path / "requirements.txt",
        "TEST_REQUIREMENTS": tmp_path / "tests" / "requirements.txt",
        "LOADER_CACHE": tmp_path / "ld.so.cache",
    }.items():
        monkeypatch.setattr(start, name, value)
    monkeypatch.setenv("LANG", "en")
    monkeypatch.delenv("LC_ALL", raising=False)
    return tmp_path


def make_fake_venv() -> None:
    python = start.venv_python()
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text("", encoding="utf-8")


def on_debian(monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    monkeypatch.setattr(start, "is_linux", lambda: True)
    monkeypatch.setattr(start, "may_install", lambda: root)


def lacking(monkeypatch: pytest.MonkeyPatch, *steps: dict[str, str]) -> None:
    """Libraries that are missing, look by look; the last answer stays."""
    answers = list(steps)
    monkeypatch.setattr(
        start, "missing_libraries", lambda *, window: answers.pop(0) if len(answers) > 1 else answers[0]
    )


def test_second_start_runs_no_program(project: Path, system: System) -> None:
    make_fake_venv()
    start.ready_python([start.REQUIREMENTS])
    assert system.named("pip install")
    system.ran.clear()
    start.ready_python([start.REQUIREMENTS])
    assert system.ran == []


def test_own_modules_are_compiled_when_it_is_set_up(project: Path, system: System) -> None:
    make_fake_venv()
    start.ready_python([start.REQUIREMENTS])
    (command,) = system.named("compileall")
    assert command[0] == str(start.venv_python())
    assert {"main.py", "core", "ui"} <= set(command)


def test_modules_that_cannot_be_compiled_keep_nobody_from_starting(project: Path, system: System) -> None:
    make_fake_venv()
    system.answers = [("compileall", 1)]
    assert start.ready_python([start.REQUIREMENTS]) == start.venv_python()
    assert "requirements.txt" in start.read_stamp()


def test_changed_requirements_are_installed_again(project: Path, system: System) -> None:
    make_fake_venv()
    start.ready_python([start.REQUIREMENTS])
    system.ran.clear()
    start.REQUIREMENTS.write_text("one\nthree\n", encoding="utf-8")
    start.ready_python([start.REQUIREMENTS])
    assert len(system.named("pip install")) == 1


def test_tests_add_their_requirements_to_those_of_the_program(project: Path, system: System) -> None:
    make_fake_venv()
    start.ready_python([start.REQUIREMENTS])
    system.ran.clear()
    start.ready_python([start.REQUIREMENTS, start.TEST_REQUIREMENTS])
    (command,) = system.named("pip install")
    assert str(start.TEST_REQUIREMENTS) in command
    assert start.read_stamp().keys() >= {"requirements.txt", "tests/requirements.txt"}


def test_new_system_python_asks_for_a_new_look(project: Path, system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    make_fake_venv()
    start.ready_python([start.REQUIREMENTS])
    system.ran.clear()
    monkeypatch.setattr(start.os.path, "realpath", lambda _path: "/usr/bin/python3.99")
    start.ready_python([start.REQUIREMENTS])
    assert system.named("import pip")


def test_broken_environment_is_made_anew(project: Path, system: System) -> None:
    make_fake_venv()
    system.answers = [("import pip", 1)]
    start.ready_python([start.REQUIREMENTS])
    assert [str(start.VENV)] == [command[-1] for command in system.named("-m venv --clear")]


def test_failed_pip_is_not_remembered(project: Path, system: System) -> None:
    make_fake_venv()
    system.answers = [("pip install", 1)]
    with pytest.raises(start.NotReadyError, match="pip could not install"):
        start.ready_python([start.REQUIREMENTS])
    assert start.read_stamp() == {}


def test_damaged_stamp_is_as_good_as_none(project: Path) -> None:
    make_fake_venv()
    for damage in ("", "{", "[1, 2]", "\ufffd"):
        start.STAMP.write_text(damage, encoding="utf-8")
        assert start.read_stamp() == {}


def without_ensurepip(monkeypatch: pytest.MonkeyPatch) -> str:
    """Debian's Python before its venv package is there; the name of that package."""
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda _name: None)
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def test_one_line_names_everything_that_is_missing(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = without_ensurepip(monkeypatch)
    on_debian(monkeypatch, root=False)
    lacking(monkeypatch, {"libEGL.so.1": "libegl1"})
    monkeypatch.setattr(start, "has_chinese_font", lambda: False)
    with pytest.raises(start.NotReadyError) as caught:
        start.ready_system(window=True)
    line = str(caught.value).splitlines()[-1].split()
    assert line[:3] == ["sudo", "apt-get", "install"]
    assert line[-3:] == [package, "libegl1", "fonts-noto-cjk"]
    assert system.ran == []


def test_headless_command_asks_only_for_the_venv_module(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = without_ensurepip(monkeypatch)
    on_debian(monkeypatch, root=False)
    lacking(monkeypatch, {"libEGL.so.1": "libegl1"})
    with pytest.raises(start.NotReadyError) as caught:
        start.ready_system(window=False)
    assert str(caught.value).endswith(f"recommends {package}")


def test_root_gets_everything_installed_at_once(project: Path, system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    package = without_ensurepip(monkeypatch)
    on_debian(monkeypatch, root=True)
    lacking(monkeypatch, {"libEGL.so.1": "libegl1"}, {})
    monkeypatch.setattr(start, "has_chinese_font", lambda: True)
    with pytest.raises(start.NotReadyError):  # the fake system stays without ensurepip
        start.ready_system(window=True)
    assert [command[:2] for command in system.ran] == [["apt-get", "update"], ["apt-get", "install"]]
    assert system.ran[1][-2:] == [package, "libegl1"]


def test_missing_test_programs_only_warn(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_debian(monkeypatch, root=False)
    lacking(monkeypatch, {})
    monkeypatch.setattr(start, "has_chinese_font", lambda: True)
    start.ready_system(window=True, programs={"no-such-program": "its-package"})
    assert "its-package" in capsys.readouterr().err


def test_missing_libraries_are_named_with_their_packages(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_debian(monkeypatch, root=False)
    lacking(monkeypatch, {"libxcb-cursor.so.0": "libxcb-cursor0"})
    monkeypatch.setattr(start, "has_chinese_font", lambda: False)
    with pytest.raises(start.NotReadyError) as caught:
        start.ready_system(window=True)
    assert "libxcb-cursor.so.0" in str(caught.value)
    assert str(caught.value).endswith("libxcb-cursor0 fonts-noto-cjk")
    assert system.ran == []


def test_root_gets_missing_libraries_installed(project: Path, system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, root=True)
    lacking(monkeypatch, {"libEGL.so.1": "libegl1"}, {})
    monkeypatch.setattr(start, "has_chinese_font", lambda: True)
    start.ready_system(window=True)
    (command,) = system.named("apt-get install")
    assert command[-1] == "libegl1"
    assert "--no-install-recommends" in command


def test_missing_font_only_warns(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_debian(monkeypatch, root=False)
    lacking(monkeypatch, {})
    monkeypatch.setattr(start, "has_chinese_font", lambda: False)
    start.ready_system(window=True)
    assert "fonts-noto-cjk" in capsys.readouterr().err


def test_libraries_are_looked_for_again_when_the_loader_knows_others(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_fake_venv()
    looks: list[bool] = []
    monkeypatch.setattr(start, "missing_libraries", lambda *, window: looks.append(window) or {})
    start.LOADER_CACHE.write_bytes(b"one")
    assert (start.libraries_to_install(), start.libraries_to_install(), len(looks)) == ({}, {}, 1)
    start.LOADER_CACHE.write_bytes(b"another")
    start.libraries_to_install()
    assert len(looks) == 2


def test_missing_libraries_are_never_remembered_as_found(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_fake_venv()
    start.LOADER_CACHE.write_bytes(b"one")
    lacking(monkeypatch, {"libEGL.so.1": "libegl1"})
    start.libraries_to_install()
    assert start.libraries_to_install() == {"libEGL.so.1": "libegl1"}


@pytest.mark.parametrize(
    ("environment", "refused"),
    [
        ({}, True),
        ({"DISPLAY": ""}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, False),
    ],
)
def test_window_without_a_screen_is_explained(
    environment: dict[str, str], *, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_debian(monkeypatch, root=False)
    if refused:
        with pytest.raises(start.NotReadyError, match="DISPLAY"):
            start.require_screen(environment)
    else:
        start.require_screen(environment)


def test_headless_command_needs_neither_screen_nor_libraries(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_fake_venv()
    on_debian(monkeypatch, root=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    lacking(monkeypatch, {"libEGL.so.1": "libegl1"})
    started: list[Command] = []
    monkeypatch.setattr(start.os, "execv", lambda _path, command: started.append(command))
    start.main(["extract", "一篇.txt"])
    assert started == [[str(start.venv_python()), str(project / "main.py"), "extract", "一篇.txt"]]


def test_not_ready_is_said_and_ends_with_one(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "require_screen", raiser(start.NotReadyError("no screen here")))
    assert start.main([]) == 1
    assert capsys.readouterr() == ("", "no screen here\n")


def raiser(error: Exception) -> Callable[..., None]:
    def fail(*_given: object) -> None:
        raise error

    return fail


def test_folder_that_cannot_be_written_is_explained(
    project: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "make_venv", raiser(PermissionError(13, "Permission denied")))
    with pytest.raises(start.NotReadyError, match="cannot be written"):
        start.ready_python([start.REQUIREMENTS])


def test_older_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(start.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))  # an older Python must get as far as the message
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.9"):
        exec(compile(source, "start.py", "exec"), {"__name__": "start", "__file__": start.__file__})


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_tests_get_a_screen_of_their_own_and_leave_none_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":a-person's-desktop")
    servers: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def started(*given: object, **more: object) -> subprocess.Popen[bytes]:
        servers.append(real(*given, **more))
        return servers[-1]

    monkeypatch.setattr(start.subprocess, "Popen", started)
    with start.own_screen() as environment:
        display = environment["DISPLAY"]
        assert display.startswith(":")
        assert display != os.environ["DISPLAY"]
        assert servers[0].poll() is None
    assert servers[0].poll() is not None


def test_without_xvfb_the_tests_have_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(start.shutil, "which", lambda _name: None)
    with start.own_screen() as environment:
        assert "DISPLAY" not in environment


def test_chinese_font_by_fontconfig_is_remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_fake_venv()
    font = project / "cjk.ttc"
    font.write_bytes(b"")
    monkeypatch.setattr(start, "font_by_fontconfig", lambda: str(font))
    assert start.has_chinese_font()
    monkeypatch.setattr(start, "font_by_fontconfig", raiser(AssertionError("asked twice")))
    assert start.has_chinese_font()
    font.unlink()
    with pytest.raises(AssertionError, match="asked twice"):
        start.has_chinese_font()


@pytest.mark.parametrize(
    ("arguments", "over_all_cores"),
    [
        ([], True),
        (["-m", "long and not clients"], True),
        (["-k", "undo"], True),
        (["-n", "0"], False),
        (["-n0"], False),
        (["tests/core"], False),
        (["tests/test_install.py::test_one"], False),
    ],
)
def test_only_the_whole_suite_goes_over_all_cores(arguments: list[str], over_all_cores: bool) -> None:
    assert bool(start.spread(arguments)) == over_all_cores
