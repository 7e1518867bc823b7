"""Names that hurt: of articles, of labels, of the target, in every format; words with every control character."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.exporters import EXPORTERS
from core.exporting import Layout, Selection, export
from core.file_names import refused
from core.model import Span, Status, replace
from core.reading import read_text
from core.spans import SpanSet
from core.workspace import Base, Workspace

ACCEPTED = Selection(statuses=frozenset({"accepted"}))
CONTROL = "".join(
    map(chr, [*range(1, 32), 0x7F, 0x85, 0xAD, 0x200B, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, 0xE000, 0x1FFFE])
)
TITLES = (
    "a/b\\c", "q\"'`<>|?*:", "一\n二\t三\r", "😀" * 63, "长" * 85, "..", "CON", "", "=1+1", "同名", "同名", CONTROL,
    "../../etc/passwd", "nul.txt", "x" * 255,
)  # fmt: skip
LABELS = ("PROVINCE", "a/b", "../x", "CON", "=1+1", "标 签", "一\n二", "x" * 255, "😀", "O", "B-X", "NOT_A", "'\"&<>")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = Workspace.open(tmp_path_factory.mktemp("names") / "w.zhupi.json", annotator="甲")
    for number, title in enumerate(TITLES):
        plain = read_text(f"{number}江西省{CONTROL}落实=1+1工作")
        article = replace(plain, title=title, path=f"{title}{number}", source=title, author=title, published=title)
        end = len(article.text)
        spans = [
            Span(f"s{at}", label, at % 3, end - at % 4, Status.ACCEPTED, norm=title, note=title)
            for at, label in enumerate(LABELS)
        ]
        made.store(made.add(article).uid, Base(article, SpanSet(spans)))
    assert made.flush(60)
    yield made
    made.close()


def target_of(name: str, how: str) -> tuple[str, Layout]:
    suffix = EXPORTERS.get(name).suffix
    long = ("长" * 85)[: (255 - len(suffix)) // 3]
    return {
        "in a folder, a file an article": ("each", Layout(each=True)),
        "a name of 255 bytes": (long + suffix, Layout()),
        "parts of such a name": (long + suffix, Layout(split=(50, 25, 25), duplicates="apart")),
        "quotes and a line break": (f"q\"'\n=😀{suffix}", Layout(unit="sentence")),
    }[how]


@pytest.mark.parametrize(
    "how", ["in a folder, a file an article", "a name of 255 bytes", "parts of such a name", "quotes and a line break"]
)
@pytest.mark.parametrize("name", EXPORTERS.names())
def test_no_name_of_an_article_a_label_or_a_target_stops_an_export(
    workspace: Workspace, tmp_path: Path, name: str, how: str
) -> None:
    if name == "hf":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    target, layout = target_of(name, how)
    report = export(workspace, name, tmp_path / target, ACCEPTED, layout)
    assert report.articles == len(TITLES)
    found = list(tmp_path.rglob("*"))
    assert all(path.is_relative_to(tmp_path) and len(path.name.encode()) <= 255 for path in found)
    assert not [path for path in found if path.name.startswith(".zhupi")]
    if layout.each:
        articles = [path for path in (tmp_path / target).iterdir() if path.suffix == EXPORTERS.get(name).suffix]
        assert EXPORTERS.get(name).folder or len(articles) >= len(TITLES), "two of one name are two files"
        assert not any(refused(path.name) for path in articles)
