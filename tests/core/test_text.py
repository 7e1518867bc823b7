"""Decoding: what was encoded comes back, and no bytes raise anything but a `ReadError`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decoding import decode
from core.errors import ReadError
from core.text import clean, fold, split_paragraphs

SAMPLE = "广东省邮政管理局召开会议，学习贯彻国家局精神，部署下一阶段的工作。会议要求：一是要抓好落实。"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_chinese_text_comes_back_from_every_encoding(encoding: str) -> None:
    assert decode(SAMPLE.encode(encoding)).text == SAMPLE


@given(TEXTS)
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), encoding="utf-8").text == clean(text)


@given(st.binary())
def test_hostile_bytes_are_always_read(data: bytes) -> None:
    text = decode(data).text
    assert "\r" not in text
    text.encode("utf-8")


def test_an_unknown_encoding_is_a_read_error() -> None:
    with pytest.raises(ReadError):
        decode(b"a", encoding="no such")


@given(TEXTS)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_paragraphs_ascend_and_hold_something(text: str) -> None:
    ranges = split_paragraphs(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
