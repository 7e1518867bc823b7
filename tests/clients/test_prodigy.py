"""srsly, which Prodigy reads with, loads our tasks; each span covers the tokens it says it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, sys
import srsly
found = []
for task in srsly.read_jsonl(sys.argv[1]):
    tokens = task["tokens"]
    spans = []
    for span in task["spans"]:
        covered = tokens[span["token_start"] : span["token_end"] + 1]
        assert (covered[0]["start"], covered[-1]["end"]) == (span["start"], span["end"])
        spans.append([span["start"], span["end"], span["label"], "".join(token["text"] for token in covered)])
    found.append([task["text"], task["answer"], spans])
print(json.dumps(found))
"""


@pytest.mark.timeout(900)
def test_srsly_has_every_span(objects, tmp_path: Path) -> None:
    found = iter(run(LOADER, exported("prodigy", objects, tmp_path)))
    for article in objects:
        text, answer, spans = next(found)
        assert (text, answer) == (article["text"], "accept")
        if any(one.get("status") == "rejected" for one in article["annotations"]):
            text, answer, refused = next(found)
            assert (text, answer) == (article["text"], "reject")
            assert len(refused) == sum(one.get("status") == "rejected" for one in article["annotations"])
            spans += refused
        assert sorted(spans) == places(article)
    assert next(found, None) is None
