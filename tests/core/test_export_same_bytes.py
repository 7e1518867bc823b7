"""The same input gives the same bytes in another process too: whatever order sets have there, whatever the clock says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import hashlib, importlib.util, sys
from pathlib import Path
from core.exporters import EXPORTERS
from tests.clients.samples import exported, hard_objects, like_markup_object

folder = Path(sys.argv[1])
for name in EXPORTERS.names():
    if name == "hf" and importlib.util.find_spec("pyarrow") is None:
        continue
    exported(name, [*hard_objects(60), like_markup_object()], folder / name)
for path in sorted(one for one in folder.rglob("*") if one.is_file()):
    print(path.relative_to(folder), hashlib.sha256(path.read_bytes()).hexdigest())
"""
ROOT = Path(__file__).resolve().parents[2]


def made(folder: Path, **environment: str) -> list[str]:
    command = [sys.executable, "-X", "utf8", "-c", PROGRAM, str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


def test_every_format_has_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    one = made(tmp_path / "a", PYTHONHASHSEED="1", TZ="UTC")
    other = made(tmp_path / "b", PYTHONHASHSEED="77", TZ="Asia/Shanghai")
    assert len(one) > 40
    assert one == other
