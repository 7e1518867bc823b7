"""Label Studio's SDK takes our configuration, our predictions and annotations, and converts every region."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.environment import run
from tests.clients.samples import exported

pytestmark = [pytest.mark.clients, pytest.mark.long]

LOADER = """
import json, sys, tempfile
from pathlib import Path
from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

tasks = json.loads(Path(sys.argv[1]).read_text("utf-8"))
config = Path(sys.argv[2]).read_text("utf-8")
interface = LabelInterface(config)
problems, predicted = [], []
for task in tasks:
    for one in task["predictions"]:
        problems += interface.validate_prediction(one, return_errors=True)
    predicted.append(sorted(
        [r["value"]["start"], r["value"]["end"], r["value"]["labels"][0], r["value"]["text"]]
        for p in task["predictions"] for r in p["result"]
    ))
found = []
with tempfile.TemporaryDirectory() as folder:
    Converter(config, folder, download_resources=False).convert_to_json_min(sys.argv[1], folder, is_dir=False)
    for one in json.loads(Path(folder, "result.json").read_text("utf-8")):
        spans = sorted([r["start"], r["end"], r["labels"][0], r["text"]] for r in one.get("label", []))
        found.append([one["text"], spans])
print(json.dumps([found, predicted, problems]))
"""


@pytest.mark.timeout(900)
def test_the_sdk_has_every_region(objects, tmp_path: Path) -> None:
    path = exported("labelstudio", objects, tmp_path)
    found, predicted, problems = run(LOADER, path, path.with_name("out.labels.xml"))
    assert problems == []
    assert [text for text, _spans in found] == [article["text"] for article in objects]
    for article, (_text, spans), proposed in zip(objects, found, predicted, strict=True):
        wanted = [
            [one["start"], one["end"], "NOT_" * (one.get("status") == "rejected") + one["label"], one["text"]]
            for one in article["annotations"]
        ]
        assert sorted([*spans, *proposed]) == sorted(wanted)
