"""The workspace: stored at once, found again, undone, merged, exported and imported without loss."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb import Query, TinyDB

from core import corrections
from core.articles.article_json import dumps
from core.changes import Transaction, apply
from core.errors import CorrectionRefused, WorkspaceDamaged, WorkspaceForeign, WorkspaceReadOnly
from core.ids import machine_id, text_digest
from core.merge import additions, merge
from core.model import Article, ArticleState, Extraction, Group, Origin, OutlineEntry, Paragraph, Span, Status
from core.spans import SpanSet
from core.workspace import Base, Workspace
from tests.crash.sample import base_of

TEXT = "粤赣湘三省会议要求，一是抓好𠮷田建设；二是落实“六稳”“六保”😀。"
RULE = Origin("province.test", "1")


def article(text: str = TEXT, path: str = "/articles/one.txt") -> Article:
    return Article(
        text,
        text_digest(text),
        (Paragraph(0, len(text)),),
        title="三省会议",
        path=path,
        file_sha256="f" + text_digest(text)[1:],
    )


def proposals(text: str = TEXT) -> SpanSet:
    sha = text_digest(text)
    spans = [
        Span(
            machine_id(sha, "PROVINCE", at, at + 1),
            "PROVINCE",
            at,
            at + 1,
            origin=RULE,
            confidence=0.98,
            norm=code,
            group="g1",
        )
        for at, code in ((0, "44"), (1, "36"), (2, "43"))
    ]
    spans.append(
        Span(
            machine_id(sha, "TASK", 10, 18),
            "TASK",
            10,
            18,
            origin=Origin("task.yishi", "2"),
            ordinal=1,
            style="是",
            marker=(10, 12),
            level=1,
        )
    )
    return SpanSet(spans, [Group("g1", "PROVINCE", lead_in=(0, 3), flags=("gap:2",))])


def opened(path: Path) -> tuple[Workspace, str, Base]:
    workspace = Workspace.open(path, annotator="小林")
    entry = workspace.add(article())
    return workspace, entry.uid, Base(article(), proposals(), (OutlineEntry(0, 3, 1, "一", 1),), "rules-1")


def test_a_first_correction_stores_the_article_and_survives(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace, uid, base = opened(path)
    first = next(iter(base.spans))
    made = corrections.accept(base.spans, [first.id])
    workspace.commit(Transaction("accept", ((uid, made),)), bases={uid: base})
    assert workspace.spans(uid) == apply(base.spans, made)
    assert workspace.close()
    again = Workspace.open(path)
    assert again.spans(uid) == apply(base.spans, made)
    assert again.article(uid) == article()
    assert again.outline(uid) == base.outline
    assert again.annotator == "小林"
    entry = again.entry(uid)
    assert entry is not None
    assert entry.counts["PROVINCE"] == (2, 1, 0)
    assert again.close()


def test_plain_tinydb_opens_the_closed_file(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace, uid, base = opened(path)
    workspace.commit(
        Transaction("accept", ((uid, corrections.accept(base.spans, [s.id for s in base.spans])),)), bases={uid: base}
    )
    workspace.close()
    assert path.read_bytes().isascii()
    with TinyDB(path) as plain:
        assert plain.table("labels").get(Query().name == "SLOGAN")["zh"] == "口号"
        assert len(plain.table("sets").get(doc_id=1)["spans"]) == 4


def test_another_program_may_rewrite_the_closed_file(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace, uid, base = opened(path)
    workspace.commit(
        Transaction("accept", ((uid, corrections.accept(base.spans, [s.id for s in base.spans])),)), bases={uid: base}
    )
    workspace.close()
    with TinyDB(path) as plain:
        plain.table("labels").insert({"name": "BODY", "zh": "机构", "en": "Body", "colour": "#336699", "mine": [1]})
        plain.table("other").insert({"kept": "yes"})
    again = Workspace.open(path)
    assert [label.name for label in again.labels()][-1] == "SLOGAN" or "BODY" in [
        label.name for label in again.labels()
    ]
    assert again.spans(uid) is not None
    again.close()
    assert json.loads(path.read_bytes())["other"]["1"]["kept"] == "yes"


def test_tinydbs_own_interface_writes_through_the_journal(tmp_path: Path) -> None:
    workspace, _uid, _base = opened(tmp_path / "w.zhupi.json")
    words = workspace.tables.table("words")
    words.insert({"text": "五通一平", "label": "SLOGAN", "verdict": "always", "norm": ""})
    words.update({"verdict": "never"}, Query().text == "五通一平")
    assert words.search(Query().verdict == "never")[0]["text"] == "五通一平"
    words.upsert({"text": "x", "verdict": "never"}, Query().text == "x")
    words.remove(Query().text == "x")
    workspace.close()
    again = Workspace.open(tmp_path / "w.zhupi.json")
    assert [word["text"] for word in again.words()] == ["五通一平"]
    again.close()


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace, uid, base = opened(path)
    spans = base.spans
    for span in list(spans)[:2]:
        made = corrections.remove(spans, [span.id])
        workspace.commit(Transaction("remove", ((uid, made),)), bases={uid: Base(article(), spans)})
        spans = apply(spans, made)
    workspace.close()
    workspace = Workspace.open(path)
    target = workspace.undo_target()
    assert target is not None
    back = target[1].swapped(undoes=target[0])
    workspace.commit(back)
    spans = apply(spans, back.of(uid))
    assert workspace.spans(uid) == spans
    workspace.close()
    workspace = Workspace.open(path)
    redo = workspace.redo_target()
    assert redo is not None
    again = redo[1].swapped(undoes=redo[0], kind="redo")
    workspace.commit(again)
    assert workspace.redo_target() is None
    assert workspace.undo_target() == (workspace.entry(uid).seq, again)
    workspace.close()


def test_a_second_writer_gets_it_for_reading(tmp_path: Path) -> None:
    workspace, uid, _base = opened(tmp_path / "w.zhupi.json")
    second = Workspace.open(tmp_path / "w.zhupi.json")
    assert second.read_only
    assert "pid" in second.locked_by
    with pytest.raises(WorkspaceReadOnly):
        second.rename_annotator("x")
    second.close()
    workspace.close()


def test_a_correction_without_its_text_is_refused(tmp_path: Path) -> None:
    workspace, uid, base = opened(tmp_path / "w.zhupi.json")
    with pytest.raises(CorrectionRefused):
        workspace.commit(Transaction("accept", ((uid, corrections.accept(base.spans, [next(iter(base.spans)).id])),)))
    workspace.close()


def test_a_damaged_or_foreign_file_is_left_as_it_is(tmp_path: Path) -> None:
    damaged = tmp_path / "d.zhupi.json"
    damaged.write_bytes(b'{"meta": {"1": {"for')
    with pytest.raises(WorkspaceDamaged) as caught:
        Workspace.open(damaged)
    assert caught.value.backup == ""
    assert damaged.read_bytes() == b'{"meta": {"1": {"for'
    foreign = tmp_path / "f.json"
    foreign.write_bytes(b'{"_default": {}}')
    with pytest.raises(WorkspaceForeign):
        Workspace.open(foreign)
    assert foreign.read_bytes() == b'{"_default": {}}'


def test_a_torn_tail_is_cut_and_a_bad_line_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace, uid, base = opened(path)
    spans = base.spans
    for span in list(spans)[:3]:
        made = corrections.accept(spans, [span.id])
        workspace.commit(Transaction("accept", ((uid, made),)), bases={uid: Base(article(), spans)})
        spans = apply(spans, made)
    assert workspace.flush(10)
    journal = Path(f"{path}.journal")
    lines = journal.read_bytes().split(b"\n")
    other = tmp_path / "copy.zhupi.json"
    other.write_bytes(path.read_bytes())
    bad = lines[-3].replace(b"accept", b"acceqt")
    Path(f"{other}.journal").write_bytes(b"\n".join([*lines[:-3], bad, lines[-2], b"0123 {torn"]))
    again = Workspace.open(other)
    assert {report.kind for report in again.reports} == {"torn-tail", "bad-lines"}
    held = again.spans(uid)
    assert [span.status for span in held][:3] == [Status.ACCEPTED, Status.PENDING, Status.ACCEPTED]
    again.close()
    assert b"acceqt" in Path(f"{other}.journal.bad-lines").read_bytes()
    workspace.close()


def test_a_bad_record_is_reported_and_its_bytes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace, uid, base = opened(path)
    workspace.commit(
        Transaction("accept", ((uid, corrections.accept(base.spans, [s.id for s in base.spans])),)), bases={uid: base}
    )
    workspace.close()
    data = path.read_bytes()
    broken = (
        data.replace(b'"kind":"accept"', b'"kind":"accepT"')
        if b'"kind":"accept"' in data
        else data.replace(b'"accept"', b'"accepT"', 1)
    )
    assert broken != data
    path.write_bytes(broken)
    again = Workspace.open(path)
    assert [report.detail for report in again.check()] == ["history/1"]
    again.rename_annotator("x")
    again.close()
    assert b"accepT" in path.read_bytes()


def test_full_disk_is_said_and_retried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.store import durable

    workspace, uid, base = opened(tmp_path / "w.zhupi.json")
    assert workspace.flush(10)
    heard: list[object] = []
    workspace.listen(lambda seq: heard.append(seq), lambda seq, error: heard.append(error))
    real = durable.sync

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "sync", full)
    made = corrections.accept(base.spans, [next(iter(base.spans)).id])
    seq = workspace.commit(Transaction("accept", ((uid, made),)), bases={uid: base})
    assert not workspace.flush(10)
    assert workspace.unconfirmed == 1
    assert "the disk is full" in str(heard[0])
    assert workspace.spans(uid) == apply(base.spans, made)
    monkeypatch.setattr(durable, "sync", real)
    workspace.retry()
    assert workspace.flush(10)
    workspace.close()
    assert heard[-1] == seq
    again = Workspace.open(tmp_path / "w.zhupi.json")
    assert again.spans(uid) == apply(base.spans, made)
    again.close()


def test_what_a_person_decided_is_never_overridden() -> None:
    base = proposals()
    first, task = base.get(machine_id(text_digest(TEXT), "PROVINCE", 0, 1)), next(s for s in base if s.label == "TASK")
    assert first is not None
    decided = apply(apply(base, corrections.remove(base, [first.id])), corrections.resize(base, TEXT, task.id, 10, 16))
    found = Extraction(tuple(base), tuple(base.groups.values()))
    assert additions(decided, found) == ()
    longer = Span("other", "TASK", 10, 19, origin=RULE, marker=(10, 12))
    assert additions(decided, Extraction((longer,))) == ()
    after = apply(decided, merge(decided, Extraction()))
    assert {span.id for span in after} == {first.id, task.id}
    assert [span.id for span in apply(decided, merge(decided, found))] == [span.id for span in decided]


def _lines(workspace: Workspace) -> bytes:
    objects = (workspace.export_article(entry.uid) for entry in workspace.entries() if entry.stored)
    return "\n".join(map(dumps, objects)).encode("utf-8")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), notes=st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_export_import_export_is_byte_identical(
    tmp_path_factory: pytest.TempPathFactory, seed: int, notes: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    workspace, uid, base = opened(folder / "a.zhupi.json")
    chance = random.Random(seed)
    spans = base.spans
    for words in notes:
        if not len(spans):
            break
        span = chance.choice(list(spans))
        options = [
            lambda: corrections.note(spans, span.id, words.encode("utf-8", "ignore").decode()),
            lambda: corrections.accept(spans, [span.id]),
            lambda: corrections.remove(spans, [span.id]),
            lambda: corrections.relabel(spans, span.id, "SLOGAN"),
            lambda: corrections.add(spans, TEXT, "SLOGAN", 3, 5 + len(words)),
            lambda: corrections.finish(spans, workspace.entry(uid).state),
        ]
        made = chance.choice(options)()
        if made:
            workspace.commit(Transaction("any", ((uid, made),)), bases={uid: Base(article(), spans, base.outline, "r")})
            spans = apply(spans, made)
        target = workspace.undo_target()
        if target and chance.random() < 0.3:
            back = target[1].swapped(undoes=target[0])
            workspace.commit(back)
            spans = apply(spans, back.of(uid))
    assert workspace.flush(20)
    first = _lines(workspace)
    workspace.close()
    other = Workspace.open(folder / "b.zhupi.json", annotator="另一人")
    for line in first.splitlines():
        other.import_article(json.loads(line))
    assert _lines(other) == first
    other.close()
    other = Workspace.open(folder / "b.zhupi.json")
    assert _lines(other) == first
    other.close()


class Corrections(RuleBasedStateMachine):
    """Random corrections, undo, redo and restarts against a plain model of the spans."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "w.zhupi.json"
        self.workspace, self.uid, self.base = opened(self.path)
        self.model = [self.base.spans]
        self.at = 0

    @property
    def spans(self) -> SpanSet:
        return self.model[self.at]

    def _take(self, kind: str, made: tuple) -> None:
        if made:
            self.workspace.commit(Transaction(kind, ((self.uid, made),)), bases={self.uid: Base(article(), self.spans)})
            self.model = [*self.model[: self.at + 1], apply(self.spans, made)]
            self.at += 1

    @rule(n=st.integers(0, 20), what=st.sampled_from(["accept", "remove", "flag", "relabel"]))
    def decide(self, n: int, what: str) -> None:
        if len(self.spans):
            span = list(self.spans)[n % len(self.spans)]
            options = {
                "accept": lambda: corrections.accept(self.spans, [span.id]),
                "remove": lambda: corrections.remove(self.spans, [span.id]),
                "flag": lambda: corrections.flag(self.spans, span.id, not span.flag),
                "relabel": lambda: corrections.relabel(self.spans, span.id, "SLOGAN"),
            }
            self._take(what, options[what]())

    @rule(start=st.integers(0, len(TEXT) - 2), length=st.integers(1, 9))
    def add(self, start: int, length: int) -> None:
        self._take("add", corrections.add(self.spans, TEXT, "SLOGAN", start, start + length))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        seq, transaction = self.workspace.undo_target()
        self.workspace.commit(transaction.swapped(undoes=seq))
        self.at -= 1

    @precondition(lambda self: self.at < len(self.model) - 1)
    @rule()
    def redo(self) -> None:
        seq, transaction = self.workspace.redo_target()
        self.workspace.commit(transaction.swapped(undoes=seq, kind="redo"))
        self.at += 1

    @rule()
    def restart(self) -> None:
        assert self.workspace.close()
        self.workspace = Workspace.open(self.path)

    @rule()
    def fold(self) -> None:
        self.workspace.flush(10)
        self.workspace.fold()

    @invariant()
    def spans_are_the_models(self) -> None:
        stored = self.workspace.spans(self.uid)
        assert stored == self.spans if stored is not None else self.at == 0
        assert (self.workspace.undo_target() is None) == (self.at == 0)
        assert (self.workspace.redo_target() is None) == (self.at == len(self.model) - 1)

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.folder.cleanup()


TestCorrections = Corrections.TestCase
TestCorrections.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


def test_finishing_is_one_step(tmp_path: Path) -> None:
    workspace, uid, base = opened(tmp_path / "w.zhupi.json")
    made = corrections.finish(base.spans, ArticleState.OPEN)
    workspace.commit(Transaction("finish", ((uid, made),)), bases={uid: base})
    assert workspace.entry(uid).state is ArticleState.FINISHED
    seq, transaction = workspace.undo_target()
    workspace.commit(transaction.swapped(undoes=seq))
    assert workspace.entry(uid).state is ArticleState.OPEN
    assert workspace.spans(uid) == base.spans
    workspace.close()


def test_two_unknown_annotators_of_one_import_stay_two(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "a.zhupi.json", annotator="小林")
    base = base_of(3)
    uid = workspace.add(base.article).uid
    spans = base.spans
    for _time in range(2):
        made = corrections.note(spans, next(iter(spans)).id, f"{_time}")
        workspace.commit(Transaction("note", ((uid, made),)), bases={uid: base})
        spans = apply(spans, made)
    value = dict(workspace.export_article(uid)) if workspace.flush(10) else {}
    workspace.close()
    value["history"] = [{**row, "by": name} for row, name in zip(value["history"], ("小李", "老王"), strict=True)]
    other = Workspace.open(tmp_path / "b.zhupi.json", annotator="小林")
    entry = other.import_article(value)
    assert [row.by for row in other.history(entry.uid)] == ["小李", "老王"]
    other.close()
