"""A process that corrects one span after another and says on its output which are on the disk; a test kills it."""

from __future__ import annotations

import sys
from pathlib import Path

from core import corrections
from core.changes import Transaction, apply
from core.ids import text_digest
from core.model import Article, Paragraph
from core.spans import SpanSet
from core.workspace import Base, Workspace

TEXT = "一二三四五六七八九十" * 100


def acknowledged(seq: int) -> None:
    sys.stdout.write(f"{seq}\n")
    sys.stdout.flush()


def main() -> None:
    workspace = Workspace.open(Path(sys.argv[1]))
    workspace.listen(acknowledged, lambda _seq, _error: None)
    article = Article(TEXT, text_digest(TEXT), (Paragraph(0, len(TEXT)),), path="/x")
    entry = workspace.add(article)
    spans = workspace.spans(entry.uid) or SpanSet()
    for at in range(len(spans), len(TEXT)):
        made = corrections.add(spans, TEXT, "SLOGAN", at, at + 1)
        seq = workspace.commit(Transaction("add", ((entry.uid, made),)), bases={entry.uid: Base(article, spans)})
        spans = apply(spans, made)
        workspace.flush(10)
        sys.stdout.write(f"span {at} {seq}\n")
        sys.stdout.flush()
        if at % 25 == 24:
            workspace.fold()


if __name__ == "__main__":
    main()
