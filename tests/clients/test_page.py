"""The lines of Python that docs/FORMATS.md shows for each format are run in its client and find the spans."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from core.exporters import EXPORTERS, Job
from core.exporters.outputs import Output
from tests.clients.environment import run
from tests.clients.test_w3c import CONTEXT
from tests.core.test_formats_page import PAGE, sample

pytestmark = [pytest.mark.clients, pytest.mark.long]

BOTH = [["PROVINCE", "江西省"], ["SLOGAN", "六稳"]]
WANTED: dict[str, tuple[str, str, Any]] = {
    "jsonl": ("a", "spans", BOTH),
    "csv": ("a", "slogans", ["六稳"]),
    "doccano": ("a", "spans", BOTH),
    "labelstudio": (
        "a",
        "[[one['value']['labels'][0], one['value']['text']] for one in tasks[0]['annotations'][0]['result']]",
        BOTH,
    ),
    "brat": ("folder", "spans", BOTH),
    "bio": ("a", "[[one.tag, one.start, one.end] for one in spans]", [["PROVINCE", 1, 4]]),
    "spacy": ("a", "[[one.label_, one.text] for one in docs[0].spans['sc']]", BOTH),
    "hf": ("folder", "[[name(one['label']), one['text']] for one in data[0]['spans']]", BOTH),
    "uima": ("folder", "[[one.label, one.get_covered_text()] for one in spans]", BOTH),
    "prodigy": ("a", "[first['label'], first['text'], first['token_end']]", ["PROVINCE", "江西省", 2]),
    "w3c": ("a", "[items[0]['@type'], len(json.dumps(items)) > 1000]",
            [["http://www.w3.org/ns/activitystreams#OrderedCollectionPage"], True]),
    "refi-qda": ("a", "spans", [[0, "江西省"], [6, "六稳"]]),
    "xlsx": ("a", "rows[1]", ["六稳", 1, 1]),
    "docx": ("a", "cells[1]", ["六稳", "", "1", "1", "0"]),
}  # fmt: skip
"""The name the lines read from, what they are asked for in the end, and the answer."""


def lines_of(name: str) -> str:
    """What is shown under the format's heading."""
    sections = PAGE.read_text("utf-8").split("\n## ")[1:]
    section = next(one for one in sections if re.search(rf"\b{name}\b", one.split("\n")[0]))
    return section.partition("```python\n")[2].partition("```")[0]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", WANTED)
def test_the_lines_shown_find_the_spans(name: str, tmp_path: Path) -> None:
    stem, asked, wanted = WANTED[name]
    exporter = EXPORTERS.get(name)
    out = Output(tmp_path / f"{stem}{exporter.suffix}", folder=exporter.folder)
    exporter.write([{**sample(), "title": "title"}], out, Job())
    before = f"import os\nos.chdir({str(tmp_path)!r})\n" + (CONTEXT if name == "w3c" else "")
    assert run(f"{before}{lines_of(name)}\nimport json\nprint(json.dumps({asked}))") == wanted


def test_every_format_with_lines_is_here() -> None:
    sections = PAGE.read_text("utf-8").split("\n## ")[1:]
    shown = {name for name in EXPORTERS.names() for one in sections if re.search(rf"\b{name}\b", one.split("\n")[0])
             and "```python" in one}  # fmt: skip
    assert shown - {"bioes", "bmes", "html", "md"} == set(WANTED), (
        "html and md stand with docx; bioes and bmes with bio"
    )
