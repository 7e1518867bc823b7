"""Same slogans: counts follow, undo is exact, nothing is chained, what looks alike is only proposed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from core.changes import swap
from core.labels.same_as import after, counts_as, member, merged, split, suggestions, table

COUNTS = Counter(
    {
        ("六稳", "六稳"): 4, ("“六稳”工作", "“六稳”工作"): 1, ("六保", "六保"): 2, ("三项行动", "三项行动"): 3,
        ("“三项行动”", "“三项行动”"): 1, ("不忘初心 牢记使命", "不忘初心、牢记使命"): 2,
        ("不忘初心 牢记使命", "不忘初心牢记使命"): 1,
    }
)  # fmt: skip


def rows(same, *names):
    return [row for row in table(COUNTS, same) if row.name in names]


def named(same):
    return {row.name: row.count for row in table(COUNTS, same)}


def test_merge_rename_and_split() -> None:
    same = after({}, merged({}, rows({}, "六稳", "“六稳”工作"), "六稳"))
    assert named(same)["六稳"] == 5 and "“六稳”工作" not in named(same)
    both = after(same, merged(same, rows(same, "六稳", "六保"), "六稳六保"))
    assert named(both)["六稳六保"] == 7
    renamed = after(both, merged(both, rows(both, "六稳六保"), "六稳"))
    assert named(renamed)["六稳"] == 7 and "六稳六保" not in named(renamed)
    apart = after(renamed, split(renamed, ("六保", "六保"), "六保"))
    assert named(apart)["六保"] == 2 and named(apart)["六稳"] == 5


def test_one_string_of_a_norm_goes_and_the_rest_stays() -> None:
    one = ("不忘初心 牢记使命", "不忘初心牢记使命")
    same = after({}, split({}, one, "不忘初心牢记使命"))
    assert named(same)["不忘初心 牢记使命"] == 2 and named(same)["不忘初心牢记使命"] == 1
    back = after(same, split(same, one, "不忘初心 牢记使命"))
    assert back == {}, "an entry that says nothing is not kept"


def test_suggestions_are_proposals() -> None:
    found = {one.into: set(one.names) for one in suggestions(table(COUNTS, {}))}
    assert found == {"六稳": {"六稳", "“六稳”工作"}, "三项行动": {"三项行动", "“三项行动”"}}
    assert named({})["三项行动"] == 3


def test_a_text_with_line_breaks_is_one_line() -> None:
    assert member("", "六\n稳\t六保") == ("六 稳 六保", "六 稳 六保")


NAMES = st.sampled_from(["甲", "乙", "丙", "丁"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.sets(NAMES, min_size=1, max_size=3), NAMES),
        st.tuples(st.just("split"), st.tuples(NAMES, st.sampled_from(["x", "y"])), NAMES),
    ),
    max_size=12,
)


@given(STEPS)
def test_counts_always_add_up_and_undo_is_exact(steps) -> None:
    counts = Counter({(norm, text): 1 + at for at, norm in enumerate("甲乙丙丁") for text in ("x", "y", norm)})
    same: dict[str, str] = {}
    for kind, what, into in steps:
        if kind == "merge":
            there = [row for row in table(counts, same) if row.name in what]
            made = merged(same, there, into)
        else:
            made = split(same, what, into)
        new = after(same, made)
        assert after(new, [swap(one) for one in reversed(made)]) == same
        if kind == "merge":
            assert all(counts_as(new, one) == into for row in there for one, _n in row.strings)
            moved = {one for row in there for one, _n in row.strings}
            assert all(counts_as(new, one) == counts_as(same, one) for one in counts if one not in moved)
            gone = {row.name for row in there} - {into}
            assert not gone & {row.name for row in table(counts, new)}
        else:
            assert counts_as(new, what) == into
        assert sum(row.count for row in table(counts, new)) == sum(counts.values())
        assert all(key != name for key, name in new.items())
        same = dict(new)
