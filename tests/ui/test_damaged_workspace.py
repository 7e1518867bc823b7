"""A damaged workspace at the start: told, left as it is, or its newest backup opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from core.settings import Settings
from core.workspace import Workspace
from tests.crash.sample import fill
from ui.app import open_or_restore


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "w.zhupi.json"
    for number in range(2):
        workspace = Workspace.open(path)
        fill(workspace, range(number, number + 1))
        assert workspace.close()
    path.write_bytes(path.read_bytes()[:-50])
    return path


@pytest.mark.parametrize("wanted", [True, False])
def test_the_newest_backup_is_offered(
    qapp: QApplication, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    before = damaged.read_bytes()
    seen: list[str] = []

    def choose(box: QMessageBox) -> int:
        seen.append(box.text() + box.informativeText())
        box.buttons()[0 if wanted else -1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    workspace = open_or_restore(damaged, Settings(tmp_path / "settings.json"))
    assert "the end of the file is missing" in seen[0]
    if not wanted:
        assert workspace is None
        assert damaged.read_bytes() == before
        return
    assert workspace is not None
    assert len(workspace.entries()) == 1
    assert before in [one.read_bytes() for one in tmp_path.glob("w.zhupi.json.*.aside")]
    assert workspace.close()
