"""The start: what is not needed to show an article is imported after it is on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from ui.late import Late
from ui.panes import AT_ONCE, Panes

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLE = ROOT / "resources" / "samples" / "01-chuan-yu-qian.txt"

LATER = (
    "bs4",
    "csv",
    "jieba",
    "secrets",
    "xml",
    "core.people.others",
    "core.safety.taking_in",
    "ui.searching.find_bar",
    "ui.exchange.exporting",
    "ui.articles.reopening",
    "ui.instance",
    "ui.panels.article.card",
    "ui.panels.article.changed_file",
    "ui.panels.card",
    "ui.panels.library",
    "ui.panels.labels.editor",
    "ui.panels.labels.picker",
    "ui.panels.over_page.chooser",
    "ui.panels.over_page.small_toolbar",
    "ui.panels.spans.spans",
    "ui.panels.structure",
    "PySide6.QtNetwork",
)
"""What the start does not wait for, beside the panes that `ui.panes` does not make at once."""

START = """
import json, sys
from main import main
import ui.main_window as made

build = made.MainWindow.__init__

def watched(window, *parts):
    build(window, *parts)
    def on_paint():
        print(json.dumps(sorted(sys.modules)), flush=True)
        window.close()
    window.painted.connect(on_paint)

made.MainWindow.__init__ = watched
sys.exit(main(sys.argv[1:]))
"""


def test_what_can_come_after_the_first_paint_is_not_imported_before_it(tmp_path: Path) -> None:
    later = {late.module for name, late in vars(Panes).items() if isinstance(late, Late) and name not in AT_ONCE}
    assert len(later) > 10
    env = {**os.environ, "ZHUPI_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", START, str(ARTICLE)], cwd=ROOT, env=env, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    loaded = set(json.loads(done.stdout))
    assert "ui.reader.view" in loaded
    found = [name for name in loaded if any(name == one or name.startswith(one + ".") for one in {*later, *LATER})]
    assert sorted(found) == []
