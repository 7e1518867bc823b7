"""The shipped weights are what the shipped program learns from the labelled chunks, and hold on the files set apart."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def fit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit", ROOT / "resources" / "slogans" / "fit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_weights_can_be_fitted_again(
    fit: ModuleType, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = shared / "articles"
    out = tmp_path / "weights.json"
    gold = ROOT / "tests" / "data" / "gold" / "quoted_chunks.jsonl"
    arguments = ["fit.py", str(gold), str(articles), str(articles / "many.tar.xz"), "--out", str(out)]
    monkeypatch.setattr(sys, "argv", arguments)
    assert fit.main() == 0
    shipped = json.loads((ROOT / "resources" / "slogans" / "weights.json").read_text("utf-8"))["weights"]
    fitted = json.loads(out.read_text("utf-8"))["weights"]
    assert fitted.keys() == shipped.keys()
    assert all(abs(fitted[name] - shipped[name]) < 0.001 for name in shipped)
    apart = [line for line in capsys.readouterr().out.splitlines() if line.startswith("set apart, all")]
    assert float(apart[0].split(" F1 ")[1].split()[0]) >= 0.85


def test_the_same_examples_give_the_same_weights(fit: ModuleType) -> None:
    examples = [(("a", "b"), "slogan"), (("b", "c"), "no"), (("a", "c"), "doubtful"), (("d",), "plan")]
    assert fit.fit(examples) == fit.fit(examples)
    assert "d" not in fit.fit(examples)
