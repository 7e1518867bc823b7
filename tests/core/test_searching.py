"""Searching without a window: folding, the index against a plain scan, queries, patterns, labelling."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import places
from core.articles.library import Entry
from core.changes import SpanChange, apply
from core.model import BUILT_IN_LABELS, ArticleState, Origin, Range, Span, Status
from core.searching.folding import folded, literal_width, occurrences, scan
from core.searching.hits import Hits, concerns, hits_of
from core.searching.index import IndexUnavailable, Matched, SearchIndex, file_stamp
from core.searching.index_rows import PART, Text
from core.searching.indexing import Indexed, IndexRequest, Scanned, ScanRequest, indexed, scanned
from core.searching.labelling import label_places
from core.searching.patterns import Matches, PatternSearch, matches
from core.searching.query import Query, parse, quoted
from core.spans import SpanSet

SIGNS = "aAaＡbΣσςİiß１1 \u3000，,中国经济六稳𠮷😀\n"
texts = st.text(alphabet=SIGNS, max_size=80)
words = st.text(alphabet=SIGNS.replace("\n", ""), min_size=1, max_size=4)


def naive(text: str, word: str) -> list[Range]:
    """Leftmost, none overlapping another, character by character."""
    found, at = list[Range](), 0
    low, wanted = [folded(one) for one in text], [folded(one) for one in word]
    while at + len(wanted) <= len(low):
        if low[at : at + len(wanted)] == wanted:
            found.append((at, at + len(wanted)))
            at += len(wanted)
        else:
            at += 1
    return found


def looked(index: SearchIndex, *wanted: str) -> dict[str, Matched]:
    held = index.candidates(wanted)
    return {found.uid: found for found in index.searching(held.items(), wanted) if found is not None}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite"


# ---- folding and scanning


def test_every_character_folds_to_one_and_by_itself() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x11000), *range(0x1F000, 0x20000)):
        assert len(folded(chr(code))) == 1


@given(texts, texts)
def test_folding_goes_piece_by_piece(one: str, other: str) -> None:
    assert folded(one + other) == folded(one) + folded(other)


@given(texts, words, st.integers(1, 9))
def test_a_scan_in_steps_finds_what_a_naive_one_does(text: str, word: str, step: int) -> None:
    assert [one for part in scan(text, word, step=step) for one in part] == naive(text, word)


@given(texts, words, st.integers(1, 9))
def test_an_exact_scan_finds_what_python_does(text: str, word: str, step: int) -> None:
    found = [one for part in scan(text, word, exact=True, step=step) for one in part]
    assert found == [one.span() for one in re.finditer(re.escape(word), text)]


# ---- the index


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, min_size=1, max_size=12), st.lists(words, min_size=1, max_size=3), st.integers(1, 5))
def test_the_index_finds_what_a_naive_scan_does(
    tmp_path_factory: pytest.TempPathFactory, held: list[str], wanted: list[str], together: int
) -> None:
    index = SearchIndex(tmp_path_factory.mktemp("index") / "i.sqlite", "w")
    rows = [Text(f"u{number}", str(number), text) for number, text in enumerate(held)]
    for at in range(0, len(rows), together):
        index.put(rows[at : at + together])
    index.put(rows[:1])
    found = {uid: list(one.places) for uid, one in looked(index, *wanted).items()}
    plain = {one.uid: [naive(one.text, word) for word in wanted] for one in rows}
    index.close()
    assert found == {uid: each for uid, each in plain.items() if all(each)}


def test_a_long_text_is_found_across_its_parts(path: Path) -> None:
    text = "文" * (PART - 1) + "两进一出𠮷" + "字" * PART + "两进一出"
    index = SearchIndex(path, "w")
    index.put([Text("u", "s", text), Text("v", "s", "两进二出")])
    found = looked(index, "两进一出")
    assert list(found) == ["u"]
    assert found["u"].places == (naive(text, "两进一出"),)
    assert len(found["u"].places[0]) == 2
    known = index.known()["u"]
    assert index.text(known, PART - 3, PART + 8) == text[PART - 3 : PART + 8]
    assert index.text(known, len(text) - 4, len(text) + 99) == "两进一出"
    index.close()


def test_many_small_segments_become_few_and_nothing_is_lost(path: Path) -> None:
    index = SearchIndex(path, "w")
    held = {f"u{number}": f"第{number}号 经济{chr(0x4E00 + number)}" for number in range(40)}
    for uid, text in held.items():
        index.put([Text(uid, "s", text)])
    index.drop(["u3", "u30"])
    index.put([Text("u5", "t", "另一篇")])
    before = set(looked(index, "经济"))
    index.tidy()
    assert set(looked(index, "经济")) == before == {*held} - {"u3", "u30", "u5"}
    assert set(looked(index, chr(0x4E00 + 7))) == {"u7"}
    assert set(looked(index, "另")) == {"u5"}
    index.close()
    db = sqlite3.connect(path)
    assert db.execute("SELECT COUNT(DISTINCT segment) FROM docs").fetchone()[0] < 16
    assert db.execute("SELECT COUNT(DISTINCT key & 16777215) FROM postings").fetchone()[0] < 16
    db.close()


def test_an_article_indexed_anew_meanwhile_is_passed_over(path: Path) -> None:
    index = SearchIndex(path, "w")
    index.put([Text("u", "s", "经济"), Text("v", "s", "经济" + "长" * PART)])
    held = index.candidates(["经济"])
    index.put([Text("u", "t", "社会"), Text("v", "t", "社会")])
    assert [one for one in index.searching(held.items(), ["经济"]) if one is not None] == []
    assert index.text(held["u"], 0, 2) == ""
    assert index.rebuilt == 0
    index.close()


def test_the_file_is_private(path: Path) -> None:
    if os.name == "nt":
        pytest.skip("POSIX permissions")
    index = SearchIndex(path, "w")
    index.put([Text("u", "s", "经济")])
    for one in path.parent.iterdir():
        assert stat.S_IMODE(one.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    index.close()
    path.chmod(0o644)
    SearchIndex(path, "w").known()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"somebody's")
    path.parent.mkdir()
    path.symlink_to(other)
    with pytest.raises(IndexUnavailable):
        SearchIndex(path, "w").known()
    assert other.read_bytes() == b"somebody's"


def foreign(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE docs (x)")
    db.commit()
    db.close()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def overwritten(path: Path) -> None:
    held = path.read_bytes()
    path.write_bytes(held[:4096] + b"\x00\xff" * ((len(held) - 4096) // 2))


def nonsense(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 400)


@pytest.mark.parametrize("damage", [foreign, cut, overwritten, nonsense, Path.unlink])
def test_a_damaged_or_foreign_file_is_made_anew(path: Path, damage: Callable[[Path], None]) -> None:
    index = SearchIndex(path, "w")
    index.put([Text(f"u{number}", "s", f"经济{number}" * 200) for number in range(30)])
    index.close()
    damage(path)
    index = SearchIndex(path, "w")
    assert looked(index, "经济") == {}
    index.put([Text("u", "s", "经济")])
    assert list(looked(index, "经济")) == ["u"]
    index.close()


def test_a_text_that_does_not_unpack_makes_it_anew(path: Path) -> None:
    index = SearchIndex(path, "w")
    index.put([Text("u", "s", "经济" * 50)])
    db = sqlite3.connect(path)
    db.execute("UPDATE texts SET folded = zeroblob(30)")
    db.commit()
    db.close()
    with pytest.raises(IndexUnavailable):
        looked(index, "经济")
    assert dict(index.known()) == {}
    assert index.rebuilt == 1
    index.close()


def test_another_workspaces_index_is_not_used(path: Path) -> None:
    index = SearchIndex(path, "one")
    index.put([Text("u", "s", "经济")])
    index.close()
    other = SearchIndex(path, "other")
    assert dict(other.known()) == {}
    other.close()


def test_a_file_deleted_while_open_is_begun_anew(path: Path) -> None:
    if os.name == "nt":
        pytest.skip("POSIX lets an open file be deleted")
    index = SearchIndex(path, "w")
    index.put([Text("u", "s", "经济")])
    path.unlink()
    assert dict(index.known()) == {}
    index.put([Text("v", "s", "经济")])
    assert list(looked(index, "经济")) == ["v"]
    index.close()


def test_a_file_that_another_writes_is_unavailable_and_stays(path: Path) -> None:
    index = SearchIndex(path, "w")
    index.put([Text("u", "s", "经济")])
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    with pytest.raises(IndexUnavailable):
        index.put([Text("v", "s", "社会")])
    assert list(looked(index, "经济")) == ["u"]
    db.execute("ROLLBACK")
    db.close()
    index.put([Text("v", "s", "社会")])
    assert list(looked(index, "社会")) == ["v"]
    index.close()


def test_each_workspace_has_a_cache_file_of_its_own(tmp_path: Path) -> None:
    one, other = places.search_cache(tmp_path / "a.json"), places.search_cache(tmp_path / "b.json")
    assert one != other
    assert one == places.search_cache(tmp_path / "x" / ".." / "a.json")
    assert places.cache_folder() in one.parents


# ---- files


def steps(request: IndexRequest) -> list[Indexed]:
    return list(indexed(request))


def test_files_are_read_once_until_they_change(tmp_path: Path, path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, one in enumerate(files):
        one.write_text(f"第{number}号 经济工作。", "utf-8")
    request = IndexRequest(str(path), "w", tuple((one.stem, str(one), ("", "")) for one in files))
    assert sorted(uid for step in steps(request) for uid in step.fresh) == ["0", "1", "2"]
    assert [uid for step in steps(request) for uid in step.fresh] == []
    files[1].write_text("另一篇，说社会。", "utf-8")
    os.utime(files[1], (1, 1))
    files[2].unlink()
    (tmp_path / "bad.txt").write_bytes(b"\x7fELF" + bytes(3000))
    more = (*request.files, ("bad", str(tmp_path / "bad.txt"), ("", "")), ("gone", str(tmp_path / "gone"), ("", "")))
    assert [uid for step in steps(request._replace(files=more)) for uid in step.fresh] == ["1"]
    index = SearchIndex(path, "w")
    assert set(looked(index, "经济")) == {"0"}
    assert set(looked(index, "社会")) == {"1"}
    assert index.known()["1"].stamp == file_stamp(str(files[1]))
    index.close()


def test_an_index_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    request = IndexRequest(str(blocked), "w", (("u", "x", ("", "")),))
    assert steps(request) == [Indexed(1, failed=True)]


def test_files_are_looked_through_without_an_index(tmp_path: Path) -> None:
    one, other = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text("两进一出，Ａ类。", "utf-8")
    other.write_text("两进二出。", "utf-8")
    files = tuple((path.stem, str(path), ("", "")) for path in (one, other, tmp_path / "gone"))
    found = list(scanned(ScanRequest(files, ("两进一出", "a"))))
    assert [(step.uid, bool(step.text)) for step in found] == [("1", True), ("2", False), ("gone", False)]
    assert isinstance(found[0], Scanned)
    assert found[0].sha256


# ---- queries


def test_words_and_filters_in_both_languages() -> None:
    chinese = parse('标签:口号 状态：待定 备注:"两 进" 两进一出 “a B”', BUILT_IN_LABELS)
    english = parse('label:Slogan status:pending note:"两 进" 两进一出 "A b"', BUILT_IN_LABELS)
    assert chinese == english
    assert chinese == Query(
        words=("两进一出", "a b"),
        labels=frozenset({"SLOGAN"}),
        statuses=frozenset({Status.PENDING}),
        notes=("两 进",),
    )


def test_what_is_no_filter_is_a_word_and_unknown_values_are_told() -> None:
    found = parse("时间:3月 网址:x 标签:什么 栏目:要闻 进度:完成", BUILT_IN_LABELS, ["栏目"])
    assert found.words == ("时间:3月", "网址:x")
    assert found.fields == (("栏目", "要闻"),)
    assert found.unknown == (("label", "什么"),)
    assert found.states == {ArticleState.FINISHED}
    assert parse("   ", BUILT_IN_LABELS).empty
    assert parse('"', BUILT_IN_LABELS).empty


@given(st.text(alphabet='ab中:："“” \u3000', min_size=1, max_size=8).filter(lambda one: '"' not in one))
def test_a_quoted_value_is_read_back(value: str) -> None:
    assert parse(quoted(value), ()).words == ((folded(value),) if value else ())


@given(st.text(max_size=40))
def test_any_line_is_a_query(line: str) -> None:
    parse(line, BUILT_IN_LABELS)


# ---- what an article holds

TEXT = "关于两进一出的通知。坚持两进一出，两进一出。"
COUNTS = {"SLOGAN": (1, 1, 1), "TASK": (1, 0, 0)}
ENTRY = Entry(1, "u", "两进一出", "某网", text=1, note="再看", counts=COUNTS, fields={"栏目": "要闻"})
SPANS = [
    Span("a", "SLOGAN", 2, 6, Status.PENDING, Origin("rule.x")),
    Span("b", "SLOGAN", 12, 16, Status.ACCEPTED, note="要 问"),
    Span("c", "SLOGAN", 17, 21, Status.REJECTED, flag=True),
    Span("d", "TASK", 10, 16, Status.PENDING, flag=True),
    Span("e", "TASK", 0, 2, Status.PENDING, lost=True),
]


def found(line: str, entry: Entry = ENTRY) -> Hits | None:
    query = parse(line, BUILT_IN_LABELS, ["栏目"])
    if not concerns(query, entry):
        return None
    return hits_of(query, entry, [occurrences(TEXT, word) for word in query.words], SPANS)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("标签:口号", ("a", "b")),
        ("标签:口号 状态:待定", ("a",)),
        ("状态:已驳回", ("c",)),
        ("标签:口号 坚持", None),
        ("标签:任务 坚持", ("d",)),
        ("标签:口号 标签:任务 两进一出", ("a", "b", "d")),
        ("备注:问", ("b",)),
        ("备注:", ("b",)),
        ("备注:无", None),
        ("旗标:", ("d",)),
        ("标签:省份", None),
        ("标签:口号 栏目:时政", None),
        ("标签:口号 栏目:要闻 来源:某网", ("a", "b")),
    ],
)
def test_spans_are_found_by_their_filters(line: str, ids: tuple[str, ...] | None) -> None:
    hits = found(line)
    assert (hits.spans if hits is not None else None) == ids


def test_places_of_all_words_and_whole_articles() -> None:
    hits = found("两进一出 坚持")
    assert hits is not None
    assert hits.places == ((2, 6), (10, 12), (12, 16), (17, 21))
    assert found("两进一出 没有") is None
    assert found("备注:再看") == Hits("u", ((0, 0),), whole=True)
    assert found("标题:一出") == Hits("u", ((0, 0),), whole=True)
    assert found("进度:未看 栏目:要闻") == Hits("u", ((0, 0),), whole=True)
    assert found("进度:完成") is None


# ---- patterns


@pytest.mark.parametrize(
    ("pattern", "text", "exact", "wanted"),
    [
        ("a+", "xAAa", False, [(1, 4)]),
        ("a+", "xAAa", True, [(3, 4)]),
        ("第（.）条", "第(一)条 第（二）条", False, [(0, 5), (6, 11)]),
        ("[０-９]+", "年2024", True, []),
        (r"\d{4}年", "２０２４年", False, [(0, 5)]),
        ("^", "a\nb", False, []),
        ("^b", "a\nb", False, [(2, 3)]),
    ],
)
def test_patterns_match_at_offsets_of_the_text(pattern: str, text: str, exact: bool, wanted: list[Range]) -> None:
    assert list(matches(pattern, text, exact=exact)) == wanted


@given(texts)
def test_full_width_signs_never_act_in_a_pattern(text: str) -> None:
    assert re.escape("(") in literal_width("（")
    wide = "".join(chr(ord(one) + 0xFEE0) for one in "()[]{}*+?.|^$\\")
    assert list(matches(wide, text + wide, exact=False)) == [(len(text), len(text) + len(wide))]


def asked(pattern: str, text: str, limit: float = 20.0) -> Iterator[Matches]:
    got: list[Matches] = []
    end = threading.Event()

    def take(one: Matches) -> None:
        got.append(one)
        if one.last:
            end.set()

    search = PatternSearch(take, limit)
    search.ask(7, pattern, text, exact=False)
    assert end.wait(60)
    yield from got


def test_a_pattern_is_searched_for_in_a_process() -> None:
    got = list(asked(r"第\d+条", "第１条，第22条。" * 3000))
    ranges = [place for one in got for place in one.ranges]
    assert len(ranges) == 6000
    assert ranges[1] == (4, 8)
    assert got[-1] == Matches(7, last=True)


def test_a_pattern_that_never_ends_is_stopped() -> None:
    (only,) = asked("(x+x+)+y", "x" * 60, limit=1.5)
    assert only.stopped
    assert only.last


def test_what_is_no_pattern_is_told() -> None:
    (only,) = asked("(", "abc")
    assert "unterminated" in only.wrong


# ---- labelling


def test_places_become_spans_and_what_is_there_is_kept() -> None:
    spans = SpanSet(SPANS)
    made = label_places(spans, TEXT, "SLOGAN", [(2, 6), (12, 16), (17, 21), (10, 16), (0, 2), (7, 7)], str.upper)
    after = apply(spans, made)
    at = {span.range: span for span in after if span.label == "SLOGAN"}
    assert at[2, 6].id == "a"
    assert at[17, 21].status is Status.ACCEPTED
    assert at[10, 16].id == "d"
    assert at[10, 16].norm == "坚持两进一出"
    assert at[0, 2].origin.is_person
    assert len(made) == 4
    assert {one.id for one in made if isinstance(one, SpanChange)} >= {"a", "c", "d"}


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 5)), max_size=120))
def test_many_places_give_what_one_by_one_gives(starts: list[tuple[int, int]]) -> None:
    text = "两进一出 " * 20
    wanted = [(start, start + size) for start, size in starts]
    spans = SpanSet([Span(f"p{at}", "TASK", at, at + 4) for at in range(0, 50, 5)])
    together = apply(spans, label_places(spans, text, "SLOGAN", wanted, str))
    alone = spans
    for place in wanted:
        alone = apply(alone, label_places(alone, text, "SLOGAN", [place], str))
    assert [(one.label, one.range, one.status) for one in together] == [
        (one.label, one.range, one.status) for one in alone
    ]
