"""Zhupi: `python main.py [ARTICLE | FOLDER]… [--workspace FILE]` opens the window; a command's name needs none.

Worker processes import this file again, so ui and core are imported inside functions only.
"""

from __future__ import annotations

import gc
import sys
from multiprocessing import freeze_support
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.worker import Worker

COMMANDS = ("extract", "export", "import", "check", "score")


def main(arguments: list[str] | None = None) -> int:
    """The window, or a headless command where the first argument names one; the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in COMMANDS:
        from core.commands import main as run_command

        return run_command(given)
    # What the start makes stays: looking through it for cycles costs a sixth of it. `ui.collecting` looks from then on.
    gc.disable()
    try:
        return _open_window(given)
    finally:
        gc.enable()


def _open_window(given: list[str]) -> int:
    from core.worker import Worker

    # It needs as long to get ready as the window to be imported and made: the article is read when the window asks.
    worker = Worker()
    worker.start()
    try:
        return _with_worker(given, worker)
    finally:
        worker.stop()


def _with_worker(given: list[str], worker: Worker) -> int:
    try:
        from ui.app import run
    except ImportError as error:
        return _without_qt(error)
    return run(given, worker)


def _without_qt(error: ImportError) -> int:
    """Say which library is missing, by the name it is installed under, instead of Qt's riddle."""
    from core.system_libraries import explain_import_error

    sys.stderr.write(explain_import_error(str(error)) + "\n")
    return 2


if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
