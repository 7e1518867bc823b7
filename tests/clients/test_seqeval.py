"""seqeval finds in our tags the pieces of every layer, in each of the three schemes."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exporters import Job
from core.exporters.bio import MAIN, layered
from core.exporters.losses import Losses
from tests.clients.environment import run
from tests.clients.samples import exported

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, sys
from seqeval.scheme import IOB2, IOBES, Entities

name, path = sys.argv[1:]
scheme = IOB2 if name == "bio" else IOBES
texts = open(path, encoding="utf-8", newline="\\n").read().split("-DOCSTART-\\tO\\n\\n")[1:]
found = []
for text in texts:
    spans = []
    rows = text.split("\\n")[:-1]
    sentence, begin, at = [], 0, 0
    for row in rows:
        if row:
            sentence.append(row.rpartition("\\t")[2])
        if not row or row is rows[-1]:
            tags = [tag.replace("M-", "I-", 1) if name == "bmes" and tag.startswith("M-") else tag for tag in sentence]
            if tags:
                for entity in Entities([tags], scheme).entities[0]:
                    spans.append([begin + entity.start, begin + entity.end, entity.tag])
            sentence, begin = [], at + 1
        at += 1
    found.append(["".join(row.rpartition("\\t")[0] if row else "\\n" for row in rows)[:-1], spans])
print(json.dumps(found))
"""


@pytest.mark.timeout(900)
@pytest.mark.parametrize("scheme", ["bio", "bioes", "bmes"])
def test_seqeval_has_every_piece(scheme: str, objects, tmp_path: Path) -> None:
    path = exported(scheme, objects, tmp_path)
    layers = [layered(article, Job(), Losses()) for article in objects]
    for layer, name in ((MAIN, "out"), (("PROVINCE", 1), "out.PROVINCE"), (("TASK", 1), "out.TASK")):
        found = run(LOADER, scheme, path.with_name(f"{name}.{scheme}"))
        assert [text for text, _spans in found] == [article["text"] for article in objects]
        for held, (_text, spans) in zip(layers, found, strict=True):
            assert sorted(map(tuple, spans)) == sorted(held.get(layer, ()))
