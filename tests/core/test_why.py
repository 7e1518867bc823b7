"""The sentence that says why a rule marked a span, also once a person has made something else of the span."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import corrections
from core.changes import apply
from core.extraction import extract
from core.extractors.why import _CONCRETE, _WHY, explain
from core.model import BUILT_IN_LABELS, PROVINCE, SLOGAN, Origin, Span
from core.reading import read_text
from core.spans import SpanSet

TEXT = "粤赣湘三省局迅速行动。四川企业在京举行“六稳”活动。"


def test_a_province_relabelled_is_still_explained() -> None:
    found = extract(read_text(TEXT))
    spans = SpanSet(found.spans, found.groups)
    letter = next(span for span in spans if span.origin.rule == "province.abbr.run")
    made = apply(spans, corrections.relabel(spans, letter.id, SLOGAN))
    relabelled = made.get(letter.id)
    assert relabelled is not None
    assert relabelled.label == SLOGAN
    assert explain(relabelled, TEXT, made) == "One-character names of provinces in a row."


def test_a_province_whose_code_was_taken_away_is_still_explained() -> None:
    found = extract(read_text(TEXT))
    letter = next(span for span in found.spans if span.label == PROVINCE and span.kind == "abbr")
    assert explain(replace(letter, norm=""), TEXT)


@pytest.mark.parametrize("rule", sorted({*_WHY, *_CONCRETE}))
def test_no_rule_needs_more_than_was_seen(rule: str) -> None:
    for label in (*(one.name for one in BUILT_IN_LABELS), "ORG"):
        for start in range(len(TEXT)):
            span = Span("s", label, start, start + 1, origin=Origin(rule))
            assert explain(span, TEXT, SpanSet([span])), (label, start)


def test_what_is_shown_of_a_quoted_twin_is_of_its_own_paragraph() -> None:
    text = "排查隐患。\n\n“健康敲门”行动。\n\n三年来，健康敲门累计服务四万人次。"
    twin = next(span for span in extract(read_text(text)).spans if span.origin.rule == "slogan.twin")
    assert explain(twin, text) == "It stands quoted elsewhere in the article: ““健康敲门”行动。”."
