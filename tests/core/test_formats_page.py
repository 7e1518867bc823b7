"""docs/FORMATS.md shows what the program writes: each example is made anew and must stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.article_json import Json
from core.exporters import EXPORTERS, Job
from core.exporters.outputs import Output
from core.ids import text_digest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "FORMATS.md"
TEXT = "江西省落实“六稳”😀。"
NAMES = ("doccano", "labelstudio", "brat", "bio", "csv")


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


def example(name: str, folder: Path) -> str:
    """The file that the format is named after, as text."""
    exporter = EXPORTERS.get(name)
    out = Output(folder / f"a{exporter.suffix}", folder=exporter.folder)
    exporter.write([sample()], out, Job())
    path = next(one for one in out.made if one.suffix == ".ann") if exporter.folder else out.path
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_what_the_program_writes(name: str, tmp_path: Path) -> None:
    assert f"```\n{example(name, tmp_path)}\n```" in PAGE.read_text("utf-8")


def test_each_format_has_a_section() -> None:
    page = PAGE.read_text("utf-8")
    for name in EXPORTERS.names():
        assert f"`{name}`" in page
