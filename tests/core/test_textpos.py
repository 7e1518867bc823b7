"""Code points and UTF-16 units agree with what Python's own codec says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.textpos import TextPositions

texts = st.text(st.sampled_from("a粤\n𠮷😀\u0301\u200b　"), max_size=40)


@given(texts)
def test_every_offset_agrees_with_the_codec(text: str) -> None:
    positions = TextPositions(text)
    for offset in range(len(text) + 1):
        unit = len(text[:offset].encode("utf-16-le")) // 2
        assert positions.to_utf16(offset) == unit
        assert positions.from_utf16(unit) == offset
    assert positions.units == len(text.encode("utf-16-le")) // 2


def test_inside_a_surrogate_pair_its_start_is_meant() -> None:
    assert TextPositions("a𠮷b").from_utf16(2) == 1
