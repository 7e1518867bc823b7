"""Hard sentences of our own, answered by GUIDELINES before the rules saw them: precision and recall of each label."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.extraction import extract
from core.model import PROVINCE, SLOGAN, TASK, Extraction
from core.reading import read_text

DATA = Path(__file__).resolve().parent.parent / "data"
FILES = {PROVINCE: "hard_provinces.jsonl", SLOGAN: "hard_slogans.jsonl", TASK: "hard_tasks.jsonl"}
FLOORS = {PROVINCE: 0.99, SLOGAN: 0.99, TASK: 0.98}
"""What was reached; the sentences that are still wrong stay in the files."""

Answer = set[tuple[Any, ...]]


def sentences(label: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / FILES[label]).read_text("utf-8").splitlines()]


def wanted(label: str, one: dict[str, Any]) -> Answer:
    if label == SLOGAN:
        return {(start, end) for start, end, _ in one["spans"]}
    if label == TASK:
        return {(*span[:2], level) for span, level in zip(one["spans"], one["levels"], strict=True)}
    named = {(start, end, code) for start, end, _, code in one["spans"]}
    implied = {(start, end, code, "implied") for start, end, _, code in one["implied"]}
    return named | implied | {(start, end, " ".join(codes), "region") for start, end, _, codes in one["regions"]}


def given(label: str, one: dict[str, Any], result: Extraction) -> Answer:
    spans = [span for span in result.spans if span.label == label]
    if label == SLOGAN:
        neither = {(start, end) for start, end, _ in one["neither"]}
        return {(span.start, span.end) for span in spans} - neither
    if label == TASK:
        return {(span.start, span.end, span.level) for span in spans}
    apart = {"implied", "region"}
    return {(span.start, span.end, span.norm, *([span.kind] if span.kind in apart else [])) for span in spans}


@pytest.mark.parametrize("label", FILES)
def test_precision_and_recall(label: str) -> None:
    right = found = there = 0
    wrong = []
    for one in sentences(label):
        mine, theirs = given(label, one, extract(read_text(one["text"]))), wanted(label, one)
        right, found, there = right + len(mine & theirs), found + len(mine), there + len(theirs)
        if mine != theirs:
            wrong.append(one["text"])
    assert right / found >= FLOORS[label], wrong
    assert right / there >= FLOORS[label], wrong


def test_heading_lines_of_lists_are_outline() -> None:
    for one in sentences(TASK):
        outline = [(entry.start, entry.end) for entry in extract(read_text(one["text"])).outline]
        assert outline == [(start, end) for start, end, _ in one["outline"]], one["text"]


@pytest.mark.parametrize("label", FILES)
def test_the_sentences_are_sound_and_many_hold_nothing(label: str) -> None:
    lines = sentences(label)
    for one in lines:
        for start, end, words, *_ in (*one["spans"], *one.get("implied", ()), *one.get("regions", ())):
            assert one["text"][start:end] == words, one["id"]
    assert sum(not one["spans"] for one in lines) * 5 >= len(lines)
