"""Backups, conflict copies and journals set aside: what differs is said before, one correction takes it in, undo takes it back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core import corrections
from core.changes import FieldChange, SpanChange, Transaction
from core.errors import WorkspaceDamaged, WorkspaceError, WorkspaceLocked
from core.model import Status
from core.safety import backups, copies, set_aside
from core.safety.differing import Where
from core.safety.set_aside import OfferState
from core.safety.taking_in import Prepared, admit, carry_out
from core.spans import SpanSet
from core.store import durable
from core.versions.newer_text import swapped
from core.workspace import Workspace
from tests.crash.sample import abandon, base_of, fill


def uid_of(workspace: Workspace, number: int) -> str:
    found = workspace.find(text_sha256=base_of(number).article.text_sha256)
    return found.uid if found is not None else workspace.add(base_of(number).article).uid


def spans_of(workspace: Workspace, number: int) -> SpanSet:
    found = workspace.spans(uid_of(workspace, number))
    return base_of(number).spans if found is None else found


def do(workspace: Workspace, number: int, kind: str, which: int = 0) -> None:
    """One correction of article `number`: of its span `which` in reading order, or a new span there."""
    uid, spans, base = uid_of(workspace, number), spans_of(workspace, number), base_of(number)
    one = list(spans)[min(which, len(spans) - 1)].id
    made = {
        "accept": lambda: corrections.accept(spans, [one]),
        "remove": lambda: corrections.remove(spans, [one]),
        "note": lambda: corrections.note(spans, one, "核对过"),
        "note2": lambda: corrections.note(spans, one, "另有说法"),
        "add": lambda: corrections.add(spans, base.article.text, "SLOGAN", 12 + which, 16 + which),
        "finish": lambda: (FieldChange("flag", False, True),),
    }[kind]()
    workspace.commit(Transaction(kind, ((uid, made),)), bases={uid: base})


def undo(workspace: Workspace) -> None:
    found = workspace.undo_target()
    assert found is not None
    workspace.commit(swapped(found[1], found[0], "undo", workspace.spans))
    assert workspace.flush(10)


def content(workspace: Workspace) -> dict[str, tuple[object, ...]]:
    """What a person sees of each article."""
    return {
        entry.uid: (entry.state, entry.flag, entry.note, list(workspace.spans(entry.uid) or ()))
        for entry in workspace.entries()
    }


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="小林")
    for number in range(3):
        do(made, number, "accept")
    assert made.flush(10)
    return made


def test_a_backup_says_what_it_holds_and_what_differs(workspace: Workspace) -> None:
    kept = backups.keep_now(workspace)
    assert kept is not None
    found = backups.contents(kept)
    assert (found.articles, found.worked_on, found.accepted, found.pending, found.rejected) == (3, 3, 3, 6, 0)
    assert kept.size > 1000
    assert backups.differences(workspace, kept.path) == []
    do(workspace, 0, "remove", 1)
    do(workspace, 0, "add")
    do(workspace, 1, "finish")
    do(workspace, 5, "accept")
    assert workspace.flush(10)
    assert [
        (one.where, one.added, one.removed, one.changed, one.fields)
        for one in backups.differences(workspace, kept.path)
    ] == [
        (Where.BOTH, 0, 1, 1, ()),
        (Where.BOTH, 0, 0, 0, ("flag",)),
        (Where.HERE, 0, 3, 0, ()),
    ]
    workspace.close()


def test_restoring_keeps_the_state_of_before_and_counts_on(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.path
    kept = backups.keep_now(workspace)
    assert kept is not None
    then = content(workspace)
    do(workspace, 0, "remove", 1)
    do(workspace, 7, "accept")
    assert workspace.flush(10)
    now, number = content(workspace), workspace.seq
    with pytest.raises(WorkspaceLocked):
        backups.restore(path, kept.path)
    abandon(workspace)
    before = backups.restore(path, kept.path)
    again = Workspace.open(path)
    assert again.reports == []
    assert content(again) == then
    assert again.seq == number
    do(again, 0, "note")
    assert again.flush(10)
    assert again.seq == number + 1
    assert before is not None
    assert [one.path for one in backups.backups_of(path) if one.kind == "restore"] == [before]
    assert again.close()
    backups.restore(path, before)
    back = Workspace.open(path)
    assert content(back) == now
    assert back.check() == []
    back.close()


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_restoring_that_fails_changes_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    import errno
    import os

    path = workspace.path
    kept = backups.keep_now(workspace)
    assert kept is not None
    do(workspace, 0, "remove", 1)
    assert workspace.flush(10)
    now = content(workspace)
    abandon(workspace)
    real = getattr(os, call)
    for after in range(40):
        calls = iter(range(1000))

        def failing(*arguments: object, after: int = after, calls: object = calls, **named: object) -> object:
            if next(calls) == after:  # type: ignore[call-overload]
                raise OSError(errno.ENOSPC, "no space")
            return real(*arguments, **named)

        monkeypatch.setattr(os, call, failing)
        try:
            backups.restore(path, kept.path)
            done = True
        except WorkspaceError:
            done = False
        monkeypatch.setattr(os, call, real)
        again = Workspace.open(path, read_only=True)
        held = content(again)
        again.close()
        if done:
            assert held != now
            return
        assert held == now or after > 1
    raise AssertionError("restoring never came to its end")


def test_a_damaged_backup_is_refused_before_anything_changes(workspace: Workspace) -> None:
    path = workspace.path
    kept = backups.keep_now(workspace)
    assert kept is not None
    assert workspace.close()
    before = path.read_bytes()
    kept.path.write_bytes(kept.path.read_bytes()[:-30])
    with pytest.raises(WorkspaceDamaged):
        backups.restore(path, kept.path)
    assert path.read_bytes() == before
    assert [one.kind for one in backups.backups_of(path)] == [""]


def test_numbers_given_again_after_a_restoring_hide_no_backup(workspace: Workspace) -> None:
    """A backup is left out where the newest has the same numbers: after a restoring they must not come up again."""
    path = workspace.path
    kept = backups.keep_now(workspace)
    assert kept is not None
    do(workspace, 0, "remove", 1)
    assert backups.keep_now(workspace)
    assert workspace.close()
    backups.restore(path, kept.path)
    again = Workspace.open(path)
    do(again, 2, "note")
    assert again.flush(10)
    made = backups.keep_now(again)
    assert made is not None
    then = Workspace.open(made.path, read_only=True)
    assert content(then) == content(again)
    then.close()
    again.close()


def test_single_articles_come_from_a_backup_as_one_correction(workspace: Workspace) -> None:
    kept = backups.keep_now(workspace)
    assert kept is not None
    then = content(workspace)
    for number in range(3):
        do(workspace, number, "remove", 1)
        do(workspace, number, "finish")
    assert workspace.flush(10)
    now = content(workspace)
    uids = [uid_of(workspace, number) for number in (0, 2)]
    prepared = backups.from_backup(workspace, kept.path, [*uids, "nobody"])
    assert [one.uid for one in prepared.left] == ["nobody"]
    assert carry_out(workspace, prepared)
    assert workspace.flush(10)
    found = content(workspace)
    middle = uid_of(workspace, 1)
    assert found == {**then, middle: now[middle]}
    undo(workspace)
    assert content(workspace) == now
    assert backups.from_backup(workspace, kept.path, []).empty
    workspace.close()


def test_an_article_of_a_backup_that_is_not_here_comes_in_whole(workspace: Workspace) -> None:
    path = workspace.path
    first = backups.keep_now(workspace)
    assert first is not None
    do(workspace, 8, "accept")
    do(workspace, 8, "add")
    assert workspace.flush(10)
    uid = uid_of(workspace, 8)
    expected, history = content(workspace)[uid], len(workspace.history(uid))
    assert workspace.close()
    later = backups.restore(path, first.path)
    assert later is not None
    again = Workspace.open(path)
    assert uid not in content(again)
    assert [one.where for one in backups.differences(again, later)] == [Where.THERE]
    for _twice in range(2):
        assert carry_out(again, backups.from_backup(again, later, [uid])) is None
    assert content(again)[uid] == expected
    assert len(again.history(uid)) == history
    assert backups.differences(again, later) == []
    assert again.check() == []
    again.close()


# ---- conflict copies

NAMES = (
    "w.zhupi (小林的笔记本 conflicted copy 2026-11-25).json",
    "w.zhupi (Lin's conflicted copy 2026-11-25).json",
    "w.zhupi-DESKTOP-7Q2.json",
    "w.zhupi (conflicted copy 2026-11-25 190000).json",
    "w.zhupi.sync-conflict-20261125-190000-ABCDEFG.json",
    "w.zhupi(冲突_小林_2026-11-25 19.00.00).json",
    "w.zhupi 2.json",
    "w.zhupi.json.Conflict",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_known_by_what_is_inside(workspace: Workspace, name: str) -> None:
    path = workspace.path
    assert workspace.close()
    copy = path.with_name(name)
    shutil.copy(path, copy)
    stranger = Workspace.open(path.with_name("w stranger.zhupi.json"))
    stranger.close()
    path.with_name("w.zhupi 3.json").write_text('{"zhupi": 1, "uid": "' + stranger.uid + '"}')
    again = Workspace.open(path)
    assert [one.detail for one in again.reports if one.kind == "conflict-copy"] == [str(copy)]
    assert copies.copies_of(again) == [copy]
    again.close()


def parted(workspace: Workspace, ours: list[tuple], theirs: list[tuple]) -> tuple[Workspace, Path]:
    """The workspace after `ours`, and beside it a copy of before after `theirs`."""
    path = workspace.path
    assert workspace.close()
    copy = path.with_name("w.zhupi (conflicted copy).json")
    shutil.copy(path, copy)
    other = Workspace.open(copy)
    for step in theirs:
        do(other, *step)
    assert other.close()
    for left in (*path.parent.glob("*copy*.lock"), *path.parent.glob("*copy*.journal")):
        left.unlink()
    again = Workspace.open(path)
    for step in ours:
        do(again, *step)
    assert again.flush(10)
    return again, copy


def test_what_only_the_copy_has_comes_in_as_one_correction(workspace: Workspace) -> None:
    here, copy = parted(
        workspace,
        [(0, "remove", 1), (4, "accept")],
        [(0, "note", 0), (0, "add", 2), (1, "finish", 0), (9, "accept"), (9, "add")],
    )
    now = content(here)
    plan = copies.plan(here, copy)
    assert plan.conflicts == ()
    assert not plan.nothing_new
    assert [(one.where, one.taken, one.kept) for one in plan.articles] == [
        (Where.BOTH, 2, 1),
        (Where.BOTH, 1, 0),
        (Where.THERE, 4, 0),
    ]
    prepared = copies.merged(here, plan)
    assert carry_out(here, prepared)
    assert here.flush(10)
    spans = spans_of(here, 0)
    assert [span.note for span in spans if span.note] == ["核对过"]
    assert [span.status for span in spans if span.label == "PROVINCE"][1] is Status.REJECTED
    assert sum(span.label == "SLOGAN" for span in spans) == 1
    entry = here.entry(uid_of(here, 1))
    assert entry is not None
    assert entry.flag
    assert len(here.history(uid_of(here, 9))) == 2
    again = copies.plan(here, copy)
    assert again.nothing_new
    assert again.conflicts == ()
    undo(here)
    assert content(here) == {**now, uid_of(here, 9): content(here)[uid_of(here, 9)]}
    target = copies.put_away(here, copy)
    assert not copy.exists()
    assert [one.path for one in backups.backups_of(here.path) if one.kind == "merge"] == [target]
    assert here.check() == []
    here.close()


def test_what_both_decided_otherwise_is_asked_and_ours_stays(workspace: Workspace) -> None:
    here, copy = parted(
        workspace,
        [(0, "note", 0), (1, "remove", 1), (2, "add", 0)],
        [(0, "note2", 0), (1, "accept", 1), (2, "add", 0), (2, "note", 1)],
    )
    now = content(here)
    plan = copies.plan(here, copy)
    assert [(one.uid, one.quote) for one in plan.conflicts] == [
        (uid_of(here, 0), "川"),
        (uid_of(here, 1), "渝"),
    ]
    prepared = copies.merged(here, plan)
    assert [one.id for one in prepared.left] == [one.id for one in plan.conflicts]
    assert [uid for uid, _made in prepared.transaction.articles] == [uid_of(here, 2)]
    prepared = copies.merged(here, plan, [plan.conflicts[1].key])
    assert carry_out(here, prepared)
    assert here.flush(10)
    assert list(spans_of(here, 0)) == now[uid_of(here, 0)][3]
    assert list(spans_of(here, 1))[1].status is Status.ACCEPTED
    assert [span.label for span in spans_of(here, 2)].count("SLOGAN") == 1
    undo(here)
    assert content(here) == now
    here.close()


def test_what_we_took_back_is_no_conflict(workspace: Workspace) -> None:
    here, copy = parted(workspace, [(0, "note", 0)], [(0, "note2", 0)])
    undo(here)
    plan = copies.plan(here, copy)
    assert plan.conflicts == ()
    assert carry_out(here, copies.merged(here, plan))
    assert next(iter(spans_of(here, 0))).note == "另有说法"
    here.close()


def test_an_older_copy_has_nothing_new(workspace: Workspace) -> None:
    here, copy = parted(workspace, [(0, "note", 0), (1, "add", 1)], [])
    plan = copies.plan(here, copy)
    assert plan.nothing_new
    assert copies.merged(here, plan).empty
    assert [(one.taken, one.kept) for one in plan.articles] == [(0, 1), (0, 1)]
    here.close()


def test_the_same_file_opened_on_both_sides_is_one_article(workspace: Workspace) -> None:
    here, copy = parted(workspace, [(6, "accept", 0)], [(6, "accept", 1), (6, "add", 3)])
    number = len(here.entries())
    prepared = copies.merged(here, copies.plan(here, copy))
    assert carry_out(here, prepared)
    assert len(here.entries()) == number
    found = list(spans_of(here, 6))
    assert [span.status for span in found if span.label == "PROVINCE"] == [1, 1, 0]
    assert sum(span.label == "SLOGAN" for span in found) == 1
    here.close()


def test_ones_own_words_of_a_copy_come_too(workspace: Workspace) -> None:
    path = workspace.path
    assert workspace.close()
    copy = path.with_name("w.zhupi 2.json")
    shutil.copy(path, copy)
    other = Workspace.open(copy)
    other.tables.table("words").insert({"text": "三清单", "label": "SLOGAN", "verdict": "always", "norm": ""})
    assert other.close()
    here = Workspace.open(path)
    plan = copies.plan(here, copy)
    assert plan.words == 1
    for _twice in range(2):
        carry_out(here, copies.merged(here, plan))
    assert here.flush(10)
    assert [word["text"] for word in here.words()] == ["三清单"]
    here.close()


def test_a_copy_that_cannot_be_read_is_refused(workspace: Workspace) -> None:
    copy = workspace.path.with_name("w.zhupi 2.json")
    workspace.fold()
    shutil.copy(workspace.path, copy)
    copy.write_bytes(copy.read_bytes()[:-30])
    assert copies.copies_of(workspace) == [copy]
    with pytest.raises(WorkspaceDamaged):
        copies.plan(workspace, copy)
    workspace.close()


def test_a_version_moved_aside_is_a_copy_too(workspace: Workspace) -> None:
    """A synchroniser puts its version in the place of ours while that is open: it is moved aside, and can be merged."""
    path = workspace.path
    workspace.fold()
    other = path.with_name("elsewhere.zhupi.json")
    shutil.copy(path, other)
    there = Workspace.open(other)
    do(there, 1, "add", 3)
    assert there.close()
    other.replace(path)
    do(workspace, 0, "note", 0)
    assert workspace.close()
    here = Workspace.open(path)
    (copy,) = copies.copies_of(here)
    assert copy.suffix == ".aside"
    plan = copies.plan(here, copy)
    assert [(one.taken, len(plan.conflicts)) for one in plan.articles if one.taken] == [(1, 0)]
    assert carry_out(here, copies.merged(here, plan))
    assert sum(span.label == "SLOGAN" for span in spans_of(here, 1)) == 1
    copies.put_away(here, copy)
    assert copies.copies_of(here) == []
    here.close()


def test_a_backup_is_never_made_of_another_programs_file(workspace: Workspace) -> None:
    path = workspace.path
    stranger = Workspace.open(path.with_name("stranger.zhupi.json"))
    stranger.close()
    path.with_name("stranger.zhupi.json").replace(path)
    known = backups.backups_of(path)
    backups.keep_now(workspace)
    assert backups.backups_of(path) == known
    workspace.fold()
    kept = backups.keep_now(workspace)
    assert kept is not None
    then = Workspace.open(kept.path, read_only=True)
    assert (then.uid, content(then)) == (workspace.uid, content(workspace))
    then.close()
    workspace.close()


def test_an_article_that_comes_in_whole_keeps_where_it_lies_here(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Workspace.open(tmp_path / "other" / "o.zhupi.json")
    do(other, 9, "accept")
    value = other.export_article(uid_of(other, 9))
    other.close()
    here = replace(base_of(9).article, path="/my/own/place.txt")
    known = workspace.add(here)
    entry = workspace.import_article(value)
    assert entry.uid == known.uid
    assert entry.path == "/my/own/place.txt"
    assert workspace.find(path="/my/own/place.txt") == entry
    assert workspace.close()
    again = Workspace.open(workspace.path)
    assert again.find(path="/my/own/place.txt") is not None
    again.close()


def test_undo_after_a_restart_works_out_one_correction_and_not_all(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.store import rows

    for number in range(30):
        do(workspace, 0, "note" if number % 2 else "note2")
    assert workspace.close()
    again = Workspace.open(workspace.path)
    decoded = []
    real = rows.changes_of
    monkeypatch.setattr(rows, "changes_of", lambda *given: decoded.append(1) or real(*given))
    for _step in range(10):
        undo(again)
    assert len(decoded) == 10
    assert next(iter(spans_of(again, 0))).note == "核对过"
    again.close()


# ---- set aside


def test_a_journal_set_aside_is_offered_and_comes_back_as_one_correction(workspace: Workspace) -> None:
    path = workspace.path
    workspace.fold()
    older = path.read_bytes()
    do(workspace, 0, "note", 0)
    do(workspace, 0, "add", 2)
    do(workspace, 1, "remove", 1)
    do(workspace, 9, "accept", 0)
    assert workspace.flush(10)
    expected = content(workspace)
    workspace.tables.table("words").insert({"text": "三清单", "label": "SLOGAN", "verdict": "always", "norm": ""})
    abandon(workspace)
    path.write_bytes(older + b"\n")  # another program touched the file
    again = Workspace.open(path)
    assert [one.kind for one in again.reports] == ["journal-aside"]
    before = content(again)
    found = set_aside.offers(again)
    assert [(one.kind, one.state) for one in found] == [
        ("note", OfferState.APPLICABLE),
        ("add", OfferState.APPLICABLE),
        ("remove", OfferState.APPLICABLE),
        ("library", OfferState.NOT_A_CORRECTION),
        ("accept", OfferState.APPLICABLE),
        ("tinydb", OfferState.APPLICABLE),
    ]
    assert all(one.by == "小林" and one.at for one in found if one.changes)
    assert isinstance(found[0].changes[0], SpanChange)
    chosen = [one for one in found if one.state is OfferState.APPLICABLE]
    prepared = set_aside.recovered(again, chosen)
    assert prepared.left == ()
    assert carry_out(again, prepared)
    assert again.flush(10)
    assert content(again) == expected
    assert [word["text"] for word in again.words()] == ["三清单"]
    states = [one.state for one in set_aside.offers(again)]
    assert [one for one in states if one is not OfferState.PRESENT] == [OfferState.NOT_A_CORRECTION]
    undo(again)
    kept = {uid: state for uid, state in content(again).items() if uid in before}
    assert kept == before
    source = found[0].source
    assert source is not None
    assert set_aside.put_away(again, source).exists()
    assert set_aside.offers(again) == []
    assert again.check() == []
    again.close()
    assert Workspace.open(path).close()


def test_what_does_not_fit_any_more_says_why(workspace: Workspace) -> None:
    path = workspace.path
    workspace.fold()
    older = path.read_bytes()
    do(workspace, 0, "note", 0)
    do(workspace, 0, "note2", 0)
    assert workspace.flush(10)
    abandon(workspace)
    path.write_bytes(older + b"\n")
    again = Workspace.open(path)
    first, second = set_aside.offers(again)
    alone = set_aside.recovered(again, [second])
    assert alone.empty
    assert alone.left[0].reason == "Something else was decided there since."
    do(again, 0, "remove", 0)
    assert [one.state for one in set_aside.offers(again)] == [OfferState.CHANGED, OfferState.CHANGED]
    assert set_aside.recovered(again, [first, second]).empty
    again.close()


def test_a_damaged_line_is_shown_and_the_others_come_back(workspace: Workspace) -> None:
    path = workspace.path
    workspace.fold()
    do(workspace, 0, "note", 0)
    do(workspace, 1, "remove", 1)
    assert workspace.flush(10)
    abandon(workspace)
    journal = durable.beside(path, ".journal")
    lines = journal.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b'"kind":"note"', b'"kind":"nute"')
    journal.write_bytes(b"\n".join(lines))
    again = Workspace.open(path)
    assert [one.kind for one in again.reports] == ["bad-lines"]
    assert [(one.state, one.line) for one in set_aside.offers(again)] == [(OfferState.UNREADABLE, 1)]
    again.close()


def test_corrections_of_a_lost_record_come_back_once_the_record_does(workspace: Workspace) -> None:
    path = workspace.path
    kept = backups.keep_now(workspace)
    assert kept is not None
    workspace.fold()
    do(workspace, 0, "note", 0)
    assert workspace.flush(10)
    expected = content(workspace)
    abandon(workspace)
    data = path.read_bytes()
    for table in (b'"sets":{', b'"history":{'):
        at = data.index(b'"1":', data.index(table))
        data = data[: at + 30] + b"X" + data[at + 31 :]
    path.write_bytes(data)
    again = Workspace.open(path)
    again.fold()
    uid = uid_of(again, 0)
    assert again.spans(uid) is None
    (offer,) = set_aside.offers(again)
    assert (offer.kind, offer.state, offer.source) == ("note", OfferState.NO_ARTICLE, None)
    assert again.close()
    backups.restore(path, kept.path)
    back = Workspace.open(path)
    assert back.spans(uid) is not None
    older = next(one for one in backups.backups_of(path) if one.kind == "restore")
    then = Workspace.open(older.path, read_only=True)
    found = set_aside.offers(then)
    then.close()
    assert carry_out(back, set_aside.recovered(back, found))
    assert back.flush(10)
    assert {key: one[3] for key, one in content(back).items()} == {key: one[3] for key, one in expected.items()}
    back.close()


def test_nothing_prepared_changes_nothing(workspace: Workspace) -> None:
    nothing = Prepared(Transaction("merge", ()))
    assert nothing.empty
    before = workspace.seq
    admit(workspace, nothing)
    assert carry_out(workspace, nothing) is None
    assert workspace.seq == before
    fill(workspace, range(1))
    workspace.close()
