"""The reference article and a copy of it with other page chrome, counted once, change no table."""

from __future__ import annotations

from pathlib import Path

from core.exporting import Layout, Selection, export
from core.extraction import extract
from core.model import Article, Status, replace
from core.reading import read_file
from core.spans import SpanSet
from core.workspace import Base, Workspace

ACCEPTED = Selection(statuses=frozenset({"accepted"}))
BEFORE = "财经频道 > 地方新闻 > 正文\n字号：大 中 小 打印 关闭\n"
AFTER = "\n责任编辑：某某\n相关阅读\n某地召开工作会议\n版权声明：转载请注明出处\n上一篇 下一篇\n"


def filled(path: Path, articles: list[Article]) -> Workspace:
    workspace = Workspace.open(path)
    for article in articles:
        found = extract(article)
        spans = SpanSet([replace(span, status=Status.ACCEPTED) for span in found.spans], found.groups)
        workspace.store(workspace.add(article).uid, Base(article, spans, found.outline))
    assert workspace.flush(30)
    return workspace


def test_a_copy_with_other_chrome_changes_no_table(shared: Path, tmp_path: Path) -> None:
    source = shared / "reference" / "article.txt"
    copy = tmp_path / "copy.txt"
    copy.write_text(BEFORE + source.read_text("utf-8") + AFTER, "utf-8")
    first, second = read_file(str(source)), read_file(str(copy))
    alone, both = filled(tmp_path / "a.json", [first]), filled(tmp_path / "b.json", [first, second])
    once, twice = Layout(duplicates="once"), Layout(duplicates="apart")
    for name in ("xlsx", "csv"):
        export(alone, name, tmp_path / f"alone.{name}", ACCEPTED)
        found = export(both, name, tmp_path / f"once.{name}", ACCEPTED, once)
        every = export(both, name, tmp_path / f"twice.{name}", ACCEPTED, twice)
        assert (found.articles, found.left_out, every.articles) == (1, 1, 2)
        wanted = (tmp_path / f"alone.{name}").read_bytes()
        assert (tmp_path / f"once.{name}").read_bytes() == wanted
        assert (tmp_path / f"twice.{name}").read_bytes() != wanted
    alone.close()
    both.close()
