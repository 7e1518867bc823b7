"""Attributes of a span, put one by one and taken back; provinces by what is typed; the layer of demands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import corrections
from core.changes import SpanChange, apply, swap
from core.editing import layer
from core.errors import CorrectionRefused
from core.extraction import extract, extract_demands
from core.ids import text_digest
from core.labels import attributes
from core.labels.attributes import FIELDS, OWN, YES, attributes_of, value_of
from core.labels.province_codes import codes_of, divisions, matching, words_of
from core.labels.spelling import province_spellings, rank, spell
from core.model import (
    BUILT_IN_LABELS,
    DEMAND,
    SLOGAN,
    TASK,
    Article,
    FieldKind,
    Label,
    LabelField,
    Origin,
    Paragraph,
    Span,
    Status,
)
from core.spans import SpanSet
from core.store.codec import dumps
from core.store.rows import span_row

OWN_LABEL = Label(
    "ORG",
    "机构",
    "Organisation",
    "plum",
    fields=(LabelField("行业", FieldKind.CODES, (("G60", "邮政业"),)), LabelField("x", shown=False)),
)
NAMES = ["norm", "kind", "tier", "in_name", "province", "ordinal", "style", OWN + "行业", OWN + "norm"]
VALUES = st.one_of(st.sampled_from(["", "44", "44 36", "A", YES, "3", "  a  b ", "六稳", "N是"]), st.text(max_size=6))
STARTS = st.builds(
    Span,
    st.just("s"),
    st.sampled_from([one.name for one in BUILT_IN_LABELS]),
    st.just(0),
    st.just(3),
    st.sampled_from(Status),
    st.sampled_from([Origin(), Origin("rule.x", "1")]),
    norm=st.sampled_from(["", "44"]),
    ordinal=st.sampled_from([None, 2]),
    in_name=st.booleans(),
    extra=st.sampled_from([{}, {"later": 1}, {FIELDS: {"行业": "G60"}}]),
)


def row(span: Span) -> bytes:
    return dumps(span_row(span, lambda _origin: 1))


@given(STARTS, st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=6))
def test_every_attribute_is_put_and_taken_back_byte_by_byte(span: Span, puts: list[tuple[str, str]]) -> None:
    spans = SpanSet([span])
    for name, value in puts:
        try:
            made = attributes.put(spans, "s", name, value)
        except CorrectionRefused:
            assert name == "ordinal"
            continue
        before = next(iter(spans))
        after = next(iter(apply(spans, made)))
        if made:
            assert row(next(iter(apply(apply(spans, made), map(swap, made))))) == row(before)
            assert after.status is (Status.REJECTED if before.rejected else Status.ACCEPTED)
        if name not in {"in_name", "ordinal"}:
            assert value_of(after, name) == " ".join(value.split())
        assert all(value_of(after, other) == value_of(before, other) for other in NAMES if other != name)
        assert (after.range, after.label, after.id, after.note) == (before.range, before.label, before.id, before.note)
        spans = apply(spans, made)


def test_an_ordinal_is_a_number() -> None:
    spans = SpanSet([Span("s", TASK, 0, 3)])
    for bad in ("0", "1000", "一", "-1", "1.5", "²"):
        with pytest.raises(CorrectionRefused):
            attributes.put(spans, "s", "ordinal", bad)
    assert attributes.put(spans, "s", "ordinal", " 12 ")[0].after.ordinal == 12  # type: ignore[union-attr]
    with pytest.raises(CorrectionRefused):
        attributes.put(spans, "nobody", "norm", "44")


def test_which_attributes_a_label_has() -> None:
    assert [one.name for one in attributes_of(SLOGAN, None)] == ["norm", "kind", "tier", "province"]
    assert [one.name for one in attributes_of("ORG", OWN_LABEL)] == ["field:行业"], "what is not shown is not offered"


def test_relabelling_gives_up_the_fields_of_the_old_label() -> None:
    spans = SpanSet([Span("s", "ORG", 0, 3, note="n", extra={FIELDS: {"行业": "G60"}, "later": 1})])
    after = corrections.relabel(spans, "s", TASK)[0].after  # type: ignore[union-attr]
    assert isinstance(after, Span) and after.extra == {"later": 1} and after.note == "n"


# ---- provinces by what is typed


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("guangdong", "44"), ("gd", "44"), ("粤", "44"), ("广东", "44"), ("广东省", "44"), ("44", "44"), ("GD", "44"),
        ("shanxi", "14"), ("shaanxi", "61"), ("sx", None), ("hn", None), ("guang", None), ("nmg", "15"), ("广东 44", "44"),
        ("粤赣湘", "44 36 43"), ("江西、湖南", "36 43"), ("东北三省", "21 22 23"), ("gd jx", "44 36"), ("44 44", "44"),
        ("南昌", "36"), ("", ""), ("  ", ""), ("火星", None), ("gd 火星", None), ("99", None),
    ],
)  # fmt: skip
def test_provinces_by_what_is_typed(typed: str, codes: str | None) -> None:
    assert codes_of(typed) == codes


def test_every_province_is_found_by_all_it_is_called() -> None:
    assert len(divisions()) == 34
    for one in divisions():
        for name in (one.code, one.short, one.full, *one.letters):
            assert codes_of(name) == one.code
        for spelling in province_spellings()[one.code]:
            assert one in matching(spelling)
        assert codes_of(province_spellings()[one.code][0]) == one.code, "the full pinyin means one province"
        assert codes_of(words_of(one.code)) == one.code, "what is shown can be typed"


@given(st.lists(st.sampled_from([one.code for one in divisions()]), unique=True, max_size=6))
def test_what_is_shown_of_several_codes_can_be_typed(codes: list[str]) -> None:
    assert codes_of(words_of(" ".join(codes))) == " ".join(codes)


@given(st.text(max_size=8))
def test_anything_can_be_typed(typed: str) -> None:
    codes = codes_of(typed)
    assert codes is None or all(code in province_spellings() for code in codes.split())
    matching(typed)


def test_names_by_pinyin_and_initials() -> None:
    spelt = spell(["口号", "行业", "Organisation"])
    assert spelt == {"口号": ("kouhao", "kh"), "行业": ("hangye", "hy")}
    assert [rank(typed, ("口号", "Slogan"), spelt["口号"]) for typed in ("kh", "kou", "口", "SLO", "号", "x")] == [
        0,
        1,
        1,
        1,
        2,
        -1,
    ]


def test_our_own_pinyin_is_that_of_the_library() -> None:
    """The 34 provinces and the built-in labels are spelt by tables of ours."""
    special = {"61": "shaanxi", "54": "xizang"}
    for one in divisions():
        full, first = spell([one.short])[one.short]
        assert special.get(one.code, full) in province_spellings()[one.code]
        assert first in province_spellings()[one.code]
    table = (Path(__file__).parents[2] / "resources" / "pinyin" / "labels.tsv").read_text("utf-8").splitlines()
    for name, full, first in (line.split("\t") for line in table if not line.startswith("#")):
        assert spell([name])[name] == (full, first)


# ---- the layer of demands

PLACES = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda place: (place[0], place[0] + place[1]))


@given(
    st.lists(PLACES, max_size=6, unique=True),
    st.lists(st.tuples(PLACES, st.sampled_from([TASK, DEMAND, SLOGAN]), st.sampled_from(Status)), max_size=6),
    st.lists(st.tuples(PLACES, st.sampled_from([TASK, DEMAND, SLOGAN]), st.sampled_from(Status)), max_size=4),
    st.integers(0, 5),
)
def test_the_layer_follows_as_if_it_were_made_anew(
    demands: list[tuple[int, int]], first: list[object], then: list[object], take: int
) -> None:
    found = SpanSet(
        Span(f"d{n}", DEMAND, *place, origin=Origin("demand.asked", "1")) for n, place in enumerate(demands)
    )
    before = SpanSet(Span(f"s{n}", label, *place, status) for n, (place, label, status) in enumerate(first))  # type: ignore[misc]
    shown = layer.beside(before, found)
    changes = [SpanChange(span.id, span, None) for span in list(before)[:2]]
    changes += [
        SpanChange(f"t{n}", None, Span(f"t{n}", label, *place, status)) for n, (place, label, status) in enumerate(then)
    ]  # type: ignore[misc]
    taken = list(shown)[take : take + 1]
    for span in taken:
        changes += layer.taken_in(corrections.accept(before.updated([span]), [span.id]), span)  # type: ignore[arg-type]
    after = apply(before, changes)
    assert layer.followed(shown, found, after, changes) == layer.beside(after, found)
    assert layer.followed(layer.beside(after, found), found, before, [swap(one) for one in changes]) == shown


def test_a_demand_is_taken_in_as_a_decision() -> None:
    span = Span("d", DEMAND, 0, 5, origin=Origin("demand.asked", "1"), confidence=0.7)
    spans = SpanSet([span])
    for made, status in (
        (corrections.accept(spans, ["d"]), Status.ACCEPTED),
        (corrections.remove(spans, ["d"]), Status.REJECTED),
        (corrections.note(spans, "d", "n"), Status.ACCEPTED),
        (corrections.relabel(spans, "d", SLOGAN), Status.ACCEPTED),
        (attributes.put(spans, "d", "province", "44"), Status.ACCEPTED),
    ):
        (change,) = layer.taken_in(made, span)
        assert isinstance(change, SpanChange) and change.before is None and change.after is not None
        assert change.after.status is status
        assert len(apply(apply(SpanSet(), [change]), [swap(change)])) == 0


def test_what_is_found_of_a_real_sentence() -> None:
    text = "会议要求，一是抓好安全；二是抓好服务。\n全省系统要进一步凝心聚力、攻坚克难。"
    article = Article(text, text_digest(text), (Paragraph(0, 19), Paragraph(20, len(text))))
    found = extract(article)
    (demand,) = layer.beside(SpanSet(found.spans), extract_demands(article, found))
    assert demand.text_of(text).startswith("全省系统要")
