"""`datasets` loads our folder with its features."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.environment import run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, sys
from datasets import load_dataset
data = load_dataset(sys.argv[1], cache_dir=sys.argv[2], split="train")
label = data.features["spans"].feature["label"]
assert type(label).__name__ == "ClassLabel", label
rows = [
    [row["text"], [[s["start"], s["end"], label.int2str(s["label"]), s["text"], s["norm"], s["note"], s["confidence"]]
     for s in row["spans"]], [[g["id"], g["lead_in"], g["flags"]] for g in row["groups"]], row["title"]]
    for row in data
]
print(json.dumps(rows))
"""


@pytest.mark.timeout(900)
def test_datasets_has_every_span(objects, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed here")
    path = exported("hf", objects, tmp_path)
    found = run(LOADER, path, tmp_path / "cache")
    assert [(one[0], one[3]) for one in found] == [(one["text"], one["title"]) for one in objects]
    for (_text, spans, groups, _title), article in zip(found, objects, strict=True):
        assert sorted(span[:4] for span in spans) == places(article)
        more = [(one.get("norm"), one.get("note"), one.get("confidence")) for one in article["annotations"]]
        assert [tuple(span[4:]) for span in spans] == more
        wanted = [[one["id"], one.get("lead_in"), one.get("flags", [])] for one in article["groups"]]
        assert groups == wanted
