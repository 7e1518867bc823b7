"""What the importers of parquet, `DocBin` and CAS share."""

from __future__ import annotations

from pathlib import Path

from core.articles.article_json import Json
from core.errors import ImportRefused


def files_of(path: Path, suffix: str) -> list[Path]:
    """The file itself, or the files of the folder that end so, sorted; `ImportRefused` where there are none."""
    if not path.is_dir():
        return [path]
    found = sorted(one for one in path.rglob(f"*{suffix}") if one.is_file() and not one.is_symlink())
    if not found:
        raise ImportRefused(f"the folder has no {suffix} file", path=str(path))
    return found


def filled(values: Json) -> Json:
    """The entries that have a value; the number 0 is one."""
    return {key: one for key, one in values.items() if one or (one == 0 and one is not False)}
