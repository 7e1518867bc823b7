"""A parser that follows the browsers' rules finds the text and every span in our page, and nothing that runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exporters.xml_text import clean
from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

READER = """
NS = "{http://www.w3.org/1999/xhtml}"
def read(root, node_is_text):
    texts = []
    for node in root.iter(NS + "div" if node_is_text == "div" else NS + "span"):
        if node_is_text == "div" and node.get("class") != "text":
            continue
        words, spans, begun, at = [], [], {}, 0
        def add(some):
            nonlocal at
            words.append(some or "")
            at += len(words[-1])
        def walk(one):
            if one.tag == NS + "br":
                add("\\n")
            labels = (one.get("title") or "").split("\\n")
            for place, number in enumerate((one.get("data-begins") or "").split()):
                begun[number] = (at, labels[place].split(" · ")[0])
            add(one.text)
            for child in one:
                walk(child)
                add(child.tail)
            for number in (one.get("data-ends") or "").split():
                start, label = begun.pop(number)
                spans.append([start, at, label])
        walk(node)
        text = "".join(words)
        texts.append([text, [[*span, text[span[0] : span[1]]] for span in spans]])
    return texts
"""
LOADER = (
    READER
    + """
import json, sys
import html5lib
root = html5lib.parse(open(sys.argv[1], "rb"), transport_encoding="utf-8")
assert not list(root.iter(NS + "script")) and not list(root.iter(NS + "img")) and not list(root.iter(NS + "a"))
print(json.dumps(read(root, "div")))
"""
)


def as_shown(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.timeout(900)
def test_a_browser_s_parser_has_every_span(tmp_path: Path, objects) -> None:
    found = run(LOADER, exported("html", objects, tmp_path))
    shown = [one for one in objects if one["text"]]
    assert [text for text, _spans in found] == [clean(one["text"]) for one in shown]
    for (_text, spans), article in zip(found, shown, strict=True):
        assert sorted(spans) == [[*one[:2], as_shown(one[2]), clean(one[3])] for one in places(article)]
