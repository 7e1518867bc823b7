"""Our project is valid under REFI-QDA's schema, restated, and pyrefiqda, made from the published one, loads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

SCHEMA = Path(__file__).with_name("qdpx.xsd")
VALID = """
import json, sys, zipfile
import xmlschema
schema = xmlschema.XMLSchema(sys.argv[1])
with zipfile.ZipFile(sys.argv[2]) as archive, archive.open("project.qde") as file:
    schema.validate(file)
print("true")
"""
LOADER = """
import json, sys
from pyrefiqda import RefiProject

project = RefiProject.load(sys.argv[1], extract_dir=sys.argv[2])
codes = {}
for code in project.code_book.codes.code:
    codes |= {one.guid: code.name for one in [code, *code.code]}
found, chained = [], {}
for source in project.sources.text_source:
    path = RefiProject.resolve_source_path(source.plain_text_path, sys.argv[2])
    text = path.read_bytes().decode("utf-8")
    spans = []
    for one in source.plain_text_selection:
        [coding] = one.coding
        at = one.start_position, one.end_position
        spans.append([*at, codes[coding.code_ref.target_guid], text[slice(*at)]])
        chained[one.guid] = [len(found), *at]
    found.append([text, spans])
links = [[chained[one.origin_guid], chained[one.target_guid]] for one in project.links.link] if project.links else []
print(json.dumps([found, links]))
"""
COMPARISON = """
import json, sys
import pyrefiqda.models.project as models
import xmlschema
from xsdata_pydantic.bindings import XmlContext

schema, context, found = xmlschema.XMLSchema(sys.argv[1]), XmlContext(), {}
def ours(kind):
    parts = [] if kind.is_simple() or kind.has_simple_content() else list(kind.content.iter_elements())
    return [[one.local_name, one.max_occurs == 1] for one in parts], [
        [name, one.use == "required"] for name, one in kind.attributes.items()]
def theirs(name):
    meta = context.build(getattr(models, name))
    parts = sorted(meta.get_element_vars(), key=lambda one: one.index)
    return [[one.local_name, not one.list_element] for one in parts], [
        [one.local_name, one.required] for one in meta.get_attribute_vars()]
project = schema.elements["Project"].type
below = {one.local_name: one.type for one in project.content.iter_elements()}
types = {"Project": project, "UsersType": below["Users"], "CodeBookType": below["CodeBook"], "VariablesType": below["Variables"],
         "SourcesType": below["Sources"], "LinksType": below["Links"], "CodeType": schema.types["code"],
         "CodingType": schema.types["coding"], "PlainTextSelectionType": schema.types["selection"],
         "VariableValueType": schema.types["value"], "TextSourceType": schema.types["text"], "UserType": schema.types["user"],
         "VariableType": schema.types["variable"], "LinkType": schema.types["link"], "CodeRefType": schema.types["reference"],
         "NoteRefType": schema.types["reference"], "VariableRefType": schema.types["reference"]}
print(json.dumps({name: [ours(kind), theirs(name)] for name, kind in types.items()}))
"""
NOT_RESTATED = {"Cases", "Notes", "Sets", "Graphs", "PictureSource", "PDFSource", "AudioSource", "VideoSource"}
"""What the program never writes."""


@pytest.mark.timeout(900)
def test_the_schema_holds_and_every_span_and_group_is_there(objects, tmp_path: Path) -> None:
    path = exported("refi-qda", objects, tmp_path)
    assert run(VALID, SCHEMA, path)
    found, links = run(LOADER, path, tmp_path / "unpacked")
    assert [text for text, _spans in found] == [one["text"] for one in objects]
    for (_text, spans), article in zip(found, objects, strict=True):
        assert sorted(spans) == places(article)
    grouped = [{one["group"] for one in article["annotations"] if one.get("group")} for article in objects]
    members = sum(1 for article in objects for one in article["annotations"] if one.get("group"))
    assert len(links) == members - sum(map(len, grouped))
    assert all(one[0] == other[0] for one, other in links)


@pytest.mark.timeout(900)
def test_the_schema_restated_says_what_the_published_one_says() -> None:
    """pyrefiqda's classes are generated from the published schema: same parts, order, numbers, and what is required."""
    for name, (ours, theirs) in run(COMPARISON, SCHEMA).items():
        assert ours[0] == [one for one in theirs[0] if one[0] not in NOT_RESTATED], name
        assert sorted(ours[1]) == sorted(theirs[1]), name
