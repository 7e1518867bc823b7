"""The development gold: who annotated what lies in tests/data/gold as stand-off lines; the texts lie in ../shared.

`dev` is what rules may be tuned on, `test` is kept apart (tests/data/gold/README.md).
"""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

from core.articles.article_json import article_object
from core.extraction import extract
from core.model import Article
from core.readers import reader_for

FOLDER = Path(__file__).resolve().parent / "data" / "gold"
Objects = list[dict[str, Any]]


def gold(split: str) -> Objects:
    """The annotated articles of a split: offsets, labels, hashes, no text."""
    return [json.loads(line) for line in (FOLDER / f"{split}.jsonl").read_text("utf-8").splitlines()]


def articles(shared: Path, wanted: Objects) -> list[Article]:
    """Those articles, read from the folder of others' articles and its archive, in the gold's order."""
    names = {one["path"] for one in wanted}
    data = {path.name: path.read_bytes() for path in (shared / "articles").iterdir() if path.name in names}
    with tarfile.open(shared / "articles" / "many.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).name
            held = archive.extractfile(member) if name in names else None
            if held is not None:
                data[name] = held.read()
    return [_read(one["path"], data[one["path"]]) for one in wanted]


def _read(name: str, data: bytes) -> Article:
    reader = reader_for(Path(name).suffix)
    assert reader is not None
    return reader.read(data, path=name)


def predicted(found: list[Article]) -> Objects:
    """What the extractors find in them, as `extract` writes it."""
    objects = []
    for article in found:
        spans = extract(article)
        objects.append(article_object(article, spans.spans, spans.groups, spans.outline))
    return objects
