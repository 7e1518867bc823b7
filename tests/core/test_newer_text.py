"""The newer text of an article taken over, earlier states brought back, and everything undone and exported whole."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core import corrections
from core.anchor import anchor
from core.articles.article_json import dumps
from core.changes import FieldChange, Transaction, apply
from core.ids import machine_id, text_digest
from core.merge import additions
from core.model import Article, ArticleState, Extraction, Group, Origin, Paragraph, Span
from core.safety.checking import problems
from core.spans import SpanSet
from core.versions.newer_text import (
    ANCHOR,
    anchored,
    changes_text,
    drop_lost,
    lost_spans,
    place_lost,
    ranges_of,
    swapped,
    take_over,
)
from core.versions.past import bring_back, earlier
from core.versions.place import Found
from core.workspace import Base, NewText, Workspace

OLD = "粤赣湘三省召开会议。会议要求，一是抓好广东省的建设；二是落实“六稳”“六保”任务。湖南省表示赞成。😀\n"
NEW = "前言：记者报道。\n" + OLD.replace("湖南省表示赞成。", "").replace("抓好广东省", "切实抓好广东省")
RULE = Origin("rule.test", "1")


def article(text: str, path: str = "/articles/one.txt") -> Article:
    return Article(
        text,
        text_digest(text),
        (Paragraph(0, len(text)),),
        title=text[:6],
        path=path,
        file_sha256=text_digest("file" + text),
    )


def machine(text: str, label: str, words: str, **more: object) -> Span:
    start = text.index(words)
    end = start + len(words)
    return Span(machine_id(text_digest(text), label, start, end), label, start, end, origin=RULE, **more)


def proposals() -> SpanSet:
    first = OLD.index("一是")
    spans = [
        machine(OLD, "PROVINCE", "广东省", norm="44"),
        machine(OLD, "PROVINCE", "湖南省", norm="43"),
        machine(OLD, "SLOGAN", "六稳"),
        machine(OLD, "SLOGAN", "六保"),
        machine(OLD, "TASK", "一是抓好广东省的建设", group="g", ordinal=1, marker=(first, first + 2)),
        machine(OLD, "TASK", "二是落实“六稳”“六保”任务", group="g", ordinal=2),
    ]
    at = OLD.index("会议要求")
    return SpanSet(spans, [Group("g", "TASK", lead_in=(at, at + 4))])


def worked_on(path: Path) -> tuple[Workspace, str]:
    workspace = Workspace.open(path, annotator="小林")
    uid = workspace.add(article(OLD)).uid
    spans = proposals()
    made = corrections.accept(spans, [span.id for span in spans if span.label == "PROVINCE"])
    base = Base(article(OLD), spans, rule_set="rules-1")
    workspace.commit(Transaction("accept", ((uid, made),)), bases={uid: base})
    return workspace, uid


def taken_over(workspace: Workspace, uid: str, text: str = NEW) -> None:
    entry, spans, old = workspace.entry(uid), workspace.spans(uid), workspace.article(uid)
    newer, ranges = article(text), ranges_of(spans)
    places = dict(zip(ranges, anchor(old.text, text, ranges), strict=True))
    made = take_over(entry, old.text, spans, newer, places)
    workspace.commit(Transaction("take_over", ((uid, made),)), texts={uid: NewText(newer)})


def undo(workspace: Workspace) -> None:
    seq, transaction = workspace.undo_target()
    workspace.commit(swapped(transaction, seq, "undo", workspace.spans))


def redo(workspace: Workspace) -> None:
    seq, transaction = workspace.redo_target()
    workspace.commit(swapped(transaction, seq, "redo", workspace.spans))


def words(workspace: Workspace, uid: str) -> dict[str, list[str]]:
    text = workspace.article(uid).text
    found: dict[str, list[str]] = {}
    for span in workspace.spans(uid):
        found.setdefault(span.label, []).append(span.text_of(text))
    return found


def test_spans_groups_and_markers_move_along_and_the_lost_one_is_listed(tmp_path: Path) -> None:
    workspace, uid = worked_on(tmp_path / "w.zhupi.json")
    before = workspace.spans(uid)
    taken_over(workspace, uid)
    spans = workspace.spans(uid)
    assert words(workspace, uid) == {
        "PROVINCE": ["广东省", ""],
        "SLOGAN": ["六稳", "六保"],
        "TASK": ["一是切实抓好广东省的建设", "二是落实“六稳”“六保”任务"],
    }
    assert {span.id for span in spans} == {span.id for span in before}
    (lost,) = lost_spans(spans)
    assert anchored(lost)["quote"] == "湖南省" and anchored(lost)["after"].startswith("表示赞成")
    changed = next(span for span in spans if span.text_of(NEW).startswith("一是切实"))
    assert anchored(changed)["found"] == Found.CHANGED.name.lower()
    assert changed.marker is not None and NEW[slice(*changed.marker)] == "一是"
    assert NEW[slice(*spans.groups["g"].lead_in)] == "会议要求"
    entry = workspace.entry(uid)
    assert entry.counts["PROVINCE"] == (0, 1, 0) and entry.file_sha256 == article(NEW).file_sha256
    assert list(problems(workspace)) == []
    workspace.close()
    again = Workspace.open(tmp_path / "w.zhupi.json")
    assert again.spans(uid) == spans and again.article(uid).text == NEW
    assert again.earlier_article(uid, text_digest(OLD))[0].text == OLD
    assert again.find(file_sha256=article(NEW).file_sha256).uid == uid
    again.close()


def test_undo_brings_text_and_spans_back_whatever_the_machine_added_since(tmp_path: Path) -> None:
    workspace, uid = worked_on(tmp_path / "w.zhupi.json")
    before, entry = workspace.spans(uid), workspace.entry(uid)
    taken_over(workspace, uid)
    late = machine(NEW, "SLOGAN", "记者报道")
    workspace.machine_update(uid, additions(workspace.spans(uid), Extraction((late,))), "rules-2")
    after = workspace.spans(uid)
    assert late.id in after
    undo(workspace)
    assert workspace.spans(uid) == before and workspace.article(uid).text == OLD
    assert workspace.entry(uid).counts == entry.counts and workspace.entry(uid).extracted == "rules-1"
    workspace.close()
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    redo(workspace)
    assert workspace.spans(uid) == after and workspace.article(uid).text == NEW
    undo(workspace)
    undo(workspace)
    assert all(span.pending for span in workspace.spans(uid))
    workspace.close()


def test_a_lost_span_is_placed_or_dropped(tmp_path: Path) -> None:
    workspace, uid = worked_on(tmp_path / "w.zhupi.json")
    taken_over(workspace, uid)
    spans = workspace.spans(uid)
    (lost,) = lost_spans(spans)
    at = NEW.index("三省")
    (placed,) = place_lost(spans, NEW, lost.id, at, at + 2)
    assert placed.after.range == (at, at + 2) and not placed.after.lost and ANCHOR not in placed.after.extra
    assert placed.after.status == lost.status
    (dropped,) = drop_lost(spans, lost.id)
    assert dropped.after is None
    found = next(span for span in spans if not span.lost)
    assert drop_lost(spans, found.id) == () == place_lost(spans, NEW, found.id, 0, 2)
    workspace.close()


def test_lost_spans_are_not_finished_nor_proposed_around() -> None:
    lost = Span("x", "SLOGAN", 4, 4, lost=True)
    spans = SpanSet([lost])
    assert list(spans.overlapping(0, 10)) == []
    assert corrections.finish(spans, ArticleState.FINISHED) == ()
    assert len(additions(spans, Extraction((Span("y", "SLOGAN", 3, 6, origin=RULE),)))) == 1


def test_the_same_proposal_is_not_made_twice_after_a_text_changed() -> None:
    carried = Span("old", "SLOGAN", 3, 6, origin=RULE)
    assert additions(SpanSet([carried]), Extraction((Span("new", "SLOGAN", 3, 6, origin=RULE),))) == ()


def test_a_moved_or_renamed_file_is_the_same_article(tmp_path: Path) -> None:
    workspace, uid = worked_on(tmp_path / "w.zhupi.json")
    moved = workspace.add(article(OLD, "/elsewhere/two.txt"))
    assert moved.uid == uid and moved.path == "/elsewhere/two.txt" and len(workspace.entries()) == 1
    resaved = Article(**{**{name: getattr(article(OLD), name) for name in ("text", "text_sha256")}, "file_sha256": "9"})
    assert workspace.add(resaved).uid == uid
    assert workspace.entry(uid).file_sha256 == "9"
    taken_over(workspace, uid)
    assert workspace.add(article(OLD, "/old/copy.txt")).uid == uid, "an earlier text is recognised too"
    assert len(workspace.entries()) == 1
    workspace.close()


def test_a_changed_file_keeps_its_article_until_it_is_said_to_be_another(tmp_path: Path) -> None:
    workspace, uid = worked_on(tmp_path / "w.zhupi.json")
    assert workspace.add(article(NEW)).uid == uid
    assert workspace.article(uid).text == OLD
    other = workspace.add_apart(article(NEW))
    assert other.uid != uid and workspace.entry(uid).paths == () and other.path == "/articles/one.txt"
    assert workspace.add(article(NEW)).uid == other.uid
    workspace.close()


def lines(workspace: Workspace) -> bytes:
    objects = (workspace.export_article(entry.uid) for entry in workspace.entries() if entry.stored)
    return "\n".join(map(dumps, objects)).encode("utf-8")


def test_earlier_texts_and_their_history_go_through_jsonl_unchanged(tmp_path: Path) -> None:
    workspace, uid = worked_on(tmp_path / "a.zhupi.json")
    taken_over(workspace, uid)
    undo(workspace)
    redo(workspace)
    assert workspace.flush(10)
    first = lines(workspace)
    value = json.loads(first)
    quoted = [one["before"]["text"] for one in value["history"][1]["changes"] if "span" in one]
    assert "湖南省" in quoted and "六稳" in quoted
    workspace.close()
    other = Workspace.open(tmp_path / "b.zhupi.json")
    other.import_article(value)
    assert lines(other) == first
    undo_like = earlier(other.entry(uid), other.spans(uid), other.history_lines(uid), 0, other.decoded)
    assert undo_like.text_sha256 == text_digest(OLD)
    other.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 80), st.integers(0, 12), st.text("广东省六稳。，会议\n", max_size=8)), max_size=4
    )
)
def test_whatever_the_newer_text_offsets_are_valid_and_undo_restores(
    tmp_path_factory: object, edits: list[tuple[int, int, str]]
) -> None:
    workspace, uid = worked_on(tmp_path_factory.mktemp("t") / "w.zhupi.json")
    text = OLD
    for start, size, new in edits:
        text = text[:start] + new + text[start + size :]
    if text == OLD or not text:
        workspace.close()
        return
    before = workspace.spans(uid)
    taken_over(workspace, uid, text)
    assert list(problems(workspace)) == []
    decided = {span.id for span in before if not span.pending}
    assert decided <= {span.id for span in workspace.spans(uid)}
    undo(workspace)
    assert workspace.spans(uid) == before
    workspace.close()


class Past(RuleBasedStateMachine):
    """Random corrections, newer texts and earlier states brought back, against a list of all states seen."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.workspace, self.uid = worked_on(Path(self.folder.name) / "w.zhupi.json")
        self.states: dict[int, tuple[SpanSet, str]] = {}
        self.note()

    def note(self) -> None:
        assert self.workspace.flush(10)
        entry = self.workspace.entry(self.uid)
        self.states[entry.seq] = (self.workspace.spans(self.uid), entry.text_sha256)

    def take(self, kind: str, made: tuple) -> None:
        if made:
            self.workspace.commit(Transaction(kind, ((self.uid, made),)))
            self.note()

    @rule(n=st.integers(0, 9), what=st.sampled_from(["accept", "remove", "note"]))
    def decide(self, n: int, what: str) -> None:
        spans = self.workspace.spans(self.uid)
        found = [span for span in spans if not span.lost]
        if found:
            span = found[n % len(found)]
            made = {
                "accept": lambda: corrections.accept(spans, [span.id]),
                "remove": lambda: corrections.remove(spans, [span.id]),
                "note": lambda: corrections.note(spans, span.id, f"{n}"),
            }[what]()
            self.take(what, made)

    @rule(text=st.sampled_from([OLD, NEW, NEW.replace("会议", "座谈会"), "全新的文章。"]))
    def newer(self, text: str) -> None:
        if self.workspace.entry(self.uid).text_sha256 != text_digest(text):
            taken_over(self.workspace, self.uid, text)
            self.note()

    @rule()
    def undo(self) -> None:
        if self.workspace.undo_target():
            undo(self.workspace)
            self.note()

    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        seq = data.draw(st.sampled_from(sorted(self.states)))
        entry, spans = self.workspace.entry(self.uid), self.workspace.spans(self.uid)
        past = earlier(entry, spans, self.workspace.history_lines(self.uid), seq, self.workspace.decoded)
        assert (past.spans, past.text_sha256) == self.states[seq]
        made = bring_back(entry, spans, past)
        self.take("restore", made)
        if made:
            assert self.workspace.spans(self.uid) == past.spans
            assert self.workspace.entry(self.uid).text_sha256 == past.text_sha256
            assert changes_text(made) == (entry.text_sha256 != past.text_sha256)

    @invariant()
    def the_list_kept_is_the_one_on_the_disk(self) -> None:
        if hasattr(self, "workspace"):
            assert self.workspace.flush(10)
            kept = self.workspace.history_lines(self.uid)
            assert [(one.seq, one.kind, one.undoes, one.text_before, one.text_after) for one in kept] == [
                (one.seq, one.kind, one.undoes, one.text_before, one.text_after)
                for one in self.workspace._read_lines(self.uid)
            ]
            read = {row.seq: row for row in self.workspace.history(self.uid)}
            assert all(self.workspace.decoded(one.raw) == read[one.seq].changes for one in kept)

    @invariant()
    def nothing_is_out_of_place(self) -> None:
        if hasattr(self, "workspace"):
            assert list(problems(self.workspace)) == []

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.folder.cleanup()


TestPast = Past.TestCase
TestPast.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)


def test_bringing_back_is_one_step_that_undo_takes_back(tmp_path: Path) -> None:
    workspace, uid = worked_on(tmp_path / "w.zhupi.json")
    assert workspace.flush(10)
    spans = workspace.spans(uid)
    workspace.commit(Transaction("finish", ((uid, corrections.finish(spans, workspace.entry(uid).state)),)))
    finished = workspace.spans(uid)
    assert workspace.flush(10)
    past = earlier(workspace.entry(uid), finished, workspace.history_lines(uid), 0, workspace.decoded)
    made = bring_back(workspace.entry(uid), finished, past)
    assert FieldChange("state", "finished", past.fields["state"]) in made
    workspace.commit(Transaction("restore", ((uid, made),)))
    assert workspace.spans(uid) == apply(finished, made) == proposals()
    undo(workspace)
    assert workspace.spans(uid) == finished and workspace.entry(uid).state == "finished"
    workspace.close()


def test_a_newer_text_as_the_first_correction_stores_both_texts(tmp_path: Path) -> None:
    """Nothing was on record yet: the text that the proposals referred to must be there when that is taken back."""
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    entry = workspace.add(article(OLD))
    spans, newer = proposals(), article(NEW)
    places = dict(zip(ranges_of(spans), anchor(OLD, NEW, ranges_of(spans)), strict=True))
    made = take_over(entry, OLD, spans, newer, places)
    bases, texts = {entry.uid: Base(article(OLD), spans)}, {entry.uid: NewText(newer)}
    workspace.commit(Transaction("take_over", ((entry.uid, made),)), bases=bases, texts=texts)
    workspace.close()
    again = Workspace.open(tmp_path / "w.zhupi.json")
    assert again.article(entry.uid).text == NEW
    old, _lines = again.earlier_article(entry.uid, text_digest(OLD))
    assert old is not None
    assert old.text == OLD
    undo(again)
    assert again.article(entry.uid).text == OLD
    assert again.spans(entry.uid) == spans
    assert again.flush(10)
    assert again.article(entry.uid).text == OLD
    assert list(problems(again)) == []
    again.close()
