"""dkpro-cassis loads our XMI with its type system, and our JSON CAS, and counts in code points as we do."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exporters.xml_text import clean
from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, pathlib, sys
from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem
folder = pathlib.Path(sys.argv[1])
types = load_typesystem((folder / "TypeSystem.xml").read_bytes().decode())
def said(cas):
    spans = [[s.begin, s.end, s.label, s.get_covered_text(), s.identifier, s.group] for s in cas.select("zhupi.Span")]
    parts = [[p.begin, p.end, p.of, p.part] for p in cas.select("zhupi.Part")]
    return [cas.sofa_string, spans, parts]
found = []
for path in sorted(folder.glob("*.xmi")):
    with path.open("rb") as file:
        cas = load_cas_from_xmi(file, typesystem=types)
    with path.with_suffix(".json").open("rb") as file:
        found.append([said(cas), said(load_cas_from_json(file))])
print(json.dumps(found))
"""


@pytest.mark.timeout(900)
def test_cassis_has_every_span(objects, tmp_path: Path) -> None:
    found = run(LOADER, exported("uima", objects, tmp_path))
    assert len(found) == len(objects)
    for both, article in zip(found, objects, strict=True):
        for (text, spans, parts), as_held in zip(both, (clean, str), strict=True):
            assert text == as_held(article["text"])
            wanted = sorted([*one[:2], as_held(one[2]), as_held(one[3])] for one in places(article))
            assert sorted(span[:4] for span in spans) == wanted
            groups = {one["id"]: one.get("group") for one in article["annotations"]}
            assert {span[4]: span[5] for span in spans} == groups
            held = [[*one["lead_in"], one["id"], "lead_in"] for one in article["groups"] if one.get("lead_in")]
            assert sorted(part for part in parts if part[3] == "lead_in") == sorted(held)
