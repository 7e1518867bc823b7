"""Every choice of an export as a flag: the library's filter, presets listed and removed, and none left out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from core.articles.listed import listed
from core.changes import FieldChange, Transaction
from core.commands import main
from core.errors import ExportError
from core.exporting.choices import Layout, Selection
from core.exporting.flags import add_flags, chosen
from core.extraction import extract
from core.labels.policy import Policy
from core.model import ArticleState, Status, replace
from core.reading import read_text
from core.spans import SpanSet
from core.workspace import Base, Workspace

TITLES = {
    "省局安全通知": ("2024-03-01", "文件"),
    "县局安全通知": ("2025-03-01", "新华社"),
    "春节慰问": ("2025-01-20", "新华社"),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="甲")
    for at, (title, (day, source)) in enumerate(TITLES.items()):
        text = f"{title}\n江西省局落实“六稳”工作，第{at}号。"
        article = replace(read_text(text), path=str(tmp_path / f"{at}.txt"), title=title, published=day, source=source)
        spans = [replace(span, status=Status.ACCEPTED) for span in extract(article).spans]
        made.store(made.add(article).uid, Base(article, SpanSet(spans)))
    assert made.flush(30)
    yield made
    made.close()


def parsed(*flags: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_flags(parser)
    return parser.parse_args(["--workspace", "w", "-o", "out", "--format", "doccano", *flags])


def titles(workspace: Workspace, *flags: str) -> list[str]:
    uids = chosen(parsed(*flags), workspace).selection.uids
    return [entry.title for entry in workspace.entries() if entry.uid in uids]


def test_the_filter_takes_the_words_of_the_library(workspace: Workspace) -> None:
    first, second, third = TITLES
    assert titles(workspace, "--filter", "安全") == [first, second]
    assert titles(workspace, "--filter", "日期:2025.. 来源:新华") == [second, third]
    assert titles(workspace, "--filter=-安全") == [third]
    entry = workspace.entries()[0]
    finished = FieldChange("state", entry.state.value, ArticleState.FINISHED.value)
    workspace.commit(Transaction("finish", ((entry.uid, (finished,)),)))
    assert titles(workspace, "--filter", "安全", "--scope", "finished") == [first]
    assert titles(workspace, "--filter", "进度:完成") == [first]
    assert listed(workspace.entries()[0]).decided == 1.0


def test_a_filter_that_nothing_passes_or_beside_named_articles_is_refused(workspace: Workspace) -> None:
    with pytest.raises(ExportError, match="no article of the library passes"):
        chosen(parsed("--filter", "没有的"), workspace)
    with pytest.raises(ExportError, match="not both"):
        chosen(parsed("--filter", "安全", "--article", next(iter(TITLES))), workspace)


def test_what_passes_is_what_is_written(workspace: Workspace, tmp_path: Path) -> None:
    path, out = str(workspace.path), tmp_path / "out.jsonl"
    workspace.close()
    assert main(["export", "--workspace", path, "--format", "doccano", "-o", str(out), "--filter", "慰问"]) == 0
    [line] = [json.loads(one) for one in out.read_text("utf-8").splitlines()]
    assert line["text"].startswith("春节慰问")


def test_presets_are_listed_and_removed(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = str(workspace.path), str(tmp_path / "out.jsonl")
    workspace.close()
    for name in ("甲", "乙"):
        flags = ["--format", "doccano", "-o", out, "--save-preset", name]
        assert main(["export", "--workspace", path, *flags]) == 0
    capsys.readouterr()
    assert main(["export", "--presets"]) == 0
    assert capsys.readouterr().out == "甲\tdoccano\n乙\tdoccano\n"
    assert main(["export", "--remove-preset", "甲"]) == 0
    assert main(["export", "--remove-preset", "甲"]) == 1
    assert "there is no preset" in capsys.readouterr().err
    assert main(["export", "--presets"]) == 0
    assert capsys.readouterr().out == "乙\tdoccano\n"


FLAGS = {
    "scope": (["--scope", "finished"], "finished"),
    "uids": (["--article", "春节慰问"], None),
    "statuses": (["--status", "rejected"], frozenset({"rejected"})),
    "labels": (["--label", "TASK"], frozenset({"TASK"})),
    "include_unworked": (["--include", "unworked"], True),
    "machine": (["--machine"], True),
    "negatives": (["--negatives"], True),
    "without": (["--without", "region"], frozenset({"region"})),
    "rename": (["--rename", "TASK=T"], (("TASK", "T"),)),
    "policy": (["--quotes", "in", "--suffix", "out", "--marker", "out"], Policy(quotes=True, suffix=False, marker=False)),
    "unit": (["--unit", "sentence"], "sentence"),
    "split": (["--split", "8/1/1"], (8, 1, 1)),
    "seed": (["--seed", "7"], 7),
    "duplicates": (["--near-duplicates", "once"], "once"),
    "separate": (["--separate", "u1"], frozenset({"u1"})),
    "each": (["--each"], True),
    "options": (["--option", "form=relations"], {"form": "relations"}),
}  # fmt: skip
"""Of every choice there is: the flags that make it, and the choice they make."""


@pytest.mark.parametrize("name", [one.name for kind in (Selection, Layout) for one in fields(kind)])
def test_every_choice_of_the_dialog_is_a_flag_too(workspace: Workspace, name: str) -> None:
    flags, wanted = FLAGS[name]
    usual, made = chosen(parsed(), workspace), chosen(parsed(*flags), workspace)
    part = "selection" if hasattr(usual.selection, name) else "layout"
    if name == "uids":
        wanted = (workspace.entries()[2].uid,)
    assert getattr(getattr(usual, part), name) != wanted
    assert getattr(getattr(made, part), name) == wanted
