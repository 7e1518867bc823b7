"""pybrat loads our folder; its mentions are what the text has at each span, fragment by fragment."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exporters.brat_names import fragments, safe
from tests.clients.environment import run
from tests.clients.samples import exported

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, sys
from pybrat.parser import BratParser

class Parser(BratParser):
    def _check_entities(self, entities):
        pass  # it refuses two labels for one range, which brat itself has

found = []
for one in sorted(Parser(error="raise").parse(sys.argv[1]), key=lambda one: one.id):
    spans = [
        [[[piece.start, piece.end] for piece in entity.spans], entity.type, entity.mention,
         [[r.rid, r.eid] for r in entity.references]]
        for entity in one.entities
    ]
    found.append([one.text, spans, len(one.relations)])
print(json.dumps(found))
"""


@pytest.mark.timeout(900)
def test_pybrat_has_every_span(objects, tmp_path: Path) -> None:
    found = run(LOADER, exported("brat", objects, tmp_path))
    assert len(found) == len(objects)
    for article, (text, spans, relations) in zip(objects, found, strict=True):
        assert text == article["text"]
        wanted = []
        for one in article["annotations"]:
            pieces = [list(piece) for piece in fragments(text, one["start"], one["end"])]
            wanted.append((pieces, safe(one["label"]), " ".join(text[low:high] for low, high in pieces)))
        assert sorted((pieces, label, words) for pieces, label, words, _codes in spans) == sorted(wanted)
        grouped = [one["group"] for one in article["annotations"] if one.get("group")]
        assert relations == len(grouped) - len(set(grouped))
    codes = {tuple(one) for _text, spans, _relations in found for *_rest, codes in spans for one in codes}
    assert any(base == "GB2260" and len(code) == 6 for base, code in codes)
