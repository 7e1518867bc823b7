"""Where each article was left: kept, bounded, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.remembered.reading_places import KEPT, ReadingPlace, ReadingPlaces

PLACE = ReadingPlace(1200, 1.21, "sans", (0, 7), "SpansPanel", library=False)


def test_a_place_is_found_again(tmp_path: Path) -> None:
    first = ReadingPlaces(tmp_path / "cache" / "places.json")
    first.put("a", PLACE)
    assert first.save()
    assert ReadingPlaces(first.path).get("a") == PLACE
    assert ReadingPlaces(first.path).get("b") is None


def test_the_articles_looked_at_last_are_kept(tmp_path: Path) -> None:
    places = ReadingPlaces(tmp_path / "places.json")
    for number in range(KEPT):
        places.put(str(number), ReadingPlace(number))
    places.put("0", ReadingPlace(5))
    places.put("new", PLACE)
    assert places.get("1") is None
    assert places.get("0") == ReadingPlace(5)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1]", b"{", b"null", b"[" * 100_000, b'{"a": 3, "b": {}}'])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.json"
    path.write_bytes(content)
    places = ReadingPlaces(path)
    assert places.get("a") is None
    places.put("a", PLACE)
    assert places.save()


_LEAF = st.sampled_from([None, True, -1, 3, 0.0, -2.5, float("nan"), float("inf"), "", "x", [], [1, True], [2, 3], {}])
_RECORD = st.fixed_dictionaries({}, optional=dict.fromkeys(ReadingPlace.__dataclass_fields__, _LEAF))


@given(_RECORD)
def test_no_record_of_another_kind_is_taken(tmp_path_factory, record: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("p") / "places.json"
    path.write_text(json.dumps({"a": record}))
    place = ReadingPlaces(path).get("a")
    if place is not None:
        assert place.offset >= 0
        assert 0 < place.zoom < float("inf")
        assert all(type(one) is int for one in place.opened)


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not ReadingPlaces(tmp_path / "file" / "places.json").save()
