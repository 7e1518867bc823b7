"""Every visible string is in the catalogue, translated, with the same placeholders, and the compiled file is fresh."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

HERE = Path(__file__).resolve().parent.parent / "resources" / "i18n"
ROOT = HERE.parents[1]
CATALOGUE = HERE / "zhupi_zh_CN.ts"
SEVERAL_SENSES = frozenset(
    ["backups", "compare", "flag", "open", "state", "always", "never", "accepted", "finished", "rejected", "removed"]
    + ["taking in", "another label"]
)
"""What is one word in English and several in Chinese."""


def entries(path: Path) -> dict[tuple[str, str], str]:
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            words = "" if translation.get("type") else translation.text or ""
            found[context.findtext("name", ""), message.findtext("source", "")] = words
    return found


def tools():
    spec = importlib.util.spec_from_file_location("update", HERE / "update.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_catalogue_holds_every_string_and_no_other(tmp_path: Path) -> None:
    fresh = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, fresh)
    tools().gather(fresh)
    assert set(entries(fresh)) == set(entries(CATALOGUE)), "run: python resources/i18n/update.py"


def test_no_visible_string_stands_inside_an_f_string() -> None:
    """`lupdate` does not look into f-strings: what is said there would stay English."""
    found = []
    for path in (*(ROOT / "core").rglob("*.py"), *(ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                calls = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
                names = {getattr(func, "attr", getattr(func, "id", "")) for func in calls}
                if names & {"tr", "translate"}:
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []


def test_every_string_is_translated() -> None:
    assert [key for key, words in entries(CATALOGUE).items() if not words] == []


def test_one_thing_has_one_name_in_chinese_too() -> None:
    def bare(words: str) -> str:
        return re.sub(r"\(&?[A-Z]\)|[&….:：。]", "", words).strip().lower()

    names: dict[str, set[str]] = {}
    for (_context, source), words in entries(CATALOGUE).items():
        names.setdefault(bare(source), set()).add(bare(words))
    assert {source: found for source, found in names.items() if len(found) > 1 and source not in SEVERAL_SENSES} == {}


@pytest.mark.parametrize(("key", "words"), entries(CATALOGUE).items() if CATALOGUE.is_file() else [])
def test_placeholders_stay(key: tuple[str, str], words: str) -> None:
    assert sorted(re.findall(r"{\w*}", key[1])) == sorted(re.findall(r"{\w*}", words))


def test_the_compiled_file_is_fresh(tmp_path: Path) -> None:
    compiled = tmp_path / "fresh.qm"
    tools().compile_catalogue(CATALOGUE, compiled)
    assert compiled.read_bytes() == CATALOGUE.with_suffix(".qm").read_bytes(), "run: python resources/i18n/update.py"
