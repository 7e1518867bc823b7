"""A Markdown parser makes of our report the same text, the same marks and the same cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exporters.pages import pieces
from core.exporters.xml_text import clean
from core.summary.tables import Table
from tests.clients.environment import run
from tests.clients.samples import exported, places
from tests.clients.test_html import READER, as_shown

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = (
    READER
    + """
import json, sys
import html5lib
from markdown_it import MarkdownIt
words = open(sys.argv[1], encoding="utf-8", newline="\\n").read()
page = MarkdownIt("commonmark", {"html": True}).enable("table").render(words)
root = html5lib.parse(page.replace("<br>\\n", "<br>"))
cells = [["".join(cell.itertext()) for cell in table.iter() if cell.tag in (NS + "td", NS + "th")]
         for table in root.iter(NS + "table")]
print(json.dumps([read(root, "span"), cells]))
"""
)


@pytest.mark.timeout(900)
def test_a_markdown_parser_has_every_span_and_cell(tmp_path: Path, objects) -> None:
    found, cells = run(LOADER, exported("md", objects, tmp_path))
    shown = [one for one in objects if one["text"]]
    assert [text for text, _spans in found] == [clean(one["text"]) for one in shown]
    for (_text, spans), article in zip(found, shown, strict=True):
        assert sorted(spans) == [[*one[:2], as_shown(one[2]), clean(one[3])] for one in places(article)]
    made = [piece for piece in pieces(objects, text=True) if isinstance(piece, Table)]
    wanted = [
        [clean(cell) for row in (one.columns or ("",) * len(one.rows[0]), *one.rows) for cell in row] for one in made
    ]
    assert cells == wanted
