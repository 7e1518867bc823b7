"""A person's own words: what they add, what they suppress, what they leave alone; the list in the file and as a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import FieldChange, Transaction, apply
from core.errors import ImportRefused
from core.extraction import extract
from core.ids import text_digest
from core.labels.own_words import (
    ALWAYS,
    NEVER,
    OwnWord,
    applied,
    follow,
    from_table,
    is_stale,
    list_change,
    rule_set,
    to_table,
)
from core.model import Article, Origin, Paragraph, Role, Span, Status
from core.requests import AddRequest, ExtractRequest, Found, SearchRequest
from core.spans import SpanSet
from core.worker import _answers
from core.workspace import Base, Workspace

TEXT = "江西省要求抓好大协同，落实“六稳”。😀大协同办公室；六稳六保。\n版权：大协同网"


def article(text: str = TEXT) -> Article:
    cut = text.index("\n") if "\n" in text else len(text)
    parts = [Paragraph(0, cut)]
    if cut < len(text):
        parts.append(Paragraph(cut + 1, len(text), Role.CHROME))
    return Article(text, text_digest(text), tuple(parts))


def strings(found: tuple[Span, ...] | list[Span], text: str = TEXT) -> list[tuple[str, str]]:
    return [(span.text_of(text), span.label) for span in found]


def test_a_word_is_proposed_and_another_never() -> None:
    page = article()
    plain = extract(page)
    assert ("六稳", "SLOGAN") in strings(plain.spans) and ("江西省", "PROVINCE") in strings(plain.spans)
    words = (OwnWord("大协同", "SLOGAN", norm="大协同"), OwnWord("六稳", "SLOGAN", NEVER), OwnWord("江西省", "", NEVER))
    found = applied(page, plain, words)
    assert strings(found.spans).count(("大协同", "SLOGAN")) == 2, "the page's own words are left alone"
    assert not {"六稳", "江西省"} & {text for text, _label in strings(found.spans)}
    new = [span for span in found.spans if span.origin.rule == "words"]
    assert all(span.pending and span.norm == "大协同" for span in new)
    assert list(found.spans) == sorted(found.spans, key=lambda one: (one.start, -one.end, one.id))
    assert applied(page, plain, (OwnWord("六稳", "PROVINCE", NEVER),)).spans == plain.spans


def test_the_longer_entry_stands() -> None:
    page = article("六稳六保。六稳。")
    longer = Span("x", "SLOGAN", 0, 4, origin=Origin("slogan.list", "2"))
    found = applied(page, replace(extract(page), spans=(longer,)), (OwnWord("六稳", "SLOGAN"),))
    assert [span.range for span in found.spans] == [(0, 4), (5, 7)]
    both = (OwnWord("六稳", "SLOGAN"), OwnWord("六稳六保", "SLOGAN"))
    shorter = replace(longer, end=2)
    found = applied(page, replace(extract(page), spans=(shorter,)), both)
    assert [span.range for span in found.spans] == [(0, 4), (5, 7)]


def test_the_open_article_follows_and_decisions_stay() -> None:
    page = article("大协同，大协同，大协同，大协同")
    rule = Origin("slogan.list", "2")
    spans = SpanSet(
        [
            Span("a", "SLOGAN", 0, 3, origin=rule),
            Span("b", "SLOGAN", 4, 7, Status.ACCEPTED, rule),
            Span("c", "SLOGAN", 8, 11, Status.ACCEPTED),
            Span("d", "SLOGAN", 12, 15, Status.REJECTED, rule),
        ]
    )
    never = OwnWord("大协同", "SLOGAN", NEVER)
    after = apply(spans, follow(page, spans, [(None, never)]))
    assert [span.id for span in after] == ["b", "c", "d"]
    always = OwnWord("大协同", "SLOGAN", norm="n")
    again = apply(after, follow(page, after, [(never, always)]))
    assert [(span.start, span.status.name) for span in again if span.id not in {"b", "c", "d"}] == [(0, "PENDING")]
    assert apply(again, follow(page, again, [(always, None)])) == after


def test_the_list_is_part_of_the_rule_set() -> None:
    one, other = OwnWord("甲", "SLOGAN"), OwnWord("乙", "", NEVER)
    assert rule_set("r", ()) == "r" and rule_set("r", (one, other)) == rule_set("r", (other, one))
    assert len({rule_set("r", words) for words in ((), (one,), (other,), (one, other))}) == 4
    assert not is_stale("", (one,)) and not is_stale("r", ()) and is_stale("r", (one,))
    assert not is_stale(rule_set("older rules", (one,)), (one,))


def test_the_worker_gets_the_words(tmp_path: Path) -> None:
    words = (OwnWord("大协同", "SLOGAN"),)
    parts = [part for part in _answers(ExtractRequest(article(), (0, 100), words)) if isinstance(part, Found)]
    assert ("大协同", "SLOGAN") in strings([span for part in parts for span in part.spans])
    assert "+words." in parts[-1].rule_set
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    (added,) = _answers(AddRequest((str(path),), words))
    (plain,) = _answers(AddRequest((str(path),)))
    assert added.counts["SLOGAN"][0] > plain.counts["SLOGAN"][0] and added.rule_set != plain.rule_set  # type: ignore[attr-defined]
    files = (("u", str(path), ("", "")), ("v", str(tmp_path / "none.txt"), ("", "")))
    hit, missing = _answers(SearchRequest(files, "大协同", words))
    assert hit.article.text.startswith("江西省") and ("大协同", "SLOGAN") in strings(hit.found.spans, hit.article.text)  # type: ignore[attr-defined]
    assert missing.error is not None  # type: ignore[attr-defined]


def test_the_list_changes_with_a_correction_and_back(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path, annotator="小林")
    page = article()
    uid = workspace.add(page).uid
    word = OwnWord("大协同", "SLOGAN", ALWAYS, "n")
    number = workspace.next_word()
    made = (list_change(number, None, word),)
    workspace.commit(Transaction("words", ((uid, made),)), bases={uid: Base(page, SpanSet())})
    assert workspace.numbered_words() == {number: word}, "before it is on the disk"
    assert workspace.next_word() == number + 1
    workspace.close()
    workspace = Workspace.open(path)
    assert workspace.own_words() == (word,)
    assert workspace.words() == ({"text": "大协同", "label": "SLOGAN", "verdict": "always", "norm": "n"},)
    seq, transaction = workspace.undo_target() or (0, None)
    assert transaction is not None and isinstance(transaction.of(uid)[0], FieldChange)
    workspace.commit(transaction.swapped(undoes=seq))
    assert workspace.own_words() == ()
    workspace.close()
    workspace = Workspace.open(path)
    assert workspace.words() == ()
    workspace.put_words({1: word, 2: OwnWord("乙", "", NEVER)})
    workspace.put_words({1: None})
    assert list(workspace.numbered_words()) == [2]
    assert workspace.check() == []
    workspace.close()


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(str.strip).filter(bool)
WORDS = st.builds(OwnWord, CELLS, CELLS, st.sampled_from([ALWAYS, NEVER]), st.just("") | CELLS)


@given(st.lists(WORDS, min_size=1, max_size=6), st.booleans())
def test_a_table_comes_back(words: list[OwnWord], tabs: bool) -> None:
    assert from_table(to_table(words, tabs=tabs)) == words


def test_tables_that_people_write() -> None:
    assert from_table("一线\n打卡地\n") == [OwnWord("一线", "", NEVER), OwnWord("打卡地", "", NEVER)]
    assert from_table("\ufefflabel,text\nSLOGAN,大协同\n") == [OwnWord("大协同", "SLOGAN", ALWAYS)]
    assert from_table("大协同\tSLOGAN\talways\tn\n\n") == [OwnWord("大协同", "SLOGAN", ALWAYS, "n")]
    for bad in (
        "",
        "text\tlabel\tverdict\n",
        "大协同\t\talways\n",
        "大协同\tSLOGAN\tsometimes\n",
        "\tSLOGAN\talways\n",
    ):
        with pytest.raises(ImportRefused):
            from_table(bad)
