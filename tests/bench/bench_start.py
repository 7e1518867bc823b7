"""Start → article painted, and the window's memory: python tests/bench/bench_start.py [ARTICLE [RUNS]] [--session]
With --session the article was open when the program ended before, and the start names none: it is restored.

Each run is a fresh process with a fresh home, but for what an earlier start kept compiled; medians are printed, and the
very first start beside them. The clock starts before the process does. Between
the runs a bare Qt window shows the same text in a QTextEdit: what Python and Qt alone take on this machine now.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.places import COMPILED  # noqa: E402  # the project stands above this program

CHILD = """
import sys, time
from importlib.machinery import PathFinder
sys.path.insert(0, {root!r})
start = float(sys.argv[1])
marks = {{}}

class Watch:
    # `main` imports the window itself, with the worker getting ready beside it: it is reached once it is there.
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "ui.main_window":
            return None
        sys.meta_path.remove(Watch)
        spec = PathFinder.find_spec(name, path)
        load = spec.loader.exec_module
        def load_and_watch(module):
            load(module)
            watch(module.MainWindow)
        spec.loader.exec_module = load_and_watch
        return spec

def watch(kind):
    from PySide6.QtCore import QTimer
    original = kind.__init__
    def build(self, *args):
        original(self, *args)
        self.painted.connect(lambda: marks.setdefault("painted", time.time() - start))
        def look():
            current = self.session.current
            if "painted" in marks and current is not None and current.complete:
                rss = [line for line in open("/proc/self/status") if line.startswith("VmRSS")][0].split()[1]
                print(marks["painted"] * 1000, (time.time() - start) * 1000, int(rss) / 1024, flush=True)
                self.close()
            else:
                QTimer.singleShot(2, look)
        QTimer.singleShot(0, look)
    kind.__init__ = build

if __name__ == "__main__":
    sys.meta_path.insert(0, Watch)
    from main import main
    main(sys.argv[2:])
"""

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.setCentralWidget(QTextEdit())
window.centralWidget().setPlainText(open(sys.argv[2], encoding="utf-8", errors="replace").read())
window.show()
def painted():
    print((time.time() - float(sys.argv[1])) * 1000)
    app.quit()
QTimer.singleShot(0, painted)
app.exec()
"""


def bare_run(article: str) -> float:
    """Milliseconds to the first turn of a bare window that shows the text."""
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-c", BARE, repr(time.time()), article]
    return float(subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=True).stdout)


def one_run(article: str, compiled: Path, *, session: bool = False) -> tuple[float, float, float]:
    """Milliseconds to painted, to everything lit, and MiB of the window's process; of a second start for a session.

    `compiled` is what an earlier start kept, and is made where it is not there.
    """
    with tempfile.TemporaryDirectory() as home:
        cache = Path(home) / "cache" / COMPILED
        cache.parent.mkdir()
        if compiled.exists():
            shutil.copy(compiled, cache)
        script = Path(home) / "child.py"
        script.write_text(CHILD.format(root=str(ROOT)), "utf-8")
        # A person's start finds compiled modules; an environment that forbids them would measure the compiler.
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env = {**kept, "ZHUPI_HOME": home, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        for named in ([article], []) if session else ([article],):
            command = [sys.executable, str(script), repr(time.time()), *named]
            done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=True, cwd=ROOT)
        if not compiled.exists() and cache.exists():
            shutil.copy(cache, compiled)
        painted, lit, memory = (float(word) for word in done.stdout.split())
        return painted, lit, memory


def main() -> None:
    """Print the medians."""
    session = "--session" in sys.argv
    given = [word for word in sys.argv[1:] if word != "--session"]
    sample = ROOT / "resources" / "samples" / "01-chuan-yu-qian.txt"
    article = str(Path(given[0] if given else sample).resolve())
    runs = int(given[1]) if len(given) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        compiled = Path(folder) / COMPILED
        first = one_run(article, compiled, session=session)
        found = [(bare_run(article), *one_run(article, compiled, session=session)) for _number in range(runs)]
    print(f"first    painted {first[0]:7.0f} ms")
    for name, unit, values in zip(
        ("bare", "painted", "all lit", "memory"), ("ms", "ms", "ms", "MiB"), zip(*found, strict=True), strict=True
    ):
        print(
            f"{name:8} median {statistics.median(values):7.0f} {unit}   best {min(values):7.0f}   worst {max(values):7.0f}"
        )


if __name__ == "__main__":
    main()
