"""Gather every visible string into the Linguist file and compile it: python resources/i18n/update.py

New strings arrive as unfinished; translate them in zhupi_zh_CN.ts (Qt Linguist or an editor) and run this again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CATALOGUE = HERE / "zhupi_zh_CN.ts"


def sources() -> list[str]:
    """Every file that may hold a visible string."""
    return sorted(str(path.relative_to(ROOT)) for folder in ("core", "ui") for path in (ROOT / folder).rglob("*.py"))


def gather(catalogue: Path) -> None:
    """Bring the catalogue up to date with the sources; what is no longer used goes."""
    _tool("lupdate", "-no-obsolete", "-locations", "none", *sources(), "-ts", str(catalogue))


def compile_catalogue(catalogue: Path, compiled: Path) -> None:
    """Make the `.qm` the window loads."""
    _tool("lrelease", "-silent", str(catalogue), "-qm", str(compiled))


def _tool(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([str(tool), *arguments], cwd=ROOT, check=True, capture_output=True)


if __name__ == "__main__":
    gather(CATALOGUE)
    compile_catalogue(CATALOGUE, CATALOGUE.with_suffix(".qm"))
