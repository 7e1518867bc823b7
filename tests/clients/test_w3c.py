"""PyLD expands our Web Annotations against the terms of the recommendation, restated here, without a network."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

CONTEXT = """
import json, sys
from pyld import jsonld
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
link = lambda name: {"@id": name, "@type": "@id"}
word = lambda name: {"@id": name, "@type": "@vocab"}
names = "tagging describing linking identifying classifying assessing commenting".split()
types = "Annotation TextualBody TextPositionSelector TextQuoteSelector".split()
context = {
    "@vocab": "urn:unknown:", "id": "@id", "type": "@type", **{name: OA + name for name in names + types},
    "AnnotationPage": AS + "OrderedCollectionPage", "Text": "http://purl.org/dc/dcmitype/Text", "Software": AS + "Application",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "startIndex": {"@id": AS + "startIndex", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "motivation": word(OA + "motivatedBy"), "purpose": word(OA + "hasPurpose"), "body": link(OA + "hasBody"),
    "target": link(OA + "hasTarget"), "source": link(OA + "hasSource"), "selector": link(OA + "hasSelector"),
    "generator": link(AS + "generator"), "start": OA + "start", "end": OA + "end", "exact": OA + "exact",
    "prefix": OA + "prefix", "suffix": OA + "suffix", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format", "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name", "label": "http://www.w3.org/2000/01/rdf-schema#label",
}
def offline(url, options):
    assert url == "http://www.w3.org/ns/anno.jsonld", url
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}
jsonld.set_document_loader(offline)
"""
LOADER = (
    CONTEXT
    + """
with open(sys.argv[1], encoding="utf-8") as file:
    [page] = jsonld.expand(json.load(file))
assert "urn:unknown:" not in json.dumps(page)
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
one = lambda node, name: node[OA + name][0]
texts, spans, links = [], [], []
for item in page[AS + "items"][0]["@list"]:
    why = one(item, "motivatedBy")["@id"].removeprefix(OA)
    if why == "describing":
        texts.append([one(item, "hasTarget")["@id"], one(item, "hasBody")[VALUE][0]["@value"]])
    elif why == "tagging":
        target = one(item, "hasTarget")
        at, quote = target[OA + "hasSelector"]
        spans.append([one(target, "hasSource")["@id"], one(at, "start")["@value"], one(at, "end")["@value"],
                      one(item, "hasBody")[VALUE][0]["@value"], one(quote, "exact")["@value"], item["@id"]])
    else:
        links.append([target["@id"] for target in item[OA + "hasTarget"]])
print(json.dumps([texts, spans, links]))
"""
)


@pytest.mark.timeout(900)
def test_pyld_has_every_span(objects, tmp_path: Path) -> None:
    texts, spans, links = run(LOADER, exported("w3c", objects, tmp_path))
    assert [text for _source, text in texts] == [one["text"] for one in objects]
    for (source, _text), article in zip(texts, objects, strict=True):
        assert sorted(span[1:5] for span in spans if span[0] == source) == places(article)
    assert len({span[5] for span in spans}) == sum(len(one["annotations"]) for one in objects)
    named = [{one["group"] for one in article["annotations"] if one.get("group")} for article in objects]
    assert len(links) == sum(map(len, named))
    assert {target for one in links for target in one} <= {span[5] for span in spans}
