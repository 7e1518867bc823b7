"""A workspace that cannot be opened at the start: told, left as it is, or a backup or another workspace opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.messages import Message
from core.safety import backups
from core.settings import Settings
from core.workspace import Workspace
from tests.crash.sample import fill
from ui.panels.safety.damaged_start import DamagedStart
from ui.safety.starting import Opened, open_or_restore

Act = Callable[[DamagedStart], None]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A workspace of three articles that was cut off; its backups hold two and one."""
    path = tmp_path / "w.zhupi.json"
    for number in range(3):
        workspace = Workspace.open(path)
        fill(workspace, range(number, number + 1))
        assert workspace.close()
    path.write_bytes(path.read_bytes()[:-50])
    return path


class Person:
    """Acts on the windows that come, one after another, as soon as each knows what its backups hold."""

    def __init__(self, *acts: Act) -> None:
        self._acts = list(acts)
        self.said: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        shown = next(
            (one for one in QApplication.topLevelWidgets() if isinstance(one, DamagedStart) and one.isVisible()), None
        )
        if shown is None or "…" in _rows(shown):
            return
        if not shown.isActiveWindow():
            shown.activateWindow()
            return
        self.said.append(" ".join((shown.what.text(), shown.why.text(), shown.to_do.text(), _rows(shown))))
        self._acts.pop(0)(shown)
        if not self._acts:
            self._timer.stop()


def _rows(shown: DamagedStart) -> str:
    return " ".join(str(shown.list.rows.index(row).data()) for row in range(shown.list.rows.rowCount()))


def started(path: Path, tmp_path: Path, *acts: Act) -> tuple[Opened | None, list[str]]:
    person = Person(*acts)
    opened = open_or_restore(path, Settings(tmp_path / "settings.json"))
    return opened, person.said


def test_enter_opens_the_newest_backup_and_the_damaged_file_is_kept(
    qapp: QApplication, damaged: Path, tmp_path: Path
) -> None:
    before = damaged.read_bytes()
    opened, said = started(
        damaged, tmp_path, lambda shown: QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_Return)
    )
    assert "The end of the file is missing" in said[0]
    assert str(damaged) in said[0]
    assert "articles: 2 · worked on: 2" in said[0]
    assert opened is not None
    assert len(opened.workspace.entries()) == 2
    assert opened.arrival.damaged
    assert not opened.arrival.whole
    assert opened.arrival.kept is not None
    assert opened.arrival.kept.read_bytes() == before
    assert opened.workspace.close()


def kept(folder: Path) -> dict[Path, bytes]:
    """What a person has there; the file of the lock holds only who looked last, and when."""
    return {one: one.read_bytes() for one in folder.rglob("w.*") if one.is_file() and one.suffix != ".lock"}


def test_everything_stays_as_it_is(qapp: QApplication, damaged: Path, tmp_path: Path) -> None:
    before = kept(tmp_path)
    for act in (
        lambda shown: QTest.mouseClick(shown.leave, Qt.MouseButton.LeftButton),
        lambda shown: QTest.keyClick(shown, Qt.Key.Key_Escape),
    ):
        opened, _said = started(damaged, tmp_path, act)
        assert opened is None
    assert before and kept(tmp_path) == before


def test_another_backup_can_be_chosen_and_a_damaged_one_cannot(
    qapp: QApplication, damaged: Path, tmp_path: Path
) -> None:
    workspace = Workspace.open(tmp_path / "x.zhupi.json")
    fill(workspace, range(3))
    workspace.close()
    newest, *older = backups.backups_of(damaged)
    assert older
    newest.path.write_bytes(newest.path.read_bytes()[:-30])

    def choose(shown: DamagedStart) -> None:
        assert "It cannot be read." in _rows(shown)
        assert not shown.open_backup.isEnabled()
        place = shown.list.visualRect(shown.list.rows.index(1)).center()
        QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert shown.open_backup.text() == "Open this backup"
        QTest.mouseClick(shown.open_backup, Qt.MouseButton.LeftButton)

    opened, _said = started(damaged, tmp_path, choose)
    assert opened is not None
    assert opened.arrival.restored == older[0]
    assert opened.workspace.close()


def test_another_workspace_can_be_opened_which_may_be_damaged_too(
    qapp: QApplication, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "whole.zhupi.json"
    Workspace.open(whole).close()
    foreign = tmp_path / "foreign.json"
    foreign.write_text('{"a": 1}', "utf-8")
    chosen = iter((str(foreign), str(whole)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (next(chosen), ""))
    press: Act = lambda shown: QTest.mouseClick(shown.open_other, Qt.MouseButton.LeftButton)  # noqa: E731
    opened, said = started(damaged, tmp_path, press, press)
    assert "not a workspace" in said[1]
    assert opened is not None
    assert opened.workspace.path == whole
    assert not opened.arrival.damaged
    assert foreign.read_text("utf-8") == '{"a": 1}'
    assert opened.workspace.close()


@pytest.mark.parametrize(
    ("there", "what", "to_do"),
    [
        (b'{"a": 1}', "not a workspace", "ends in .zhupi.json"),
        (b'{"meta":{"1":{"format":"zhupi","version":[9,0],', "newer program", "Open it with that program"),
    ],
    ids=["foreign", "newer"],
)
def test_what_is_not_ours_keeps_its_place_unless_a_backup_is_chosen(
    qapp: QApplication, damaged: Path, tmp_path: Path, there: bytes, what: str, to_do: str
) -> None:
    """The backups of a workspace are offered whatever stands in its place; what is whole is left by the nearest key."""
    damaged.write_bytes(there)
    focused: list[bool] = []

    def leave(shown: DamagedStart) -> None:
        focused.append(shown.leave.hasFocus())
        QTest.keyClick(shown.leave, Qt.Key.Key_Space)

    opened, said = started(damaged, tmp_path, leave)
    assert opened is None
    assert focused == [True]
    assert what in said[0] and to_do in said[0]
    assert "articles: 2 · worked on: 2" in said[0]
    assert damaged.read_bytes() == there
    opened, _said = started(
        damaged, tmp_path, lambda shown: QTest.mouseClick(shown.open_backup, Qt.MouseButton.LeftButton)
    )
    assert opened is not None
    assert len(opened.workspace.entries()) == 2
    assert opened.arrival.kept is not None
    assert opened.arrival.kept.read_bytes() == there
    assert opened.arrival.whole  # the notice does not call that file damaged
    assert opened.workspace.close()


def test_on_a_low_screen_the_ways_on_stay_in_sight(
    qapp: QApplication, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Low:
        def availableSize(self) -> QSize:
            return QSize(853, 480)

    monkeypatch.setattr(DamagedStart, "screen", lambda _self: Low())
    shown = DamagedStart(Message("It cannot be read.", "why", "what to do"), damaged, backups.backups_of(damaged) * 3)
    shown.show()
    assert shown.height() <= 480
    assert shown.list.height() >= 52
    shown.reject()


def test_no_button_of_the_damaged_start_is_cut_off(qtbot: QtBot, damaged: Path) -> None:
    dialog = DamagedStart(
        Message("The file cannot be read.", "It is cut off.", "Choose."), damaged, backups.backups_of(damaged)
    )
    qtbot.addWidget(dialog)
    for button in (dialog.leave, dialog.open_other, dialog.open_backup):
        button.setText(button.text() * 2)
    dialog.show()
    dialog.adjustSize()
    for button in (dialog.leave, dialog.open_other, dialog.open_backup):
        assert button.width() >= button.sizeHint().width()


def test_where_there_is_no_backup_none_is_offered(qapp: QApplication, damaged: Path, tmp_path: Path) -> None:
    for one in backups.backups_of(damaged):
        one.path.unlink()
    opened, said = started(damaged, tmp_path, lambda shown: shown.reject())
    assert opened is None
    assert "no backup stands beside it" in said[0] and "newest backup" not in said[0]


def test_a_folder_that_cannot_be_made_is_told_and_another_workspace_opens(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    opened, said = started(tmp_path / "file" / "w.zhupi.json", tmp_path, lambda shown: shown.reject())
    assert opened is None
    assert "The workspace could not be used." in said[0] and "Errno" not in said[0]
