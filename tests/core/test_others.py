"""Other people's workspaces beside one's own: brought in any order and twice, compared, taken over, refused."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import corrections
from core.changes import Transaction, apply
from core.errors import ImportRefused
from core.exporting import Selection, count
from core.model import Span, Status
from core.people import others
from core.people.comparing import Agreement, compare, moved_to, take_over
from core.people.others import bring
from core.spans import SpanSet
from core.workspace import Base, Workspace
from main import main
from tests.core.test_newer_text import NEW, OLD, article, proposals, taken_over, undo, worked_on

THIRD = "河南省召开会议，部署“六稳”工作。\n"


def decided(path: Path, name: str, text: str = OLD, *, accept: int = 1, add: str = "") -> Path:
    """A closed workspace in which somebody accepted some spans and perhaps added one."""
    workspace = Workspace.open(path, annotator=name)
    entry = workspace.find(text_sha256=article(text).text_sha256) or workspace.add(article(text, f"/{name}/a.txt"))
    spans = workspace.spans(entry.uid) or (proposals() if text == OLD else SpanSet())
    made = corrections.accept(spans, [span.id for span in list(spans)[:accept]])
    if add:
        made += corrections.add(spans, text, "SLOGAN", text.index(add), text.index(add) + len(add))
    base = Base(article(text), workspace.spans(entry.uid) or spans, rule_set="r")
    workspace.commit(Transaction("accept", ((entry.uid, made),)), bases={entry.uid: base})
    workspace.close()
    return path


def view(workspace: Workspace) -> object:
    """What is on record of others, without the numbers and ids that the order of arrival decides."""
    uids = {number: (uid, name) for number, uid, name in workspace.people()}
    found = {}
    for entry in workspace.entries():
        sets = {
            uids[one.person]: ([(s.id, s.label, *s.range, s.status) for s in one.spans], one.text_sha256)
            for one in workspace.others(entry.uid)
        }
        found[entry.text_sha256] = (entry.title, entry.state, entry.stored, entry.counts, sets)
    return found


def test_their_spans_stand_beside_and_count_nowhere(tmp_path: Path) -> None:
    theirs = decided(tmp_path / "b.zhupi.json", "小李", accept=3, add="会议要求")
    workspace, uid = worked_on(tmp_path / "a.zhupi.json")
    assert workspace.flush(10)
    before = (workspace.spans(uid), workspace.entry(uid), count(workspace, Selection()), workspace.history(uid))
    report = bring(workspace, theirs)
    assert (report.articles, report.changed) == (1, 1)
    assert (workspace.spans(uid), workspace.entry(uid), count(workspace, Selection()), workspace.history(uid)) == before
    (one,) = workspace.others(uid)
    assert one.name == "小李" and len(one.spans) == len(proposals()) + 1
    workspace.close()
    again = Workspace.open(tmp_path / "a.zhupi.json")
    assert again.others(uid)[0].spans == one.spans
    assert [str(found) for found in again.check()] == []
    again.close()


def test_an_article_only_they_have_can_be_opened_and_is_not_exported(tmp_path: Path) -> None:
    theirs = decided(tmp_path / "b.zhupi.json", "小李", THIRD, add="六稳")
    workspace, uid = worked_on(tmp_path / "a.zhupi.json")
    bring(workspace, theirs)
    entry = workspace.find(text_sha256=article(THIRD).text_sha256)
    assert entry is not None and not entry.stored and entry.uid != uid
    assert workspace.article(entry.uid).text == THIRD
    assert count(workspace, Selection())[0] == 1
    made = corrections.add(SpanSet(), THIRD, "PROVINCE", 0, 3)
    workspace.commit(
        Transaction("add", ((entry.uid, made),)), bases={entry.uid: Base(workspace.article(entry.uid), SpanSet())}
    )
    assert len(workspace.spans(entry.uid)) == 1 and len(workspace.others(entry.uid)[0].spans) == 1
    workspace.close()


def test_twice_or_under_another_name_changes_nothing(tmp_path: Path) -> None:
    theirs = decided(tmp_path / "b.zhupi.json", "小李", accept=2)
    workspace, _uid = worked_on(tmp_path / "a.zhupi.json")
    bring(workspace, theirs)
    held, seq = view(workspace), workspace.seq
    other = tmp_path / "renamed (1).json"
    shutil.copy(theirs, other)
    for path in (theirs, other):
        assert bring(workspace, path).changed == 0
    assert (view(workspace), workspace.seq) == (held, seq)
    workspace.close()


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two people, one of them twice (earlier and later), and a conflict copy of one's own workspace."""
    folder = tmp_path_factory.mktemp("copies")
    one = decided(folder / "one.zhupi.json", "小李", accept=2)
    earlier = folder / "one-earlier.json"
    shutil.copy(one, earlier)
    decided(one, "小李", accept=4)
    decided(one, "小李", THIRD, add="河南省")
    two = decided(folder / "two.zhupi.json", "老王", THIRD, add="六稳")
    mine = folder / "mine.zhupi.json"
    workspace, _uid = worked_on(mine)
    workspace.close()
    conflict = folder / "mine (conflict copy).json"
    shutil.copy(mine, conflict)
    decided(conflict, "小林", accept=5)
    return [mine, one, earlier, two, conflict]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(1, 4), max_size=7))
def test_any_order_with_repeats_ends_the_same(
    copies: list[Path], order: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    mine, *others = copies
    folder = tmp_path_factory.mktemp("order")
    views = []
    for number, arrival in enumerate((order + [1, 2, 3, 4], [4, 3, 2, 1])):
        path = folder / f"{number}.zhupi.json"
        shutil.copy(mine, path)
        workspace = Workspace.open(path)
        own = workspace.spans(workspace.entries()[0].uid)
        for at in arrival:
            bring(workspace, others[at - 1])
        assert workspace.spans(workspace.entries()[0].uid) == own
        views.append(view(workspace))
        workspace.close()
    assert views[0] == views[1]
    assert len(views[0]) == 2


def test_every_order_of_three_ends_the_same(copies: list[Path], tmp_path: Path) -> None:
    mine, one, earlier, two, _conflict = copies
    views = []
    for number, order in enumerate(itertools.permutations((one, earlier, two))):
        path = tmp_path / f"{number}.zhupi.json"
        shutil.copy(mine, path)
        workspace = Workspace.open(path)
        for other in order:
            bring(workspace, other)
        views.append(view(workspace))
        workspace.close()
    assert all(found == views[0] for found in views)


def test_a_conflict_copy_stands_beside_and_is_taken_over_by_hand(copies: list[Path], tmp_path: Path) -> None:
    mine, *_others, conflict = copies
    path = tmp_path / "mine.zhupi.json"
    shutil.copy(mine, path)
    workspace = Workspace.open(path)
    uid = workspace.entries()[0].uid
    bring(workspace, conflict)
    (one,) = workspace.others(uid)
    spans = workspace.spans(uid)
    pairs = compare(spans, one.spans)
    assert {pair.agreement for pair in pairs} == {Agreement.SAME, Agreement.STATUS}
    made = take_over(spans, one.spans, pairs)
    workspace.commit(Transaction("theirs", ((uid, made),)))
    taken = workspace.spans(uid)
    assert {pair.agreement for pair in compare(taken, one.spans)} == {Agreement.SAME}
    assert {s.id for s in taken.decided()} == {s.id for s in one.spans.decided()}
    undo(workspace)
    assert workspace.spans(uid) == spans
    workspace.close()


def test_comparing_names_every_difference() -> None:
    def span(key: str, label: str, start: int, end: int, status: Status = Status.ACCEPTED) -> Span:
        return Span(key, label, start, end, status)

    mine = SpanSet(
        [
            span("a", "SLOGAN", 0, 2),
            span("b", "SLOGAN", 5, 9),
            span("c", "TASK", 20, 30),
            span("d", "PROVINCE", 40, 42),
            span("e", "SLOGAN", 50, 52, Status.PENDING),
            span("f", "SLOGAN", 60, 62),
        ]
    )
    theirs = SpanSet(
        [
            span("a", "SLOGAN", 0, 2),
            span("x", "SLOGAN", 5, 8),
            span("y", "SLOGAN", 20, 30),
            span("z", "PROVINCE", 70, 72),
            span("f", "SLOGAN", 60, 62, Status.REJECTED),
            span("g", "SLOGAN", 80, 82, Status.REJECTED),
        ]
    )
    pairs = compare(mine, theirs)
    assert [(pair.span.id, pair.agreement.value) for pair in pairs] == [
        ("a", "same"), ("b", "range"), ("c", "label"), ("d", "mine"), ("f", "status"), ("z", "theirs"),
    ]  # fmt: skip
    after = apply(mine, take_over(mine, theirs, pairs))
    assert {pair.agreement for pair in compare(after, theirs)} == {Agreement.SAME, Agreement.MINE}


def test_their_spans_of_an_earlier_text_are_found_again(tmp_path: Path) -> None:
    theirs = decided(tmp_path / "b.zhupi.json", "小李", accept=6)
    workspace, uid = worked_on(tmp_path / "a.zhupi.json")
    taken_over(workspace, uid)
    bring(workspace, theirs)
    (one,) = workspace.others(uid)
    assert len(workspace.entries()) == 1
    old, _lines = workspace.earlier_article(uid, one.text_sha256)
    moved = moved_to(one.spans, old.text, NEW)
    assert {"六稳", "六保", "广东省"} <= {span.text_of(NEW) for span in moved}
    workspace.close()


def broken(path: Path, source: Path) -> dict[str, bytes]:
    data = source.read_bytes()
    newer = json.loads(data)
    return {
        "foreign": b'{"_default": {"1": {"a": 1}}}',
        "empty": b"",
        "truncated": data[: len(data) // 2],
        "not json": b"\x00\xff garbage",
        "newer": json.dumps({**newer, "meta": {"1": {**newer["meta"]["1"], "version": [9, 0]}}}).encode(),
        "outside": json.dumps(
            {**newer, "sets": {"1": {**newer["sets"]["1"], "spans": {"x": ["SLOGAN", 5, 10**6, 1, 0, None, {}]}}}}
        ).encode(),
    }


@pytest.mark.parametrize("kind", ["foreign", "empty", "truncated", "not json", "newer", "outside", "missing", "itself"])
def test_what_cannot_be_trusted_is_refused_and_changes_nothing(tmp_path: Path, kind: str) -> None:
    source = decided(tmp_path / "b.zhupi.json", "小李")
    path = tmp_path / "broken.json"
    workspace, uid = worked_on(tmp_path / "a.zhupi.json")
    assert workspace.flush(10)
    if kind == "itself":
        path = workspace.path
    elif kind != "missing":
        path.write_bytes(broken(path, source)[kind])
    held, seq, files = view(workspace), workspace.seq, path.read_bytes() if path.exists() else None
    with pytest.raises(ImportRefused) as refused:
        bring(workspace, path)
    assert refused.value.args[0]
    assert (view(workspace), workspace.seq) == (held, seq)
    assert (path.read_bytes() if path.exists() else None) == files
    workspace.close()


def test_the_command_brings_them_in_under_a_name(tmp_path: Path) -> None:
    theirs = decided(tmp_path / "b.zhupi.json", "小李", accept=2)
    workspace, uid = worked_on(tmp_path / "a.zhupi.json")
    workspace.close()
    command = ["import", "--workspace", str(workspace.path), "--format", "workspace"]
    assert main([*command, "--as", "李四", str(theirs)]) == 0
    assert main([*command, str(theirs)]) == 0
    assert main([*command, str(tmp_path / "missing.json")]) == 1
    again = Workspace.open(workspace.path)
    assert [name for _number, _uid, name in again.people()] == ["李四"]
    assert again.annotator == "小林" and len(again.others(uid)) == 1
    again.close()


def test_an_unnamed_copy_of_ones_own_is_one_person_in_every_language(
    copies: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, *_others, conflict = copies
    path = tmp_path / "mine.zhupi.json"
    shutil.copy(mine, path)
    workspace = Workspace.open(path)
    bring(workspace, conflict)
    monkeypatch.setattr(others, "translate", lambda _context, source: f"另 {source}")
    assert bring(workspace, conflict).changed == 0
    assert len(workspace.people()) == 1
    workspace.close()
