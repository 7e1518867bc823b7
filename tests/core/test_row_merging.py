"""Words, labels, fields, same slogans and policy of two copies: removals hold, orders and repeats change nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import corrections
from core.articles.fields import FieldRow
from core.articles.own_fields import WORKSPACE
from core.changes import FieldChange, SpanChange, Transaction
from core.labels import policy, same_as
from core.labels.labelling import in_order
from core.labels.own_words import NEVER, OwnWord, list_change
from core.labels.policy import Policy
from core.model import Label
from core.safety import copies, seen
from core.safety.copies import MergePlan
from core.safety.seen import Verdict, judged
from core.safety.still_fitting import must_fit
from core.safety.taking_in import carry_out
from core.workspace import Workspace
from tests.core.test_taking_in import do, spans_of, uid_of, undo

NAMES = ("甲", "乙")
Step = tuple[str, int, int]
STEPS = st.tuples(
    st.sampled_from(["words", "labels", "fields", "same", "policy", "spans"]), st.integers(0, 1), st.integers(0, 3)
)
ROWS = STEPS.filter(lambda step: step[0] != "spans")


def change_word(workspace: Workspace, name: str, what: int) -> None:
    held = {word.text: number for number, word in workspace.numbered_words().items()}
    number = held.get(name, workspace.next_word())
    word = None if what == 0 else OwnWord(name, "SLOGAN", NEVER if what == 1 else "always", "" if what < 3 else "提法")
    if word is None and name not in held:
        return
    if what == 2:  # as the window does it while an article is open
        made = list_change(number, workspace.numbered_words().get(number), word)
        workspace.commit(Transaction("words", ((uid_of(workspace, 0), (made,)),)))
    else:
        workspace.put_words({number: word})


def change_label(workspace: Workspace, name: str, what: int) -> None:
    others = [one for one in workspace.labels() if one.name != name]
    free = all(one.key != "9" for one in others)  # the table refuses one key for two labels
    label = Label(name, f"{name}{what}", name, "grey", key="9" if what == 3 and free else "")
    workspace.put_labels(in_order(others if what == 0 else [*others, label]))


def change_field(workspace: Workspace, name: str, what: int) -> None:
    others = [one for one in workspace.fields() if not one.built_in and one.name != name]
    workspace.put_fields(others if what == 0 else [*others, FieldRow(name, f"{name}{what}", name, order=len(others))])


def change_same(workspace: Workspace, name: str, what: int) -> None:
    before, after = workspace.same().get(name), f"提法{what}" if what else None
    if before != after:
        made = FieldChange(same_as.MARK + name, before, after)
        workspace.commit(Transaction("same", ((WORKSPACE, (made,)),)))


def change_policy(workspace: Workspace, _name: str, what: int) -> None:
    workspace.put_policy(Policy(quotes=bool(what & 1), suffix=bool(what & 2)))


def change_span(workspace: Workspace, name: str, what: int) -> None:
    number = NAMES.index(name)
    spans = spans_of(workspace, number)
    if not len(spans):
        return
    if what == 3:
        one = list(spans)[-1]
        made = SpanChange(one.id, one, None)
        workspace.commit(Transaction("remove", ((uid_of(workspace, number), (made,)),)))
    else:
        do(workspace, number, ("accept", "remove", "note")[what], which=what)


CHANGES: dict[str, Callable[[Workspace, str, int], None]] = {
    "words": change_word,
    "labels": change_label,
    "fields": change_field,
    "same": change_same,
    "policy": change_policy,
    "spans": change_span,
}


def take(workspace: Workspace, steps: Sequence[Step]) -> None:
    for kind, which, what in steps:
        CHANGES[kind](workspace, NAMES[which], what)
        assert workspace.flush(10)


def shown(workspace: Workspace) -> dict[str, object]:
    """What a person sees of the tables and of the articles, without orders, keys and ids."""
    return {
        "words": sorted(map(repr, workspace.own_words())),
        "labels": sorted(repr(replace(one, order=0, key="")) for one in workspace.labels()),
        "fields": sorted(repr(replace(one, order=0)) for one in workspace.fields()),
        "same": dict(workspace.same()),
        "policy": workspace.policy,
        "spans": {
            entry.title: sorted(
                (one.label, *one.range, int(one.status), one.note) for one in workspace.spans(entry.uid) or ()
            )
            for entry in workspace.entries()
        },
    }


def begun(folder: Path, number: int, first: Sequence[Step]) -> list[Workspace]:
    """So many copies of one workspace, open, each in a folder of its own."""
    path = folder / "w.zhupi.json"
    workspace = Workspace.open(path, annotator="小林")
    for article in range(2):
        do(workspace, article, "note")
    take(workspace, first)
    assert workspace.close()
    made = []
    for at in range(number):
        (folder / str(at)).mkdir()
        made.append(Workspace.open(Path(shutil.copy(path, folder / str(at)))))
    return made


def as_file(workspace: Workspace, name: str) -> Path:
    """A closed copy of what is on the disk, as a synchronising service would bring it."""
    assert workspace.flush(10)
    workspace.fold()
    return Path(shutil.copy(workspace.path, workspace.path.with_name(name)))


def merge(here: Workspace, copy: Path, choose: Callable[[MergePlan], set[tuple[str, str]]]) -> None:
    plan = copies.plan(here, copy)
    prepared = copies.merged(here, plan, choose(plan))
    must_fit(here, prepared)
    carry_out(here, prepared)
    assert here.flush(10)
    assert here.check() == []


def all_theirs(plan: MergePlan) -> set[tuple[str, str]]:
    return {one.key for one in plan.conflicts}


def the_greater(plan: MergePlan) -> set[tuple[str, str]]:
    """A choice that does not depend on the side."""
    return {one.key for one in plan.conflicts if _plain(one.theirs) > _plain(one.ours)}


def _plain(value: object) -> str:
    return repr(replace(value, key="") if isinstance(value, Label) else value)


@settings(max_examples=25, deadline=None)
@given(st.lists(ROWS, max_size=4), st.lists(STEPS, max_size=6), st.lists(STEPS, max_size=6), st.data())
def test_two_copies_become_one_and_stay_so(
    first: list[Step], ours: list[Step], theirs: list[Step], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = begun(Path(folder), 2, first)
        take(here, ours)
        take(there, theirs)
        copy = as_file(there, "copy.zhupi.json")

        def some(plan: MergePlan) -> set[tuple[str, str]]:
            return {one.key for one in plan.conflicts if data.draw(st.booleans())}

        merge(here, copy, some)
        after = shown(here)
        merge(here, copy, lambda _plan: set())
        assert shown(here) == after
        assert copies.plan(here, copy).nothing_new
        merge(there, as_file(here, "back.zhupi.json"), all_theirs)
        assert shown(there) == after
        assert copies.plan(there, as_file(here, "back.zhupi.json")).nothing_new
        assert copies.plan(here, as_file(there, "copy.zhupi.json")).nothing_new
        assert here.close()
        assert there.close()


@settings(max_examples=12, deadline=None)
@given(st.lists(ROWS, max_size=3), st.lists(st.lists(ROWS, max_size=4), min_size=3, max_size=3))
def test_any_order_with_repeats_ends_the_same(first: list[Step], each: list[list[Step]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base, *others = begun(Path(folder), 4, first)
        for workspace, steps in zip(others, each, strict=True):
            take(workspace, steps)
        files = [as_file(workspace, "copy.zhupi.json") for workspace in others]
        ends = []
        for at, order in enumerate(permutations(files)):
            place = Path(folder) / f"end{at}"
            place.mkdir()
            here = Workspace.open(Path(shutil.copy(base.path, place)))
            for copy in (*order, order[0]):
                merge(here, copy, the_greater)
            ends.append(shown(here))
            assert here.close()
        assert all(one == ends[0] for one in ends)
        for workspace in (base, *others):
            workspace.close()


@pytest.mark.parametrize("kind", ["words", "labels", "fields", "same"])
def test_what_was_taken_away_here_does_not_come_back_from_an_older_copy(tmp_path: Path, kind: str) -> None:
    (here,) = begun(tmp_path, 1, [(kind, 0, 1)])
    older = as_file(here, "older.zhupi.json")
    take(here, [(kind, 0, 0)])
    plan = copies.plan(here, older)
    assert plan.nothing_new
    assert not plan.conflicts
    assert copies.merged(here, plan).empty
    assert here.close()
    again = Workspace.open(here.path)
    assert copies.plan(again, older).nothing_new, "it is remembered in the file"
    take(again, [(kind, 0, 2)])
    assert copies.plan(again, older).nothing_new, "what was put again is newer too"
    assert again.close()


@pytest.mark.parametrize("kind", ["words", "labels", "fields", "same"])
def test_what_was_taken_away_there_goes_here_and_undo_brings_words_back(tmp_path: Path, kind: str) -> None:
    here, there = begun(tmp_path, 2, [(kind, 0, 1), (kind, 1, 1)])
    before = shown(here)
    take(there, [(kind, 0, 0)])
    copy = as_file(there, "copy.zhupi.json")
    plan = copies.plan(here, copy)
    assert (plan.gone, plan.same) == ((0, 1) if kind == "same" else (1, 0))
    merge(here, copy, lambda _plan: set())
    assert shown(here) == shown(there)
    if kind in {"words", "same"}:
        undo(here)
        assert shown(here) == before
        assert not copies.plan(here, copy).nothing_new, "taken back, it can be taken in again"
    for workspace in (here, there):
        workspace.close()


def test_a_label_that_is_on_record_here_stays_and_comes_back_with_its_spans(tmp_path: Path) -> None:
    here, there = begun(tmp_path, 2, [("labels", 0, 1)])
    take(there, [("labels", 0, 0)])
    one = next(iter(spans_of(here, 0)))
    used = SpanChange(one.id, one, replace(one, label=NAMES[0]))
    here.commit(Transaction("relabel", ((uid_of(here, 0), (used,)),)))
    copy = as_file(there, "copy.zhupi.json")
    assert copies.plan(here, copy).nothing_new
    merge(there, as_file(here, "back.zhupi.json"), all_theirs)
    assert NAMES[0] in {label.name for label in there.labels()}
    for workspace in (here, there):
        workspace.close()


def with_a_slogan(folder: Path) -> tuple[Workspace, Workspace, str, str]:
    """Two copies that have 三清单 marked without its quotation marks; its id, and the text."""
    (here,) = begun(folder, 1, [])
    text = here.article(uid_of(here, 0)).text
    do(here, 0, "add", which=text.index("三清单") - 12)
    slogan = next(one for one in spans_of(here, 0) if one.label == "SLOGAN")
    inner = replace(slogan, end=slogan.start + 3)
    here.commit(Transaction("resize", ((uid_of(here, 0), (SpanChange(slogan.id, slogan, inner),)),)))
    (folder / "there").mkdir()
    there = Workspace.open(as_file(here, "c.zhupi.json").rename(folder / "there" / "w.zhupi.json"))
    return here, there, slogan.id, text


def test_another_policy_is_a_choice_and_ours_stays_until_theirs_is_chosen(tmp_path: Path) -> None:
    here, there, slogan, text = with_a_slogan(tmp_path)
    do(there, 1, "accept")
    there.put_policy(Policy(quotes=True))
    copy = as_file(there, "copy.zhupi.json")
    (asked,) = copies.plan(here, copy).conflicts
    assert (asked.ours, asked.theirs) == (policy.USUAL, Policy(quotes=True))
    merge(here, copy, lambda _plan: set())
    assert here.policy == policy.USUAL
    assert spans_of(here, 0).get(slogan).text_of(text) == "三清单"
    undo(here)
    before = shown(here)
    merge(here, copy, all_theirs)
    assert here.policy == Policy(quotes=True)
    assert spans_of(here, 0).get(slogan).text_of(text) == "“三清单”"
    undo(here)
    assert shown(here) == before
    for workspace in (here, there):
        workspace.close()


def test_edges_that_another_policy_moved_are_no_decisions(tmp_path: Path) -> None:
    here, there, slogan, text = with_a_slogan(tmp_path)
    made = corrections.note(spans_of(here, 0), slogan, "我们的")
    here.commit(Transaction("note", ((uid_of(here, 0), made),)))
    change = policy.policy_change(there.policy, Policy(quotes=True))
    moved = tuple(policy.switched(text, spans_of(there, 0), Policy(quotes=True)))
    assert moved
    there.commit(Transaction("policy", ((uid_of(there, 0), (change, *moved)),)))
    plan = copies.plan(here, as_file(there, "copy.zhupi.json"))
    assert [one.uid for one in plan.conflicts] == [WORKSPACE]
    for workspace in (here, there):
        workspace.close()


@given(*[st.frozensets(st.sampled_from("abc"))] * 2, *[st.sampled_from([None, 1, 2])] * 2)
def test_both_sides_judge_alike(here: frozenset[str], there: frozenset[str], ours: object, theirs: object) -> None:
    turned = {Verdict.OURS: Verdict.THEIRS, Verdict.THEIRS: Verdict.OURS}
    one = judged(ours, here, theirs, there)
    assert judged(theirs, there, ours, here) == turned.get(one, one)
    if one is Verdict.THEIRS and here != there:
        assert here < there


def test_a_program_that_does_not_know_the_table_keeps_it(tmp_path: Path) -> None:
    (here,) = begun(tmp_path, 1, [("words", 0, 1), ("words", 0, 0)])
    key = seen.key_of_word(NAMES[0], "SLOGAN")
    assert len(here.seen()[seen.WORDS][key]) == 2
    here.fold()
    assert here.close()
    assert Workspace.open(here.path, read_only=True).seen()[seen.WORDS][key]
