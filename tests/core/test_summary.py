"""The summary: the reference article's page, what counts in it, and hostile or empty articles."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.articles.fields import with_given, with_known
from core.articles.library import Entry
from core.articles.quotation import paragraph_number, quotation
from core.extraction import extract, extract_demands
from core.extractors.gazetteer import short_names
from core.labels.same_as import member
from core.model import SLOGAN, Article, Origin, Span, Status
from core.reading import read_file, read_text
from core.spans import SpanSet
from core.summary.article import DoubtKind, Quote, Summary, counted_as, steps, summarise
from core.summary.lines import Pages, numeral
from core.summary.many import Many
from core.summary.tables import as_html, as_plain, slogan_rows, tables, task_rows

NAMES = short_names()


def article_of(text: str) -> Article:
    """What a reader makes of the text; nothing can be read where there is none, but an article may still be empty."""
    return (
        read_text(text) if text.strip(" \n\u3000\x00") else replace(read_text("空"), text=text, title="", paragraphs=())
    )


def summary_of(article: Article, **more: object) -> Summary:
    found = extract(article)
    return summarise(article, SpanSet(found.spans, found.groups), NAMES, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def article(shared: Path) -> Article:
    return read_file(str(shared / "reference" / "article.txt"))


@pytest.fixture(scope="module")
def reference(article: Article) -> Summary:
    return summary_of(article)


@pytest.fixture(scope="module")
def page(shared: Path) -> str:
    return (shared / "reference" / "summary.md").read_text("utf-8")


def section(page: str, title: str) -> str:
    return page.split(f"**{title}")[1].split("\n\n**", maxsplit=1)[0]


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))[1:]


# ---- the reference article


def test_the_head_is_the_references(page: str, reference: Summary) -> None:
    head, counts = reference.head, reference.head.counts
    title, facts, made = page.splitlines()[:3]
    assert title == f"# {head.title.value}"
    meeting = " ".join(quote.text for quote in head.meeting)
    assert facts == (
        f"来源 {head.source.value}({head.reprint.value}转载)|日期 {head.published.value}(取自网页栏)"
        f"|会议 {meeting}|浏览 {head.views.value}"
    )
    assert head.published.in_page
    assert made.startswith(f"机器标出 {counts.found} 处 · 人工已核 {counts.decided}/{counts.found}")


def test_the_overview_is_the_references(page: str, reference: Summary) -> None:
    names = "、".join(NAMES[code] for code in reference.provinces)
    sizes = "+".join(str(len(one.tasks)) for one in reference.lists)
    (kinds_a, times_a), (kinds_b, times_b) = reference.tier("A"), reference.tier("B")
    chain = " → ".join("/".join(quote.text for quote in step) for step in reference.asked)
    assert section(page, "一、概览** ") == (
        f"{len(reference.provinces)} 省({names})·编号任务 {len(reference.lists)} 组 {reference.tasks} 项({sizes})"
        f"·口号 {len(reference.slogans)} 种 {sum(row.times for row in reference.slogans)} 次"
        f"(政策类 {kinds_a} 种 {times_a} 次,固定提法 {kinds_b} 种 {times_b} 次)·部署关系:{chain}"
    )


def test_the_tasks_are_the_references(page: str, reference: Summary) -> None:
    lines = []
    for number, one in enumerate(reference.lists, 1):
        assert one.org is not None and one.lead_in is not None
        who = one.org.text + (f" → {one.target.text}" if one.target else "")
        tasks = " ".join(
            "①②③④"[(task.ordinal or 0) - 1] + ";".join(clause.text for clause in task.clauses) for task in one.tasks
        )
        lines.append(f"{number}. {NAMES[one.province]}({who};{one.lead_in.text}){len(one.tasks)} 项:{tasks}")
    assert section(page, "二、各省任务**\n").splitlines() == [line.replace(")4 项", ")4 项") for line in lines]


def test_the_demands_are_the_references(page: str, reference: Summary) -> None:
    said = section(page, "三、其他要求")
    assert f"(未编号,{len(reference.demands)} 句)" in said
    body = said.split("** ", 1)[1]
    for name, part in ((one.partition(":")[0], one.partition(":")[2]) for one in body.split("|")):
        sentences = re.findall(r"(全[^…;()]+?)(?:…|;(?=全)|$)(?:\(([^)]*)\))?", part)
        own = [one for one in reference.demands if NAMES[one.province] == name]
        assert len(sentences) == len(own), name
        for (first, slogans), one in zip(sentences, own, strict=True):
            assert one.first.text.startswith(first)
            held = "".join(quote.text for quote in (one.first, *one.slogans))
            for words in re.split("[、;]|(?<=”)(?=“)", slogans):
                assert words in held


def test_the_slogans_are_the_references(page: str, shared: Path, reference: Summary) -> None:
    own = {
        (row.norm, row.tier, *map(str, row.by_province), str(row.total), str(row.in_tasks))
        for row in slogan_rows(reference)
    }
    wanted = [tuple(row) for row in rows_of(shared / "reference" / "province_slogan.csv")]
    assert own == {row for row in wanted if row and row[0] in {one[0] for one in own}}
    total = next(row for row in wanted if row and row[0] == "合计")
    table = next(one for one in tables(reference) if one.columns[:1] == ("Slogan",))
    assert table.rows[-1][1:] == total[1:]
    said = section(page, "四、口号** ")
    shared_by = {"三省共有": 3, "两省": 2, "仅广东": 1, "仅江西": 1, "仅湖南": 1}
    groups = {
        name: set(re.split("、(?!牢记)", words)) for name, words in (one.split(":") for one in said.strip().split("|"))
    }
    for codes, rows in reference.shared():
        name = next(
            one for one in groups if shared_by[one] == len(codes) and (len(codes) > 1 or one[1:] == NAMES[codes[0]])
        )
        wanted_words = {re.sub(r" \d+(\(.*\))?$", "", one) for one in groups.pop(name)}
        assert {row.norm for row in rows} == wanted_words
    assert not groups


def test_what_to_check_is_the_references(page: str, reference: Summary) -> None:
    said = dict(one.split(":", 1) for one in section(page, "五、请核对** ").strip().split("|"))
    own = {kind: [doubt.quote.text for doubt in reference.doubts if doubt.kind is kind] for kind in DoubtKind}
    assert len(said["疑似口号"].split("、")) == len(own[DoubtKind.SLOGAN])
    for words in said["疑似口号"].split("、"):
        assert any(one.startswith(words.rstrip("…")) for one in own[DoubtKind.SLOGAN]), words
    implied = [(one.quote.text, NAMES[one.says]) for one in reference.doubts if one.kind is DoubtKind.IMPLIED]
    assert said["隐含省份"] == "、".join(f"{city}→{name}" for city, name in implied)
    assert said["未计为口号(比喻)"].split("、") == own[DoubtKind.FIGURE]
    assert set(said["原文疑误(照录)"].split("、")) == set(own[DoubtKind.MISPRINT])


def test_the_table_of_tasks_is_the_references(shared: Path, reference: Summary) -> None:
    own = [
        [row.province, row.org, row.target, f"T{row.group}", str(row.ordinal), row.marker, row.short, row.slogans,
         str(row.length), str(row.start), str(row.end)]
        for row in task_rows(reference)
    ]  # fmt: skip
    assert own == rows_of(shared / "reference" / "province_task.csv")


# ---- what counts


TEXT = (
    "广东省召开会议\n来源：样例日报 2022-03-04\n会议要求，一是落实“六稳”工作；二是推进“两进一出”工程。"
    "\n全省系统要做好“六保”工作，落实“六稳”任务。\n各部门要加快推进服务服务工作。"
)


@pytest.fixture
def own() -> Article:
    return read_text(TEXT)


def spans_of(article: Article) -> SpanSet:
    found = extract(article)
    return SpanSet(found.spans, found.groups)


def test_rejected_spans_do_not_count_and_accepted_ones_are_checked(own: Article) -> None:
    spans = spans_of(own)
    slogans = [span for span in spans if span.label == SLOGAN]
    before = summarise(own, spans, NAMES)
    after = summarise(
        own,
        spans.updated([replace(slogans[0], status=Status.REJECTED), replace(slogans[1], status=Status.ACCEPTED)], ()),
        NAMES,
    )
    assert after.head.counts.found == before.head.counts.found - 1
    assert (after.head.counts.decided, after.head.counts.rejected) == (before.head.counts.decided + 1, 1)
    assert sum(row.times for row in after.slogans) == sum(row.times for row in before.slogans) - 1


def test_slogans_that_count_as_the_same_are_one_row(own: Article) -> None:
    same = {"六保": "六稳"}
    made = summarise(own, spans_of(own), NAMES, canonical=counted_as(same))
    assert [row.times for row in made.slogans if row.norm == "六稳"] == [3]
    assert "六保" not in {row.norm for row in made.slogans}
    single = {"\t".join(member("六稳", "六稳")): "另一"}
    assert {"另一"} <= {row.norm for row in summarise(own, spans_of(own), NAMES, canonical=counted_as(single)).slogans}


def test_a_persons_words_of_the_article_count(own: Article) -> None:
    entry = with_given(Entry(1, "u", title=own.title, source=own.source, published=own.published), {"published": "2021-01-02", "source": "另一来源"})  # fmt: skip
    known = with_known(own, entry)
    head = summarise(known, spans_of(own), NAMES).head
    assert (head.published.value, head.source.value, head.title.value) == ("2021-01-02", "另一来源", own.title)
    assert head.published.at is None
    assert "另一来源" in quotation(known, (0, 2))
    taken_away = with_given(entry, {"source": ""})
    assert with_known(own, taken_away).source == ""
    assert with_known(own, None) is own


def test_demands_a_person_marked_stand_beside_those_found(own: Article) -> None:
    found = extract(own)
    layer = extract_demands(own, found)
    spans = SpanSet(found.spans, found.groups)
    assert len(layer) == 2
    assert len(summarise(own, spans, NAMES, layer=layer).demands) == len(summarise(own, spans, NAMES).demands) == 2
    marked = replace(layer[0], origin=Origin.person("甲") if hasattr(Origin, "person") else layer[0].origin)
    kept = spans.updated([replace(marked, status=Status.ACCEPTED)], ())
    assert [one.start for one in summarise(own, kept, NAMES).demands] == [one.start for one in layer]
    refused = spans.updated([replace(layer[1], status=Status.REJECTED)], ())
    assert [one.start for one in summarise(own, refused, NAMES).demands] == [layer[0].start]


def test_the_text_s_own_slips_are_shown_as_printed(own: Article) -> None:
    found = [one.quote.text for one in summary_of(own).doubts if one.kind is DoubtKind.MISPRINT]
    assert found == ["服务服务"]


@pytest.mark.parametrize("text", ["", "\n\n", "今天天气很好。", "春眠不觉晓，处处闻啼鸟。"])
def test_an_article_without_finds_has_an_empty_summary(text: str) -> None:
    made = summary_of(article_of(text))
    assert made.empty
    assert Pages(made).sections() == []
    assert tables(made) == []
    assert as_plain(made).endswith("\n")
    assert "<table" not in as_html(made)


def test_an_article_without_lists_has_no_section_of_tasks() -> None:
    made = summary_of(read_text("广东落实“六稳”工作。"))
    assert not made.empty
    sections = Pages(made).sections()
    assert [one.key for one in sections] == ["overview", "slogans"]
    assert [one.title for one in sections] == ["1. Overview", "2. Slogans"], "no number is missing"
    assert [one.title for one in tables(made)] == ["1. Overview", "2. Slogans"]


# ---- always


def quotes_of(summary: Summary) -> Iterator[Quote]:
    yield from summary.head.meeting
    for one in summary.lists:
        yield from (quote for quote in (one.org, one.target, one.lead_in) if quote)
        for task in one.tasks:
            yield from task.clauses
    for demand in summary.demands:
        yield demand.first
        yield from demand.slogans
    for row in summary.slogans:
        yield from row.places
    for step in summary.asked:
        yield from step
    yield from (doubt.quote for doubt in summary.doubts)


WORDS = st.sampled_from(
    ["广东", "会议要求，", "一是", "二是", "三、", "要", "落实", "“六稳”", "六保", "全省系统要", "，", "。", "；", "\n",
     "𠮷", "😀", "（", "”", "“", "《", " ", "\u3000", "服务服务", "攥写", "江西省邮政管理局", "各部门必须", "\x00", "1.", "a"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join))
def test_every_quotation_stands_in_the_text(text: str) -> None:
    article = article_of(text)
    made = summary_of(article)
    for quote in quotes_of(made):
        assert article.text[quote.start : quote.end] == quote.text != ""
    for one in Pages(made).sections():
        for line in one.lines:
            for piece in line.pieces:
                assert piece.at is None or 0 <= piece.at[0] < piece.at[1] <= len(article.text)
    as_html(made)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(WORDS, max_size=40).map("".join),
    st.lists(
        st.tuples(
            st.integers(0, 99), st.integers(1, 30), st.sampled_from(["TASK", "SLOGAN", "PROVINCE", "DEMAND", "机构"])
        ),
        max_size=8,
    ),
)
def test_spans_of_a_person_anywhere_are_summed_up(text: str, places: list[tuple[int, int, str]]) -> None:
    article = article_of(text)
    spans = [
        Span(
            id=f"p{number}",
            label=label,
            start=start,
            end=min(len(article.text), start + length),
            origin=Origin("person", "1"),
        )
        for number, (start, length, label) in enumerate(places)
        if start < len(article.text)
    ]
    made = summarise(article, SpanSet(spans), NAMES)
    assert made.head.counts.found == len(spans)
    for quote in quotes_of(made):
        assert article.text[quote.start : quote.end] == quote.text


def test_html_and_plain_text_have_the_same_cells(own: Article) -> None:
    made = summary_of(own)
    cells: list[list[str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag == "tr":
                cells.append([])
            elif tag in {"td", "th"}:
                cells[-1].append("")

        def handle_data(self, data: str) -> None:
            if cells and cells[-1]:
                cells[-1][-1] += data

    for table in tables(made):
        cells.clear()
        html = as_html(made)
        Reader().feed(
            html[html.index(f">{table.title}<") :].split("</table>")[0].split("<table", 1)[1].join(["<table", ""])
        )
        wanted = [list(row) for row in ((table.columns, *table.rows) if table.columns else table.rows)]
        assert cells == wanted
        for row in wanted:
            assert "\t".join(row) in as_plain(made).splitlines()


def test_hostile_words_stay_words() -> None:
    made = summary_of(read_text("<b>广东</b>&amp;落实“六稳”。\n会议要求，一是<script>落实</script>；二是好。"))
    assert "<script>" not in as_html(made)
    assert "<b>" not in as_html(made)


def test_a_long_section_says_how_much_it_leaves_out() -> None:
    items = "".join(f"\n{number}.落实第{number}项工作。" for number in range(1, 41))
    made = summary_of(read_text("广东会议要求做好以下工作：" + items))
    assert made.tasks == 40
    whole = next(one for one in Pages(made).sections() if one.key == "tasks")
    some = next(one for one in Pages(made, 10).sections() if one.key == "tasks")
    assert (len(some.lines), len(some.lines) + some.left_out) == (10, len(whole.lines))


def test_numerals() -> None:
    assert [numeral(one) for one in (None, 0, 1, 10, 11, 20, 99, 100)] == [
        "", "〇", "一", "十", "十一", "二十", "九十九", "100"
    ]  # fmt: skip


def test_the_steps_rest_often(own: Article) -> None:
    long = read_text(TEXT.replace("\n来源", "\n") * 40)
    spans = spans_of(long)
    rests = sum(1 for _ in steps(long, spans, NAMES))
    assert rests > sum(1 for _ in steps(own, spans_of(own), NAMES)) > 3


def test_many_articles_are_added_up(own: Article) -> None:
    other = read_text(TEXT.replace("广东省", "江西省"))
    many = Many()
    for number, one in enumerate((own, other, article_of(""))):
        many.add(str(number), summary_of(one))
    assert many.articles == 3
    assert {name: len(rows) for name, rows in many.by_province().items()} == {"广东": 2, "江西": 2}
    table = dict(many.slogan_table())
    assert (table["六稳"].times, table["六稳"].articles, table["六稳"].in_tasks) == (4, 2, 2)
    assert table["六稳"].by_province == {"44": 2, "36": 2}


# ---- quotations


def test_a_quotation_names_its_place(own: Article) -> None:
    start = own.text.index("“六保”")
    words = quotation(own, (start, start + 4))
    assert "“六保”" in words
    assert own.title in words and own.published in words
    assert str(paragraph_number(own, start)) in words


def test_a_quotation_of_nothing_known_is_the_words_alone() -> None:
    bare = replace(read_text("甲乙。"), title="", source="", published="", paragraphs=())
    assert quotation(bare, (0, 2)) == "“甲乙”"
    assert quotation(replace(bare, title="{words}"), (0, 1)).startswith("“甲”")


def test_a_column_is_as_wide_as_its_words_ask() -> None:
    html = as_html(summary_of(read_text("广东会议要求做好以下工作：\n1.落实安全生产责任。\n2.提高服务质量水平。")))
    heads = re.findall(r'<th width="(\d+)%" style="[^"]*">([^<]*)<', html)
    shares = {unescape(name): int(share) for share, name in heads[:7]}
    assert len(shares) == 7
    assert 90 <= sum(shares.values()) <= 100
    assert min(shares.values()) >= 5
    assert shares["In short (the text's own words)"] == max(shares.values())
