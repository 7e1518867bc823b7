"""A long export says how far it is and can be cancelled at any moment: then everything is as it was before."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import ExportCancelled
from core.exporting import Layout, Selection, Watch, export
from core.extraction import extract
from core.model import Status, replace
from core.reading import read_text
from core.spans import SpanSet
from core.workspace import Base, Workspace
from tests.bounds import often

ACCEPTED = Selection(statuses=frozenset({"accepted"}))
TEXT = "关于{0}的通知\n江西省局落实“六稳”工作😀。广东省要求，一是抓好“六保”；二是推进{0}𠮷。\n第三段{0}说到湖南。"
SPLIT = Layout(split=(60, 20, 20), duplicates="apart")
SHAPES = {
    "a file": ("doccano", "a.jsonl", Layout()),
    "a file with one beside it": ("labelstudio", "a.json", Layout()),
    "files of each label": ("bio", "a.bio", Layout()),
    "a workbook": ("xlsx", "a.xlsx", Layout()),
    "a folder": ("brat", "folder", Layout()),
    "a folder in two forms": ("uima", "folder", Layout()),
    "a zip": ("brat", "packed.zip", Layout()),
    "a file an article": ("csv", "folder", Layout(each=True)),
    "parts": ("doccano", "a.jsonl", SPLIT),
    "folders for parts": ("uima", "folder", SPLIT),
    "sentences": ("spacy", "a.spacy", Layout(unit="sentence")),
}
OTHER = (("PROVINCE", "省"),)


def filled(path: Path, number: int) -> Workspace:
    made = Workspace.open(path, annotator="甲")
    for at in range(number):
        article = replace(read_text(TEXT.format(chr(0x4E00 + at) * 30)), title=f"第{at}篇")
        spans = [replace(one, status=Status.ACCEPTED) for one in extract(article).spans]
        made.store(made.add(article).uid, Base(article, SpanSet(spans)))
    assert made.flush(60)
    return made


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = filled(tmp_path_factory.mktemp("small") / "w.zhupi.json", 7)
    yield made
    made.close()


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = filled(tmp_path_factory.mktemp("big") / "w.zhupi.json", often(2_000, 200))
    yield made
    made.close()


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


class Moment(Watch):
    """Somebody who wants it to end when it has been asked so often; what was said until then and after."""

    def __init__(self, when: int) -> None:
        self.asked, self.told = 0, []
        self.after: list[tuple[int, int]] = []
        self.when = when
        super().__init__(self._say, self._ask)

    def _ask(self) -> bool:
        self.asked += 1
        return self.asked > self.when

    def _say(self, done: int, whole: int) -> None:
        (self.told if self.asked <= self.when else self.after).append((done, whole))


def cancelled(workspace: Workspace, shape: str, when: int, *, before: bool) -> bool:
    """One export that is cancelled at that moment, where it is not through by then; whether it was cancelled."""
    name, target, layout = SHAPES[shape]
    with tempfile.TemporaryDirectory() as private:
        goal = Path(private)
        if before:
            export(workspace, name, goal / target, ACCEPTED, replace(layout, rename=OTHER))
        held, watch = everything(goal), Moment(when)
        try:
            export(workspace, name, goal / target, ACCEPTED, layout, watch=watch)
        except ExportCancelled:
            assert everything(goal) == held
            assert watch.asked == when + 1 and watch.after == []
            return True
        finally:
            assert all(0 < done <= whole for done, whole in watch.told)
            assert [done for done, _whole in watch.told] == list(range(1, len(watch.told) + 1))
        assert watch.told[-1][0] == watch.told[-1][1]
        made = everything(goal)
        shutil.rmtree(goal)
        goal.mkdir()
        export(workspace, name, goal / target, ACCEPTED, layout)
        assert made == everything(goal)
        return False


@settings(max_examples=120, deadline=None)
@given(shape=st.sampled_from(sorted(SHAPES)), when=st.integers(0, 120), before=st.booleans())
def test_cancelled_at_any_moment_it_leaves_what_was_there(
    small: Workspace, shape: str, when: int, before: bool
) -> None:
    cancelled(small, shape, when, before=before)


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_it_can_be_cancelled_until_the_last_file_is_on_the_disk(small: Workspace, shape: str) -> None:
    name, target, layout = SHAPES[shape]
    with tempfile.TemporaryDirectory() as private:
        watch = Moment(10**9)
        export(small, name, Path(private, target), ACCEPTED, layout, watch=watch)
    assert watch.asked > len(watch.told), "it is also asked while files are packed, counted and synced"
    assert cancelled(small, shape, watch.asked - 1, before=True)
    assert not cancelled(small, shape, watch.asked, before=True)


@pytest.mark.long
@pytest.mark.timeout(900)
@settings(max_examples=often(40, 4), deadline=None)
@given(data=st.data())
def test_a_big_one_says_how_far_it_is_and_is_cancelled(big: Workspace, data: st.DataObject) -> None:
    shape = data.draw(st.sampled_from(sorted(SHAPES)))
    articles = len(big.entries())
    when = data.draw(st.integers(0, 3 * articles + articles // 2))
    cancelled(big, shape, when, before=data.draw(st.booleans()))
