"""The store against a plain model: corrections, undo, kills, restarts, import, folding, restoring, in any order."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core import corrections
from core.changes import FieldChange, Transaction, apply
from core.ids import text_digest
from core.labels.own_words import OwnWord, changed_row, list_change
from core.model import Article, Paragraph
from core.safety import backups, copies
from core.safety.taking_in import carry_out
from core.spans import SpanSet
from core.text import clean
from core.workspace import Base, Workspace
from tests.crash.sample import abandon, base_of


class Stored(RuleBasedStateMachine):
    """Two articles, each with a plain list of span sets; a third that another workspace brings."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "w.zhupi.json"
        self.workspace = Workspace.open(self.path, annotator="小林")
        self.spans = {}
        self.words: dict[int, OwnWord | None] = {}
        self.steps: list[tuple] = []
        self.at = 0
        self.bases = {}
        for number in range(2):
            base = base_of(number)
            uid = self.workspace.add(base.article).uid
            self.bases[uid], self.spans[uid] = base, base.spans
        self.imported: dict[str, SpanSet] = {}
        self.kept: dict[Path, tuple] = {}

    def opened(self) -> Workspace:
        """The workspace anew, with its backup of this opening made: that one thins out those the model knows."""
        workspace = Workspace.open(self.path)
        workspace._store._wait_for("_keeper", 10)
        return workspace

    def take(self, *parts: tuple[str, tuple]) -> None:
        """One correction of those articles; one of the word list stands with the first of them."""
        parts = tuple((uid, made) for uid, made in parts if made)
        if parts:
            self.workspace.commit(Transaction("any", parts), bases={uid: self.bases[uid] for uid, _made in parts})
            before = self.state()
            for uid, made in parts:
                self.spans[uid] = apply(self.spans[uid], [one for one in made if not isinstance(one, FieldChange)])
                for one in made:
                    row = changed_row(one)
                    if row is not None:
                        self.words = {**self.words, row[0]: row[1]}
            self.steps = [*self.steps[: self.at], (before, self.state())]
            self.at += 1

    def state(self) -> tuple[dict[str, SpanSet], dict]:
        return dict(self.spans), {number: word for number, word in self.words.items() if word is not None}

    def show(self, state: tuple[dict[str, SpanSet], dict]) -> None:
        self.spans, self.words = dict(state[0]), dict(state[1])

    @rule(which=st.integers(0, 1), n=st.integers(0, 9), what=st.sampled_from(["accept", "remove", "note"]))
    def decide(self, which: int, n: int, what: str) -> None:
        uid = list(self.bases)[which]
        spans = self.spans[uid]
        if len(spans):
            span = list(spans)[n % len(spans)]
            made = {
                "accept": lambda: corrections.accept(spans, [span.id]),
                "remove": lambda: corrections.remove(spans, [span.id]),
                "note": lambda: corrections.note(spans, span.id, f"注{n}\0\r\n\ud83d"),
            }[what]()
            self.take((uid, made))

    @rule(which=st.integers(0, 1), start=st.integers(0, 20), length=st.integers(1, 9))
    def add(self, which: int, start: int, length: int) -> None:
        uid = list(self.bases)[which]
        text = self.bases[uid].article.text
        self.take((uid, corrections.add(self.spans[uid], text, "SLOGAN", start, start + length)))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        seq, transaction = self.workspace.undo_target()
        self.workspace.commit(transaction.swapped(undoes=seq))
        self.at -= 1
        self.show(self.steps[self.at][0])

    @precondition(lambda self: self.at < len(self.steps))
    @rule()
    def redo(self) -> None:
        seq, transaction = self.workspace.redo_target()
        self.workspace.commit(transaction.swapped(undoes=seq, kind="redo"))
        self.show(self.steps[self.at][1])
        self.at += 1

    @rule(n=st.integers(0, 2))
    def decide_in_both(self, n: int) -> None:
        """One correction over two articles."""
        parts = []
        for uid, spans in self.spans.items():
            if len(spans):
                one = list(spans)[n % len(spans)]
                parts.append((uid, corrections.note(spans, one.id, f"两篇{n}{self.at}")))
        self.take(*parts)

    @rule(n=st.integers(1, 3), what=st.sampled_from(["put", "never", "drop"]))
    def word(self, n: int, what: str) -> None:
        """A word is put on the list, changed, or taken off it."""
        held = self.words.get(n)
        after = {"put": OwnWord(f"词{n}", "SLOGAN"), "never": OwnWord(f"词{n}", "SLOGAN", "never"), "drop": None}[what]
        if held != after:
            self.take((next(iter(self.bases)), (list_change(n, held, after),)))

    @rule()
    def an_older_copy(self) -> None:
        """A copy of this moment, merged after a word was taken off and a span decided, changes nothing."""
        assert self.workspace.flush(10)
        copy = self.path.with_name("w (copy).zhupi.json")
        self.workspace.fold()
        shutil.copy(self.path, copy)
        for number in [one for one in self.words if self.words[one] is not None]:
            self.take((next(iter(self.bases)), (list_change(number, self.words[number], None),)))
        assert self.workspace.flush(10)
        plan = copies.plan(self.workspace, copy)
        assert plan.nothing_new and not plan.conflicts
        assert copies.merged(self.workspace, plan).empty
        copy.unlink()

    @rule()
    def close_and_open(self) -> None:
        assert self.workspace.close()
        self.workspace = self.opened()

    @rule()
    def killed(self) -> None:
        assert self.workspace.flush(10)
        abandon(self.workspace)
        self.workspace = self.opened()
        assert self.workspace.reports == []

    @rule()
    def fold(self) -> None:
        assert self.workspace.flush(10)
        self.workspace.fold()

    @precondition(lambda self: not self.imported)
    @rule()
    def bring(self) -> None:
        other = Workspace.open(Path(self.folder.name) / "other.zhupi.json")
        base = base_of(7)
        uid = other.add(base.article).uid
        made = corrections.accept(base.spans, [next(iter(base.spans)).id])
        other.commit(Transaction("accept", ((uid, made),)), bases={uid: base})
        assert other.flush(10)
        entry = self.workspace.import_article(other.export_article(uid))
        other.close()
        self.imported[entry.uid] = apply(base.spans, made)

    @rule()
    def keep(self) -> None:
        """A backup, and what the model is at that moment."""
        assert self.workspace.flush(10)
        kept = backups.keep_now(self.workspace)
        assert kept is not None
        self.kept[kept.path] = (*self.state(), list(self.steps), self.at, dict(self.imported))

    @precondition(lambda self: self.kept)
    @rule(which=st.integers(0, 9), closed=st.booleans())
    def restore(self, which: int, closed: bool) -> None:
        """Some backup becomes the workspace again, whether it was closed or its program was killed."""
        assert self.workspace.flush(10)
        before = list(self.spans)
        if closed:
            assert self.workspace.close()
        else:
            abandon(self.workspace)
        known = [path for path in self.kept if path.exists()]
        backup = known[which % len(known)] if known else None
        if backup is not None:
            earlier = (*self.state(), list(self.steps), self.at, dict(self.imported))
            kept = backups.restore(self.path, backup)
            spans, words, steps, self.at, imported = self.kept[backup]
            self.show((spans, words))
            self.steps, self.imported = list(steps), dict(imported)
            assert kept is not None
            self.kept[kept] = earlier
        self.workspace = self.opened()
        assert self.workspace.reports == []
        assert list(self.spans) == before

    @precondition(lambda self: self.kept)
    @rule(which=st.integers(0, 9), article=st.integers(0, 1))
    def article_from_a_backup(self, which: int, article: int) -> None:
        """One article as it was: a correction like any other; one that was not worked on here comes in whole."""
        assert self.workspace.flush(10)
        known = [path for path in self.kept if path.exists()]
        if known:
            backup, uid = known[which % len(known)], list(self.bases)[article]
            prepared = backups.from_backup(self.workspace, backup, [uid])
            carry_out(self.workspace, prepared)
            then = self.kept[backup][0][uid]
            before = self.state()
            assert self.spans[uid] == then or prepared.transaction.articles or prepared.whole
            self.spans[uid] = then
            if prepared.transaction.articles:
                self.steps = [*self.steps[: self.at], (before, self.state())]
                self.at += 1

    @invariant()
    def all_is_as_in_the_model(self) -> None:
        for uid, spans in {**self.spans, **self.imported}.items():
            stored = self.workspace.spans(uid)
            assert stored == spans if stored is not None else spans == self.bases[uid].spans
        assert self.workspace.numbered_words() == self.state()[1]
        assert (self.workspace.undo_target() is None) == (self.at == 0)
        assert self.workspace.check() == []

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.folder.cleanup()


TestStored = Stored.TestCase
TestStored.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)

STRANGE = st.text(
    st.one_of(st.sampled_from("中文𠮷😀\u0301\u200b\u202e\u05d0\0\r\n\ufeff\ud83d\udc00 \u3000é"), st.characters()),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(raw=STRANGE, data=st.data())
def test_offsets_come_back_from_the_disk_as_they_went(raw: str, data: st.DataObject) -> None:
    text = clean(raw)
    if not text.strip():
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.zhupi.json"
        workspace = Workspace.open(path)
        article = Article(text, text_digest(text), (Paragraph(0, len(text)),), path="/x")
        uid = workspace.add(article).uid
        spans = SpanSet()
        for _span in range(4):
            start = data.draw(st.integers(0, len(text) - 1))
            end = data.draw(st.integers(start + 1, len(text)))
            if not text[start:end].strip():
                continue
            made = corrections.add(spans, text, "SLOGAN", start, end)
            if made:
                workspace.commit(Transaction("add", ((uid, made),)), bases={uid: Base(article, spans)})
                spans = apply(spans, made)
        assert workspace.close()
        again = Workspace.open(path)
        if len(spans):
            stored = again.article(uid)
            assert stored is not None
            assert stored.text == text
            found = again.spans(uid)
            assert found == spans
            assert [span.text_of(stored.text) for span in found] == [span.text_of(text) for span in spans]
        again.close()
