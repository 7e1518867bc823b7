"""Exports and imports over a small workspace of the test's own, and what the messages say."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core import errors
from core.articles.article_json import article_object
from core.articles.fields import BUILT_IN_FIELDS
from core.commands import main
from core.errors import ExportEmpty, ImportRefused
from core.exporters import EXPORTERS
from core.exporters.csv import guarded
from core.exporting import Selection, count, export
from core.importers import IMPORTERS
from core.importing.articles import import_file
from core.messages import explain
from core.model import BUILT_IN_LABELS, Article, ArticleState, Span, Status
from core.reading import read_text


@dataclass
class Entry:
    uid: str
    state: ArticleState = ArticleState.FINISHED
    stored: bool = True
    title: str = ""


@dataclass
class Fake:
    """What exporting and importing ask of a workspace."""

    objects: dict = field(default_factory=dict)
    uid: str = "fake"

    def entries(self):
        return [Entry(uid) for uid in self.objects]

    def labels(self):
        return BUILT_IN_LABELS

    def fields(self):
        return BUILT_IN_FIELDS

    def same(self):
        return {}

    def export_article(self, uid):
        return self.objects[uid]

    def find(self, *, text_sha256):
        return next((Entry(u) for u, one in self.objects.items() if one["text_sha256"] == text_sha256), None)

    def import_article(self, value):
        self.objects[value["uid"]] = value

    def learn_labels(self, labels, names):
        return ()


def filled(*spans: Span) -> Fake:
    article: Article = read_text("=甲省会议，𠮷利😀要求抓落实。")
    value = {"uid": "u", **article_object(article, spans, (), (), status=True), "state": "finished", "history": []}
    return Fake({"u": value})


SPANS = (Span("a", "SLOGAN", 0, 3, Status.ACCEPTED), Span("b", "SLOGAN", 6, 9, Status.REJECTED))


def test_jsonl_comes_back_byte_for_byte(tmp_path: Path) -> None:
    first, second, other = tmp_path / "1.jsonl", tmp_path / "2.jsonl", Fake()
    assert "read back" in str(export(filled(*SPANS), "jsonl", first, Selection()))
    assert import_file(other, "jsonl", first).articles == 1
    export(other, "jsonl", second, Selection())
    assert first.read_bytes() == second.read_bytes()
    assert import_file(other, "jsonl", first).articles == 0


def test_csv_guards_and_filters(tmp_path: Path) -> None:
    path, chosen = tmp_path / "t.csv", Selection(statuses=frozenset({Status.ACCEPTED}))
    assert count(filled(*SPANS), chosen) == (1, 1)
    export(filled(*SPANS), "csv", path, chosen)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["text"] for row in rows] == ["'=甲省"]
    assert guarded("\tx") == "'\tx"


def test_an_empty_export_says_why_and_writes_nothing(tmp_path: Path) -> None:
    for workspace, why in ((Fake(), "no article"), (filled(SPANS[1]), "accepted")):
        with pytest.raises(ExportEmpty, match=why):
            export(workspace, "csv", tmp_path / "t.csv", Selection(statuses=frozenset({"accepted"})))
    assert list(tmp_path.iterdir()) == []
    assert export(filled(), "jsonl", tmp_path / "f.jsonl", Selection()).articles == 1


def test_an_import_that_does_not_fit_changes_nothing(tmp_path: Path) -> None:
    value = filled(*SPANS).objects["u"]
    bad = {**value, "annotations": [{**value["annotations"][0], "end": 999}]}
    path, workspace = tmp_path / "x.jsonl", Fake()
    path.write_text(json.dumps(value) + "\n" + json.dumps(bad), "utf-8")
    with pytest.raises(ImportRefused, match="line 2"):
        import_file(workspace, "jsonl", path)
    assert workspace.objects == {}


def test_every_plugin_has_its_registered_name() -> None:
    for registry in (EXPORTERS, IMPORTERS):
        assert tuple(one.name for one in registry) == registry.names()


def test_every_error_is_explained() -> None:
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.ZhupiError)]
    for kind in kinds:
        error = kind("plugin", "x", ("y",)) if kind is errors.NotRegistered else kind("because")
        said = explain(error)
        assert all((said.what, said.why, said.what_to_do)), kind


def test_score_and_wrong_use(tmp_path: Path, capsys) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text(json.dumps({"path": "a", "annotations": [{"label": "TASK", "start": 0, "end": 2}]}), "utf-8")
    assert main(["score", str(path), str(path)]) == 0
    assert "TASK\texact\t1.0000" in capsys.readouterr().out
    assert main(["score", str(path)]) == 2
    assert main(["score", str(path), str(tmp_path / "none")]) == 1
