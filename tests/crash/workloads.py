"""A process that corrects and says what is on the disk: one at a time, in bulk, or folding after each few."""

from __future__ import annotations

import sys
from pathlib import Path

from core import corrections
from core.changes import Transaction, apply
from core.errors import WorkspaceError
from core.ids import text_digest
from core.model import Article, Paragraph
from core.spans import SpanSet
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
        for _try in range(3):
            if workspace.flush(10):
                for place in range(at, at + (8 if bulk else 1)):
                    print("saved", place, ".", sep=" ", flush=True)
                break
            workspace.retry()
        if workload == "fold" and at % 3 == 2:
            try:
                workspace.fold()
            except OSError:
                print("not folded", flush=True)
    workspace.close()
    print("done", flush=True)


if __name__ == "__main__":
    main()
