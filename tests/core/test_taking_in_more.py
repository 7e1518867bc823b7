"""What stands beside the spans is compared and taken in too: fields, same slogans, words, labels, what is no problem."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.articles.fields import FieldRow, changed, value_of
from core.articles.own_fields import WORKSPACE
from core.changes import FieldChange, Transaction
from core.labels import policy, same_as
from core.labels.labelling import in_order
from core.labels.own_words import OwnWord, list_change
from core.labels.policy import Policy
from core.model import Label, Span, Status
from core.review.mending import CHECKED
from core.safety import backups, copies, set_aside
from core.safety.differing import Where, own_differing
from core.safety.set_aside import OfferState
from core.safety.still_fitting import must_fit
from core.safety.taking_in import carry_out, same_needed
from core.store.rows import FIELD_MARK
from core.workspace import Workspace
from tests.core.test_taking_in import do, parted, uid_of, undo
from tests.crash.sample import abandon, base_of

Step = Callable[[Workspace], object]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.open(tmp_path / "w.zhupi.json", annotator="小林")
    for number in range(2):
        do(made, number, "accept")
    made.add(base_of(5).article)
    assert made.flush(10)
    return made


def say(workspace: Workspace, number: int, name: str, value: str | None) -> None:
    """Decide a field of an article, which need not be worked on."""
    entry = workspace.entry(uid_of(workspace, number))
    assert entry is not None
    workspace.commit(Transaction("field", ((entry.uid, changed(entry, {name: value})),)))
    assert workspace.flush(10)


def said(workspace: Workspace, number: int, name: str) -> tuple[str, bool]:
    entry = workspace.entry(uid_of(workspace, number))
    assert entry is not None
    return value_of(entry, name), name in entry.read


def call_same(workspace: Workspace, key: str, name: str) -> None:
    change = FieldChange(same_as.MARK + key, workspace.same().get(key), name)
    workspace.commit(Transaction("same", ((WORKSPACE, (change,)),)))
    assert workspace.flush(10)


def check_off(workspace: Workspace, number: int, key: str) -> None:
    entry = workspace.entry(uid_of(workspace, number))
    assert entry is not None
    change = FieldChange(CHECKED, list(entry.checked), [*entry.checked, key])
    workspace.commit(Transaction("all_right", ((entry.uid, (change,)),)))
    assert workspace.flush(10)


def copied(workspace: Workspace, ours: list[Step], theirs: list[Step]) -> tuple[Workspace, Path]:
    """The workspace after `ours`, and beside it a copy of before after `theirs`."""
    here, copy = parted(workspace, [], [])
    other = Workspace.open(copy)
    for step in theirs:
        step(other)
    assert other.close()
    for step in ours:
        step(here)
    assert here.flush(10)
    return here, copy


def test_fields_of_a_backup_are_said_and_come_back(workspace: Workspace) -> None:
    workspace.put_fields([FieldRow("topic", "专题", "Topic", order=1)])
    say(workspace, 0, "title", "另一标题")
    say(workspace, 0, "topic", "乡村")
    say(workspace, 5, "issuer", "国务院")
    check_off(workspace, 1, "gap:1")
    kept = backups.keep_now(workspace)
    assert kept is not None
    for number, name in ((0, "title"), (0, "topic"), (5, "issuer")):
        say(workspace, number, name, None)
    check_off(workspace, 1, "gap:2")
    workspace.put_fields([])
    found = backups.differences(workspace, kept.path)
    assert [(one.where, one.fields, one.changed) for one in found] == [
        (Where.BOTH, ("field:title", "field:topic"), 0),
        (Where.BOTH, ("checked",), 0),
        (Where.BOTH, ("field:issuer",), 0),
    ]
    with backups.opened(kept.path) as then:
        assert own_differing(workspace, then) == ("fields",)
    prepared = backups.from_backup(workspace, kept.path, [one.uid for one in found])
    must_fit(workspace, prepared)
    assert carry_out(workspace, prepared)
    assert workspace.flush(10)
    assert backups.differences(workspace, kept.path) == []
    assert said(workspace, 0, "topic") == ("乡村", True)
    assert said(workspace, 5, "issuer") == ("国务院", True)
    assert [row.zh for row in workspace.fields() if not row.built_in] == ["专题"]
    light = workspace.entry(uid_of(workspace, 5))
    assert light is not None
    assert not light.stored, "what is said of its fields alone stores no text"
    undo(workspace)
    assert len(backups.differences(workspace, kept.path)) == 3
    assert said(workspace, 0, "title")[1] is False
    assert workspace.check() == []
    workspace.close()


def test_an_article_of_a_backup_that_was_not_worked_on_then_keeps_what_was_said_of_its_fields(
    workspace: Workspace,
) -> None:
    say(workspace, 5, "issuer", "国务院")
    kept = backups.keep_now(workspace)
    assert kept is not None
    do(workspace, 5, "accept")
    say(workspace, 5, "issuer", "教育部")
    assert carry_out(workspace, backups.from_backup(workspace, kept.path, [uid_of(workspace, 5)]))
    assert workspace.flush(10)
    assert said(workspace, 5, "issuer") == ("国务院", True)
    assert all(span.status is Status.PENDING for span in workspace.spans(uid_of(workspace, 5)) or ())
    workspace.close()


def test_the_label_of_spans_that_come_back_comes_with_them(workspace: Workspace) -> None:
    built_in = workspace.labels()
    workspace.put_labels(in_order([*built_in, Label("POLICY", "政策", "Policy", "grey")]))
    assert workspace.flush(10)
    uid = uid_of(workspace, 0)
    spans = workspace.spans(uid)
    assert spans is not None
    span = next(iter(spans))
    made = replace(span, label="POLICY")
    workspace.commit(Transaction("relabel", ((uid, (_change(span, made),)),)))
    kept = workspace.flush(10) and backups.keep_now(workspace)
    assert kept
    workspace.commit(Transaction("relabel", ((uid, (_change(made, span),)),)))
    workspace.put_labels(built_in)
    assert workspace.flush(10)
    with backups.opened(kept.path) as then:
        assert own_differing(workspace, then) == ("labels",)
    assert carry_out(workspace, backups.from_backup(workspace, kept.path, [uid]))
    assert workspace.flush(10)
    assert [label.zh for label in workspace.labels()][-1] == "政策"
    assert len(workspace.labels()) == len(built_in) + 1
    workspace.close()


def _change(before: Span, after: Span) -> object:
    from core.changes import SpanChange

    return SpanChange(before.id, before, after)


def test_what_stands_beside_spans_in_a_copy_is_taken_in_or_asked(workspace: Workspace) -> None:
    call_same(workspace, "三清单", "四张清单")
    here, copy = copied(
        workspace,
        [
            lambda one: say(one, 0, "title", "我们的标题"),
            lambda one: check_off(one, 1, "gap:1"),
            lambda one: one.put_words({one.next_word(): OwnWord("两山", "SLOGAN")}),
        ],
        [
            lambda one: one.put_fields([FieldRow("topic", "专题", "Topic", order=1)]),
            lambda one: say(one, 0, "title", "他们的标题"),
            lambda one: say(one, 0, "topic", "乡村"),
            lambda one: say(one, 5, "issuer", "国务院"),
            lambda one: check_off(one, 1, "gap:2"),
            lambda one: call_same(one, "两不愁", "两不愁三保障"),
            lambda one: one.put_words({one.next_word(): OwnWord("两山", "TASK")}),
            lambda one: one.put_policy(Policy(quotes=True)),
        ],
    )
    plan = copies.plan(here, copy)
    assert [(one.id, one.ours, one.theirs) for one in plan.conflicts] == [
        ("#policy:", policy.USUAL, Policy(quotes=True)),
        (f"{FIELD_MARK}field:title", "我们的标题", "他们的标题"),
    ]
    assert (plan.words, plan.gone, plan.same) == (2, 0, 1)
    prepared = copies.merged(here, plan)
    must_fit(here, prepared)
    assert carry_out(here, prepared)
    assert here.flush(10)
    assert said(here, 0, "title") == ("我们的标题", True)
    assert said(here, 0, "topic") == ("乡村", True)
    assert said(here, 5, "issuer") == ("国务院", True)
    checked = here.entry(uid_of(here, 1))
    assert checked is not None
    assert checked.checked == ("gap:1", "gap:2")
    assert dict(here.same()) == {"三清单": "四张清单", "两不愁": "两不愁三保障"}
    assert [(word.text, word.label) for word in here.own_words()] == [("两山", "SLOGAN"), ("两山", "TASK")]
    assert here.policy == policy.USUAL
    assert copies.plan(here, copy).nothing_new
    undo(here)
    assert dict(here.same()) == {"三清单": "四张清单"}
    assert said(here, 5, "issuer")[1] is False
    assert here.check() == []
    here.close()


def test_what_stands_beside_spans_comes_back_from_a_journal_set_aside(workspace: Workspace) -> None:
    path = workspace.path
    workspace.fold()
    older = path.read_bytes()
    say(workspace, 5, "issuer", "国务院")
    say(workspace, 5, "issuer", "教育部")
    check_off(workspace, 1, "gap:1")
    call_same(workspace, "两不愁", "两不愁三保障")
    word = list_change(workspace.next_word(), None, OwnWord("两山", "SLOGAN"))
    rules = policy.policy_change(workspace.policy, Policy(quotes=True))
    workspace.commit(Transaction("words", ((uid_of(workspace, 0), (word, rules)),)))
    assert workspace.flush(10)
    abandon(workspace)
    path.write_bytes(older + b"\n")  # another program touched the file
    again = Workspace.open(path)
    found = set_aside.offers(again)
    assert [(one.kind, one.state) for one in found] == [
        (kind, OfferState.APPLICABLE) for kind in ("field", "field", "all_right", "same", "words")
    ]
    prepared = set_aside.recovered(again, found)
    assert prepared.left == ()
    must_fit(again, prepared)
    assert carry_out(again, prepared)
    assert again.flush(10)
    assert said(again, 5, "issuer") == ("教育部", True)
    assert dict(again.same()) == {"两不愁": "两不愁三保障"}
    assert [one.text for one in again.own_words()] == ["两山"]
    assert again.policy == Policy(quotes=True)
    assert {one.state for one in set_aside.offers(again)} <= {OfferState.PRESENT, OfferState.CHANGED}
    undo(again)
    assert dict(again.same()) == {}
    assert again.own_words() == ()
    assert again.check() == []
    again.close()


def test_a_word_whose_place_is_taken_does_not_come_back(workspace: Workspace) -> None:
    path = workspace.path
    workspace.fold()
    older = path.read_bytes()
    word = list_change(workspace.next_word(), None, OwnWord("两山", "SLOGAN"))
    workspace.commit(Transaction("words", ((uid_of(workspace, 0), (word,)),)))
    assert workspace.flush(10)
    abandon(workspace)
    path.write_bytes(older + b"\n")
    again = Workspace.open(path)
    again.put_words({again.next_word(): OwnWord("三清单", "SLOGAN")})
    assert [one.state for one in set_aside.offers(again)] == [OfferState.CHANGED]
    assert set_aside.recovered(again, set_aside.offers(again)).empty
    again.close()


NAMES = st.sampled_from("甲乙丙丁戊")


def tables(names: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    """Tables of same norms: no way through a third."""
    made = st.dictionaries(names, names)
    return made.map(lambda one: {key: name for key, name in one.items() if name not in one and key != name})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(NAMES), tables(NAMES))
def test_same_norms_of_two_tables_never_go_through_a_third(here: dict[str, str], there: dict[str, str]) -> None:
    after = same_as.after(here, same_needed(here, there))
    assert {key: after[key] for key in here} == here
    assert not set(after) & set(after.values())
    assert all(not same_needed(after, one) for one in (here, there))


def test_a_prepared_taking_in_that_no_longer_fits_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    from core.errors import CorrectionRefused

    say(workspace, 5, "issuer", "国务院")
    kept = backups.keep_now(workspace)
    assert kept is not None
    shutil.copy(kept.path, tmp_path / "kept")
    say(workspace, 5, "issuer", "教育部")
    prepared = backups.from_backup(workspace, kept.path, [uid_of(workspace, 5)])
    say(workspace, 5, "issuer", "财政部")
    with pytest.raises(CorrectionRefused):
        must_fit(workspace, prepared)
    workspace.close()
