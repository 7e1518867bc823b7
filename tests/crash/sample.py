"""A small workspace with every sort of record, and the state of a workspace as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core import corrections
from core.changes import Transaction, apply
from core.ids import machine_id, text_digest
from core.model import Article, Group, Origin, OutlineEntry, Paragraph, Span
from core.spans import SpanSet
from core.store.store import Store
from core.workspace import Base, Workspace

TEXT = "川渝黔三省市会议要求，一是修好𠮷田水渠；二是落实“三清单”“四台账”😀。"


def base_of(number: int) -> Base:
    text = f"第{number}篇。{TEXT}"
    sha = text_digest(text)
    at = text.index("川")
    ranges = [(at + one, at + one + 1) for one in range(3)]
    spans = [
        Span(machine_id(sha, "PROVINCE", *r), "PROVINCE", *r, origin=Origin("province.test", "1"), norm="51", group="g")
        for r in ranges
    ]
    article = Article(text, sha, (Paragraph(0, len(text)),), title=f"第{number}篇", path=f"/articles/{number}.txt")
    return Base(article, SpanSet(spans, [Group("g", "PROVINCE")]), (OutlineEntry(0, 2, 1),), "rules-1")


def fill(workspace: Workspace, numbers: range) -> None:
    """Each article accepted, added to and noted: three corrections."""
    for number in numbers:
        base = base_of(number)
        uid = workspace.add(base.article).uid
        spans = base.spans
        first = next(iter(spans))
        for make in (
            lambda: corrections.accept(spans, [first.id]),
            lambda: corrections.add(spans, base.article.text, "SLOGAN", 8, 12),
            lambda: corrections.note(spans, first.id, "核对过"),
        ):
            made = make()
            workspace.commit(Transaction("any", ((uid, made),)), bases={uid: base})
            spans = apply(spans, made)


def written(path: Path, articles: int = 4) -> None:
    """A closed workspace of half the articles, the other half in its journal, as after a kill."""
    workspace = Workspace.open(path, annotator="小林")
    fill(workspace, range(articles // 2))
    workspace.tables.table("words").insert({"text": "三清单", "label": "SLOGAN", "verdict": "always", "norm": ""})
    assert workspace.flush(10)
    workspace.fold()
    fill(workspace, range(articles // 2, articles))
    assert workspace.flush(10)
    abandon(workspace)


def abandon(workspace: Workspace) -> None:
    """End as a killed process does: nothing more is written, the lock is gone."""
    store = workspace._store
    if store._keeper is not None:
        store._keeper.join()
    store.journal.close()
    store.base.close()
    store._lock.release()


def state(store: Store) -> dict[str, Any]:
    """Every readable record of every table but the workspace's own and the damaged ones."""
    return {
        f"{name}/{key}": records[key]
        for name, records in store.tables.items()
        if name not in {"meta", "damaged"}
        for key in records
    }
