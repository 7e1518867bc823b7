"""What every test shares: where the articles that are not ours lie, and an isolated home."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from start import own_screen  # noqa: E402  # the project's root is on the path from here on


def pytest_configure(config: pytest.Config) -> None:
    """Each of several test processes gets a screen of its own: on a shared one they would take each other's focus."""
    if hasattr(config, "workerinput") and os.environ["QT_QPA_PLATFORM"] == "xcb":
        screen = ExitStack()
        os.environ.update(screen.enter_context(own_screen()))
        config.add_cleanup(screen.close)


MAY_BE_SKIPPED = (
    "../shared",
    "beside the project",
    "many.tar.xz",
    "Python 3.12",
    "POSIX",
    "shell script",
    "/proc",
    "needs root",
    "no tmpfs can be mounted",
)
"""Reasons for leaving a test out that no set-up can mend; every other one is a failure where ZHUPI_NO_SKIPS is set."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """A tool that is missing on the build machine fails the tests that need it, instead of leaving them out."""
    report = yield
    if report.skipped and os.environ.get("ZHUPI_NO_SKIPS") and not hasattr(report, "wasxfail"):
        reason = str(call.excinfo.value if call.excinfo else report.longrepr)
        if not any(words in reason for words in MAY_BE_SKIPPED):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} would have been left out: {reason}"
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of others' articles beside the project; they are read, never copied."""
    folder = ROOT.parent / "shared"
    if not (folder / "reference" / "article.txt").is_file():
        pytest.skip("the folder ../shared with the reference article is not on this machine")
    return folder


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches a person's own settings, cache or workspace."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("ZHUPI_HOME", str(home / "zhupi"))
    return home
