"""The application: arguments, one window a workspace, language, exception hook, and the window."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core import places
from core.settings import Settings
from core.system_libraries import explain_missing, missing_libraries
from core.worker import Worker
from core.workspace import may_be_open
from ui.arrival import Again, Arrival
from ui.collecting import Collector
from ui.compiled_qt import keep_compiled
from ui.giving_way import ComingRound
from ui.language import install_language
from ui.look import theme
from ui.main_window import MainWindow
from ui.safety.starting import Opened, open_again, open_or_restore

TURN: Final = 0.0005
"""Seconds after which a thread that computes lets the window have the interpreter. Python's own 5 ms come before every
call into Qt while the writer makes a long line: a page that is painted in 10 ms took 150."""


def run(arguments: list[str], worker: Worker) -> int:
    """Open the window on those arguments, with the worker that reads for it; the exit code."""
    options = _parse(arguments)
    sys.setswitchinterval(TURN)
    problem = _display_problem()
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return 2
    settings = Settings(places.settings_file())
    app = application(settings.text("input_method"))
    path = Path(options.workspace).absolute() if options.workspace else places.default_workspace()
    paths = [str(Path(name).absolute()) for name in options.paths]
    if may_be_open(path) and _hand_over(path, paths):
        return 0
    install_language(app, settings.text("language"))
    opened = open_or_restore(path, settings)
    if opened is None:
        return 1
    if opened.workspace.locked_by and _hand_over(opened.workspace.path, paths, patient=True):
        opened.workspace.close()  # another one was chosen in place of a damaged one, and a window of it is there
        return 0
    collector = Collector()
    coming_round = ComingRound()
    code = 0
    while opened is not None:
        code, again = _show_window(app, opened, paths, settings, worker)
        install_language(app, settings.text("language"))
        opened = open_again(opened.workspace.path, settings, again) if again is not None else None
        paths = []
    coming_round.stop()
    collector.stop()
    return code


def _show_window(
    app: QApplication, opened: Opened, paths: list[str], settings: Settings, worker: Worker
) -> tuple[int, Again | None]:
    """Show the window until it is closed; the exit code, and whether the workspace is to be opened anew."""
    window = MainWindow(opened.workspace, settings, worker)
    window.arrived.connect(lambda: _listen(opened.workspace.path, window))
    sys.excepthook = ExceptionHook(window)
    window.show()
    window.start(paths, anew=opened.arrival.anew)
    if opened.arrival != Arrival():
        window.panes.safety.arrive(opened.arrival)
    code = app.exec()
    again = window.again
    # Qt takes the window down from the top; left to Python's collector, its parts would go in any order.
    shiboken6.delete(window)
    return code, again


def _listen(workspace: Path, window: MainWindow) -> None:
    from ui.instance import InstanceServer  # noqa: PLC0415  # the article comes first

    server = InstanceServer(workspace, window)
    server.files_arrived.connect(window.take_files)
    keep_compiled()


def _hand_over(workspace: Path, paths: list[str], *, patient: bool = False) -> bool:
    from ui.instance import hand_over  # noqa: PLC0415  # most starts are first ones

    return hand_over(workspace, paths, patient=patient)


def application(input_method: str = "system") -> QApplication:
    """The one QApplication, made if need be; `input_method` is what the setting of that name says."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # PySide6's wheel has no fcitx plugin; ibus is the protocol fcitx answers too (DESIGN).
    if input_method != "system":
        os.environ["QT_IM_MODULE"] = input_method
    elif os.environ.get("QT_IM_MODULE", "").startswith("fcitx") or "fcitx" in os.environ.get("XMODIFIERS", ""):
        os.environ["QT_IM_MODULE"] = "ibus"
    QGuiApplication.setDesktopFileName("zhupi")
    # As an argument: setting it makes all of PySide's enumerations of styles, 5 ms.
    app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    app.setApplicationName("zhupi")
    app.setApplicationDisplayName("朱批 Zhupi")
    theme.prepare(app)
    app.setProperty(theme.WORN, "")
    return app


class ExceptionHook:
    """The last boundary: what nobody expected is told in the window, written to stderr, and work goes on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report an exception nobody caught."""
        traceback.print_exception(kind, error, trace)
        if isinstance(error, Exception):
            self._window.report(error)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="zhupi", description="Read and annotate Chinese articles.")
    parser.add_argument("paths", nargs="*", metavar="ARTICLE | FOLDER")
    parser.add_argument("--workspace", metavar="FILE", default="")
    return parser.parse_args(arguments)


def _display_problem() -> str:
    """Why no window can be shown on this system, or nothing: Qt itself would only abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "").startswith(
        ("offscreen", "minimal")
    ):
        return ""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return (
            "There is no display (DISPLAY is not set), so no window can be shown. "
            "The commands work without one: extract, export, import, check, score."
        )
    missing = missing_libraries(window=bool(os.environ.get("DISPLAY")))
    return explain_missing(missing) if missing else ""
