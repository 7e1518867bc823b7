"""doccano's own importer, in process over a database of its own, has every span and every relation of our lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.exporters.links import links
from tests.clients.environment import DOCCANO, run
from tests.clients.samples import exported, places

pytestmark = [pytest.mark.clients, pytest.mark.long]

START = """
import importlib.util, json, logging, os, sys
folder = sys.argv[1]
backend = importlib.util.find_spec("backend").submodule_search_locations[0]
sys.path.insert(0, backend)
os.chdir(folder)
os.environ.update(DJANGO_SETTINGS_MODULE="config.settings.development", DATABASE_URL=f"sqlite:///{folder}/db.sqlite3",
                  DEBUG="False")
logging.disable(logging.CRITICAL)
import django
django.setup()
"""
MIGRATION = (
    START
    + """
from django.core.management import call_command
call_command("migrate", verbosity=0)
print("true")
"""
)
LOADER = (
    START
    + """
path, relations = sys.argv[2], sys.argv[3] == "relations"
from django.contrib.auth import get_user_model
from data_import.datasets import load_dataset
from data_import.pipeline.catalog import create_file_format
from data_import.pipeline.readers import FileName
from examples.models import Example
from labels.models import Relation, Span
from projects.models import SequenceLabelingProject

user = get_user_model().objects.create_user(username="a", password="a")
project = SequenceLabelingProject.objects.create(
    name="p", project_type="SequenceLabeling", allow_overlapping=True, use_relation=relations, created_by=user
)
task = "RelationExtraction" if relations else "SequenceLabeling"
data = load_dataset(task, create_file_format("JSONL"), [FileName(path, "a.jsonl", "a.jsonl")], project)
data.save(user)
found = []
for one in Example.objects.order_by("id"):
    spans = [[s.start_offset, s.end_offset, s.label.text] for s in Span.objects.filter(example=one).select_related("label")]
    pairs = [[r.from_id.start_offset, r.to_id.start_offset] for r in Relation.objects.filter(example=one)]
    found.append([one.text, spans, sorted(pairs), one.meta])
print(json.dumps([found, [str(e) for e in data.errors]]))
"""
)


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """doccano's tables without a row, made by its own migrations."""
    folder = tmp_path_factory.mktemp("doccano")
    assert run(MIGRATION, folder, environment=DOCCANO)
    return folder / "db.sqlite3"


@pytest.mark.timeout(900)
@pytest.mark.parametrize("form", ["labels", "relations"])
def test_doccano_has_every_span(form: str, objects, empty_database: Path, tmp_path: Path) -> None:
    objects = [one for one in objects if one["text"]]
    path = exported("doccano", objects, tmp_path / "out", form=form)
    shutil.copy(empty_database, tmp_path)
    found, errors = run(LOADER, tmp_path, path, form, environment=DOCCANO)
    assert errors == []
    assert [text for text, *_rest in found] == [one["text"] for one in objects]
    for article, (text, spans, pairs, meta) in zip(objects, found, strict=True):
        read = sorted([start, end, label, text[start:end]] for start, end, label in spans)
        assert read == places(article)
        if form == "relations":
            starts = [one["start"] for one in article["annotations"]]
            assert pairs == sorted([starts[one], starts[other]] for one, other in links(article))
        assert meta["uid"] == article["uid"]
