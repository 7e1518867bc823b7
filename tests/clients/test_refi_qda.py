"""xmlschema takes our project for valid under the schema of REFI-QDA, restated; each selection is its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

SCHEMA = Path(__file__).with_name("qdpx.xsd")
LOADER = """
import json, sys, zipfile
import xmlschema
schema = xmlschema.XMLSchema(sys.argv[1])
archive = zipfile.ZipFile(sys.argv[2])
with archive.open("project.qde") as file:
    schema.validate(file)
with archive.open("project.qde") as file:
    project = schema.to_dict(file)
codes = {}
for code in project["CodeBook"]["Codes"]["Code"]:
    codes |= {one["@guid"]: code["@name"] for one in [code, *code.get("Code", [])]}
found = []
for source in project["Sources"]["TextSource"]:
    text = archive.read(source["@plainTextPath"].replace("internal://", "sources/")).decode("utf-8")
    spans = [[one["@startPosition"], one["@endPosition"], codes[one["Coding"][0]["CodeRef"]["@targetGUID"]],
              text[one["@startPosition"] : one["@endPosition"]]] for one in source.get("PlainTextSelection", [])]
    found.append([text, spans])
print(json.dumps(found))
"""


@pytest.mark.timeout(900)
def test_the_schema_holds_and_every_span_is_there(objects, tmp_path: Path) -> None:
    found = run(LOADER, SCHEMA, exported("refi-qda", objects, tmp_path))
    assert [text for text, _spans in found] == [one["text"] for one in objects]
    for (_text, spans), article in zip(found, objects, strict=True):
        assert sorted(spans) == places(article)
