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
from core.exporting.flags import RESET, add_flags, chosen
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
    return _parser().parse_args(["--workspace", "w", "-o", "out", "--format", "doccano", *flags])


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


OFF = {
    "scope": ["--scope", "all"],
    "include_unworked": ["--include", "worked"],
    "machine": ["--no-machine"],
    "negatives": ["--no-negatives"],
    "each": ["--no-each"],
    "unit": ["--unit", "article"],
    "seed": ["--seed", "0"],
    "duplicates": ["--near-duplicates", "together"],
}
"""Flags that say the usual choice themselves; `--reset` says it of any."""
RESET_NAMES = {
    "statuses": ["status"], "labels": ["label"], "include_unworked": ["include"], "policy": ["quotes", "suffix", "marker"],
    "duplicates": ["near-duplicates"], "options": ["option"],
}  # fmt: skip

NOT_KEPT = ("uids", "separate")
"""Articles chosen one by one are no part of a preset."""


def kept(workspace: Workspace, name: str, *flags: str) -> None:
    """A preset with every choice made."""
    every = [flag for key, (some, _wanted) in FLAGS.items() if key not in NOT_KEPT for flag in some]
    chosen(parsed(*every, "--save-preset", name, *flags), workspace)


@pytest.mark.parametrize("name", [name for name in FLAGS if name not in NOT_KEPT])
def test_what_a_preset_has_on_is_switched_off_and_nothing_else(workspace: Workspace, name: str) -> None:
    kept(workspace, "全")
    usual, held = chosen(parsed(), workspace), chosen(parsed("--preset", "全"), workspace)
    reset = [word for one in RESET_NAMES.get(name, [name]) for word in ("--reset", one)]
    for flags in (reset, OFF.get(name, reset)):
        made = chosen(parsed("--preset", "全", *flags), workspace)
        for kind in ("selection", "layout"):
            for one in fields(getattr(made, kind)):
                from_preset = one.name != name
                wanted = getattr(getattr(held if from_preset else usual, kind), one.name)
                assert getattr(getattr(made, kind), one.name) == wanted
                assert from_preset or wanted != getattr(getattr(held, kind), one.name)


def test_one_edge_of_a_preset_is_as_in_the_workspace_again_and_a_flag_goes_before_it(workspace: Workspace) -> None:
    kept(workspace, "全")
    made = chosen(parsed("--preset", "全", "--reset", "quotes"), workspace)
    assert made.layout.policy == Policy(quotes=False, suffix=False, marker=False)
    made = chosen(parsed("--preset", "全", "--reset", "label", "--label", "SLOGAN"), workspace)
    assert made.selection.labels == {"SLOGAN"}


def test_a_name_no_flag_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed("--reset", "everything")
    assert "invalid choice" in capsys.readouterr().err


def test_every_flag_of_a_choice_can_be_reset() -> None:
    flags = {
        option.removeprefix("--")
        for group in ("what", "how")
        for action in next(one for one in _parser()._action_groups if one.title == group)._group_actions
        for option in action.option_strings
        if not option.startswith("--no-")
    }
    assert flags - {"article", "filter", "separate"} == set(RESET)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    add_flags(parser)
    return parser
