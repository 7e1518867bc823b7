"""After a crash the window comes back as it was: the process is really killed, then started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import places
from core.settings import Settings
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
LINE = "会议要求，一是做好“六稳”工作；二是落实“六保”任务；三是深入实施“两进一出”工程。\n"
posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "报告.txt"
    path.write_text("关于工作的报告\n\n" + LINE * 60, "utf-8")
    return str(path)


def killed(workspace: Path, article: str, size: str) -> dict[str, object]:
    """What the window showed when it was killed, on a screen of 1920 × 1080."""
    found, screen = workspace.with_name("state.json"), workspace.with_name("screen.json")
    screen.write_text(json.dumps({"screens": [{"name": "one", "width": 1920, "height": 1080}]}), "utf-8")
    program = [sys.executable, "-m", "tests.e2e.killed_window", str(workspace), article, str(found), size]
    given = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
    done = subprocess.run(program, cwd=ROOT, env=given, timeout=100, check=False)
    assert done.returncode == -signal.SIGKILL
    made: dict[str, object] = json.loads(found.read_text("utf-8"))
    return made


@posix
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_killed_window_comes_back_as_it_was(tmp_path: Path, article: str, size: str) -> None:
    workspace = tmp_path / "w.zhupi.json"
    left = killed(workspace, article, size)
    start = left.pop("start")
    assert isinstance(start, int)
    assert start > len(LINE) * 20
    assert left["selected"] and left["span filter"] != "[]", "there is something to come back to"
    assert left["drawers"] == ([] if size == "wide" else ["side_pane"])
    assert left["size"] == ([1300, 700] if size == "wide" else [900, 600])
    back = killed(workspace, "", size)
    again = back.pop("start")
    assert isinstance(again, int)
    assert abs(again - start) <= len(LINE)
    assert back == left


def test_filters_come_back_after_a_usual_end_too(tmp_path: Path, article: str) -> None:
    workspace = ["--workspace", str(tmp_path / "w.zhupi.json")]

    def leave(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.library.filter.setText("进度:在看")
        window.panes.review.show_status(0)

    driver.run([article, *workspace], leave)

    def back(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert window.library.filter.text() == "进度:在看"
        assert window.spans_panel.filters.filter

    driver.run(workspace, back)


def test_nothing_is_taken_up_where_that_is_switched_off(tmp_path: Path, article: str) -> None:
    workspace = ["--workspace", str(tmp_path / "w.zhupi.json")]

    def leave(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        window.library.filter.setText("报")
        window.panes.setting_effects.take("open_last", False)

    driver.run([article, *workspace], leave)

    def back(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: window.library._model.rowCount() > 0
        assert window.session.current is None
        assert not window.library.filter.text()

    driver.run(workspace, back)


def test_a_selection_that_is_gone_is_left_alone(tmp_path: Path, article: str) -> None:
    workspace = ["--workspace", str(tmp_path / "w.zhupi.json")]

    def leave(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)

    driver.run([article, *workspace], leave)
    settings = Settings(places.settings_file())
    left = json.loads(settings.text("left_off"))
    settings.put("left_off", json.dumps({**left, "selected": "nobody"}))

    def back(window: MainWindow) -> Iterator[driver.Condition]:
        yield lambda: ready(window)
        assert not window.session.selected

    driver.run(workspace, back)
