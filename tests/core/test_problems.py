"""Every kind of problem: found where it is, not where it is not, and taken away by its mend, that one and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import corrections
from core.changes import SpanChange, Transaction, apply
from core.errors import CorrectionRefused
from core.extraction import extract
from core.extractors.words import cut
from core.ids import machine_id, text_digest
from core.labels.policy import Policy, policy_change, switched
from core.model import Article, Group, Origin, Paragraph, Role, Span, Status
from core.reading import read_text
from core.review.mending import all_right, mended
from core.review.problems import Kind, Problem, all_problems, cut_through, problems, to_cut
from core.safety import checking
from core.spans import SpanSet
from core.workspace import Base, Workspace

RULE = Origin("slogan.list", "2")
DONE = Status.ACCEPTED


def article(text: str) -> Article:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(at, at + len(line), Role.CHROME if line.startswith("版权") else Role.BODY))
        at += len(line) + 1
    return Article(text, text_digest(text), tuple(paragraphs))


def at(text: str, string: str, label: str, number: int = 0, status: Status = DONE, **more: object) -> Span:
    start = -1
    for _time in range(number + 1):
        start = text.index(string, start + 1)
    key = machine_id("t", label, start, start + len(string))
    return replace(Span(key, label, start, start + len(string), status, RULE), **more)  # type: ignore[arg-type]


def kinds(text: str, spans: SpanSet, policy: Policy | None = None) -> list[str]:
    return [one.kind.value for one in all_problems(article(text), spans, policy or Policy())]


def tasks(text: str, *strings: str, ordinals: tuple[int, ...], flags: tuple[str, ...] = ()) -> SpanSet:
    spans = [
        at(text, string, "TASK", ordinal=ordinal, group="g", marker=(text.index(string), text.index(string) + 2))
        for string, ordinal in zip(strings, ordinals, strict=True)
    ]
    return SpanSet(spans, [Group("g", "TASK", flags=flags)])


LIST = "要求，一是抓安全；二是抓服务；四是抓党建；五是抓队伍。三句话。"
ITEMS = ("一是抓安全", "二是抓服务", "四是抓党建", "五是抓队伍")
TWICE = LIST.replace("四", "二", 1)

CASES: dict[str, Callable[[], tuple[str, SpanSet, Kind]]] = {}


def case(make: Callable[[], tuple[str, SpanSet, Kind]]) -> Callable[[], tuple[str, SpanSet, Kind]]:
    CASES[make.__name__] = make
    return make


@case
def labels() -> tuple[str, SpanSet, Kind]:
    text = "大协同。大协同。大协同。"
    made = [at(text, "大协同", label, number, norm="n" * (label == "SLOGAN"))
            for number, label in enumerate(("SLOGAN", "SLOGAN", "OWN"))]  # fmt: skip
    return text, SpanSet(made), Kind.LABELS


@case
def norms() -> tuple[str, SpanSet, Kind]:
    text = "大协同。大协同。大协同。"
    return text, SpanSet([at(text, "大协同", "SLOGAN", n, norm=norm) for n, norm in enumerate("aab")]), Kind.NORMS


@case
def quotes() -> tuple[str, SpanSet, Kind]:
    text = "落实“六稳”，“六保”。"
    return text, SpanSet([at(text, "六稳", "SLOGAN"), at(text, "“六保”", "SLOGAN")]), Kind.QUOTES


@case
def suffix() -> tuple[str, SpanSet, Kind]:
    text = "𠮷广东省部署，河南省级要求。"
    made = [
        at(text, "广东", "PROVINCE", norm="44", kind="short"),
        at(text, "河南", "PROVINCE", norm="41", kind="short"),
    ]
    return text, SpanSet(made), Kind.SUFFIX


@case
def gap() -> tuple[str, SpanSet, Kind]:
    return LIST, tasks(LIST, *ITEMS, ordinals=(1, 2, 4, 5), flags=("gap:3",)), Kind.GAP


@case
def repeat() -> tuple[str, SpanSet, Kind]:
    items = ("一是抓安全", "二是抓服务", "二是抓党建", "五是抓队伍")
    return TWICE, tasks(TWICE, *items, ordinals=(1, 2, 2, 3), flags=("repeat:2",)), Kind.REPEAT


@case
def unlit() -> tuple[str, SpanSet, Kind]:
    text = "抓好大协同。再抓大协同😀。\n版权所有大协同。"
    return text, SpanSet([at(text, "大协同", "SLOGAN", norm="大协同", tier="A")]), Kind.UNLIT


@case
def overlap() -> tuple[str, SpanSet, Kind]:
    text = "推进乡村振兴战略实施。"
    made = [at(text, "乡村振兴战略", "SLOGAN"), at(text, "振兴战略实施", "SLOGAN", status=Status.PENDING)]
    return text, SpanSet(made), Kind.OVERLAP


@case
def alone() -> tuple[str, SpanSet, Kind]:
    spans = tasks(LIST, *ITEMS[:2], ordinals=(1, 2))
    return LIST, spans.updated([at(LIST, "四是抓党建", "TASK")]), Kind.ALONE


@case
def alone_without_a_list() -> tuple[str, SpanSet, Kind]:
    return LIST, SpanSet([at(LIST, "四是抓党建", "TASK")]), Kind.ALONE


@case
def code() -> tuple[str, SpanSet, Kind]:
    text = "江西省部署。"
    return text, SpanSet([at(text, "江西省", "PROVINCE", kind="full")]), Kind.CODE


@pytest.mark.parametrize("name", CASES)
def test_a_mend_takes_away_that_problem_and_no_other(name: str) -> None:
    text, spans, kind = CASES[name]()
    before = all_problems(article(text), spans)
    assert [one.kind for one in before] == [kind]
    assert before[0].why and before[0].mend and text.startswith(before[0].string, before[0].start)
    made = mended(text, spans, before[0])
    after = apply(spans, made)
    assert all_problems(article(text), after) == []
    back = Transaction("mend", (("a", made),)).swapped(undoes=1).of("a")
    assert apply(after, back) == spans
    with pytest.raises(CorrectionRefused):
        apply(after, made)


def test_of_two_problems_one_is_mended() -> None:
    text = LIST + "广东省。"
    spans = tasks(text, *ITEMS, ordinals=(1, 2, 4, 6)).updated([at(text, "广东", "PROVINCE", norm="44", kind="short")])
    found = all_problems(article(text), spans)
    assert [one.kind for one in found] == [Kind.GAP, Kind.GAP, Kind.SUFFIX]
    for one in found:
        left = all_problems(article(text), apply(spans, mended(text, spans, one)))
        assert [other.kind for other in left] == [other.kind for other in found if other is not one]


def test_of_two_at_one_place_the_one_with_a_mend_comes_first() -> None:
    text = "大协同。大协同。大协同。"
    spans = SpanSet(at(text, "大协同", label, number, norm="n" * (label == "SLOGAN"))
                    for number, label in enumerate(("SLOGAN", "SLOGAN", "PROVINCE")))  # fmt: skip
    first, second = all_problems(article(text), spans)
    assert (first.kind, second.kind) == (Kind.LABELS, Kind.CODE) and not second.mendable
    assert all_problems(article(text), apply(spans, mended(text, spans, first))) == []


def test_what_is_meant_is_no_problem() -> None:
    text = "做好“落实‘六稳’的六稳工作”。"
    inner = [at(text, "落实‘六稳’的六稳工作", "SLOGAN"), at(text, "六稳", "SLOGAN")]
    assert kinds(text, SpanSet(inner)) == []
    nested = "（一）抓服务。一是快；二是好。"
    spans = [at(nested, nested[:-1], "TASK", ordinal=1, group="g"), at(nested, "一是快", "TASK", ordinal=1, group="h")]
    assert kinds(nested, SpanSet(spans, [Group("g", "TASK"), Group("h", "TASK")])) == []
    both = "大协同。大协同。"
    made = [at(both, "大协同", "SLOGAN"), at(both, "大协同", "SLOGAN", 1), at(both, "大协同", "OWN", 1)]
    assert kinds(both, SpanSet(made)) == [], "two labels on one place are meant"
    rejected = [at(both, "大协同", "SLOGAN"), at(both, "大协同", "SLOGAN", 1, status=Status.REJECTED)]
    assert kinds(both, SpanSet(rejected)) == [], "what a person has rejected is not missing"
    pending = [at(both, "大协同", "SLOGAN", n, status=Status.PENDING) for n in range(2)]
    assert kinds(both, SpanSet(pending)) == []
    assert kinds("西安东部", SpanSet([at("西安东部", "安东", "OWN", lost=True)])) == []


def test_another_policy_turns_the_problems_round() -> None:
    text, spans, _kind = quotes()
    assert [one.string for one in all_problems(article(text), spans, Policy(quotes=True))] == ["六稳"]
    text, spans, _kind = suffix()
    full = apply(spans, switched(text, spans, Policy()))
    assert [one.string for one in all_problems(article(text), full, Policy(suffix=False))] == ["广东省"]


def test_a_province_no_name_is_mended_by_hand() -> None:
    spans = SpanSet([at("那个地方", "那个地方", "PROVINCE")])
    (found,) = all_problems(article("那个地方"), spans)
    assert found.kind is Kind.CODE and not found.mendable and found.mend
    with pytest.raises(CorrectionRefused):
        mended("那个地方", spans, found)


def test_a_span_cut_through_a_word() -> None:
    text = "全面推进乡村振兴。"
    page = article(text)
    machine = Span(machine_id(page.text_sha256, "SLOGAN", 4, 6), "SLOGAN", 4, 6, DONE, RULE)
    assert list(to_cut(text, SpanSet([machine]), page.text_sha256)) == []
    own = at(text, "推进乡", "OWN", origin=Origin())
    ((span, around),) = filter(None, to_cut(text, SpanSet([own]), page.text_sha256))
    found = cut_through(text, span, around, cut(text[slice(*around)]))
    assert found is not None and found.kind is Kind.WORD and found.fact == "推进乡村"
    after = apply(SpanSet([own]), mended(text, SpanSet([own]), found))
    ((span, around),) = filter(None, to_cut(text, after, page.text_sha256))
    assert cut_through(text, span, around, cut(text[slice(*around)])) is None


STRINGS = ("六稳", "“六稳”", "广东", "广东省", "一是", "𠮷", "😀")


@settings(max_examples=200)
@given(st.data())
def test_mends_never_break_a_set(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from((*STRINGS, "，", "。")), min_size=2, max_size=12)))
    spans = {}
    for _time in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, min(len(text), start + 4)))
        label = data.draw(st.sampled_from(["SLOGAN", "PROVINCE", "TASK", "OWN"]))
        one = Span(machine_id("t", label, start, end), label, start, end, data.draw(st.sampled_from(list(Status))), RULE,
                   norm=data.draw(st.sampled_from(["", "44"])), kind="short" if label == "PROVINCE" else "",
                   group=data.draw(st.sampled_from(["", "g"])) if label == "TASK" else "",
                   ordinal=data.draw(st.sampled_from([None, 1, 2, 4])) if label == "TASK" else None)  # fmt: skip
        spans[one.id] = one
    held = SpanSet(spans.values(), [Group("g", "TASK")])
    decided = {one.id for one in held if one.status is Status.REJECTED}
    for found in all_problems(article(text), held):
        if found.mendable:
            made = mended(text, held, found)
            after = apply(held, made)
            assert found.key not in {one.key for one in all_problems(article(text), after)}
            assert all(0 <= one.start < one.end <= len(text) for one in after)
            assert not decided & {change.id for change in made if isinstance(change, SpanChange)}
            assert apply(after, Transaction("m", (("a", made),)).swapped(undoes=1).of("a")) == held


def test_it_goes_in_small_steps() -> None:
    text = "大协同。" * 3000
    spans = SpanSet([at("大协同。", "大协同", "SLOGAN", start=4 * n, end=4 * n + 3, id=f"s{n}") for n in range(2000)])
    steps = list(problems(article(text), spans))
    assert sum(one is None for one in steps) > 40
    assert sum(one is not None for one in steps) == 1000


def test_all_right_is_remembered_and_undone(tmp_path: Path) -> None:
    text, spans, _kind = quotes()
    page = article(text)
    workspace = Workspace.open(tmp_path / "w.zhupi.json", annotator="小林")
    uid = workspace.add(page).uid
    found: Problem = all_problems(page, spans)[0]
    entry = workspace.entry(uid)
    assert entry is not None
    made = all_right(entry, found)
    workspace.commit(Transaction("all_right", ((uid, made),)), bases={uid: Base(page, spans)})
    workspace.close()
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    entry = workspace.entry(uid)
    assert entry is not None and entry.checked == (found.key,) and all_right(entry, found) == ()
    assert workspace.export_article(uid)["checked"] == [found.key]
    seq, transaction = workspace.undo_target() or (0, None)
    assert transaction is not None
    workspace.commit(transaction.swapped(undoes=seq))
    assert workspace.entry(uid).checked == ()  # type: ignore[union-attr]
    workspace.close()


def test_the_policy_is_switched_in_one_step_and_back(tmp_path: Path) -> None:
    text = "落实“六稳”。一是，抓广东省的服务；二是抓党建。"
    page = article(text)
    spans = SpanSet(
        [
            at(text, "六稳", "SLOGAN"),
            at(text, "广东省", "PROVINCE", norm="44", kind="full", status=Status.PENDING),
            at(text, "一是，抓广东省的服务", "TASK", marker=(7, 9), group="g", ordinal=1),
            at(text, "二是抓党建", "TASK", marker=(18, 20), group="g", ordinal=2, status=Status.REJECTED),
        ],
        [Group("g", "TASK")],
    )
    new = Policy(quotes=True, suffix=False, marker=False)
    made = tuple(switched(text, spans, new))
    after = apply(spans, made)
    assert [one.text_of(text) for one in after] == ["“六稳”", "抓广东省的服务", "广东", "二是抓党建"]
    assert [one.status for one in after] == [DONE, DONE, Status.PENDING, Status.REJECTED]
    assert {one.id for one in after} == {one.id for one in spans}
    assert apply(after, switched(text, after, Policy())) == spans, "there and back again"
    workspace = Workspace.open(tmp_path / "w.zhupi.json", annotator="小林")
    uid = workspace.add(page).uid
    step = (policy_change(Policy(), new), *made)
    workspace.commit(Transaction("policy", ((uid, step),)), bases={uid: Base(page, spans, rule_set="r")})
    assert workspace.policy == new
    workspace.close()
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    assert workspace.policy == new and workspace.spans(uid) == after
    assert not [one for one in checking.problems(workspace) if "marker" in one], "it lies before the span now"
    assert workspace.tables.table("meta").get(doc_id=1)["policy"] == {"quotes": True, "suffix": False, "marker": False}
    seq, transaction = workspace.undo_target() or (0, None)
    assert transaction is not None
    workspace.commit(transaction.swapped(undoes=seq))
    workspace.close()
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    assert workspace.policy == Policy() and workspace.spans(uid) == spans
    workspace.put_policy(new)
    workspace.put_policy(Policy(quotes=True))
    assert workspace.policy == Policy(quotes=True)
    workspace.close()


COUNTED = "会议要求，一是抓安全；二是抓服务；三是抓党建。\n"


def counted(*, second: Status) -> SpanSet:
    """A list of the machine's, its second item decided in that way."""
    found = extract(read_text(COUNTED))
    spans = SpanSet(found.spans, found.groups)
    item = next(span for span in spans if span.ordinal == 2)
    return apply(spans, corrections.remove(spans, [item.id]) if second is Status.REJECTED else ())


def test_a_number_that_stands_in_the_text_is_marked_and_no_other_changed() -> None:
    spans = counted(second=Status.REJECTED)
    (problem,) = all_problems(article(COUNTED), spans)
    assert problem.kind is Kind.GAP and "Mark" in problem.mend
    after = apply(spans, mended(COUNTED, spans, problem))
    items = [(span.ordinal, span.text_of(COUNTED)) for span in after if span.label == "TASK"]
    assert items == [(1, "一是抓安全"), (2, "二是抓服务"), (3, "三是抓党建")]
    assert all(not span.rejected for span in after), "the one that was refused came back; it is not there twice"
    assert all_problems(article(COUNTED), after) == []


def test_a_list_in_a_list_counts_for_itself() -> None:
    text = "一是抓安全；甲是快；乙是好；二是抓服务。"
    made = [at(text, words, "TASK", ordinal=number, level=level, group="g") for words, number, level in
            (("一是抓安全", 1, 1), ("甲是快", 1, 2), ("乙是好", 2, 2), ("二是抓服务", 2, 1))]  # fmt: skip
    assert kinds(text, SpanSet(made, [Group("g", "TASK")])) == []
    made[2] = replace(made[2], ordinal=3)
    made[3] = replace(made[3], ordinal=3)
    spans = SpanSet(made, [Group("g", "TASK")])
    found = all_problems(article(text), spans)
    assert [one.string for one in found] == ["乙是好", "二是抓服务"]
    after = apply(spans, mended(text, spans, found[0]))
    assert [span.ordinal for span in after] == [1, 1, 2, 3], "the other level keeps its numbers"
