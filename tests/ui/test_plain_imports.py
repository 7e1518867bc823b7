"""PySide's hook is off `import`, and modules that it never looked at behave as before."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

import ui.plain_imports
from ui.plain_imports import take_off_hook


def test_the_window_imports_without_the_hook() -> None:
    assert builtins.__import__ is not getattr(builtins, "__feature_import__", None)


def test_another_hook_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def own(*arguments: object) -> None:
        """Somebody's own."""

    monkeypatch.setattr(builtins, "__import__", own)
    take_off_hook()
    assert builtins.__import__ is own


def test_it_is_taken_off_once_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    hook = getattr(builtins, "__feature_import__", None)
    if hook is None:
        pytest.fail("this PySide has another way: look whether its start still reads every source")
    monkeypatch.setattr(builtins, "__import__", hook)
    take_off_hook()
    assert builtins.__import__ is ui.plain_imports.builtins.__orig_import__  # type: ignore[attr-defined]


def test_a_module_that_was_not_looked_at_has_the_usual_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unseen_module.py").write_text(
        "from PySide6.QtCore import QObject\n\n\ndef named():\n    one = QObject()\n"
        "    one.setObjectName('a')\n    return one\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    import unseen_module  # type: ignore[import-not-found]

    made = unseen_module.named()
    assert isinstance(made, QObject)
    assert made.objectName() == "a"
    assert not hasattr(QObject, "set_object_name")
    del sys.modules["unseen_module"]
