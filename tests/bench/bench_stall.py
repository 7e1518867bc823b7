"""The longest gap of a 5 ms timer while a large article is read, extracted and jieba loads.

python tests/bench/bench_stall.py [CODE_POINTS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PLAIN = (
    "各级部门要把保障民生放在更加突出的位置，完善服务网点，改进工作作风，及时回应群众关切，让办事的人少跑腿、多满意。"
    "近年来，当地坚持从实际出发，把责任落实到岗、到人，把好经验好做法固定下来，一年接着一年干，工作面貌有了明显变化。"
)
SENTENCE = (
    "江西省邮政管理局要求，一是深入实施“两进一出”工程，做好“六稳”“六保”工作；二是落实全面从严治党要求；"
    "三是加强黄河北岸、广东西部与浙江苏宁的服务。他说明天津贴将发放到位。" + PLAIN * 4 + "\n"
)
"""About one span in forty characters, as in a bulletin that is full of them."""


def main() -> None:
    """Print the longest gaps by phase."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZHUPI_HOME"] = home
        path = Path(home) / "large.txt"
        path.write_text(SENTENCE * (size // len(SENTENCE)), "utf-8")
        _run(path, Path(home) / "w.zhupi.json")


def _run(path: Path, workspace: Path) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from tests.e2e import driver

    app = QApplication.instance() or QApplication([])
    assert app is not None
    gaps: list[tuple[float, str]] = []
    phase = ["start"]
    last = [time.perf_counter()]
    timer = QTimer(interval=5)
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0], phase[0]))
        last[0] = now

    timer.timeout.connect(tick)

    def work(window: object):
        from core.worker import CutRequest

        timer.start()
        last[0] = time.perf_counter()
        phase[0] = "open and extract"
        begun = time.perf_counter()
        window.opening.open_paths([str(path)])
        yield lambda: window.session.current is not None
        print(f"shown after {1000 * (time.perf_counter() - begun):.0f} ms")
        yield lambda: window.session.current.complete
        print(f"all {len(window.session.spans)} spans lit after {1000 * (time.perf_counter() - begun):.0f} ms")
        phase[0] = "jieba loads"
        done = []
        window.jobs.ask("cut", CutRequest("他说明天津贴将发放到位"), done.append, done.append)
        yield lambda: len(done) == 2
        phase[0] = "first correction"
        driver.press(window, "j")
        driver.press(window, "a")
        yield lambda: window.workspace.unconfirmed == 0
        phase[0] = "later corrections"
        for _number in range(20):
            driver.press(window, "a")
        yield lambda: window.workspace.unconfirmed == 0
        timer.stop()  # what follows is the end: it folds the workspace, and nobody waits for a key

    driver.run(["--workspace", str(workspace)], work)
    for name in dict.fromkeys(name for _gap, name in gaps):
        found = sorted(1000 * gap for gap, at in gaps if at == name)
        print(f"{name:20} longest gaps {', '.join(f'{gap:.0f}' for gap in found[-3:][::-1])} ms of {len(found)}")


if __name__ == "__main__":
    main()
