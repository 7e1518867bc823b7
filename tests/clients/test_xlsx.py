"""openpyxl loads our workbook: every span is a row, no cell is a formula."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from core.exporters.xml_text import clean
from tests.clients.environment import run
from tests.clients.samples import exported, like_markup_object, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, sys
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
book = load_workbook(sys.argv[1])
sheets = []
for sheet in book:
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    sheets.append([sheet.title, [[unescape(one) if isinstance(one, str) else one for one in row]
                                 for row in sheet.iter_rows(values_only=True)]])
print(json.dumps(sheets))
"""


@pytest.mark.timeout(900)
def test_openpyxl_has_every_span(objects, tmp_path: Path) -> None:
    sheets = run(LOADER, exported("xlsx", objects, tmp_path))
    assert len(sheets) == 8
    found = []
    for _title, (head, *rows) in sheets[:4]:
        at = [head.index(name) for name in ("Start", "End", "Label", "Text")]
        found += [[row[column] for column in at] for row in rows]
    wanted = [[*one[:2], *map(clean, one[2:])] for article in objects for one in places(article)]
    assert sorted(found) == sorted(wanted)
    assert len(sheets[6][1]) == len(objects) + 1


def test_words_that_look_like_markup_stay_words(tmp_path: Path) -> None:
    """`unescape` is openpyxl's own; it leaves `_x005F_`, as Excel writes an `_` before `x0041_`, to its caller."""
    article = like_markup_object()
    head, *rows = dict(run(LOADER, exported("xlsx", [article], tmp_path)))["Slogans"]
    at = [head.index(name) for name in ("Start", "End", "Label", "Text")]
    assert [[row[column] for column in at] for row in rows] == places(article)
    assert [row[head.index("Note")] for row in rows] == [one["note"] for one in article["annotations"]]


def test_the_tables_count_what_is_chosen(tmp_path: Path, shared: Path) -> None:
    from tests.clients.samples import hard_object

    one = hard_object()
    for unit, times in (("mentions", 2), ("articles", 2), ("yesno", 1)):
        path = exported("xlsx", [one, {**one, "uid": "u2"}], tmp_path / unit, counted=unit, period="week")
        sheets = dict(run(LOADER, path))
        head, *rows = sheets["Province × slogan"]
        found = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}
        assert found["六稳"] == {"江西": times, "No province known": 0, "Total": times}
        assert "六保" not in found, "a rejected span does not count"
        head, *rows = sheets["By period"]
        assert head == ["Label", "Which", "2020-W18", "Total"]
        whole = Counter({row[0]: row[2] for row in rows if row[1] is None})
        assert whole["PROVINCE"] == {"mentions": 8, "articles": 2, "yesno": 1}[unit]
