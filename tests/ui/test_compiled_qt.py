"""PySide's own modules are compiled once; what was kept never changes what PySide does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import places
from ui.compiled_qt import Compiler, Kept

ROOT = Path(__file__).resolve().parent.parent.parent

START = """
import ui, ui.compiled_qt as compiled
made = compiled._compiler
print("fresh" if made.fresh else "kept", len(made.used))
compiled.keep_compiled()
"""
BEHAVES = """
import ui
from PySide6.QtCore import QTimer
try:
    QTimer().setInterval("soon")
except TypeError as error:
    print(error)
"""


def run(code: str, home: Path) -> str:
    env = {**os.environ, "ZHUPI_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    return done.stdout.decode()


def kept_in(home: Path) -> Path:
    return home / "cache" / places.COMPILED


def test_the_second_start_compiles_nothing(tmp_path: Path) -> None:
    first, second = run(START, tmp_path), run(START, tmp_path)
    if first == "fresh 0\n":
        pytest.fail("this PySide has another way: look whether its start still compiles its modules")
    number = first.split()[1]
    assert first.startswith("fresh") and int(number) > 5
    assert second == f"kept {number}\n"


def test_what_pyside_says_is_the_same(tmp_path: Path) -> None:
    run(START, tmp_path)
    said = run(BEHAVES, tmp_path)
    assert "setInterval(msec: int" in said and "called with wrong argument types" in said
    assert run(BEHAVES, tmp_path / "nothing kept") == said


@pytest.mark.parametrize("damage", ["cut", "bit", "version", "empty"])
def test_a_damaged_file_is_not_used_and_made_anew(tmp_path: Path, damage: str) -> None:
    run(START, tmp_path)
    kept = kept_in(tmp_path)
    raw = kept.read_bytes()
    changed = {
        "cut": raw[: len(raw) // 2],
        "bit": raw[:-100] + bytes([raw[-100] ^ 1]) + raw[-99:],
        "version": raw.replace(b"compiled 1", b"compiled 0", 1),
        "empty": b"",
    }
    kept.write_bytes(changed[damage])
    assert run(START, tmp_path).startswith("fresh")
    assert kept.read_bytes() == raw and run(START, tmp_path).startswith("kept")


def test_another_source_is_compiled_whatever_was_kept(tmp_path: Path) -> None:
    old = Compiler({})
    old(b"value = 1", "support.py", "exec")
    kept: Kept = dict(old.used)
    new = Compiler(kept)
    found: dict[str, int] = {}
    exec(new(b"value = 2", "support.py", "exec"), found)
    assert found["value"] == 2 and new.fresh
    same = Compiler(kept)
    assert same(b"value = 1", "support.py", "exec") is kept["support.py"][2] and not same.fresh


def test_what_is_no_module_is_compiled_as_ever() -> None:
    compiler = Compiler({})
    assert eval(compiler("1 + 1", "words", "eval")) == 2
    assert not compiler.used and not compiler.fresh


def test_where_nothing_can_be_kept_the_start_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "a file"
    home.write_bytes(b"")
    assert run(START, home).startswith("fresh") and run(START, home).startswith("fresh")
