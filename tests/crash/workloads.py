"""A process that corrects and says what is on the disk: one at a time, in bulk, or folding after each few; or that changes
words, labels, fields, same slogans and the policy (`rows`); or that takes in a copy, then another person's work (`taking`)."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from core import corrections
from core.articles.fields import FieldRow
from core.articles.own_fields import WORKSPACE
from core.changes import FieldChange, Transaction, apply
from core.errors import CorrectionRefused, WorkspaceError, ZhupiError
from core.ids import text_digest
from core.labels.own_words import OwnWord, list_change
from core.labels.policy import Policy
from core.model import Article, Label, Paragraph
from core.people.others import bring
from core.safety import copies
from core.safety.taking_in import carry_out
from core.spans import SpanSet
from core.store import durable
from core.workspace import Base, Workspace

TEXT = "一二三四五六七八九十" * 4


def main() -> None:
    path, workload = Path(sys.argv[1]), sys.argv[2]
    try:
        workspace = Workspace.open(path)
    except WorkspaceError as error:
        print("refused", error)
        print("done")
        return
    if workspace.read_only:
        print("done")
        return
    article = Article(TEXT, text_digest(TEXT), (Paragraph(0, len(TEXT)),), path="/x")
    if workload in ("rows", "taking"):
        {"rows": change_rows, "taking": take_in}[workload](workspace)
    else:
        correct(workspace, article, workload)
    workspace.close()
    print("done", flush=True)


def told(workspace: Workspace, places: Iterable[int]) -> None:
    """Say that those are on the disk, once they are."""
    for _try in range(3):
        if workspace.flush(10):
            for place in places:
                print("saved", place, ".", sep=" ", flush=True)
            return
        workspace.retry()


def correct(workspace: Workspace, article: Article, workload: str) -> None:
    entry = workspace.add(article)
    spans = workspace.spans(entry.uid) or SpanSet()
    bulk = workload == "bulk"
    for at in range(0, 24 if bulk else 8, 8 if bulk else 1):
        made = ()
        for place in range(at, at + (8 if bulk else 1)):
            more = corrections.add(spans, TEXT, "SLOGAN", place, place + 1)
            spans = apply(spans, more)
            made += more
        workspace.commit(Transaction("add", ((entry.uid, made),)), bases={entry.uid: Base(article, SpanSet())})
        told(workspace, range(at, at + (8 if bulk else 1)))
        if workload == "fold" and at % 3 == 2:
            try:
                workspace.fold()
            except OSError:
                print("not folded", flush=True)


def change_rows(workspace: Workspace) -> None:
    """A row of each table, one taken away again; what each stands for is said by `rows_held`."""
    word = list_change(workspace.next_word(), None, OwnWord("甲", "SLOGAN"))
    same = FieldChange("same:甲", None, "乙")
    steps: list[tuple[Callable[[], object], int]] = [
        (lambda: workspace.commit(Transaction("words", ((WORKSPACE, (word, same)),))), 1000),
        (lambda: workspace.put_words({workspace.next_word(): OwnWord("丙", "SLOGAN")}), 1001),
        (lambda: workspace.put_labels([*workspace.labels(), Label("X", "别的", "Other", "teal")]), 1002),
        (lambda: workspace.put_fields([FieldRow("topic", "专题", "Topic", order=1)]), 1003),
        (lambda: workspace.put_policy(Policy(quotes=True)), 1004),
        (
            lambda: workspace.put_words(
                dict.fromkeys(n for n, one in workspace.numbered_words().items() if one.text == "丙")
            ),
            1005,
        ),
    ]
    for step, code in steps:
        try:
            step()
        except CorrectionRefused:  # an earlier change is not on the disk
            continue
        told(workspace, [code] if code != 1001 else [])
        if code == 1003:
            with contextlib.suppress(OSError):
                workspace.fold()


def rows_held(workspace: Workspace) -> set[int]:
    """Which of those steps a workspace holds."""
    words = {one.text for one in workspace.own_words()}
    found = {
        1000: "甲" in words and workspace.same().get("甲") == "乙",
        1002: any(one.name == "X" for one in workspace.labels()),
        1003: any(one.name == "topic" for one in workspace.fields()),
        1004: workspace.policy.quotes,
        1005: "丙" not in words and any(key.startswith("丙") for key in workspace.seen().get("words", ())),
    }
    return {code for code, there in found.items() if there}


def take_in(workspace: Workspace) -> None:
    """A copy of this workspace with more in it, then another person's; the files are made where nothing is traced."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.zhupi.json"
        workspace.flush(10)
        shutil.copy(workspace.path, copy)
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(durable.beside(workspace.path, ".journal"), durable.beside(copy, ".journal"))
        other, theirs = Workspace.open(copy), Workspace.open(Path(folder) / "theirs.zhupi.json")
        for at, one in enumerate((other, theirs)):
            text = TEXT + "甲乙"[at]
            article = Article(text, text_digest(text), (Paragraph(0, len(text)),), path=f"/{at}")
            uid = one.add(article).uid
            made = corrections.add(SpanSet(), text, "SLOGAN", at, at + 1)
            one.commit(Transaction("add", ((uid, made),)), bases={uid: Base(article, SpanSet())})
        other.put_words({other.next_word(): OwnWord("甲", "SLOGAN")})
        assert other.close() and theirs.close()
        try:
            carry_out(workspace, copies.merged(workspace, copies.plan(workspace, copy)))
            told(workspace, [0])
            bring(workspace, Path(folder) / "theirs.zhupi.json", "乙")
            told(workspace, [2000])
        except ZhupiError as error:
            print("refused", error)


if __name__ == "__main__":
    main()
