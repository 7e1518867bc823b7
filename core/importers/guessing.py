"""Which format a file or a folder is of, by its name and its first bytes; a guess that a person can change."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

HEAD: Final = 1 << 20
"""Bytes of a file that are looked at."""
MANY: Final = 2_000
"""Names of a folder or a zip that are looked at."""
_BY_SUFFIX: Final = {
    ".spacy": "spacy", ".parquet": "hf", ".xmi": "uima", ".ann": "brat",
    ".bio": "bio", ".bioes": "bio", ".bmes": "bio", ".conll": "bio", ".iob": "bio", ".iob2": "bio", ".tsv": "bio",
}  # fmt: skip
_IN_FOLDERS: Final = (("brat", ".ann"), ("uima", ".xmi"), ("uima", "typesystem.xml"), ("hf", ".parquet"))
"""Formats that are folders, by an ending that only their files have."""
_TAGGED: Final = re.compile(r"^\S[\t ][BIOESM](-\S+)?\s*$", re.MULTILINE)


def guess(path: Path) -> str:
    """The name of the importer that probably reads it; empty where nothing speaks for any."""
    if path.is_dir():
        return _of_names(one.name for one, _at in zip(path.rglob("*"), range(MANY), strict=False))
    suffix = path.suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        if head.startswith(b"PK"):
            with zipfile.ZipFile(path) as archive:
                return _of_names(archive.namelist()[:MANY])
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    return _of_bytes(head)


def _of_names(names: Iterable[str]) -> str:
    lowered = [name.lower() for name in names]
    return next((name for name, ending in _IN_FOLDERS if any(one.endswith(ending) for one in lowered)), "")


def _of_bytes(head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return "hf"
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()
    if text.startswith("<") and "xmi" in text[:2000]:
        return "uima"
    if text.startswith(("{", "[")):
        return _of_json(text)
    return "bio" if text.startswith("-DOCSTART-") or _TAGGED.search(text[:4000]) else ""


def _of_json(text: str) -> str:
    """By the keys that only one of the formats has, of the first article."""

    def has(key: str) -> bool:
        return re.search(rf'"{key}"\s*:', text) is not None

    if has("%FEATURE_STRUCTURES") or has("%TYPES"):
        return "uima"
    if has("data") and (has("annotations") or has("predictions")) and (text.startswith("[") or has("result")):
        return "labelstudio"
    if has("text") and has("annotations") and not text.startswith("["):
        return "jsonl"
    if (has("text") or has("data")) and any(map(has, ("label", "labels", "entities"))):
        return "doccano"
    return ""


__all__ = ["guess"]
