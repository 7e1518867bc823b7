"""Fields filled from a table: hostile files are refused with a reason, rows find their articles, undo is exact."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.articles.fields import BUILT_IN_FIELDS, FieldRow, Kind, Unfit, changed, fitting, with_given
from core.articles.filling import Columns, Index, Outcome, chosen, guess, plan, transaction
from core.articles.library import Entry
from core.articles.table_reading import ROW_LIMIT, Table, read_table
from core.errors import ImportRefused

ROW = {row.name: row for row in BUILT_IN_FIELDS}
ENTRIES = [
    Entry(1, "u1", title="关于做好“样例”工作的通知", paths=("/a/2020/one.txt",), fields={"issuer": "国务院"}),
    Entry(2, "u2", title="另一篇", paths=("/a/2021/one.txt",)),
    Entry(3, "u3", title="另一篇", paths=("C:\\b\\two.html",), published="2020-01-01"),
    with_given(Entry(4, "u4", title="第四篇", paths=("/c/four.txt",)), {"number": "国发〔2020〕1号"}),
]
BY_UID = {entry.uid: entry for entry in ENTRIES}


def written(tmp_path: Path, data: bytes | str, name: str = "t.csv") -> str:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def planned(tmp_path: Path, text: str):
    table = read_table(written(tmp_path, text))
    return plan(table, ENTRIES, guess(table, BUILT_IN_FIELDS))


# ---- reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_usual_table_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = [["文件名", "文号", "备注"], ["one.txt", "国发〔2020〕1号", "a e e,;b"], ["two.html", "无", "多行\n文字"]]
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows(lines)
    table = read_table(written(tmp_path, made.getvalue().encode(encoding)))
    assert table.separator == separator
    assert [table.names, *table.rows] == [tuple(line) for line in lines]
    assert table.lines == [2, 4]


def test_a_list_of_names_is_one_column(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, "title\nsome e thing\nelse e\n")).names == ("title",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"a,b\n", "no row"),
        (b"a\0,b\n1,2\n", "zero bytes"),
        (b"\xff\xff\xff,\x80\n1,2", "neither UTF-8"),
        (b"PK\x03\x04rest", "workbook"),
        (b"a,b\n1," + b"x" * 140_000 + b"\n", "line 2"),
        (b"a,b\n" + b"1,2\n" * (ROW_LIMIT + 1), "rows"),
        (b",".join(b"c%d" % n for n in range(300)) + b"\n1\n", "columns"),
        (b"a,b\n" + b"1,2\n" * (9 << 20), "MB"),
    ],
)  # fmt: skip
def test_no_table(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason):
        read_table(written(tmp_path, data))


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    for path in (str(tmp_path), str(tmp_path / "none.csv"), "a\0b"):
        with pytest.raises(ImportRefused):
            read_table(path)


def test_formulas_are_text_and_names_are_different(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "a,a,,\n=1+1,'=2,'x,\n\n ,,,\n1,2,3,4,5\n"))
    assert table.names == ("a", "a (2)", "column 3", "column 4")
    assert table.rows == [("=1+1", "=2", "'x", ""), ("1", "2", "3", "4")]
    assert table.ragged == 1 and table.lines == [2, 5]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)), st.sampled_from([b"", b"title,number\n"])
)
def test_any_bytes_are_a_table_or_refused(tmp_path: Path, data: bytes, head: bytes) -> None:
    try:
        table = read_table(written(tmp_path, head + data))
    except ImportRefused as error:
        assert str(error)
        return
    assert table.rows and len(set(table.names)) == len(table.names)
    assert all(len(row) == len(table.names) for row in table.rows)
    made = plan(table, ENTRIES, guess(table, BUILT_IN_FIELDS))
    assert sum(made.counts.values()) == len(table.rows)
    for uid, changes in transaction(BY_UID, chosen(made, (), range(len(made.cells)))).articles:
        assert uid in BY_UID and changes


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8),
            min_size=2,
            max_size=4,
        ),
        min_size=2,
        max_size=6,
    )
)
def test_what_a_writer_writes_is_read_back(tmp_path_factory, lines: list[list[str]]) -> None:
    width = len(lines[0])
    lines = [[f"n{at}" for at in range(width)], *([*line, *[""] * width][:width] for line in lines)]
    made = io.StringIO(newline="")
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows(lines)
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_bytes(made.getvalue().encode("utf-8-sig"))
    wanted = [tuple(line) for line in lines[1:] if any(map(str.strip, line))]
    try:
        table = read_table(str(path))
    except ImportRefused:
        assert not wanted
        return
    plain = [
        tuple(cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t", "\r"} else cell for cell in row)
        for row in wanted
    ]
    assert table.rows == plain


# ---- matching


@pytest.mark.parametrize(
    ("file", "title", "uids"),
    [
        ("/a/2020/one.txt", "", {"u1"}),
        ("2021\\one.txt", "", {"u2"}),
        ("one.txt", "", {"u1", "u2"}),
        ("one", "", {"u1", "u2"}),
        ("one.txt", "另一篇", {"u2"}),
        ("TWO.HTML", "", {"u3"}),
        ("two", "", {"u3"}),
        ("two.txt", "", {"u3"}),
        ("none.txt", "关于做好样例工作的通知", {"u1"}),
        ("", "关于做好 “样例” 工作的通知 ", {"u1"}),
        ("", "另一篇", {"u2", "u3"}),
        ("none", "", set()),
        ("", "", set()),
    ],
)
def test_a_row_finds_its_article(file: str, title: str, uids: set[str]) -> None:
    assert {entry.uid for entry in Index(ENTRIES).find(file, title)} == uids


def test_a_plan_says_everything(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        "文件,发文机关,文号,日期\n"
        "2020/one.txt,国务院,国发〔2020〕9号,2020年3月4日\n"
        "two,,,2020-13-45\n"
        "four.txt,,国发〔2020〕2号,\n"
        "four.txt,x,,\n"
        "one.txt,x,,\n"
        "none,x,,\n"
        ",,x,\n",
    )
    assert made.counts == {Outcome.MATCHED: 3, Outcome.AMBIGUOUS: 1, Outcome.UNMATCHED: 2, Outcome.TWICE: 1}
    cells = {(cell.uid, cell.field): cell for cell in made.cells}
    assert cells["u1", "issuer"].confirms and not cells["u1", "number"].confirms
    assert cells["u1", "published"].after == "2020-03-04"
    assert cells["u4", "number"].overwrites
    assert made.unfit == 1 and {one.line for one in made.problems} == {3, 5, 6, 7, 8}
    plain = transaction(BY_UID, chosen(made, (), ()))
    assert [uid for uid, _made in plain.articles] == ["u1"]
    at = made.cells.index(cells["u4", "number"])
    assert "u4" in [uid for uid, _made in transaction(BY_UID, chosen(made, (), [at])).articles]
    assert transaction(BY_UID, chosen(made, range(len(made.cells)), ())).articles == ()


def test_what_a_person_said_already_is_no_change(tmp_path: Path) -> None:
    assert planned(tmp_path, "file,number\nfour,国发〔2020〕1号\n").cells == []


def test_columns_are_guessed() -> None:
    table = Table("", names=("序号", "文件名", "标题", "发布日期", "Issuer", "领域"), rows=[("",) * 6], lines=[2])
    columns = guess(table, BUILT_IN_FIELDS)
    assert (columns.file, columns.title) == (1, 2)
    assert {at: row.name for at, row in columns.fields.items()} == {3: "published", 4: "issuer"}
    assert guess(Table("", names=("a", "b"), rows=[("", "")], lines=[2]), BUILT_IN_FIELDS) == Columns(None, 0, {})


# ---- values


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        (Kind.DATE, "2020年4月30日", "2020-04-30"), (Kind.DATE, "20200430", "2020-04-30"), (Kind.DATE, "2020/4", "2020-04"),
        (Kind.DATE, "2020年", "2020"), (Kind.DATE, " ", ""), (Kind.NUMBER, "1，200", "1200"), (Kind.NUMBER, "-3.5", "-3.5"),
        (Kind.TEXT, " a\n b\0 ", "a b"), (Kind.CHOICE, "甲", "甲"),
    ],
)  # fmt: skip
def test_values_that_fit(kind: Kind, words: str, value: str) -> None:
    assert fitting(FieldRow("x", "", "", kind, ("甲", "乙")), words) == value


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.DATE, "2020-02-30"), (Kind.DATE, "去年"), (Kind.DATE, "2020-13"), (Kind.NUMBER, "1e9"), (Kind.NUMBER, "nan"),
        (Kind.NUMBER, "١"), (Kind.CHOICE, "丙"), (Kind.TEXT, "x" * 3000),
    ],
)  # fmt: skip
def test_values_that_do_not(kind: Kind, words: str) -> None:
    with pytest.raises(Unfit):
        fitting(FieldRow("x", "", "", kind, ("甲", "乙")), words)


def test_levels_are_known_in_both_languages() -> None:
    assert fitting(ROW["level"], "Ministry") == fitting(ROW["level"], "部委") == "部委"


@given(st.sampled_from(sorted(ROW)), st.lists(st.one_of(st.none(), st.sampled_from(["", "甲", "乙"])), max_size=6))
def test_taking_back_shows_what_the_page_says(name: str, values: list[str | None]) -> None:
    first = Entry(1, "u", title="页", fields={"issuer": "机关", "views": "3"})
    entry = first
    for value in values:
        for change in changed(entry, {name: value}):
            after = with_given(entry, {name: change.after})
            assert with_given(after, {name: change.before}) == entry
            entry = after
    for change in changed(entry, {name: None}):
        entry = with_given(entry, {name: change.after})
    assert entry == first
