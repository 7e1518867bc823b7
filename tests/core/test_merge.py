"""What the worker sends in parts comes together on record as one extraction would."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import changes, extraction, reading, worker
from core.merge import additions
from core.model import Extraction
from core.requests import ExtractRequest
from core.spans import SpanSet

SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("batch", [1, 3, 500])
def test_parts_bring_every_group(path: Path, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BATCH", batch)
    article = reading.read_file(str(path))
    whole = extraction.extract(article)
    spans = SpanSet()
    for part in worker.found_in(ExtractRequest(article, (0, 4000))):
        spans = changes.apply(spans, additions(spans, Extraction(part.spans, part.groups)))
    named = {span.group for span in whole.spans if span.group}
    assert set(spans.groups) == named
    assert {key: spans.groups[key] for key in named} == {one.id: one for one in whole.groups if one.id in named}


def test_a_sample_has_groups() -> None:
    assert any(extraction.extract(reading.read_file(str(path))).groups for path in SAMPLES)
