"""The client programs in environments of their own, outside the project: made once, kept in a cache folder.

What can live together shares one environment; doccano, whose pins clash with the others', has its own. The folder is
`$ZHUPI_CLIENTS`, by default the user's cache. Where a client cannot be installed its tests are left out and say why;
in CI, and wherever nothing may be left out, they fail.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
DOCCANO = "doccano"
TOGETHER = "together"
LISTS = {
    DOCCANO: ("--no-deps", "-r", str(HERE / "doccano.txt")),
    TOGETHER: ("-r", str(HERE / "together.txt")),
}
"""What pip is told for each environment; doccano's list is whole, since working its pins out takes pip minutes."""
LIMIT = 900
"""Seconds an installation, or a client, may take."""
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
FOLDER = Path(os.environ.get("ZHUPI_CLIENTS") or _CACHE / "zhupi-clients")
"""Where the environments are; worked out before a test gets a home of its own, or each test would install anew."""


def _python_in(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@functools.cache
def python_of(environment: str) -> Path:
    """The environment's own Python; `RuntimeError` says why it cannot be had."""
    wanted = (HERE / f"{environment}.txt").read_bytes()
    key = hashlib.sha256(sys.version.encode() + wanted).hexdigest()[:8]
    home = FOLDER / f"{environment}-{key}"
    if not _python_in(home).exists():
        new = home.with_name(f"{home.name}.{os.getpid()}")
        try:
            _install(new, LISTS[environment])
            new.rename(home)
        except (OSError, subprocess.SubprocessError) as error:
            if not _python_in(home).exists():
                said = (getattr(error, "stderr", None) or b"").decode("utf-8", "replace").strip().splitlines()[-3:]
                raise RuntimeError(
                    "\n".join([f"the clients ({environment}) cannot be installed: {error}", *said])
                ) from error
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return _python_in(home)


def _install(home: Path, told: tuple[str, ...]) -> None:
    venv.create(home, with_pip=False, clear=True, symlinks=os.name != "nt")
    pip = [sys.executable, "-m", "pip", "--python", str(_python_in(home)), "--disable-pip-version-check"]
    command = [*pip, "install", "--quiet", "--no-compile", "--no-input", *told]
    subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)


def run(program: str, *arguments: str | Path, environment: str = TOGETHER) -> Any:
    """What the program prints as JSON, run by the environment's own Python."""
    try:
        python = python_of(environment)
    except RuntimeError as error:
        if os.environ.get("CI") or os.environ.get("ZHUPI_NO_SKIPS"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    command = [python, "-I", "-X", "utf8", "-c", program, *map(str, arguments)]
    offline = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
    done = subprocess.run(command, capture_output=True, timeout=LIMIT, check=False, env={**os.environ, **offline})
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
    return json.loads(done.stdout)
