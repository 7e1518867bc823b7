"""docs/FORMATS.md shows what the program writes: each example is made anew and must stand there."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from core.articles.article_json import Json
from core.exporters import EXPORTERS, Job
from core.exporters.outputs import Output
from core.ids import text_digest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "FORMATS.md"
TEXT = "江西省落实“六稳”😀。"
NAMES = ("jsonl", "doccano", "labelstudio", "brat", "bio", "csv")
PARTLY = {
    "uima": ("xml", 2), "prodigy": ("json", 1), "w3c": ("json", 1), "refi-qda": ("xml", 1), "html": ("html", 1),
    "md": ("markdown", 1),
}  # fmt: skip
"""Formats of which some lines are shown: the block's language and how many lines it has."""


def sample() -> Json:
    """One sentence, a province and a slogan that a person accepted."""
    spans = [
        {"id": "p1", "label": "PROVINCE", "start": 0, "end": 3, "text": "江西省", "status": "accepted", "norm": "36"},
        {"id": "s1", "label": "SLOGAN", "start": 6, "end": 8, "text": "六稳", "status": "accepted", "norm": "六稳"},
    ]
    return {
        "uid": "u1", "title": "例", "text": TEXT, "text_sha256": text_digest(TEXT), "annotations": spans, "groups": [],
        "paragraphs": [{"start": 0, "end": len(TEXT), "role": "body"}], "outline": [],
    }  # fmt: skip


def written(name: str, folder: Path) -> list[Path]:
    """The files of that format."""
    exporter = EXPORTERS.get(name)
    out = Output(folder / f"a{exporter.suffix}", folder=exporter.folder)
    exporter.write([sample()], out, Job())
    return out.made


def example(name: str, folder: Path) -> str:
    """The file that the format is named after, as text."""
    path = next(one for one in written(name, folder) if one.suffix in {".ann", EXPORTERS.get(name).suffix})
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")


def words_of(path: Path) -> str:
    if path.suffix != ".qdpx":
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as archive:
        return archive.read("project.qde").decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_what_the_program_writes(name: str, tmp_path: Path) -> None:
    assert f"```\n{example(name, tmp_path)}\n```" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", PARTLY)
def test_the_lines_shown_are_among_what_the_program_writes(name: str, tmp_path: Path) -> None:
    language, number = PARTLY[name]
    section = next(one for one in PAGE.read_text("utf-8").split("\n## ")[1:] if f"`{name}`" in one.split("\n")[0])
    lines = section.partition(f"```{language}\n")[2].partition("\n```")[0].split("\n")
    assert len(lines) == number
    made = "\n".join(words_of(path) for path in written(name, tmp_path))
    for line in lines:
        assert re.search(".*".join(map(re.escape, line.split("…"))), made), line


def test_each_format_has_a_section() -> None:
    page = PAGE.read_text("utf-8")
    for name in EXPORTERS.names():
        assert f"`{name}`" in page
