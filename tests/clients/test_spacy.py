"""spaCy loads our `DocBin` and has every span where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, sys
import spacy
from spacy.tokens import DocBin
found = []
for path in sys.argv[1:]:
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab):
        spans = {name: [[s.start_char, s.end_char, s.label_, s.text, s.kb_id_, s.id_] for s in doc.spans[name]]
                 for name in doc.spans}
        ents = [[e.start_char, e.end_char, e.label_] for e in doc.ents]
        found.append([doc.text, spans, ents, len(doc), json.loads(doc.user_data["zhupi"]).get("title", "")])
print(json.dumps(found))
"""


@pytest.mark.timeout(900)
def test_spacy_has_every_span(objects, tmp_path: Path) -> None:
    path = exported("spacy", objects, tmp_path)
    found = run(LOADER, path, *sorted(tmp_path.glob("out.*.spacy")))
    assert [one[0] for one in found] == [one["text"] for one in objects]
    for (text, spans, ents, tokens, title), article in zip(found, objects, strict=True):
        both = [span for name in spans for span in spans[name]]
        assert sorted(span[:4] for span in both) == places(article)
        assert {span[5]: span[4] for span in both} == {one["id"]: one.get("norm", "") for one in article["annotations"]}
        kept = {(s["start"], s["end"], s["label"]) for s in article["annotations"] if s.get("status") != "rejected"}
        assert {tuple(one) for one in ents} <= kept
        assert bool(ents) == bool(kept)
        assert (tokens, title) == (len(text), article["title"])
