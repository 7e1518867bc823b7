"""The settings file: kept, bounded, and never in the way when it is damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.settings import SETTINGS, Settings


def test_a_value_is_kept_over_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert Settings(path).put("annotator", "张三")
    assert Settings(path).text("annotator") == "张三"


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null"])
def test_a_damaged_file_is_set_aside_and_defaults_hold(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage)
    settings = Settings(path)
    assert settings.damaged is not None
    assert settings.number("zoom") == 1.0
    assert path.with_suffix(".damaged.json").read_bytes() == damage
    assert settings.put("zoom", 2.0)
    assert Settings(path).number("zoom") == 2.0


def test_unknown_keys_stay_and_wrong_values_do_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"later": [1], "zoom": "big", "theme": "pink", "finish_accepts": 1}), "utf-8")
    settings = Settings(path)
    assert settings.number("zoom") == 1.0
    assert settings.text("theme") == "system"
    assert settings.on("finish_accepts")
    settings.put("zoom", 99)
    assert settings.number("zoom") == 4
    assert json.loads(path.read_text("utf-8"))["later"] == [1]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    settings = Settings(blocked / "settings.json")
    assert not settings.put("zoom", 2.0)
    assert settings.number("zoom") == 2.0


def test_every_row_has_a_distinct_name_and_a_default_among_its_choices() -> None:
    assert len({row.name for row in SETTINGS}) == len(SETTINGS)
    for row in SETTINGS:
        assert not row.choices or row.default in [value for value, _name in row.choices]
