"""Scores against hand-counted examples, and the strict views of the guidelines."""

from __future__ import annotations

from typing import Any

import pytest

from core.scoring.scores import score
from core.scoring.strict import strict_scores


def mark(label: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"label": label, "start": start, "end": end, **more}


def article(*marks: dict[str, Any], path: str = "a.txt", text: str = "") -> dict[str, Any]:
    return {"path": path, "annotations": list(marks), **({"text": text} if text else {})}


def row(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], view: str) -> tuple[int, int, int]:
    """Gold, predicted and exactly met spans of a view."""
    found = next(one for one in strict_scores(gold, predicted) if one.view.name == view)
    counts = [one.exact for one in found.scoring.scores if one.label == found.view.label]
    return (counts[0].gold, counts[0].predicted, counts[0].gold_met) if counts else (0, 0, 0)


def test_micro_and_macro_differ_by_article() -> None:
    gold = [article(mark("TASK", 0, 5), mark("TASK", 6, 9)), article(mark("TASK", 0, 4), path="b.txt")]
    found = [article(mark("TASK", 0, 5)), article(mark("TASK", 0, 3), path="b.txt")]
    task = next(one for one in score(gold, found).scores if one.label == "TASK")
    assert task.exact.precision == pytest.approx(1 / 2)
    assert task.exact.recall == pytest.approx(1 / 3)
    assert task.overlapping.gold_met == 2
    assert task.macro_exact == pytest.approx((2 / 3 + 0) / 2)


def test_trim_forgives_only_closing_punctuation() -> None:
    text = "一是抓安全。"
    gold, found = [article(mark("TASK", 0, 5), text=text)], [article(mark("TASK", 0, 6))]
    assert score(gold, found).scores[0].exact.f1 == 0
    assert score(gold, found, trim=True).scores[0].exact.f1 == 1


def test_articles_are_matched_by_hash_before_name() -> None:
    gold = [{**article(mark("TASK", 0, 1), path="x.txt"), "file_sha256": "aa"}]
    found = [
        {**article(path="x.txt"), "file_sha256": "bb"},
        {**article(mark("TASK", 0, 1), path="moved.txt"), "file_sha256": "aa"},
    ]
    assert score(gold, found).scores[0].exact.f1 == 1
    assert score(gold, found).only_predicted == ("x.txt",)


def test_doubtful_spans_count_neither_way() -> None:
    gold = [article(mark("SLOGAN", 0, 2, tier="A"), mark("SLOGAN", 5, 8, tier="A", doubtful=True))]
    assert row(gold, [article(mark("SLOGAN", 0, 2, tier="A"))], "SLOGAN A") == (1, 1, 1)
    with_doubtful = article(mark("SLOGAN", 0, 2, tier="A"), mark("SLOGAN", 6, 8, tier="A"))
    assert row(gold, [with_doubtful], "SLOGAN A") == (1, 1, 1)
    wrong = article(mark("SLOGAN", 20, 22, tier="A"))
    assert row(gold, [wrong], "SLOGAN A") == (1, 1, 0)


def test_kinds_apart_do_not_touch_the_strict_row() -> None:
    gold = [article(mark("PROVINCE", 0, 2, kind="short"), mark("PROVINCE", 4, 6, kind="implied"))]
    found = article(
        mark("PROVINCE", 0, 2, kind="short"),
        mark("PROVINCE", 4, 6, kind="short"),
        mark("PROVINCE", 8, 11, kind="region"),
    )
    assert row(gold, [found], "PROVINCE") == (1, 1, 1)
    assert row(gold, [found], "PROVINCE implied") == (1, 1, 1)
    assert row(gold, [found], "PROVINCE region") == (0, 1, 0)


def test_a_tier_b_prediction_of_a_tier_a_span_is_found() -> None:
    gold = [article(mark("SLOGAN", 0, 2, tier="A"))]
    assert row(gold, [article(mark("SLOGAN", 0, 2, tier="B"))], "SLOGAN A") == (1, 1, 1)
    assert row(gold, [article(mark("SLOGAN", 3, 5, tier="B"))], "SLOGAN A") == (1, 0, 0)


def test_norms_of_what_was_found_are_compared() -> None:
    gold = [article(mark("PROVINCE", 0, 2, norm="44"), mark("PROVINCE", 3, 5, norm="36"))]
    found = [article(mark("PROVINCE", 0, 2, norm="44"), mark("PROVINCE", 3, 5, norm="43"))]
    province = next(one for one in strict_scores(gold, found) if one.view.name == "PROVINCE")
    assert (province.agreement.found, province.agreement.same_norm) == (2, 1)
