"""An environment for each client program, outside the project: made once, kept in a cache folder, used as a subprocess.

The folder is `$ZHUPI_CLIENTS`, by default the user's cache. A client that cannot be installed is a reason to skip,
but not in CI.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

CLIENTS = {
    "doccano": ("doccano==1.8.4", "marshmallow<4", "numpy<2", "setuptools<81"),
    "label-studio-sdk": ("label-studio-sdk==2.1.2",),
    "pybrat": ("pybrat==0.1.7",),
    "seqeval": ("seqeval==1.2.2",),
    "spacy": ("spacy==3.8.18",),
    "datasets": ("datasets==5.2.0",),
    "cassis": ("dkpro-cassis==0.12.0",),
    "srsly": ("srsly==2.5.6",),
    "pyld": ("PyLD==3.3.0",),
    "openpyxl": ("openpyxl==3.1.5",),
    "xmlschema": ("xmlschema==4.3.2",),
    "html5lib": ("html5lib==1.1",),
    "markdown": ("markdown-it-py==4.0.0", "html5lib==1.1"),
}
"""What is installed in each environment."""
LIMIT = 900
"""Seconds an installation may take."""


def folder() -> Path:
    """Where the environments are."""
    own = os.environ.get("ZHUPI_CLIENTS")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(own) if own else cache / "zhupi-clients"


def python_of(client: str) -> Path:
    """The client's own Python; skips, or in CI fails, where it cannot be had."""
    wanted = CLIENTS[client]
    key = hashlib.sha256("\n".join((sys.version, *wanted)).encode()).hexdigest()[:8]
    home = folder() / f"{client}-{key}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (home / "ready").exists():
        try:
            venv.create(home, with_pip=True, clear=True)
            command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *wanted]
            subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)
        except (OSError, subprocess.SubprocessError) as error:
            reason = f"the client {client} cannot be installed: {error}"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        (home / "ready").touch()
    return python


def run(client: str, program: str, *arguments: str | Path) -> Any:
    """What the program prints as JSON, run by the client's own Python."""
    command = [python_of(client), "-I", "-X", "utf8", "-c", program, *map(str, arguments)]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
    done = subprocess.run(command, capture_output=True, timeout=LIMIT, check=False, env=environment)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
    return json.loads(done.stdout)
